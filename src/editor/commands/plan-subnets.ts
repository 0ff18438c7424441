import type { Address } from '../../kernel/net/address.ts';
import { cidrCovers, cidrOf, cidrOrNull, cidrsOverlap, formatCidr } from '../../kernel/net/cidr.ts';
import type { Subnet } from '../../resources/subnet/schema.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { recordsOf } from '../cloud-view.ts';
import { membersOf, subnetFacts } from '../facts.ts';
import { indexCloud } from '../layout/index-cloud.ts';
import { removeAll } from '../remove.ts';
import { makeSubnet, replaceSubnet } from '../replace.ts';
import { joinBlocks, splitBlock, usableBlocks } from '../subnet-plan.ts';
import type { Command } from './command.ts';
import { nameOf, needRecord, recordAt } from './support.ts';

export interface SplitSubnetArgs {
  readonly key: string;
}

/** Two subnets with half the addresses each, in the same zone: what is in it stays in the lower half. */
export const splitSubnet: Command<SplitSubnetArgs> = {
  id: 'split-subnet',
  category: 'edit',
  title: 'Split subnet in two',
  shortcuts: [],
  available: ({ document }, { key }) => {
    const subnet = recordAt(document.cloud, 'subnet', key);
    if (subnet === undefined) return 'Select a subnet.';
    return splitBlock(subnet.CidrBlock) !== undefined || 'A /28 is the smallest subnet that AWS takes.';
  },
  label: ({ document }, { key }) => `Split ${nameOf(document.cloud, key)} in two`,
  run: (session, { key }) => {
    const subnet = needRecord(session, 'subnet', key);
    const halves = splitBlock(subnet.CidrBlock);
    const facts = subnetFacts(indexCloud(session.cloud), subnet.id);
    if (halves === undefined || facts === undefined)
      return session.refuse('NotAvailable', 'A /28 is the smallest subnet that AWS takes.');
    replaceSubnet(session, subnet, { CidrBlock: halves[0] });
    const Tags = facts.Tags.map((tag) => (tag.Key === 'Name' ? { ...tag, Value: `${tag.Value}-2` } : tag));
    makeSubnet(session, { ...facts, Tags }, { VpcId: subnet.VpcId, CidrBlock: halves[1] }, subnet);
  },
};

export interface JoinSubnetArgs {
  readonly key: string;
}

/** Takes in the other half of the next larger block: free addresses, or a neighbour with nothing in it. */
export const joinSubnet: Command<JoinSubnetArgs> = {
  id: 'join-subnet',
  category: 'edit',
  title: 'Join subnet with its neighbour',
  shortcuts: [],
  available: ({ document }, { key }) => {
    const subnet = recordAt(document.cloud, 'subnet', key);
    if (subnet === undefined) return 'Select a subnet.';
    const plan = planJoin(document.cloud, subnet);
    return typeof plan === 'string' ? plan : true;
  },
  label: ({ document }, { key }) => {
    const subnet = recordAt(document.cloud, 'subnet', key);
    const plan = subnet === undefined ? '' : planJoin(document.cloud, subnet);
    const name = nameOf(document.cloud, key);
    if (typeof plan === 'string' || plan.other === null) return `Double ${name}`;
    return `Join ${name} with ${nameOf(document.cloud, plan.other.key)}`;
  },
  run: (session, { key }) => {
    const subnet = needRecord(session, 'subnet', key);
    const plan = planJoin(session.cloud, subnet);
    if (typeof plan === 'string') return session.refuse('NotAvailable', plan);
    if (plan.other !== null) removeAll(session, [plan.other.key]);
    replaceSubnet(session, subnet, { CidrBlock: plan.block });
  },
};

interface Join {
  readonly block: string;
  /** The neighbour that goes; null: the other half is free. */
  readonly other: Subnet | null;
}

/** What joining would make, or the sentence that says why not. */
export function planJoin(cloud: AwsCloud, subnet: Subnet): Join | string {
  const inside = recordsOf(cloud, 'subnet').filter(
    ({ id, VpcId }) => VpcId === subnet.VpcId && id !== subnet.id,
  );
  const half = otherHalf(subnet.CidrBlock);
  const block = half === undefined ? undefined : joinBlocks(subnet.CidrBlock, half);
  const range = half === undefined ? null : cidrOrNull(half);
  if (half === undefined || block === undefined || range === null)
    return 'A /16 is the largest subnet that AWS takes.';
  const vpc = cloud.tables.vpc[subnet.VpcId];
  const joined = cidrOrNull(block);
  if (vpc === undefined || joined === null || !usableBlocks(vpc).some((outer) => cidrCovers(outer, joined)))
    return 'It fills the whole block of its VPC.';
  const hit = inside.filter(({ CidrBlock }) => {
    const taken = cidrOrNull(CidrBlock);
    return taken !== null && cidrsOverlap(taken, range);
  });
  const [other] = hit;
  if (other === undefined) return { block, other: null };
  if (hit.length > 1 || other.CidrBlock !== half) return `The other half, ${half}, is divided up.`;
  if (membersOf(indexCloud(cloud), other.id).length > 0)
    return `Move what is in ${nameOf(cloud, other.key)} elsewhere first.`;
  return { block, other };
}

/** The block of the same size that makes the next larger one with it; undefined for a /16. */
function otherHalf(text: string): string | undefined {
  const block = cidrOrNull(text);
  if (block === null || block.length <= 16) return undefined;
  const outer = cidrOf(block.first, block.length - 1);
  const first = outer.first === block.first ? block.last + 1 : outer.first;
  return formatCidr(cidrOf(first as Address, block.length));
}
