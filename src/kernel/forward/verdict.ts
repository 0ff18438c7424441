import { hasPorts } from '../net/protocol.ts';
import type { Summary, Symptom, Verdict } from './answer.ts';
import type { Leg, Obstacle, Walk } from './walk.ts';

/** What the legs of a flow amount to. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly delivered: boolean;
  readonly replied: boolean | 'some' | null;
  readonly symptom: Symptom;
  readonly first: Obstacle | null;
}

/** Works for recorded walks and for verdict-only ones alike: only what is real counts. */
export function judgeLegs(legs: readonly Leg[]): Judgement {
  const { stopped, lostReply, first } = obstaclesOf(legs);
  const last = legs.at(-1)?.forward;
  if (stopped !== null) {
    return {
      verdict: stopped.unknown ? 'unknown' : 'blocked',
      delivered: false,
      replied: null,
      symptom: stopped.unknown ? 'unknown' : symptomOf(legs, stopped),
      first,
    };
  }
  if (last !== undefined && isRefused(last) && lostReply?.unknown !== true) {
    return {
      verdict: 'refused',
      delivered: true,
      replied: false,
      symptom: lostReply === null ? 'refused' : 'time-out',
      first,
    };
  }
  if (lostReply !== null) {
    return {
      verdict: lostReply.unknown ? 'unknown' : 'reply-lost',
      delivered: true,
      replied: false,
      symptom: lostReply.unknown ? 'unknown' : 'time-out',
      first,
    };
  }
  if (first !== null)
    return { verdict: 'partly', delivered: true, replied: 'some', symptom: 'intermittent', first };
  return { verdict: 'reachable', delivered: true, replied: true, symptom: 'answered', first: null };
}

/** The first obstacle of all, and the first on each way that lets nothing pass. */
function obstaclesOf(legs: readonly Leg[]) {
  let first: Obstacle | null = null;
  let stopped: Obstacle | null = null;
  let lostReply: Obstacle | null = null;
  for (const leg of legs) {
    for (const obstacle of leg.forward.obstacles) {
      first ??= obstacle;
      if (obstacle.lost === null) stopped ??= obstacle;
    }
  }
  for (let index = legs.length - 1; index >= 0; index--) {
    for (const obstacle of legs[index]?.reply?.obstacles ?? []) {
      first ??= obstacle;
      if (obstacle.lost === null) lostReply ??= obstacle;
    }
  }
  return { first, stopped, lostReply };
}

export function summarise(legs: readonly Leg[]): Summary {
  const { verdict, delivered, replied, first } = judgeLegs(legs);
  return { verdict, delivered, replied, code: first?.code ?? null, at: first?.at ?? null };
}

/** Nothing listens where the packet arrived, as far as that is known. */
export function isRefused(walk: Walk): boolean {
  if (walk.end.kind !== 'host' || walk.options.bare?.includes(walk.end.interface) === true) return false;
  const { listeners } = walk.end.host.spec;
  const { protocol, destinationPorts } = walk.header;
  if (listeners === null || !hasPorts(protocol)) return false;
  const port = destinationPorts[0]?.from;
  return !listeners.some((listener) => listener.protocol === protocol && listener.port === port);
}

/** Amazon's network drops without a word; only a missing neighbour shows at once (no ARP answer). */
function symptomOf(legs: readonly Leg[], stopped: Obstacle): Symptom {
  const walk = legs.find((leg) => leg.forward.obstacles.includes(stopped))?.forward;
  const step = walk?.steps?.[stopped.step];
  if (step?.stage === 'on-link') return 'host-unreachable';
  return 'time-out';
}
