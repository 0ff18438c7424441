/** How everything is fitted into view. */
export const FIT = { padding: 0.06, maxZoom: 1.25 };

/** Milliseconds that a change of view takes; none for those who asked for less motion. */
export function zoomTime(): number {
  return globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200;
}
