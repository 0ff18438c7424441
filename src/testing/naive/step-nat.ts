import { WIDE_EPHEMERAL } from '../../kernel/net/ports.ts';
import { ICMP, TCP, UDP } from '../../kernel/net/protocol.ts';
import type { NatGateway } from '../../resources/nat-gateway/schema.ts';
import type { NetworkInterface } from '../../resources/network-interface/schema.ts';
import { hasPrivateAddress, isDown, isInVpcBlocks, primaryAddress } from './records.ts';
import { type End, type Packet, stop } from './types.ts';
import { arrivedAt, type Moment, sessionOf, type Walk } from './walk.ts';

/** The packet is at the gateway's interface, by a route or by address. */
export function stepThroughNat(
  walk: Walk,
  nat: NatGateway,
  card: NetworkInterface,
  packet: Packet,
): Moment | End {
  const { world } = walk;
  // NAT-3: a zone that is down takes its gateways with it.
  if (nat.State !== 'available' || isDown(world, nat.id, card.SubnetId)) return stop('BAD_STATE', nat.id);

  const session = walk.isReply ? sessionOf(walk, nat.id, packet) : undefined;
  if (session !== undefined) {
    const back = { ...packet, destination: session.inside, destinationPorts: session.insidePorts };
    return { kind: 'leave', card, packet: { ...back, sender: null } };
  }

  // The gateway's own interface was the requester: this is what it waits for.
  if (walk.isReply && walk.goal.cards.includes(card.id) && hasPrivateAddress(card, packet.destination))
    return arrivedAt(walk, card.id, true, packet);

  const isInside = isInVpcBlocks(world, nat.VpcId, packet.source);
  // NAT-5: it answers nothing that is sent to itself.
  if (isInside && hasPrivateAddress(card, packet.destination)) return stop('NO_POSSIBLE_DESTINATION', nat.id);
  // NAT-11, XK-4: not for the far side of a peering, nor for the internet.
  if (!isInside) return stop('NGW_REQUIRES_SOURCE_IN_VPC', nat.id);
  if (![TCP, UDP, ICMP].includes(packet.protocol)) return stop('PROTOCOL_RESTRICTION', nat.id);

  // NAT-4, NAT-7: its own address and ports; the destination stays.
  const source = primaryAddress(card);
  if (!walk.isReply)
    walk.sessions.translations.push({
      holder: nat.id,
      enteredBy: card.id,
      protocol: packet.protocol,
      inside: packet.source,
      insidePorts: packet.sourcePorts,
      outside: source,
      remote: packet.destination,
    });
  const sourcePorts = packet.sourcePorts === null ? null : [WIDE_EPHEMERAL];
  return { kind: 'leave', card, packet: { ...packet, source, sourcePorts, sender: null } };
}
