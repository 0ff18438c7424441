import type { Graph, HostNode, InterfaceNode } from '../graph/graph.ts';
import { type Header, requestHeader } from '../net/header.ts';
import { WIDE_EPHEMERAL } from '../net/ports.ts';
import { hasPorts, type Protocol } from '../net/protocol.ts';
import type { Summary, Trace } from './answer.ts';
import { assemble } from './assemble.ts';
import { ownInterface, works } from './at-host.ts';
import { send } from './at-interface.ts';
import type { Party, Question } from './question.ts';
import { holdersOf } from './reference.ts';
import { replyTo } from './reply.ts';
import { run } from './run.ts';
import { lastingSessions, rehome } from './sessions.ts';
import { judgeLegs, summarise } from './verdict.ts';
import { type Leg, newWalk, note, type Session, stop, type Walk, type WalkOptions } from './walk.ts';

export interface TraceOptions {
  /** Resource ids and zones out of order. */
  readonly down?: ReadonlySet<string>;
  readonly seed?: string;
  /** Interfaces whose own filters and hosts are left out of the question. */
  readonly bare?: readonly InterfaceNode[];
  /** An established flow's sessions: what of it survives a change of the rules (SG-12, SG-15). */
  readonly established?: readonly Session[];
}

/**
 * Follows a flow through the graph, there and back, and tells everything about it: every step with
 * its reasons, every blocker in both directions. Never throws on a misconfigured network.
 */
export function trace(graph: Graph, question: Question, options: TraceOptions = {}): Trace {
  return assemble(walkBothWays(graph, question, options, true));
}

/** The verdict alone: the same walk without its story, ended by the first obstacle. */
export function judge(graph: Graph, question: Question, options: TraceOptions = {}): Summary {
  return summarise(walkBothWays(graph, question, options, false));
}

/**
 * What the network remembers of a flow once it is established: give it as `established` to ask for
 * its next packet after the configuration changed (SG-12, SG-15). Empty for a flow that is not answered.
 */
export function establish(graph: Graph, question: Question, options: TraceOptions = {}): readonly Session[] {
  const legs = walkBothWays(graph, question, options, false);
  const { replied } = judgeLegs(legs);
  return replied === true || replied === 'some' ? lastingSessions(legs) : [];
}

/** The legs of a flow, walked. `record` tells the story and looks past obstacles. */
export function walkBothWays(
  graph: Graph,
  question: Question,
  options: TraceOptions,
  record: boolean,
): readonly Leg[] {
  const walkOptions: WalkOptions = {
    graph,
    down: options.down === undefined || options.down.size === 0 ? null : options.down,
    seed: options.seed ?? '',
    ...(options.bare === undefined ? {} : { bare: options.bare }),
  };
  const legs: Leg[] = [];
  let { header } = question;
  let client: Party = question.from;
  let { goal } = question;
  let obstructed = false;
  for (let count = 0; count < MOST_LEGS; count++) {
    const walk = newWalk({
      options: walkOptions,
      run,
      direction: 'forward',
      goal,
      probes: question.probes,
      header,
      sessions: options.established === undefined ? [] : rehome(graph, options.established),
      record,
      afterObstacle: obstructed,
    });
    depart(walk, client);
    legs.push({
      client: record ? partyName(client) : '',
      server: record ? endName(walk, question) : '',
      forward: walk,
      reply: null,
    });
    if (walk.stopped) {
      obstructed = true;
      if (!record) return legs;
    }
    if (walk.end.kind !== 'proxy' || walk.end.next === null) break;
    client = { kind: 'interface', interface: walk.end.interface };
    header = proxiedHeader(walk.end, header.protocol);
    goal = proxiedGoal(graph, walk.end);
  }
  if (legs.at(-1)?.forward.end.kind === 'lost') return legs;
  for (let index = legs.length - 1; index >= 0; index--) {
    const leg = legs[index] as Leg;
    leg.reply = replyTo(leg.forward, question, index === 0, obstructed, record);
    if (leg.reply?.stopped === true) {
      obstructed = true;
      if (!record) return legs;
    }
  }
  return legs;
}

/** A chain of proxies longer than this is a loop. */
const MOST_LEGS = 8;

function proxiedHeader(end: Extract<Walk['end'], { kind: 'proxy' }>, protocol: Protocol): Header {
  const source = end.interface.spec.addresses[0] ?? end.next?.destination;
  return requestHeader({
    source: source as Header['source'],
    destination: end.next?.destination as Header['destination'],
    protocol,
    port: hasPorts(protocol) ? (end.next?.port ?? null) : null,
    sourcePorts: WIDE_EPHEMERAL,
  });
}

/** The proxy's own connection is meant for whoever has the chosen address. */
function proxiedGoal(graph: Graph, end: Extract<Walk['end'], { kind: 'proxy' }>): Question['goal'] {
  const holders = end.next === null ? [] : holdersOf(graph, end.next.destination, end.interface.spec.network);
  return { interface: holders.length === 1 ? (holders[0] ?? null) : null, outside: true, source: null };
}

function depart(walk: Walk, party: Party): void {
  if (party.kind === 'outside') {
    note(walk, 'start', party.node, walk.header);
    run(walk, party.entry ?? party.node);
    return;
  }
  const { interface: node } = party;
  walk.sender = node;
  if (!startsUp(walk, node)) return;
  if (node.up?.kind === 'host' && loopback(walk, node.up)) return;
  run(walk, send(walk, node));
}

/** A host talking to one of its own addresses meets no network. */
function loopback(walk: Walk, host: HostNode): boolean {
  const own = ownInterface(host, walk.header.destination);
  if (own === null) return false;
  const { interface: wanted } = walk.goal;
  if (wanted !== null && !host.interfaces.includes(wanted)) {
    // Another network has the same address: this host keeps the packet for itself (PCX-9).
    stop(walk, 'deliver', own, { code: host.spec.dropCode });
    return true;
  }
  note(walk, 'deliver', host, walk.header);
  walk.end = { kind: 'host', host, interface: own };
  return true;
}

function startsUp(walk: Walk, node: InterfaceNode): boolean {
  if (node.up === null) return stop(walk, 'start', node, { code: node.spec.unattachedCode });
  return works(walk, node);
}

function partyName(party: Party): string {
  if (party.kind === 'outside') return party.node.origin;
  return party.interface.up?.origin ?? party.interface.origin;
}

function endName(walk: Walk, question: Question): string {
  switch (walk.end.kind) {
    case 'host':
      return walk.end.host.origin;
    case 'outside':
      return walk.end.node.origin;
    case 'proxy':
      return walk.end.node.origin;
    case 'service':
      return walk.end.name;
    default:
      return question.toName;
  }
}
