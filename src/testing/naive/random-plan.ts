import { type RandomSource, randomSource } from '../../kernel/lib/random-source.ts';
import { type DraftCloud, newDraft } from './draft-cloud.ts';

export interface SubnetPlan {
  readonly id: string;
  readonly vpcId: string;
  /** `10.0.1`: every subnet is a /24 of its VPC. */
  readonly prefix: string;
  readonly role: 'public' | 'private' | 'isolated';
  readonly tableId: string;
}

export interface VpcPlan {
  readonly id: string;
  /** `10.0`: the primary block is a /16. */
  readonly prefix: string;
  readonly gatewayId: string;
  readonly subnets: readonly SubnetPlan[];
  /** Kind of group → id. */
  readonly groups: { readonly [kind: string]: string };
}

export interface InstancePlan {
  readonly id: string;
  readonly subnet: SubnetPlan;
  readonly cards: readonly string[];
}

/** What has been built so far, with the hands to build on. */
export interface Plan {
  readonly random: RandomSource;
  readonly draft: DraftCloud;
  readonly vpcs: VpcPlan[];
  readonly instances: InstancePlan[];
  readonly prefixLists: string[];
  readonly counters: { ids: number; publicAddresses: number; readonly hosts: { [subnet: string]: number } };
}

/** Public blocks that rules name, so that questions from and to them meet those rules. */
export const OFFICE = '198.51.100.0/24';
export const PARTNER = '192.0.2.0/25';

export function newPlan(seed: number): Plan {
  return {
    random: randomSource(seed),
    draft: newDraft(),
    vpcs: [],
    instances: [],
    prefixLists: [],
    counters: { ids: 0, publicAddresses: 0, hosts: {} },
  };
}

export function mintId(plan: Plan, prefix: string): string {
  plan.counters.ids += 1;
  return `${prefix}-${plan.counters.ids.toString(16).padStart(8, '0')}`;
}

export function mintPublicAddress(plan: Plan): string {
  plan.counters.publicAddresses += 1;
  return `54.20.1.${plan.counters.publicAddresses}`;
}

/** The next free address of the subnet; the first usable ones stay free for probes. */
export function mintAddress(plan: Plan, subnet: SubnetPlan): string {
  const count = plan.counters.hosts[subnet.id] ?? 0;
  plan.counters.hosts[subnet.id] = count + 1;
  return `${subnet.prefix}.${count + 4 + (count > 1 ? 6 : 0)}`;
}

export function allSubnets(plan: Plan): readonly SubnetPlan[] {
  return plan.vpcs.flatMap((vpc) => vpc.subnets);
}
