import { describe, expect, it } from 'vitest';
import { trace } from '../../kernel/forward/trace.ts';
import { jsonEqual } from '../../kernel/lib/json.ts';
import type { RandomSource } from '../../kernel/lib/random-source.ts';
import { ICMP, TCP } from '../../kernel/net/protocol.ts';
import { reachMatrix } from '../../kernel/reach/matrix.ts';
import { judgeFlow, type Simulation, simulate } from '../../resources/simulate.ts';
import { randomCloud } from '../naive/random-cloud.ts';
import type { NaiveFlow } from '../naive/types.ts';
import { flowOf, questionOf, shortened } from './answers.ts';
import { forAllSeeds } from './for-all-seeds.ts';
import { mutilated } from './mutilated.ts';
import { brokenLaws } from './story-laws.ts';

/** The story of every flow keeps the laws, and the short answer agrees with it. Returns how many were told. */
function expectSoundStories(
  simulation: Simulation,
  flows: readonly NaiveFlow[],
  down: readonly string[],
  about: string,
): number {
  const options = { down: new Set(down) };
  let told = 0;
  for (const flow of flows) {
    const where = `${about}, down [${down}]: ${JSON.stringify(flow)}`;
    const question = questionOf(simulation, flow);
    if (question === null) continue;
    const story = trace(simulation.graph, question, options);
    const problems = brokenLaws(simulation.graph, story);
    if (problems.length > 0) expect(problems, where).toEqual([]);
    const short = judgeFlow(simulation, flowOf(flow), options);
    if (!short.ok || !jsonEqual(short.value, shortened(story)))
      expect(short.ok && short.value, where).toEqual(shortened(story));
    told += 1;
  }
  return told;
}

const STRAY_TRAFFIC: readonly Pick<NaiveFlow, 'protocol' | 'port'>[] = [
  { protocol: TCP, port: 443 },
  { protocol: TCP, port: 40000 },
  { protocol: ICMP, port: null },
];

/** Flows between whatever is left, whether it makes sense or not. */
function strayFlows(simulation: Simulation, random: RandomSource): readonly NaiveFlow[] {
  const ends = [
    ...simulation.graph.endpoints.keys(),
    'internet',
    'internet:8.8.8.8',
    '10.0.1.4',
    '54.20.1.1',
  ];
  return Array.from({ length: 12 }, () => ({
    from: random.pickAny(ends) ?? 'internet',
    to: random.pickAny(ends) ?? 'internet',
    ...(random.pickAny(STRAY_TRAFFIC) ?? { protocol: TCP, port: 443 }),
  }));
}

describe('the stories of sane clouds keep the laws', { timeout: 60_000 }, () => {
  it('everything in order, and in an outage', () => {
    forAllSeeds({ runs: 25 }, (seed) => {
      const { cloud, flows, down } = randomCloud(seed);
      const simulation = simulate(cloud);
      for (const outage of [[], down]) expectSoundStories(simulation, flows, outage, `seed ${seed}`);
    });
  });
});

describe('clouds after accidents', { timeout: 60_000 }, () => {
  it('still have a sound story for every flow that can be asked', () => {
    let told = 0;
    // References named like what every object inherits.
    forAllSeeds({ runs: 60, pinned: [171600, 613881] }, (seed, random) => {
      const { cloud, flows, down } = randomCloud(seed);
      const simulation = simulate(mutilated(cloud, random));
      const all = [...flows, ...strayFlows(simulation, random)];
      for (const outage of [[], down]) told += expectSoundStories(simulation, all, outage, `seed ${seed}`);
    });
    expect(told).toBeGreaterThan(1000);
  });

  it('still have a matrix', () => {
    forAllSeeds({ runs: 40 }, (seed, random) => {
      const { cloud, down } = randomCloud(seed);
      const { graph } = simulate(mutilated(cloud, random));
      const matrix = reachMatrix(graph, { protocol: TCP, port: 443, down: new Set(down) });
      expect(matrix.verdicts).toHaveLength(matrix.ends.length ** 2);
    });
  });

  it('RT-10: lead nowhere known, rather than anywhere, where no route table is left', () => {
    let unknown = 0;
    forAllSeeds({ runs: 20 }, (seed) => {
      const { cloud, flows } = randomCloud(seed);
      const simulation = simulate({ ...cloud, tables: { ...cloud.tables, 'route-table': {} } });
      for (const flow of flows) {
        const question = questionOf(simulation, flow);
        if (question === null) continue;
        const story = trace(simulation.graph, question);
        const steps = story.connections.flatMap(({ forward }) => forward).flatMap((hop) => hop.steps);
        const leaves = steps.some(
          (step) => step.stage === 'leave' && !step.hypothetical && step.action === 'pass',
        );
        if (!leaves) continue;
        unknown += 1;
        expect(story, `seed ${seed}: ${JSON.stringify(flow)}`).toMatchObject({
          verdict: 'unknown',
          delivered: false,
        });
      }
    });
    expect(unknown).toBeGreaterThan(20);
  });
});
