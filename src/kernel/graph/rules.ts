import type { Cidr } from '../net/cidr.ts';
import type { PortRange } from '../net/ports.ts';
import type { Protocol } from '../net/protocol.ts';

/**
 * How a rule looks at one address of a packet.
 * - `blocks`: inside any of the blocks (a prefix list is several blocks);
 * - `sender`: the packet still carries the identity of the interface that sent it, and that
 *   interface is in the group;
 * - `holder`: the address belongs to an interface in the group;
 * - `never`: kept and shown, but nothing matches it (`because` says why).
 */
export type AddressMatch =
  | { readonly kind: 'blocks'; readonly blocks: readonly Cidr[] }
  | { readonly kind: 'sender'; readonly group: string; readonly lostCode: string }
  | { readonly kind: 'holder'; readonly group: string }
  | { readonly kind: 'never'; readonly because: string };

export interface IcmpMatch {
  /** Null: any. */
  readonly type: number | null;
  readonly code: number | null;
}

/** One line of a filter, one-to-one with the user's own rule so that the screen can point at it. */
export interface Rule {
  /** The rule's own name: `sgr-…`, `100`, `*`. */
  readonly id: string;
  readonly action: 'allow' | 'deny';
  /** Null: every protocol. */
  readonly protocol: Protocol | null;
  /** Destination ports; null: every port. */
  readonly ports: PortRange | null;
  readonly icmp: IcmpMatch | null;
  /** Null: every address. */
  readonly source: AddressMatch | null;
  readonly destination: AddressMatch | null;
  /** A rule of a guard says with its own code why it turns a packet away. */
  readonly code?: string;
  /** The rule in the words of its owner's configuration ("tcp 443 from 0.0.0.0/0"). */
  readonly text: string;
}

/** The rules of one owner in one direction. */
export interface RuleTable {
  readonly name: string;
  /** Resource that owns the rules. */
  readonly origin: string;
  readonly rules: readonly Rule[];
  /** Protocols of which a reply to anybody passes by rule alone, so that replies to open rules need no session (SG-11). */
  readonly opensEverything?: readonly Protocol[];
}

/** What lies behind a route. */
export interface RouteTarget {
  /** Element that takes the packet. */
  readonly next: string;
  /** Interface that gets it on its segment, whatever the packet's destination. */
  readonly via?: string;
  /** The interface must have an address in these pairs; `code` says so when it has none. */
  readonly paired?: { readonly pairs: string; readonly code: string };
}

export interface RouteRow {
  /** The destination as configured: `0.0.0.0/0`, `pl-…`. */
  readonly id: string;
  /** One block, or those of a prefix list. */
  readonly blocks: readonly Cidr[];
  /** Lower wins between equal prefixes. */
  readonly rank: number;
  /** The resource that the route names: `local`, `igw-…`. */
  readonly targetId: string;
  /** A row that cannot carry a packet still wins its lookup; `fault` says why it drops. */
  readonly target: RouteTarget | null;
  readonly fault?: { readonly code: string; readonly unknown: boolean };
}
