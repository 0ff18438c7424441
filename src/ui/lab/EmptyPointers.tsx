import { useStore } from '@xyflow/react';
import { type ReactNode, type RefObject, useContext, useLayoutEffect, useState } from 'react';
import { useCanvas } from '../canvas/canvas-store.ts';
import { useLabState } from './lab-context.ts';
import { RootContext } from './use-regions.ts';

/** Beside the empty canvas: where the first thing is dragged from, and where the first question is asked. */
export function EmptyPointers() {
  const hasWelcome = useCanvas((state) => state.hasWelcome);
  const { entry, dock } = usePlaces();
  if (hasWelcome) return null;
  return (
    <div aria-hidden="true">
      {entry !== null && (
        <p className="empty-pointer" style={{ left: 10, top: entry - 12 }}>
          <svg aria-hidden="true" width="44" height="24" viewBox="0 0 44 24">
            <path d="M42 20C30 21 14 20 3 12M11 8L3 12l6 7" />
          </svg>
          <span className="mt-2">Drag it from here into the Region</span>
        </p>
      )}
      {dock && (
        <p className="empty-pointer bottom-2 left-4 items-end">
          <svg aria-hidden="true" width="24" height="36" viewBox="0 0 24 36">
            <path d="M18 2C19 14 18 24 11 33M5 27l6 6 7-5" />
          </svg>
          <span className="mb-4">Ask down here who reaches whom</span>
        </p>
      )}
    </div>
  );
}

/** What fits into less stands on a card, over what is there. */
const LEAST = { width: 380, height: 250 };
const MARGIN = 12;

/** In the middle of what is in sight of the Region. */
export function InRegion({ children }: { readonly children: ReactNode }) {
  const region = useLabState(({ scene }) => scene.nodes.find(({ kind }) => kind === 'region'));
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  if (region === undefined) return null;
  const left = Math.max(0, region.x * zoom + x);
  const top = Math.max(0, region.y * zoom + y);
  const right = Math.min(width, (region.x + region.width) * zoom + x);
  const bottom = Math.min(height, (region.y + region.height) * zoom + y);
  const hasRoom = right - left >= LEAST.width && bottom - top >= LEAST.height;
  const place = hasRoom
    ? { left, top, width: right - left, height: bottom - top }
    : { left: MARGIN, top: MARGIN, right: MARGIN, bottom: MARGIN };
  return (
    <div className="empty-ground" style={place}>
      <div className={hasRoom ? 'empty-words' : 'empty-card'}>{children}</div>
    </div>
  );
}

interface Places {
  /** How far below the canvas's upper edge the first entry of the palette is; null: none is in sight. */
  readonly entry: number | null;
  readonly dock: boolean;
}

const NOWHERE: Places = { entry: null, dock: false };

/** Measured again when the canvas takes another size: then a panel beside it did too. */
function usePlaces(): Places {
  const root = useContext(RootContext);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const [places, setPlaces] = useState(NOWHERE);
  useLayoutEffect(() => {
    if (width > 0 && height > 0) setPlaces(placesIn(root));
  }, [root, width, height]);
  return places;
}

function placesIn(root: RefObject<HTMLElement | null>): Places {
  const find = (selector: string) => root.current?.querySelector(selector)?.getBoundingClientRect();
  const canvas = find('.lab-canvas');
  const entry = find('[data-region="palette"] [draggable]');
  const dock = find('[data-region="dock"]');
  if (canvas === undefined) return NOWHERE;
  const middle = entry === undefined ? null : entry.top + entry.height / 2 - canvas.top;
  const isBeside = entry !== undefined && entry.right <= canvas.left + 1;
  return {
    entry: isBeside && middle !== null && middle > 12 && middle < canvas.height - 12 ? middle : null,
    dock: dock !== undefined && dock.height > 0,
  };
}
