import type { AwsCloud } from '../../resources/tables.ts';
import { cloudOf } from '../naive/draft-cloud.ts';
import { addRandomChange, addRandomMiddlebox } from '../naive/random-changes.ts';
import { addRandomPrefixLists } from '../naive/random-filters.ts';
import { addLooseInterface, addRandomInstance } from '../naive/random-hosts.ts';
import { addRandomPeering, addRandomVpc } from '../naive/random-network.ts';
import { allSubnets, newPlan } from '../naive/random-plan.ts';

export interface LargeCloud {
  readonly cloud: AwsCloud;
  /** Something to put out of order: a zone, an instance and a NAT gateway. */
  readonly down: readonly string[];
}

/** Three peered VPCs with some sixty interfaces: enough that interfaces of one class stand side by side. */
export function largeRandomCloud(seed: number): LargeCloud {
  const plan = newPlan(seed);
  const { random, draft } = plan;
  addRandomPrefixLists(plan);
  for (const prefix of ['10.0', '10.1', '172.16']) addRandomVpc(plan, prefix);
  plan.vpcs.forEach((near, index) => {
    for (const far of plan.vpcs.slice(index + 1)) addRandomPeering(plan, near, far);
  });
  const subnets = allSubnets(plan);
  for (let left = 46; left > 0; left -= 1) {
    const subnet = random.pickAny(subnets);
    if (subnet !== undefined) addRandomInstance(plan, subnet);
  }
  for (let left = 3; left > 0; left -= 1) {
    const subnet = random.pickAny(subnets);
    if (subnet !== undefined) addLooseInterface(plan, subnet);
  }
  for (const vpc of plan.vpcs) if (random.chance(0.5)) addRandomMiddlebox(plan, vpc);
  for (let left = random.integer(0, 3); left > 0; left -= 1) addRandomChange(plan);
  const down = [
    random.pick(['us-east-1a', 'us-east-1b']),
    random.pickAny(Object.keys(draft.tables.instance)),
    random.pickAny(Object.keys(draft.tables['nat-gateway'])),
  ].filter((name) => name !== undefined);
  return { cloud: cloudOf(draft, `large-${seed}`), down };
}
