import type {
  Graph,
  GraphNode,
  HostNode,
  InterfaceNode,
  MasqueradeNode,
  TerminateNode,
} from '../graph/graph.ts';
import type { Address } from '../net/address.ts';
import { type Header, sameHeader } from '../net/header.ts';
import type { PortSet } from '../net/ports.ts';
import type { Row, SessionNote, Stage, Step } from './answer.ts';

/** What a stateful element remembers of a flow. Sessions join a reply to its request. */
export type Session =
  | {
      /** A filter let the flow pass at this interface. */
      readonly kind: 'pass';
      readonly at: InterfaceNode;
      readonly header: Header;
      readonly tracked: boolean;
    }
  | {
      /** A host or translator passed the flow on, perhaps under another address. */
      readonly kind: 'relay';
      readonly at: HostNode | MasqueradeNode;
      readonly inner: Header;
      readonly outer: Header;
      /** The interface by which the request came in. */
      readonly from: InterfaceNode | null;
    }
  | {
      /** A choice moved the flow to another destination. */
      readonly kind: 'moved';
      readonly inner: Header;
      readonly outer: Header;
    }
  | {
      /** A one-to-one pair that is missing and was imagined, to look past it. */
      readonly kind: 'imagined';
      readonly address: Address;
      readonly entry: GraphNode | null;
    };

/** Where the packet is meant to end. */
export interface Goal {
  /** The interface that should get it; null: whoever has the address. */
  readonly interface: InterfaceNode | null;
  /** The outside may be where it ends. */
  readonly outside: boolean;
  /** The only source that the receiver takes it from: whom it spoke to. Null: anybody. */
  readonly source: Address | null;
}

export interface Obstacle {
  readonly code: string;
  readonly at: string;
  readonly components: readonly string[];
  readonly lost: PortSet | null;
  readonly rule: Row | null;
  readonly unknown: boolean;
  /** Index of the step it belongs to; -1 without a recorder. */
  readonly step: number;
}

/** How a walk came to its end. */
export type End =
  | { readonly kind: 'host'; readonly host: HostNode; readonly interface: InterfaceNode }
  | { readonly kind: 'outside'; readonly node: GraphNode }
  | { readonly kind: 'service'; readonly name: string }
  | {
      /** A proxy ended the connection; null next means that it could not go on. */
      readonly kind: 'proxy';
      readonly node: TerminateNode;
      readonly interface: InterfaceNode;
      readonly next: { readonly destination: Address; readonly port: number; readonly id: string } | null;
    }
  | { readonly kind: 'lost' };

export interface WalkOptions {
  readonly graph: Graph;
  /** Resource ids and zones that are out of order; null: everything works. */
  readonly down: ReadonlySet<string> | null;
  /** Decides ties and choices. */
  readonly seed: string;
  /** Interfaces whose own filters and hosts are judged elsewhere: here they take and pass everything. */
  readonly bare?: readonly InterfaceNode[];
}

/** One packet on its way in one direction: the only mutable thing in the tracer. */
export interface Walk {
  readonly options: WalkOptions;
  readonly graph: Graph;
  /** Goes on from a node to the end; here so that a trial can start anywhere. */
  readonly run: (walk: Walk, start: GraphNode | null) => void;
  readonly direction: 'forward' | 'reply';
  readonly goal: Goal;
  /** The imagined interfaces that this flow may meet. */
  readonly probes: readonly InterfaceNode[];
  header: Header;
  /** Headers that an encapsulation put aside, innermost first. */
  wrapped: Header[];
  /** The segment the packet has not left yet. */
  segment: string | null;
  /** The interface that the router chose on the packet's next segment. */
  via: InterfaceNode | null;
  sender: InterfaceNode | null;
  hiddenSender: InterfaceNode | null;
  /** The interface that sent the packet last. */
  emitter: InterfaceNode | null;
  sessions: Session[];
  /** How many of them are older than this packet: only those can let it through. */
  readonly older: number;
  obstacles: Obstacle[];
  /** Null: verdict only, stop at the first obstacle. */
  steps: Step[] | null;
  /** Looking past obstacles; a trial does so without recording. */
  readonly explain: boolean;
  readonly trial: boolean;
  readonly visited: { readonly at: string; readonly header: Header }[];
  readonly assumptions: { readonly code: string; readonly at: string }[];
  mtu: number | null;
  /** The translator by which it left last. */
  gateway: string | null;
  /** What happens depends on more than the two ends' segments and their addresses' blocks. */
  particular: boolean;
  /** Something has stopped the packet for good: all that follows is hypothetical. */
  stopped: boolean;
  /** An earlier obstacle of the same question stands before this walk's first step. */
  hypothetical: boolean;
  end: End;
}

/** A leg of the way: a connection from one party to the next. */
export interface Leg {
  readonly client: string;
  readonly server: string;
  readonly forward: Walk;
  reply: Walk | null;
}

/** Where something happens: a node, or what stands for one. */
export interface Spot {
  readonly origin: string;
  readonly place: string;
  readonly path: readonly string[];
}

export function newWalk(start: {
  readonly options: WalkOptions;
  readonly run: Walk['run'];
  readonly direction: 'forward' | 'reply';
  readonly goal: Goal;
  readonly probes: readonly InterfaceNode[];
  readonly header: Header;
  readonly sessions: Session[];
  readonly record: boolean;
  /** An earlier obstacle of the same question: everything from here on is hypothetical. */
  readonly afterObstacle: boolean;
}): Walk {
  return {
    options: start.options,
    graph: start.options.graph,
    run: start.run,
    direction: start.direction,
    goal: start.goal,
    probes: start.probes,
    header: start.header,
    wrapped: [],
    segment: null,
    via: null,
    sender: null,
    hiddenSender: null,
    emitter: null,
    sessions: start.sessions,
    older: start.sessions.length,
    obstacles: [],
    steps: start.record ? [] : null,
    explain: start.record,
    trial: false,
    visited: [],
    assumptions: [],
    mtu: null,
    gateway: null,
    particular: false,
    stopped: false,
    end: { kind: 'lost' },
    hypothetical: start.afterObstacle,
  };
}

/** A walk from the same place that tries a way out without leaving a mark. */
export function trialOf(walk: Walk): Walk {
  return {
    ...walk,
    sessions: [...walk.sessions],
    wrapped: [...walk.wrapped],
    obstacles: [],
    steps: null,
    explain: true,
    trial: true,
    visited: [...walk.visited],
    assumptions: [],
    end: { kind: 'lost' },
  };
}

const NO_ROWS: readonly Row[] = [];

/** Adds a step to the story; without a recorder it costs one comparison. */
export function note(
  walk: Walk,
  stage: Stage,
  node: Spot,
  before: Header,
  extra: {
    readonly action?: Step['action'];
    readonly rows?: readonly Row[];
    readonly rule?: Row | null;
    readonly session?: SessionNote | null;
    readonly note?: string | null;
    readonly at?: string;
    readonly path?: readonly string[];
  } = NOTHING,
): void {
  if (walk.steps === null) return;
  walk.steps.push({
    stage,
    place: node.place,
    at: extra.at ?? node.origin,
    path: extra.path ?? node.path,
    action: extra.action ?? (before === walk.header ? 'pass' : 'rewrite'),
    code: null,
    rule: extra.rule ?? null,
    rows: extra.rows ?? NO_ROWS,
    before,
    after: walk.header,
    session: extra.session ?? null,
    lost: null,
    hypothetical: isHypothetical(walk),
    note: extra.note ?? null,
  });
}

const NOTHING = {};

export function isHypothetical(walk: Walk): boolean {
  return walk.hypothetical || walk.stopped;
}

/**
 * Something stops the packet here. Returns true when the walk is to look past it (an explanation
 * wants every blocker), false when the walk ends. Recorded on the step just noted, or on a new one.
 */
export function stop(
  walk: Walk,
  stage: Stage,
  node: Spot,
  fault: {
    readonly code: string;
    readonly at?: string;
    readonly components?: readonly string[];
    readonly rows?: readonly Row[];
    readonly rule?: Row | null;
    readonly unknown?: boolean;
    readonly lost?: PortSet;
    readonly note?: string;
  },
): boolean {
  const at = fault.at ?? node.origin;
  const lost = fault.lost ?? null;
  if (walk.steps !== null) {
    walk.steps.push({
      stage,
      place: node.place,
      at,
      path: node.path,
      action: lost === null ? 'drop' : 'pass',
      code: fault.code,
      rule: fault.rule ?? null,
      rows: fault.rows ?? NO_ROWS,
      before: walk.header,
      after: walk.header,
      session: null,
      lost,
      hypothetical: isHypothetical(walk),
      note: fault.note ?? null,
    });
  }
  walk.obstacles.push({
    code: fault.code,
    at,
    components: fault.components ?? [at],
    lost,
    rule: fault.rule ?? null,
    unknown: fault.unknown ?? false,
    step: walk.steps === null ? -1 : walk.steps.length - 1,
  });
  if (lost !== null) return true;
  walk.stopped = true;
  return walk.explain;
}

export function assume(walk: Walk, code: string, at: string): void {
  if (!walk.assumptions.some((known) => known.code === code && known.at === at))
    walk.assumptions.push({ code, at });
}

/** True when an outage names the node's resource or its zone. */
export function isDown(walk: Walk, node: GraphNode): boolean {
  const { down } = walk.options;
  if (down === null) return false;
  return down.has(node.origin) || (node.spec.zone !== undefined && down.has(node.spec.zone));
}

/** True the second time the same packet passes here. */
export function revisits(walk: Walk, at: string): boolean {
  const { header } = walk;
  for (const earlier of walk.visited) {
    if (earlier.at === at && sameHeader(earlier.header, header)) return true;
  }
  walk.visited.push({ at, header });
  return false;
}
