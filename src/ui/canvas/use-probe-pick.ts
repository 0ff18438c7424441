import { type KeyboardEvent, type MouseEvent, useCallback } from 'react';
import { useCanvas, useCanvasStore } from './canvas-store.ts';

/** With the probe tool a press on a node, or Enter on it, picks it and does nothing else. */
export function useProbePick() {
  const canvas = useCanvasStore();
  const isOn = useCanvas((state) => state.tool === 'probe');
  const onClickCapture = useCallback(
    (event: MouseEvent<HTMLElement>) => {
      const key = isOn && event.target instanceof Element ? nodeAround(event.target) : undefined;
      if (key === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      canvas.setState(({ picked }) => ({ picked: [...picked, key] }));
    },
    [canvas, isOn],
  );
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>): boolean => {
      if (!isOn || (event.key !== 'Enter' && event.key !== ' ') || !(event.target instanceof Element))
        return false;
      const key = nodeAround(event.target);
      if (key === undefined) return false;
      canvas.setState(({ picked }) => ({ picked: [...picked, key] }));
      return true;
    },
    [canvas, isOn],
  );
  return { isOn, onClickCapture, onKeyDown };
}

function nodeAround(element: Element): string | undefined {
  return element.closest<HTMLElement>('.react-flow__node')?.dataset.id;
}
