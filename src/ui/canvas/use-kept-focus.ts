import { type RefObject, useEffect, useRef } from 'react';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { useCanvasStore } from './canvas-store.ts';

/**
 * The Tab key's node follows what is selected, from wherever; and when the focused node goes, the focus goes to
 * what contained it instead of being lost.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  const lab = useLab();
  const canvas = useCanvasStore();
  const scene = useLabState((state) => state.scene);
  const selection = useLabState((state) => state.selection);
  const before = useRef(scene);
  useEffect(() => {
    const [first] = selection;
    const { scene: shown } = lab.store.getState();
    if (selection.length === 1 && shown.nodes.some(({ key }) => key === first))
      canvas.setState({ active: first ?? null });
  }, [selection, lab, canvas]);
  useEffect(() => {
    const old = before.current;
    before.current = scene;
    const { active } = canvas.getState();
    const isThere = (key: string | null) => scene.nodes.some((node) => node.key === key);
    if (active === null || isThere(active)) return;
    const byKey = new Map(old.nodes.map((node) => [node.key, node]));
    let next = byKey.get(active)?.parent ?? null;
    while (next !== null && !isThere(next)) next = byKey.get(next)?.parent ?? null;
    canvas.setState({ active: next });
    const { activeElement } = document;
    if (activeElement !== document.body && root.current?.contains(activeElement) !== true) return;
    const selector = next === null ? '.react-flow__node' : `.react-flow__node[data-id="${CSS.escape(next)}"]`;
    // The drawing follows the document a moment later: only then is the old node gone.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        root.current?.querySelector<HTMLElement>(selector)?.focus();
      }),
    );
  }, [scene, canvas, root]);
}
