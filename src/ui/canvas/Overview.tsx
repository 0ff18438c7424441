import { MiniMap, useStore } from '@xyflow/react';
import { useLabState } from '../lab/lab-context.ts';
import type { CanvasNode } from './scene-nodes.ts';

const MAP = { width: 152, height: 104 };

/** Pixels that may be cut off before something counts as out of sight. */
const SLACK = 2;

/** The small map in the corner. It covers a part of the drawing, so it stays away while all is in sight. */
export function Overview() {
  const { width, height } = useLabState((state) => state.scene.size);
  const isAllInSight = useStore(
    ({ transform: [x, y, zoom], width: right, height: bottom }) =>
      x >= -SLACK && y >= -SLACK && x + width * zoom <= right + SLACK && y + height * zoom <= bottom + SLACK,
  );
  if (isAllInSight) return null;
  return (
    <MiniMap
      pannable
      zoomable
      ariaLabel="Overview of the canvas"
      nodeColor={colourOf}
      nodeStrokeWidth={0}
      style={MAP}
      className="rounded-lg border border-line shadow-sm"
    />
  );
}

function colourOf({ data: { node } }: CanvasNode): string {
  switch (node.kind) {
    case 'region':
    case 'vpc':
    case 'zone':
      return 'color-mix(in srgb, var(--aws-vpc) 12%, transparent)';
    case 'subnet':
      return `var(--aws-${node.traits.includes('public') ? 'public' : 'private'}-fill)`;
    case 'instance':
      return 'var(--aws-compute)';
    default:
      return 'var(--aws-network)';
  }
}
