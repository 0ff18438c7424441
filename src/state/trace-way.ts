import type { Point } from './canvas.ts';
import type { TraceStop } from './trace-overlay.ts';

/** Between subnets and above them runs free ground: the request keeps this far from the border, the reply half of it. */
const LANE = { forward: 10, reply: 5 } as const;
/** How far the reply runs beside the request where both lead straight to the same thing. */
const ASIDE = 6;
const RADIUS = 8;
/** From a gateway on the VPC's border to the free ground before its zones. */
const BEFORE_ZONES = 52;

/** The corners of the way from stop to stop: along borders and between cards, never across a title. */
export function wayBetween(from: TraceStop, to: TraceStop): readonly Point[] {
  const [start, end] = [pointOf(from), pointOf(to)];
  const lane = LANE[to.direction];
  if (from.kind === 'gate' && to.kind === 'gate') {
    const side = Math.min(from.right, to.right) === to.right && to.right !== from.right ? to : from;
    const x = side.right + lane;
    return [start, ...over(start.x, from.top - lane, x), ...over(x, to.top - lane, end.x), end];
  }
  if (from.kind === 'gate' && to.kind === 'card' && isInside(to, from)) return descend(start, end, to);
  if (from.kind === 'card' && to.kind === 'gate' && isInside(from, to))
    return [...descend(end, start, from)].reverse();
  if (to.kind === 'gate') return approach(start, end, to.top - lane);
  if (from.kind === 'gate') return [...approach(end, start, from.top - lane)].reverse();
  if (from.kind === to.kind && start.y === end.y) return [start, end];
  const middle = (start.x + end.x) / 2;
  return [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end];
}

/** Where the packet is at a stop; the reply stands a little beside the request. */
export function pointOf({ x, y, direction, kind }: TraceStop): Point {
  const aside = direction === 'forward' ? 0 : ASIDE;
  return kind === 'gate' ? { x: x - aside, y } : { x: x - aside, y: y + aside };
}

function over(fromX: number, y: number, toX: number): readonly Point[] {
  return [
    { x: fromX, y },
    { x: toX, y },
  ];
}

function isInside(card: TraceStop, gate: TraceStop): boolean {
  return card.top > gate.top && card.x < gate.right;
}

/** From a gate down to the strip between the subnet's title and its cards, along it, and down to the card. */
function descend(gate: Point, card: Point, { top, direction }: TraceStop): readonly Point[] {
  const y = top - (direction === 'forward' ? 5 : 10);
  return [gate, { x: gate.x, y }, { x: card.x, y }, card];
}

/** From outside the zones: up or down before them, then above the subnet's border to its gate. */
function approach(start: Point, gate: Point, y: number): readonly Point[] {
  const along = Math.min(BEFORE_ZONES, Math.abs(gate.x - start.x) / 2);
  const x = start.x + (gate.x > start.x ? along : -along);
  return [start, { x, y: start.y }, { x, y }, { x: gate.x, y }, gate];
}

/** The corners as an SVG path, each rounded. */
export function pathOf(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (before === undefined) return `M${point.x} ${point.y}`;
      if (after === undefined) return `L${point.x} ${point.y}`;
      const radius = Math.min(RADIUS, distance(before, point) / 2, distance(point, after) / 2);
      const [entry, exit] = [towards(point, before, radius), towards(point, after, radius)];
      return `L${entry.x} ${entry.y}Q${point.x} ${point.y} ${exit.x} ${exit.y}`;
    })
    .join('');
}

/** The middle of the longest stretch, and which way it leads in degrees: where an arrow is seen best. */
export function arrowOn(points: readonly Point[]): Point & { readonly turn: number } {
  let best = { from: points[0] ?? { x: 0, y: 0 }, to: points[0] ?? { x: 0, y: 0 }, length: -1 };
  points.slice(1).forEach((to, index) => {
    const from = points[index] ?? to;
    const length = distance(from, to);
    if (length > best.length) best = { from, to, length };
  });
  const { from, to } = best;
  return {
    x: (from.x + to.x) / 2,
    y: (from.y + to.y) / 2,
    turn: (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI,
  };
}

function distance(from: Point, to: Point): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to);
  if (whole === 0) return from;
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    x: round(from.x + ((to.x - from.x) * length) / whole),
    y: round(from.y + ((to.y - from.y) * length) / whole),
  };
}
