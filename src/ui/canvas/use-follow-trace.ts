import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { TraceOverlay } from '../../state/trace-overlay.ts';
import { useCanvas } from './canvas-store.ts';
import { zoomTime } from './view.ts';

/** Room around the trace's way, so that the boxes at its ends are seen whole. */
const MARGIN = 96;

/**
 * Brings a newly asked trace into view, again when the player takes its room from the canvas, and
 * whenever the packet comes to where it cannot be seen. Otherwise the view is left to the person.
 */
export function useFollowTrace(): void {
  const flow = useReactFlow();
  const overlay = useCanvas((state) => state.overlay);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const shown = useRef('');
  useEffect(() => {
    const here = overlay?.stops[overlay.at];
    if (overlay === null || here === undefined || width === 0) {
      shown.current = '';
      return;
    }
    const way = `${overlay.stops.map((stop) => stop.key).join()} ${width}x${height}`;
    const { x, y, zoom } = flow.getViewport();
    const at = { x: here.x * zoom + x, y: here.y * zoom + y };
    const isOut = at.x < 0 || at.y < 0 || at.x > width || at.y > height;
    if (way === shown.current && !isOut) return;
    shown.current = way;
    void flow.fitBounds(boundsOf(overlay), { duration: zoomTime(), padding: 0.02 });
  }, [overlay, width, height, flow]);
}

function boundsOf({ stops }: TraceOverlay) {
  const xs = stops.map((stop) => stop.x);
  const ys = stops.map((stop) => stop.y);
  const x = Math.min(...xs) - MARGIN;
  const y = Math.min(...ys) - MARGIN;
  return { x, y, width: Math.max(...xs) + MARGIN - x, height: Math.max(...ys) + MARGIN - y };
}
