import type { Step, Trace } from '../kernel/forward/answer.ts';

/** One tick of the player: a step with where it stands in the story. */
export interface Tick {
  readonly step: Step;
  readonly direction: 'forward' | 'reply';
  readonly connection: number;
  /** Index of the hop within its direction of its connection. */
  readonly hop: number;
  readonly place: string;
  /** True for the first tick of a hop. */
  readonly opensHop: boolean;
}

/** Every step in the order in which it happens: requests down the connections, replies back up. */
export function timelineOf(trace: Trace): readonly Tick[] {
  const ticks: Tick[] = [];
  trace.connections.forEach((connection, index) => {
    addHops(ticks, connection.forward, 'forward', index);
  });
  for (let index = trace.connections.length - 1; index >= 0; index--)
    addHops(ticks, trace.connections[index]?.reply ?? [], 'reply', index);
  return ticks;
}

function addHops(
  ticks: Tick[],
  hops: Trace['connections'][number]['forward'],
  direction: Tick['direction'],
  connection: number,
): void {
  hops.forEach((hop, hopIndex) => {
    hop.steps.forEach((step, index) => {
      ticks.push({ step, direction, connection, hop: hopIndex, place: hop.place, opensHop: index === 0 });
    });
  });
}

/** The first tick whose step differs between two runs of the same question; null when none does. */
export function firstDifference(before: readonly Tick[], after: readonly Tick[]): number | null {
  const length = Math.max(before.length, after.length);
  for (let index = 0; index < length; index++) {
    if (signature(before[index]) !== signature(after[index])) return Math.min(index, after.length - 1);
  }
  return null;
}

function signature(tick: Tick | undefined): string {
  if (tick === undefined) return '';
  const { stage, at, action, code, rule, after } = tick.step;
  return [tick.direction, stage, at, action, code, rule?.id, after.source, after.destination].join(' ');
}
