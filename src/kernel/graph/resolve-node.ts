import { unreachable } from '../lib/invariant.ts';
import type { Address } from '../net/address.ts';
import type { Ref, RouteSpec } from './fragment.ts';
import type { GraphNode, InterfaceNode, RouteEntry } from './graph.ts';
import type { Linker } from './linker.ts';
import type { RouteRow, RuleTable } from './rules.ts';

const NOBODY = new Map<Address, never>();

/** Turns the names in a node's element into references. A name nothing answers to becomes null. */
export function resolveNode(node: GraphNode, linker: Linker): void {
  switch (node.kind) {
    case 'filter':
      node.tables = tablesOf(node.spec.tables, linker);
      node.next = linker.find(node.spec.next);
      break;
    case 'lan-out':
      node.neighbours = linker.neighbours.get(node.spec.segment) ?? NOBODY;
      node.next = linker.find(node.spec.next);
      break;
    case 'lan-in':
      node.neighbours = linker.neighbours.get(node.spec.segment) ?? NOBODY;
      break;
    case 'route':
      node.entries = routeEntries(node.spec, linker);
      node.texts = node.spec.rows.map((row) => `${row.id} → ${row.targetId}`);
      node.exits = linker.exits.get(node.spec.exits) ?? [];
      break;
    case 'switch':
      node.segments = linker.segments.get(node.spec.name) ?? [];
      break;
    case 'translate':
      node.pairs = linker.pairs.get(node.spec.pairs) ?? { outside: NOBODY, inside: NOBODY };
      node.next = linker.find(node.spec.next);
      break;
    case 'masquerade':
      node.interface = linker.findInterface(node.spec.interface);
      break;
    case 'interface':
      resolveInterface(node, linker);
      break;
    case 'host':
      node.interfaces = (linker.hosts.get(node.spec.name) ?? [])
        .slice()
        .sort((left, right) => left.index - right.index)
        .map((entry) => entry.interface);
      break;
    case 'outside':
      node.entries = linker.entries.get(node.spec.name) ?? NOBODY;
      break;
    case 'choose':
      node.candidates = node.spec.candidates.map((spec) => ({
        spec,
        next: linker.find(spec.next),
      }));
      node.back = linker.find(node.spec.back);
      break;
    case 'terminate':
      node.interface = linker.findInterface(node.spec.interface);
      node.chooseFor = node.spec.listeners.map((listener) => linker.find(listener.choose));
      break;
    case 'encapsulate':
    case 'decapsulate':
      node.next = linker.find(node.spec.next);
      break;
    case 'sink':
      break;
    default:
      unreachable(node);
  }
}

function resolveInterface(node: InterfaceNode, linker: Linker): void {
  const { spec } = node;
  node.up = linker.find(spec.up);
  node.out = linker.find(spec.out);
  node.entry = linker.find(spec.entry);
  node.enter = linker.find(spec.enter);
  if (spec.filter === null) return;
  node.egress = tablesOf(spec.filter.egress, linker);
  node.ingress = tablesOf(spec.filter.ingress, linker);
  for (const table of node.egress) {
    node.egressRules += table.rules.length;
    node.egressOpen = [...node.egressOpen, ...(table.opensEverything ?? [])];
  }
  for (const table of node.ingress) {
    node.ingressRules += table.rules.length;
    node.ingressOpen = [...node.ingressOpen, ...(table.opensEverything ?? [])];
  }
}

function tablesOf(refs: readonly Ref[], linker: Linker): readonly RuleTable[] {
  const tables: RuleTable[] = [];
  for (const ref of refs) {
    const table = linker.findTable(ref);
    if (table !== null) tables.push(table);
  }
  return tables;
}

function unpaired(row: RouteRow, via: InterfaceNode | null, linker: Linker): RouteEntry['fault'] {
  const { paired } = row.target ?? {};
  if (paired === undefined || via === null) return null;
  const pairs = linker.pairs.get(paired.pairs);
  const has = via.spec.addresses.some((address) => pairs?.outside.has(address) === true);
  return has ? null : { code: paired.code, unknown: false };
}

/** Longest prefix first, then rank, then the table's own order: the first that matches wins (RT-3, RT-5). */
function routeEntries(spec: RouteSpec, linker: Linker): readonly RouteEntry[] {
  const entries: RouteEntry[] = [];
  for (const row of spec.rows) {
    const next = row.target === null ? null : linker.find(row.target.next);
    const via = linker.findInterface(row.target?.via);
    const fault = row.fault ?? unpaired(row, via, linker);
    for (const block of row.blocks) entries.push({ block, row, fault, next, via });
  }
  return entries.sort(
    (left, right) => right.block.length - left.block.length || left.row.rank - right.row.rank,
  );
}
