import { describe, expect, it } from 'vitest';
import { closeFlow, repairBlockers, repairFlow } from '../../resources/find-repairs.ts';
import { randomCloud } from '../naive/random-cloud.ts';
import { flowOf } from '../properties/answers.ts';
import { forAllSeeds } from '../properties/for-all-seeds.ts';
import { brokenRepairLaws, replay, verdictOf } from './repair-lab.ts';

describe('repairs of random clouds', { timeout: 120_000 }, () => {
  it('are legal, make the flow reachable, need every call, and leave the cloud alone', () => {
    let mended = 0;
    let hopeless = 0;
    forAllSeeds({ runs: 25 }, (seed) => {
      const { cloud, flows } = randomCloud(seed);
      const before = JSON.stringify(cloud);
      for (const flow of flows.slice(0, 8).map(flowOf)) {
        const report = repairFlow(cloud, flow);
        if (!report.ok || report.value.none?.kind === 'nothing-to-mend') continue;
        const { repairs, none, tries } = report.value;
        expect(repairs.length === 0).toBe(none !== null);
        expect(tries).toBeLessThanOrEqual(48);
        const problems = brokenRepairLaws(cloud, flow, report.value);
        if (problems.length > 0) expect(problems, `seed ${seed}: ${JSON.stringify(flow)}`).toEqual([]);
        if (none === null) mended += 1;
        else hopeless += 1;
      }
      expect(JSON.stringify(cloud)).toBe(before);
    });
    expect(mended).toBeGreaterThan(hopeless);
  });

  it('take single blockers away', () => {
    let removed = 0;
    forAllSeeds({ runs: 15 }, (seed) => {
      const { cloud, flows } = randomCloud(seed);
      for (const flow of flows.slice(0, 6).map(flowOf)) {
        const found = repairBlockers(cloud, flow);
        if (!found.ok) continue;
        for (const { blocker, repair } of found.value) {
          if (repair === null) continue;
          removed += 1;
          expect(replay(cloud, repair.requests), `seed ${seed}`).not.toBeNull();
          const still = repair.trace.blockers.some(
            (other) =>
              other.code === blocker.code &&
              other.at === blocker.at &&
              other.direction === blocker.direction &&
              other.connection === blocker.connection &&
              other.rule?.id === blocker.rule?.id &&
              JSON.stringify(other.lost) === JSON.stringify(blocker.lost),
          );
          expect(still, `seed ${seed}: ${JSON.stringify(blocker)}`).toBe(false);
        }
      }
    });
    expect(removed).toBeGreaterThan(20);
  });

  it('closings stop the request', () => {
    let closed = 0;
    forAllSeeds({ runs: 15 }, (seed) => {
      const { cloud, flows } = randomCloud(seed);
      for (const flow of flows.slice(0, 6).map(flowOf)) {
        const found = closeFlow(cloud, flow);
        for (const { requests } of found.ok ? found.value : []) {
          const after = replay(cloud, requests);
          closed += 1;
          expect(after === null ? 'refused' : verdictOf(after, flow), `seed ${seed}`).toBe('blocked');
        }
      }
    });
    expect(closed).toBeGreaterThan(10);
  });
});
