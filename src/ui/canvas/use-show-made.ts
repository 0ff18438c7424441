import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { useLab } from '../lab/lab-context.ts';
import { useCanvas, useCanvasStore } from './canvas-store.ts';
import { cornerOf } from './geometry.ts';
import { fitFor, READABLE, zoomTime } from './view.ts';

/**
 * Brings into view what a command in the terminal has just made or changed, when any of it cannot be seen: with
 * everything else, as long as that can be read.
 */
export function useShowMade(): void {
  const flow = useReactFlow();
  const sizes = useStoreApi();
  const lab = useLab();
  const canvas = useCanvasStore();
  const flashed = useCanvas((state) => state.flashed);
  useEffect(() => {
    const { scene } = lab.store.getState();
    const boxes = scene.nodes.flatMap(({ key, width, height }) =>
      flashed.has(key) ? [{ ...cornerOf(scene, key), width, height }] : [],
    );
    const room = sizes.getState();
    if (boxes.length === 0 || room.width === 0) return;
    const { x, y, zoom } = flow.getViewport();
    const isSeen = boxes.every(
      (box) =>
        box.x * zoom + x >= 0 &&
        box.y * zoom + y >= 0 &&
        (box.x + box.width) * zoom + x <= room.width &&
        (box.y + box.height) * zoom + y <= room.height,
    );
    if (isSeen) return;
    // The drawing follows the document a moment later.
    const frame = requestAnimationFrame(() => {
      const all = flow.getNodesBounds(flow.getNodes());
      const isReadable = Math.min(room.width / all.width, room.height / all.height) * 0.9 >= READABLE;
      const [first] = boxes;
      if (isReadable)
        void flow.fitView({ ...fitFor(canvas.getState().hasWelcome, room.width), duration: zoomTime() });
      else if (first !== undefined)
        void flow.setCenter(first.x + first.width / 2, first.y + first.height / 2, {
          zoom,
          duration: zoomTime(),
        });
    });
    return () => cancelAnimationFrame(frame);
  }, [flashed, flow, sizes, lab, canvas]);
}
