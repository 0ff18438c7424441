import {
  type EdgeProps,
  getSmoothStepPath,
  type InternalNode,
  Position,
  useInternalNode,
} from '@xyflow/react';
import { memo } from 'react';
import { useCanvas } from './canvas-store.ts';
import type { CanvasEdge } from './scene-nodes.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boxOf(node: InternalNode): Box {
  const { width = 0, height = 0 } = node.measured;
  return { ...node.internals.positionAbsolute, width, height };
}

/** Where a line leaves a box towards another: the middle of the side that faces it. */
function anchor(from: Box, to: Box): { readonly x: number; readonly y: number; readonly side: Position } {
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

/** A route, an uplink or a peering; decoration, because the tables say the same in words. */
export const LinkEdge = memo(function LinkEdge({ source, target, data }: EdgeProps<CanvasEdge>) {
  const from = useInternalNode(source);
  const to = useInternalNode(target);
  const isAside = useCanvas(({ overlay }) => overlay !== null);
  if (from === undefined || to === undefined || data === undefined) return null;
  const start = anchor(boxOf(from), boxOf(to));
  const end = anchor(boxOf(to), boxOf(from));
  const [path] = getSmoothStepPath({
    sourceX: start.x,
    sourceY: start.y,
    sourcePosition: start.side,
    targetX: end.x,
    targetY: end.y,
    targetPosition: end.side,
    borderRadius: 8,
  });
  const { kind, broken } = data.edge;
  return <path d={path} className={`lab-link lab-link-${kind}`} data-broken={broken} data-aside={isAside} />;
});
