import { type EdgeProps, getSmoothStepPath, useInternalNode } from '@xyflow/react';
import { memo } from 'react';
import { useCanvas } from './canvas-store.ts';
import { anchor, boxOf } from './line-anchor.ts';
import type { CanvasEdge } from './scene-nodes.ts';

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
