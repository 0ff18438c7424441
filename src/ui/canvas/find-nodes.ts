import type { Scene, SceneNode } from '../../state/canvas.ts';
import { kindName } from '../../state/node-name.ts';

/** Keys of the nodes in which every word is found: in name, kind, address or id, or in what stands at them. */
export function findNodes(scene: Scene, text: string): readonly string[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  return scene.nodes
    .filter((node) => {
      const line = lineOf(node);
      return words.every((word) => line.includes(word));
    })
    .map(({ key }) => key);
}

function lineOf({ kind, title, detail, id, marks }: SceneNode): string {
  const standing = marks.flatMap((mark) => [mark.title, mark.id]);
  return [kindName(kind), title, detail, id ?? '', ...standing].join(' ').toLowerCase();
}
