import type { Summary } from '../forward/answer.ts';
import { pose } from '../forward/ask.ts';
import { walkBothWays } from '../forward/trace.ts';
import { summarise } from '../forward/verdict.ts';
import type { Graph, InterfaceNode } from '../graph/graph.ts';
import { addressAtoms } from './atoms.ts';
import type { ReachOptions } from './options.ts';

/** The network's own verdict between two interfaces, their filters and hosts left aside. */
export type Path = Summary | 'particular';

export interface PathJudge {
  between(from: number, to: number): Path;
}

/**
 * Interfaces on the same segment whose addresses no block in the network tells apart are one class:
 * the network treats their packets alike. One walk per pair of classes; a walk that met something
 * particular (a middlebox, a translation, an address on two segments) answers for no other pair.
 */
export function pathJudge(
  graph: Graph,
  interfaces: readonly InterfaceNode[],
  options: ReachOptions,
): PathJudge {
  const classOf = classify(graph, interfaces);
  const classes = Math.max(0, ...classOf) + 1;
  const known: (Path | undefined)[] = new Array(classes * classes);
  return {
    between: (from, to) => {
      const index = (classOf[from] as number) * classes + (classOf[to] as number);
      const path = known[index] ?? walkPath(graph, interfaces[from], interfaces[to], options);
      known[index] = path;
      return path;
    },
  };
}

function classify(graph: Graph, interfaces: readonly InterfaceNode[]): readonly number[] {
  const atomOf = addressAtoms(graph);
  const targets = routeTargets(graph);
  const numbers = new Map<string, number>();
  return interfaces.map((node) => {
    const address = node.spec.addresses[0];
    const { segment, ephemeral, zone } = node.spec;
    const key = `${segment}/${zone}/${address === undefined ? '' : atomOf(address)}/${ephemeral.from}-${ephemeral.to}/${targets.has(node) ? node.origin : ''}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
    }
    return number;
  });
}

/** A route that names an interface tells it from its neighbours: it is a class of its own (RT-7). */
function routeTargets(graph: Graph): ReadonlySet<InterfaceNode> {
  const targets = new Set<InterfaceNode>();
  for (const node of graph.nodes.values()) {
    if (node.kind !== 'route') continue;
    for (const { via } of node.entries) if (via !== null) targets.add(via);
  }
  return targets;
}

function walkPath(
  graph: Graph,
  from: InterfaceNode | undefined,
  to: InterfaceNode | undefined,
  options: ReachOptions,
): Path {
  if (from === undefined || to === undefined || !isOfHost(from) || !isOfHost(to)) return 'particular';
  const question = pose(
    graph,
    { kind: 'interface', name: from.origin, interface: from },
    { kind: 'interface', name: to.origin, interface: to },
    { protocol: options.protocol, port: options.port, sourcePort: null },
  );
  if (!question.ok) return 'particular';
  const legs = walkBothWays(graph, question.value, { ...options, bare: [from, to] }, false);
  if (legs.length !== 1) return 'particular';
  const only = legs[0];
  if (only === undefined || only.forward.particular || only.reply?.particular === true) return 'particular';
  return summarise(legs);
}

/** Without a host that knows it as its own, nothing behind the interface can be left aside. */
function isOfHost(node: InterfaceNode): boolean {
  return node.up?.kind === 'host' && node.up.interfaces.includes(node);
}
