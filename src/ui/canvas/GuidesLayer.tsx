import { ViewportPortal } from '@xyflow/react';
import { useCanvas } from './canvas-store.ts';

const OVER_EVERYTHING = 1900;

/** While something is dragged: the lines it shares with its neighbours, and gaps that are equal. */
export function GuidesLayer() {
  const guides = useCanvas((state) => state.guides);
  if (guides === null) return null;
  return (
    <ViewportPortal>
      <svg
        className="lab-trace-layer lab-guides"
        style={{
          zIndex: OVER_EVERYTHING,
          transform: `translate(${guides.corner.x}px, ${guides.corner.y}px)`,
        }}
        aria-hidden="true"
      >
        {guides.lines.map(({ axis, at, from, to }) => (
          <path key={`${axis}${at}`} d={axis === 'x' ? `M${at} ${from}V${to}` : `M${from} ${at}H${to}`} />
        ))}
        {guides.gaps.map(({ axis, from, to, across }) => (
          <g key={`${axis}${from}`}>
            <path d={axis === 'x' ? `M${from} ${across}H${to}` : `M${across} ${from}V${to}`} />
            <text
              x={axis === 'x' ? (from + to) / 2 : across + 6}
              y={axis === 'x' ? across - 5 : (from + to) / 2 + 4}
              textAnchor={axis === 'x' ? 'middle' : 'start'}
            >
              {Math.round(to - from)}
            </text>
          </g>
        ))}
      </svg>
    </ViewportPortal>
  );
}
