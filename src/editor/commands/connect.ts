import { formatCidr } from '../../kernel/net/cidr.ts';
import type { Subnet } from '../../resources/subnet/schema.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { LabDocument } from '../document.ts';
import { parseZoneKey } from '../layout/names.ts';
import { type EditSession, findByKey } from '../session.ts';
import { usableBlocks } from '../subnet-plan.ts';
import { addSubnetRoute } from '../subnet-routes.ts';
import { associateElasticIp } from './associate-elastic-ip.ts';
import type { Command } from './command.ts';
import { insertPeering } from './insert-peering.ts';
import { nameOf, needRecord, placeOf, recordAt } from './support.ts';

export interface ConnectArgs {
  readonly from: string;
  readonly to: string;
  /** Of the route; absent: 0.0.0.0/0, for a peering the other VPC's blocks. */
  readonly destination?: string;
}

/** What a line between two nodes would make. */
type Plan =
  | { readonly kind: 'route'; readonly subnet: string; readonly target: string }
  | { readonly kind: 'attach'; readonly gateway: string; readonly vpc: string }
  | { readonly kind: 'peer'; readonly from: string; readonly to: string }
  | { readonly kind: 'address'; readonly key: string };

/** A line from one node to another: a route, an attachment, a peering or a public address. */
export const connect: Command<ConnectArgs> = {
  id: 'connect',
  category: 'connect',
  title: 'Connect…',
  shortcuts: ['C'],
  available: ({ document }, args) => canConnect(document, args.from, args.to),
  label: ({ document: { cloud } }, { from, to }) => `Connect ${nameOf(cloud, from)} to ${nameOf(cloud, to)}`,
  run: (session, { from, to, destination }) => {
    const plan = planOf(session.cloud, from, to);
    if (typeof plan === 'string') return session.refuse('NotAvailable', plan);
    switch (plan.kind) {
      case 'route':
        return route(session, plan.subnet, plan.target, destination);
      case 'attach': {
        const gateway = needRecord(session, 'internet-gateway', plan.gateway);
        const VpcId = needRecord(session, 'vpc', plan.vpc).id;
        session.request('AttachInternetGateway', { InternetGatewayId: gateway.id, VpcId }, placeOf(gateway));
        return session.note('No subnet uses it yet: connect a subnet to it to give it a default route.');
      }
      case 'peer':
        return insertPeering.run(session, { from: plan.from, to: plan.to }, []);
      case 'address':
        return associateElasticIp.run(session, { key: plan.key }, []);
    }
  },
};

/** True, or why a line between the two would mean nothing; the direction does not matter. */
export function canConnect(document: LabDocument, from: string, to: string): true | string {
  const plan = planOf(document.cloud, from, to);
  if (typeof plan === 'string') return plan;
  if (plan.kind === 'address') return associateElasticIp.available({ document, selection: [] }, plan);
  return true;
}

function planOf(cloud: AwsCloud, from: string, to: string): Plan | string {
  if (from === to) return 'A line needs two ends.';
  return oneWay(cloud, from, to) ?? oneWay(cloud, to, from) ?? whyNot(cloud, from, to);
}

function oneWay(cloud: AwsCloud, from: string, to: string): Plan | string | undefined {
  const [start, end] = [findByKey(cloud, from), findByKey(cloud, to)];
  if (end === undefined) {
    const isHost = start?.table === 'instance' || start?.table === 'network-interface';
    return to === 'internet' && isHost ? { kind: 'address', key: from } : undefined;
  }
  if (start?.table === 'vpc' && end.table === 'vpc') return { kind: 'peer', from, to };
  if (start?.table === 'internet-gateway' && end.table === 'vpc')
    return attachedVpc(cloud, from) !== undefined
      ? 'The gateway serves a VPC already: detach it first.'
      : { kind: 'attach', gateway: from, vpc: to };
  if (start?.table !== 'subnet' || !TARGETS.has(end.table)) return undefined;
  const { VpcId } = start.record as Subnet;
  if (end.table === 'internet-gateway' && attachedVpc(cloud, to) !== VpcId)
    return 'The gateway is not attached to the VPC of this subnet.';
  if (end.table === 'nat-gateway' && recordAt(cloud, 'nat-gateway', to)?.VpcId !== VpcId)
    return 'A route can only use a NAT gateway of its own VPC.';
  return { kind: 'route', subnet: from, target: to };
}

const TARGETS: ReadonlySet<string> = new Set([
  'internet-gateway',
  'nat-gateway',
  'vpc-peering-connection',
  'instance',
  'network-interface',
]);

function attachedVpc(cloud: AwsCloud, key: string): string | undefined {
  return recordAt(cloud, 'internet-gateway', key)?.Attachments[0]?.VpcId;
}

function whyNot(cloud: AwsCloud, from: string, to: string): string {
  const tables = [from, to].map((key) => findByKey(cloud, key)?.table ?? (parseZoneKey(key) ? 'zone' : key));
  if (tables.includes('internet-gateway') && tables.includes('instance'))
    return 'Instances reach a gateway by a route of their subnet: connect the subnet.';
  if (tables.includes('internet'))
    return 'Subnets reach the internet through a gateway: connect the subnet to that.';
  if (tables.every((table) => table === 'subnet'))
    return 'Subnets of one VPC reach each other by the local route; VPCs are joined by peering.';
  if (tables.every((table) => table === 'instance'))
    return 'Instances need no line: security groups decide who may talk to whom.';
  return 'AWS has no direct connection between these two.';
}

function route(session: EditSession, from: string, to: string, destination: string | undefined): void {
  const subnet = needRecord(session, 'subnet', from);
  const end = session.find(to);
  if (end === undefined) session.refuse('NotFound', `There is no "${to}" in this document.`);
  const { id } = end.record;
  switch (end.table) {
    case 'vpc-peering-connection':
      for (const block of destination === undefined ? peerBlocks(session, id, subnet.VpcId) : [destination])
        addSubnetRoute(session, freshSubnet(session, subnet), {
          DestinationCidrBlock: block,
          target: { VpcPeeringConnectionId: id },
        });
      return;
    case 'instance':
    case 'network-interface':
      noteForwarding(session, id);
      addSubnetRoute(session, subnet, {
        DestinationCidrBlock: destination ?? '0.0.0.0/0',
        target: end.table === 'instance' ? { InstanceId: id } : { NetworkInterfaceId: id },
      });
      return;
    default:
      addSubnetRoute(session, subnet, {
        DestinationCidrBlock: destination ?? '0.0.0.0/0',
        target: end.table === 'nat-gateway' ? { NatGatewayId: id } : { GatewayId: id },
      });
  }
}

function freshSubnet(session: EditSession, subnet: Subnet): Subnet {
  return needRecord(session, 'subnet', subnet.key);
}

/** Blocks of the VPC at the other end of a peering. */
export function peerBlocks(session: EditSession, peeringId: string, vpcId: string): readonly string[] {
  const peering = needRecord(session, 'vpc-peering-connection', peeringId);
  const sides = [peering.RequesterVpcInfo, peering.AccepterVpcInfo];
  if (!sides.some((side) => side.VpcId === vpcId))
    return session.refuse('NotAvailable', 'The peering does not join the VPC of this subnet.');
  const other = sides.find((side) => side.VpcId !== vpcId);
  const vpc = session.cloud.tables.vpc[other?.VpcId ?? ''];
  return vpc === undefined ? (other?.CidrBlockSet ?? []) : usableBlocks(vpc).map(formatCidr);
}

/** RT-22: an instance passes on what is not its own only with the check off and software that does so. */
function noteForwarding(session: EditSession, id: string): void {
  const isOn = Object.values(session.cloud.tables['network-interface']).some(
    (each) => (each.id === id || each.Attachment?.InstanceId === id) && each.SourceDestCheck,
  );
  if (isOn)
    session.note('Its source/destination check is on, so it drops what is not its own: switch it off.');
}
