import type { RouteRow, Rule } from '../graph/rules.ts';
import type { Header } from '../net/header.ts';
import type { PortSet } from '../net/ports.ts';

/**
 * - `reachable`: request and reply arrive;
 * - `partly`: some replies are lost (only some of the client's ports are let back in);
 * - `reply-lost`: the request arrives, no reply comes back;
 * - `refused`: the request arrives at a host on which nothing listens there;
 * - `blocked`: the request does not arrive;
 * - `unknown`: the path enters something that is not modelled or not known.
 */
export type Verdict = 'reachable' | 'partly' | 'reply-lost' | 'refused' | 'blocked' | 'unknown';

/** What the person at the sender would see. */
export type Symptom = 'answered' | 'intermittent' | 'time-out' | 'refused' | 'host-unreachable' | 'unknown';

/** Where in the processing a step stands; closed, so that every sentence can be written. */
export type Stage =
  | 'start'
  | 'local-service'
  | 'filter-out'
  | 'source-check'
  | 'on-link'
  | 'leave'
  | 'route'
  | 'guard'
  | 'translate'
  | 'masquerade'
  | 'outside'
  | 'switch'
  | 'enter'
  | 'arrive'
  | 'filter-in'
  | 'address-check'
  | 'forward'
  | 'deliver'
  | 'listen'
  | 'choose'
  | 'terminate'
  | 'encapsulate'
  | 'decapsulate'
  | 'loop';

export type Action = 'pass' | 'drop' | 'rewrite' | 'skip';

/** Why a row of an evaluated table decided, or did not. */
export type RowReason =
  | 'decides'
  | 'decides-partly'
  | 'also-matches'
  | 'protocol'
  | 'port'
  | 'icmp-type'
  | 'source'
  | 'destination'
  | 'sender-hidden'
  | 'never'
  | 'after-match'
  | 'not-covering'
  | 'less-specific'
  | 'lower-priority'
  | 'chosen'
  | 'not-chosen'
  | 'ineligible';

/** One line of an evaluated table, in the table's order. */
export interface Row {
  /** Owner of the line (a group, a list, a route table). */
  readonly owner: string;
  /** The line's own name there. */
  readonly id: string;
  /** The line in its owner's words. */
  readonly text: string;
  readonly reason: RowReason;
  /** Ports this line decided, when it decided only some. */
  readonly ports?: PortSet;
  /** Reachability Analyzer's code for the loser, where there is one. */
  readonly code?: string;
  /** The rule or route itself. */
  readonly subject: Rule | RouteRow | null;
}

export interface Step {
  readonly stage: Stage;
  /** The resource this hop of the story is named after. */
  readonly place: string;
  /** The resource that decides here. */
  readonly at: string;
  /** Resources that handled the packet in this step, in order. */
  readonly path: readonly string[];
  readonly action: Action;
  /** Why it dropped; null while it passes. */
  readonly code: string | null;
  /** The line that decided; null when none did. */
  readonly rule: Row | null;
  readonly rows: readonly Row[];
  readonly before: Header;
  readonly after: Header;
  /** A session lets it through, whatever the rows say (SG-10). */
  readonly session: SessionNote | null;
  /** Ports whose packets end here although others go on (ACL-7). */
  readonly lost: PortSet | null;
  /** Past a blocker: what would happen next if it were mended. */
  readonly hypothetical: boolean;
  /** Further words: a service's name, a chosen exit, an assumption. */
  readonly note: string | null;
}

export interface SessionNote {
  readonly kind: 'made' | 'used';
  /** Survives the removal of the rule that allowed it (SG-11, SG-12). */
  readonly tracked: boolean;
  readonly idleTimeoutSeconds: number | null;
}

/** Consecutive steps at one place. */
export interface Hop {
  readonly place: string;
  readonly steps: readonly Step[];
}

export interface Blocker {
  readonly direction: 'forward' | 'reply';
  readonly code: string;
  /** The resource to look at. */
  readonly at: string;
  /** All resources whose rules together block here (every group of an interface). */
  readonly components: readonly string[];
  /** Ports lost here; null: everything. */
  readonly lost: PortSet | null;
  /** The rule that blocks, when it is one that exists. */
  readonly rule: Row | null;
  /** Not a drop but the end of what is known. */
  readonly unknown: boolean;
  /** Where it stands: index of the connection and of its step. */
  readonly connection: number;
  readonly step: number;
}

/** One leg: a client and a server, with the request's hops and the reply's. */
export interface Connection {
  readonly client: string;
  readonly server: string;
  readonly forward: readonly Hop[];
  /** Null when nothing arrived that could be answered, not even past the blockers. */
  readonly reply: readonly Hop[] | null;
}

/** Something taken for granted, because the configuration does not say. */
export interface Assumption {
  readonly code: string;
  readonly at: string;
}

export interface Trace {
  readonly verdict: Verdict;
  readonly symptom: Symptom;
  /** The first packet arrived, or left to the outside where that is the destination. */
  readonly delivered: boolean;
  /** Null when not delivered. */
  readonly replied: boolean | 'some' | null;
  readonly header: Header;
  readonly connections: readonly Connection[];
  /** In the order met, request first. */
  readonly blockers: readonly Blocker[];
  readonly assumptions: readonly Assumption[];
  /** Resources the request met, in order, up to where it ended; `internet` is the outside. */
  readonly hops: readonly string[];
  readonly replyHops: readonly string[];
  /** Smallest MTU on the request's way in bytes; null when nothing says one (NET-13). */
  readonly mtu: number | null;
}

/** The short answer, for many flows at once. */
export interface Summary {
  readonly verdict: Verdict;
  readonly delivered: boolean;
  readonly replied: boolean | 'some' | null;
  readonly code: string | null;
  readonly at: string | null;
}
