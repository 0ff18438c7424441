import type { Graph, GraphNode, HostNode, InterfaceNode, OutsideNode } from '../graph/graph.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { type Address, clip, formatAddress, parseAddress } from '../net/address.ts';
import { isPublicAddress } from '../net/special.ts';

/** One end of a flow as found in the graph. */
export type Endpoint =
  | { readonly kind: 'host'; readonly name: string; readonly host: HostNode }
  | { readonly kind: 'interface'; readonly name: string; readonly interface: InterfaceNode }
  | { readonly kind: 'address'; readonly name: string; readonly address: Address }
  | {
      readonly kind: 'outside';
      readonly name: string;
      readonly node: OutsideNode;
      /** Null: any host out there. */
      readonly address: Address | null;
      readonly entry: GraphNode | null;
    };

/** How names that people give stand for resource ids: a document's Name tags. */
export type Names = (name: string) => readonly string[];

const OUTSIDE = 'internet';

/**
 * Finds what a REF means: `internet`, `internet:ADDRESS`, a resource id, a Name tag or an address.
 * The error is a sentence; an ambiguous name or address lists what it could mean.
 */
export function findEndpoint(graph: Graph, names: Names, ref: string): Result<Endpoint, string> {
  if (ref === OUTSIDE || ref.startsWith(`${OUTSIDE}:`)) return outsideEndpoint(graph, ref);
  const direct = endpointById(graph, ref);
  if (direct !== null) return direct;
  const address = parseAddress(ref);
  if (address.ok) return ok({ kind: 'address', name: ref, address: address.value });
  const candidates = names(ref);
  if (candidates.length > 1)
    return err(
      `"${clip(ref)}" is the name of ${candidates.length} resources: ${candidates.join(', ')}. Use an id.`,
    );
  const only = candidates[0];
  if (only === undefined) return err(`Nothing here has the id, name or address "${clip(ref)}".`);
  return endpointById(graph, only) ?? err(`${only} cannot send or receive packets.`);
}

function endpointById(graph: Graph, id: string): Result<Endpoint, string> | null {
  const spec = graph.endpoints.get(id);
  if (spec === undefined) return null;
  switch (spec.kind) {
    case 'host': {
      const host = graph.nodes.get(spec.host);
      if (host?.kind !== 'host' || host.interfaces.length === 0)
        return err(`${id} has no network interface, so no packet can reach or leave it.`);
      return ok({ kind: 'host', name: id, host });
    }
    case 'interface': {
      const node = graph.nodes.get(spec.interface);
      return node?.kind === 'interface'
        ? ok({ kind: 'interface', name: id, interface: node })
        : err(`${id} has no place in the network.`);
    }
    case 'probe': {
      const probe = graph.probes.get(id);
      return probe === undefined
        ? err(`${id} has no free address for a probe.`)
        : ok({ kind: 'interface', name: id, interface: probe });
    }
    case 'outside': {
      const node = graph.nodes.get(spec.outside);
      const entry = graph.nodes.get(spec.entry) ?? null;
      return node?.kind === 'outside'
        ? ok({ kind: 'outside', name: id, node, address: null, entry })
        : err(`${id} leads nowhere.`);
    }
    default:
      return spec satisfies never;
  }
}

function outsideEndpoint(graph: Graph, ref: string): Result<Endpoint, string> {
  const node = graph.nodes.get(OUTSIDE);
  if (node?.kind !== 'outside') return err('There is no outside network here.');
  if (ref === OUTSIDE) return ok({ kind: 'outside', name: OUTSIDE, node, address: null, entry: null });
  const address = parseAddress(ref.slice(OUTSIDE.length + 1));
  if (!address.ok) return err(address.error);
  return ok({ kind: 'outside', name: ref, node, address: address.value, entry: null });
}

const chosen = new WeakMap<Graph, Address>();

/**
 * An address that stands for "anybody on the internet": one that no rule or route names more
 * specifically than "everywhere", and that is nobody's here.
 */
export function anybody(graph: Graph): Address {
  const known = chosen.get(graph);
  if (known !== undefined) return known;
  const named = namedBlocks(graph);
  let found: Address | null = null;
  let first: Address | null = null;
  for (let count = 0; count < 4096 && found === null; count++) {
    // Spread over the address space, so that a wide block cannot cover all candidates.
    const candidate = ((Math.imul(count, 0x9e3779b1) + 0x08080a0a) >>> 0) as Address;
    if (!isPublicAddress(candidate) || graph.publicAddresses.has(candidate)) continue;
    first ??= candidate;
    if (!named.some((block) => candidate >= block.first && candidate <= block.last)) found = candidate;
  }
  const answer = found ?? first ?? (0x08080808 as Address);
  chosen.set(graph, answer);
  return answer;
}

function namedBlocks(graph: Graph): readonly { readonly first: Address; readonly last: Address }[] {
  const blocks: { first: Address; last: Address }[] = [];
  const add = (block: { readonly first: Address; readonly last: Address; readonly length: number }) => {
    if (block.length > 0) blocks.push(block);
  };
  for (const table of graph.tables.values()) {
    for (const rule of table.rules) {
      for (const match of [rule.source, rule.destination])
        if (match?.kind === 'blocks') match.blocks.forEach(add);
    }
  }
  for (const node of graph.nodes.values()) {
    if (node.kind === 'route') for (const row of node.spec.rows) row.blocks.forEach(add);
  }
  return blocks;
}

/** The interfaces that a private address can mean: in the sender's network first, else anywhere. */
export function holdersOf(graph: Graph, address: Address, network: string | null): readonly InterfaceNode[] {
  const all = graph.holders.get(address) ?? [];
  const near = all.filter((node) => node.spec.network === network);
  return near.length > 0 ? near : all;
}

export function describeHolders(holders: readonly InterfaceNode[], address: Address): string {
  const list = holders.map((node) => `${node.origin} (${node.spec.network})`).join(', ');
  return `${formatAddress(address)} is the address of ${holders.length} interfaces: ${list}. Use an id.`;
}
