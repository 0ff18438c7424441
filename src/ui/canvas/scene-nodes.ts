import { type Edge, type Node, Position } from '@xyflow/react';
import type { Scene, SceneEdge, SceneNode } from '../../state/canvas.ts';

export interface NodeData extends Record<string, unknown> {
  readonly node: SceneNode;
}

export type CanvasNode = Node<NodeData, 'container' | 'card' | 'symbol'>;

export interface EdgeData extends Record<string, unknown> {
  readonly edge: SceneEdge;
}

export type CanvasEdge = Edge<EdgeData, 'link'>;

const containers = new Set<string>(['region', 'vpc', 'zone', 'subnet']);
const symbols = new Set<string>(['internet', 'internet-gateway', 'vpc-peering-connection']);

export function isContainer(node: SceneNode): boolean {
  return containers.has(node.kind) && !node.traits.includes('collapsed');
}

function typeOf(node: SceneNode): NonNullable<CanvasNode['type']> {
  if (isContainer(node)) return 'container';
  return symbols.has(node.kind) ? 'symbol' : 'card';
}

/** Zones are columns that the drawing makes by itself. */
export function isMovable(node: SceneNode): boolean {
  return node.kind !== 'zone';
}

/**
 * The scene as React Flow's nodes. A node that looks as before stays the same object, so that only
 * what changed is drawn again.
 */
export function nodesOf(
  scene: Scene,
  selected: ReadonlySet<string>,
  names: ReadonlyMap<string, string>,
  before: readonly CanvasNode[],
): CanvasNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  return scene.nodes.map((node) => {
    const old = known.get(node.key);
    const isSelected = selected.has(node.key);
    const name = names.get(node.key) ?? node.title;
    if (old !== undefined && old.selected === isSelected && old.ariaLabel === name && looksAlike(old, node))
      return old;
    return nodeOf(node, isSelected, name);
  });
}

function nodeOf(node: SceneNode, isSelected: boolean, name: string): CanvasNode {
  const { key, parent, x, y, width, height } = node;
  const middle = { x: width / 2, y: height / 2, width: 1, height: 1 };
  return {
    id: key,
    type: typeOf(node),
    position: { x, y },
    ...(parent === null ? {} : { parentId: parent }),
    data: { node },
    width,
    height,
    measured: { width, height },
    handles: [
      { type: 'source', position: Position.Right, ...middle },
      { type: 'target', position: Position.Left, ...middle },
    ],
    selected: isSelected,
    // Left open where they may be, so that the hand tool can switch all off at once.
    ...(isMovable(node) ? {} : { draggable: false, selectable: false }),
    ariaLabel: name,
    domAttributes: { tabIndex: -1, 'aria-roledescription': 'resource' },
  };
}

function looksAlike(old: CanvasNode, node: SceneNode): boolean {
  const shown = old.data.node;
  return (
    old.position.x === node.x &&
    old.position.y === node.y &&
    (shown === node || JSON.stringify(shown) === JSON.stringify(node))
  );
}

export function edgesOf(scene: Scene, showsRoutes: boolean, before: readonly CanvasEdge[]): CanvasEdge[] {
  const known = new Map(before.map((edge) => [edge.id, edge]));
  return scene.edges
    .filter((edge) => showsRoutes || edge.kind !== 'route')
    .map((edge) => {
      const old = known.get(edge.id);
      if (old !== undefined && JSON.stringify(old.data?.edge) === JSON.stringify(edge)) return old;
      return {
        id: edge.id,
        type: 'link',
        source: edge.from,
        target: edge.to,
        data: { edge },
        selectable: false,
        focusable: false,
        // The list of connections says the same in words.
        ariaLabel: 'Connection',
        domAttributes: { 'aria-hidden': true },
      };
    });
}
