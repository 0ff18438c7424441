import { describe, expect, it } from 'vitest';
import { judgeFlow, simulate } from '../../resources/simulate.ts';
import { randomCloud } from '../../testing/naive/random-cloud.ts';
import { flowOf } from '../../testing/properties/answers.ts';
import { forAllSeeds } from '../../testing/properties/for-all-seeds.ts';
import { answerFlow } from './flows.ts';

describe('answers to a file of flows', { timeout: 60_000 }, () => {
  it('are those of each flow asked by itself, in a cloud of its own', () => {
    let answered = 0;
    forAllSeeds({ runs: 40 }, (seed) => {
      const { cloud, flows, down } = randomCloud(seed);
      const options = { down: new Set(down) };
      const simulation = simulate(cloud);
      // All from one simulation, as the command does, beside a fresh one for each.
      const answers = flows.map((flow, id) => answerFlow(simulation, { id, ...flow }, options));
      flows.forEach((flow, id) => {
        const answer = answers[id];
        const single = judgeFlow(simulate(cloud), flowOf(flow), options);
        const about = `seed ${seed}: ${JSON.stringify(flow)}`;
        if (answer === undefined || 'error' in answer) {
          expect(single.ok, about).toBe(false);
          return;
        }
        const { verdict, delivered, replied, code, at } = answer;
        expect(single.ok && single.value, about).toEqual({ verdict, delivered, replied, code, at });
        expect(answer.id, about).toBe(id);
        answered += 1;
      });
    });
    expect(answered).toBeGreaterThan(500);
  });
});
