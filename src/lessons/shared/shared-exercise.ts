import * as z from 'zod';
import type { LabDocument } from '../../editor/document.ts';

export const MOST = {
  title: 120,
  text: 4000,
  hint: 500,
  hints: 8,
  goals: 20,
  edits: 500,
  solution: 30_000,
  commands: 200,
} as const;

/**
 * What a link says of an exercise besides the canvas it begins with. Goals name saved questions of that
 * canvas, so that they cannot speak of anything that is not there; their sentences are made from them.
 */
export const sharedExerciseSchema = z.strictObject({
  title: z.string().trim().min(1).max(MOST.title),
  /** Markdown, of which no HTML is shown. */
  task: z.string().trim().min(1).max(MOST.text),
  goals: z
    .array(z.strictObject({ probe: z.string().max(1000), wanted: z.enum(['reach', 'no-reach']) }))
    .min(1)
    .max(MOST.goals),
  mostEdits: z.int().min(1).max(MOST.edits).nullable(),
  hints: z.array(z.string().trim().min(1).max(MOST.hint)).max(MOST.hints),
  /** Markdown: what was behind it. */
  debrief: z.string().max(MOST.text),
  /** `aws` lines, carried out by the simulator and by nothing else. */
  solution: z
    .string()
    .min(1)
    .max(MOST.solution)
    .refine((text) => text.split('\n').length <= MOST.commands, { error: 'has too many lines' }),
});

export type SharedExercise = Readonly<z.output<typeof sharedExerciseSchema>>;

/** An exercise as a teacher made it of a canvas. */
export interface MadeExercise {
  readonly start: LabDocument;
  readonly told: SharedExercise;
}
