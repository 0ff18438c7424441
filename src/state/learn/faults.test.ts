import { describe, expect, it } from 'vitest';
import { NO_PROGRESS, solveExercise } from '../../lessons/progress/progress.ts';
import { authoredPuzzles, cardTitle, standingOf, typedPuzzleLink } from './faults.ts';

describe('puzzles', () => {
  it('are counted by the number of their faults; what is no puzzle is not counted', () => {
    const paths = ['faults/any-1-a', 'faults/routing-3-b', 'faults/any-3-c', 'faults/gone', 'vpc/blackhole'];
    const progress = paths.reduce((all, path, index) => solveExercise(all, path, 1, index), NO_PROGRESS);
    expect(standingOf(progress)).toMatchObject({ all: 3, solved: { 1: 1, 2: 0, 3: 2 }, open: null });
    expect(standingOf(NO_PROGRESS)).toMatchObject({ all: 0, streak: 0, last: null });
  });

  it('are opened by a code or a whole link, however it was typed', () => {
    expect(typedPuzzleLink(' Any-2-k3x9 ')).toBe('#/learn/faults/any-2-k3x9');
    expect(typedPuzzleLink('https://skytrace.test/#/learn/faults/any-2-k3x9')).toBe(
      '#/learn/faults/any-2-k3x9',
    );
    for (const text of ['', 'any-2', 'https://skytrace.test/#/learn/vpc'])
      expect(typedPuzzleLink(text)).toBeNull();
  });

  it('written by hand come with growing difficulty', () => {
    expect(authoredPuzzles.length).toBeGreaterThanOrEqual(8);
    const faults = authoredPuzzles.map((puzzle) => puzzle.faults);
    expect(faults).toEqual([...faults].sort());
  });

  it('name the card that explains a fault by its title', () => {
    expect(cardTitle('vpc/subnets')).toBe('Subnets');
    expect(cardTitle('vpc/nowhere')).toBe('vpc/nowhere');
  });
});
