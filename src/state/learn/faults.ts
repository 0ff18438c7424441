import {
  PUZZLES,
  type PuzzleCode,
  type PuzzleSize,
  type PuzzleTopic,
  parsePuzzleCode,
  printPuzzleCode,
  seededCode,
} from '../../lessons/faults/puzzle-code.ts';
import type { Progress } from '../../lessons/progress/progress.ts';
import { puzzleStanding } from '../../lessons/progress/puzzles.ts';
import type { Learn } from './learn.ts';
import { learnLink } from './learn-route.ts';
import { topics } from './overview.ts';

export { puzzleSizes, puzzleTopics } from '../../lessons/faults/puzzle-code.ts';

/** A puzzle as it is listed. */
export interface NamedPuzzle extends PuzzleCode {
  readonly text: string;
}

export interface Standing {
  /** How many were solved, by the number of their faults. */
  readonly solved: { readonly [faults in PuzzleSize]: number };
  readonly all: number;
  readonly streak: number;
  readonly open: NamedPuzzle | null;
  readonly last: NamedPuzzle | null;
}

export function standingOf(progress: Progress): Standing {
  const { solved, streak, open, last } = puzzleStanding(progress);
  const codes = solved.map(named).filter((code) => code !== null);
  const count = (size: PuzzleSize) => codes.filter(({ faults }) => faults === size).length;
  return {
    solved: { 1: count(1), 2: count(2), 3: count(3) },
    all: codes.length,
    streak,
    open: open === null ? null : named(open),
    last: last === null ? null : named(last),
  };
}

function named(text: string): NamedPuzzle | null {
  const code = parsePuzzleCode(text);
  return code === null ? null : { ...code, text };
}

export function puzzleLink(code: PuzzleCode): string {
  return learnLink(PUZZLES, printPuzzleCode(code));
}

/** The link to a puzzle that nobody has seen yet. */
export function newPuzzleLink(learn: Learn, about: PuzzleTopic, faults: PuzzleSize): string {
  return puzzleLink(seededCode(about, faults, `${about} ${faults} ${learn.now()}`));
}

/** The link that somebody typed or pasted: a code, or an address that ends in one; null: neither. */
export function typedPuzzleLink(text: string): string | null {
  const code = parsePuzzleCode(text.trim().toLowerCase().split('/').at(-1) ?? '');
  return code === null ? null : puzzleLink(code);
}

export interface AuthoredPuzzle {
  readonly topic: string;
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly faults: number;
}

/** The exercises of all topics in which faults are hidden, easiest first. */
export const authoredPuzzles: readonly AuthoredPuzzle[] = topics
  .flatMap((topic) =>
    topic.exercises.flatMap(({ faults, ...exercise }) =>
      faults === undefined ? [] : [{ ...exercise, topic: topic.id, faults }],
    ),
  )
  .sort((left, right) => left.faults - right.faults || left.level - right.level);

/** The title of a card by its path, `vpc/subnets`. */
export function cardTitle(path: string): string {
  const [topic, card] = path.split('/');
  return topics.find(({ id }) => id === topic)?.cards.find(({ id }) => id === card)?.title ?? path;
}
