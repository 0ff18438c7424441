import { decide } from '../forward/filter.ts';
import type { Graph, InterfaceNode } from '../graph/graph.ts';
import type { RuleTable } from '../graph/rules.ts';
import { type Header, requestHeader } from '../net/header.ts';
import type { ReachOptions } from './options.ts';

/** Whether the two ends' own filters let a flow pass, for all pairs at once. */
export interface FilterBits {
  egressAllows(from: number, to: number): boolean;
  ingressAllows(from: number, to: number): boolean;
}

/**
 * SG-2: an interface's filter is the union of its groups, so each group is evaluated once against
 * each possible peer, and interfaces with the same groups share the result.
 */
export function filterBits(
  graph: Graph,
  interfaces: readonly InterfaceNode[],
  options: ReachOptions,
): FilterBits {
  const egress = waysFor(graph, interfaces, options, 'egress');
  const ingress = waysFor(graph, interfaces, options, 'ingress');
  return {
    egressAllows: (from, to) => has(egress[from], to),
    ingressAllows: (from, to) => has(ingress[to], from),
  };
}

/** Null: everything passes. */
type Bits = Uint32Array | null;

function has(bits: Bits | undefined, index: number): boolean {
  if (bits === null || bits === undefined) return true;
  return ((bits[index >>> 5] as number) & (1 << (index & 31))) !== 0;
}

function waysFor(
  graph: Graph,
  interfaces: readonly InterfaceNode[],
  options: ReachOptions,
  way: 'egress' | 'ingress',
): readonly Bits[] {
  const perTable = new Map<RuleTable, Uint32Array>();
  const perSet = new Map<string, Uint32Array>();
  const headers = interfaces.map((peer) => headerFor(peer, options));
  return interfaces.map((node) => {
    if (node.spec.filter === null) return null;
    const tables = way === 'egress' ? node.egress : node.ingress;
    const key = tables.map((table) => table.name).join(' ');
    let union = perSet.get(key);
    if (union === undefined) {
      union = new Uint32Array((interfaces.length + 31) >>> 5);
      for (const table of tables) {
        let bits = perTable.get(table);
        if (bits === undefined) {
          bits = evaluate(graph, table, interfaces, headers);
          perTable.set(table, bits);
        }
        for (let word = 0; word < union.length; word++)
          union[word] = (union[word] as number) | (bits[word] as number);
      }
      perSet.set(key, union);
    }
    return union;
  });
}

/** The header as this end's filter sees it: only the peer's address matters to its rules. */
function headerFor(peer: InterfaceNode, options: ReachOptions): Header | null {
  const address = peer.spec.addresses[0];
  if (address === undefined) return null;
  return requestHeader({
    source: address,
    destination: address,
    protocol: options.protocol,
    port: options.port,
    sourcePorts: peer.spec.ephemeral,
  });
}

function evaluate(
  graph: Graph,
  table: RuleTable,
  interfaces: readonly InterfaceNode[],
  headers: readonly (Header | null)[],
): Uint32Array {
  const bits = new Uint32Array((interfaces.length + 31) >>> 5);
  interfaces.forEach((peer, index) => {
    const header = headers[index];
    if (header === null || header === undefined) return;
    const sight = { graph, header, sender: peer, hiddenSender: null };
    if (decide([table], 'deny', sight).allowed !== 'none')
      bits[index >>> 5] = (bits[index >>> 5] as number) | (1 << (index & 31));
  });
  return bits;
}
