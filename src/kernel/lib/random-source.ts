/** A stream of choices that depends on nothing but its seed. */
export interface RandomSource {
  /** 0 (included) to 1 (excluded). */
  next(): number;
  /** `least` to `most`, both included. */
  integer(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<const T>(items: readonly [T, ...T[]]): T;
  /** Undefined for an empty list. */
  pickAny<T>(items: readonly T[]): T | undefined;
  /** One of the keys, as often as its weight says. */
  weighted<K extends string>(weights: { readonly [key in K]: number }): K;
}

/** mulberry32: small, fast, good enough to choose with. */
export function randomSource(seed: number): RandomSource {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pickAny = <T>(items: readonly T[]): T | undefined => items[integer(0, items.length - 1)];
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (items) => pickAny(items) ?? items[0],
    pickAny,
    weighted: <K extends string>(weights: { readonly [key in K]: number }): K => {
      const keys = Object.keys(weights) as [K, ...K[]];
      let left = next() * keys.reduce((sum, key) => sum + weights[key], 0);
      for (const key of keys) {
        left -= weights[key];
        if (left < 0) return key;
      }
      return keys[0];
    },
  };
}
