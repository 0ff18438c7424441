import { useReactFlow } from '@xyflow/react';
import { type PointerEvent, useCallback } from 'react';
import type { Size } from '../../state/canvas.ts';
import { useLab } from '../lab/lab-context.ts';
import { useCanvasStore } from './canvas-store.ts';

/** Which border is taken hold of. */
export type Grip = 'right' | 'bottom' | 'corner';

const GRID = 8;

/** Resizing a container by a border: never smaller than what it holds, on the grid unless Ctrl is held. */
export function useResize(): (key: string, grip: Grip, event: PointerEvent) => void {
  const lab = useLab();
  const canvas = useCanvasStore();
  const flow = useReactFlow();
  return useCallback(
    (key, grip, event) => {
      const { document, scene, workbench } = lab.store.getState();
      const node = scene.nodes.find((each) => each.key === key);
      if (event.button !== 0 || node === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      // Until it can be told how small it may get, it only grows.
      const least = workbench?.leastSize(document, key) ?? node;
      const start = { x: event.clientX, y: event.clientY };
      const gesture = new AbortController();
      let size: Size = { width: node.width, height: node.height };
      const onMove = (move: globalThis.PointerEvent) => {
        const zoom = flow.getZoom();
        const isFree = move.ctrlKey || move.metaKey;
        const along = (from: number, way: number, smallest: number) =>
          Math.max(smallest, isFree ? Math.round(from + way) : Math.round((from + way) / GRID) * GRID);
        size = {
          width:
            grip === 'bottom' ? size.width : along(node.width, (move.clientX - start.x) / zoom, least.width),
          height:
            grip === 'right'
              ? size.height
              : along(node.height, (move.clientY - start.y) / zoom, least.height),
        };
        canvas.setState({ sizing: { key, size } });
      };
      const stop = () => {
        gesture.abort();
        canvas.setState({ sizing: null });
      };
      const onUp = () => {
        stop();
        if (size.width !== node.width || size.height !== node.height)
          lab.whenReady(({ resize }) => lab.run(resize, { key, size }));
      };
      const onKey = (press: KeyboardEvent) => {
        if (press.key !== 'Escape') return;
        press.stopPropagation();
        stop();
      };
      const options = { capture: true, signal: gesture.signal };
      const page = event.currentTarget.ownerDocument;
      page.addEventListener('pointermove', onMove, options);
      page.addEventListener('pointerup', onUp, options);
      page.addEventListener('pointercancel', stop, options);
      page.addEventListener('keydown', onKey, options);
    },
    [lab, canvas, flow],
  );
}
