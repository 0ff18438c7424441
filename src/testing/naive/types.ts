import type { Address } from '../../kernel/net/address.ts';
import type { PortRange, PortSet } from '../../kernel/net/ports.ts';
import type { Protocol } from '../../kernel/net/protocol.ts';

/** A question. Endpoints are ids of instances, interfaces or subnets, a dotted address, `internet` or `internet:ADDRESS`. */
export interface NaiveFlow {
  readonly from: string;
  readonly to: string;
  readonly protocol: Protocol;
  /** TCP and UDP only; null for everything else. */
  readonly port: number | null;
  /** Absent or null: any of the sender's ephemeral ports (ACL-7). */
  readonly srcPort?: number | null;
}

export type NaiveVerdict = 'reachable' | 'partly' | 'reply-lost' | 'refused' | 'blocked' | 'unknown';

export type NaiveAnswer =
  | { readonly error: string }
  | {
      readonly verdict: NaiveVerdict;
      /** The first packet arrived. */
      readonly delivered: boolean;
      /** Whether an answer came home; null when there was nothing to answer. */
      readonly replied: true | false | 'some' | null;
      /** Code and place of the first obstacle, forward direction first. */
      readonly code: string | null;
      readonly at: string | null;
      /** Client-side destination ports that the first narrowing filter of the reply kept back. */
      readonly lostPorts?: readonly PortRange[];
    };

export interface NaiveOptions {
  /** Ids of resources, or names of Availability Zones, that are out of order. */
  readonly down?: readonly string[];
}

export interface Packet {
  readonly source: Address;
  readonly destination: Address;
  readonly protocol: Protocol;
  /** Null for protocols without ports. A reply may carry many: one for each port the client could have used. */
  readonly sourcePorts: PortSet | null;
  readonly destinationPorts: PortSet | null;
  /** 8 is echo request, 0 echo reply; null when the protocol is not ICMP (SG-17). Codes are 0. */
  readonly icmpType: number | null;
  /** The interface whose security groups receivers still recognise; null once a hop has hidden it (SG-9). */
  readonly sender: string | null;
}

export type Stop = { readonly kind: 'stopped'; readonly code: string; readonly at: string };

/** How one direction ended. `place` is an interface id, or the internet gateway by which it left the cloud. */
export type End =
  | { readonly kind: 'arrived'; readonly place: string; readonly packet: Packet }
  /** Amazon's link-local services: no network between. */
  | { readonly kind: 'served' }
  | Stop;

export function stop(code: string, at: string): Stop {
  return { kind: 'stopped', code, at };
}
