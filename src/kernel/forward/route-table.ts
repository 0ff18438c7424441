import type { GraphNode, RouteEntry, RouteNode } from '../graph/graph.ts';
import type { Address } from '../net/address.ts';
import { cidrHolds } from '../net/cidr.ts';
import type { Row } from './answer.ts';
import { LOOP_CODE } from './at-interface.ts';
import { detour } from './detour.ts';
import { note, revisits, stop, type Walk } from './walk.ts';

/** The winning entry: longest prefix, then rank, then the table's order (RT-3). Null: no route. */
export function lookUp(node: RouteNode, destination: Address): RouteEntry | null {
  for (const block of node.spec.unroutable) if (cidrHolds(block, destination)) return null;
  for (const entry of node.entries) {
    if (destination >= entry.block.first && destination <= entry.block.last) return entry;
  }
  return null;
}

export function followRoute(walk: Walk, node: RouteNode): GraphNode | null {
  const { destination } = walk.header;
  if (revisits(walk, node.origin)) {
    stop(walk, 'loop', node, { code: LOOP_CODE });
    return null;
  }
  const winner = lookUp(node, destination);
  const rows = walk.steps === null ? [] : explainRoutes(node, destination, winner);
  if (winner === null) {
    if (!stop(walk, 'route', node, { code: node.spec.codes.noRoute, rows })) return null;
    return detour(walk, node);
  }
  const rule = rows.find((row) => row.subject === winner.row) ?? null;
  const { fault } = winner;
  if (fault !== null || winner.next === null) {
    const code = fault?.code ?? node.spec.codes.noRoute;
    const unknown = fault?.unknown ?? false;
    if (!stop(walk, 'route', node, { code, rows, rule, unknown })) return null;
    return detour(walk, node);
  }
  if (walk.steps !== null) note(walk, 'route', node, walk.header, { rows, rule });
  walk.via = winner.via;
  return winner.next;
}

/** Every row with why it won or lost, in the table's own order. */
function explainRoutes(node: RouteNode, destination: Address, winner: RouteEntry | null): readonly Row[] {
  const { codes } = node.spec;
  return node.spec.rows.map((row) => {
    const text = `${row.id} → ${row.targetId}`;
    const base = { owner: node.origin, id: row.id, text, subject: row };
    if (row === winner?.row) return { ...base, reason: 'decides' };
    const match = row.blocks
      .filter((block) => cidrHolds(block, destination))
      .sort((left, right) => right.length - left.length)[0];
    if (match === undefined || winner === null)
      return { ...base, reason: 'not-covering', code: codes.noMatch };
    return match.length < winner.block.length
      ? { ...base, reason: 'less-specific', code: codes.moreSpecific }
      : { ...base, reason: 'lower-priority', code: codes.higherPriority };
  });
}
