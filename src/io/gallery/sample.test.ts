import { expect, it } from 'vitest';
import sample from './sample.json' with { type: 'json' };
import { sampleDocument } from './sample.ts';

it('is at hand as the gallery builds it; otherwise run `npm run sample`', () => {
  expect(sample).toEqual(sampleDocument('sample'));
});
