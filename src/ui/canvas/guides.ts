import type { Point, Size } from '../../state/canvas.ts';

export type Rect = Point & Size;
type Axis = 'x' | 'y';

/** A line that two or more boxes share: `x` stands upright at that x, `y` lies at that y. */
export interface Guide {
  readonly axis: Axis;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** One of several equal gaps between boxes; along `x` it lies between two that stand side by side. */
export interface Gap {
  readonly axis: Axis;
  readonly from: number;
  readonly to: number;
  /** On the other axis. */
  readonly across: number;
}

export interface Snapped extends Point {
  readonly guides: readonly Guide[];
  readonly gaps: readonly Gap[];
}

const lengths = { x: 'width', y: 'height' } as const;
const others = { x: 'y', y: 'x' } as const;
/** Closer than this, two coordinates are one. */
const SAME = 0.5;

/**
 * Where a box that is dragged near others comes to stand: on each axis at an edge or a middle they have,
 * else where the gaps become equal, else on the grid.
 */
export function snap(box: Rect, siblings: readonly Rect[], within: number, grid: number): Snapped {
  const x = snapAxis('x', box, siblings, within);
  const y = snapAxis('y', box, siblings, within);
  const standing = {
    ...box,
    x: x?.at ?? Math.round(box.x / grid) * grid,
    y: y?.at ?? Math.round(box.y / grid) * grid,
  };
  const found = [
    ['x', x],
    ['y', y],
  ] as const;
  return {
    x: standing.x,
    y: standing.y,
    guides: found.flatMap(([axis, hit]) => (hit?.kind === 'line' ? linesOf(axis, standing, siblings) : [])),
    gaps: found.flatMap(([axis, hit]) => (hit?.kind === 'gap' ? gapsOf(axis, standing, siblings) : [])),
  };
}

interface Hit {
  readonly kind: 'line' | 'gap';
  readonly at: number;
}

function snapAxis(axis: Axis, box: Rect, siblings: readonly Rect[], within: number): Hit | null {
  const line = nearest(linePlaces(axis, box, siblings), box[axis], within);
  if (line !== null) return { kind: 'line', at: line };
  const gap = nearest(gapPlaces(axis, box, siblings), box[axis], within);
  return gap === null ? null : { kind: 'gap', at: gap };
}

function nearest(places: readonly number[], to: number, within: number): number | null {
  let best: number | null = null;
  for (const place of places)
    if (Math.abs(place - to) <= within && (best === null || Math.abs(place - to) < Math.abs(best - to)))
      best = place;
  return best;
}

/** Places at which an edge meets an edge, or a middle a middle. */
function linePlaces(axis: Axis, box: Rect, siblings: readonly Rect[]): readonly number[] {
  const length = box[lengths[axis]];
  return siblings.flatMap((other) => {
    const [start, extent] = [other[axis], other[lengths[axis]]];
    const end = start + extent;
    return [start, end, start - length, end - length, start + extent / 2 - length / 2];
  });
}

/** Places between two of a row, or beside two of it, at which the gaps are the same. */
function gapPlaces(axis: Axis, box: Rect, siblings: readonly Rect[]): readonly number[] {
  const length = box[lengths[axis]];
  const row = rowOf(axis, box, siblings);
  return row.slice(1).flatMap((right, index) => {
    const left = row[index];
    if (left === undefined) return [];
    const end = left[axis] + left[lengths[axis]];
    const gap = right[axis] - end;
    if (gap <= 0) return [];
    const beside = [right[axis] + right[lengths[axis]] + gap, left[axis] - gap - length];
    return gap > length ? [...beside, end + (gap - length) / 2] : beside;
  });
}

/** Those side by side with the box along the axis, in order. */
function rowOf(axis: Axis, box: Rect, siblings: readonly Rect[]): readonly Rect[] {
  const across = others[axis];
  const size = lengths[across];
  return siblings
    .filter((other) => other[across] < box[across] + box[size] && box[across] < other[across] + other[size])
    .sort((one, other) => one[axis] - other[axis]);
}

function linesOf(axis: Axis, box: Rect, siblings: readonly Rect[]): readonly Guide[] {
  const [size, across] = [lengths[axis], others[axis]];
  const ends = (rect: Rect) => [rect[axis], rect[axis] + rect[size]];
  const middle = (rect: Rect) => rect[axis] + rect[size] / 2;
  const lines = [
    ...ends(box).map((at) => ({ at, marks: ends })),
    { at: middle(box), marks: (rect: Rect) => [middle(rect)] },
  ];
  return lines.flatMap(({ at, marks }): readonly Guide[] => {
    const met = siblings.filter((other) => marks(other).some((mark) => Math.abs(mark - at) < SAME));
    if (met.length === 0) return [];
    const all = [box, ...met];
    const from = Math.min(...all.map((rect) => rect[across]));
    const to = Math.max(...all.map((rect) => rect[across] + rect[lengths[across]]));
    return [{ axis, at, from, to }];
  });
}

/** Every gap of the row that is as long as one beside the box. */
function gapsOf(axis: Axis, box: Rect, siblings: readonly Rect[]): readonly Gap[] {
  const across = others[axis];
  const row = rowOf(axis, box, [...siblings, box]);
  const middle = box[across] + box[lengths[across]] / 2;
  const gaps = row.slice(1).map((right, index) => {
    const left = row[index] ?? right;
    const gap: Gap = { axis, from: left[axis] + left[lengths[axis]], to: right[axis], across: middle };
    return { gap, isOwn: left === box || right === box };
  });
  const own = gaps.filter(({ isOwn }) => isOwn).map(({ gap }) => gap.to - gap.from);
  return gaps
    .filter(({ gap }) => own.some((length) => length > 0 && Math.abs(length - (gap.to - gap.from)) < SAME))
    .map(({ gap }) => gap);
}
