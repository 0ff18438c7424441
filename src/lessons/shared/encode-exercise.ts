import { toCompact } from '../../io/share-link/compact.ts';
import { packText } from '../../io/share-link/packing.ts';
import type { MadeExercise } from './shared-exercise.ts';

/** Before the dot; a later form gets the next number. */
export const EXERCISE_FORM = 1;

/**
 * The whole exercise as the last part of a web address's fragment, `1.…`: the text of the canvas it begins
 * with, a line break (JSON has none), and what is told of it. Packed, so that the solution is not read at a glance.
 */
export function encodeExercise({ start, told }: MadeExercise): string {
  return `${EXERCISE_FORM}.${packText(`${JSON.stringify(toCompact(start, {}))}\n${JSON.stringify(told)}`)}`;
}
