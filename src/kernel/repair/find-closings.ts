import type { TableTypes } from '../cloud/record.ts';
import type { CloudRequest } from '../cloud/request.ts';
import type { Trace } from '../forward/answer.ts';
import type { Address } from '../net/address.ts';
import type { Edit } from './edit.ts';
import { type Collateral, measure, weigh } from './measure.ts';
import { exampleIn } from './scene.ts';
import { afterEdits, type Bench, type Inquiry, type Site } from './site.ts';

/** Calls that stop a flow, tried on a copy of the cloud. */
export interface Closing {
  readonly requests: readonly CloudRequest[];
  /** What else it closes, and what it opens. */
  readonly collateral: Collateral;
  readonly trace: Trace;
}

/** Edits that might stop the flow of this site; `anybody` is the address that stands for everybody. */
export type CloseOffers<T extends TableTypes> = (site: Site<T>, anybody: Address | null) => readonly Edit[];

/**
 * Ways to stop a flow whose request arrives now, each by a single edit and traced again. The one that
 * closes the least besides goes first. Empty when the request does not arrive anyway, or nothing stops it.
 */
export function findClosings<T extends TableTypes>(
  bench: Bench<T>,
  inquiry: Inquiry,
  start: Site<T>,
  offers: CloseOffers<T>,
  limits: { readonly most?: number; readonly cells?: number } = {},
): readonly Closing[] {
  if (!start.trace.delivered) return [];
  const closings: Closing[] = [];
  for (const edit of offers(start, exampleIn(start, inquiry))) {
    const site = afterEdits(bench, inquiry, start, [edit]);
    if (site === null || site.trace.verdict !== 'blocked') continue;
    const collateral = measure(start, site, inquiry, limits.cells);
    closings.push({ requests: site.requests, collateral, trace: site.trace });
  }
  return closings.sort(byCollateral).slice(0, limits.most ?? 4);
}

function byCollateral(left: Closing, right: Closing): number {
  const [leftPairs, leftPorts] = weigh(left.collateral.closed);
  const [rightPairs, rightPorts] = weigh(right.collateral.closed);
  return leftPairs - rightPairs || leftPorts - rightPorts || left.requests.length - right.requests.length;
}
