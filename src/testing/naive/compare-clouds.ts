import { describe, expect, it } from 'vitest';
import { ask } from '../../kernel/forward/ask.ts';
import { judge, trace } from '../../kernel/forward/trace.ts';
import { jsonEqual } from '../../kernel/lib/json.ts';
import { type Simulation, simulate } from '../../resources/simulate.ts';
import { naiveEvaluate } from './evaluate.ts';
import { randomCloud } from './random-cloud.ts';
import type { NaiveFlow } from './types.ts';

/** The kernel's answer in the naive evaluator's terms. */
function kernelAnswer(simulation: Simulation, flow: NaiveFlow, down: readonly string[]) {
  const question = ask(simulation.graph, simulation.names, {
    from: flow.from,
    to: flow.to,
    protocol: flow.protocol,
    port: flow.port,
    sourcePort: flow.srcPort ?? null,
  });
  if (!question.ok) return { error: true };
  const options = { down: new Set(down) };
  const told = trace(simulation.graph, question.value, options);
  const { verdict, delivered, code, at, replied } = judge(simulation.graph, question.value, options);
  const first = told.blockers[0];
  const lost = told.blockers.find((blocker) => blocker.lost !== null)?.lost;
  return {
    verdict,
    delivered,
    code,
    at,
    ...(verdict === 'refused' ? {} : { replied }),
    ...(verdict === 'partly' ? { lostPorts: lost } : {}),
    // The short way and the long way are one walk; they must say the same.
    ...(told.verdict === verdict && first?.code === (code ?? undefined) && first?.at === (at ?? undefined)
      ? {}
      : { traceSays: [told.verdict, first?.code, first?.at] }),
  };
}

function naiveAnswer(...[cloud, flow, options]: Parameters<typeof naiveEvaluate>) {
  const answer = naiveEvaluate(cloud, flow, options);
  if ('error' in answer) return { error: true };
  const { verdict, delivered, code, at, replied, lostPorts } = answer;
  return {
    verdict,
    delivered,
    code,
    at,
    ...(verdict === 'refused' ? {} : { replied }),
    ...(verdict === 'partly' ? { lostPorts } : {}),
  };
}

/** Clouds per test: small enough that a failing range points at its seed. */
const CLOUDS_PER_TEST = 100;

/**
 * Tests that kernel and naive evaluator agree about the random clouds of these seeds. The two files that call it
 * run beside each other and have 2,000 between them.
 */
export function describeAgreement(before: number, count: number): void {
  const ranges = Array.from(
    { length: count / CLOUDS_PER_TEST },
    (_, index) => before + index * CLOUDS_PER_TEST,
  );
  describe('the kernel agrees with an evaluator written straight from the rules', () => {
    it.each(ranges.map((start) => [start + 1, start + CLOUDS_PER_TEST]))(
      'on random clouds %i to %i',
      expectAgreement,
    );
  });
}

/** Everything that is asked of the clouds of these seeds, with and without an outage. */
function expectAgreement(first: number, last: number): void {
  for (let seed = first; seed <= last; seed++) {
    const { cloud, flows, down } = randomCloud(seed);
    const simulation = simulate(cloud);
    for (const outage of [[], down]) {
      for (const flow of flows) {
        const kernel = kernelAnswer(simulation, flow, outage);
        const naive = naiveAnswer(cloud, flow, { down: outage });
        // `expect` is slow and there are a hundred thousand comparisons: ask it only to report.
        if (!jsonEqual(kernel, naive))
          expect(kernel, `seed ${seed}, down ${outage}: ${JSON.stringify(flow)}`).toEqual(naive);
      }
    }
  }
}
