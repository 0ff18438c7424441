import { useCallback, useEffect, useRef } from 'react';
import type { Point } from '../../state/canvas.ts';
import { useLab } from '../lab/lab-context.ts';
import { useIntents } from '../lab/use-intents.ts';
import { isMovable } from './scene-nodes.ts';
import type { Moved } from './use-canvas-nodes.ts';

/** Presses closer together than this are one entry of the history. */
const BURST_MS = 600;
const STEP = 8;

/** Moving by key: the same positions and the same command as a drag, once the burst of presses is over. */
export function useNudge(setMoved: (moved: Moved) => void) {
  const lab = useLab();
  const { move } = useIntents();
  const pending = useRef(new Map<string, Point>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const commit = useCallback(() => {
    clearTimeout(timer.current);
    if (pending.current.size === 0) return;
    move(Object.fromEntries(pending.current));
    pending.current = new Map();
    setMoved(pending.current);
  }, [move, setMoved]);
  useEffect(() => commit, [commit]);
  return useCallback(
    (keys: readonly string[], dx: number, dy: number) => {
      const wanted = new Set(keys);
      const next = new Map(pending.current);
      for (const node of lab.store.getState().scene.nodes) {
        if (!wanted.has(node.key) || !isMovable(node)) continue;
        const { x, y } = next.get(node.key) ?? node;
        next.set(node.key, { x: x + dx * STEP, y: y + dy * STEP });
      }
      pending.current = next;
      setMoved(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(commit, BURST_MS);
    },
    [lab, setMoved, commit],
  );
}
