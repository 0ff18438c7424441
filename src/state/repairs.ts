import { printCommand } from '../aws/print-command.ts';
import type { PlannedCalls } from '../editor/commands/apply-repair.ts';
import type { LabDocument, Probe } from '../editor/document.ts';
import { repairFlow } from '../resources/find-repairs.ts';
import { namingOf } from '../text/naming.ts';
import { describeCollateral, explainNoRepair, repairLabel } from '../text/repairs.ts';
import { flowOf } from './ask-probe.ts';

/** One way to let the flow through, tried and traced. */
export interface RepairChoice extends PlannedCalls {
  /** What else it opens or closes. */
  readonly collateral: string;
  readonly lines: readonly string[];
}

export interface RepairChoices {
  /** Best first: fewest calls, narrowest, least opened. */
  readonly choices: readonly RepairChoice[];
  /** Why there is none. */
  readonly none: string | null;
}

const WIDTH = 64;
const MOST_CHOICES = 3;

/** The smallest changes after which the probe's flow is reachable, in words and as command lines. */
export function repairChoices(document: LabDocument, probe: Probe): RepairChoices {
  const { cloud, place } = document;
  const report = repairFlow(cloud, flowOf(cloud, probe), { most: MOST_CHOICES });
  if (!report.ok) return { choices: [], none: report.error };
  const names = namingOf(cloud);
  const { repairs, none } = report.value;
  return {
    choices: repairs.map(({ requests, collateral }) => ({
      label: repairLabel(cloud, requests, names),
      requests,
      collateral: describeCollateral(collateral, names),
      lines: requests.map((request) => printCommand(request, { defaultRegion: place.region, width: WIDTH })),
    })),
    none: none === null ? null : explainNoRepair(none, names),
  };
}
