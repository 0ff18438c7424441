import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { heads } from '../../editor/commands/heads.ts';
import type { Point } from '../../state/canvas.ts';
import { copyText } from '../../state/clipboard.ts';
import { useCanvasStore } from '../canvas/canvas-store.ts';
import { useLab } from './lab-context.ts';
import { useIntents } from './use-intents.ts';
import { isForLab } from './use-lab-keys.ts';

/**
 * Copy, cut and paste by the browser's own events, so that they work by key and by the browser's menu
 * and never ask for a permission. What is pasted stands at the pointer while that rests on the canvas,
 * else in what is selected.
 */
export function useClipboard(root: RefObject<HTMLElement | null>): void {
  const lab = useLab();
  const canvas = useCanvasStore();
  const flow = useReactFlow();
  const intents = useIntents();
  useEffect(() => {
    const listeners = new AbortController();
    const { signal } = listeners;
    let pointer: Point | null = null;
    const copy = (event: ClipboardEvent): boolean => {
      if (!isForLab(event, root.current) || hasMarkedText()) return false;
      const text = copyText(lab.store.getState());
      if (text === null || event.clipboardData === null) return false;
      event.preventDefault();
      event.clipboardData.setData('text/plain', text);
      canvas.setState({ copied: text });
      return true;
    };
    document.addEventListener('copy', copy, { signal });
    document.addEventListener(
      'cut',
      (event) => {
        if (copy(event)) intents.runOnSelection(heads.delete);
      },
      { signal },
    );
    document.addEventListener(
      'paste',
      (event) => {
        if (!isForLab(event, root.current)) return;
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (text === '') return;
        event.preventDefault();
        const at = pointer === null ? null : flow.screenToFlowPosition(pointer, { snapToGrid: false });
        void intents.pasteText(text, at);
      },
      { signal },
    );
    document.addEventListener(
      'pointermove',
      ({ target, clientX, clientY }) => {
        const isOver = target instanceof Element && target.closest('.lab-canvas') !== null;
        pointer = isOver && root.current?.contains(target) === true ? { x: clientX, y: clientY } : null;
      },
      { signal, passive: true },
    );
    // Whoever walks by keys means what is selected, wherever the pointer was left lying.
    document.addEventListener(
      'keydown',
      ({ key }) => {
        if (key.startsWith('Arrow') || key === 'Tab' || key === 'Enter') pointer = null;
      },
      { signal },
    );
    return () => listeners.abort();
  }, [lab, canvas, flow, intents, root]);
}

/** Words that somebody marked on the page are what they mean to copy. */
function hasMarkedText(): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && selection.toString().trim() !== '';
}
