import * as z from 'zod';
import { flowFields, flowsOf, openWithEnd, tellEnd, tellTraffic, traceOf } from './flow.ts';
import { type GoalKind, goalBase } from './goal-kind.ts';
import { MET, notMet, open } from './verdict.ts';

export const cannotReachSchema = z.strictObject({
  kind: z.literal('cannot-reach'),
  ...goalBase,
  ...flowFields,
});

/** Nothing may arrive, whether or not it would be answered. */
export const cannotReach: GoalKind<z.infer<typeof cannotReachSchema>> = {
  schema: cannotReachSchema,
  tell: (goal) => `${openWithEnd(goal.from)} does not reach ${tellEnd(goal.to)} on ${tellTraffic(goal)}`,
  judge: (goal, { cloud, simulation }) => {
    const pairs = flowsOf(cloud, goal);
    if (!pairs.ok) return open(pairs.error);
    for (const flow of pairs.value.flows) {
      const traced = traceOf(simulation, flow);
      if (!traced.ok) return open(traced.error);
      const trace = traced.value;
      if (trace.verdict === 'unknown') return open('The packet enters something that is not simulated.');
      if (trace.delivered)
        return notMet('The packet still arrives.', { flow, trace, down: [], blocker: null });
    }
    return MET;
  },
};
