/** Median wall time of a function in milliseconds, after a warm-up. */
export function medianMs(runs: number, run: () => void): number {
  run();
  const times: number[] = [];
  for (let index = 0; index < runs; index++) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  return round(median(times));
}

/** How often per second, as the median of several slices of about that length. */
export function perSecond(slices: number, sliceMs: number, run: () => number): number {
  run();
  const rates: number[] = [];
  for (let index = 0; index < slices; index++) {
    const start = performance.now();
    let count = 0;
    while (performance.now() - start < sliceMs) count += run();
    rates.push((count * 1000) / (performance.now() - start));
  }
  return Math.round(median(rates));
}

/** The middle one of several times, rounded to hundredths. */
export function medianOf(times: readonly number[]): number {
  return round(median(times));
}

export function largestOf(times: readonly number[]): number {
  return round(Math.max(...times));
}

/** A promise about speed, with what was measured. */
export function atMost(what: string, measured: number, most: number) {
  return { what, measured, most, isMet: measured <= most };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[sorted.length >> 1] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
