import { hash32 } from '../../kernel/lib/hash.ts';

/** Puzzles are exercises of this topic, which has no lessons: that is where links and progress find them. */
export const PUZZLES = 'faults';

export const puzzleTopics = ['any', 'routing', 'firewalls'] as const;
export type PuzzleTopic = (typeof puzzleTopics)[number];

export const puzzleSizes = [1, 2, 3] as const;
export type PuzzleSize = (typeof puzzleSizes)[number];

/** Everything that decides a puzzle: the same code is the same puzzle for everybody. */
export interface PuzzleCode {
  readonly about: PuzzleTopic;
  /** How many faults are hidden in it. */
  readonly faults: PuzzleSize;
  /** Small letters and digits. */
  readonly seed: string;
}

const CODE = new RegExp(`^(${puzzleTopics.join('|')})-([${puzzleSizes.join('')}])-([a-z0-9]{1,12})$`);

/** Reads a code as a link names it: `any-2-k3x9`; null when it is none. */
export function parsePuzzleCode(text: string): PuzzleCode | null {
  const [, about, faults, seed] = CODE.exec(text) ?? [];
  if (about === undefined || faults === undefined || seed === undefined) return null;
  return { about: about as PuzzleTopic, faults: Number(faults) as PuzzleSize, seed };
}

export function printPuzzleCode({ about, faults, seed }: PuzzleCode): string {
  return `${about}-${faults}-${seed}`;
}

/** The puzzle after it, of the same difficulty: who begins with the same one meets the same ones. */
export function nextPuzzleCode(code: PuzzleCode): PuzzleCode {
  return seededCode(code.about, code.faults, printPuzzleCode(code));
}

/** A puzzle of that difficulty which `from`, any text, decides. */
export function seededCode(about: PuzzleTopic, faults: PuzzleSize, from: string): PuzzleCode {
  return { about, faults, seed: hash32(from).toString(36) };
}
