import type { Scene } from '../../state/canvas.ts';

/** How many colours there are; more groups share them and are told apart by their names. */
const COLOURS = 6;

/** A security group that something on the canvas is a member of. */
export interface DrawnGroup {
  readonly key: string;
  readonly title: string;
  /** From 0; stays the same while the architecture does. */
  readonly colour: number;
  /** Keys of its members' nodes. */
  readonly members: readonly string[];
}

export function groupsIn(scene: Scene): readonly DrawnGroup[] {
  const groups = new Map<string, { readonly title: string; readonly members: string[] }>();
  for (const node of scene.nodes)
    for (const { mark, key, title } of node.marks) {
      if (mark !== 'shield') continue;
      const group = groups.get(key) ?? { title, members: [] };
      group.members.push(node.key);
      groups.set(key, group);
    }
  return [...groups].map(([key, group], index) => ({ key, ...group, colour: index % COLOURS }));
}
