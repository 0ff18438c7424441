import * as z from 'zod';
import type { GoalContext, GoalVerdict } from './verdict.ts';

/** What every goal has besides what its kind asks for. */
export const goalBase = {
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'write an id in small letters with hyphens')
    .optional()
    .meta({ description: 'Names the goal for hints; made from its place when not given' }),
  say: z.string().optional().meta({ description: 'The goal in your words; else a sentence is made' }),
};

/** One kind of goal: its fields in lesson files, its sentence, and how it is judged. */
export interface GoalKind<G> {
  readonly schema: z.ZodType<G>;
  /** The goal as a sentence without a full stop. */
  tell(goal: G): string;
  judge(goal: G, context: GoalContext): GoalVerdict;
}
