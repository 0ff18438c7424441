import * as z from 'zod';
import { type GoalKind, goalBase } from './goal-kind.ts';
import { insideNamed, plainName } from './inside.ts';
import { MET, notMet, open } from './verdict.ts';

export const userSchema = z.strictObject({
  kind: z.literal('user'),
  ...goalBase,
  on: z.string().meta({ description: 'Name of the instance' }),
  name: z.string(),
  exists: z.boolean().default(true),
  in: z.array(z.string()).default([]).meta({ description: 'Groups the user belongs to' }),
  'not-in': z.array(z.string()).default([]).meta({ description: 'Groups the user does not belong to' }),
  shell: z.string().optional().meta({ description: 'What a login starts: /bin/bash, /sbin/nologin' }),
});

/** A user is there, or is not, and belongs to groups. */
export const user: GoalKind<z.infer<typeof userSchema>> = {
  schema: userSchema,
  tell: (goal) => {
    const { on, name, exists } = goal;
    if (!exists) return `There is no user ${name} on ${plainName(on)}`;
    const groups = goal.in.length === 0 ? '' : `, in ${goal.in.join(' and ')}`;
    const others = goal['not-in'].length === 0 ? '' : `, not in ${goal['not-in'].join(' or ')}`;
    return `There is a user ${name} on ${plainName(on)}${groups}${others}`;
  },
  judge: (goal, { cloud }) => {
    const inside = insideNamed(cloud, goal.on);
    if (!inside.ok) return open(inside.error);
    const { accounts } = inside.value;
    const account = accounts.user(goal.name);
    if (!goal.exists) return account === undefined ? MET : notMet('The user is still there.');
    if (account === undefined) return notMet(`There is no user ${goal.name} so far.`);
    const groups = accounts.groupsOf(goal.name);
    const missed = goal.in.find((group) => !groups.includes(group));
    if (missed !== undefined)
      return notMet(
        accounts.group(missed) === undefined
          ? `There is no group ${missed} so far.`
          : `${goal.name} is in ${groups.join(', ')}, and not in ${missed}.`,
      );
    const extra = goal['not-in'].find((group) => groups.includes(group));
    if (extra !== undefined) return notMet(`${goal.name} is in ${extra} as well.`);
    return goal.shell === undefined || goal.shell === account.shell
      ? MET
      : notMet(`A login of ${goal.name} starts ${account.shell}.`);
  },
};
