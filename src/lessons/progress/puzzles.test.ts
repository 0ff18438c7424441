import { describe, expect, it } from 'vitest';
import {
  keepAttempt,
  mergeProgress,
  NO_PROGRESS,
  type Progress,
  seeSolution,
  solveExercise,
} from './progress.ts';
import { parseProgress, printProgress } from './progress-file.ts';
import { puzzleStanding, tidyPuzzles } from './puzzles.ts';

const call = { service: 'ec2', operation: 'CreateVpc', input: {} };

function begun(progress: Progress, code: string, now: number): Progress {
  return keepAttempt(progress, `faults/${code}`, { attempt: [call] }, now);
}

function solved(progress: Progress, code: string, now: number): Progress {
  return solveExercise(begun(progress, code, now), `faults/${code}`, 1, now);
}

describe('how somebody is doing at puzzles', () => {
  it('counts what was solved, and how many in a row', () => {
    expect(puzzleStanding(NO_PROGRESS)).toEqual({ solved: [], streak: 0, open: null, last: null });
    const two = solved(solved(solveExercise(NO_PROGRESS, 'vpc/blackhole', 2, 1), 'any-1-a', 2), 'any-1-b', 3);
    expect(puzzleStanding(two)).toEqual({
      solved: ['any-1-b', 'any-1-a'],
      streak: 2,
      open: null,
      last: 'any-1-b',
    });
    expect(puzzleStanding(begun(two, 'any-1-c', 4))).toMatchObject({ open: 'any-1-c', streak: 2 });
  });

  it('does not count a puzzle whose solution was looked at first, and begins a new row', () => {
    const looked = seeSolution(begun(solved(NO_PROGRESS, 'any-1-a', 1), 'any-1-b', 2), 'faults/any-1-b', 3);
    expect(puzzleStanding(looked)).toMatchObject({ solved: ['any-1-a'], streak: 0, open: 'any-1-b' });
    const after = solved(solveExercise(looked, 'faults/any-1-b', 1, 4), 'any-1-c', 5);
    expect(puzzleStanding(after)).toMatchObject({ solved: ['any-1-c', 'any-1-a'], streak: 1 });
  });

  it('still counts one whose solution was looked at afterwards', () => {
    const curious = seeSolution(solved(NO_PROGRESS, 'any-1-a', 1), 'faults/any-1-a', 2);
    expect(puzzleStanding(curious)).toMatchObject({ solved: ['any-1-a'], streak: 1 });
  });

  it('comes through a file, and together with other progress', () => {
    const own = seeSolution(begun(solved(NO_PROGRESS, 'any-1-a', 1), 'any-1-b', 2), 'faults/any-1-b', 3);
    const read = parseProgress(printProgress(own));
    expect(read).toEqual({ ok: true, value: own });
    const other = solveExercise(begun(NO_PROGRESS, 'any-1-b', 8), 'faults/any-1-b', 1, 9);
    expect(puzzleStanding(mergeProgress(own, other)).solved).toEqual(['any-1-a']);
  });
});

describe('many puzzles', () => {
  it('keep their count, and lose what was tried long ago', () => {
    let progress = solveExercise(NO_PROGRESS, 'vpc/blackhole', 2, 1);
    for (let index = 0; index < 60; index++)
      progress =
        index % 3 === 0
          ? begun(progress, `any-1-${index}`, index)
          : solved(progress, `any-1-${index}`, index);
    const tidy = tidyPuzzles(progress);
    expect(puzzleStanding(tidy).solved).toEqual(puzzleStanding(progress).solved);
    const attempts = Object.entries(tidy.exercises).filter(([, { attempt }]) => attempt.length > 0);
    expect(attempts).toHaveLength(20);
    expect(attempts.every(([path]) => path.startsWith('faults/'))).toBe(true);
    expect(tidy.exercises['vpc/blackhole']).toEqual(progress.exercises['vpc/blackhole']);
    expect(tidyPuzzles(tidy)).toBe(tidy);
  });
});
