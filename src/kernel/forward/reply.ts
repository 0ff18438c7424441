import type { InterfaceNode } from '../graph/graph.ts';
import { replyHeader } from '../net/header.ts';
import { send } from './at-interface.ts';
import type { Question } from './question.ts';
import { run } from './run.ts';
import { assume, newWalk, note, type Walk } from './walk.ts';

/**
 * The answer to a request that arrived, with the request's sessions. It leaves by the interface the
 * request came in by (source-based routing, as Amazon's images set up). Null: it ended where no
 * answer travels, at a service beside the sender or inside the sending host.
 */
export function replyTo(
  request: Walk,
  question: Question,
  isFirstLeg: boolean,
  obstructed: boolean,
  record: boolean,
): Walk | null {
  const { end } = request;
  if (end.kind === 'lost' || end.kind === 'service') return null;
  const asker = isFirstLeg ? question.from : null;
  const home: InterfaceNode | null =
    asker === null ? request.sender : asker.kind === 'interface' ? asker.interface : null;
  const walk = newWalk({
    options: request.options,
    run,
    direction: 'reply',
    goal: {
      interface: home,
      outside: asker?.kind === 'outside',
      source: asker === null ? null : question.header.destination,
    },
    probes: request.probes,
    header: replyHeader(request.header),
    sessions: request.sessions,
    record,
    afterObstacle: obstructed,
  });
  if (end.kind === 'outside') {
    if (end.node.kind !== 'outside') return null;
    walk.header = { ...walk.header };
    note(walk, 'start', end.node, walk.header);
    run(walk, end.node);
    return walk;
  }
  const from = end.interface;
  if (home !== null && isSameHost(home, from)) return null;
  if (end.kind === 'host' && end.host.interfaces.length > 1)
    assume(walk, 'REPLY_BY_SAME_INTERFACE_ASSUMED', end.host.origin);
  walk.sender = from;
  run(walk, send(walk, from));
  return walk;
}

function isSameHost(left: InterfaceNode, right: InterfaceNode): boolean {
  return left === right || (left.up !== null && left.up === right.up && left.up.kind === 'host');
}
