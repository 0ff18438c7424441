import type { Probe } from '../editor/document.ts';
import { findByKey } from '../editor/session.ts';
import type { Trace } from '../kernel/forward/answer.ts';
import type { Flow } from '../kernel/forward/ask.ts';
import type { Result } from '../kernel/lib/result.ts';
import { type Simulation, traceFlow } from '../resources/simulate.ts';
import type { AwsCloud } from '../resources/tables.ts';

/**
 * Asks a saved question: its ends are document keys where they name records. `down` are Availability Zones and
 * ids of what is taken to be out of order.
 */
export function askProbe(
  simulation: Simulation,
  cloud: AwsCloud,
  probe: Probe,
  down: readonly string[] = [],
): Result<Trace, string> {
  return traceFlow(simulation, flowOf(cloud, probe), { down: new Set(down) });
}

/** The probe as the kernel is asked it. */
export function flowOf(cloud: AwsCloud, probe: Probe): Flow {
  return {
    from: referenceOf(cloud, probe.from),
    to: referenceOf(cloud, probe.to),
    protocol: probe.protocol,
    port: probe.port,
    sourcePort: probe.sourcePort,
  };
}

function referenceOf(cloud: AwsCloud, end: string): string {
  return findByKey(cloud, end)?.record.id ?? end;
}
