import { ViewportPortal } from '@xyflow/react';
import type { Point } from '../../state/canvas.ts';
import type { TraceOverlay, TraceStop } from '../../state/trace-overlay.ts';
import { useCanvas } from './canvas-store.ts';

/** How far the reply runs beside the request, in pixels. */
const ASIDE = 8;
/** Over Regions, VPCs, zones and subnets (0 to 3), under the cards that stand in them. */
const UNDER_CARDS = 3;
const OVER_EVERYTHING = 2000;

/** The way of the open trace's packet: solid so far, dotted ahead; the reply beside the request. */
export function TracePath() {
  const overlay = useCanvas((state) => state.overlay);
  if (overlay === null) return null;
  const here = overlay.stops[overlay.at];
  return (
    <ViewportPortal>
      <svg className="lab-trace-layer" style={{ zIndex: UNDER_CARDS }} aria-hidden="true">
        {legsOf(overlay).map((leg) => (
          <Leg key={leg.id} leg={leg} />
        ))}
      </svg>
      {here !== undefined && (
        <svg className="lab-trace-layer" style={{ zIndex: OVER_EVERYTHING }} aria-hidden="true">
          <g
            className={`lab-packet lab-trace-${here.direction}`}
            style={{ transform: `translate(${beside(here).x}px, ${beside(here).y}px)` }}
          >
            <circle r="9" className="lab-packet-halo" />
            <circle r="5" className="lab-packet-dot" />
          </g>
        </svg>
      )}
    </ViewportPortal>
  );
}

interface TraceLeg {
  readonly id: number;
  readonly from: TraceStop;
  readonly to: TraceStop;
  readonly isPast: boolean;
}

/** From stop to stop; the step from the request's end to the reply's start is no way. */
function legsOf({ stops, at }: TraceOverlay): readonly TraceLeg[] {
  return stops.slice(1).flatMap((to, index) => {
    const from = stops[index];
    if (from === undefined || from.direction !== to.direction) return [];
    return [{ id: to.tick, from, to, isPast: index + 1 <= at }];
  });
}

function Leg({ leg: { from, to, isPast } }: { readonly leg: TraceLeg }) {
  const [start, first, second, end] = bend(beside(from), beside(to));
  const middle = {
    x: (start.x + 3 * first.x + 3 * second.x + end.x) / 8,
    y: (start.y + 3 * first.y + 3 * second.y + end.y) / 8,
  };
  const angle = Math.atan2(end.y + second.y - first.y - start.y, end.x + second.x - first.x - start.x);
  const turn = (angle * 180) / Math.PI;
  return (
    <g className={`lab-trace lab-trace-${to.direction}`} data-past={isPast} data-imagined={to.imagined}>
      <path
        d={`M${start.x} ${start.y}C${first.x} ${first.y} ${second.x} ${second.y} ${end.x} ${end.y}`}
        className="lab-trace-line"
      />
      <path
        d="M-4 -4.5L5 0L-4 4.5z"
        className="lab-trace-arrow"
        transform={`translate(${middle.x} ${middle.y}) rotate(${turn})`}
      />
    </g>
  );
}

function beside({ x, y, direction }: TraceStop): Point {
  return direction === 'forward' ? { x, y } : { x: x - ASIDE, y: y + ASIDE };
}

/** A cubic curve that leaves and arrives level. */
function bend(from: Point, to: Point): readonly [Point, Point, Point, Point] {
  const length = Math.min(80, Math.abs(to.x - from.x) / 2) * (to.x >= from.x ? 1 : -1);
  return [from, { x: from.x + length, y: from.y }, { x: to.x - length, y: to.y }, to];
}
