import { useReactFlow } from '@xyflow/react';
import { type PointerEvent, useCallback } from 'react';
import { useLab } from '../lab/lab-context.ts';
import { useIntents } from '../lab/use-intents.ts';
import { useCanvasStore } from './canvas-store.ts';
import { nodeAt } from './geometry.ts';
import { verdictsFrom } from './verdicts-from.ts';

/** Less than this is a press, and the line then follows the pointer to a second press. */
const DRAG_PIXELS = 4;

/**
 * Draws a line out of a node: pressed, dragged and let go over the target, or pressed there a second
 * time. Escape gives up.
 */
export function useConnect(): (from: string, event: PointerEvent) => void {
  const lab = useLab();
  const canvas = useCanvasStore();
  const flow = useReactFlow();
  const { connectTo } = useIntents();
  return useCallback(
    (from, event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.stopPropagation();
      const view = event.currentTarget.ownerDocument;
      const surface = event.currentTarget.closest('.react-flow');
      const start = { x: event.clientX, y: event.clientY };
      let verdicts = verdictsFrom(lab.store.getState(), from);
      const gesture = new AbortController();
      let presses = 0;
      const follow = ({ clientX, clientY }: MouseEvent) => {
        if (verdicts.size === 0) verdicts = verdictsFrom(lab.store.getState(), from);
        const at = flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
        const key = nodeAt(lab.store.getState().scene, at);
        const verdict = key === null ? undefined : verdicts.get(key);
        const hint = key === null || verdict === undefined ? null : { key, verdict };
        canvas.setState({ connecting: { from, verdicts, at }, hint });
        return key;
      };
      const stop = () => {
        gesture.abort();
        canvas.setState({ connecting: null, hint: null });
      };
      const onRelease = (release: MouseEvent) => {
        presses += 1;
        const way = Math.hypot(release.clientX - start.x, release.clientY - start.y);
        if (presses === 1 && way < DRAG_PIXELS) return;
        const isOnCanvas = release.target instanceof Node && surface?.contains(release.target) === true;
        const to = isOnCanvas ? follow(release) : null;
        stop();
        if (to !== null && to !== from) connectTo(from, to);
      };
      const onPress = (press: Event) => {
        // The second press ends the line; it must not select or drag what lies under it.
        if (press.target instanceof Node && surface?.contains(press.target) === true) {
          press.stopPropagation();
          press.preventDefault();
        }
      };
      const onKey = (key: KeyboardEvent) => {
        if (key.key !== 'Escape') return;
        key.stopPropagation();
        stop();
      };
      const options = { capture: true, signal: gesture.signal };
      view.addEventListener('pointermove', follow, options);
      view.addEventListener('pointerup', onRelease, options);
      view.addEventListener('pointercancel', stop, options);
      view.addEventListener('pointerdown', onPress, options);
      view.addEventListener('keydown', onKey, options);
      follow(event.nativeEvent);
    },
    [lab, canvas, flow, connectTo],
  );
}
