import { describe, expect, it } from 'vitest';
import { applyRepair } from '../editor/commands/apply-repair.ts';
import type { Probe } from '../editor/document.ts';
import { sampleDocument } from '../io/gallery/sample.ts';
import { nameTag } from '../kernel/cloud/record.ts';
import { createLab } from './lab.ts';
import { repairChoices } from './repairs.ts';

function sampleLab() {
  const lab = createLab(sampleDocument('sample'));
  const keyOf = (name: string) => {
    const { instance } = lab.store.getState().document.cloud.tables;
    const found = Object.values(instance).find((record) => nameTag(record) === name);
    if (found === undefined) throw new Error(`no instance is named ${name}`);
    return found.key;
  };
  const probe = (from: string, to: string, port: number): Probe => ({
    id: `${from}-${to}`,
    from: from === 'internet' ? from : keyOf(from),
    to: keyOf(to),
    protocol: 6,
    port,
    sourcePort: null,
  });
  return { lab, probe };
}

describe('repairs of the open question', () => {
  it.each([
    ['web-1', 'db-1', 3306],
    ['internet', 'app-1', 8080],
  ])('let %s reach %s on %i, as one entry of the history', (from, to, port) => {
    const { lab, probe } = sampleLab();
    const question = probe(from, to, port);
    lab.ask(question);
    expect(lab.store.getState().open?.trace.verdict).not.toBe('reachable');
    const { choices, none } = repairChoices(lab.store.getState().document, question);
    expect(none).toBeNull();
    const best = choices[0];
    if (best === undefined) throw new Error('a repair is offered');
    expect(best.lines).toHaveLength(best.requests.length);
    const before = lab.store.getState().document;
    expect(lab.run(applyRepair, best).ok).toBe(true);
    expect(lab.store.getState().open?.trace.verdict).toBe('reachable');
    expect(lab.store.getState().open?.changedAt).not.toBeNull();
    lab.undo();
    expect(lab.store.getState().document).toBe(before);
    expect(lab.store.getState().open?.trace.verdict).not.toBe('reachable');
  });

  it('says so when nothing has to be mended', () => {
    const { lab, probe } = sampleLab();
    const { choices, none } = repairChoices(lab.store.getState().document, probe('internet', 'web-1', 443));
    expect(choices).toEqual([]);
    expect(none).toMatch(/\w/);
  });
});
