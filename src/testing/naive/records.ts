import { invariant } from '../../kernel/lib/invariant.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { type Address, addressOrNull, parseAddress } from '../../kernel/net/address.ts';
import { type Cidr, cidrHolds, cidrOrNull } from '../../kernel/net/cidr.ts';
import type { Instance } from '../../resources/instance/schema.ts';
import type { InternetGateway } from '../../resources/internet-gateway/schema.ts';
import type { NatGateway } from '../../resources/nat-gateway/schema.ts';
import type { NetworkInterface } from '../../resources/network-interface/schema.ts';
import type { Subnet } from '../../resources/subnet/schema.ts';
import type { AwsCloud } from '../../resources/tables.ts';

/** The cloud as one question sees it. Nothing is indexed: every look-up scans the records. */
export interface World {
  readonly cloud: AwsCloud;
  /** The records, and one interface made up for each subnet that is asked about. */
  readonly interfaces: readonly NetworkInterface[];
  /** Ids of the made-up interfaces. */
  readonly probes: readonly string[];
  readonly down: readonly string[];
}

export function addressOf(text: string): Address {
  const parsed = parseAddress(text);
  invariant(parsed.ok, `records hold parsed addresses, not ${text}`);
  return parsed.value;
}

export function holds(cidrText: string | undefined, address: Address): boolean {
  const cidr = cidrOrNull(cidrText);
  return cidr !== null && cidrHolds(cidr, address);
}

export function subnetOf(world: World, card: NetworkInterface): Subnet {
  const subnet = world.cloud.tables.subnet[card.SubnetId];
  invariant(subnet !== undefined, `the subnet of ${card.id} exists`);
  return subnet;
}

/** NET-6: only `associated` blocks are usable. */
export function vpcBlocks(world: World, vpcId: string): readonly Cidr[] {
  const vpc = world.cloud.tables.vpc[vpcId];
  return (vpc?.CidrBlockAssociationSet ?? [])
    .filter((block) => block.State === 'associated')
    .flatMap((block) => cidrOrNull(block.CidrBlock) ?? []);
}

export function isInVpcBlocks(world: World, vpcId: string, address: Address): boolean {
  return vpcBlocks(world, vpcId).some((block) => cidrHolds(block, address));
}

export function hasPrivateAddress(card: NetworkInterface, address: Address): boolean {
  return card.PrivateIpAddresses.some((entry) => addressOf(entry.PrivateIpAddress) === address);
}

export function primaryAddress(card: NetworkInterface): Address {
  const first = card.PrivateIpAddresses[0];
  invariant(first !== undefined, `${card.id} has an address`);
  return addressOf(first.PrivateIpAddress);
}

export function interfaceInSubnet(
  world: World,
  subnetId: string,
  address: Address,
): NetworkInterface | undefined {
  return world.interfaces.find((card) => card.SubnetId === subnetId && hasPrivateAddress(card, address));
}

/** The public address paired with a private one: an Elastic IP, else an auto-assigned one (IGW-2, IGW-5). */
export function publicAddressOf(
  world: World,
  card: NetworkInterface,
  privateAddress: Address,
): Address | null {
  for (const elastic of Object.values(world.cloud.tables['elastic-ip'])) {
    const association = elastic.Association;
    if (association === undefined || association.NetworkInterfaceId !== card.id) continue;
    if (addressOf(association.PrivateIpAddress) === privateAddress) return addressOf(elastic.PublicIp);
  }
  const entry = card.PrivateIpAddresses.find((one) => addressOf(one.PrivateIpAddress) === privateAddress);
  return addressOrNull(entry?.Association?.PublicIp);
}

/** Which interface, and which of its private addresses, a public address belongs to. */
export function ownerOfPublicAddress(
  world: World,
  address: Address,
): { readonly card: NetworkInterface; readonly privateAddress: Address } | null {
  for (const card of world.interfaces) {
    for (const entry of card.PrivateIpAddresses) {
      const privateAddress = addressOf(entry.PrivateIpAddress);
      if (publicAddressOf(world, card, privateAddress) === address) return { card, privateAddress };
    }
  }
  return null;
}

export function natOfInterface(world: World, card: NetworkInterface): NatGateway | undefined {
  return Object.values(world.cloud.tables['nat-gateway']).find((nat) => nat.NetworkInterfaceId === card.id);
}

export function isProbe(world: World, card: NetworkInterface): boolean {
  return world.probes.includes(card.id);
}

/** The instance an interface is attached to; an attachment still under way or being undone does not count. */
export function instanceOf(world: World, card: NetworkInterface): Instance | undefined {
  if (card.Attachment?.Status !== 'attached') return undefined;
  return world.cloud.tables.instance[card.Attachment.InstanceId];
}

/** Attached to an instance, or kept by a service: a NAT gateway's interface counts. */
export function isAttached(world: World, card: NetworkInterface): boolean {
  return instanceOf(world, card) !== undefined || card.RequesterManaged || isProbe(world, card);
}

/** In order of DeviceIndex: the primary interface first (NET-10). */
export function interfacesOfInstance(world: World, instanceId: string): readonly NetworkInterface[] {
  return world.interfaces
    .filter((card) => card.Attachment?.Status === 'attached' && card.Attachment.InstanceId === instanceId)
    .sort((left, right) => (left.Attachment?.DeviceIndex ?? 0) - (right.Attachment?.DeviceIndex ?? 0));
}

/** IGW-3: at most one. */
export function attachedGateway(world: World, vpcId: string): InternetGateway | undefined {
  return Object.values(world.cloud.tables['internet-gateway']).find((gateway) => isGatewayOf(gateway, vpcId));
}

export function isGatewayOf(gateway: InternetGateway, vpcId: string): boolean {
  return gateway.Attachments.some(
    (attachment) =>
      attachment.VpcId === vpcId && (attachment.State === 'available' || attachment.State === 'attached'),
  );
}

/** What stands in front of an address: the last version of the list is in force (NET-14). */
export function prefixListBlocks(world: World, listId: string | undefined): readonly Cidr[] {
  const list = listId === undefined ? undefined : world.cloud.tables['managed-prefix-list'][listId];
  return (list?.Versions.at(-1)?.Entries ?? []).flatMap((entry) => cidrOrNull(entry.Cidr) ?? []);
}

export function guestFacts(world: World, instanceId: string): JsonObject {
  return world.cloud.guest[instanceId] ?? {};
}

/** True when the id itself or the zone of the subnet is out of order. */
export function isDown(world: World, id: string, subnetId?: string): boolean {
  const zone = subnetId === undefined ? undefined : world.cloud.tables.subnet[subnetId]?.AvailabilityZone;
  return world.down.includes(id) || (zone !== undefined && world.down.includes(zone));
}
