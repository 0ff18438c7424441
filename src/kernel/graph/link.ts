import type { Address } from '../net/address.ts';
import type { EndpointSpec, Fragment, Ref } from './fragment.ts';
import type { Graph, GraphNode, Group, InterfaceNode } from './graph.ts';
import type { Linker, MutablePairs } from './linker.ts';
import { makeNode } from './make-node.ts';
import { imagineProbes } from './probes.ts';
import { resolveNode } from './resolve-node.ts';
import type { RuleTable } from './rules.ts';

interface MutableGroup extends Group {
  readonly interfaces: Set<InterfaceNode>;
  readonly addresses: Set<Address>;
}

/**
 * Joins fragments to one graph: names become references. Time is linear in the fragments, so a
 * document edit that changes one fragment can afford to link everything again.
 */
export function linkGraph(fragments: Iterable<Fragment>): Graph {
  const parts = [...fragments];
  const linker = newLinker();
  const interfaces: InterfaceNode[] = [];
  const holders = new Map<Address, InterfaceNode[]>();
  const endpoints = new Map<string, EndpointSpec>();
  const groups = new Map<string, MutableGroup>();

  for (const part of parts) {
    for (const spec of part.elements) {
      const node = makeNode(spec, interfaces.length);
      linker.nodes.set(spec.name, node);
      if (node.kind !== 'interface') continue;
      interfaces.push(node);
      for (const address of node.spec.addresses) {
        const known = holders.get(address);
        if (known === undefined) holders.set(address, [node]);
        else known.push(node);
      }
    }
    for (const table of part.tables) linker.tables.set(table.name, table);
  }
  gatherAliases(parts, linker);
  for (const part of parts) gather(part, linker, endpoints, groups);
  const probes = imagineProbes(endpoints, linker);
  gatherEntries(parts, linker);
  for (const node of new Set(linker.nodes.values())) resolveNode(node, linker);
  return {
    nodes: linker.nodes,
    tables: linker.tables,
    interfaces,
    endpoints,
    probes,
    groups,
    pairs: linker.pairs,
    claimed: new Set(linker.claims.keys()),
    publicAddresses: publicAddressesOf(linker),
    holders,
  };
}

function newLinker(): Linker {
  const nodes = new Map<string, GraphNode>();
  const tables = new Map<string, RuleTable>();
  const tableAliases = new Map<string, string>();
  const pairs = new Map<string, MutablePairs>();
  const find = (ref: Ref | undefined): GraphNode | null => {
    if (ref === undefined) return null;
    if (typeof ref === 'string') return nodes.get(ref) ?? null;
    for (const name of ref) {
      const node = nodes.get(name);
      if (node !== undefined) return node;
    }
    return null;
  };
  return {
    nodes,
    tables,
    tableAliases,
    neighbours: new Map(),
    segments: new Map(),
    pairs,
    addPair: (name, inside, outside) => {
      const known = pairsIn(pairs, name);
      known.outside.set(inside, outside);
      known.inside.set(outside, inside);
    },
    claims: new Map(),
    entries: new Map(),
    exits: new Map(),
    hosts: new Map(),
    find,
    findInterface: (name) => {
      const node = name === undefined ? undefined : nodes.get(name);
      return node?.kind === 'interface' ? node : null;
    },
    findTable: (ref) => {
      for (const name of typeof ref === 'string' ? [ref] : ref) {
        const table = tables.get(name) ?? tables.get(tableAliases.get(name) ?? '');
        if (table !== undefined) return table;
      }
      return null;
    },
  };
}

function gatherAliases(parts: readonly Fragment[], linker: Linker): void {
  for (const part of parts) {
    for (const item of part.contributions) {
      if (item.to !== 'alias') continue;
      const node = linker.nodes.get(item.element);
      if (node !== undefined) linker.nodes.set(item.name, node);
      else if (linker.tables.has(item.element)) linker.tableAliases.set(item.name, item.element);
    }
  }
}

function gather(
  part: Fragment,
  linker: Linker,
  endpoints: Map<string, EndpointSpec>,
  groups: Map<string, MutableGroup>,
): void {
  for (const item of part.contributions) {
    switch (item.to) {
      case 'neighbour': {
        const node = linker.findInterface(item.interface);
        if (node !== null) mapIn(linker.neighbours, item.segment).set(item.address, node);
        break;
      }
      case 'segment': {
        const next = linker.find(item.next);
        if (next !== null) listIn(linker.segments, item.switch).push({ block: item.block, next });
        break;
      }
      case 'pair':
        linker.addPair(item.pairs, item.inside, item.outside);
        break;
      case 'group': {
        const node = linker.findInterface(item.interface);
        if (node !== null) join(groups, item.group, node);
        break;
      }
      case 'exit': {
        const next = linker.find(item.target.next);
        if (next !== null)
          listIn(linker.exits, item.exits).push({
            next,
            via: linker.findInterface(item.target.via),
          });
        break;
      }
      case 'host': {
        const node = linker.findInterface(item.interface);
        if (node !== null) listIn(linker.hosts, item.host).push({ index: item.index, interface: node });
        break;
      }
      case 'endpoint':
        endpoints.set(item.id, item.endpoint);
        break;
      case 'claim':
        linker.claims.set(item.address, item.pairs);
        break;
      case 'alias':
      case 'entry':
        break;
    }
  }
}

/** After all pairs are known: which outside address enters where. */
function gatherEntries(parts: readonly Fragment[], linker: Linker): void {
  for (const part of parts) {
    for (const item of part.contributions) {
      if (item.to !== 'entry') continue;
      const next = linker.find(item.next);
      const pairs = linker.pairs.get(item.pairs);
      if (next === null) continue;
      const entries = mapIn(linker.entries, item.outside);
      for (const outside of pairs?.inside.keys() ?? []) entries.set(outside, next);
      for (const [address, claimed] of linker.claims) if (claimed === item.pairs) entries.set(address, next);
    }
  }
}

function publicAddressesOf(linker: Linker): Graph['publicAddresses'] {
  const all = new Map<Address, { readonly address: Address; readonly pairs: string }>();
  for (const [name, pairs] of linker.pairs) {
    for (const [outside, address] of pairs.inside) all.set(outside, { address, pairs: name });
  }
  return all;
}

function join(groups: Map<string, MutableGroup>, name: string, node: InterfaceNode): void {
  let group = groups.get(name);
  if (group === undefined) {
    group = { interfaces: new Set(), addresses: new Set() };
    groups.set(name, group);
  }
  group.interfaces.add(node);
  for (const address of node.spec.addresses) group.addresses.add(address);
}

function mapIn<V>(maps: Map<string, Map<Address, V>>, name: string): Map<Address, V> {
  let map = maps.get(name);
  if (map === undefined) {
    map = new Map();
    maps.set(name, map);
  }
  return map;
}

function listIn<V>(lists: Map<string, V[]>, name: string): V[] {
  let list = lists.get(name);
  if (list === undefined) {
    list = [];
    lists.set(name, list);
  }
  return list;
}

function pairsIn(pairs: Map<string, MutablePairs>, name: string): MutablePairs {
  let found = pairs.get(name);
  if (found === undefined) {
    found = { outside: new Map(), inside: new Map() };
    pairs.set(name, found);
  }
  return found;
}
