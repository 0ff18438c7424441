import type { GraphNode, RouteEntry, RouteNode } from '../graph/graph.ts';
import type { RouteRow } from '../graph/rules.ts';
import type { Address } from '../net/address.ts';
import { cidrHolds } from '../net/cidr.ts';
import type { Row, RowReason } from './answer.ts';
import { LOOP_CODE } from './at-interface.ts';
import { detour } from './detour.ts';
import { rowFor } from './filter.ts';
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
  const rule = rowFor(rows, winner.row);
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
  const rows: Row[] = [];
  for (let index = 0; index < node.spec.rows.length; index++) {
    const row = node.spec.rows[index] as RouteRow;
    const text = node.texts[index] ?? '';
    const length = row === winner?.row ? -1 : longestMatch(row, destination);
    if (row === winner?.row) rows.push(rowOf(node, row, text, 'decides'));
    else if (length < 0 || winner === null) rows.push(rowOf(node, row, text, 'not-covering', codes.noMatch));
    else if (length < winner.block.length)
      rows.push(rowOf(node, row, text, 'less-specific', codes.moreSpecific));
    else rows.push(rowOf(node, row, text, 'lower-priority', codes.higherPriority));
  }
  return rows;
}

/** Prefix length of the row's best block for the destination; -1 when none covers it. */
function longestMatch(row: RouteRow, destination: Address): number {
  let longest = -1;
  for (const block of row.blocks)
    if (block.length > longest && cidrHolds(block, destination)) longest = block.length;
  return longest;
}

function rowOf(node: RouteNode, row: RouteRow, text: string, reason: RowReason, code?: string): Row {
  const base: Row = { owner: node.origin, id: row.id, text, reason, subject: row };
  return code === undefined ? base : { owner: node.origin, id: row.id, text, reason, subject: row, code };
}
