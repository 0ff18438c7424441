import { ViewportPortal } from '@xyflow/react';
import { type CSSProperties, useState } from 'react';
import type { TraceOverlay, TraceStop } from '../../state/trace-overlay.ts';
import { arrowOn, pathOf, pointOf, wayBetween } from '../../state/trace-way.ts';
import { useCanvas } from './canvas-store.ts';

/** Over Regions, VPCs, zones and subnets (0 to 3), under the cards that stand in them. */
const UNDER_CARDS = 3;
const OVER_EVERYTHING = 2000;

/** The way of the open trace's packet: solid so far, dotted ahead; the reply beside the request. */
export function TracePath() {
  const overlay = useCanvas((state) => state.overlay);
  if (overlay === null) return null;
  return (
    <ViewportPortal>
      <svg className="lab-trace-layer" style={{ zIndex: UNDER_CARDS }} aria-hidden="true">
        {legsOf(overlay).map((leg) => (
          <Leg key={leg.id} leg={leg} />
        ))}
      </svg>
      <Packet overlay={overlay} />
    </ViewportPortal>
  );
}

/** The packet, travelling from the last stop when it went one on; otherwise it is simply there. */
function Packet({ overlay }: { readonly overlay: TraceOverlay }) {
  const { stops, at } = overlay;
  const [seen, setSeen] = useState({ at, from: at });
  if (seen.at !== at) setSeen({ at, from: seen.at });
  const here = stops[at];
  if (here === undefined) return null;
  const before = stops[at - 1];
  const travels = seen.at === at && seen.from === at - 1 && before?.direction === here.direction;
  const { x, y } = pointOf(here);
  const way = travels && before !== undefined ? pathOf(wayBetween(before, here)) : `M${x} ${y}L${x} ${y}`;
  const style: CSSProperties = { offsetPath: `path("${way}")`, offsetRotate: '0deg', offsetDistance: '100%' };
  return (
    <svg className="lab-trace-layer" style={{ zIndex: OVER_EVERYTHING }} aria-hidden="true">
      <g key={at} className={`lab-packet lab-trace-${here.direction}`} data-travels={travels} style={style}>
        <circle r="9" className="lab-packet-halo" />
        <circle r="5" className="lab-packet-dot" />
      </g>
    </svg>
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
  const way = wayBetween(from, to);
  const arrow = arrowOn(way);
  return (
    <g className={`lab-trace lab-trace-${to.direction}`} data-past={isPast} data-imagined={to.imagined}>
      <path d={pathOf(way)} className="lab-trace-line" />
      <path
        d="M-4 -4.5L5 0L-4 4.5z"
        className="lab-trace-arrow"
        transform={`translate(${arrow.x} ${arrow.y}) rotate(${arrow.turn})`}
      />
    </g>
  );
}
