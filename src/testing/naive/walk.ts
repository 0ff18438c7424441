import type { Address } from '../../kernel/net/address.ts';
import { countPorts, type PortRange, type PortSet, subtractPorts } from '../../kernel/net/ports.ts';
import type { Protocol } from '../../kernel/net/protocol.ts';
import type { NetworkInterface } from '../../resources/network-interface/schema.ts';
import type { World } from './records.ts';
import { type End, type Packet, type Stop, stop } from './types.ts';

/** Where a packet stands. Each step of the walk turns one moment into the next or into an end. */
export type Moment =
  /** About to leave a host by this interface. */
  | { readonly kind: 'send'; readonly card: NetworkInterface; readonly packet: Packet }
  /** On the wire of this interface's subnet, outward bound. */
  | { readonly kind: 'leave'; readonly card: NetworkInterface; readonly packet: Packet }
  /** To be delivered inside the VPC; `left` is the subnet it came out of, null for a gateway. */
  | {
      readonly kind: 'enter-vpc';
      readonly vpcId: string;
      readonly left: string | null;
      readonly packet: Packet;
    }
  /** In front of the subnet of this interface, handed to it. */
  | {
      readonly kind: 'arrive';
      readonly card: NetworkInterface;
      readonly left: string | null;
      readonly packet: Packet;
    }
  | {
      readonly kind: 'gateway-out';
      readonly gatewayId: string;
      readonly vpcId: string;
      readonly packet: Packet;
    }
  | { readonly kind: 'outside'; readonly leftBy: string; readonly packet: Packet }
  | {
      readonly kind: 'gateway-in';
      readonly gatewayId: string;
      readonly vpcId: string;
      readonly packet: Packet;
    };

/** What counts as having arrived. */
export interface Goal {
  /** Interfaces of the wanted host. */
  readonly cards: readonly string[];
  /** The wanted public host, when the goal lies outside. */
  readonly outside: Address | null;
  /** On a reply: the address the requester spoke to; an answer from any other is not an answer. */
  readonly from: Address | null;
}

interface Allowed {
  readonly cardId: string;
  readonly source: Address;
  readonly destination: Address;
  readonly protocol: Protocol;
}

export interface Translation {
  /** The NAT gateway or instance that keeps the session. */
  readonly holder: string;
  /** The interface the request came in by. */
  readonly enteredBy: string;
  readonly protocol: Protocol;
  readonly inside: Address;
  readonly insidePorts: PortSet | null;
  /** The same as `inside` when the host only passed the packet on. */
  readonly outside: Address;
  readonly remote: Address;
}

/** What the forward direction leaves behind for the reply. */
export interface Sessions {
  readonly allowed: Allowed[];
  readonly translations: Translation[];
}

export interface Loss {
  readonly code: string;
  readonly at: string;
  readonly ports: readonly PortRange[];
}

export interface Walk {
  readonly world: World;
  readonly isReply: boolean;
  readonly goal: Goal;
  readonly sessions: Sessions;
  /** Places and headers met so far in this direction. */
  readonly visited: Set<string>;
  /** Filters that kept back some ports of a range, in order. */
  readonly losses: Loss[];
}

/** The packet with the ports that passed; notes what was kept back. */
export function narrow(walk: Walk, packet: Packet, ports: PortSet | null, code: string, at: string): Packet {
  if (packet.destinationPorts === null || ports === null) return packet;
  let lost: PortSet = packet.destinationPorts;
  for (const part of ports) lost = subtractPorts(lost, part);
  if (countPorts(lost) > 0) walk.losses.push({ code, at, ports: lost });
  return { ...packet, destinationPorts: ports };
}

/** The same header at the same place twice would go on for ever. */
export function repeats(walk: Walk, place: string, packet: Packet): Stop | null {
  const { source, destination, protocol, sourcePorts, destinationPorts } = packet;
  const key = JSON.stringify([place, source, destination, protocol, sourcePorts, destinationPorts]);
  if (walk.visited.has(key)) return stop('CYCLIC_PATH_DETECTED', place);
  walk.visited.add(key);
  return null;
}

/** The session that this packet answers, kept by a NAT gateway or a forwarding instance. */
export function sessionOf(walk: Walk, holder: string, packet: Packet): Translation | undefined {
  return walk.sessions.translations.findLast(
    (one) =>
      one.holder === holder &&
      one.protocol === packet.protocol &&
      one.outside === packet.destination &&
      one.remote === packet.source,
  );
}

export function isMoment(next: Moment | End): next is Moment {
  return next.kind !== 'arrived' && next.kind !== 'stopped' && next.kind !== 'served';
}

/** The packet has come to a host or left the cloud: is that where it was wanted? */
export function arrivedAt(walk: Walk, place: string, isWanted: boolean, packet: Packet): End {
  if (!isWanted) return stop('NO_POSSIBLE_DESTINATION', place);
  if (walk.goal.from !== null && walk.goal.from !== packet.source)
    return stop('NO_POSSIBLE_DESTINATION', place);
  return { kind: 'arrived', place, packet };
}
