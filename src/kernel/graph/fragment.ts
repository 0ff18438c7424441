import type { Address } from '../net/address.ts';
import type { Cidr } from '../net/cidr.ts';
import type { PortRange } from '../net/ports.ts';
import type { Protocol } from '../net/protocol.ts';
import type { RouteRow, RouteTarget, RuleTable } from './rules.ts';

/** The name of an element, or several of which the first that exists is meant. */
export type Ref = string | readonly string[];

interface Common {
  readonly name: string;
  /** The resource that speaks here; shown, and matched against an outage. */
  readonly origin: string;
  /** Fault domain: an outage may name it. */
  readonly zone?: string;
  /** Largest packet in bytes that crosses here. */
  readonly mtu?: number;
  /** The resource a hop of the story is named after; default: the origin. Empty: wherever the packet was. */
  readonly place?: string;
  /** Resources that count as having handled a packet here, in order; default: the origin. */
  readonly path?: readonly string[];
}

/** Rules in a row. `first`: the first match decides; `any`: one allowing match is enough. */
export interface FilterSpec extends Common {
  readonly kind: 'filter';
  readonly mode: 'first' | 'any';
  readonly tables: readonly Ref[];
  /** What happens to what no rule matches. */
  readonly otherwise: 'allow' | 'deny';
  readonly code: string;
  readonly next: Ref;
  /** The segment whose border this is: traffic that stays inside never meets it. */
  readonly boundary?: string;
  readonly direction: 'out' | 'in';
  /** Reported once when no table is bound: what is assumed instead. */
  readonly assumption?: string;
}

/** Leaving an interface into its segment: a neighbour gets the packet directly, all else goes on. */
export interface LanOutSpec extends Common {
  readonly kind: 'lan-out';
  readonly segment: string;
  readonly block: Cidr;
  readonly absentCode: string;
  readonly next: Ref;
}

/** Arriving on a segment from its router. */
export interface LanInSpec extends Common {
  readonly kind: 'lan-in';
  readonly segment: string;
  readonly absentCode: string;
}

export interface RouteSpec extends Common {
  readonly kind: 'route';
  readonly rows: readonly RouteRow[];
  /** Blocks that are never forwarded, whatever the rows say. */
  readonly unroutable: readonly Cidr[];
  /** Collection of ways out that a person could add a route to: for the analysis past a missing route. */
  readonly exits: string;
  readonly codes: {
    readonly noRoute: string;
    readonly noMatch: string;
    readonly moreSpecific: string;
    readonly higherPriority: string;
  };
}

/** Hands a packet to the segment that holds its destination. */
export interface SwitchSpec extends Common {
  readonly kind: 'switch';
  readonly absentCode: string;
}

/** One-to-one, stateless: both directions translate by the same pairs. */
export interface TranslateSpec extends Common {
  readonly kind: 'translate';
  readonly field: 'source' | 'destination';
  readonly pairs: string;
  readonly missingCode: string;
  readonly next: Ref;
}

/** Many-to-one, stateful: new flows get this interface's address and a port of the range. */
export interface MasqueradeSpec extends Common {
  readonly kind: 'masquerade';
  /** Interface whose first address it uses and by which it sends. */
  readonly interface: string;
  readonly ports: PortRange;
  readonly protocols: readonly Protocol[];
  readonly sources: readonly Cidr[];
  readonly idleTimeoutSeconds: number;
  readonly codes: {
    readonly protocol: string;
    /** A new flow from outside `sources`. */
    readonly source: string;
    /** Addressed to the translator itself without a flow of its own. */
    readonly unsolicited: string;
  };
}

export interface InterfaceSpec extends Common {
  readonly kind: 'interface';
  /** What takes arriving packets: a host, a masquerade, a terminator … Absent: nothing does. */
  readonly up?: Ref;
  readonly unattachedCode: string;
  readonly addresses: readonly Address[];
  readonly segment: string;
  readonly out: Ref;
  /** Rule tables of the stateful filter; null: not filtered. */
  readonly filter: {
    readonly egress: readonly Ref[];
    readonly ingress: readonly Ref[];
    readonly owners: readonly string[];
    readonly noRulesCode: string;
    readonly mismatchCode: string;
  } | null;
  /** Refuses packets whose source (out) or destination (in) is not its own. */
  readonly addressCheck: { readonly code: string } | null;
  /** Answered beside the interface before any filter looks. */
  readonly services: readonly { readonly address: Address; readonly name: string }[];
  /** Ports that flows started here come from. */
  readonly ephemeral: PortRange;
  /** The routed network around the segment: private addresses are unique in it. */
  readonly network: string;
  /** Pairs that may give its addresses public twins. */
  readonly pairs: string;
  /** Where the network's router hands packets to the segment. */
  readonly enter: Ref;
  /** Where a packet from outside to this interface's private address would enter. */
  readonly entry?: Ref;
}

export interface Listener {
  readonly protocol: Protocol;
  readonly port: number;
}

export interface HostSpec extends Common {
  readonly kind: 'host';
  /** Set when it cannot handle packets at all (not running). */
  readonly fault?: { readonly code: string };
  /** Null: not known. */
  readonly listeners: readonly Listener[] | null;
  /** Null: not known; then assumed to forward, and to masquerade towards public addresses. */
  readonly forwarding: 'route' | 'masquerade' | 'drop' | null;
  readonly dropCode: string;
  readonly ports: PortRange;
}

/** A network we do not look into: packets may end in it, start in it, or pass to another gateway. */
export interface OutsideSpec extends Common {
  readonly kind: 'outside';
  readonly ports: PortRange;
  readonly absentCode: string;
}

/** One of several ways on, picked by a hash of the flow; the losers are kept in the answer. */
export interface ChooseSpec extends Common {
  readonly kind: 'choose';
  readonly candidates: readonly Candidate[];
  readonly noneCode: string;
  /** Takes the answers of flows that were moved to another destination here. */
  readonly back?: Ref;
}

export interface Candidate {
  readonly id: string;
  /** Why it cannot be picked; null: it can. */
  readonly ineligible: string | null;
  readonly weight: number;
  /** New destination of the flow; absent: the packet keeps its own. */
  readonly address?: Address;
  readonly port?: number;
  /** Element that takes the packet next. Absent: the flow's new connection goes by the terminator's interface. */
  readonly next?: Ref;
}

/** Ends a connection and opens another one: a proxy. */
export interface TerminateSpec extends Common {
  readonly kind: 'terminate';
  readonly interface: string;
  readonly ports: PortRange;
  readonly listeners: readonly { readonly protocol: Protocol; readonly port: number; readonly choose: Ref }[];
  readonly noListenerCode: string;
}

/** Wraps the packet in another header; `decapsulate` at the far end unwraps it. */
export interface EncapsulateSpec extends Common {
  readonly kind: 'encapsulate';
  readonly outer: {
    readonly source: Address;
    readonly destination: Address;
    readonly protocol: Protocol;
    readonly port: number | null;
  };
  readonly next: Ref;
}

export interface DecapsulateSpec extends Common {
  readonly kind: 'decapsulate';
  readonly plainCode: string;
  readonly next: Ref;
}

/** The end of what is known: whatever comes here has an uncertain fate. */
export interface SinkSpec extends Common {
  readonly kind: 'sink';
  readonly code: string;
}

export type ElementSpec =
  | SinkSpec
  | FilterSpec
  | LanOutSpec
  | LanInSpec
  | RouteSpec
  | SwitchSpec
  | TranslateSpec
  | MasqueradeSpec
  | InterfaceSpec
  | HostSpec
  | OutsideSpec
  | ChooseSpec
  | TerminateSpec
  | EncapsulateSpec
  | DecapsulateSpec;

/** What a fragment adds to collections that other fragments' elements use. */
export type Contribution =
  | { readonly to: 'alias'; readonly name: string; readonly element: string }
  | {
      readonly to: 'neighbour';
      readonly segment: string;
      readonly address: Address;
      readonly interface: string;
    }
  | { readonly to: 'segment'; readonly switch: string; readonly block: Cidr; readonly next: string }
  | { readonly to: 'pair'; readonly pairs: string; readonly inside: Address; readonly outside: Address }
  /** A public address that is ours although nothing works behind it (now). */
  | { readonly to: 'claim'; readonly address: Address; readonly pairs: string | null }
  | { readonly to: 'entry'; readonly outside: string; readonly pairs: string; readonly next: string }
  | { readonly to: 'group'; readonly group: string; readonly interface: string }
  | { readonly to: 'exit'; readonly exits: string; readonly target: RouteTarget }
  | { readonly to: 'host'; readonly host: string; readonly index: number; readonly interface: string }
  | { readonly to: 'endpoint'; readonly id: string; readonly endpoint: EndpointSpec };

/** A host imagined on a segment: unfiltered, on the first free address of its usable range. */
export interface ProbeEndpoint {
  readonly kind: 'probe';
  readonly interface: Omit<InterfaceSpec, 'addresses'>;
  readonly host: HostSpec;
  /** First and last address that may be given out. */
  readonly usable: { readonly first: Address; readonly last: Address };
  /** Pairs that a public address of its own is added to; null: it has none. */
  readonly pairs: string | null;
}

/** A host imagined on a segment: unfiltered, on the first free address of its usable range. */
export interface ProbeEndpoint {
  readonly kind: 'probe';
  readonly interface: Omit<InterfaceSpec, 'addresses'>;
  readonly host: HostSpec;
  /** First and last address that may be given out. */
  readonly usable: { readonly first: Address; readonly last: Address };
  /** Pairs that a public address of its own is added to; null: it has none. */
  readonly pairs: string | null;
}

/** What a flow's `from` and `to` may name, by resource id. */
export type EndpointSpec =
  | { readonly kind: 'host'; readonly host: string }
  | { readonly kind: 'interface'; readonly interface: string }
  | ProbeEndpoint
  | { readonly kind: 'outside'; readonly outside: string; readonly entry: string };

/** One record's part of the graph. Plain data, reused until a record it was made from changes. */
export interface Fragment {
  readonly elements: readonly ElementSpec[];
  readonly tables: readonly RuleTable[];
  readonly contributions: readonly Contribution[];
}

export const EMPTY_FRAGMENT: Fragment = { elements: [], tables: [], contributions: [] };
