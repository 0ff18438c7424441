import * as z from 'zod';
import { type GoalKind, goalBase } from './goal-kind.ts';
import { selectionFields, selectRecords, tellOne, tellSelection } from './selection.ts';
import { MET, notMet, open } from './verdict.ts';

export const existsSchema = z.strictObject({
  kind: z.literal('exists'),
  ...goalBase,
  ...selectionFields.shape,
});

/** At least one such resource is there. */
export const exists: GoalKind<z.infer<typeof existsSchema>> = {
  schema: existsSchema,
  tell: (goal) => `There is ${tellOne(goal)}${tellWhere(goal)}`,
  judge: (goal, { cloud }) => {
    const found = selectRecords(cloud, goal);
    if (!found.ok) return open(found.error);
    if (found.value.length > 0) return MET;
    const { block: _block, where: _where, zone: _zone, in: _in, ...kind } = goal;
    const alike = selectRecords(cloud, kind);
    const isNear = alike.ok && alike.value.length > 0;
    return notMet(
      isNear
        ? `There is ${tellOne(goal)}, but not yet as wanted.`
        : `There is no ${tellSelection(goal)} yet.`,
    );
  },
};

function tellWhere(goal: z.infer<typeof existsSchema>): string {
  const block = goal.block?.is ?? (goal.block?.prefix === undefined ? undefined : `/${goal.block.prefix}`);
  return [
    ...(block === undefined ? [] : [` with the block ${block}`]),
    ...(goal.in === undefined ? [] : [` in ${goal.in.replace(/^@/, '')}`]),
    ...(goal.zone === undefined ? [] : [` in ${goal.zone}`]),
  ].join('');
}
