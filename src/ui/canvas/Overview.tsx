import { Panel, type ReactFlowState, useReactFlow, useStore } from '@xyflow/react';
import { memo, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import type { Box } from '../../state/link-path.ts';
import { useLabState } from '../lab/lab-context.ts';
import { overviewShapes } from './overview-shapes.ts';
import type { Moved } from './use-canvas-nodes.ts';

const WIDTH = 152;
const HEIGHT = 104;
/** Around everything, in pixels of the overview. */
const MARGIN = 5;
/** One notch of a wheel (100 pixels) zooms by a third. */
const ZOOM_PER_PIXEL = 0.004;

/** Pixels that may be cut off before something counts as out of sight. */
const SLACK = 2;

/** The small map in the corner. It covers a part of the drawing, so it stays away while all is in sight. */
export const Overview = memo(function Overview({ moved }: { readonly moved: Moved }) {
  const { width, height } = useLabState((state) => state.scene.size);
  const isAllInSight = useStore(
    ({ transform: [x, y, zoom], width: right, height: bottom }) =>
      x >= -SLACK && y >= -SLACK && x + width * zoom <= right + SLACK && y + height * zoom <= bottom + SLACK,
  );
  return isAllInSight ? null : <SmallMap moved={moved} />;
});

/**
 * The whole canvas with what is in sight cut out: drag it to go elsewhere, turn the wheel to zoom.
 * React Flow's own keeps a watcher per node, which each frame of a drag has to ask; this one is a few paths.
 */
function SmallMap({ moved }: { readonly moved: Moved }) {
  const scene = useLabState((state) => state.scene);
  const { bounds, paths } = useMemo(() => overviewShapes(scene, moved), [scene, moved]);
  const sight = useStore(inSight, sameBox);
  const shown = bounds === null ? sight : around(bounds, sight);
  const scale = Math.max(shown.width / WIDTH, shown.height / HEIGHT) || 1;
  const frame = framed(shown, scale);
  const hands = useHands(scale);
  return (
    <Panel position="bottom-right" className="react-flow__minimap rounded-lg border border-line shadow-sm">
      <svg
        ref={hands.svg}
        role="img"
        aria-label="Overview of the canvas"
        width={WIDTH}
        height={HEIGHT}
        viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`}
        className="block cursor-grab touch-none rounded-lg active:cursor-grabbing"
        onPointerDown={hands.onPointerDown}
        onPointerMove={hands.onPointerMove}
      >
        {paths.map(({ colour, path }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the order of painting is what they are
          <path key={index} d={path} fill={colour} shapeRendering="crispEdges" />
        ))}
        <path
          d={`${rectangle(frame)}${rectangle(sight)}`}
          fillRule="evenodd"
          className="react-flow__minimap-mask"
          pointerEvents="none"
        />
      </svg>
    </Panel>
  );
}

function useHands(scale: number) {
  const flow = useReactFlow();
  const svg = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const element = svg.current;
    // React listens to wheels passively, and the page must not scroll along.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      event.stopPropagation();
      void flow.zoomTo(flow.getZoom() * 2 ** (-event.deltaY * ZOOM_PER_PIXEL));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [flow]);
  return {
    svg,
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
      const { x, y, zoom } = flow.getViewport();
      const step = scale * zoom;
      void flow.setViewport({ x: x - event.movementX * step, y: y - event.movementY * step, zoom });
    },
  };
}

function inSight({ transform: [x, y, zoom], width, height }: ReactFlowState): Box {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

function sameBox(left: Box, right: Box): boolean {
  return (
    left.x === right.x && left.y === right.y && left.width === right.width && left.height === right.height
  );
}

function around(one: Box, other: Box): Box {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  const right = Math.max(one.x + one.width, other.x + other.width);
  const bottom = Math.max(one.y + one.height, other.y + other.height);
  return { x, y, width: right - x, height: bottom - y };
}

/** What the drawing has to show so that the box stands in its middle, with a margin. */
function framed({ x, y, width, height }: Box, scale: number): Box {
  const [wide, high] = [(WIDTH + 2 * MARGIN) * scale, (HEIGHT + 2 * MARGIN) * scale];
  return { x: x - (wide - width) / 2, y: y - (high - height) / 2, width: wide, height: high };
}

function rectangle({ x, y, width, height }: Box): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}
