import { formatCidr } from '../../kernel/net/cidr.ts';
import type { Subnet } from '../../resources/subnet/schema.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { LabDocument } from '../document.ts';
import type { EditSession } from '../session.ts';
import { usableBlocks } from '../subnet-plan.ts';
import { addSubnetRoute } from '../subnet-routes.ts';
import { associateElasticIp } from './associate-elastic-ip.ts';
import type { Command } from './command.ts';
import { type Plan, plansOf } from './connect-plan.ts';
import { heads } from './heads.ts';
import { insertInternetGateway } from './insert-internet-gateway.ts';
import { insertPeering } from './insert-peering.ts';
import { openPort, type PortPreset, portPresets, sourceText } from './open-port.ts';
import { nameOf, needRecord, placeOf, recordAt } from './support.ts';

export interface ConnectArgs {
  readonly from: string;
  readonly to: string;
  /** Of the route; absent: 0.0.0.0/0, for a peering the other VPC's blocks. */
  readonly destination?: string;
  /** Of the rule, where the line opens a port. */
  readonly port?: PortPreset;
}

/** A line from one node to another: a route, an attachment, a peering, a public address or an open port. */
export const connect: Command<ConnectArgs> = {
  ...heads.connect,
  available: ({ document }, args) => {
    const plan = planFor(document.cloud, args);
    if (typeof plan === 'string') return plan;
    if (plan.kind === 'address') return associateElasticIp.available({ document, selection: [] }, plan);
    return true;
  },
  label: ({ document: { cloud } }, { from, to, port }) =>
    port === undefined
      ? `Connect ${nameAt(cloud, from)} to ${nameAt(cloud, to)}`
      : `Let ${nameAt(cloud, from)} reach ${nameAt(cloud, to)} by ${portPresets[port].title}`,
  run: (session, args) => {
    const plan = planFor(session.cloud, args);
    if (typeof plan === 'string') return session.refuse('NotAvailable', plan);
    switch (plan.kind) {
      case 'route':
        return route(session, plan.subnet, plan.target, args.destination);
      case 'attach': {
        const gateway = needRecord(session, 'internet-gateway', plan.gateway);
        const VpcId = needRecord(session, 'vpc', plan.vpc).id;
        session.request('AttachInternetGateway', { InternetGatewayId: gateway.id, VpcId }, placeOf(gateway));
        return session.note('No subnet uses it yet: connect a subnet to it to give it a default route.');
      }
      case 'gateway':
        return insertInternetGateway.run(session, { into: plan.vpc }, []);
      case 'peer':
        return insertPeering.run(session, { from: plan.from, to: plan.to }, []);
      case 'address':
        return associateElasticIp.run(session, { key: plan.key }, []);
      case 'open':
        if (args.port === undefined) return session.refuse('NotAvailable', WHICH_PORT);
        return openPort.run(session, { key: plan.to, source: plan.source, port: args.port }, []);
    }
  },
};

const WHICH_PORT = 'Say by which port one may reach the other.';

function planFor(cloud: AwsCloud, { from, to, port }: ConnectArgs): Plan | string {
  const plans = plansOf(cloud, from, to);
  if (typeof plans === 'string') return plans;
  const plan = plans.find(({ kind }) => (kind === 'open') === (port !== undefined));
  return plan ?? (port === undefined ? WHICH_PORT : 'A port is opened between two hosts.');
}

/** True, or why a line from the one to the other would mean nothing. */
export function canConnect(document: LabDocument, from: string, to: string): true | string {
  const plans = plansOf(document.cloud, from, to);
  if (typeof plans === 'string') return plans;
  const [first, ...others] = plans;
  if (first?.kind !== 'address' || others.length > 0) return true;
  return associateElasticIp.available({ document, selection: [] }, first);
}

/** One thing that a line may mean, in words, and how to do it. */
export interface ConnectOption {
  readonly title: string;
  readonly args: ConnectArgs;
}

/** All that a line from the one to the other may mean; none when it means nothing. */
export function connectOptions(document: LabDocument, from: string, to: string): readonly ConnectOption[] {
  const plans = plansOf(document.cloud, from, to);
  if (typeof plans === 'string') return [];
  return plans.flatMap((plan): readonly ConnectOption[] => {
    if (plan.kind !== 'open') return [{ title: titleOf(document, plan), args: { from, to } }];
    return PORTS.map((port) => ({
      title: `Allow ${portTitle(port)} ${sourceText(document, plan.source)}`,
      args: { from, to, port },
    }));
  });
}

const PORTS = Object.keys(portPresets) as PortPreset[];

function portTitle(port: PortPreset): string {
  const { title, FromPort, IpProtocol } = portPresets[port];
  return IpProtocol === 'icmp' ? title : `${title} (${IpProtocol} ${FromPort})`;
}

function titleOf(document: LabDocument, plan: Exclude<Plan, { readonly kind: 'open' }>): string {
  const name = (key: string) => nameAt(document.cloud, key);
  switch (plan.kind) {
    case 'route': {
      const isPeering = recordAt(document.cloud, 'vpc-peering-connection', plan.target) !== undefined;
      return `Route ${isPeering ? 'the other VPC’s addresses' : '0.0.0.0/0'} of ${name(plan.subnet)} to ${name(plan.target)}`;
    }
    case 'attach':
      return `Attach ${name(plan.gateway)} to ${name(plan.vpc)}`;
    case 'gateway':
      return `Give ${name(plan.vpc)} an internet gateway`;
    case 'peer':
      return `Peer ${name(plan.from)} with ${name(plan.to)}`;
    case 'address':
      return `Give ${name(plan.key)} an Elastic IP address`;
  }
}

function nameAt(cloud: AwsCloud, key: string): string {
  return key === 'internet' ? 'the internet' : nameOf(cloud, key);
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
