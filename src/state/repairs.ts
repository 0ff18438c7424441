import { printCommand } from '../aws/print-command.ts';
import type { PlannedCalls } from '../editor/commands/apply-repair.ts';
import type { LabDocument, Probe } from '../editor/document.ts';
import type { CloudRequest } from '../kernel/cloud/request.ts';
import type { Trace } from '../kernel/forward/answer.ts';
import { repairBlockers, repairFlow } from '../resources/find-repairs.ts';
import { describeCollateral, explainNoRepair, repairLabel } from '../text/repairs.ts';
import { flowOf } from './ask-probe.ts';
import { shortNames } from './short-names.ts';

/** A change that was tried on a copy and traced again. */
export interface Fix extends PlannedCalls {
  /** Unique among the fixes of one question. */
  readonly id: string;
  readonly lines: readonly string[];
  /** What the question's answer would be. */
  readonly trace: Trace;
}

/** One way to let the flow through. */
export interface RepairChoice extends Fix {
  /** What else it opens or closes. */
  readonly collateral: string;
}

export interface RepairChoices {
  /** Best first: fewest calls, narrowest, least opened. */
  readonly choices: readonly RepairChoice[];
  /** Why there is none. */
  readonly none: string | null;
  /** For each blocker of the trace, in its order, the smallest change that takes just that one away. */
  readonly each: readonly (Fix | null)[];
}

const WIDTH = 64;
const MOST_CHOICES = 3;

/** The smallest changes after which the probe's flow is reachable, in words and as command lines. */
export function repairChoices(document: LabDocument, probe: Probe): RepairChoices {
  const { cloud } = document;
  const flow = flowOf(cloud, probe);
  const report = repairFlow(cloud, flow, { most: MOST_CHOICES });
  if (!report.ok) return { choices: [], none: report.error, each: [] };
  const { repairs, none } = report.value;
  const names = shortNames(cloud);
  const singles = repairBlockers(cloud, flow);
  return {
    choices: repairs.map(({ requests, collateral, trace }, index) => ({
      ...fixOf(document, requests, trace, `all-${index}`),
      collateral: describeCollateral(collateral, names),
    })),
    none: none === null ? null : explainNoRepair(none, names),
    each: singles.ok
      ? singles.value.map(({ repair }, index) =>
          repair === null ? null : fixOf(document, repair.requests, repair.trace, `one-${index}`),
        )
      : [],
  };
}

function fixOf(
  { cloud, place }: LabDocument,
  requests: readonly CloudRequest[],
  trace: Trace,
  id: string,
): Fix {
  return {
    id,
    label: repairLabel(cloud, requests, shortNames(cloud)),
    requests,
    trace,
    lines: requests.map((request) => printCommand(request, { defaultRegion: place.region, width: WIDTH })),
  };
}
