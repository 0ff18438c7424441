import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { TraceOverlay } from '../../state/trace-overlay.ts';
import { useCanvas } from './canvas-store.ts';
import { FIT, zoomTime } from './view.ts';

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
    // No closer than at its own size.
    const least = { width: width / FIT.maxZoom, height: height / FIT.maxZoom };
    void flow.fitBounds(boundsOf(overlay, least), { duration: zoomTime(), padding: 0 });
  }, [overlay, width, height, flow]);
}

function boundsOf({ stops }: TraceOverlay, least: { readonly width: number; readonly height: number }) {
  const xs = stops.map((stop) => stop.x);
  const ys = stops.map((stop) => stop.y);
  const middle = { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 };
  const width = Math.max(least.width, Math.max(...xs) - Math.min(...xs) + 2 * MARGIN);
  const height = Math.max(least.height, Math.max(...ys) - Math.min(...ys) + 2 * MARGIN);
  return { x: middle.x - width / 2, y: middle.y - height / 2, width, height };
}
