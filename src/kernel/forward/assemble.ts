import type { Assumption, Blocker, Connection, Hop, Step, Trace } from './answer.ts';
import { judgeLegs } from './verdict.ts';
import type { Leg, Walk } from './walk.ts';

/** Makes the answer out of the walks. */
export function assemble(legs: readonly Leg[]): Trace {
  const judgement = judgeLegs(legs);
  const header = legs[0]?.forward.header;
  const connections = legs.map(
    (leg): Connection => ({
      client: leg.client,
      server: leg.server,
      forward: hopsOf(leg.forward.steps ?? []),
      reply: leg.reply === null ? null : hopsOf(leg.reply.steps ?? []),
    }),
  );
  return {
    verdict: judgement.verdict,
    symptom: judgement.symptom,
    delivered: judgement.delivered,
    replied: judgement.replied,
    header: legs[0]?.forward.steps?.[0]?.before ?? (header as Trace['header']),
    connections,
    blockers: [
      ...legs.flatMap((leg, index) => blockersOf(leg.forward, 'forward', index)),
      ...legs.flatMap((leg, index) => (leg.reply === null ? [] : blockersOf(leg.reply, 'reply', index))),
    ],
    assumptions: assumptionsOf(legs),
    hops: legs.flatMap((leg) => pathOf(leg.forward)),
    replyHops: [...legs].reverse().flatMap((leg) => (leg.reply === null ? [] : pathOf(leg.reply))),
    mtu: legs.reduce<number | null>((least, leg) => smaller(least, leg.forward.mtu), null),
  };
}

/** Consecutive steps at one place make a hop. */
function hopsOf(steps: readonly Step[]): readonly Hop[] {
  const hops: { place: string; steps: Step[] }[] = [];
  for (const step of steps) {
    const last = hops.at(-1);
    const place = step.place === '' ? (last?.place ?? step.at) : step.place;
    if (last !== undefined && last.place === place) last.steps.push(step);
    else hops.push({ place, steps: [step] });
  }
  return hops;
}

/** Ids of everything that really handled the packet, without repeating one that follows itself. */
function pathOf(walk: Walk): readonly string[] {
  const ids: string[] = [];
  for (const step of walk.steps ?? []) {
    if (step.hypothetical) break;
    for (const id of step.path) if (ids.at(-1) !== id) ids.push(id);
  }
  return ids;
}

function blockersOf(walk: Walk, direction: Blocker['direction'], connection: number): Blocker[] {
  return walk.obstacles.map((obstacle) => ({ direction, connection, ...obstacle }));
}

function assumptionsOf(legs: readonly Leg[]): readonly Assumption[] {
  const all = legs.flatMap((leg) => [...leg.forward.assumptions, ...(leg.reply?.assumptions ?? [])]);
  const last = legs.at(-1)?.forward;
  if (last?.end.kind === 'host' && last.end.host.spec.listeners === null && !isProbe(last))
    all.push({ code: 'LISTENER_ASSUMED', at: last.end.host.origin });
  return all.filter(
    (item, index) => all.findIndex((other) => other.code === item.code && other.at === item.at) === index,
  );
}

function isProbe(walk: Walk): boolean {
  return walk.end.kind === 'host' && walk.end.interface.imagined;
}

function smaller(left: number | null, right: number | null): number | null {
  if (left === null || right === null) return left ?? right;
  return Math.min(left, right);
}
