import { describe, expect, it } from 'vitest';
import type { Step, Trace } from '../../kernel/forward/answer.ts';
import { establish, judge, trace } from '../../kernel/forward/trace.ts';
import { type Simulation, simulate } from '../../resources/simulate.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { aclEntry } from '../naive/draft-cloud.ts';
import { randomCloud } from '../naive/random-cloud.ts';
import type { NaiveFlow } from '../naive/types.ts';
import { questionOf } from './answers.ts';
import { withRecord } from './cloud-edits.ts';
import { forAllSeeds } from './for-all-seeds.ts';

/** A flow that got an answer before the change, its story, and how its next packet fares after it. */
interface Case {
  readonly about: string;
  readonly before: Trace;
  readonly after: Trace;
}

function nextPackets(
  seed: number,
  flows: readonly NaiveFlow[],
  before: Simulation,
  after: Simulation,
): readonly Case[] {
  return flows.flatMap((flow) => {
    const [old, now] = [questionOf(before, flow), questionOf(after, flow)];
    if (old === null || now === null) return [];
    const story = trace(before.graph, old);
    if (story.verdict !== 'reachable') return [];
    const established = establish(before.graph, old);
    const next = trace(after.graph, now, { established });
    const about = `seed ${seed}: ${JSON.stringify(flow)}`;
    expect(judge(after.graph, now, { established }).verdict, about).toBe(next.verdict);
    return [{ about, before: story, after: next }];
  });
}

const stepsOf = (story: Trace, direction: 'forward' | 'reply'): readonly Step[] =>
  story.connections.flatMap((leg) => leg[direction] ?? []).flatMap((hop) => hop.steps);

function isFiltered(step: Step): boolean {
  return (step.stage === 'filter-out' || step.stage === 'filter-in') && step.session?.kind === 'made';
}

function withoutGroupRules(cloud: AwsCloud): AwsCloud {
  return Object.values(cloud.tables['security-group']).reduce(
    (changed, group) => withRecord(changed, 'security-group', { ...group, Rules: [] }),
    cloud,
  );
}

function withDenials(cloud: AwsCloud, direction: 'in' | 'out'): AwsCloud {
  const denial = aclEntry(`${direction} 1 deny -1 all 0.0.0.0/0`);
  return Object.values(cloud.tables['network-acl']).reduce(
    (changed, list) => withRecord(changed, 'network-acl', { ...list, Entries: [denial, ...list.Entries] }),
    cloud,
  );
}

describe('the next packet of an established flow', { timeout: 60_000 }, () => {
  it('fares as the first one while nothing changes', () => {
    // Relays remembered from before were taken for the other end's: by a host on its own way back, by a hairpin.
    forAllSeeds({ runs: 40, pinned: [513435, 88702] }, (seed) => {
      const { cloud, flows } = randomCloud(seed);
      const simulation = simulate(cloud);
      for (const { about, before, after } of nextPackets(seed, flows, simulation, simulation)) {
        expect(after.verdict, about).toBe('reachable');
        expect(after.hops, about).toEqual(before.hops);
        expect(after.replyHops, about).toEqual(before.replyHops);
      }
    });
  });

  it('SG-12: passes without any rule where it is tracked, and breaks at the first place where it is not', () => {
    const met = { tracked: 0, untracked: 0 };
    forAllSeeds({ runs: 50, pinned: [523952, 71195] }, (seed) => {
      const { cloud, flows } = randomCloud(seed);
      const stripped = simulate(withoutGroupRules(cloud));
      for (const { about, before, after } of nextPackets(seed, flows, simulate(cloud), stripped)) {
        // An answer that takes another way than its request meets filters for the first time, too.
        const [request, reply] = (['forward', 'reply'] as const).map((direction) =>
          stepsOf(before, direction).filter((step) => isFiltered(step) && step.session?.tracked === false),
        );
        const untracked = request?.[0] ?? reply?.[0];
        if (untracked === undefined) {
          met.tracked += Number(stepsOf(before, 'forward').some(isFiltered));
          expect(after.verdict, about).toBe('reachable');
        } else {
          met.untracked += 1;
          expect(after.verdict, about).toBe(untracked === request?.[0] ? 'blocked' : 'reply-lost');
          expect(after.blockers[0]?.code, about).toBe('SG_HAS_NO_RULES');
          expect(untracked.path, about).toContain(after.blockers[0]?.at);
        }
      }
    });
    expect(met.tracked).toBeGreaterThan(20);
    expect(met.untracked).toBeGreaterThan(20);
  });

  it.each(['in', 'out'] as const)('SG-15: is stopped at once by a denial in every list, %sbound', (way) => {
    const stage = way === 'in' ? 'enter' : 'leave';
    let stopped = 0;
    forAllSeeds({ runs: 50, pinned: [523952, 71195] }, (seed) => {
      const { cloud, flows } = randomCloud(seed);
      const denied = simulate(withDenials(cloud, way));
      for (const { about, before, after } of nextPackets(seed, flows, simulate(cloud), denied)) {
        // A step with a rule met a list; within a subnet, or without a list, there is none (ACL-5).
        const meets = (direction: 'forward' | 'reply') =>
          stepsOf(before, direction).some((step) => step.stage === stage && step.rule !== null);
        const wanted = meets('forward') ? 'blocked' : meets('reply') ? 'reply-lost' : 'reachable';
        stopped += Number(wanted !== 'reachable');
        expect(after.verdict, about).toBe(wanted);
        if (wanted !== 'reachable') expect(after.blockers[0]?.code, about).toBe('SUBNET_ACL_RESTRICTION');
      }
    });
    expect(stopped).toBeGreaterThan(50);
  });
});
