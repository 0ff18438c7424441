import type { CloudRequest } from '../../kernel/cloud/request.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { allocateAddresses, associateAddresses, rebuildNatGateways } from './addresses.ts';
import { cloudDifferences } from './equal-clouds.ts';
import { finishInstances, rebuildInstances } from './instances.ts';
import { noteManagedInterfaces, rebuildInterfaces } from './interfaces.ts';
import { deleteStandInKeys, rebuildKeyPairs } from './key-pairs.ts';
import { rebuildBlackholes, rebuildStaleRules } from './lost-targets.ts';
import { rebuildNetworkAcls } from './network-acls.ts';
import {
  attachInternetGateways,
  createInternetGateways,
  rebuildSubnets,
  rebuildVpcs,
  shapeVpcs,
} from './networks.ts';
import { rebuildPeerings } from './peerings.ts';
import { rebuildPrefixLists } from './prefix-lists.ts';
import { Rebuilder } from './rebuilder.ts';
import { rebuildRoutes, rebuildRouteTables } from './route-tables.ts';
import { rebuildGroups, rebuildRules } from './security-groups.ts';
import type { RebuildStep } from './steps.ts';
import { rebuildTags } from './tags.ts';

/** How to make a document again, from nothing. */
export interface Rebuild {
  readonly steps: readonly RebuildStep[];
  /**
   * The requests among the steps. On `newCloud(awsRegistry, seed)` they give `cloud`, their times
   * leaving room for everything that is pending in between.
   */
  readonly requests: readonly CloudRequest[];
  readonly seed: string;
  /** What the requests make. */
  readonly cloud: AwsCloud;
  /** What of the source no request can make, in words; empty when the new cloud is its equal. */
  readonly differences: readonly string[];
}

/** Plans the requests that rebuild the document; leftovers (terminated, deleted) are not among it. */
export function planRebuild(source: AwsCloud): Rebuild {
  for (let count = 1; ; count++) {
    const seed = `rebuild-${count}`;
    const rebuild = plan(source, seed);
    // A text of the source must not be taken for a new id when the script puts variables in.
    if (isApart(source, rebuild)) return rebuild;
  }
}

function plan(source: AwsCloud, seed: string): Rebuild {
  const rebuild = new Rebuilder(source, seed);
  rebuildKeyPairs(rebuild);
  rebuildPrefixLists(rebuild);
  rebuildVpcs(rebuild);
  rebuildGroups(rebuild);
  // Before VPCs take blocks that would forbid a peering between them by now.
  rebuildStaleRules(rebuild, true);
  shapeVpcs(rebuild);
  rebuildSubnets(rebuild);
  rebuildNetworkAcls(rebuild);
  rebuildRouteTables(rebuild);
  createInternetGateways(rebuild);
  rebuildBlackholes(rebuild);
  attachInternetGateways(rebuild);
  rebuildPeerings(rebuild);
  rebuildRules(rebuild);
  rebuildStaleRules(rebuild, false);
  allocateAddresses(rebuild);
  rebuildInterfaces(rebuild);
  rebuildInstances(rebuild);
  rebuildNatGateways(rebuild);
  associateAddresses(rebuild);
  rebuildRoutes(rebuild);
  rebuildTags(rebuild);
  finishInstances(rebuild);
  deleteStandInKeys(rebuild);
  noteManagedInterfaces(rebuild);
  noteKept(rebuild);
  const requests = rebuild.steps.flatMap((step) => (step.kind === 'request' ? [step.request] : []));
  const differences = cloudDifferences(source, rebuild.cloud);
  return { steps: rebuild.steps, requests, seed, cloud: rebuild.cloud, differences };
}

function noteKept(rebuild: Rebuilder): void {
  const kinds = new Map<string, number>();
  for (const { kind } of rebuild.source.kept) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  for (const [kind, count] of kinds)
    rebuild.note(`left out: ${count} of ${kind}, which the document keeps but does not simulate`);
}

function isApart(source: AwsCloud, { steps }: Rebuild): boolean {
  const text = JSON.stringify(source);
  return steps.every(
    (step) => step.kind !== 'request' || step.capture === undefined || !text.includes(step.capture.value),
  );
}
