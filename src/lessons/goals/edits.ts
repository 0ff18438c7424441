import * as z from 'zod';
import { type GoalKind, goalBase } from './goal-kind.ts';
import { MET, notMet } from './verdict.ts';

export const editsSchema = z.strictObject({
  kind: z.literal('edits'),
  ...goalBase,
  'at-most': z.int().min(1),
});

/** It was done with so many changes at most. Nothing done meets it too: never let it stand alone. */
export const edits: GoalKind<z.infer<typeof editsSchema>> = {
  schema: editsSchema,
  tell: (goal) => (goal['at-most'] === 1 ? 'One change is enough' : `At most ${goal['at-most']} changes`),
  judge: (goal, context) =>
    context.edits.length <= goal['at-most']
      ? MET
      : notMet(`You made ${context.edits.length} changes. Undo some, or start again.`),
};
