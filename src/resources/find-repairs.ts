import type { Blocker } from '../kernel/forward/answer.ts';
import type { Flow } from '../kernel/forward/ask.ts';
import type { TraceOptions } from '../kernel/forward/trace.ts';
import type { LoweredCloud } from '../kernel/graph/lower.ts';
import { err, ok, type Result } from '../kernel/lib/result.ts';
import { type Closing, findClosings } from '../kernel/repair/find-closings.ts';
import {
  type BlockerRepair,
  findRepairs,
  type RepairLimits,
  type RepairReport,
  repairBlocker,
  type Workshop,
} from '../kernel/repair/find-repairs.ts';
import { type Site, survey } from '../kernel/repair/site.ts';
import { lowerAws } from './lower-aws.ts';
import { awsRegistry } from './registry.ts';
import { awsClosings } from './repairs/closings.ts';
import { listenOffers } from './repairs/host-offers.ts';
import { awsOffers } from './repairs/offers.ts';
import { simulate } from './simulate.ts';
import type { AwsCloud, AwsTables } from './tables.ts';

const workshop: Workshop<AwsTables> = {
  registry: awsRegistry,
  lower: lowerAws,
  names: (cloud, graph) => simulate(cloud, graph).names,
  offers: awsOffers,
  refused: listenOffers,
};

/** How the flow was asked, and what is known already. */
export interface RepairOptions extends RepairLimits {
  readonly trace?: TraceOptions;
  /** The lowering of this very cloud, or of an earlier version: saves making it again. */
  readonly lowered?: LoweredCloud;
}

/**
 * The smallest sets of API calls that make the flow reachable, best first, each carried out on a copy
 * and traced again. Nothing in the given cloud changes. The error is a sentence about the flow.
 */
export function repairFlow(
  cloud: AwsCloud,
  flow: Flow,
  options: RepairOptions = {},
): Result<RepairReport, string> {
  return at(cloud, flow, options, (site, inquiry) => findRepairs(workshop, inquiry, site, options));
}

/** For each blocker of the flow's trace, in its order, the smallest change that takes just that one away. */
export function repairBlockers(
  cloud: AwsCloud,
  flow: Flow,
  options: RepairOptions = {},
): Result<readonly { readonly blocker: Blocker; readonly repair: BlockerRepair | null }[], string> {
  return at(cloud, flow, options, (site, inquiry) =>
    site.trace.blockers.map((blocker) => ({
      blocker,
      repair: repairBlocker(workshop, inquiry, site, blocker),
    })),
  );
}

/** Single changes that stop the flow, the one that stops the least besides first. */
export function closeFlow(
  cloud: AwsCloud,
  flow: Flow,
  options: RepairOptions = {},
): Result<readonly Closing[], string> {
  return at(cloud, flow, options, (site, inquiry) =>
    findClosings(workshop, inquiry, site, awsClosings, options),
  );
}

function at<R>(
  cloud: AwsCloud,
  flow: Flow,
  options: RepairOptions,
  act: (site: Site<AwsTables>, inquiry: { flow: Flow; options: TraceOptions }) => R,
): Result<R, string> {
  const inquiry = { flow, options: options.trace ?? {} };
  const site = survey(workshop, inquiry, cloud, options.lowered);
  return site.ok ? ok(act(site.value, inquiry)) : err(site.error);
}
