import type {
  FilterNode,
  GraphNode,
  InterfaceNode,
  LanInNode,
  LanOutNode,
  SwitchNode,
} from '../graph/graph.ts';
import { cidrHolds } from '../net/cidr.ts';
import { withDestinationPorts } from '../net/header.ts';
import { portsLost } from './at-interface.ts';
import { DOWN_CODE } from './end-state.ts';
import { decide, explainRows, rowFor } from './filter.ts';
import { jumpToGoal } from './goal.ts';
import { lookUp } from './route-table.ts';
import { assume, isDown, note, stop, type Walk } from './walk.ts';

/** Leaving an interface: a neighbour on the segment gets the packet directly (RT-9). */
export function leaveInterface(walk: Walk, node: LanOutNode): GraphNode | null {
  const { destination } = walk.header;
  if (!cidrHolds(node.spec.block, destination)) {
    if (walk.steps !== null) note(walk, 'on-link', node, walk.header, { action: 'skip' });
    return node.next;
  }
  const neighbour = visible(walk, node.neighbours.get(destination));
  if (neighbour === null) {
    walk.particular = true;
    stop(walk, 'on-link', node, { code: node.spec.absentCode });
    return null;
  }
  note(walk, 'on-link', node, walk.header);
  return neighbour;
}

/** Arriving on a segment from its router: to the chosen interface, or to the one with the address. */
export function enterSegment(walk: Walk, node: LanInNode): GraphNode | null {
  const target = walk.via ?? visible(walk, node.neighbours.get(walk.header.destination));
  walk.segment = node.spec.segment;
  if (target === null) {
    walk.particular = true;
    stop(walk, 'arrive', node, { code: node.spec.absentCode });
    return null;
  }
  if (walk.steps !== null) note(walk, 'arrive', node, walk.header);
  return target;
}

/** A probe exists only for the flow that asks for it. */
function visible(walk: Walk, node: InterfaceNode | undefined): InterfaceNode | null {
  if (node === undefined) return null;
  return node.imagined && !walk.probes.includes(node) ? null : node;
}

/** A stateless filter: a segment's border or a guard. */
export function passFilterNode(walk: Walk, node: FilterNode): GraphNode | null {
  const { spec } = node;
  if (spec.boundary !== undefined && staysInside(walk, node)) {
    note(walk, stageOf(node), node, walk.header, { action: 'skip' });
    return node.next;
  }
  if (spec.boundary === undefined && isDown(walk, node)) {
    if (!stop(walk, 'guard', node, { code: DOWN_CODE })) return null;
  }
  if (node.tables.length === 0 && spec.tables.length > 0) {
    if (spec.assumption !== undefined) assume(walk, spec.assumption, node.origin);
    note(walk, stageOf(node), node, walk.header);
    return node.next;
  }
  const decision = decide(node.tables, spec.otherwise, walk);
  if (walk.steps === null && decision.allowed === 'all') return node.next;
  const rows = walk.steps === null ? [] : explainRows('first', node.tables, walk, decision);
  const owner = node.tables[0]?.origin ?? node.origin;
  const spot = { origin: owner, place: node.place, path: node.tables.length === 0 ? node.path : [owner] };
  const code = decision.losing?.code ?? spec.code;
  if (decision.allowed === 'none') {
    const rule = rowFor(rows, decision.losing);
    return stop(walk, stageOf(node), spot, { code, rows, rule }) ? node.next : null;
  }
  if (decision.allowed === 'some') {
    const rule = rowFor(rows, decision.losing);
    stop(walk, stageOf(node), spot, { code, rows, rule, lost: portsLost(walk, decision) });
    walk.header = withDestinationPorts(walk.header, decision.passing);
    return node.next;
  }
  if (walk.steps !== null)
    note(walk, stageOf(node), spot, walk.header, { rows, rule: rowFor(rows, decision.rule) });
  return node.next;
}

function stageOf(node: FilterNode): 'leave' | 'enter' | 'guard' {
  if (node.spec.boundary === undefined) return 'guard';
  return node.spec.direction === 'out' ? 'leave' : 'enter';
}

/**
 * ACL-5: the border is not crossed when the router hands the packet to an interface on the very
 * segment it came from.
 */
function staysInside(walk: Walk, node: FilterNode): boolean {
  const { boundary, direction } = node.spec;
  if (walk.segment !== boundary) return false;
  if (direction === 'in') return walk.via !== null;
  if (node.next?.kind !== 'route') return false;
  return lookUp(node.next, walk.header.destination)?.via?.spec.segment === boundary;
}

/** The router's own delivery: to the segment that holds the destination. */
export function deliverLocally(walk: Walk, node: SwitchNode): GraphNode | null {
  const { destination } = walk.header;
  walk.via = null;
  for (const segment of node.segments) {
    if (!cidrHolds(segment.block, destination)) continue;
    if (walk.steps !== null) note(walk, 'switch', node, walk.header);
    return segment.next;
  }
  if (!stop(walk, 'switch', node, { code: node.spec.absentCode })) return null;
  return jumpToGoal(walk);
}
