import type { LabState } from '../../state/lab.ts';

/** For every other node: true, or why a line from the one may not end there. None before what edits is there. */
export function verdictsFrom(
  { document, scene, workbench }: LabState,
  from: string,
): ReadonlyMap<string, true | string> {
  if (workbench === null) return new Map();
  const others = scene.nodes.filter(({ key }) => key !== from);
  return new Map(others.map(({ key }) => [key, workbench.canConnect(document, from, key)]));
}
