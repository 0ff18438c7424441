import * as z from 'zod';
import { err, ok, type Result } from '../../kernel/lib/result.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { readMention } from '../script/names.ts';
import { judgeArrival } from './can-reach.ts';
import { flowFields, flowsOf, tellEnd, tellTraffic, traceOf } from './flow.ts';
import { type GoalKind, goalBase } from './goal-kind.ts';
import { MET, open } from './verdict.ts';
import { tellWay, wayFields } from './way.ts';

export const survivesSchema = z.strictObject({
  kind: z.literal('survives'),
  ...goalBase,
  lost: z.array(z.string()).min(1).meta({ description: 'Availability Zones or names that are out of order' }),
  ...flowFields,
  ...wayFields,
});

/** The flow still works while something is out of order. */
export const survives: GoalKind<z.infer<typeof survivesSchema>> = {
  schema: survivesSchema,
  tell: (goal) =>
    `With ${goal.lost.join(' and ')} lost, ${tellEnd(goal.from)} still reaches ${tellEnd(goal.to)} on ${tellTraffic(goal)}${tellWay(goal)}`,
  judge: (goal, context) => {
    const down = downIds(context.cloud, goal.lost);
    if (!down.ok) return open(down.error);
    const pairs = flowsOf(context.cloud, goal);
    if (!pairs.ok) return open(pairs.error);
    const set = new Set(down.value);
    const verdicts = pairs.value.flows.map((flow) => {
      const traced = traceOf(context.simulation, flow, set);
      if (!traced.ok) return open(traced.error);
      return judgeArrival({ ...goal, reply: true }, flow, traced.value, context, down.value);
    });
    const met = verdicts.filter(({ kind }) => kind === 'met').length;
    if (pairs.value.isAny ? met > 0 : met === verdicts.length) return MET;
    return verdicts.find(({ kind }) => kind !== 'met') ?? MET;
  },
};

function downIds(cloud: AwsCloud, names: readonly string[]): Result<readonly string[], string> {
  const zones = new Set(Object.values(cloud.tables.subnet).map(({ AvailabilityZone }) => AvailabilityZone));
  const ids: string[] = [];
  for (const name of names) {
    if (/^[a-z]{2}(?:-[a-z]+)+-\d[a-z]$/.test(name)) {
      if (!zones.has(name)) return err(`No subnet lies in ${name} yet.`);
      ids.push(name);
      continue;
    }
    const found = readMention(cloud, name);
    if (!found.ok) return found;
    ids.push(found.value);
  }
  return ok(ids);
}
