import type { Subnet } from '../../resources/subnet/schema.ts';
import { recordsOf } from '../cloud-view.ts';
import type { LabDocument } from '../document.ts';
import { moveMember, replaceSubnet } from '../replace.ts';
import type { EditSession } from '../session.ts';
import { nextSubnetBlock, nextVpcBlock } from '../subnet-plan.ts';
import type { Command } from './command.ts';
import { canMove, subnetOf } from './move-to-subnet.ts';
import { named, nameOf, namesOf, needRecord, nextName, placeOf, recordAt, textAt } from './support.ts';

/** A new VPC into which the selection moves: subnets with all that stands in them, or hosts with a new subnet. */
export const groupIntoVpc: Command = {
  id: 'group-into-vpc',
  category: 'arrange',
  title: 'Group into a new VPC',
  shortcuts: [],
  available: ({ document, selection }) => {
    if (selection.length === 0) return 'Select subnets or instances to group.';
    const subnets = selection.filter((key) => recordAt(document.cloud, 'subnet', key) !== undefined);
    if (subnets.length > 0 && subnets.length < selection.length)
      return 'Select either subnets or what stands in them, not both at once.';
    const isHoused = subnets.length > 0 || selection.every((key) => subnetOf(document, key) !== undefined);
    return isHoused || 'Only subnets and what stands in them can be grouped.';
  },
  label: ({ document, selection }) => `Group ${namesOf(document.cloud, selection)} into a VPC`,
  run: (session, _args, selection) => {
    const [first = ''] = selection;
    const home =
      recordAt(session.cloud, 'subnet', first) ??
      needRecord(session, 'subnet', subnetOf(session.document, first) ?? '');
    const vpcId = makeVpc(session, home);
    if (recordAt(session.cloud, 'subnet', first) !== undefined) {
      for (const key of selection) moveSubnet(session, needRecord(session, 'subnet', key), vpcId);
    } else {
      const subnet = makeSubnetIn(session, vpcId, home.AvailabilityZone);
      for (const key of selection) moveInto(session, key, subnet);
    }
    session.note(`Nothing leads out of the new VPC yet: connect it to the internet, or peer it.`);
  },
};

export interface MoveAllArgs {
  /** Key of the subnet. */
  readonly to: string;
}

/** Moves everything that is selected into one subnet that exists already. */
export const groupIntoExisting: Command<MoveAllArgs> = {
  id: 'group-into-existing-subnet',
  category: 'arrange',
  title: 'Group into that subnet',
  shortcuts: [],
  available: ({ document, selection }, { to }) => {
    if (selection.length === 0) return 'Select instances to group.';
    const movers = selection.filter((key) => subnetOf(document, key) !== to);
    if (movers.length === 0) return 'All of it stands there already.';
    const reasons = movers.map((key) => canMove(document, key, to));
    return reasons.find((reason) => reason !== true) ?? true;
  },
  label: ({ document: { cloud }, selection }, { to }) =>
    `Group ${namesOf(cloud, selection)} into ${nameOf(cloud, to)}`,
  run: (session, { to }, selection) => {
    for (const key of selection)
      if (subnetOf(session.document, key) !== to) moveInto(session, key, needRecord(session, 'subnet', to));
  },
};

/** Subnets that the selection could be grouped into, and why the others could not take it. */
export function groupTargets(
  document: LabDocument,
  selection: readonly string[],
): readonly { readonly key: string; readonly title: string; readonly verdict: true | string }[] {
  return recordsOf(document.cloud, 'subnet').map(({ key, CidrBlock }) => ({
    key,
    title: `${nameOf(document.cloud, key)} (${CidrBlock})`,
    verdict: groupIntoExisting.available({ document, selection }, { to: key }),
  }));
}

function makeVpc(session: EditSession, beside: Subnet): string {
  const CidrBlock =
    nextVpcBlock(session.cloud) ??
    session.refuse('NotAvailable', 'Every 10.N.0.0/16 is taken: insert a VPC with a block of your own.');
  const input = { CidrBlock, ...named('vpc', nextName(session.cloud, 'vpc', 'vpc')) };
  return textAt(session.request('CreateVpc', input, placeOf(beside)), 'Vpc.VpcId');
}

function blockIn(session: EditSession, vpcId: string, prefixLength?: number): string {
  const vpc = needRecord(session, 'vpc', vpcId);
  return (
    nextSubnetBlock(session.cloud, vpc, prefixLength) ??
    session.refuse('NotAvailable', 'The VPC has no free addresses left for another subnet.')
  );
}

function makeSubnetIn(session: EditSession, VpcId: string, AvailabilityZone: string): Subnet {
  const CidrBlock = blockIn(session, VpcId);
  const tags = named('subnet', nextName(session.cloud, 'subnet', 'subnet'));
  const input = { VpcId, CidrBlock, AvailabilityZone, ...tags };
  const made = session.request('CreateSubnet', input, placeOf(needRecord(session, 'vpc', VpcId)));
  return needRecord(session, 'subnet', textAt(made, 'Subnet.SubnetId'));
}

function moveSubnet(session: EditSession, subnet: Subnet, VpcId: string): void {
  const prefixLength = Number(subnet.CidrBlock.split('/')[1]);
  const { AvailabilityZone } = subnet;
  replaceSubnet(session, subnet, {
    CidrBlock: blockIn(session, VpcId, prefixLength),
    AvailabilityZone,
    VpcId,
  });
  session.forget(subnet.key);
}

function moveInto(session: EditSession, key: string, subnet: Subnet): void {
  const found = session.find(key);
  if (found !== undefined) moveMember(session, found.record.id, subnet);
  session.forget(key);
}
