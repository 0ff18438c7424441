import type { Point, Scene, SceneNode } from '../../state/canvas.ts';
import { isContainer } from './scene-nodes.ts';

/** A node's upper left corner on the canvas itself. */
export function cornerOf(scene: Scene, key: string): Point {
  const byKey = new Map(scene.nodes.map((node) => [node.key, node]));
  let x = 0;
  let y = 0;
  for (
    let node = byKey.get(key);
    node !== undefined;
    node = node.parent === null ? undefined : byKey.get(node.parent)
  ) {
    x += node.x;
    y += node.y;
  }
  return { x, y };
}

/** The topmost node under a point. */
export function nodeAt(scene: Scene, at: Point): string | null {
  const corners = new Map<string, Point>();
  let hit: string | null = null;
  for (const node of scene.nodes) {
    const corner = node.parent === null ? undefined : corners.get(node.parent);
    const x = node.x + (corner?.x ?? 0);
    const y = node.y + (corner?.y ?? 0);
    corners.set(node.key, { x, y });
    if (at.x >= x && at.y >= y && at.x < x + node.width && at.y < y + node.height) hit = node.key;
  }
  return hit;
}

/** The containers under a point, the deepest first; `except` and what it contains are left out. */
export function containersAt(
  scene: Scene,
  at: Point,
  except: ReadonlySet<string> = new Set(),
): readonly SceneNode[] {
  const corners = new Map<string, Point>();
  const left = new Set(except);
  const hit: SceneNode[] = [];
  for (const node of scene.nodes) {
    const corner = node.parent === null ? undefined : corners.get(node.parent);
    const x = node.x + (corner?.x ?? 0);
    const y = node.y + (corner?.y ?? 0);
    corners.set(node.key, { x, y });
    if (node.parent !== null && left.has(node.parent)) left.add(node.key);
    if (left.has(node.key) || !isContainer(node)) continue;
    if (at.x >= x && at.y >= y && at.x < x + node.width && at.y < y + node.height) hit.unshift(node);
  }
  return hit;
}

/** The nearest node in a direction, by its middle; for walking the canvas with the arrow keys. */
export function neighbourOf(
  scene: Scene,
  key: string,
  direction: 'up' | 'down' | 'left' | 'right',
  among?: ReadonlySet<string>,
): string | null {
  const start = middleOf(scene, key);
  let best: { readonly key: string; readonly cost: number } | null = null;
  for (const node of scene.nodes) {
    if (node.key === key || among?.has(node.key) === false) continue;
    const middle = middleOf(scene, node.key);
    const dx = middle.x - start.x;
    const dy = middle.y - start.y;
    const [along, across] = direction === 'left' || direction === 'right' ? [dx, dy] : [dy, dx];
    const forward = direction === 'left' || direction === 'up' ? -along : along;
    if (forward <= 4) continue;
    const cost = forward + 2 * Math.abs(across);
    if (best === null || cost < best.cost) best = { key: node.key, cost };
  }
  return best?.key ?? null;
}

/** Containers are met at their title, so that walking goes through them and not past them. */
function middleOf(scene: Scene, key: string): Point {
  const corner = cornerOf(scene, key);
  const node = scene.nodes.find((candidate) => candidate.key === key);
  if (node === undefined) return corner;
  if (isContainer(node)) return { x: corner.x + Math.min(node.width / 2, 96), y: corner.y + 16 };
  return { x: corner.x + node.width / 2, y: corner.y + node.height / 2 };
}
