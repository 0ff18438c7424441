import { ViewportPortal } from '@xyflow/react';
import type { TraceStop } from '../../state/trace-overlay.ts';
import { useCanvas } from './canvas-store.ts';

/** How far the reply runs beside the request, in pixels. */
const ASIDE = 8;

/** The way of the open trace's packet: solid so far, dotted ahead; the reply beside the request. */
export function TracePath() {
  const overlay = useCanvas((state) => state.overlay);
  const here = overlay?.stops[overlay.at];
  if (overlay === null || overlay === undefined) return null;
  const legs = overlay.stops.slice(1).flatMap((stop, index) => {
    const before = overlay.stops[index];
    return before === undefined || before.direction !== stop.direction
      ? []
      : [{ id: stop.tick, from: before, to: stop, isPast: index + 1 <= overlay.at }];
  });
  const point = here === undefined ? null : beside(here);
  return (
    <ViewportPortal>
      <svg
        className="pointer-events-none absolute top-0 left-0 overflow-visible"
        style={{ zIndex: 2000 }}
        aria-hidden="true"
      >
        <defs>
          {(['forward', 'reply'] as const).map((direction) => (
            <marker
              key={direction}
              id={`arrow-${direction}`}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path d="M0 0L8 4L0 8z" className={`lab-trace-arrow lab-trace-${direction}`} />
            </marker>
          ))}
        </defs>
        {legs.map(({ id, from, to, isPast }) => (
          <path
            key={id}
            d={curve(beside(from), beside(to))}
            className={`lab-trace lab-trace-${to.direction}`}
            data-past={isPast}
            data-imagined={to.imagined}
            markerEnd={`url(#arrow-${to.direction})`}
          />
        ))}
        {point !== null && here !== undefined && (
          <g
            className={`lab-packet lab-trace-${here.direction}`}
            style={{ transform: `translate(${point.x}px, ${point.y}px)` }}
          >
            <circle r="9" className="lab-packet-halo" />
            <circle r="5" className="lab-packet-dot" />
          </g>
        )}
      </svg>
    </ViewportPortal>
  );
}

function beside({ x, y, direction }: TraceStop): { readonly x: number; readonly y: number } {
  return direction === 'forward' ? { x, y } : { x: x - ASIDE, y: y + ASIDE };
}

function curve(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): string {
  const bend = Math.min(80, Math.abs(to.x - from.x) / 2);
  const side = to.x >= from.x ? 1 : -1;
  return `M${from.x} ${from.y}C${from.x + side * bend} ${from.y} ${to.x - side * bend} ${to.y} ${to.x} ${to.y}`;
}
