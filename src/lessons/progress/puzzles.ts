import { PUZZLES } from '../faults/puzzle-code.ts';
import type { ExerciseProgress, Progress } from './progress.ts';

const PREFIX = `${PUZZLES}/`;

/** Attempts of older puzzles are of no use: there are always others. */
const MOST_ATTEMPTS = 20;

interface KeptPuzzle {
  /** As in its link. */
  readonly code: string;
  readonly kept: ExerciseProgress;
}

/** How somebody is doing. A puzzle counts when it was solved before its solution was looked at. */
export interface PuzzleStanding {
  /** Codes of the puzzles that count. */
  readonly solved: readonly string[];
  /** How many in a row, up to the last. */
  readonly streak: number;
  /** The puzzle that was begun last and is not done; null: none. */
  readonly open: string | null;
  /** The puzzle that was tried last; null: none. */
  readonly last: string | null;
}

export function puzzleStanding(progress: Progress): PuzzleStanding {
  const puzzles = puzzlesOf(progress);
  const ended = puzzles.filter(({ kept }) => endOf(kept) !== null);
  const latestFirst = ended.sort((left, right) => (endOf(right.kept) ?? 0) - (endOf(left.kept) ?? 0));
  const firstLookedUp = latestFirst.findIndex(({ kept }) => !isOwn(kept));
  const newest = newestFirst(puzzles)[0];
  return {
    solved: latestFirst.filter(({ kept }) => isOwn(kept)).map(({ code }) => code),
    streak: firstLookedUp < 0 ? latestFirst.length : firstLookedUp,
    open: newest !== undefined && newest.kept.solvedAt === null ? newest.code : null,
    last: newest?.code ?? null,
  };
}

/** Forgets what was tried in puzzles of long ago, and those that were never solved. */
export function tidyPuzzles(progress: Progress): Progress {
  const old = newestFirst(puzzlesOf(progress)).slice(MOST_ATTEMPTS);
  const stale = old.filter(({ kept }) => endOf(kept) === null || kept.attempt.length > 0);
  if (stale.length === 0) return progress;
  const exercises = new Map(Object.entries(progress.exercises));
  for (const { code, kept } of stale) {
    if (endOf(kept) === null) exercises.delete(`${PREFIX}${code}`);
    else exercises.set(`${PREFIX}${code}`, { ...kept, attempt: [], answers: {} });
  }
  return { ...progress, exercises: Object.fromEntries(exercises) };
}

function puzzlesOf({ exercises }: Progress): readonly KeptPuzzle[] {
  return Object.entries(exercises).flatMap(([path, kept]) =>
    path.startsWith(PREFIX) ? [{ code: path.slice(PREFIX.length), kept }] : [],
  );
}

function newestFirst(puzzles: readonly KeptPuzzle[]): readonly KeptPuzzle[] {
  return [...puzzles].sort((left, right) => right.kept.at - left.kept.at);
}

/** When it was decided: by solving it, or by looking at its solution; null: not yet. */
function endOf({ solvedAt, solutionAt }: ExerciseProgress): number | null {
  const times = [solvedAt, solutionAt ?? null].filter((time) => time !== null);
  return times.length === 0 ? null : Math.min(...times);
}

function isOwn({ solvedAt, solutionAt }: ExerciseProgress): boolean {
  return solvedAt !== null && (solutionAt === undefined || solvedAt <= solutionAt);
}
