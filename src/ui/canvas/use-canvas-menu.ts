import { useReactFlow } from '@xyflow/react';
import { type MouseEvent, type PointerEvent, useMemo, useRef } from 'react';
import { useLab } from '../lab/lab-context.ts';
import { useIntents } from '../lab/use-intents.ts';
import { useCanvasStore } from './canvas-store.ts';
import { isContainer } from './scene-nodes.ts';

/** How long a finger rests before it calls up the menu, and how far it may stray meanwhile. */
const PRESS_MS = 500;
const STRAY_PIXELS = 8;

interface Spot {
  readonly clientX: number;
  readonly clientY: number;
}

/**
 * Calling up the menu: right button, its key, or a finger that rests. And pressing twice on empty
 * ground, which asks what to put there.
 */
export function useCanvasMenu() {
  const lab = useLab();
  const canvas = useCanvasStore();
  const flow = useReactFlow();
  const { askToInsert } = useIntents();
  const rest = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly from: Spot } | null>(null);
  return useMemo(() => {
    const open = (target: EventTarget | null, { clientX, clientY }: Spot) => {
      const { scene, selection } = lab.store.getState();
      const key = keyOf(target);
      const node = scene.nodes.find((each) => each.key === key);
      const on = node === undefined || node.id === null ? null : node.key;
      if (on === null) lab.select([]);
      else if (!selection.includes(on)) lab.select([on]);
      const at = flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
      canvas.setState({ menu: { x: clientX, y: clientY, on, at } });
    };
    const forget = () => {
      clearTimeout(rest.current?.timer);
      rest.current = null;
    };
    const handlers = {
      onContextMenu: (event: MouseEvent) => {
        event.preventDefault();
        forget();
        open(event.target, event);
      },
      onPointerDown: (event: PointerEvent) => {
        if (event.pointerType !== 'touch') return;
        forget();
        const { target, clientX, clientY } = event;
        const from = { clientX, clientY };
        rest.current = { from, timer: setTimeout(() => open(target, from), PRESS_MS) };
      },
      onPointerMove: ({ clientX, clientY }: PointerEvent) => {
        const from = rest.current?.from;
        if (from !== undefined && Math.hypot(clientX - from.clientX, clientY - from.clientY) > STRAY_PIXELS)
          forget();
      },
      onPointerUp: forget,
      onPointerCancel: forget,
      onDoubleClick: (event: MouseEvent) => {
        const { scene } = lab.store.getState();
        const node = scene.nodes.find(({ key }) => key === keyOf(event.target));
        const isButton = event.target instanceof Element && event.target.closest('button') !== null;
        if (isButton || (node !== undefined && !isContainer(node))) return;
        askToInsert(flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false }));
      },
    };
    return { open, handlers };
  }, [lab, canvas, flow, askToInsert]);
}

function keyOf(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest('.react-flow__node')?.getAttribute('data-id') ?? null;
}
