import type { Verdict } from '../forward/answer.ts';
import { pose } from '../forward/ask.ts';
import { findEndpoint } from '../forward/reference.ts';
import { judge } from '../forward/trace.ts';
import type { Graph, InterfaceNode } from '../graph/graph.ts';
import type { Protocol } from '../net/protocol.ts';
import { endpointFacts } from './ends.ts';
import { filterBits } from './filters.ts';
import type { ReachOptions, Reason } from './options.ts';
import { type PathJudge, pathJudge } from './paths.ts';

export const VERDICTS: readonly Verdict[] = [
  'reachable',
  'partly',
  'reply-lost',
  'refused',
  'blocked',
  'unknown',
];

/** Who reaches whom for one kind of traffic. Row = sender, column = receiver, both in `ends`' order. */
export interface ReachMatrix {
  readonly protocol: Protocol;
  /** Null for protocols without ports. */
  readonly port: number | null;
  /** Interface ids, and last `internet`. */
  readonly ends: readonly string[];
  /** Index into VERDICTS, row by row. */
  readonly verdicts: Uint8Array;
  /** Index into `reasons`, row by row; 0 is "no reason needed". */
  readonly reasonOf: Uint32Array;
  readonly reasons: readonly (Reason | null)[];
}

/**
 * The full matrix of interfaces. Interfaces that the network between them cannot tell apart share
 * one walk per pair of classes; their own filters are evaluated once per group and peer. Wherever
 * a path depends on more than that (a middlebox, a translation), each pair is walked by itself, so
 * every cell equals the single trace.
 */
export function reachMatrix(graph: Graph, options: ReachOptions): ReachMatrix {
  const interfaces = graph.interfaces.filter((node) => node.up?.kind !== 'masquerade');
  const count = interfaces.length;
  const withInternet = options.withoutInternet !== true;
  const size = count + (withInternet ? 1 : 0);
  const ends = [...interfaces.map((node) => node.origin), ...(withInternet ? ['internet'] : [])];
  const cells = newCells(size);
  const facts = endpointFacts(interfaces, options);
  const bits = filterBits(graph, interfaces, options);
  const paths = pathJudge(graph, interfaces, options);
  for (let from = 0; from < count; from++) {
    const start = facts.fault[from] ?? null;
    const egressFault = facts.egress[from] ?? null;
    for (let to = 0; to < count; to++) {
      const cell = from * size + to;
      if (facts.host[from] === facts.host[to] && start === null) {
        // No network between, but its own software may still refuse.
        if (facts.refuses[to] === true) cells.set(cell, REFUSED, null);
        continue;
      }
      if (start !== null) cells.set(cell, BLOCKED, start);
      else if (keepsForItself(graph, interfaces[from], interfaces[to]))
        judgeSingle(graph, interfaces, options, cells, from, to, cell);
      else if (!bits.egressAllows(from, to))
        cells.set(cell, egressFault?.unknown === true ? UNKNOWN : BLOCKED, egressFault);
      else judgePair(graph, interfaces, options, paths, facts, bits, cells, from, to, cell);
    }
  }
  if (withInternet) fillInternet(graph, interfaces, options, cells, size);
  return { protocol: options.protocol, port: options.port, ends, ...cells.done() };
}

const BLOCKED = VERDICTS.indexOf('blocked');
const UNKNOWN = VERDICTS.indexOf('unknown');
const REFUSED = VERDICTS.indexOf('refused');

function judgePair(
  graph: Graph,
  interfaces: readonly InterfaceNode[],
  options: ReachOptions,
  paths: PathJudge,
  facts: ReturnType<typeof endpointFacts>,
  bits: ReturnType<typeof filterBits>,
  cells: Cells,
  from: number,
  to: number,
  cell: number,
): void {
  const path = paths.between(from, to);
  if (path === 'particular') judgeSingle(graph, interfaces, options, cells, from, to, cell);
  else if (!path.delivered) cells.set(cell, VERDICTS.indexOf(path.verdict), reasonOf(path));
  else if (!bits.ingressAllows(from, to)) {
    const refusal = facts.ingress[to] ?? null;
    cells.set(cell, refusal?.unknown === true ? UNKNOWN : BLOCKED, refusal);
  } else if (facts.fault[to] != null) cells.set(cell, BLOCKED, facts.fault[to] ?? null);
  else if (facts.refuses[to] === true && path.verdict !== 'unknown') cells.set(cell, REFUSED, reasonOf(path));
  else cells.set(cell, VERDICTS.indexOf(path.verdict), reasonOf(path));
}

/** PCX-9: the receiver's address, in another network, is also the sender's own: the packet never leaves. */
function keepsForItself(
  graph: Graph,
  from: InterfaceNode | undefined,
  to: InterfaceNode | undefined,
): boolean {
  const address = to?.spec.addresses[0];
  if (address === undefined || (graph.holders.get(address)?.length ?? 0) < 2) return false;
  return from?.up?.kind === 'host' && from.up.interfaces.some((own) => own.spec.addresses.includes(address));
}

function judgeSingle(
  graph: Graph,
  interfaces: readonly InterfaceNode[],
  options: ReachOptions,
  cells: Cells,
  from: number,
  to: number,
  cell: number,
): void {
  const summary = single(graph, interfaces[from], interfaces[to], options);
  if (summary !== null) cells.set(cell, VERDICTS.indexOf(summary.verdict), reasonOf(summary));
}

function reasonOf(summary: { readonly code: string | null; readonly at: string | null }): Reason | null {
  return summary.code === null || summary.at === null ? null : { code: summary.code, at: summary.at };
}

/** One pair by the ordinary way. */
export function single(
  graph: Graph,
  from: InterfaceNode | undefined,
  to: InterfaceNode | undefined,
  options: ReachOptions,
) {
  if (from === undefined || to === undefined) return null;
  const question = pose(
    graph,
    { kind: 'interface', name: from.origin, interface: from },
    { kind: 'interface', name: to.origin, interface: to },
    { protocol: options.protocol, port: options.port, sourcePort: null },
  );
  return question.ok ? judge(graph, question.value, options) : null;
}

function fillInternet(
  graph: Graph,
  interfaces: readonly InterfaceNode[],
  options: ReachOptions,
  cells: Cells,
  size: number,
): void {
  const outside = findEndpoint(graph, () => [], 'internet');
  if (!outside.ok) return;
  const flow = { protocol: options.protocol, port: options.port, sourcePort: null };
  interfaces.forEach((node, index) => {
    const end = { kind: 'interface', name: node.origin, interface: node } as const;
    const inward = pose(graph, outside.value, end, flow);
    const outward = pose(graph, end, outside.value, flow);
    if (inward.ok) {
      const summary = judge(graph, inward.value, options);
      cells.set((size - 1) * size + index, VERDICTS.indexOf(summary.verdict), reasonOf(summary));
    }
    if (outward.ok) {
      const summary = judge(graph, outward.value, options);
      cells.set(index * size + size - 1, VERDICTS.indexOf(summary.verdict), reasonOf(summary));
    }
  });
}

interface Cells {
  set(cell: number, verdict: number, reason: Reason | null): void;
  done(): Pick<ReachMatrix, 'verdicts' | 'reasonOf' | 'reasons'>;
}

function newCells(size: number): Cells {
  const verdicts = new Uint8Array(size * size);
  const reasonOfCell = new Uint32Array(size * size);
  const reasons: (Reason | null)[] = [null];
  const byObject = new Map<Reason, number>();
  const byName = new Map<string, number>();
  const indexOf = (reason: Reason): number => {
    const known = byObject.get(reason);
    if (known !== undefined) return known;
    const name = `${reason.code} ${reason.at}`;
    let index = byName.get(name);
    if (index === undefined) {
      index = reasons.push(reason) - 1;
      byName.set(name, index);
    }
    byObject.set(reason, index);
    return index;
  };
  return {
    set: (cell, verdict, reason) => {
      verdicts[cell] = verdict;
      reasonOfCell[cell] = reason === null ? 0 : indexOf(reason);
    },
    done: () => ({ verdicts, reasonOf: reasonOfCell, reasons }),
  };
}
