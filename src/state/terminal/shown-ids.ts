import type { Scene } from '../../editor/layout/scene.ts';
import { findByKey } from '../../editor/session.ts';
import type { AwsCloud } from '../../resources/tables.ts';

export interface ShownId {
  /** Where it stands in the line. */
  readonly start: number;
  readonly id: string;
  /** The nodes that stand for it on the canvas: itself, or those that carry its mark. */
  readonly nodes: readonly string[];
}

const ID = /\b[a-z][a-z-]*-(?:[0-9a-f]{17}|[0-9a-f]{8})\b/g;

/** The ids in a line of output that mean something on the canvas. */
export function shownIds(line: string, cloud: AwsCloud, scene: Scene): readonly ShownId[] {
  return [...line.matchAll(ID)].flatMap((match) => {
    const found = findByKey(cloud, match[0]);
    const nodes = found === undefined ? [] : nodesShowing(scene, found.record.key);
    return nodes.length === 0 ? [] : [{ start: match.index, id: match[0], nodes }];
  });
}

export function nodesShowing(scene: Scene, key: string): readonly string[] {
  if (scene.nodes.some((node) => node.key === key)) return [key];
  return scene.nodes.filter(({ marks }) => marks.some((mark) => mark.key === key)).map((node) => node.key);
}
