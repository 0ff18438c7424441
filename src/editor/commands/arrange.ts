import type { LabDocument, Point, Size } from '../document.ts';
import { sceneOf } from '../layout/build-scene.ts';
import { SPACING } from '../layout/metrics.ts';
import { sizeAround } from '../layout/place.ts';
import type { SceneNode } from '../layout/scene.ts';
import type { Command } from './command.ts';
import { heads } from './heads.ts';
import { namesOf } from './support.ts';

export interface ResizeArgs {
  readonly key: string;
  readonly size: Size;
  /** When the upper left corner moved as well. */
  readonly position?: Point;
}

export const resize: Command<ResizeArgs> = {
  id: 'resize',
  category: 'arrange',
  title: 'Resize',
  shortcuts: [],
  available: (_context, { size }) => (size.width > 0 && size.height > 0) || 'A box needs a size.',
  label: ({ document }, { key }) => `Resize ${namesOf(document.cloud, [key])}`,
  run: (session, { key, size, position }) => {
    session.setSize(key, size);
    if (position !== undefined) session.setPosition(key, position);
  },
};

/** What a container must measure to hold what stands in it, as it stands now. */
export function leastSize(document: LabDocument, key: string): Size {
  const { nodes } = sceneOf(document);
  const kind = nodes.find((node) => node.key === key)?.kind;
  if (kind !== 'region' && kind !== 'vpc' && kind !== 'subnet') return { width: 0, height: 0 };
  return sizeAround(
    nodes.filter(({ parent }) => parent === key),
    SPACING[kind],
  );
}

/** Back to the automatic layout: all of it, or what is selected with its contents. */
export const tidy: Command = {
  ...heads.tidy,
  available: ({ document, selection }) =>
    movedKeys(document, selection).length > 0 || 'Everything stands where it is laid out.',
  label: ({ document, selection }) =>
    selection.length === 0 ? 'Tidy up' : `Tidy up ${namesOf(document.cloud, selection)}`,
  run: (session, _args, selection) => {
    for (const key of movedKeys(session.document, selection)) session.forget(key);
  },
};

function movedKeys(document: LabDocument, selection: readonly string[]): readonly string[] {
  const { positions, sizes } = document.layout;
  const moved = [...new Set([...Object.keys(positions), ...Object.keys(sizes)])];
  if (selection.length === 0) return moved;
  const within = new Set(selection);
  // Containers stand before what they contain, so one pass finds all descendants.
  for (const { key, parent } of sceneOf(document).nodes)
    if (parent !== null && within.has(parent)) within.add(key);
  return moved.filter((key) => within.has(key));
}

export type Edge = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom';

/** Lines up the selected nodes of one container by an edge or a middle. */
export const align: Command<{ readonly edge: Edge }> = {
  id: 'align',
  category: 'arrange',
  title: 'Align…',
  shortcuts: [],
  available: ({ document, selection }) => {
    const nodes = selectedNodes(document, selection);
    if (nodes.length < 2) return 'Select two or more to align.';
    return nodes.every((node) => node.parent === nodes[0]?.parent) || 'Align what stands in one container.';
  },
  label: (_context, { edge }) => `Align ${edge}`,
  run: (session, { edge }, selection) => {
    const nodes = selectedNodes(session.document, selection);
    for (const { key, position } of aligned(nodes, edge)) session.setPosition(key, position);
  },
};

/** The same gap between the selected nodes of one container, the outermost staying where they are. */
export const distribute: Command<{ readonly axis: 'x' | 'y' }> = {
  id: 'distribute',
  category: 'arrange',
  title: 'Distribute…',
  shortcuts: [],
  available: ({ document, selection }) => {
    const nodes = selectedNodes(document, selection);
    if (nodes.length < 3) return 'Select three or more to distribute.';
    return (
      nodes.every((node) => node.parent === nodes[0]?.parent) || 'Distribute what stands in one container.'
    );
  },
  label: (_context, { axis }) => (axis === 'x' ? 'Distribute across' : 'Distribute down'),
  run: (session, { axis }, selection) => {
    const length = axis === 'x' ? 'width' : 'height';
    const nodes = [...selectedNodes(session.document, selection)].sort(
      (one, other) => one[axis] - other[axis],
    );
    const [first, last] = [nodes[0], nodes.at(-1)];
    if (first === undefined || last === undefined) return;
    const inner = nodes.reduce((sum, node) => sum + node[length], 0);
    const gap = (last[axis] + last[length] - first[axis] - inner) / (nodes.length - 1);
    let at = first[axis];
    for (const { key, x, y, [length]: extent } of nodes) {
      session.setPosition(key, axis === 'x' ? { x: Math.round(at), y } : { x, y: Math.round(at) });
      at += extent + gap;
    }
  },
};

function selectedNodes(document: LabDocument, selection: readonly string[]): readonly SceneNode[] {
  const keys = new Set(selection);
  return sceneOf(document).nodes.filter((node) => keys.has(node.key));
}

function aligned(
  nodes: readonly SceneNode[],
  edge: Edge,
): readonly { readonly key: string; readonly position: Point }[] {
  const left = Math.min(...nodes.map((node) => node.x));
  const right = Math.max(...nodes.map((node) => node.x + node.width));
  const top = Math.min(...nodes.map((node) => node.y));
  const bottom = Math.max(...nodes.map((node) => node.y + node.height));
  return nodes.map(({ key, x, y, width, height }) => {
    const at: { readonly [edge in Edge]: Point } = {
      left: { x: left, y },
      center: { x: (left + right - width) / 2, y },
      right: { x: right - width, y },
      top: { x, y: top },
      middle: { x, y: (top + bottom - height) / 2 },
      bottom: { x, y: bottom - height },
    };
    return { key, position: at[edge] };
  });
}
