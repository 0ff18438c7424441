import { describe, expect, it } from 'vitest';
import { faultKinds } from './kinds.ts';
import { makePuzzle } from './make-puzzle.ts';
import { provePuzzle } from './prove-puzzle.ts';
import type { Puzzle } from './puzzle.ts';
import {
  nextPuzzleCode,
  type PuzzleCode,
  parsePuzzleCode,
  printPuzzleCode,
  puzzleSizes,
  puzzleTopics,
  seededCode,
} from './puzzle-code.ts';

/** Seeds tried; each puzzle is proven while it is made. PROPERTY_FACTOR looks longer. */
const SEEDS = Math.ceil(144 * Number(process.env.PROPERTY_FACTOR ?? 1));

const difficulties = puzzleTopics.flatMap((about) => puzzleSizes.map((faults) => ({ about, faults })));

const codes = Array.from({ length: SEEDS }, (_none, index): PuzzleCode => {
  const { about, faults } = difficulties[index % difficulties.length] ?? { about: 'any', faults: 1 };
  return seededCode(about, faults, `seed ${index}`);
});

function made(code: PuzzleCode): Puzzle {
  const puzzle = makePuzzle(code, (card) => card);
  if (puzzle === null) throw new Error(`No fair puzzle for ${printPuzzleCode(code)}`);
  return puzzle;
}

const puzzles = codes.map(made);

describe('puzzles made of a seed', () => {
  it('are there for every seed and difficulty, with as many faults as promised, of different kinds', () => {
    for (const { code, plan } of puzzles) {
      expect(plan.faults, printPuzzleCode(code)).toHaveLength(code.faults);
      expect(new Set(plan.faults.map(({ kind }) => kind))).toHaveProperty('size', code.faults);
      if (code.about !== 'any')
        expect(plan.faults.map(({ kind }) => kind.area)).toEqual(plan.faults.map(() => code.about));
    }
  });

  it('use every kind of fault', () => {
    const used = new Set(puzzles.flatMap(({ plan }) => plan.faults.map(({ kind }) => kind.id)));
    expect(faultKinds.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });

  it('are the same each time', () => {
    for (const puzzle of puzzles.slice(0, 9)) expect(made(puzzle.code).exercise).toEqual(puzzle.exercise);
  });

  it('say symptoms only: no task names a fault', () => {
    for (const { exercise, plan } of puzzles) {
      const task = JSON.stringify(exercise.task);
      for (const { kind, site } of plan.faults) {
        expect(task).not.toContain(kind.title);
        expect(task).not.toContain(site.tell);
      }
    }
  });
});

describe('the proof of a puzzle', () => {
  const puzzle = made({ about: 'firewalls', faults: 2, seed: 'proof' });

  it('refuses a fault that breaks nothing and can stay', () => {
    const [first, second] = puzzle.plan.faults;
    if (first === undefined || second === undefined) throw new Error('The puzzle has two faults.');
    const idle = { ...first, site: { ...first.site, commands: 'aws ec2 describe-vpcs' } };
    expect(provePuzzle({ ...puzzle, plan: { ...puzzle.plan, faults: [idle] } })).toEqual([
      `"${first.kind.id}" breaks nothing by itself.`,
    ]);
    const mendsBoth = { ...second, site: { ...second.site, repair: puzzle.exercise.solution.text } };
    expect(provePuzzle({ ...puzzle, plan: { ...puzzle.plan, faults: [first, mendsBoth] } })).toEqual([
      `"${first.kind.id}" can stay.`,
    ]);
  });

  it('refuses a puzzle that is won by opening everything', () => {
    const closing = ['ingress-missing', 'ingress-wrong-port', 'egress-emptied'];
    const closed = puzzles.find(({ plan }) => plan.faults.every(({ kind }) => closing.includes(kind.id)));
    if (closed === undefined) throw new Error('One of the puzzles has such faults only.');
    const { architecture } = closed.plan;
    const behaviours = architecture.behaviours.filter(({ goal }) => goal.kind !== 'cannot-reach');
    const steps = [{ title: '', task: [], goals: behaviours.map(({ goal }) => goal) }];
    const careless = {
      ...closed,
      plan: { ...closed.plan, architecture: { ...architecture, behaviours } },
      exercise: { ...closed.exercise, steps },
    };
    expect(provePuzzle(closed)).toEqual([]);
    expect(provePuzzle(careless)).toEqual(['Opening everything solves it.']);
  });

  it('refuses a wrong count of changes, and a repair that does not mend', () => {
    expect(provePuzzle({ ...puzzle, changes: 1 })).toEqual(['It takes 2 changes, not 1.']);
    const exercise = { ...puzzle.exercise, solution: { text: 'aws ec2 describe-vpcs', at: 'x:1' } };
    expect(provePuzzle({ ...puzzle, exercise }).join(' ')).toContain('does not meet the goal');
  });
});

describe('codes of puzzles', () => {
  it('are read as they are printed, and nothing else is', () => {
    for (const code of codes) expect(parsePuzzleCode(printPuzzleCode(code))).toEqual(code);
    for (const text of [
      '',
      'any',
      'any-4-a',
      'any-0-a',
      'all-1-a',
      'any-1-',
      'any-1-A',
      'any-1-a b',
      `any-1-${'a'.repeat(13)}`,
    ])
      expect(parsePuzzleCode(text), text).toBeNull();
  });

  it('lead on, by themselves, to others of the same difficulty', () => {
    let code: PuzzleCode = { about: 'routing', faults: 3, seed: 'a' };
    const seen = new Set<string>();
    for (let step = 0; step < 50; step++) {
      seen.add(printPuzzleCode(code));
      code = nextPuzzleCode(code);
      expect(code).toMatchObject({ about: 'routing', faults: 3 });
    }
    expect(seen.size).toBe(50);
  });
});
