import type { Address } from '../net/address.ts';
import type { Cidr } from '../net/cidr.ts';
import type { Protocol } from '../net/protocol.ts';
import type {
  Candidate,
  ChooseSpec,
  DecapsulateSpec,
  EncapsulateSpec,
  EndpointSpec,
  FilterSpec,
  HostSpec,
  InterfaceSpec,
  LanInSpec,
  LanOutSpec,
  MasqueradeSpec,
  OutsideSpec,
  RouteSpec,
  SinkSpec,
  SwitchSpec,
  TerminateSpec,
  TranslateSpec,
} from './fragment.ts';
import type { RouteRow, RuleTable } from './rules.ts';

/** The linked graph: names resolved to objects. `null` is a name nothing answers to. */
export type GraphNode =
  | SinkNode
  | FilterNode
  | LanOutNode
  | LanInNode
  | RouteNode
  | SwitchNode
  | TranslateNode
  | MasqueradeNode
  | InterfaceNode
  | HostNode
  | OutsideNode
  | ChooseNode
  | TerminateNode
  | EncapsulateNode
  | DecapsulateNode;

interface NodeOf<Spec> {
  readonly spec: Spec;
  readonly origin: string;
  readonly place: string;
  readonly path: readonly string[];
}

export interface FilterNode extends NodeOf<FilterSpec> {
  readonly kind: 'filter';
  tables: readonly RuleTable[];
  next: GraphNode | null;
}

export type Neighbours = ReadonlyMap<Address, InterfaceNode>;

export interface LanOutNode extends NodeOf<LanOutSpec> {
  readonly kind: 'lan-out';
  neighbours: Neighbours;
  next: GraphNode | null;
}

export interface LanInNode extends NodeOf<LanInSpec> {
  readonly kind: 'lan-in';
  neighbours: Neighbours;
}

/** One block of one row, in the order in which a lookup may stop at the first that matches. */
export interface RouteEntry {
  readonly block: Cidr;
  readonly row: RouteRow;
  fault: NonNullable<RouteRow['fault']> | null;
  next: GraphNode | null;
  via: InterfaceNode | null;
}

export interface Exit {
  readonly next: GraphNode;
  readonly via: InterfaceNode | null;
}

export interface RouteNode extends NodeOf<RouteSpec> {
  readonly kind: 'route';
  entries: readonly RouteEntry[];
  /** Each row in words, in the order of the element's rows. */
  texts: readonly string[];
  exits: readonly Exit[];
}

export interface SwitchNode extends NodeOf<SwitchSpec> {
  readonly kind: 'switch';
  segments: readonly { readonly block: Cidr; readonly next: GraphNode }[];
}

export type Pairs = {
  readonly outside: ReadonlyMap<Address, Address>;
  readonly inside: ReadonlyMap<Address, Address>;
};

export interface TranslateNode extends NodeOf<TranslateSpec> {
  readonly kind: 'translate';
  pairs: Pairs;
  next: GraphNode | null;
}

export interface MasqueradeNode extends NodeOf<MasqueradeSpec> {
  readonly kind: 'masquerade';
  interface: InterfaceNode | null;
}

export interface InterfaceNode extends NodeOf<InterfaceSpec> {
  readonly kind: 'interface';
  egress: readonly RuleTable[];
  ingress: readonly RuleTable[];
  egressRules: number;
  ingressRules: number;
  /** A reply to anybody passes by rule in that direction (SG-11). */
  egressOpen: readonly Protocol[];
  ingressOpen: readonly Protocol[];
  up: GraphNode | null;
  out: GraphNode | null;
  entry: GraphNode | null;
  enter: GraphNode | null;
  /** True for a probe: only the flow that asks for it meets it. */
  readonly imagined: boolean;
  /** Position in the graph's list of interfaces; -1 for an imagined one. */
  readonly index: number;
}

export interface HostNode extends NodeOf<HostSpec> {
  readonly kind: 'host';
  /** In order of their device index. */
  interfaces: readonly InterfaceNode[];
}

export interface OutsideNode extends NodeOf<OutsideSpec> {
  readonly kind: 'outside';
  /** Public address → where it enters. */
  entries: ReadonlyMap<Address, GraphNode>;
}

export interface ChooseNode extends NodeOf<ChooseSpec> {
  readonly kind: 'choose';
  candidates: readonly { readonly spec: Candidate; readonly next: GraphNode | null }[];
  back: GraphNode | null;
}

export interface TerminateNode extends NodeOf<TerminateSpec> {
  readonly kind: 'terminate';
  interface: InterfaceNode | null;
  chooseFor: readonly (GraphNode | null)[];
}

export interface EncapsulateNode extends NodeOf<EncapsulateSpec> {
  readonly kind: 'encapsulate';
  next: GraphNode | null;
}

export interface SinkNode extends NodeOf<SinkSpec> {
  readonly kind: 'sink';
}

export interface DecapsulateNode extends NodeOf<DecapsulateSpec> {
  readonly kind: 'decapsulate';
  next: GraphNode | null;
}

export interface Graph {
  /** By element name and alias. */
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly interfaces: readonly InterfaceNode[];
  readonly endpoints: ReadonlyMap<string, EndpointSpec>;
  /** Resource id of a segment → the host imagined on it. */
  readonly probes: ReadonlyMap<string, InterfaceNode>;
  /** Group name → interfaces in it. */
  readonly groups: ReadonlyMap<string, Group>;
  readonly pairs: ReadonlyMap<string, Pairs>;
  /** Public addresses that are ours without a private twin. */
  readonly claimed: ReadonlySet<Address>;
  /** Public address → the private address and the pairs that make it one. */
  readonly publicAddresses: ReadonlyMap<Address, { readonly address: Address; readonly pairs: string }>;
  /** Private address → interfaces that have it, over all segments. */
  readonly holders: ReadonlyMap<Address, readonly InterfaceNode[]>;
  readonly tables: ReadonlyMap<string, RuleTable>;
}

export interface Group {
  readonly interfaces: ReadonlySet<InterfaceNode>;
  readonly addresses: ReadonlySet<Address>;
}
