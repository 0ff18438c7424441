import type { GraphNode, InterfaceNode } from '../graph/graph.ts';
import type { Address } from '../net/address.ts';
import { cidrsEqual } from '../net/cidr.ts';
import { answers, continues, withDestinationPorts } from '../net/header.ts';
import { subtractPorts } from '../net/ports.ts';
import { hasPorts, ICMP, TCP, UDP } from '../net/protocol.ts';
import { EVERYWHERE } from '../net/special.ts';
import type { SessionNote } from './answer.ts';
import { type Decision, decide, explainRows, rowFor } from './filter.ts';
import { filterFault } from './filter-fault.ts';
import { note, revisits, type Session, stop, type Walk } from './walk.ts';

export function hasAddress(node: InterfaceNode, address: Address): boolean {
  for (const own of node.spec.addresses) if (own === address) return true;
  return false;
}

/** Sends the walk's packet by an interface: services beside it, its filter, its own address (XK-1). */
export function send(walk: Walk, node: InterfaceNode): GraphNode | null {
  walk.segment = node.spec.segment;
  walk.via = null;
  walk.emitter = node;
  if (walk.steps !== null)
    note(walk, 'start', node, walk.header, {
      path: node.up === null ? node.path : [node.up.origin, ...node.path],
    });
  for (const service of node.spec.services) {
    if (service.address !== walk.header.destination) continue;
    // SG-16, ACL-10: neither group, list nor table looks at these.
    note(walk, 'local-service', node, walk.header, { note: service.name });
    walk.end = { kind: 'service', name: service.name };
    return null;
  }
  if (!passFilter(walk, node, 'egress')) return null;
  if (!checkSource(walk, node)) return null;
  return node.out;
}

/** The packet reaches an interface from its segment; what lies behind it takes over. */
export function arrive(walk: Walk, node: InterfaceNode): GraphNode | null {
  if (revisits(walk, node.origin)) {
    stop(walk, 'loop', node, { code: LOOP_CODE });
    return null;
  }
  walk.segment = node.spec.segment;
  walk.via = null;
  if (node !== walk.goal.interface) walk.particular = true;
  if (!passFilter(walk, node, 'ingress')) return null;
  const { addressCheck } = node.spec;
  const own = hasAddress(node, walk.header.destination);
  if (addressCheck !== null && !own) {
    if (!stop(walk, 'address-check', node, { code: addressCheck.code })) return null;
  } else if (walk.steps !== null) note(walk, 'address-check', node, walk.header);
  if (node.up === null) {
    stop(walk, 'arrive', node, { code: node.spec.unattachedCode });
    return null;
  }
  walk.emitter = node;
  return node.up;
}

/** Route Analyzer's word (XR-1): the only neutral code for going in circles. */
export const LOOP_CODE = 'CYCLIC_PATH_DETECTED';

function checkSource(walk: Walk, node: InterfaceNode): boolean {
  const { addressCheck } = node.spec;
  if (addressCheck === null || hasAddress(node, walk.header.source)) {
    if (walk.steps !== null) note(walk, 'source-check', node, walk.header);
    return true;
  }
  return stop(walk, 'source-check', node, { code: addressCheck.code });
}

/** The interface's stateful filter. False ends the walk. */
function passFilter(walk: Walk, node: InterfaceNode, way: 'egress' | 'ingress'): boolean {
  const { filter } = node.spec;
  if (filter === null || walk.options.bare?.includes(node) === true) return true;
  const stage = way === 'egress' ? 'filter-out' : 'filter-in';
  const session = sessionAt(walk, node);
  if (session !== null) {
    if (walk.steps !== null)
      note(walk, stage, node, walk.header, {
        path: filter.owners,
        session: { kind: 'used', tracked: session.tracked, idleTimeoutSeconds: idleTimeout(walk) },
      });
    return true;
  }
  const tables = way === 'egress' ? node.egress : node.ingress;
  const decision = decide(tables, 'deny', walk);
  const tracked = isTracked(node, way, decision, walk);
  walk.sessions.push({ kind: 'pass', at: node, header: walk.header, tracked });
  if (walk.steps === null && decision.allowed === 'all') return true;
  const rows = walk.steps === null ? [] : explainRows('any', tables, walk, decision);
  if (decision.allowed === 'none') {
    const fault = filterFault(node, way);
    if (fault === null) return true;
    const spot = { origin: fault.at, place: node.place, path: filter.owners };
    const { code, components, unknown } = fault;
    return stop(walk, stage, spot, { code, components, unknown, rows });
  }
  if (walk.steps !== null)
    note(walk, stage, node, walk.header, {
      at: decision.table?.origin ?? node.origin,
      path: filter.owners,
      rows,
      rule: rowFor(rows, decision.rule),
      session: { kind: 'made', tracked, idleTimeoutSeconds: idleTimeout(walk) },
    });
  if (decision.allowed === 'some') return losePorts(walk, stage, node, decision, filter.mismatchCode, rows);
  return true;
}

function losePorts(
  walk: Walk,
  stage: 'filter-out' | 'filter-in',
  node: InterfaceNode,
  decision: Decision,
  code: string,
  rows: ReturnType<typeof explainRows>,
): boolean {
  const lost = portsLost(walk, decision);
  stop(walk, stage, node, { code, lost, rows, at: decision.table?.origin ?? node.origin });
  walk.header = withDestinationPorts(walk.header, decision.passing);
  return true;
}

/** The part of the packet's destination ports that a decision does not let through. */
export function portsLost(walk: Walk, decision: Decision): Walk['header']['destinationPorts'] {
  let lost = walk.header.destinationPorts;
  for (const range of decision.passing) lost = subtractPorts(lost, range);
  return lost;
}

function sessionAt(walk: Walk, node: InterfaceNode): Extract<Session, { kind: 'pass' }> | null {
  for (let index = 0; index < walk.older; index++) {
    const session = walk.sessions[index];
    if (session?.kind !== 'pass' || session.at !== node) continue;
    if (answers(walk.header, session.header) || continues(walk.header, session.header)) return session;
  }
  return null;
}

/**
 * SG-11: a TCP or UDP flow let in by a rule open to everybody needs no tracking when the other
 * direction is open to everybody on all ports; everything else is tracked.
 */
function isTracked(node: InterfaceNode, way: 'egress' | 'ingress', decision: Decision, walk: Walk): boolean {
  if (!hasPorts(walk.header.protocol)) return true;
  const open = way === 'egress' ? node.ingressOpen : node.egressOpen;
  return !(open.includes(walk.header.protocol) && isOpenRule(decision, way));
}

function isOpenRule(decision: Decision, way: 'egress' | 'ingress'): boolean {
  const match = way === 'egress' ? decision.rule?.destination : decision.rule?.source;
  if (match === undefined || match === null || match.kind !== 'blocks') return match === null;
  return match.blocks.some((block) => cidrsEqual(block, EVERYWHERE));
}

/** SG-14: how long the session outlives silence. */
function idleTimeout(walk: Walk): SessionNote['idleTimeoutSeconds'] {
  switch (walk.header.protocol) {
    case TCP:
      return 432_000;
    case UDP:
      return 30;
    case ICMP:
      return null;
    default:
      return 600;
  }
}
