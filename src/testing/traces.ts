import { threeTier } from '../io/gallery/three-tier.ts';
import type { Trace } from '../kernel/forward/answer.ts';
import type { Flow } from '../kernel/forward/ask.ts';
import { type Simulation, simulate, traceFlow } from '../resources/simulate.ts';
import type { AwsCloud } from '../resources/tables.ts';
import { randomCloud } from './naive/random-cloud.ts';

/** A trace and the cloud it ran through. */
export interface TracedFlow {
  readonly cloud: AwsCloud;
  readonly flow: Flow;
  readonly trace: Trace;
}

/** Asks a flow of that cloud; fails the test when the question itself is refused. */
export function traceIn(cloud: AwsCloud, flow: Flow, simulation: Simulation = simulate(cloud)): TracedFlow {
  const answer = traceFlow(simulation, flow);
  if (!answer.ok) throw new Error(answer.error);
  return { cloud, flow, trace: answer.value };
}

/** A TCP flow of the three-tier sample, its ends by their names. */
export function traceThreeTier(from: string, to: string, port: number): TracedFlow {
  return traceIn(threeTier(), { from, to, protocol: 6, port, sourcePort: null });
}

/** The flows of the random cloud of that seed which can be asked, everything in order and with an outage. */
export function randomTraces(seed: number): readonly TracedFlow[] {
  const { cloud, flows, down } = randomCloud(seed);
  const simulation = simulate(cloud);
  return flows.flatMap(({ from, to, protocol, port, srcPort }) => {
    const flow: Flow = { from, to, protocol, port: port ?? null, sourcePort: srcPort ?? null };
    return [{}, { down: new Set(down) }].flatMap((options) => {
      const answer = traceFlow(simulation, flow, options);
      return answer.ok ? [{ cloud, flow, trace: answer.value }] : [];
    });
  });
}
