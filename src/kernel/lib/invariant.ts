/** Stops at a broken promise of our own; never used for a user's mistake. */
export function invariant(condition: unknown, promise: string): asserts condition {
  if (!condition) throw new Error(`broken invariant: ${promise}`);
}

/** The `default:` of a closed union: does not compile while a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`unreachable case: ${JSON.stringify(value)}`);
}
