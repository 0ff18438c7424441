import type { TableTypes } from '../cloud/record.ts';
import type { CloudRequest } from '../cloud/request.ts';
import type { Blocker, Trace, Verdict } from '../forward/answer.ts';
import type { Edit } from './edit.ts';
import { type Collateral, measure, weigh } from './measure.ts';
import { isSame, type Offers, sceneOf } from './scene.ts';
import { kindsOf, type Stuck, search } from './search.ts';
import { afterEdits, afterRequests, type Bench, type Inquiry, type Site } from './site.ts';

/** Calls that make a flow reachable, tried on a copy of the cloud. */
export interface Repair {
  /** In order, for the very cloud that was asked: an id that an earlier call mints stands in a later one. */
  readonly requests: readonly CloudRequest[];
  /** How widely its rules are drawn; 0: by exactly what the flow needs. */
  readonly breadth: number;
  /** What else it opens and closes. */
  readonly collateral: Collateral;
  /** What the flow then does: the preview. */
  readonly trace: Trace;
}

/**
 * Why there is no repair.
 * - `nothing-to-mend`: the flow gets through as it is;
 * - `unknown`: it leads into something that is not known, so no change can be said to help;
 * - `no-change-helps`: no change of the configuration that we know of takes this blocker away;
 * - `gave-up`: none found within the limit.
 */
export type NoRepair =
  | { readonly kind: 'nothing-to-mend' }
  | ({ readonly kind: 'unknown' | 'no-change-helps' | 'gave-up' } & Stuck);

export interface RepairReport {
  /** Best first: fewest calls, narrowest, least opened. */
  readonly repairs: readonly Repair[];
  /** Set when there is none. */
  readonly none: NoRepair | null;
  /** Clouds that were tried. */
  readonly tries: number;
}

export interface RepairLimits {
  /** Repairs wanted at most (default 4). */
  readonly most?: number;
  /** Clouds to try at most (default 48). */
  readonly tries?: number;
  /**
   * Matrix cells to judge at most to learn what else one repair opens (default 2,000; large clouds need
   * ends² × kinds of traffic).
   */
  readonly cells?: number;
}

/** What a resource world offers to the search. */
export interface Workshop<T extends TableTypes> extends Bench<T> {
  readonly offers: Offers<T>;
  /** Edits for a flow that arrives where nothing listens. */
  readonly refused: (site: Site<T>) => readonly Edit[];
}

/** Searches the smallest sets of calls after which the flow is reachable. Each was traced again. */
export function findRepairs<T extends TableTypes>(
  workshop: Workshop<T>,
  inquiry: Inquiry,
  start: Site<T>,
  limits: RepairLimits = {},
): RepairReport {
  const { most = 4, tries = 48 } = limits;
  const { trace } = start;
  if (trace.verdict === 'reachable') return none({ kind: 'nothing-to-mend' }, 0);
  const dark = trace.blockers.find((blocker) => blocker.unknown);
  if (trace.verdict === 'unknown' && dark !== undefined)
    return none({ kind: 'unknown', blocker: dark, trace }, 0);
  const found = search(workshop, inquiry, start, workshop.offers, workshop.refused, {
    tries,
    enough: most * 2,
  });
  const sites = distinct(found.mended.map((site) => smallest(workshop, inquiry, start, site)));
  const repairs = sites
    .sort((left, right) => left.requests.length - right.requests.length || breadthOf(left) - breadthOf(right))
    .slice(0, most)
    .map((site) => repairOf(site, measure(start, site, inquiry, limits.cells)))
    .sort(byPrivilege);
  if (repairs.length > 0) return { repairs, none: null, tries: found.tries };
  const { stuck, cutShort } = found;
  if (stuck === null) return none({ kind: 'nothing-to-mend' }, found.tries);
  return none({ kind: cutShort ? 'gave-up' : 'no-change-helps', ...stuck }, found.tries);
}

function none(reason: NoRepair, tries: number): RepairReport {
  return { repairs: [], none: reason, tries };
}

function repairOf<T extends TableTypes>(site: Site<T>, collateral: Collateral): Repair {
  return { requests: site.requests, breadth: breadthOf(site), collateral, trace: site.trace };
}

function breadthOf<T extends TableTypes>(site: Site<T>): number {
  return site.edits.reduce((sum, edit) => sum + edit.breadth, 0);
}

function byPrivilege(left: Repair, right: Repair): number {
  const [leftPairs, leftPorts] = weigh(left.collateral.opened);
  const [rightPairs, rightPorts] = weigh(right.collateral.opened);
  return (
    left.requests.length - right.requests.length ||
    left.breadth - right.breadth ||
    leftPairs - rightPairs ||
    leftPorts - rightPorts
  );
}

/** Leaves out every edit, then every single call, without which the flow is reachable all the same. */
function smallest<T extends TableTypes>(
  bench: Bench<T>,
  inquiry: Inquiry,
  start: Site<T>,
  mended: Site<T>,
): Site<T> {
  const { edits, requests } = mended;
  if (edits.length > 1)
    for (const edit of edits) {
      const rest = edits.filter((other) => other !== edit);
      const site = afterEdits(bench, inquiry, start, rest);
      if (site?.trace.verdict === 'reachable') return smallest(bench, inquiry, start, site);
    }
  // An edit that brings a target to life may find that a route to it is there already.
  return requests.length > edits.length ? withoutNeedless(bench, inquiry, start, mended) : mended;
}

function withoutNeedless<T extends TableTypes>(
  bench: Bench<T>,
  inquiry: Inquiry,
  start: Site<T>,
  mended: Site<T>,
): Site<T> {
  const { edits, requests } = mended;
  for (let index = 0; index < requests.length; index++) {
    const site = afterRequests(bench, inquiry, start, edits, requests.toSpliced(index, 1));
    if (site?.trace.verdict === 'reachable') return withoutNeedless(bench, inquiry, start, site);
  }
  return mended;
}

function distinct<T extends TableTypes>(sites: readonly Site<T>[]): Site<T>[] {
  const known = new Map<string, Site<T>>();
  for (const site of sites) {
    // Of one kind the first found; two kinds may also have shrunk to the same calls.
    const key = kindsOf(site.edits);
    if (!known.has(key)) known.set(key, site);
  }
  const byCalls = new Map<string, Site<T>>();
  for (const site of known.values()) {
    const key = JSON.stringify(site.requests.map(({ operation, input }) => [operation, input]));
    if (!byCalls.has(key)) byCalls.set(key, site);
  }
  return [...byCalls.values()];
}

/** The smallest change that takes one blocker away, whatever else still blocks. */
export interface BlockerRepair {
  readonly requests: readonly CloudRequest[];
  /** What the whole flow then does. */
  readonly verdict: Verdict;
  readonly trace: Trace;
}

/** Null: no single edit does it on the cloud as it is. */
export function repairBlocker<T extends TableTypes>(
  workshop: Workshop<T>,
  inquiry: Inquiry,
  start: Site<T>,
  blocker: Blocker,
): BlockerRepair | null {
  const scene = blocker.unknown ? null : sceneOf(start, inquiry, blocker);
  if (scene === null) return null;
  const edits = [...workshop.offers(scene)].sort(
    (left, right) => left.calls - right.calls || left.breadth - right.breadth,
  );
  let best: Site<T> | null = null;
  for (const edit of edits) {
    const site = afterEdits(workshop, inquiry, start, [edit]);
    if (site === null || !isGone(start, site, blocker)) continue;
    const fewer = best === null || site.trace.blockers.length < best.trace.blockers.length;
    if (fewer) best = site;
    if (site.trace.blockers.length < start.trace.blockers.length) break;
  }
  return best === null ? null : { requests: best.requests, verdict: best.trace.verdict, trace: best.trace };
}

/** Neither the blocker nor another one in its place: a route taken away leaves a table without a route. */
function isGone<T extends TableTypes>(before: Site<T>, after: Site<T>, blocker: Blocker): boolean {
  return after.trace.blockers.every(
    (other) =>
      other.at !== blocker.at ||
      other.direction !== blocker.direction ||
      (!isSame(other, blocker) && before.trace.blockers.some((known) => isSame(known, other))),
  );
}
