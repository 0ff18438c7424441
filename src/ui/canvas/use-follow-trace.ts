import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { TraceOverlay } from '../../state/trace-overlay.ts';
import { useLab } from '../lab/lab-context.ts';
import { type Followed, type LeftView, useCanvas, useCanvasStore } from './canvas-store.ts';
import { fitFor, READABLE, zoomTime } from './view.ts';

/** Room around the trace's way, so that the boxes at its ends are seen whole. */
const MARGIN = 96;

const NOTHING_FOLLOWED: Followed = { way: '', room: '', view: '', isMoving: false };

/**
 * Brings a newly asked trace into view, again when the room for the drawing changes while nobody moved
 * the view by hand, and whenever the packet comes to where it cannot be seen. Otherwise the view is left
 * to the person. The whole picture is shown rather than the trace alone, as long as it can be read.
 */
export function useFollowTrace(left: LeftView | null): void {
  const flow = useReactFlow();
  const lab = useLab();
  const canvas = useCanvasStore();
  const overlay = useCanvas((state) => state.overlay);
  const hasWelcome = useCanvas((state) => state.hasWelcome);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const shown = useRef<Followed>(left?.followed ?? NOTHING_FOLLOWED);
  // Before React Flow forgets its view.
  useLayoutEffect(
    () => () => {
      const document = lab.store.getState().document.id;
      canvas.setState({ left: { document, viewport: flow.getViewport(), followed: shown.current } });
    },
    [flow, lab, canvas],
  );
  useEffect(() => {
    const room = `${width}x${height} ${hasWelcome}`;
    if (width === 0) return;
    const here = overlay?.stops[overlay.at];
    const way = overlay?.stops.map((stop) => stop.key).join() ?? '';
    const { x, y, zoom } = flow.getViewport();
    const isOut =
      here !== undefined && !isWithin({ x: here.x * zoom + x, y: here.y * zoom + y }, { width, height });
    const isUntouched = shown.current.isMoving || shown.current.view === `${x} ${y} ${zoom}`;
    const isNew = way !== '' && way !== shown.current.way;
    const isResized = room !== shown.current.room && (isUntouched || shown.current.room === '');
    const isAllSeen = overlay?.stops.every((stop) => isSeen(stop, { x, y, zoom, width, height }));
    shown.current = { ...shown.current, way, room };
    if (!isOut && !isResized && !(isNew && isAllSeen !== true)) return;
    const remember = () => {
      const now = flow.getViewport();
      shown.current = { ...shown.current, view: `${now.x} ${now.y} ${now.zoom}`, isMoving: false };
    };
    shown.current = { ...shown.current, isMoving: true };
    const drawing = flow.getNodesBounds(flow.getNodes());
    const isReadable = Math.min(width / drawing.width, height / drawing.height) * 0.9 >= READABLE;
    const done =
      overlay === null || isReadable
        ? flow.fitView({ ...fitFor(hasWelcome, width), duration: zoomTime() })
        : flow.fitBounds(boundsOf(overlay, { width, height }), { duration: zoomTime(), padding: 0 });
    void done.then(remember);
  }, [overlay, width, height, hasWelcome, flow]);
}

interface Room {
  readonly width: number;
  readonly height: number;
}

function isWithin(at: { readonly x: number; readonly y: number }, { width, height }: Room): boolean {
  return at.x >= 0 && at.y >= 0 && at.x <= width && at.y <= height;
}

function isSeen(
  stop: { readonly x: number; readonly y: number },
  view: Room & { readonly x: number; readonly y: number; readonly zoom: number },
): boolean {
  return isWithin({ x: stop.x * view.zoom + view.x, y: stop.y * view.zoom + view.y }, view);
}

/** No closer than at its own size. */
function boundsOf({ stops }: TraceOverlay, least: Room) {
  const xs = stops.map((stop) => stop.x);
  const ys = stops.map((stop) => stop.y);
  const middle = { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 };
  const width = Math.max(least.width, Math.max(...xs) - Math.min(...xs) + 2 * MARGIN);
  const height = Math.max(least.height, Math.max(...ys) - Math.min(...ys) + 2 * MARGIN);
  return { x: middle.x - width / 2, y: middle.y - height / 2, width, height };
}
