import { describe, expect, it } from 'vitest';
import { deleteSelected } from '../editor/commands/delete.ts';
import { insertInstance } from '../editor/commands/insert-instance.ts';
import { insertVpc } from '../editor/commands/insert-vpc.ts';
import { moveNodes } from '../editor/commands/move-nodes.ts';
import { sampleDocument } from '../io/gallery/sample.ts';
import { announcementOf } from './announcements.ts';
import { createLab } from './lab.ts';

function sample() {
  const lab = createLab(sampleDocument('sample'));
  const state = () => lab.store.getState();
  const keyOf = (title: string) => {
    const found = state().scene.nodes.find((node) => node.title === title);
    if (found === undefined) throw new Error(`no node ${title}`);
    return found.key;
  };
  const saidBy = (act: () => void) => {
    const before = state();
    act();
    return announcementOf(before, state());
  };
  return { lab, state, keyOf, saidBy };
}

describe('what is said of a change', () => {
  it('tells an edit by its label, what AWS would note, and the questions it turned', () => {
    const { lab, keyOf, saidBy } = sample();
    expect(saidBy(() => lab.run(insertInstance, { into: keyOf('db-a') }))).toEqual({
      history: 'Done: Launch instance in db-a. It has the security groups of db-1: database.',
    });
    lab.select([keyOf('nat-a')]);
    const said = saidBy(() => lab.run(deleteSelected, undefined));
    expect(said.history).toMatch(/^Done: Delete nat-a\. /);
    expect(said.checks).toBe('app-1 to internet, tcp 443, is now blocked.');
  });

  it('tells undo and redo by the label of what they undo and redo', () => {
    const { lab, keyOf, saidBy } = sample();
    lab.run(insertInstance, { into: keyOf('db-a') });
    expect(saidBy(() => lab.undo()).history).toBe('Undone: Launch instance in db-a.');
    expect(saidBy(() => lab.redo()).history).toBe('Done again: Launch instance in db-a.');
  });

  it('tells where something was moved by its neighbour and container, never by coordinates', () => {
    const { lab, keyOf, saidBy } = sample();
    const said = saidBy(() => lab.run(moveNodes, { positions: { [keyOf('web-1')]: { x: 600, y: 40 } } }));
    expect(said).toEqual({ history: 'Done: Move web-1, now right of nat-a in web-a.' });
  });

  it('tells a refusal at once, with its reason', () => {
    const { lab, keyOf, saidBy } = sample();
    const said = saidBy(() => lab.run(insertVpc, { into: keyOf('web-a') }));
    expect(said).toEqual({
      refusal: 'Not done. A VPC lies in a Region, not inside another network.',
    });
  });

  it('tells an answer with how much blocks it, then each step as its card does', () => {
    const { lab, state, saidBy } = sample();
    const probe = state().probes.find(({ answer }) => answer.ok && answer.value.verdict === 'blocked')?.probe;
    if (probe === undefined) throw new Error('no blocked question');
    expect(saidBy(() => lab.ask(probe)).trace).toBe(
      'Blocked. The request does not arrive. 3 things block this.',
    );
    expect(saidBy(() => lab.seek(1)).trace).toMatch(/^Internet gateway shop-igw: .+\.$/);
    expect(saidBy(() => lab.close()).trace).toBe('The trace is closed.');
  });

  it('tells a selection by kind and name, several by their number', () => {
    const { lab, keyOf, saidBy } = sample();
    expect(saidBy(() => lab.select([keyOf('web-1')])).selection).toBe('EC2 instance web-1 selected');
    expect(saidBy(() => lab.select([keyOf('web-1'), keyOf('web-a')])).selection).toBe('2 selected');
    expect(saidBy(() => lab.select([])).selection).toBe('Nothing selected');
  });
});
