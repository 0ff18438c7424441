/** Factors of the player's pace. */
export const SPEEDS: readonly number[] = [0.25, 0.5, 1, 2, 4];

/** How long a step stays at speed 1, in milliseconds. */
export const STEP_MS = 1100;
