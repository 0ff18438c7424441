import { useReactFlow } from '@xyflow/react';
import { type DragEvent, useCallback } from 'react';
import type { Point, Scene } from '../../state/canvas.ts';
import type { LabState } from '../../state/lab.ts';
import { useLab } from '../lab/lab-context.ts';
import { useIntents } from '../lab/use-intents.ts';
import { useCanvasStore } from './canvas-store.ts';
import { containersAt, cornerOf } from './geometry.ts';
import type { Insertable } from './insertables.ts';

const GRID = 8;

/** Something dragged from the palette over the canvas: lights the container, then inserts into it. */
export function usePaletteDrop() {
  const lab = useLab();
  const canvas = useCanvasStore();
  const flow = useReactFlow();
  const { insert } = useIntents();
  const onDragOver = useCallback(
    (event: DragEvent) => {
      const { dragged, hint } = canvas.getState();
      if (dragged === null) return;
      event.preventDefault();
      const state = lab.store.getState();
      const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const next = targetAt(state, dragged, at);
      // Before it can be told, the drop is taken: it waits for what tells it.
      const isOpen = next?.verdict === true || state.workbench === null;
      event.dataTransfer.dropEffect = isOpen ? 'copy' : 'none';
      if (next?.key !== hint?.key || next?.verdict !== hint?.verdict) canvas.setState({ hint: next });
    },
    [lab, canvas, flow],
  );
  const onDrop = useCallback(
    (event: DragEvent) => {
      event.preventDefault();
      const { dragged } = canvas.getState();
      canvas.setState({ dragged: null, hint: null });
      if (dragged === null) return;
      const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
      lab.whenReady(() => {
        const state = lab.store.getState();
        const target = targetAt(state, dragged, at);
        if (target !== null) insert(dragged, target.key, within(state.scene, target.key, at, dragged));
      });
    },
    [lab, canvas, flow, insert],
  );
  const onDragLeave = useCallback(
    (event: DragEvent) => {
      // A drop that is refused ends with this event too: then the pointer is still inside.
      const box = event.currentTarget.getBoundingClientRect();
      const { clientX: x, clientY: y } = event;
      const isInside = x > box.left && x < box.right && y > box.top && y < box.bottom;
      if (!isInside) canvas.setState({ hint: null });
    },
    [canvas],
  );
  return { onDragEnter: onDragOver, onDragOver, onDrop, onDragLeave };
}

function targetAt({ document, scene, workbench }: LabState, { table }: Insertable, at: Point) {
  const path = containersAt(scene, at).map(({ key }) => key);
  return workbench?.targetAmong(document, table, path) ?? null;
}

/** The point in the container at which the middle of the new box lies under the pointer, on the grid. */
function within(scene: Scene, key: string, at: Point, { size }: Insertable): Point | undefined {
  if (size === null) return undefined;
  const corner = cornerOf(scene, key);
  const onGrid = (length: number) => Math.round(length / GRID) * GRID;
  return { x: onGrid(at.x - corner.x - size.width / 2), y: onGrid(at.y - corner.y - size.height / 2) };
}
