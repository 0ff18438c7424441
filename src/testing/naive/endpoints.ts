import { type Address, addressOrNull } from '../../kernel/net/address.ts';
import {
  LINUX_EPHEMERAL,
  type PortRange,
  WIDE_EPHEMERAL,
  WINDOWS_EPHEMERAL,
} from '../../kernel/net/ports.ts';
import { isPublicAddress } from '../../kernel/net/special.ts';
import type { NetworkInterface } from '../../resources/network-interface/schema.ts';
import { probeId, quietPublicAddress } from './made-up-hosts.ts';
import {
  addressOf,
  hasPrivateAddress,
  holds,
  instanceOf,
  interfacesOfInstance,
  isProbe,
  ownerOfPublicAddress,
  primaryAddress,
  publicAddressOf,
  subnetOf,
  type World,
} from './records.ts';

export interface Sender {
  /** Null for a host outside. */
  readonly card: NetworkInterface | null;
  readonly address: Address;
  /** Instance or interface id; null outside. */
  readonly host: string | null;
  readonly ephemeral: PortRange;
}

export interface Receiver {
  readonly address: Address;
  readonly host: string | null;
  /** Interfaces at which the packet has arrived where it was wanted. */
  readonly cards: readonly string[];
  /** The public host, when it is one. */
  readonly outside: Address | null;
  /** The VPC a packet from outside has to get into; null for a receiver outside. */
  readonly vpcId: string | null;
}

export type Resolved<T> = T | { readonly error: string };

/** What an endpoint names, before anybody asks from where. */
type Named =
  | { readonly kind: 'cards'; readonly cards: readonly NetworkInterface[] }
  | { readonly kind: 'address'; readonly address: Address }
  | { readonly kind: 'outside'; readonly address: Address }
  | { readonly kind: 'error'; readonly error: string };

export function resolveSender(
  world: World,
  from: string,
  toAddress: (vpcId: string) => Address | null,
): Resolved<Sender> {
  const named = nameOf(world, from);
  switch (named.kind) {
    case 'error':
      return { error: named.error };
    case 'outside':
      return { card: null, address: named.address, host: null, ephemeral: WIDE_EPHEMERAL };
    case 'cards': {
      const [first] = named.cards;
      if (first === undefined) return { error: `${from} has no network interface` };
      const destination = toAddress(subnetOf(world, first).VpcId);
      // The interface on the destination's own subnet, else the primary one.
      const direct = named.cards.find(
        (card) => destination !== null && holds(subnetOf(world, card).CidrBlock, destination),
      );
      const card = direct ?? first;
      return senderBy(world, card, primaryAddress(card));
    }
    case 'address': {
      const owners = world.interfaces.filter((card) => hasPrivateAddress(card, named.address));
      if (owners.length > 1) return { error: `${from} is the address of more than one interface` };
      if (owners[0] !== undefined) return senderBy(world, owners[0], named.address);
      const owner = ownerOfPublicAddress(world, named.address);
      if (owner !== null) return senderBy(world, owner.card, owner.privateAddress);
      if (!isPublicAddress(named.address)) return { error: `nobody has the address ${from}` };
      return { card: null, address: named.address, host: null, ephemeral: WIDE_EPHEMERAL };
    }
  }
}

function senderBy(world: World, card: NetworkInterface, address: Address): Sender {
  // ACL-7
  const isWindows = instanceOf(world, card)?.Platform?.toLowerCase() === 'windows';
  const ephemeral = isWindows ? WINDOWS_EPHEMERAL : LINUX_EPHEMERAL;
  return { card, address, host: hostOf(world, card), ephemeral };
}

/** `vpcId` is the sender's VPC, null for a sender outside. */
export function resolveReceiver(world: World, to: string, vpcId: string | null): Resolved<Receiver> {
  const named = nameOf(world, to);
  switch (named.kind) {
    case 'error':
      return { error: named.error };
    case 'outside':
      return outsideReceiver(named.address);
    case 'cards': {
      const [first] = named.cards;
      if (first === undefined) return { error: `${to} has no network interface` };
      const address =
        (vpcId === null ? firstPublicAddress(world, named.cards) : null) ?? primaryAddress(first);
      return insideReceiver(world, first, address);
    }
    case 'address':
      return receiverByAddress(world, to, named.address, vpcId);
  }
}

function receiverByAddress(
  world: World,
  to: string,
  address: Address,
  vpcId: string | null,
): Resolved<Receiver> {
  const owners = world.interfaces.filter((card) => hasPrivateAddress(card, address));
  const near = owners.find((card) => subnetOf(world, card).VpcId === vpcId);
  if (near === undefined && owners.length > 1)
    return { error: `${to} is the address of more than one interface` };
  const owner = near ?? owners[0] ?? ownerOfPublicAddress(world, address)?.card;
  if (owner !== undefined) return insideReceiver(world, owner, address);
  if (vpcId === null) return { error: `nobody in the cloud has the address ${to}` };
  if (isPublicAddress(address)) return outsideReceiver(address);
  // An address nobody has: the packet is sent all the same.
  return { address, host: null, cards: [], outside: null, vpcId: null };
}

function insideReceiver(world: World, card: NetworkInterface, address: Address): Receiver {
  const instance = instanceOf(world, card);
  const cards = instance === undefined ? [card] : interfacesOfInstance(world, instance.id);
  return {
    address,
    host: hostOf(world, card),
    cards: cards.map((one) => one.id),
    outside: null,
    vpcId: subnetOf(world, card).VpcId,
  };
}

function outsideReceiver(address: Address): Receiver {
  return { address, host: null, cards: [], outside: address, vpcId: null };
}

function hostOf(world: World, card: NetworkInterface): string {
  return instanceOf(world, card)?.id ?? card.id;
}

/** Over the interfaces in order of DeviceIndex, over their addresses in order. */
function firstPublicAddress(world: World, cards: readonly NetworkInterface[]): Address | null {
  for (const card of cards) {
    for (const entry of card.PrivateIpAddresses) {
      const found = publicAddressOf(world, card, addressOf(entry.PrivateIpAddress));
      if (found !== null) return found;
    }
  }
  return null;
}

function nameOf(world: World, reference: string): Named {
  const { tables } = world.cloud;
  if (reference === 'internet') return { kind: 'outside', address: quietPublicAddress(world.cloud, 0) };
  if (reference.startsWith('internet:')) {
    const address = addressOrNull(reference.slice('internet:'.length));
    if (address === null) return { kind: 'error', error: `${reference} has no address` };
    if (ownerOfPublicAddress(world, address) !== null)
      return { kind: 'error', error: `${reference} belongs to the cloud itself` };
    return { kind: 'outside', address };
  }
  if (tables.instance[reference] !== undefined)
    return { kind: 'cards', cards: interfacesOfInstance(world, reference) };
  const card = world.interfaces.find((one) => one.id === reference);
  if (card !== undefined && !isProbe(world, card)) return { kind: 'cards', cards: [card] };
  if (tables.subnet[reference] !== undefined)
    return { kind: 'cards', cards: world.interfaces.filter((one) => one.id === probeId(reference)) };
  const address = addressOrNull(reference);
  if (address === null) return { kind: 'error', error: `nothing is called ${reference}` };
  return { kind: 'address', address };
}
