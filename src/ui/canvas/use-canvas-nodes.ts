import type { NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Point } from '../../state/canvas.ts';
import { nodeNames } from '../../state/node-name.ts';
import { problemsIn } from '../../state/problems.ts';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { useCanvas } from './canvas-store.ts';
import { type CanvasEdge, type CanvasNode, edgesOf, nodesOf } from './scene-nodes.ts';
import { useSnap } from './use-snap.ts';

export type Moved = ReadonlyMap<string, Point>;

const OVER_ALL = 1800;

export const NOTHING_MOVED: Moved = new Map();

/**
 * React Flow's nodes and edges for the document. The document owns them: React Flow's changes become
 * a selection, or positions that last until the drag is committed by a command.
 */
export function useCanvasNodes() {
  const lab = useLab();
  const scene = useLabState((state) => state.scene);
  const selection = useLabState((state) => state.selection);
  const showsRoutes = useCanvas((state) => state.showsRoutes);
  const active = useCanvas((state) => state.active);
  const names = useNodeNames();
  const sizing = useCanvas((state) => state.sizing);
  const [moved, setMoved] = useState(NOTHING_MOVED);
  const snapMoved = useSnap();
  // Read when a drag ends, before the page has drawn the last move.
  const latest = useRef(NOTHING_MOVED);
  const lastNodes = useRef<readonly CanvasNode[]>([]);
  const lastEdges = useRef<readonly CanvasEdge[]>([]);

  const resting = useMemo(() => {
    lastNodes.current = nodesOf(scene, new Set(selection), names, lastNodes.current);
    return lastNodes.current;
  }, [scene, selection, names]);
  const reachable = resting.some(({ id }) => id === active) ? active : resting[0]?.id;
  const nodes = useMemo(
    () =>
      resting.map((node) => {
        const position = moved.get(node.id);
        const isReachable = node.id === reachable;
        const size = sizing?.key === node.id ? sizing.size : undefined;
        if (position === undefined && size === undefined && !isReachable) return node;
        return {
          ...node,
          ...(size === undefined ? {} : { ...size, measured: size }),
          ...(position === undefined ? {} : { position, dragging: true }),
          // Above everything it passes over, so that nothing has to be painted anew over it.
          ...(position === undefined || node.type === 'container' ? {} : { zIndex: OVER_ALL }),
          ...(isReachable ? { domAttributes: { ...node.domAttributes, tabIndex: 0 } } : {}),
        };
      }),
    [resting, moved, sizing, reachable],
  );
  const edges = useMemo(() => {
    lastEdges.current = edgesOf(scene, showsRoutes, lastEdges.current);
    return [...lastEdges.current];
  }, [scene, showsRoutes]);

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const positions = changes.filter((change) => change.type === 'position' && change.dragging === true);
      if (positions.length > 0) {
        latest.current = snapMoved(placesOf(changes));
        setMoved(latest.current);
      }
      const selects = changes.filter((change) => change.type === 'select');
      if (selects.length === 0) return;
      // What is no node (a table, a group) was selected by itself and gives way.
      const { scene: shown, selection: before } = lab.store.getState();
      const next = new Set(before.filter((key) => shown.nodes.some((node) => node.key === key)));
      for (const { id, selected } of selects) {
        if (selected) next.add(id);
        else next.delete(id);
      }
      lab.select([...next]);
    },
    [lab, snapMoved],
  );
  const settle = useCallback(() => {
    latest.current = NOTHING_MOVED;
    setMoved(NOTHING_MOVED);
  }, []);
  return { nodes, edges, moved, onNodesChange, settle, setMoved, latest };
}

/** The cursor of the open trace changes no name. */
function useNodeNames(): ReadonlyMap<string, string> {
  const scene = useLabState((state) => state.scene);
  const cloud = useLabState((state) => state.document.cloud);
  const trace = useLabState((state) => state.open?.trace ?? null);
  return useMemo(() => nodeNames(scene, problemsIn(cloud, trace)), [scene, cloud, trace]);
}

function placesOf(changes: readonly NodeChange<CanvasNode>[]): Moved {
  const places = new Map<string, Point>();
  for (const change of changes)
    if (change.type === 'position' && change.position !== undefined) places.set(change.id, change.position);
  return places;
}
