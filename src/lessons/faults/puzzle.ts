import type { Exercise } from '../content/topic.ts';
import type { FaultPlan } from './hidden-fault.ts';
import type { PuzzleCode } from './puzzle-code.ts';

/** Broken architecture, ready to be mended: an exercise like any other, and what is hidden in it. */
export interface Puzzle {
  readonly code: PuzzleCode;
  readonly plan: FaultPlan;
  readonly exercise: Exercise;
  /** How many changes are known to be enough. */
  readonly changes: number;
}
