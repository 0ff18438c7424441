import { describe, expect, it } from 'vitest';
import { ask } from '../../kernel/forward/ask.ts';
import { judge, trace } from '../../kernel/forward/trace.ts';
import { jsonEqual } from '../../kernel/lib/json.ts';
import type { RandomSource } from '../../kernel/lib/random-source.ts';
import { ICMP, type Protocol, TCP, UDP } from '../../kernel/net/protocol.ts';
import { reachMatrix, VERDICTS } from '../../kernel/reach/matrix.ts';
import { type Simulation, simulate } from '../../resources/simulate.ts';
import { randomCloud } from '../naive/random-cloud.ts';
import { shortened } from './answers.ts';
import { withoutRecord } from './cloud-edits.ts';
import { forAllSeeds } from './for-all-seeds.ts';
import { largeRandomCloud } from './large-cloud.ts';
import { tablesInUse } from './random-edit.ts';

interface Traffic {
  readonly protocol: Protocol;
  readonly port: number | null;
}

const SEVERAL: readonly Traffic[] = [
  { protocol: TCP, port: 22 },
  { protocol: TCP, port: 443 },
  { protocol: TCP, port: 8080 },
  { protocol: TCP, port: 45000 },
  { protocol: UDP, port: 53 },
  { protocol: ICMP, port: null },
  { protocol: 47, port: null },
];

/** Every cell beside the single judgement of the same flow, written by ids as a person would. */
function expectCellsOfSingles(
  simulation: Simulation,
  traffic: Traffic,
  down: readonly string[],
  about: string,
) {
  const options = { down: new Set(down) };
  const matrix = reachMatrix(simulation.graph, { ...options, ...traffic });
  const size = matrix.ends.length;
  matrix.ends.forEach((from, row) => {
    matrix.ends.forEach((to, column) => {
      const cell = row * size + column;
      const verdict = VERDICTS[matrix.verdicts[cell] ?? -1];
      const reason = matrix.reasons[matrix.reasonOf[cell] ?? -1];
      const question = ask(simulation.graph, simulation.names, { from, to, ...traffic, sourcePort: null });
      if (!question.ok) return;
      const single = judge(simulation.graph, question.value, options);
      const told = { verdict, code: reason?.code ?? null, at: reason?.at ?? null };
      const wanted = { verdict: single.verdict, code: single.code, at: single.at };
      if (!jsonEqual(told, wanted))
        expect(told, `${about}: ${from} to ${to} by ${JSON.stringify(traffic)}, down ${down}`).toEqual(
          wanted,
        );
    });
  });
}

function expectShortOfLong(
  simulation: Simulation,
  random: RandomSource,
  down: readonly string[],
  about: string,
) {
  const ends = [...simulation.graph.interfaces.map(({ origin }) => origin), 'internet'];
  const traffic = random.pickAny(SEVERAL);
  for (let left = 150; left > 0 && traffic !== undefined; left -= 1) {
    const [from = '', to = ''] = [random.pickAny(ends), random.pickAny(ends)];
    const question = ask(simulation.graph, simulation.names, { from, to, ...traffic, sourcePort: null });
    if (!question.ok) continue;
    const options = { down: new Set(down) };
    const short = judge(simulation.graph, question.value, options);
    const long = shortened(trace(simulation.graph, question.value, options));
    if (!jsonEqual(short, long))
      expect(short, `${about}: ${from} to ${to} by ${JSON.stringify(traffic)}, down ${down}`).toEqual(long);
  }
}

describe('every cell of the matrix equals the single judgement', { timeout: 60_000 }, () => {
  it('in small clouds, for one kind of traffic each', () => {
    // A host that refuses itself; twin addresses in two VPCs; a refusal whose answer has an unknown
    // way; answers sent to an appliance that is itself a sender.
    forAllSeeds({ runs: 100, pinned: [20, 656701, 2588, 655185] }, (seed, random) => {
      const { cloud, down } = randomCloud(seed);
      const simulation = simulate(cloud);
      const traffic = random.pickAny(SEVERAL) ?? { protocol: TCP, port: 443 };
      for (const outage of [[], down]) expectCellsOfSingles(simulation, traffic, outage, `seed ${seed}`);
    });
  });

  it('in clouds of which records are missing, as after an import of some of the files', () => {
    forAllSeeds({ runs: 40 }, (seed, random) => {
      let { cloud } = randomCloud(seed);
      for (let left = random.integer(1, 8); left > 0; left -= 1) {
        const table = random.pickAny(tablesInUse(cloud)) ?? 'vpc';
        cloud = withoutRecord(cloud, table, random.pickAny(Object.keys(cloud.tables[table])) ?? '');
      }
      expectCellsOfSingles(simulate(cloud), { protocol: TCP, port: 443 }, [], `seed ${seed}`);
    });
  });

  it('in clouds of some sixty interfaces, for all kinds of traffic', () => {
    // NAT gateways that are not at work; refusals with an unknown way back.
    forAllSeeds({ runs: 1, pinned: [293895, 880704] }, (seed) => {
      const { cloud, down } = largeRandomCloud(seed);
      const simulation = simulate(cloud);
      expect(simulation.graph.interfaces.length, `seed ${seed}`).toBeGreaterThan(45);
      for (const outage of [[], down])
        for (const traffic of SEVERAL)
          expectCellsOfSingles(simulation, traffic, outage, `large seed ${seed}`);
    });
  });
});

describe('the short answer', { timeout: 60_000 }, () => {
  it('says what the whole story says, in clouds of some sixty interfaces', () => {
    forAllSeeds({ runs: 12 }, (seed, random) => {
      const { cloud, down } = largeRandomCloud(seed);
      const simulation = simulate(cloud);
      for (const outage of [[], down]) expectShortOfLong(simulation, random, outage, `large seed ${seed}`);
    });
  });
});
