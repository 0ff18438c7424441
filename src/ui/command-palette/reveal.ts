import type { ReactFlowInstance } from '@xyflow/react';
import { zoomTime } from '../canvas/view.ts';

type View = Pick<ReactFlowInstance, 'fitView' | 'getZoom'>;

/** Room around what is brought into view, as a part of the view. */
const PADDING = 0.35;

/**
 * Brings a node into view and gives it the focus, so that the arrow keys go on from there. A node just
 * made, or out of sight, is not in the page yet: hence the waiting for frames.
 */
export function reveal(root: HTMLElement | null, flow: View, key: string): void {
  const maxZoom = Math.max(1, flow.getZoom());
  const focus = () =>
    root?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(key)}"]`)?.focus();
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      void flow
        .fitView({ nodes: [{ id: key }], padding: PADDING, maxZoom, duration: zoomTime() })
        .then(focus, focus);
    }),
  );
}
