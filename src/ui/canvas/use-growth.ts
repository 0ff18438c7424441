import { useCallback, useEffect, useRef } from 'react';
import type { Point, SceneNode } from '../../state/canvas.ts';
import { useLab } from '../lab/lab-context.ts';
import { useCanvasStore } from './canvas-store.ts';

/** How long something is held over its container's edge before the container makes room. */
const WAIT_MS = 300;
/** As the layout keeps contents away from the border. */
const ROOM = 16;

/**
 * A container makes room for what is dragged past its right or lower edge and held there. It is only
 * shown so until the drag ends; then the layout does the same for good.
 */
export function useGrowth() {
  const lab = useLab();
  const canvas = useCanvasStore();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wanted = useRef<SceneNode | null>(null);
  const stop = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    wanted.current = null;
    if (canvas.getState().sizing !== null) canvas.setState({ sizing: null });
  }, [canvas]);
  useEffect(() => stop, [stop]);
  const follow = useCallback(
    (key: string, at: Point, isHeld: boolean) => {
      const { nodes } = lab.store.getState().scene;
      const node = nodes.find((each) => each.key === key);
      const parent = nodes.find((each) => each.key === node?.parent);
      if (node === undefined || parent === undefined || !isHeld) return stop();
      const size = {
        width: Math.max(parent.width, at.x + node.width + ROOM),
        height: Math.max(parent.height, at.y + node.height + ROOM),
      };
      if (size.width === parent.width && size.height === parent.height) return stop();
      const show = () => canvas.setState({ sizing: { key: parent.key, size } });
      if (canvas.getState().sizing !== null) return show();
      wanted.current = { ...parent, ...size };
      timer.current ??= setTimeout(() => {
        const next = wanted.current;
        if (next === null) return;
        const { width, height } = next;
        canvas.setState({ sizing: { key: next.key, size: { width, height } } });
      }, WAIT_MS);
    },
    [lab, canvas, stop],
  );
  return { follow, stop };
}
