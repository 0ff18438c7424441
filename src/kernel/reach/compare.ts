import type { Verdict } from '../forward/answer.ts';
import type { Graph } from '../graph/graph.ts';
import { addPorts, type PortSet } from '../net/ports.ts';
import { hasPorts, type Protocol } from '../net/protocol.ts';
import { type PortAtom, trafficAtoms } from './atoms.ts';
import { type ReachMatrix, reachMatrix, VERDICTS } from './matrix.ts';

/** One pair of ends between which some traffic's verdict differs. */
export interface ReachChange {
  readonly from: string;
  readonly to: string;
  readonly protocol: Protocol;
  /** Empty for protocols without ports. */
  readonly ports: PortSet;
  /** Null: that end does not exist there. */
  readonly before: Verdict | null;
  readonly after: Verdict | null;
}

export interface ReachDifference {
  readonly opened: readonly ReachChange[];
  readonly closed: readonly ReachChange[];
  /** Different in kind, but neither opened nor closed (blocked earlier, now the reply is lost). */
  readonly otherwise: readonly ReachChange[];
}

/**
 * What a change opens and what it closes, over every kind of traffic that either network can tell
 * apart. Ends are matched by id.
 */
export function compareReach(
  before: Graph,
  after: Graph,
  traffic: readonly PortAtom[] = trafficAtoms([before, after]),
): ReachDifference {
  const changes = new Map<string, ReachChange>();
  for (const atom of traffic) {
    const port = hasPorts(atom.protocol) ? atom.from : null;
    const left = reachMatrix(before, { protocol: atom.protocol, port });
    const right = reachMatrix(after, { protocol: atom.protocol, port });
    collect(changes, left, right, atom);
  }
  const all = [...changes.values()];
  return {
    opened: all.filter((change) => isOpen(change.after) && !isOpen(change.before)),
    closed: all.filter((change) => isOpen(change.before) && !isOpen(change.after)),
    otherwise: all.filter((change) => isOpen(change.before) === isOpen(change.after)),
  };
}

/** The network lets the traffic through and back; whether software answers is another matter. */
function isOpen(verdict: Verdict | null): boolean {
  return verdict === 'reachable' || verdict === 'partly' || verdict === 'refused';
}

function collect(
  changes: Map<string, ReachChange>,
  before: ReachMatrix,
  after: ReachMatrix,
  atom: PortAtom,
): void {
  const ends = [...new Set([...before.ends, ...after.ends])];
  const left = ends.map((end) => before.ends.indexOf(end));
  const right = ends.map((end) => after.ends.indexOf(end));
  for (let from = 0; from < ends.length; from++) {
    for (let to = 0; to < ends.length; to++) {
      if (from === to) continue;
      const was = verdictAt(before, left[from] ?? -1, left[to] ?? -1);
      const is = verdictAt(after, right[from] ?? -1, right[to] ?? -1);
      if (was !== is) add(changes, ends[from] ?? '', ends[to] ?? '', atom, was, is);
    }
  }
}

function verdictAt(matrix: ReachMatrix, from: number, to: number): Verdict | null {
  if (from < 0 || to < 0) return null;
  return VERDICTS[matrix.verdicts[from * matrix.ends.length + to] ?? 0] ?? null;
}

/** Neighbouring port ranges with the same change become one line. */
function add(
  changes: Map<string, ReachChange>,
  from: string,
  to: string,
  atom: PortAtom,
  before: Verdict | null,
  after: Verdict | null,
): void {
  const key = [from, to, atom.protocol, before, after].join(' ');
  const known = changes.get(key);
  const ports = hasPorts(atom.protocol) ? addPorts(known?.ports ?? [], { from: atom.from, to: atom.to }) : [];
  changes.set(key, { from, to, protocol: atom.protocol, ports, before, after });
}
