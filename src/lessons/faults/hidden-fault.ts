import type { Architecture } from './architecture.ts';
import type { FaultKind, FaultSite } from './fault-kind.ts';

/** A fault in its place. */
export interface HiddenFault {
  readonly kind: FaultKind;
  readonly site: FaultSite;
  /** Ids of the goals that it breaks when it is alone. */
  readonly breaks: readonly string[];
}

/** A healthy architecture and what was done to it. */
export interface FaultPlan {
  readonly architecture: Architecture;
  readonly faults: readonly HiddenFault[];
}

export function breakingScript(faults: readonly HiddenFault[]): string {
  return faults.map(({ site }) => site.commands).join('\n');
}

export function mendingScript(faults: readonly HiddenFault[]): string {
  return faults.map(({ site }) => site.repair).join('\n');
}
