import type { InternalNode } from '@xyflow/react';
import type { Box } from '../../state/link-path.ts';

/** A node's extent on the canvas itself. */
export function boxOf(node: InternalNode): Box {
  const { width = 0, height = 0 } = node.measured;
  return { ...node.internals.positionAbsolute, width, height };
}
