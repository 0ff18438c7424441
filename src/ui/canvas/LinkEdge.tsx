import { type EdgeProps, useInternalNode } from '@xyflow/react';
import { memo } from 'react';
import { linkPath } from '../../state/link-path.ts';
import { boxOf } from './box-of.ts';
import { useCanvas } from './canvas-store.ts';
import type { CanvasEdge } from './scene-nodes.ts';

/** A route, an uplink or a peering; decoration, because the tables say the same in words. */
export const LinkEdge = memo(function LinkEdge({ source, target, data }: EdgeProps<CanvasEdge>) {
  const from = useInternalNode(source);
  const to = useInternalNode(target);
  const isAside = useCanvas(({ overlay }) => overlay !== null);
  if (from === undefined || to === undefined || data === undefined) return null;
  const { kind, broken } = data.edge;
  return (
    <path
      d={linkPath(boxOf(from), boxOf(to))}
      className={`lab-link lab-link-${kind}`}
      data-broken={broken}
      data-aside={isAside}
    />
  );
});
