import type { LabDocument } from '../document.ts';
import { arrange } from './arrange.ts';
import type { Placed } from './branch.ts';
import { edgesOf } from './edges.ts';
import { indexCloud } from './index-cloud.ts';
import { readDrawing } from './read-drawing.ts';
import type { Scene, SceneNode } from './scene.ts';

/**
 * The document as boxes, symbols and lines. Deterministic: the same document gives the same scene.
 * Positions and sizes of `document.layout` win over the automatic ones; containers grow to hold
 * what was put into them, and what nobody moved makes room.
 */
export function sceneOf(document: LabDocument): Scene {
  const index = indexCloud(document.cloud);
  const drawing = readDrawing(document, index);
  const placed = arrange(drawing, document.layout);
  const nodes: SceneNode[] = [];
  flatten(placed, null, nodes);
  const edges = edgesOf(index, drawing, new Set(nodes.map((node) => node.key)));
  const size = {
    width: Math.max(0, ...placed.map((item) => item.x + item.width)),
    height: Math.max(0, ...placed.map((item) => item.y + item.height)),
  };
  return { nodes, edges, size };
}

function flatten(placed: readonly Placed[], parent: string | null, nodes: SceneNode[]): void {
  for (const { branch, x, y, width, height, children } of placed) {
    nodes.push({ ...branch.node, parent, x, y, width, height });
    flatten(children, branch.node.key, nodes);
  }
}
