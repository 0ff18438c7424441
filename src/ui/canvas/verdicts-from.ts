import { canConnect } from '../../editor/commands/connect.ts';
import type { LabState } from '../../state/lab.ts';

/** For every other node: true, or why a line from the one may not end there. */
export function verdictsFrom(
  { document, scene }: Pick<LabState, 'document' | 'scene'>,
  from: string,
): ReadonlyMap<string, true | string> {
  const others = scene.nodes.filter(({ key }) => key !== from);
  return new Map(others.map(({ key }) => [key, canConnect(document, from, key)]));
}
