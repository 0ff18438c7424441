import type { NetworkInterface } from '../resources/network-interface/schema.ts';
import type { RouteTable } from '../resources/route-table/schema.ts';
import type { Subnet } from '../resources/subnet/schema.ts';
import { recordsOf } from './cloud-view.ts';
import { nameOf, placeOf, tagged, textAt } from './commands/support.ts';
import { memberFacts, membersOf, subnetFacts } from './facts.ts';
import type { MemberFacts, SubnetFacts } from './facts-schema.ts';
import { indexCloud } from './layout/index-cloud.ts';
import { makeMember } from './make.ts';
import type { EditSession } from './session.ts';

/** Everything that hangs on a resource besides its own facts, taken down before it goes. */
interface Captured {
  readonly id: string;
  readonly facts: MemberFacts;
  readonly vpcId: string;
  readonly networkInterface: NetworkInterface;
  /** Elastic IPs on its primary address. */
  readonly allocations: readonly string[];
  /** Routes to it: table and destination parameter. */
  readonly routes: readonly {
    readonly table: RouteTable;
    readonly destination: { readonly [field: string]: string };
  }[];
}

/**
 * Moves an instance, a NAT gateway or a lone interface to another subnet. AWS forbids it, so it is
 * taken away and made again with the same facts: key, name, groups, guest facts, Elastic IPs and
 * routes stay, the private address is a new one.
 */
export function moveMember(session: EditSession, id: string, subnet: Subnet): void {
  const captured = capture(session, id);
  take(session, captured);
  restore(session, captured, subnet);
}

/** Gives a subnet another block, zone or VPC: everything in it is made again, in a new subnet with the old key. */
export function replaceSubnet(
  session: EditSession,
  subnet: Subnet,
  wanted: { readonly CidrBlock: string; readonly AvailabilityZone?: string; readonly VpcId?: string },
): void {
  const index = indexCloud(session.cloud);
  const facts = subnetFacts(index, subnet.id);
  if (facts === undefined) return;
  const members = membersOf(index, subnet.id).map((id) => capture(session, id));
  for (const member of members) take(session, member);
  session.request('DeleteSubnet', { SubnetId: subnet.id }, placeOf(subnet));
  const made = makeSubnet(session, facts, { VpcId: subnet.VpcId, ...wanted }, subnet);
  session.takeKey(made.id, subnet.key);
  session.note(
    `AWS cannot change a subnet's block, zone or VPC: ${nameOf(session.cloud, subnet.key)} was deleted and made again with ${wanted.CidrBlock}.`,
  );
  // Under its old key now.
  const current = (session.find(made.id)?.record as Subnet | undefined) ?? made;
  for (const member of members) restore(session, member, current);
}

/** A subnet by its facts, without its members. */
export function makeSubnet(
  session: EditSession,
  facts: SubnetFacts,
  wanted: { readonly CidrBlock: string; readonly AvailabilityZone?: string; readonly VpcId: string },
  where: Parameters<typeof placeOf>[0],
): Subnet {
  const place = placeOf(where);
  const created = session.request(
    'CreateSubnet',
    { AvailabilityZone: facts.AvailabilityZone, ...wanted, ...tagged('subnet', facts.Tags) },
    place,
  );
  const SubnetId = textAt(created, 'Subnet.SubnetId');
  if (facts.MapPublicIpOnLaunch)
    session.request('ModifySubnetAttribute', { SubnetId, MapPublicIpOnLaunch: { Value: true } }, place);
  const table = session.cloud.tables['route-table'][facts.RouteTableId ?? ''];
  if (table?.VpcId === wanted.VpcId)
    session.request('AssociateRouteTable', { RouteTableId: table.id, SubnetId }, place);
  const acl = session.cloud.tables['network-acl'][facts.NetworkAclId ?? ''];
  if (acl?.VpcId === wanted.VpcId) {
    const AssociationId = associationOf(session, SubnetId);
    session.request('ReplaceNetworkAclAssociation', { AssociationId, NetworkAclId: acl.id }, place);
  }
  return session.find(SubnetId)?.record as Subnet;
}

/** ACL-4: every subnet has exactly one. */
function associationOf(session: EditSession, subnetId: string): string {
  const associations = recordsOf(session.cloud, 'network-acl').flatMap((acl) => acl.Associations);
  return associations.find(({ SubnetId }) => SubnetId === subnetId)?.NetworkAclAssociationId ?? '';
}

function capture(session: EditSession, id: string): Captured {
  const index = indexCloud(session.cloud);
  const facts = memberFacts(index, id);
  const networkInterface = primaryInterface(session, id);
  if (facts === undefined || networkInterface === undefined)
    return session.refuse('NotAvailable', `${nameOf(session.cloud, id)} cannot be made again elsewhere.`);
  if (facts.kind === 'network-interface' && networkInterface.Attachment !== undefined)
    return session.refuse('NotAvailable', 'Detach the interface from its instance before moving it.');
  const first = networkInterface.PrivateIpAddresses[0]?.PrivateIpAddress;
  const allocations = recordsOf(session.cloud, 'elastic-ip')
    .filter(
      ({ Association }) =>
        Association?.NetworkInterfaceId === networkInterface.id && Association.PrivateIpAddress === first,
    )
    .map((address) => address.id);
  const vpcId = index.view.get('subnet', networkInterface.SubnetId)?.VpcId ?? '';
  return {
    id,
    facts,
    vpcId,
    networkInterface,
    allocations,
    routes: routesTo(session, [id, networkInterface.id]),
  };
}

function primaryInterface(session: EditSession, id: string): NetworkInterface | undefined {
  const { view, interfacesOf } = indexCloud(session.cloud);
  const nat = view.get('nat-gateway', id);
  return interfacesOf(id)[0] ?? view.get('network-interface', nat?.NetworkInterfaceId ?? id);
}

function routesTo(session: EditSession, targets: readonly string[]): Captured['routes'] {
  return recordsOf(session.cloud, 'route-table').flatMap((table) =>
    table.Routes.filter((route) => targets.includes(route.Target.Id)).map((route) => {
      const { DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId } = route;
      const given = { DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId };
      const present = Object.entries(given).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      );
      return { table, destination: Object.fromEntries(present) };
    }),
  );
}

function take(session: EditSession, { id, facts, networkInterface }: Captured): void {
  const place = placeOf(networkInterface);
  switch (facts.kind) {
    case 'instance':
      session.request('TerminateInstances', { InstanceIds: [id] }, place);
      return;
    case 'nat-gateway':
      session.request('DeleteNatGateway', { NatGatewayId: id }, place);
      return;
    case 'network-interface':
      session.request('DeleteNetworkInterface', { NetworkInterfaceId: id }, place);
  }
}

function restore(session: EditSession, captured: Captured, subnet: Subnet): void {
  const { facts, networkInterface, allocations, vpcId } = captured;
  const [AllocationId] = allocations;
  const options = AllocationId === undefined ? {} : { AllocationId };
  const id = makeMember(session, facts, subnet, options);
  session.takeKey(id, facts.key);
  const made = primaryInterface(session, id);
  if (made === undefined) return;
  if (made.id !== id) session.takeKey(made.id, networkInterface.key);
  if (facts.kind !== 'nat-gateway') reassociate(session, allocations, made, subnet);
  if (subnet.VpcId === vpcId)
    reroute(
      session,
      captured,
      facts.kind === 'nat-gateway' ? { NatGatewayId: id } : { NetworkInterfaceId: made.id },
    );
  const from = networkInterface.PrivateIpAddresses[0]?.PrivateIpAddress;
  const to = made.PrivateIpAddresses[0]?.PrivateIpAddress;
  const address =
    from === to ? `its private address is ${to} again` : `its private address is now ${to}, it was ${from}`;
  session.note(
    `${nameOf(session.cloud, facts.key)} was ${TAKEN[facts.kind]} in ${nameOf(session.cloud, subnet.key)}: ${address}.`,
  );
}

/** AWS moves none of the three between subnets (EC2-2, NAT-1). */
const TAKEN = {
  instance: 'terminated and launched again',
  'nat-gateway': 'deleted and created again',
  'network-interface': 'deleted and created again',
} as const;

/** IGW-1: an Elastic IP goes only where an internet gateway can translate it. */
function reassociate(
  session: EditSession,
  allocations: readonly string[],
  made: NetworkInterface,
  subnet: Subnet,
): void {
  const hasGateway = recordsOf(session.cloud, 'internet-gateway').some((gateway) =>
    gateway.Attachments.some(({ VpcId }) => VpcId === subnet.VpcId),
  );
  for (const AllocationId of allocations) {
    const address = session.cloud.tables['elastic-ip'][AllocationId]?.PublicIp ?? AllocationId;
    if (!hasGateway)
      session.note(`Its Elastic IP address ${address} stays free: the VPC has no internet gateway.`);
    else session.request('AssociateAddress', { AllocationId, NetworkInterfaceId: made.id }, placeOf(made));
  }
}

function reroute(
  session: EditSession,
  { routes }: Captured,
  target: { readonly [field: string]: string },
): void {
  for (const { table, destination } of routes)
    session.request('ReplaceRoute', { RouteTableId: table.id, ...destination, ...target }, placeOf(table));
}
