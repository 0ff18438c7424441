import { invariant } from '../lib/invariant.ts';
import type { Assumption, Blocker, Connection, Hop, Step, Trace } from './answer.ts';
import { judgeLegs } from './verdict.ts';
import type { Leg, Walk } from './walk.ts';

/** Makes the answer out of the walks. */
export function assemble(legs: readonly Leg[]): Trace {
  const { verdict, symptom, delivered, replied } = judgeLegs(legs);
  const connections: Connection[] = [];
  const blockers: Blocker[] = [];
  const hops: string[] = [];
  const replyHops: string[] = [];
  let mtu: number | null = null;
  for (let index = 0; index < legs.length; index++) {
    const { client, server, forward, reply } = legs[index] as Leg;
    connections.push({
      client,
      server,
      forward: hopsOf(forward.steps ?? []),
      reply: reply === null ? null : hopsOf(reply.steps ?? []),
    });
    addBlockers(blockers, forward, 'forward', index);
    addPath(hops, forward);
    mtu = smaller(mtu, forward.mtu);
  }
  for (let index = 0; index < legs.length; index++) {
    const reply = legs[index]?.reply ?? null;
    if (reply !== null) addBlockers(blockers, reply, 'reply', index);
  }
  for (let index = legs.length - 1; index >= 0; index--) {
    const reply = legs[index]?.reply ?? null;
    if (reply !== null) addPath(replyHops, reply);
  }
  const first = legs[0]?.forward;
  invariant(first !== undefined, 'a flow has a first leg');
  return {
    verdict,
    symptom,
    delivered,
    replied,
    header: first.steps?.[0]?.before ?? first.header,
    connections,
    blockers,
    assumptions: assumptionsOf(legs),
    hops,
    replyHops,
    mtu,
  };
}

/** Consecutive steps at one place make a hop. */
function hopsOf(steps: readonly Step[]): readonly Hop[] {
  const hops: Hop[] = [];
  let current: { readonly place: string; readonly steps: Step[] } | null = null;
  for (const step of steps) {
    const place: string = step.place === '' ? (current?.place ?? step.at) : step.place;
    if (current !== null && current.place === place) {
      current.steps.push(step);
    } else {
      current = { place, steps: [step] };
      hops.push(current);
    }
  }
  return hops;
}

/** Ids of everything that really handled the packet, without repeating one that follows itself. */
function addPath(ids: string[], walk: Walk): void {
  let last = '';
  for (const step of walk.steps ?? []) {
    if (step.hypothetical) return;
    for (const id of step.path) {
      if (id !== last) ids.push(id);
      last = id;
    }
  }
}

function addBlockers(
  blockers: Blocker[],
  walk: Walk,
  direction: Blocker['direction'],
  connection: number,
): void {
  for (const { code, at, components, lost, rule, unknown, step } of walk.obstacles)
    blockers.push({ direction, connection, code, at, components, lost, rule, unknown, step });
}

function assumptionsOf(legs: readonly Leg[]): readonly Assumption[] {
  const all: Assumption[] = [];
  const add = (code: string, at: string) => {
    if (!all.some((known) => known.code === code && known.at === at)) all.push({ code, at });
  };
  for (const { forward, reply } of legs) {
    for (const { code, at } of forward.assumptions) add(code, at);
    for (const { code, at } of reply?.assumptions ?? []) add(code, at);
  }
  const last = legs.at(-1)?.forward;
  if (last?.end.kind === 'host' && last.end.host.spec.listeners === null && !isProbe(last))
    add('LISTENER_ASSUMED', last.end.host.origin);
  return all;
}

function isProbe(walk: Walk): boolean {
  return walk.end.kind === 'host' && walk.end.interface.imagined;
}

function smaller(left: number | null, right: number | null): number | null {
  if (left === null || right === null) return left ?? right;
  return Math.min(left, right);
}
