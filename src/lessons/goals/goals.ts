import * as z from 'zod';
import { answer, answerSchema } from './answer.ts';
import { canReach, canReachSchema } from './can-reach.ts';
import { cannotReach, cannotReachSchema } from './cannot-reach.ts';
import { command, commandSchema } from './command.ts';
import { count, countSchema } from './count.ts';
import { edits, editsSchema } from './edits.ts';
import { exists, existsSchema } from './exists.ts';
import { file, fileSchema } from './file.ts';
import type { GoalKind } from './goal-kind.ts';
import { listens, listensSchema } from './listens.ts';
import { noFinding, noFindingSchema } from './no-finding.ts';
import { packageGoal, packageSchema } from './package.ts';
import { process, processSchema } from './process.ts';
import { service, serviceSchema } from './service.ts';
import { survives, survivesSchema } from './survives.ts';
import { user, userSchema } from './user.ts';
import type { GoalContext, GoalVerdict } from './verdict.ts';

/** A goal as lesson files write it. Adding a kind: its file, its line in each of the two lists here. */
export const goalSchema = z.discriminatedUnion('kind', [
  canReachSchema,
  cannotReachSchema,
  survivesSchema,
  existsSchema,
  countSchema,
  listensSchema,
  fileSchema,
  serviceSchema,
  processSchema,
  userSchema,
  packageSchema,
  noFindingSchema,
  editsSchema,
  answerSchema,
  commandSchema,
]);

export type Goal = z.infer<typeof goalSchema>;

const kinds: { readonly [K in Goal['kind']]: GoalKind<Extract<Goal, { kind: K }>> } = {
  'can-reach': canReach,
  'cannot-reach': cannotReach,
  survives,
  exists,
  count,
  listens,
  file,
  service,
  process,
  user,
  package: packageGoal,
  'no-finding': noFinding,
  edits,
  answer,
  command,
};

function kindOf(goal: Goal): GoalKind<Goal> {
  // The table's types tie each kind to its goals; a lookup by a union loses that tie.
  return kinds[goal.kind] as unknown as GoalKind<Goal>;
}

/** The goal as a sentence without a full stop. */
export function tellGoal(goal: Goal): string {
  return goal.say ?? kindOf(goal).tell(goal);
}

export function judgeGoal(goal: Goal, context: GoalContext): GoalVerdict {
  return kindOf(goal).judge(goal, context);
}
