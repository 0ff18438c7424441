/** The only way to the time of day and to timers. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs once, no earlier than that many milliseconds from now. Returns how to call it off. */
  after(milliseconds: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
