import { zonesOf } from '../../resources/shared/regions.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { Vpc } from '../../resources/vpc/schema.ts';
import { recordsOf } from '../cloud-view.ts';
import { nextSubnetBlock } from '../subnet-plan.ts';
import type { Command } from './command.ts';
import { canInsert, containerAt } from './containers.ts';
import { type InsertArgs, named, nameOf, nextName, placeOf, standAt, textAt } from './support.ts';

export interface InsertSubnetArgs extends InsertArgs {
  readonly cidr?: string;
  /** `us-east-1b`; absent: the zone column it is dropped on, else the emptiest. */
  readonly zone?: string;
}

export const insertSubnet: Command<InsertSubnetArgs> = {
  id: 'insert-subnet',
  category: 'insert',
  title: 'Subnet',
  shortcuts: [],
  available: ({ document }, { into }) => canInsert(document, 'subnet', into),
  label: ({ document }, { into }) => {
    const container = containerAt(document, into);
    const vpc = container?.kind === 'vpc' || container?.kind === 'zone' ? container.vpc.key : into;
    return `Add subnet to ${nameOf(document.cloud, vpc)}`;
  },
  run: (session, { into, at, name, cidr, zone }) => {
    const container = containerAt(session.document, into);
    if (container?.kind !== 'vpc' && container?.kind !== 'zone')
      return session.refuse('NotAvailable', 'A subnet lies in a VPC.');
    const { vpc } = container;
    const CidrBlock =
      cidr ??
      nextSubnetBlock(session.cloud, vpc) ??
      session.refuse('NotAvailable', 'The VPC has no free addresses left for another subnet.');
    const chosen = zone ?? (container.kind === 'zone' ? container.zone : emptiestZone(session.cloud, vpc));
    const input = {
      VpcId: vpc.id,
      CidrBlock,
      ...(chosen === undefined ? {} : { AvailabilityZone: chosen }),
      ...named('subnet', name ?? nextName(session.cloud, 'subnet', 'subnet')),
    };
    const SubnetId = textAt(session.request('CreateSubnet', input, placeOf(vpc)), 'Subnet.SubnetId');
    standAt(session, SubnetId, container.kind === 'zone' ? at : undefined);
    session.note(`It has ${CidrBlock} and uses the main route table until you give it another.`);
  },
};

/** Of the zones in use and the first two, the one with the fewest subnets: two zones survive an outage of one. */
export function emptiestZone(cloud: AwsCloud, vpc: Vpc): string | undefined {
  const counts = new Map<string, number>();
  for (const zone of zonesOf(vpc.region).slice(0, 2)) counts.set(zone.name, 0);
  for (const { VpcId, AvailabilityZone } of recordsOf(cloud, 'subnet'))
    if (VpcId === vpc.id) counts.set(AvailabilityZone, (counts.get(AvailabilityZone) ?? 0) + 1);
  const fewest = Math.min(...counts.values());
  return [...counts].find(([, count]) => count === fewest)?.[0];
}
