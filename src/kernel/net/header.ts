import type { Address, Family } from './address.ts';
import { onePort, type PortRange, type PortSet } from './ports.ts';
import { hasPorts, ICMP, type Protocol } from './protocol.ts';

/**
 * What of a packet the network looks at. Ports are sets: a client's source port is "any of its
 * ephemeral range" until something narrows it, so one trace speaks for all of them (ACL-7).
 */
export interface Header {
  readonly family: Family;
  readonly source: Address;
  readonly destination: Address;
  readonly protocol: Protocol;
  /** Empty for protocols without ports. */
  readonly sourcePorts: PortSet;
  readonly destinationPorts: PortSet;
  /** Type and code, for ICMP only. */
  readonly icmp: { readonly type: number; readonly code: number } | null;
}

const NO_PORTS: PortSet = [];
const ECHO_REQUEST = { type: 8, code: 0 };
const ECHO_REPLY = { type: 0, code: 0 };

/** The first packet of a flow. `port` is ignored for protocols without ports. */
export function requestHeader(flow: {
  readonly source: Address;
  readonly destination: Address;
  readonly protocol: Protocol;
  readonly port: number | null;
  readonly sourcePorts: PortRange;
}): Header {
  const ports = hasPorts(flow.protocol) && flow.port !== null;
  return {
    family: 4,
    source: flow.source,
    destination: flow.destination,
    protocol: flow.protocol,
    sourcePorts: ports ? [flow.sourcePorts] : NO_PORTS,
    destinationPorts: ports && flow.port !== null ? [onePort(flow.port)] : NO_PORTS,
    icmp: flow.protocol === ICMP ? ECHO_REQUEST : null,
  };
}

/** The answer to a packet as its receiver sends it: ends and ports swapped, echo becomes echo reply. */
export function replyHeader(header: Header): Header {
  return {
    family: header.family,
    source: header.destination,
    destination: header.source,
    protocol: header.protocol,
    sourcePorts: header.destinationPorts,
    destinationPorts: header.sourcePorts,
    icmp: header.icmp === null ? null : ECHO_REPLY,
  };
}

export function withSource(header: Header, source: Address): Header {
  return { ...header, source };
}

export function withDestination(header: Header, destination: Address): Header {
  return { ...header, destination };
}

export function withDestinationPorts(header: Header, destinationPorts: PortSet): Header {
  return { ...header, destinationPorts };
}

/** Same packet for every look-up: used to notice loops. */
export function sameHeader(left: Header, right: Header): boolean {
  return (
    left === right ||
    (left.source === right.source &&
      left.destination === right.destination &&
      left.protocol === right.protocol &&
      left.destinationPorts[0]?.from === right.destinationPorts[0]?.from &&
      left.sourcePorts[0]?.from === right.sourcePorts[0]?.from)
  );
}

/** True when `header` runs between the same two ends as `other`, the other way round. */
export function answers(header: Header, other: Header): boolean {
  return (
    header.source === other.destination &&
    header.destination === other.source &&
    header.protocol === other.protocol
  );
}

/** True when `header` belongs to the same flow in the same direction. */
export function continues(header: Header, other: Header): boolean {
  return (
    header.source === other.source &&
    header.destination === other.destination &&
    header.protocol === other.protocol
  );
}
