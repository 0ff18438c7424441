import type { TableTypes } from '../cloud/record.ts';
import type { Blocker, Trace } from '../forward/answer.ts';
import type { Edit } from './edit.ts';
import { isSame, type Offers, sceneOf } from './scene.ts';
import { afterEdits, type Bench, type Inquiry, type Site } from './site.ts';

export interface SearchLimits {
  /** Clouds that may be tried. */
  readonly tries: number;
  /** Mended sites after which the search is content. */
  readonly enough: number;
}

export interface SearchOutcome<T extends TableTypes> {
  readonly mended: readonly Site<T>[];
  readonly tries: number;
  /** Where the path that went farthest ended: nothing that was tried helps against this. */
  readonly stuck: Stuck | null;
  /** The limit ended the search. */
  readonly cutShort: boolean;
}

/** A blocker in the trace that met it. */
export interface Stuck {
  readonly blocker: Blocker;
  readonly trace: Trace;
}

/** A try still to be made: an edit on top of a site. Made only when its turn comes. */
interface Plan<T extends TableTypes> {
  readonly site: Site<T>;
  readonly blocker: Blocker | null;
  readonly edit: Edit;
  readonly calls: number;
  readonly breadth: number;
  /** Calls made, and at least one more for each blocker that is left. */
  readonly expected: number;
}

/** Sets of edits with more calls than the best one by this much help nobody choose. */
const SPARE_CALLS = 2;
const MOST_EDITS = 8;

/**
 * Best first: takes the first blocker, tries each edit offered against it on a copy of the cloud,
 * traces again and goes on with what blocks then. A blocker seen past another one is only likely to
 * be there, so each is mended where it really stands.
 */
export function search<T extends TableTypes>(
  bench: Bench<T>,
  inquiry: Inquiry,
  start: Site<T>,
  offers: Offers<T>,
  refused: (site: Site<T>) => readonly Edit[],
  limits: SearchLimits,
): SearchOutcome<T> {
  const plans: Plan<T>[] = [];
  const mended: Site<T>[] = [];
  const told = new Set<string>();
  let stuck: Stuck | null = null;
  let tries = 0;
  const expand = (site: Site<T>, calls: number, breadth: number) => {
    const blocker = site.trace.blockers[0] ?? null;
    const edits = site.edits.length < MOST_EDITS ? offered(site, inquiry, blocker, offers, refused) : [];
    const left = site.trace.blockers.length;
    if (edits.length === 0) stuck = farther(stuck, blocker, site);
    for (const edit of edits) {
      if (edit.slot !== undefined && site.edits.some((one) => one.slot === edit.slot)) continue;
      enqueue(plans, {
        site,
        blocker,
        edit,
        calls: calls + edit.calls,
        breadth: breadth + edit.breadth,
        expected: calls + edit.calls + Math.max(0, left - 1),
      });
    }
  };
  expand(start, 0, 0);
  let best = Number.POSITIVE_INFINITY;
  while (plans.length > 0 && tries < limits.tries && mended.length < limits.enough) {
    const plan = plans.shift() as Plan<T>;
    if (plan.calls > best + SPARE_CALLS) continue;
    if (told.has(kindsOf([...plan.site.edits, plan.edit]))) continue;
    tries += 1;
    const site = afterEdits(bench, inquiry, plan.site, [plan.edit]);
    if (site === null) continue;
    if (site.trace.verdict === 'reachable') {
      mended.push(site);
      told.add(kindsOf(site.edits));
      best = Math.min(best, plan.calls);
    } else if (isProgress(plan.blocker, site)) expand(site, plan.calls, plan.breadth);
    else stuck = farther(stuck, plan.blocker, plan.site);
  }
  return {
    mended,
    tries,
    stuck: stuck ?? farther(null, start.trace.blockers[0] ?? null, start),
    cutShort: plans.length > 0 && tries >= limits.tries,
  };
}

function offered<T extends TableTypes>(
  site: Site<T>,
  inquiry: Inquiry,
  blocker: Blocker | null,
  offers: Offers<T>,
  refused: (site: Site<T>) => readonly Edit[],
): readonly Edit[] {
  if (blocker === null) return site.trace.verdict === 'refused' ? refused(site) : [];
  const scene = blocker.unknown ? null : sceneOf(site, inquiry, blocker);
  return scene === null ? [] : offers(scene);
}

/** The edit took its blocker away; an end that is not known is no progress. */
function isProgress<T extends TableTypes>(blocker: Blocker | null, site: Site<T>): boolean {
  const first = site.trace.blockers[0];
  if (first === undefined) return blocker !== null;
  return !first.unknown && (blocker === null || !isSame(first, blocker));
}

/** Keeps the plans in order: fewest calls to be expected, then narrowest, then first come. */
function enqueue<T extends TableTypes>(plans: Plan<T>[], plan: Plan<T>): void {
  let low = 0;
  let high = plans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = plans[middle] as Plan<T>;
    const after = other.expected - plan.expected || other.breadth - plan.breadth;
    if (after > 0) high = middle;
    else low = middle + 1;
  }
  plans.splice(low, 0, plan);
}

export function kindsOf(edits: readonly Edit[]): string {
  return edits
    .map((edit) => edit.kind)
    .sort()
    .join('; ');
}

function farther<T extends TableTypes>(
  known: Stuck | null,
  blocker: Blocker | null,
  { trace }: Site<T>,
): Stuck | null {
  if (blocker === null) return known;
  return known === null || trace.blockers.length < known.trace.blockers.length ? { blocker, trace } : known;
}
