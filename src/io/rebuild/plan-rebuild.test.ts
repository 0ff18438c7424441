import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyRequest } from '../../kernel/cloud/apply.ts';
import { newCloud } from '../../kernel/cloud/new-cloud.ts';
import { settle } from '../../kernel/cloud/settle.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { requestedCloud } from '../../testing/random-requests.ts';
import { runScript } from '../../testing/run-script.ts';
import { cloudDifferences } from './equal-clouds.ts';
import { planRebuild, type Rebuild } from './plan-rebuild.ts';
import { printScript } from './print-script.ts';

function replay({ requests, seed }: Rebuild): AwsCloud {
  let cloud: AwsCloud = newCloud(awsRegistry, seed);
  for (const request of requests) {
    const outcome = applyRequest(awsRegistry, cloud, request);
    if (!outcome.ok) throw new Error(`${request.operation}: ${outcome.error.message}`);
    cloud = outcome.cloud;
  }
  return settle(awsRegistry, cloud);
}

function expectRebuilt(cloud: AwsCloud): void {
  const rebuild = planRebuild(cloud);
  expect(rebuild.differences).toEqual([]);
  expect(replay(rebuild)).toEqual(rebuild.cloud);
  const account = rebuild.requests[0]?.account ?? '';
  expect(cloudDifferences(cloud, runScript(printScript(rebuild), 'elsewhere', account))).toEqual([]);
}

describe('planRebuild', () => {
  it('makes an equal cloud of whatever requests made, by requests and by script', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => expectRebuilt(requestedCloud(seed))),
      // A fixed seed: a run decides the same everywhere. What other seeds find is pinned below.
      { numRuns: 15, seed: 20260101 },
    );
  });

  it.each([
    [79, 'a peering asked for before its VPCs came to overlap'],
    [162, 'a rule whose peering is gone'],
    [234, 'a default VPC without its gateway'],
    [367, 'a route by a lost peering between VPCs that overlap'],
    [594, 'a default VPC with another gateway than its first'],
    [1304, "a gateway's table after the gateway left"],
    [19124, 'a blackhole in a VPC without subnets'],
    [1313, 'a stale rule between VPCs that overlap'],
  ])('makes again the cloud of seed %i: %s', (seed) => {
    expectRebuilt(requestedCloud(seed));
  });

  it('needs nothing for an empty cloud', () => {
    const rebuild = planRebuild(newCloud(awsRegistry));
    expect(rebuild.requests).toEqual([]);
    expect(rebuild.differences).toEqual([]);
  });

  it('has no id of the model for a variable', () => {
    const once = planRebuild(requestedCloud(7));
    const twice = planRebuild(once.cloud);
    expect(twice.seed).not.toBe(once.seed);
    expect(twice.differences).toEqual([]);
  });
});
