import { type InternalNode, type OnNodeDrag, useReactFlow } from '@xyflow/react';
import { type RefObject, useCallback } from 'react';
import type { Point, Scene } from '../../state/canvas.ts';
import { useLab } from '../lab/lab-context.ts';
import { useIntents } from '../lab/use-intents.ts';
import { type DropHint, useCanvasStore } from './canvas-store.ts';
import { containersAt, cornerOf } from './geometry.ts';
import type { CanvasNode } from './scene-nodes.ts';
import type { Moved } from './use-canvas-nodes.ts';
import { useGrowth } from './use-growth.ts';

/**
 * Dragging what stands on the canvas. Inside its own subnet a card just changes its place; over another
 * subnet that subnet lights up, and letting go moves it there (which AWS does by replacing it).
 */
export function useNodeDrag(settle: () => void, latest: RefObject<Moved>) {
  const lab = useLab();
  const canvas = useCanvasStore();
  const flow = useReactFlow();
  const { move, moveToSubnet, whyNotMoveTo, duplicateTo } = useIntents();
  const { follow, stop } = useGrowth();
  const hintFor = useCallback(
    (node: CanvasNode): DropHint | null => {
      if (node.type !== 'card') return null;
      const inner = flow.getInternalNode(node.id);
      if (inner === undefined) return null;
      const { x, y } = inner.internals.positionAbsolute;
      const middle = { x: x + (node.width ?? 0) / 2, y: y + (node.height ?? 0) / 2 };
      const { scene } = lab.store.getState();
      const [over] = containersAt(scene, middle);
      if (over === undefined || over.kind !== 'subnet' || over.key === node.parentId) return null;
      const { hint } = canvas.getState();
      if (hint?.key === over.key) return hint;
      return { key: over.key, verdict: whyNotMoveTo(node.id, over.key) ?? true };
    },
    [lab, canvas, flow, whyNotMoveTo],
  );
  const onNodeDrag: OnNodeDrag<CanvasNode> = useCallback(
    (event, node, nodes) => {
      if (event.altKey !== canvas.getState().isCopying) canvas.setState({ isCopying: event.altKey });
      const isFree = event.ctrlKey || event.metaKey;
      if (isFree !== canvas.getState().isFree) canvas.setState({ isFree });
      const next = nodes.length === 1 && !isFree ? hintFor(node) : null;
      if (nodes.length === 1) follow(node.id, latest.current.get(node.id) ?? node.position, next === null);
      const { hint } = canvas.getState();
      if (next?.key !== hint?.key || next?.verdict !== hint?.verdict) canvas.setState({ hint: next });
    },
    [canvas, hintFor, follow, latest],
  );
  const onNodeDragStop: OnNodeDrag<CanvasNode> = useCallback(
    (event, node, nodes) => {
      const { hint, guides } = canvas.getState();
      canvas.setState({ hint: null, isCopying: false, isFree: false, isDragging: false });
      guides.setState(null, true);
      stop();
      const { scene } = lab.store.getState();
      const home = hint?.key ?? node.parentId;
      if (event.altKey && home !== undefined)
        duplicateTo(
          nodes.map(({ id }) => id),
          home,
          positionsIn(
            scene,
            home,
            nodes.map(({ id }) => flow.getInternalNode(id)),
          ),
        );
      else if (hint !== null && nodes.length === 1)
        moveToSubnet(
          node.id,
          hint.key,
          positionIn(lab.store.getState().scene, hint.key, flow.getInternalNode(node.id)),
        );
      else move(changedPositions(scene, nodes, latest.current));
      settle();
    },
    [lab, canvas, flow, move, moveToSubnet, duplicateTo, settle, stop, latest],
  );
  const onNodeDragStart: OnNodeDrag<CanvasNode> = useCallback(
    () => canvas.setState({ isDragging: true }),
    [canvas],
  );
  return { onNodeDragStart, onNodeDrag, onNodeDragStop };
}

/** Where the dragged nodes are now, as far as they are elsewhere than the scene has them. */
function changedPositions(
  scene: Scene,
  nodes: readonly CanvasNode[],
  moved: Moved,
): { readonly [key: string]: Point } {
  const before = new Map(scene.nodes.map((node) => [node.key, node]));
  const places = nodes.map(({ id, position }) => ({ id, position: moved.get(id) ?? position }));
  const changed = places.filter(({ id, position }) => {
    const node = before.get(id);
    return node !== undefined && (node.x !== position.x || node.y !== position.y);
  });
  return Object.fromEntries(
    changed.map(({ id, position }) => [id, { x: Math.round(position.x), y: Math.round(position.y) }]),
  );
}

function positionsIn(
  scene: Scene,
  container: string,
  nodes: readonly (InternalNode | undefined)[],
): { readonly [key: string]: Point } {
  const places = nodes.flatMap((node) => {
    const at = positionIn(scene, container, node);
    return node === undefined || at === undefined ? [] : [[node.id, at] as const];
  });
  return Object.fromEntries(places);
}

/** Where a dragged node stands, seen from another container's corner. */
function positionIn(scene: Scene, container: string, node: InternalNode | undefined): Point | undefined {
  if (node === undefined) return undefined;
  const { x, y } = node.internals.positionAbsolute;
  const corner = cornerOf(scene, container);
  return { x: Math.round(x - corner.x), y: Math.round(y - corner.y) };
}
