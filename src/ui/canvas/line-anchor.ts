import { type InternalNode, Position } from '@xyflow/react';

/** A node's extent on the canvas itself. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function boxOf(node: InternalNode): Box {
  const { width = 0, height = 0 } = node.measured;
  return { ...node.internals.positionAbsolute, width, height };
}

/** Where a line leaves a box towards another: the middle of the side that faces it. */
export function anchor(
  from: Box,
  to: Box,
): { readonly x: number; readonly y: number; readonly side: Position } {
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
