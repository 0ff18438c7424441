import type { Graph } from '../graph/graph.ts';
import type { RuleTable } from '../graph/rules.ts';
import type { Address } from '../net/address.ts';
import type { Cidr } from '../net/cidr.ts';
import { ICMP, type Protocol, TCP, UDP } from '../net/protocol.ts';

/**
 * Cuts the address space at every border of every block that the network between the interfaces
 * looks at. Two addresses with the same number are told apart by none of those blocks.
 */
export function addressAtoms(graph: Graph): (address: Address) => number {
  const borders = new Set<number>([0]);
  const cut = (block: Cidr) => {
    borders.add(block.first);
    borders.add(block.last + 1);
  };
  for (const node of graph.nodes.values()) {
    if (node.kind === 'route') for (const entry of node.entries) cut(entry.block);
    else if (node.kind === 'switch') for (const segment of node.segments) cut(segment.block);
    else if (node.kind === 'lan-out') cut(node.spec.block);
    else if (node.kind === 'filter') for (const table of node.tables) cutRules(table, cut);
  }
  const sorted = [...borders].sort((left, right) => left - right);
  return (address) => {
    let low = 0;
    let high = sorted.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] as number) <= address) low = middle;
      else high = middle;
    }
    return low;
  };
}

function cutRules(table: RuleTable, cut: (block: Cidr) => void): void {
  for (const rule of table.rules) {
    for (const match of [rule.source, rule.destination])
      if (match?.kind === 'blocks') match.blocks.forEach(cut);
  }
}

/** A set of destination ports that nothing in the network tells apart. */
export interface PortAtom {
  readonly protocol: Protocol;
  readonly from: number;
  readonly to: number;
}

/**
 * Every kind of traffic that the given networks can tell apart: ranges of TCP and UDP ports,
 * echo requests, and each further protocol that a rule names. One probe per atom answers for all.
 */
export function trafficAtoms(graphs: readonly Graph[]): readonly PortAtom[] {
  const borders = new Map<Protocol, Set<number>>([
    [TCP, new Set([0])],
    [UDP, new Set([0])],
  ]);
  const others = new Set<Protocol>([ICMP]);
  for (const graph of graphs) {
    for (const table of graph.tables.values()) collectPorts(table, borders, others);
    for (const node of graph.nodes.values()) {
      if (node.kind !== 'host') continue;
      for (const { protocol, port } of node.spec.listeners ?? []) {
        borders
          .get(protocol)
          ?.add(port)
          .add(port + 1);
      }
    }
  }
  const atoms: PortAtom[] = [];
  for (const [protocol, set] of borders) {
    const sorted = [...set].filter((port) => port <= 65535).sort((left, right) => left - right);
    sorted.forEach((from, index) => {
      atoms.push({ protocol, from, to: (sorted[index + 1] ?? 65536) - 1 });
    });
  }
  for (const protocol of [...others].sort((left, right) => left - right))
    atoms.push({ protocol, from: 0, to: 0 });
  return atoms;
}

function collectPorts(table: RuleTable, borders: Map<Protocol, Set<number>>, others: Set<Protocol>): void {
  for (const rule of table.rules) {
    if (rule.protocol !== null && !borders.has(rule.protocol)) others.add(rule.protocol);
    if (rule.ports === null) continue;
    for (const [protocol, set] of borders) {
      if (rule.protocol === null || rule.protocol === protocol)
        set.add(rule.ports.from).add(rule.ports.to + 1);
    }
  }
}
