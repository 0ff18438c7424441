import { describe, expect, it } from 'vitest';
import { type JsonObject, jsonEqual } from '../../kernel/lib/json.ts';
import { lowerAws } from '../../resources/lower-aws.ts';
import { simulate, traceFlow } from '../../resources/simulate.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { randomCloud } from '../naive/random-cloud.ts';
import type { NaiveFlow } from '../naive/types.ts';
import { flowOf } from './answers.ts';
import { forAllSeeds } from './for-all-seeds.ts';
import { anyEdit } from './random-edit.ts';

const EDITS_IN_A_ROW = 6;

/** The whole stories, step by step. */
function storiesOf(
  cloud: AwsCloud,
  graph: ReturnType<typeof lowerAws>['graph'],
  flows: readonly NaiveFlow[],
) {
  const simulation = simulate(cloud, graph);
  return flows.map((flow) => traceFlow(simulation, flowOf(flow)));
}

describe('lowering with the result for an earlier document', { timeout: 60_000 }, () => {
  it('tells the same stories as lowering afresh, edit after edit', () => {
    forAllSeeds({ runs: 25 }, (seed, random) => {
      const { cloud: start, flows } = randomCloud(seed);
      let cloud = start;
      let lowered = lowerAws(cloud);
      const labels: string[] = [];
      for (let count = 0; count < EDITS_IN_A_ROW; count++) {
        const edited = anyEdit(cloud, random);
        labels.push(edited.label);
        cloud = edited.cloud;
        lowered = lowerAws(cloud, lowered);
        const told = storiesOf(cloud, lowered.graph, flows);
        const wanted = storiesOf(cloud, lowerAws(cloud).graph, flows);
        told.forEach((story, index) => {
          if (!jsonEqual(story, wanted[index]))
            expect(story, `seed ${seed}, ${labels.join('; ')}: ${JSON.stringify(flows[index])}`).toEqual(
              wanted[index],
            );
        });
      }
    });
  });

  it('makes again only what read the changed record', () => {
    forAllSeeds({ runs: 40 }, (seed, random) => {
      const { cloud } = randomCloud(seed);
      const before = lowerAws(cloud);
      const id = random.pickAny(Object.keys(cloud.tables.instance));
      if (id === undefined) return;
      const guest: JsonObject = { Listeners: [{ Protocol: 'tcp', Port: random.integer(1, 65535) }] };
      const after = lowerAws({ ...cloud, guest: { ...cloud.guest, [id]: guest } }, before);
      for (const [name, lowered] of after.fragments) {
        const isKept = lowered === before.fragments.get(name);
        expect(isKept, `seed ${seed}, ${name} after a change inside ${id}`).toBe(name !== id);
      }
    });
  });
});
