import { type PortSet, WIDE_EPHEMERAL } from '../../kernel/net/ports.ts';
import { isPublicAddress } from '../../kernel/net/special.ts';
import type { Instance } from '../../resources/instance/schema.ts';
import type { NetworkInterface } from '../../resources/network-interface/schema.ts';
import { networkAclSays } from './network-acls.ts';
import {
  guestFacts,
  hasPrivateAddress,
  holds,
  instanceOf,
  interfacesOfInstance,
  isDown,
  isProbe,
  natOfInterface,
  primaryAddress,
  subnetOf,
} from './records.ts';
import { securityGroupsSay } from './security-groups.ts';
import { stepThroughNat } from './step-nat.ts';
import { type End, type Packet, type Stop, stop } from './types.ts';
import { arrivedAt, type Moment, narrow, repeats, sessionOf, type Translation, type Walk } from './walk.ts';

/** Security groups out, then source/dest check (XK-1). */
export function stepSend(walk: Walk, card: NetworkInterface, packet: Packet): Moment | End {
  const filtered = filterByGroups(walk, card, true, packet);
  if ('kind' in filtered) return filtered;
  // NET-11. A NAT gateway's interface is not subject to it: it sends on behalf of others.
  const isExempt = natOfInterface(walk.world, card) !== undefined;
  if (card.SourceDestCheck && !isExempt && !hasPrivateAddress(card, filtered.source))
    return stop('ENI_SOURCE_DEST_CHECK_RESTRICTION', card.id);
  return { kind: 'leave', card, packet: filtered };
}

/** Into the subnet (ACL-5), into the interface (SG-2, NET-11), into the host. */
export function stepArrive(
  walk: Walk,
  card: NetworkInterface,
  left: string | null,
  arriving: Packet,
): Moment | End {
  const entered = enterSubnet(walk, card.SubnetId, left, arriving);
  if ('kind' in entered) return entered;
  const repeated = repeats(walk, card.id, entered);
  if (repeated !== null) return repeated;
  const nat = natOfInterface(walk.world, card);
  if (nat !== undefined) return stepThroughNat(walk, nat, card, entered);

  const packet = filterByGroups(walk, card, false, entered);
  if ('kind' in packet) return packet;
  if (card.SourceDestCheck && !hasPrivateAddress(card, packet.destination))
    return stop('ENI_SOURCE_DEST_CHECK_RESTRICTION', card.id);
  return hostFault(walk, card) ?? stepHost(walk, card, packet);
}

/** Inbound rules of the subnet's list, unless the packet never left the subnet (ACL-5, RT-9). */
export function enterSubnet(
  walk: Walk,
  subnetId: string,
  left: string | null,
  packet: Packet,
): Packet | Stop {
  if (subnetId === left) return packet;
  const answer = networkAclSays(walk.world, subnetId, false, packet);
  if (!answer.pass) return stop(answer.code, answer.at);
  return narrow(walk, packet, answer.ports, 'SUBNET_ACL_RESTRICTION', answer.at);
}

/** SG-10: the reverse of what this interface let through needs no rule. */
function filterByGroups(walk: Walk, card: NetworkInterface, egress: boolean, packet: Packet): Packet | Stop {
  const isTracked =
    walk.isReply &&
    walk.sessions.allowed.some(
      (entry) =>
        entry.cardId === card.id &&
        entry.protocol === packet.protocol &&
        entry.source === packet.destination &&
        entry.destination === packet.source,
    );
  if (isTracked) return packet;
  const answer = securityGroupsSay(walk.world, card, egress, packet);
  if (!answer.pass) return stop(answer.code, answer.at);
  if (!walk.isReply) {
    const { source, destination, protocol } = packet;
    walk.sessions.allowed.push({ cardId: card.id, source, destination, protocol });
  }
  return narrow(walk, packet, answer.ports, 'ENI_SG_RULES_MISMATCH', answer.at);
}

/** Why the host behind an interface neither sends nor hears, or null. */
export function hostFault(walk: Walk, card: NetworkInterface): Stop | null {
  const { world } = walk;
  if (isProbe(world, card)) {
    const subnet = subnetOf(world, card);
    return isDown(world, subnet.id, subnet.id) ? stop('BAD_STATE', subnet.id) : null;
  }
  const instance = instanceOf(world, card);
  if (instance === undefined && !card.RequesterManaged) return stop('BAD_STATE_ATTACHMENT', card.id);
  if (instance !== undefined && instance.State !== 'running') return stop('BAD_STATE', instance.id);
  if (instance !== undefined && isDown(world, instance.id, card.SubnetId))
    return stop('BAD_STATE', instance.id);
  if (isDown(world, card.id, card.SubnetId)) return stop('BAD_STATE', card.id);
  if (isDown(world, card.SubnetId)) return stop('BAD_STATE', card.SubnetId);
  return null;
}

/** The packet is inside the host: for the host itself, an answer to what it passed on, or to pass on. */
function stepHost(walk: Walk, card: NetworkInterface, packet: Packet): Moment | End {
  const instance = instanceOf(walk.world, card);
  const session = instance === undefined || !walk.isReply ? undefined : sessionOf(walk, instance.id, packet);
  if (session !== undefined && session.outside !== session.inside) {
    const back = { ...packet, destination: session.inside, destinationPorts: session.insidePorts };
    return sendBy(walk, session.enteredBy, { ...back, sender: null });
  }
  const ownCards = instance === undefined ? [card] : interfacesOfInstance(walk.world, instance.id);
  if (ownCards.some((own) => hasPrivateAddress(own, packet.destination)))
    return arrivedAt(walk, card.id, walk.goal.cards.includes(card.id), packet);
  if (instance === undefined) return stop('NO_POSSIBLE_DESTINATION', card.id);
  return passOn(walk, instance, ownCards, card, packet, session);
}

/** A host with source/dest check off that is not the destination (NAT-16, RT-23). */
function passOn(
  walk: Walk,
  instance: Instance,
  ownCards: readonly NetworkInterface[],
  enteredBy: NetworkInterface,
  packet: Packet,
  session: Translation | undefined,
): Moment | End {
  const { world } = walk;
  const forwarding = guestFacts(world, instance.id).Forwarding;
  if (forwarding === 'drop') return stop('NO_POSSIBLE_DESTINATION', instance.id);
  if (session !== undefined) return sendBy(walk, session.enteredBy, { ...packet, sender: null });

  const direct = ownCards.find((own) => holds(subnetOf(world, own).CidrBlock, packet.destination));
  const out = direct ?? ownCards[0] ?? enteredBy;
  // Unknown behaviour: taken for a NAT instance towards public addresses and a router otherwise.
  const isMasqueraded =
    forwarding === 'masquerade' || (forwarding === undefined && isPublicAddress(packet.destination));
  const source = isMasqueraded ? primaryAddress(out) : packet.source;
  if (!walk.isReply)
    walk.sessions.translations.push({
      holder: instance.id,
      enteredBy: enteredBy.id,
      protocol: packet.protocol,
      inside: packet.source,
      insidePorts: packet.sourcePorts,
      outside: source,
      remote: packet.destination,
    });
  const widened: PortSet | null = packet.sourcePorts === null ? null : [WIDE_EPHEMERAL];
  const sourcePorts = isMasqueraded ? widened : packet.sourcePorts;
  return { kind: 'send', card: out, packet: { ...packet, source, sourcePorts, sender: null } };
}

/** A reply leaves by the interface its request came in by. */
function sendBy(walk: Walk, cardId: string, packet: Packet): Moment | End {
  const card = walk.world.interfaces.find((one) => one.id === cardId);
  return card === undefined ? stop('NO_POSSIBLE_DESTINATION', cardId) : { kind: 'send', card, packet };
}
