import type { Scene, SceneNode } from '../editor/layout/scene.ts';
import { announceWords } from '../text/english/announce-words.ts';

/** "right of nat-a in web-a": where a node stands, told by its nearest neighbour in its container. */
export function placeWords({ nodes }: Scene, key: string): string {
  const node = nodes.find((each) => each.key === key);
  if (node === undefined) return '';
  const container = nodes.find((each) => each.key === node.parent)?.title ?? '';
  const nearest = nodes
    .filter((each) => each.parent === node.parent && each.key !== key)
    .map((each) => ({ each, ...between(node, each) }))
    .sort((left, right) => Math.hypot(left.dx, left.dy) - Math.hypot(right.dx, right.dy))[0];
  if (nearest === undefined) return container === '' ? '' : announceWords.alone(container);
  const { dx, dy, each } = nearest;
  const isSideways = Math.abs(dx) >= Math.abs(dy);
  const side = isSideways ? (dx < 0 ? 'left' : 'right') : dy < 0 ? 'up' : 'down';
  const { beside, besideIn } = announceWords;
  if (container === '') return `${beside[side]} ${each.title}`;
  return besideIn(beside[side], each.title, container);
}

/** From the middle of the other to the middle of the node. */
function between(node: SceneNode, other: SceneNode): { readonly dx: number; readonly dy: number } {
  return {
    dx: node.x + node.width / 2 - other.x - other.width / 2,
    dy: node.y + node.height / 2 - other.y - other.height / 2,
  };
}
