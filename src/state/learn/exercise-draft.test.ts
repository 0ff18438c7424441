import { expect, it } from 'vitest';
import { NO_DRAFT, parseDraft, printDraft } from './exercise-draft.ts';

const draft = { ...NO_DRAFT, title: 'Open the shop', wanted: { p: 'reach' } } as const;

it('a draft comes back as it was; goals of another architecture are left out', () => {
  expect(parseDraft(printDraft('mine', draft), 'mine')).toEqual(draft);
  expect(parseDraft(printDraft('mine', draft), 'other')).toEqual({ ...draft, wanted: {} });
});

it.each([null, '', '{"half":', '{"document":"mine","draft":{}}', '[]'])('%s is no draft', (text) => {
  expect(parseDraft(text, 'mine')).toBeNull();
});
