import type { TableTypes } from '../cloud/record.ts';
import type { Graph } from '../graph/graph.ts';
import type { Rule } from '../graph/rules.ts';
import { subtractPorts } from '../net/ports.ts';
import { hasPorts } from '../net/protocol.ts';
import { type PortAtom, trafficAtoms } from '../reach/atoms.ts';
import { compareReach, type ReachChange } from '../reach/compare.ts';
import type { Inquiry, Site } from './site.ts';

/** What a set of edits does besides what was asked for. */
export interface Collateral {
  /**
   * `all`: every kind of traffic between all interfaces and the internet was compared.
   * `traffic`: only the flow's own protocol and port, because the cloud is large.
   * `none`: nothing was compared, because the cloud is very large.
   */
  readonly compared: 'all' | 'traffic' | 'none';
  readonly opened: readonly ReachChange[];
  readonly closed: readonly ReachChange[];
}

/** Cells of the matrices that may be judged for one comparison, unless more are asked for: some ten milliseconds. */
const FEW_CELLS = 2000;

/** Compares two sites over all traffic as far as that is cheap. The flow itself does not count. */
export function measure<T extends TableTypes>(
  before: Site<T>,
  after: Site<T>,
  inquiry: Inquiry,
  most: number = FEW_CELLS,
): Collateral {
  const graphs = [before.lowered.graph, after.lowered.graph];
  const [left, right] = graphs as [Graph, Graph];
  const { protocol, port } = inquiry.flow;
  const size = Math.max(left.interfaces.length, right.interfaces.length) + 1;
  const cells = size * size;
  if (cells > most) return { compared: 'none', opened: [], closed: [] };
  const atoms = affected(left, right, trafficAtoms(graphs));
  const isAll = cells * atoms.length <= most;
  const own = port ?? 0;
  const traffic = isAll
    ? atoms
    : atoms.filter((atom) => atom.protocol === protocol && atom.from <= own && atom.to >= own);
  const { opened, closed } = compareReach(left, right, traffic);
  const ends = endsOf(after);
  return {
    compared: isAll ? 'all' : 'traffic',
    opened: withoutOwn(opened, ends, inquiry),
    closed: withoutOwn(closed, ends, inquiry),
  };
}

/**
 * The traffic that may be treated otherwise: what the rules that came or went speak of, when nothing else
 * differs; else all. Lowering reuses what did not change, so what is the same object is the same.
 */
function affected(before: Graph, after: Graph, atoms: readonly PortAtom[]): readonly PortAtom[] {
  if (!sameBesidesRules(before, after)) return atoms;
  const changed = [...rulesMissingIn(before, after), ...rulesMissingIn(after, before)];
  return atoms.filter((atom) =>
    changed.some(
      ({ protocol, ports }) =>
        (protocol === null || protocol === atom.protocol) &&
        (ports === null || (ports.from <= atom.to && ports.to >= atom.from)),
    ),
  );
}

function sameBesidesRules(before: Graph, after: Graph): boolean {
  if (before.nodes.size !== after.nodes.size) return false;
  if (before.publicAddresses.size !== after.publicAddresses.size) return false;
  for (const address of before.publicAddresses.keys()) if (!after.publicAddresses.has(address)) return false;
  for (const [name, node] of before.nodes) {
    const isImagined = node.kind === 'interface' && node.imagined;
    if (!isImagined && after.nodes.get(name)?.spec !== node.spec) return false;
  }
  return true;
}

/** Rules of `graph` that the other one does not have; opening a whole direction also changes tracking (SG-11). */
function rulesMissingIn(graph: Graph, other: Graph): readonly Rule[] {
  const missing: Rule[] = [];
  for (const [name, table] of graph.tables) {
    const twin = other.tables.get(name);
    if (twin === table) continue;
    const known = new Set(twin?.rules.map((rule) => JSON.stringify(rule)));
    missing.push(...table.rules.filter((rule) => !known.has(JSON.stringify(rule))));
  }
  return missing;
}

/** How much a list of changes is: pairs of ends first, then ports. */
export function weigh(changes: readonly ReachChange[]): readonly [pairs: number, ports: number] {
  let ports = 0;
  for (const change of changes) for (const range of change.ports) ports += range.to - range.from + 1;
  return [new Set(changes.map((change) => `${change.from} ${change.to}`)).size, ports];
}

interface Ends {
  readonly from: string;
  readonly to: string | null;
}

function endsOf<T extends TableTypes>({ question }: Site<T>): Ends {
  const from = question.from.kind === 'outside' ? 'internet' : question.from.interface.origin;
  const { goal } = question;
  return { from, to: goal.interface?.origin ?? (goal.outside ? 'internet' : null) };
}

function withoutOwn(changes: readonly ReachChange[], ends: Ends, { flow }: Inquiry): readonly ReachChange[] {
  return changes.flatMap((change): readonly ReachChange[] => {
    const isOwn = change.from === ends.from && change.to === ends.to && change.protocol === flow.protocol;
    if (!isOwn) return [change];
    if (!hasPorts(flow.protocol) || flow.port === null) return [];
    const ports = subtractPorts(change.ports, { from: flow.port, to: flow.port });
    return ports.length === 0 ? [] : [{ ...change, ports }];
  });
}
