import type { Layout, Point, Size } from '../document.ts';
import type { Placed, Sized } from './branch.ts';
import { onGrid, type Spacing } from './metrics.ts';

/** Far enough for any drawing; keeps a damaged document from making a page without end. */
const FARTHEST = 100_000;

type Rect = Point & Size;

export function overlaps(left: Rect, right: Rect): boolean {
  return (
    left.x < right.x + right.width &&
    right.x < left.x + left.width &&
    left.y < right.y + right.height &&
    right.y < left.y + left.height
  );
}

function own<V>(items: { readonly [key: string]: V }, key: string): V | undefined {
  return Object.hasOwn(items, key) ? items[key] : undefined;
}

function within(value: number, least: number): number {
  return Number.isFinite(value) ? Math.min(FARTHEST, Math.max(least, value)) : least;
}

/** Where a person put it, kept inside the container's upper left corner. */
export function chosenPosition(layout: Layout, key: string, corner: Point): Point | undefined {
  const chosen = own(layout.positions, key);
  return chosen && { x: within(chosen.x, corner.x), y: within(chosen.y, corner.y) };
}

/** A person may make a container larger than it must be, never smaller. */
export function chosenSize(layout: Layout, key: string, natural: Size): Size {
  const chosen = own(layout.sizes, key);
  if (chosen === undefined) return natural;
  return { width: within(chosen.width, natural.width), height: within(chosen.height, natural.height) };
}

/** Those that a person has put somewhere, standing there, and the rest. */
export function splitChosen(
  items: readonly Sized[],
  layout: Layout,
  corner: Point,
): { readonly fixed: readonly Placed[]; readonly free: readonly Sized[] } {
  const fixed: Placed[] = [];
  const free: Sized[] = [];
  for (const item of items) {
    const position = chosenPosition(layout, item.branch.node.key, corner);
    if (position === undefined) free.push(item);
    else fixed.push({ ...item, ...position });
  }
  return { fixed, free };
}

/** The first place from `start` on, along one axis, where the item meets nothing that stands already. */
export function slide(
  item: Sized,
  start: Point,
  axis: 'x' | 'y',
  gap: number,
  standing: readonly Rect[],
): Placed {
  let at = start;
  for (;;) {
    const placed: Placed = { ...item, ...at };
    const hit = standing.find((other) => overlaps(placed, other));
    if (hit === undefined) return placed;
    at =
      axis === 'x'
        ? { x: onGrid(hit.x + hit.width + gap), y: at.y }
        : { x: at.x, y: onGrid(hit.y + hit.height + gap) };
  }
}

/** Equal cards in rows of `columns`; cells in which something stands already are left out. */
export function placeGrid(
  items: readonly Sized[],
  layout: Layout,
  spacing: Spacing,
  columns: number,
): readonly Placed[] {
  const corner = { x: spacing.left, y: spacing.top };
  const { fixed, free } = splitChosen(items, layout, corner);
  const width = Math.max(0, ...free.map((item) => item.width)) + spacing.gap;
  const height = Math.max(0, ...free.map((item) => item.height)) + spacing.gap;
  const placed: Placed[] = [...fixed];
  let cell = 0;
  for (const item of free) {
    for (;;) {
      const at = {
        x: corner.x + (cell % columns) * width,
        y: corner.y + Math.floor(cell / columns) * height,
      };
      cell++;
      const candidate: Placed = { ...item, ...at };
      if (fixed.some((other) => overlaps(candidate, other))) continue;
      placed.push(candidate);
      break;
    }
  }
  return placed;
}

/** In rows no wider than `most` (unless a single item is), from left to right. */
export function placeShelves(
  items: readonly Sized[],
  layout: Layout,
  corner: Point,
  gap: number,
  most: number,
): readonly Placed[] {
  const { fixed, free } = splitChosen(items, layout, corner);
  const placed: Placed[] = [...fixed];
  let at = corner;
  let bottom = corner.y;
  for (const item of free) {
    let next = slide(item, at, 'x', gap, fixed);
    if (next.x > corner.x && next.x + next.width > corner.x + most) {
      at = { x: corner.x, y: onGrid(bottom + gap) };
      next = slide(item, at, 'x', gap, fixed);
    }
    placed.push(next);
    bottom = Math.max(bottom, next.y + next.height);
    at = { x: onGrid(next.x + next.width + gap), y: at.y };
  }
  return placed;
}

/** What a container must measure to hold its contents. */
export function sizeAround(children: readonly Rect[], spacing: Spacing): Size {
  const right = Math.max(0, ...children.map((child) => child.x + child.width)) + spacing.right;
  const bottom = Math.max(0, ...children.map((child) => child.y + child.height)) + spacing.bottom;
  return {
    width: onGrid(Math.max(spacing.least.width, right)),
    height: onGrid(Math.max(spacing.least.height, bottom)),
  };
}
