import type { AwsCloud } from '../../resources/tables.ts';
import { cloudOf } from './draft-cloud.ts';
import { addRandomChange, addRandomMiddlebox, moveToRegion } from './random-changes.ts';
import { addRandomPrefixLists } from './random-filters.ts';
import { randomFlows } from './random-flows.ts';
import { addLooseInterface, addRandomInstance } from './random-hosts.ts';
import { addRandomPeering, addRandomVpc } from './random-network.ts';
import { allSubnets, newPlan, type Plan } from './random-plan.ts';
import type { NaiveFlow } from './types.ts';

export interface RandomCase {
  readonly cloud: AwsCloud;
  readonly flows: readonly NaiveFlow[];
  /** Something to put out of order in a second run: zones and resources of this cloud. */
  readonly down: readonly string[];
}

/**
 * A small cloud of sane designs with a few things off, and 12 to 30 questions about it.
 * The same seed gives the same case everywhere.
 */
export function randomCloud(seed: number): RandomCase {
  const plan = newPlan(seed);
  const { random, draft } = plan;
  addRandomPrefixLists(plan);
  const count = random.pick([1, 2, 2, 3]);
  for (let index = 0; index < count; index += 1) addRandomVpc(plan, prefixOf(plan, index));
  addPeerings(plan);
  for (let left = random.integer(2, 8); left > 0; left -= 1) {
    const vpc = random.pickAny(plan.vpcs);
    const subnet = vpc && random.pickAny(vpc.subnets);
    if (subnet !== undefined) addRandomInstance(plan, subnet);
  }
  const subnet = random.pickAny(allSubnets(plan));
  if (subnet !== undefined && random.chance(0.3)) addLooseInterface(plan, subnet);
  for (const vpc of plan.vpcs) if (random.chance(0.25)) addRandomMiddlebox(plan, vpc);
  for (let left = random.pick([0, 0, 0, 1, 2]); left > 0; left -= 1) addRandomChange(plan);
  const last = plan.vpcs.at(-1);
  if (last !== undefined && plan.vpcs.length > 1 && random.chance(0.15))
    moveToRegion(plan, last.id, 'eu-west-1');
  const flows = randomFlows(plan);
  return { cloud: cloudOf(draft, `random-${seed}`), flows, down: randomOutage(plan) };
}

/** The third VPC may repeat the first one's addresses (PCX-9); they cannot then be peered (PCX-2). */
function prefixOf(plan: Plan, index: number): string {
  const prefixes = ['10.0', '10.1', plan.random.chance(0.12) ? '10.0' : '172.16'];
  return prefixes[index] ?? '172.17';
}

function addPeerings(plan: Plan) {
  plan.vpcs.forEach((near, index) => {
    for (const far of plan.vpcs.slice(index + 1))
      if (near.prefix !== far.prefix && plan.random.chance(0.85)) addRandomPeering(plan, near, far);
  });
}

function randomOutage(plan: Plan): readonly string[] {
  const { random, draft } = plan;
  const zones = Object.values(draft.tables.subnet).map((subnet) => subnet.AvailabilityZone);
  const resources = [...Object.keys(draft.tables.instance), ...Object.keys(draft.tables['nat-gateway'])];
  const chosen = random.pickAny(random.chance(0.6) ? zones : resources);
  return chosen === undefined ? [] : [chosen];
}
