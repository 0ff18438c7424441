import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, useCallback } from 'react';
import type { Point, Scene } from '../../state/canvas.ts';
import { useLab } from '../lab/lab-context.ts';
import { useCanvasStore } from './canvas-store.ts';
import { neighbourOf } from './geometry.ts';
import type { useCanvasMenu } from './use-canvas-menu.ts';

const arrows: { readonly [key: string]: 'up' | 'down' | 'left' | 'right' } = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** What `useCanvasKeys` answers to, for people to read. */
export const canvasKeys: readonly { readonly title: string; readonly shortcuts: readonly string[] }[] = [
  {
    title: 'To the nearest that way',
    shortcuts: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
  },
  { title: 'Into the container', shortcuts: ['Mod+Shift+ArrowDown'] },
  { title: 'Out of the container', shortcuts: ['Mod+Shift+ArrowUp'] },
  { title: 'What can be done with it', shortcuts: ['ContextMenu', 'Shift+F10'] },
  { title: 'Draw a box around what to select', shortcuts: ['Shift+drag'] },
  { title: 'Move the view', shortcuts: ['Space+drag'] },
  { title: 'Select', shortcuts: ['Enter', ' '] },
  { title: 'Add to the selection', shortcuts: ['Shift+Enter'] },
  {
    title: 'Move what is selected',
    shortcuts: ['Shift+ArrowLeft', 'Shift+ArrowRight', 'Shift+ArrowUp', 'Shift+ArrowDown'],
  },
];

/**
 * Walking the canvas: one stop of the Tab key, arrows to the nearest node, Enter or Space to select,
 * Ctrl+Shift+Down into a container and Ctrl+Shift+Up out of it, Shift with an arrow to move what is selected.
 */
export function useCanvasKeys(
  nudge: (keys: readonly string[], dx: number, dy: number) => void,
  openMenu: ReturnType<typeof useCanvasMenu>['open'],
) {
  const lab = useLab();
  const canvas = useCanvasStore();
  const flow = useReactFlow();
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const element = event.target instanceof HTMLElement ? event.target : null;
      const key = element?.classList.contains('react-flow__node') ? element.dataset.id : undefined;
      if (element === null || key === undefined) return;
      const { scene, selection } = lab.store.getState();
      if (event.key === 'Enter' || event.key === ' ') {
        const isAlready = selection.includes(key);
        const others = event.shiftKey ? selection.filter((one) => one !== key) : [];
        lab.select(event.shiftKey && isAlready ? others : [...others, key]);
        event.preventDefault();
        return;
      }
      if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
        const { left, bottom } = element.getBoundingClientRect();
        event.preventDefault();
        openMenu(element, { clientX: left + 16, clientY: Math.min(bottom, innerHeight / 2) });
        return;
      }
      const shift = shiftOf(event);
      if (shift !== undefined) {
        event.preventDefault();
        nudge(selection.includes(key) ? selection : [key], shift.x, shift.y);
        return;
      }
      const next = stepFrom(scene, key, event, selection.length > 1);
      if (next === undefined) return;
      event.preventDefault();
      if (next === null) return;
      canvas.setState({ active: next });
      focusNode(
        element,
        next,
        () => void flow.fitView({ nodes: [{ id: next }], maxZoom: flow.getZoom(), minZoom: flow.getZoom() }),
      );
    },
    [lab, canvas, flow, nudge, openMenu],
  );
}

function shiftOf(event: KeyboardEvent): Point | undefined {
  const direction = arrows[event.key];
  if (direction === undefined || !event.shiftKey || event.ctrlKey || event.metaKey || event.altKey)
    return undefined;
  const along = direction === 'left' || direction === 'up' ? -1 : 1;
  return direction === 'left' || direction === 'right' ? { x: along, y: 0 } : { x: 0, y: along };
}

/** The node to go to; null when there is none that way, undefined when the key means nothing here. */
function stepFrom(
  scene: Scene,
  key: string,
  event: KeyboardEvent,
  isAligning: boolean,
): string | null | undefined {
  const direction = arrows[event.key];
  if (direction === undefined || event.altKey) return undefined;
  if ((event.ctrlKey || event.metaKey) && event.shiftKey && !isAligning) {
    if (direction === 'down') return scene.nodes.find((node) => node.parent === key)?.key ?? null;
    if (direction === 'up') return scene.nodes.find((node) => node.key === key)?.parent ?? null;
  }
  if (event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  return neighbourOf(scene, key, direction);
}

/** A node out of sight may not be in the page yet: then the canvas goes there first. */
function focusNode(from: HTMLElement, key: string, reveal: () => void): void {
  const root = from.closest('.react-flow');
  const find = () => root?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(key)}"]`);
  const element = find();
  if (element !== null && element !== undefined && isInSight(element, root)) {
    element.focus();
    return;
  }
  reveal();
  requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus()));
}

function isInSight(element: Element, root: Element | null): boolean {
  if (root === null) return true;
  const inner = element.getBoundingClientRect();
  const outer = root.getBoundingClientRect();
  return (
    inner.right > outer.left &&
    inner.left < outer.right &&
    inner.bottom > outer.top &&
    inner.top < outer.bottom
  );
}
