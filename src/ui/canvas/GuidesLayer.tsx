import { useStore as useFlow, ViewportPortal } from '@xyflow/react';
import type { CSSProperties } from 'react';
import { useStore } from 'zustand';
import { type Guides, useCanvas } from './canvas-store.ts';
import type { Gap, Guide } from './guides.ts';

const OVER_EVERYTHING = 1900;
/** Lines that stand ready for a whole drag: one more would have to be laid out. */
const READY = 4;
/** Under this zoom the number at a gap would be too small to be read. */
const READABLE = 0.5;

/** While something is dragged: the lines it shares with its neighbours, and gaps that are equal. */
export function GuidesLayer() {
  const isDragging = useCanvas((state) => state.isDragging);
  if (!isDragging) return null;
  return (
    <ViewportPortal>
      {/* What the drag passes over must not light up: every such change would be laid out and painted. */}
      <div className="lab-drag-shield" />
      <Lines />
    </ViewportPortal>
  );
}

/**
 * Each line is a layer of its own that is only moved and stretched: showing another one lays nothing out and
 * paints nothing, however much stands on the canvas.
 */
function Lines() {
  const guides = useStore(useCanvas((state) => state.guides));
  const zoom = useFlow(({ transform }) => transform[2]);
  const lines = guides === null ? [] : [...guides.lines, ...guides.gaps.map(acrossGap)];
  return (
    <div className="lab-guides" style={placeOf(guides)} aria-hidden="true">
      {Array.from({ length: Math.max(READY, lines.length) }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: any line may stand in for any other
        <div key={index} className="lab-guide" style={lineStyle(lines[index], 1 / zoom)} />
      ))}
      {zoom >= READABLE &&
        guides?.gaps.map((gap, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <div key={index} className="lab-guide-length" style={labelStyle(gap)}>
            {Math.round(gap.to - gap.from)}
          </div>
        ))}
    </div>
  );
}

function placeOf(guides: Guides | null): CSSProperties {
  const { x, y } = guides?.corner ?? { x: 0, y: 0 };
  return { zIndex: OVER_EVERYTHING, transform: `translate(${x}px, ${y}px)` };
}

function acrossGap({ axis, across, from, to }: Gap): Guide {
  return { axis: axis === 'x' ? 'y' : 'x', at: across, from, to };
}

/** `pixel` is as long as a pixel of the screen. */
function lineStyle(line: Guide | undefined, pixel: number): CSSProperties {
  if (line === undefined) return { transform: 'scale(0)' };
  const { axis, at, from, to } = line;
  const start = at - pixel / 2;
  return {
    transform:
      axis === 'x'
        ? `translate(${start}px, ${from}px) scale(${pixel}, ${to - from})`
        : `translate(${from}px, ${start}px) scale(${to - from}, ${pixel})`,
  };
}

function labelStyle({ axis, from, to, across }: Gap): CSSProperties {
  const middle = (from + to) / 2;
  const [x, y, shift] = axis === 'x' ? [middle, across - 5, '-50%, -100%'] : [across + 6, middle, '0, -50%'];
  return { transform: `translate(${x}px, ${y}px) translate(${shift})` };
}
