import * as z from 'zod';
import { awsRegistry } from '../../resources/registry.ts';
import { type GoalKind, goalBase } from './goal-kind.ts';
import { selectionFields, selectRecords, tellSelection } from './selection.ts';
import { MET, notMet, open } from './verdict.ts';

export const countSchema = z.strictObject({
  kind: z.literal('count'),
  ...goalBase,
  ...selectionFields.shape,
  'at-least': z.int().min(0).optional(),
  'at-most': z.int().min(0).optional(),
});

/** So many such resources are there. */
export const count: GoalKind<z.infer<typeof countSchema>> = {
  schema: countSchema.refine((goal) => goal['at-least'] !== undefined || goal['at-most'] !== undefined, {
    message: 'a count needs at-least, at-most or both',
  }),
  tell: (goal) => `${tellRange(goal)} ${plural(goal)}`,
  judge: (goal, { cloud }) => {
    const found = selectRecords(cloud, goal);
    if (!found.ok) return open(found.error);
    const many = found.value.length;
    const isEnough = many >= (goal['at-least'] ?? 0) && many <= (goal['at-most'] ?? Number.POSITIVE_INFINITY);
    if (isEnough) return MET;
    if (many === 0) return notMet('There is none so far.');
    const verb = many === 1 ? 'is' : 'are';
    const isTooMany = many > (goal['at-most'] ?? Number.POSITIVE_INFINITY);
    return notMet(isTooMany ? `There ${verb} still ${many}.` : `So far there ${verb} ${many}.`);
  },
};

function tellRange(goal: z.infer<typeof countSchema>): string {
  const least = goal['at-least'];
  const most = goal['at-most'];
  if (least === most) return `Exactly ${least ?? 0}`;
  if (least === undefined) return `At most ${most ?? 0}`;
  return most === undefined ? `At least ${least}` : `Between ${least} and ${most}`;
}

function plural(goal: z.infer<typeof countSchema>): string {
  const one = goal['at-least'] === 1 && goal['at-most'] === 1;
  if (one || goal.named !== undefined) return tellSelection(goal);
  const label = awsRegistry[goal.type].definition.plural;
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
