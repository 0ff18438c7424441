/** Milliseconds since the epoch in the form AWS's answers print: `2026-01-01T00:00:00.000Z`. */
export function iso(ms: number): string {
  return new Date(ms).toISOString();
}
