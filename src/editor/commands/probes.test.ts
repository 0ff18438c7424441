import { describe, expect, it } from 'vitest';
import type { LabDocument, Probe } from '../document.ts';
import { done, empty, refusal } from '../test-kit.ts';
import { moveProbe, removeProbe, renameProbe, saveProbe } from './probes.ts';

const sample = empty();
const question: Probe = {
  id: 'q1',
  from: 'internet',
  to: '10.0.20.4',
  protocol: 6,
  port: 3306,
  sourcePort: null,
};

function named(document: LabDocument, name: string) {
  return done(document, renameProbe, { id: 'q1', name });
}

describe('a kept question', () => {
  const kept = done(sample, saveProbe, question);

  it('is called by its ends until it has a name, and each entry of the history calls it so', () => {
    expect(kept.label).toBe('Save question internet → 10.0.20.4:3306');
    const first = named(kept.after, '  Nobody reaches\n the database ');
    expect(first.label).toBe('Rename question to Nobody reaches the database');
    expect(first.after.probes).toEqual([{ ...question, name: 'Nobody reaches the database' }]);
    const second = done(first.after, saveProbe, { ...question, id: 'q2', port: 22 });
    expect(done(second.after, moveProbe, { id: 'q1', by: 1 }).label).toBe(
      'Move question Nobody reaches the database',
    );
    const gone = done(first.after, removeProbe, { id: 'q1' });
    expect(gone.label).toBe('Forget question Nobody reaches the database');
    expect(gone.notes).toEqual(['It is not asked again after each edit any more.']);
  });

  it('loses its name by an empty one', () => {
    const first = named(kept.after, 'x'.repeat(500));
    expect(first.after.probes[0]?.name).toHaveLength(120);
    expect(named(first.after, ' ').after.probes).toEqual([question]);
  });

  it('is not renamed to what it is called, nor when it is not kept', () => {
    const first = named(kept.after, 'one');
    expect(refusal(first.after, renameProbe, { id: 'q1', name: ' one ' })).toBe('This is its name already.');
    expect(refusal(sample, renameProbe, { id: 'q1', name: 'one' })).toBe('This question is not saved.');
  });
});
