import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import type { Point, Scene } from '../../state/canvas.ts';
import { useLab } from '../lab/lab-context.ts';
import { useCanvasStore } from './canvas-store.ts';
import { cornerOf } from './geometry.ts';
import { type Rect, snap } from './guides.ts';

const GRID = 8;
/** On the screen, however far the view is zoomed. */
const REACH_PIXELS = 6;

/**
 * Where dragged nodes come to stand: the first meets guides or the grid, the others keep their distance
 * to it. Ctrl or Command held leaves them where the pointer has them.
 */
export function useSnap(): (places: ReadonlyMap<string, Point>) => ReadonlyMap<string, Point> {
  const lab = useLab();
  const canvas = useCanvasStore();
  const flow = useReactFlow();
  return useCallback(
    (places) => {
      const [lead] = places;
      const { scene } = lab.store.getState();
      const node = lead === undefined ? undefined : scene.nodes.find(({ key }) => key === lead[0]);
      if (lead === undefined || node === undefined || canvas.getState().isFree) {
        canvas.getState().guides.setState(null, true);
        return places;
      }
      const { width, height } = node;
      const siblings = siblingsOf(scene, node.parent, places);
      const snapped = snap({ ...lead[1], width, height }, siblings, REACH_PIXELS / flow.getZoom(), GRID);
      const hasGuides = snapped.guides.length + snapped.gaps.length > 0;
      const corner = node.parent === null ? { x: 0, y: 0 } : cornerOf(scene, node.parent);
      const guides = hasGuides ? { corner, lines: snapped.guides, gaps: snapped.gaps } : null;
      canvas.getState().guides.setState(guides, true);
      const shift = { x: snapped.x - lead[1].x, y: snapped.y - lead[1].y };
      return new Map([...places].map(([key, { x, y }]) => [key, { x: x + shift.x, y: y + shift.y }]));
    },
    [lab, canvas, flow],
  );
}

function siblingsOf(
  scene: Scene,
  parent: string | null,
  dragged: ReadonlyMap<string, Point>,
): readonly Rect[] {
  return scene.nodes.filter((node) => node.parent === parent && !dragged.has(node.key));
}
