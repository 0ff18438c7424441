import { planRebuild } from '../../io/rebuild/plan-rebuild.ts';
import { printScript } from '../../io/rebuild/print-script.ts';
import type { AwsCloud } from '../../resources/tables.ts';

/** The bash script of `aws` lines that makes the architecture again. */
export function rebuildScript(cloud: AwsCloud): string {
  return printScript(planRebuild(cloud));
}
