import { describe, expect, it } from 'vitest';
import { jsonEqual } from '../../kernel/lib/json.ts';
import { simulate } from '../../resources/simulate.ts';
import { randomCloud } from '../naive/random-cloud.ts';
import type { NaiveFlow } from '../naive/types.ts';
import { type Answer, answersIn } from './answers.ts';
import { closingEdits, type Edit, openingEdits } from './cloud-edits.ts';
import { forAllSeeds } from './for-all-seeds.ts';

/** Edits tried on each cloud: lowering it again costs more than its questions. */
const EDITS_PER_CLOUD = 4;

/** How well a flow fares: not at all, one way, with some answers, with all. */
function fortune(answer: Answer): number {
  if ('error' in answer || !answer.delivered) return 0;
  if (answer.replied === true) return 3;
  return answer.replied === 'some' ? 2 : 1;
}

function expectNoneBetter(
  worse: readonly Answer[],
  better: readonly Answer[],
  flows: readonly NaiveFlow[],
  about: string,
) {
  flows.forEach((flow, index) => {
    const [low, high] = [worse[index], better[index]];
    if (low !== undefined && high !== undefined && fortune(low) > fortune(high))
      throw new Error(
        `${about}: ${JSON.stringify(flow)} fares better closed, ${JSON.stringify(low)}, ` +
          `than open, ${JSON.stringify(high)}`,
      );
  });
}

/** Tries the edit on random clouds. It must also matter now and then: else nothing was tested. */
function tryEdit(edit: Edit, judge: typeof expectNoneBetter) {
  let changed = 0;
  forAllSeeds({ runs: 45 }, (seed, random) => {
    const { cloud, flows, down } = randomCloud(seed);
    const outage = random.chance(0.2) ? down : [];
    const before = answersIn(cloud, flows, outage);
    for (let count = 0; count < EDITS_PER_CLOUD; count++) {
      const edited = edit(cloud, random);
      if (edited === null) continue;
      const after = answersIn(edited.cloud, flows, outage);
      judge(after, before, flows, `seed ${seed}, ${edited.label}`);
      changed += after.filter((answer, index) => !jsonEqual(answer, before[index])).length;
    }
  });
  expect(changed).toBeGreaterThan(0);
}

describe('an edit that only closes opens nothing', { timeout: 60_000 }, () => {
  it.each(Object.entries(closingEdits))('%s', (_name, edit) => {
    tryEdit(edit, expectNoneBetter);
  });
});

describe('an edit that only opens closes nothing', { timeout: 60_000 }, () => {
  it.each(Object.entries(openingEdits))('%s', (_name, edit) => {
    tryEdit(edit, (after, before, ...rest) => expectNoneBetter(before, after, ...rest));
  });
});

describe('an outage', { timeout: 60_000 }, () => {
  it('opens nothing, and a larger one no more', () => {
    forAllSeeds({ runs: 60 }, (seed, random) => {
      const { cloud, flows } = randomCloud(seed);
      const simulation = simulate(cloud);
      const breakable = [
        ...Object.values(cloud.tables.subnet).flatMap((subnet) => [subnet.id, subnet.AvailabilityZone]),
        ...(
          [
            'instance',
            'nat-gateway',
            'network-interface',
            'internet-gateway',
            'vpc-peering-connection',
          ] as const
        ).flatMap((table) => Object.keys(cloud.tables[table])),
      ];
      const down: string[] = [];
      let before = answersIn(simulation, flows);
      for (let count = 0; count < EDITS_PER_CLOUD; count++) {
        down.push(random.pickAny(breakable) ?? '');
        const after = answersIn(simulation, flows, down);
        expectNoneBetter(after, before, flows, `seed ${seed}, without ${down}`);
        before = after;
      }
    });
  });
});
