import type { GraphNode } from '../graph/graph.ts';
import { unreachable } from '../lib/invariant.ts';
import { takeAtHost } from './at-host.ts';
import { arrive, LOOP_CODE } from './at-interface.ts';
import { crossOutside, masquerade, translate } from './gateways.ts';
import { jumpToGoal } from './goal.ts';
import { deliverLocally, enterSegment, leaveInterface, passFilterNode } from './on-path.ts';
import { choose, terminate } from './proxies.ts';
import { followRoute } from './route-table.ts';
import { decapsulate, encapsulate } from './tunnels.ts';
import { stop, type Walk } from './walk.ts';

/** More elements than any sane path has; a guard against loops that rewrite the packet each time. */
const MOST_ELEMENTS = 256;

/** Reachability Analyzer's word for a way that cannot be followed further. */
const UNKNOWN_CODE = 'UNKNOWN_DESTINATION';

/** Moves the packet from element to element until it ends; the walk's `end` tells how. */
export function run(walk: Walk, start: GraphNode | null): void {
  const last = travel(walk, start) ?? walk.emitter;
  if (walk.end.kind !== 'lost' || last === null) return;
  if (walk.obstacles.some((obstacle) => obstacle.lost === null)) return;
  // It went where nothing is, unstopped: the document lacks a part that AWS always has, such as a
  // subnet's route table (RT-10). That is no way and no obstacle either.
  if (stop(walk, 'guard', last, { code: UNKNOWN_CODE, unknown: true })) travel(walk, jumpToGoal(walk));
}

/** Returns the last element it met. */
function travel(walk: Walk, start: GraphNode | null): GraphNode | null {
  let node = start;
  let last: GraphNode | null = null;
  for (let count = 0; node !== null; count++) {
    if (count > MOST_ELEMENTS) {
      stop(walk, 'loop', node, { code: LOOP_CODE });
      walk.end = { kind: 'lost' };
      return node;
    }
    last = node;
    node = step(walk, node);
  }
  return last;
}

/** NET-13: the smallest packet size on the way. */
function measureMtu(walk: Walk, node: GraphNode): void {
  const { mtu } = node.spec;
  if (mtu !== undefined) walk.mtu = walk.mtu === null ? mtu : Math.min(walk.mtu, mtu);
}

function step(walk: Walk, node: GraphNode): GraphNode | null {
  if (walk.steps !== null) measureMtu(walk, node);
  switch (node.kind) {
    case 'filter':
      return passFilterNode(walk, node);
    case 'lan-out':
      return leaveInterface(walk, node);
    case 'lan-in':
      return enterSegment(walk, node);
    case 'route':
      return followRoute(walk, node);
    case 'switch':
      return deliverLocally(walk, node);
    case 'translate':
      return translate(walk, node);
    case 'masquerade':
      return masquerade(walk, node);
    case 'interface':
      return arrive(walk, node);
    case 'host':
      return takeAtHost(walk, node);
    case 'outside':
      return crossOutside(walk, node);
    case 'choose':
      return choose(walk, node);
    case 'terminate':
      return terminate(walk, node);
    case 'encapsulate':
      return encapsulate(walk, node);
    case 'decapsulate':
      return decapsulate(walk, node);
    case 'sink':
      return stop(walk, 'guard', node, { code: node.spec.code, unknown: true }) ? jumpToGoal(walk) : null;
    default:
      return unreachable(node);
  }
}
