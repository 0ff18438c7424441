/** How everything is fitted into view. */
export const FIT = { padding: 0.06, maxZoom: 1.25 };

/** The welcome stands at the canvas's left: the drawing is fitted beside it. */
const WELCOME_ROOM = '276px';
/** From this width on there is room for both. */
const WIDE_ENOUGH = 640;

/** Smaller than this the whole drawing cannot be read: then only the part that matters is shown. */
export const READABLE = 0.45;

/** How everything is fitted into view while the welcome stands there, or does not. */
export function fitFor(hasWelcome: boolean, width: number) {
  if (!hasWelcome || width < WIDE_ENOUGH) return FIT;
  const { maxZoom, padding } = FIT;
  return { maxZoom, padding: { x: padding, y: padding, left: WELCOME_ROOM } as const };
}

/** Whether this person asked for less motion. */
export function prefersStill(): boolean {
  return globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Milliseconds that a change of view takes; none for those who asked for less motion. */
export function zoomTime(): number {
  return prefersStill() ? 0 : 200;
}
