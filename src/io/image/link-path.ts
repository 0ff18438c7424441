import { getSmoothStepPath, Position } from '@xyflow/react';

/** A node's extent on the canvas itself. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Anchor {
  readonly x: number;
  readonly y: number;
  readonly side: Position;
}

/** How far a line leads straight away from a box before it bends: less than the ground between two subnets. */
const STRAIGHT = 7;

/** A route, an uplink or a peering, from the box to the other, in straight pieces with round corners. */
export function linkPath(from: Box, to: Box): string {
  const start = anchor(from, to);
  const end = anchor(to, from);
  const [path] = getSmoothStepPath({
    sourceX: start.x,
    sourceY: start.y,
    sourcePosition: start.side,
    targetX: end.x,
    targetY: end.y,
    targetPosition: end.side,
    borderRadius: 8,
    offset: STRAIGHT,
  });
  return path;
}

/** Where a line leaves a box towards another: the middle of the side that faces it. */
export function anchor(from: Box, to: Box): Anchor {
  const middle = { x: from.x + from.width / 2, y: from.y + from.height / 2 };
  const dx = to.x + to.width / 2 - middle.x;
  const dy = to.y + to.height / 2 - middle.y;
  const isSideways = Math.abs(dx) * from.height > Math.abs(dy) * from.width;
  if (isSideways) {
    return dx > 0
      ? { x: from.x + from.width, y: middle.y, side: Position.Right }
      : { x: from.x, y: middle.y, side: Position.Left };
  }
  return dy > 0
    ? { x: middle.x, y: from.y + from.height, side: Position.Bottom }
    : { x: middle.x, y: from.y, side: Position.Top };
}
