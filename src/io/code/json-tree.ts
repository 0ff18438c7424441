import type { Node } from 'jsonc-parser';

export interface Property {
  readonly name: string;
  readonly value: Node | undefined;
  readonly property: Node;
}

export function propertiesOf(node: Node | undefined): readonly Property[] {
  if (node?.type !== 'object') return [];
  return (node.children ?? []).map((property) => ({
    name: String(property.children?.[0]?.value),
    value: property.children?.[1],
    property,
  }));
}

export function childOf(node: Node | undefined, name: string): Node | undefined {
  // The last of several: that is the one JSON.parse takes.
  return propertiesOf(node).findLast((property) => property.name === name)?.value;
}
