import { describe, expect, it } from 'vitest';
import type { Probe } from '../editor/document.ts';
import { sampleDocument } from '../io/gallery/sample.ts';
import { createLab } from './lab.ts';
import { previewOf } from './preview.ts';
import { repairChoices } from './repairs.ts';

function ask(from: string, to: string) {
  const lab = createLab(sampleDocument('sample'));
  const { scene, document } = lab.store.getState();
  const keyOf = (title: string) => scene.nodes.find((node) => node.title === title)?.key ?? title;
  const probe: Probe = {
    id: 'asked',
    from: keyOf(from),
    to: keyOf(to),
    protocol: 6,
    port: 3306,
    sourcePort: null,
  };
  lab.ask(probe);
  const { open } = lab.store.getState();
  if (open === null) throw new Error('nothing is open');
  return { lab, document, probe, trace: open.trace, found: repairChoices(document, probe) };
}

describe('previewOf', () => {
  it('sets the answer with the fix beside the one without, and shows the line that is not there yet', () => {
    const { lab, document, probe, trace, found } = ask('web-1', 'db-1');
    const [best] = found.choices;
    if (best === undefined) throw new Error('a fix is offered');
    const preview = previewOf(document, probe, trace, best);
    if (!preview.ok) throw new Error(preview.error);
    const { before, after, step, effect } = preview.value;
    expect([before.verdict, before.blockers, after.verdict, after.blockers]).toEqual([
      'blocked',
      1,
      'reachable',
      0,
    ]);
    expect(step?.rows.filter(({ isGhost }) => isGhost)).toEqual([
      expect.objectContaining({ text: 'tcp 3306 from web', decides: true }),
    ]);
    expect(effect).toMatch(/^It would open tcp 3306 from web-1 and web-2 to db-1 and db-2/);
    expect(lab.store.getState().document).toBe(document);
  });

  it('mends one blocker of several and says how many stay', () => {
    const { document, probe, trace, found } = ask('internet', 'db-1');
    expect(trace.blockers).toHaveLength(3);
    expect(found.each).toHaveLength(3);
    for (const fix of found.each) {
      if (fix === null) throw new Error('each of them can be mended alone');
      const preview = previewOf(document, probe, trace, fix);
      if (!preview.ok) throw new Error(preview.error);
      expect(preview.value.after.blockers).toBeLessThan(3);
      expect(preview.value.after.verdict).not.toBe('reachable');
    }
  });

  it('names the kept questions that would turn', () => {
    const { document, probe, trace, found } = ask('internet', 'db-1');
    const [best] = found.choices;
    if (best === undefined) throw new Error('a fix is offered');
    const preview = previewOf(document, probe, trace, best);
    if (!preview.ok) throw new Error(preview.error);
    expect(preview.value.turned).toEqual([{ words: 'internet → db-1:3306', isGood: true }]);
  });
});
