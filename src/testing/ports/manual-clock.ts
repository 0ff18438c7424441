import type { Clock } from '../../platform/clock.ts';

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  /** Runs what falls due on the way, in order. */
  advance(milliseconds: number): void;
}

export function manualClock(start = 1_767_225_600_000): ManualClock {
  let now = start;
  let waiting: readonly { readonly due: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    after: (milliseconds, run) => {
      const timer = { due: now + milliseconds, run };
      waiting = [...waiting, timer].sort((left, right) => left.due - right.due);
      return () => {
        waiting = waiting.filter((other) => other !== timer);
      };
    },
    advance: (milliseconds) => {
      const end = now + milliseconds;
      for (let next = waiting[0]; next !== undefined && next.due <= end; next = waiting[0]) {
        waiting = waiting.slice(1);
        now = next.due;
        next.run();
      }
      now = end;
    },
  };
}
