import { describe, expect, it } from 'vitest';
import { deleteSelected } from '../editor/commands/delete.ts';
import { insertSubnet } from '../editor/commands/insert-subnet.ts';
import { saveProbe } from '../editor/commands/probes.ts';
import { renameDocument } from '../editor/commands/rename-document.ts';
import type { Probe } from '../editor/document.ts';
import { sampleDocument } from '../io/gallery/sample.ts';
import { nameTag } from '../kernel/cloud/record.ts';
import { createLab } from './lab.ts';
import { timelineOf } from './timeline.ts';

function sampleLab() {
  const lab = createLab(sampleDocument('sample'));
  const state = () => lab.store.getState();
  const keyOf = (table: 'instance' | 'vpc', name: string) => {
    const found = Object.values(state().document.cloud.tables[table]).find((item) => nameTag(item) === name);
    if (found === undefined) throw new Error(`no ${table} is named ${name}`);
    return found.key;
  };
  const question: Probe = {
    id: 'question',
    from: 'internet',
    to: keyOf('instance', 'web-1'),
    protocol: 6,
    port: 80,
    sourcePort: null,
  };
  return { lab, state, keyOf, question };
}

describe('a live canvas', () => {
  it('makes one entry of the history for each intent, undoes it and does it again', () => {
    const { lab, state, keyOf } = sampleLab();
    const before = state().document;
    const done = lab.run(insertSubnet, { into: keyOf('vpc', 'shop') });
    if (!done.ok) throw new Error(done.error.message);
    const after = state().document;
    expect(after).not.toBe(before);
    expect(state().receipt).toBe(done.value);
    lab.undo();
    expect(state().document).toBe(before);
    expect(state().future.map(({ label }) => label)).toEqual([done.value.label]);
    lab.redo();
    expect(state().document).toBe(after);
    expect(state().future).toEqual([]);
  });

  it('forgets what was undone once something else is done', () => {
    const { lab, state, keyOf, question } = sampleLab();
    lab.run(insertSubnet, { into: keyOf('vpc', 'shop') });
    lab.undo();
    lab.run(saveProbe, question);
    expect(state().future).toEqual([]);
    expect(state().past).toHaveLength(1);
  });

  it('says why an edit is refused, and changes nothing', () => {
    const { lab, state } = sampleLab();
    const before = state().document;
    lab.select([]);
    expect(lab.run(deleteSelected, undefined).ok).toBe(false);
    expect(state().problem?.message).toMatch(/\w/);
    expect(state().document).toBe(before);
    expect(state().past).toEqual([]);
  });

  it('asks kept questions again after each edit', () => {
    const { lab, state, keyOf, question } = sampleLab();
    lab.run(saveProbe, question);
    const answer = () => {
      const kept = state().probes.find(({ probe }) => probe.id === question.id)?.answer;
      return kept?.ok === true ? kept.value.verdict : 'no answer';
    };
    expect(answer()).toBe('reachable');
    lab.select([keyOf('instance', 'web-1')]);
    lab.run(deleteSelected, undefined);
    expect(answer()).not.toBe('reachable');
    lab.undo();
    expect(answer()).toBe('reachable');
  });

  it('steps through a trace by step and by hop, and stays inside it', () => {
    const { lab, state, question } = sampleLab();
    const answer = lab.ask(question);
    if (!answer.ok) throw new Error(answer.error);
    const ticks = timelineOf(answer.value);
    expect(state().open?.ticks).toEqual(ticks);
    lab.seekHop(1);
    expect(state().open?.cursor).toBe(ticks.findIndex((tick, index) => index > 0 && tick.opensHop));
    lab.seek(10_000);
    expect(state().open?.cursor).toBe(ticks.length - 1);
    lab.seek(-5);
    expect(state().open?.cursor).toBe(0);
    expect(ticks.at(-1)?.direction).toBe('reply');
  });

  it('keeps an unaffected trace as it was, without marking a change', () => {
    const { lab, state, keyOf, question } = sampleLab();
    lab.ask(question);
    lab.seek(3);
    lab.run(insertSubnet, { into: keyOf('vpc', 'shop') });
    expect(state().open).toMatchObject({ cursor: 3, changedAt: null });
  });

  it('refuses every command while it is locked, with the reason; asking stays free', () => {
    const lab = createLab(sampleDocument('sample'));
    const before = lab.store.getState().document;
    lab.lock('Only to look at.');
    expect(lab.canRun(renameDocument, { name: 'Other' })).toBe('Only to look at.');
    expect(lab.run(renameDocument, { name: 'Other' })).toEqual({
      ok: false,
      error: { code: 'NotAvailable', message: 'Only to look at.' },
    });
    expect(lab.store.getState().document).toBe(before);
    expect(lab.store.getState().problem?.message).toBe('Only to look at.');
    const [probe] = before.probes;
    expect(probe !== undefined && lab.ask(probe).ok).toBe(true);
    lab.lock(null);
    expect(lab.run(renameDocument, { name: 'Other' }).ok).toBe(true);
  });
});
