import * as z from 'zod';
import type { Trace } from '../../kernel/forward/answer.ts';
import type { Flow } from '../../kernel/forward/ask.ts';
import { explainBlocker } from '../../text/explain.ts';
import { namingOf } from '../../text/naming.ts';
import { flowFields, flowsOf, openWithEnd, tellEnd, tellTraffic, traceOf } from './flow.ts';
import { type GoalKind, goalBase } from './goal-kind.ts';
import { type GoalContext, type GoalVerdict, MET, notMet, open } from './verdict.ts';
import { avoidsAll, missedOnTheWay, tellWay, wayFields } from './way.ts';

export const canReachSchema = z.strictObject({
  kind: z.literal('can-reach'),
  ...goalBase,
  ...flowFields,
  ...wayFields,
  reply: z.boolean().default(true).meta({ description: 'Whether the answer has to come back too' }),
});

type CanReach = z.infer<typeof canReachSchema>;

export const canReach: GoalKind<CanReach> = {
  schema: canReachSchema,
  tell: (goal) =>
    `${openWithEnd(goal.from)} reaches ${tellEnd(goal.to)} on ${tellTraffic(goal)}${tellWay(goal)}`,
  judge: (goal, context) => {
    const pairs = flowsOf(context.cloud, goal);
    if (!pairs.ok) return open(pairs.error);
    const verdicts = pairs.value.flows.map((flow) => judgePair(goal, flow, context));
    const met = verdicts.filter(({ kind }) => kind === 'met');
    if (pairs.value.isAny ? met.length > 0 : met.length === verdicts.length) return MET;
    return (
      verdicts.find(({ kind }) => kind === 'not-met') ?? verdicts.find(({ kind }) => kind === 'open') ?? MET
    );
  },
};

function judgePair(goal: CanReach, flow: Flow, context: GoalContext): GoalVerdict {
  const traced = traceOf(context.simulation, flow);
  if (!traced.ok) return open(traced.error);
  return judgeArrival(goal, flow, traced.value, context);
}

/** The verdict of one trace that should arrive; `down` is what was out of order. */
export function judgeArrival(
  goal: Pick<CanReach, 'reply' | 'through' | 'avoiding'>,
  flow: Flow,
  trace: Trace,
  { cloud }: GoalContext,
  down: readonly string[] = [],
): GoalVerdict {
  const evidence = { flow, trace, down, blocker: trace.blockers.length > 0 ? 0 : null };
  const arrives = trace.verdict === 'reachable' || (!goal.reply && trace.delivered);
  if (trace.verdict === 'unknown')
    return open(firstBlocker(trace, cloud) ?? 'The packet enters something that is not simulated.');
  if (trace.verdict === 'refused' && goal.reply)
    return notMet('The packet arrives, but nothing listens on that port.', evidence);
  if (!arrives) return notMet(firstBlocker(trace, cloud) ?? 'The packet does not arrive.', evidence);
  const missed = missedOnTheWay(cloud, goal, trace);
  if (!missed.ok) return open(missed.error);
  if (missed.value !== null)
    return notMet(`It arrives, but not through ${missed.value}.`, { ...evidence, blocker: null });
  const met = avoidsAll(cloud, goal, trace);
  if (!met.ok) return open(met.error);
  if (met.value !== null)
    return notMet(`It arrives, but through ${met.value}.`, { ...evidence, blocker: null });
  return MET;
}

function firstBlocker(trace: Trace, cloud: GoalContext['cloud']): string | null {
  const [first] = trace.blockers;
  return first === undefined ? null : explainBlocker(first, trace, namingOf(cloud)).sentence;
}
