import { getLocation, type Node, parseTree } from 'jsonc-parser';
import { childOf, propertiesOf } from './json-tree.ts';
import { tableOfReference } from './references.ts';

/** A resource that may be named at a place of the text. */
export interface Offer {
  readonly id: string;
  /** As a person calls it; the id where it has no name. */
  readonly name: string;
  /** What tells it from others of its kind: its block, its type. */
  readonly about: string;
}

/** What may be named at an offset, and the piece of text that a choice replaces. */
export interface Offered {
  readonly from: number;
  readonly to: number;
  readonly offers: readonly Offer[];
}

/**
 * Where a record has to name another one, those of its table, as the text has them now: also what was only just
 * written. Null: nothing is named there.
 */
export function offersAt(text: string, offset: number): Offered | null {
  const { path, previousNode, isAtPropertyKey } = getLocation(text, offset);
  const root = parseTree(text);
  const offers = offersFor(root, path, isAtPropertyKey);
  if (offers === null) return null;
  // Only a text within quotation marks is replaced; a place where nothing stands yet is filled.
  const isText = previousNode?.type === (isAtPropertyKey ? 'property' : 'string');
  const isInside =
    isText && previousNode.offset < offset && offset <= previousNode.offset + previousNode.length;
  const from = isInside ? previousNode.offset : offset;
  return { from, to: isInside ? from + previousNode.length : offset, offers };
}

function offersFor(
  root: Node | undefined,
  path: readonly (string | number)[],
  isAtName: boolean,
): readonly Offer[] | null {
  const [part, ...rest] = path;
  if (part === 'guest' && isAtName && rest.length === 1) return recordsOf(root, 'instance');
  if (isAtName) return null;
  if (part === 'probes' && rest.length === 2 && (rest[1] === 'from' || rest[1] === 'to')) return endsOf(root);
  if (part !== 'tables') return null;
  const table = tableOfReference(path, (name) => {
    const beside = nodeAt(root, [...path.slice(0, -1), name])?.value;
    return typeof beside === 'string' ? beside : undefined;
  });
  return table === undefined ? null : recordsOf(root, table);
}

function recordsOf(root: Node | undefined, table: string): readonly Offer[] {
  return propertiesOf(nodeAt(root, ['tables', table])).map(({ name: id, value }) => ({
    id,
    name: nameOf(value) ?? id,
    about: aboutOf(value),
  }));
}

/** Questions name their ends by the records' short names. */
function endsOf(root: Node | undefined): readonly Offer[] {
  const records = ['instance', 'network-interface'].flatMap((table) =>
    propertiesOf(nodeAt(root, ['tables', table])).flatMap(({ name: id, value }) => {
      const key = textOf(value, 'key');
      return key === undefined ? [] : [{ id: key, name: nameOf(value) ?? id, about: id }];
    }),
  );
  return [{ id: 'internet', name: 'internet', about: 'Everything outside of AWS' }, ...records];
}

function nameOf(record: Node | undefined): string | undefined {
  for (const tag of childOf(record, 'Tags')?.children ?? [])
    if (textOf(tag, 'Key') === 'Name') return textOf(tag, 'Value');
  return textOf(record, 'GroupName');
}

function aboutOf(record: Node | undefined): string {
  const block = childOf(record, 'CidrBlockAssociationSet')?.children?.[0];
  return (
    textOf(record, 'CidrBlock') ??
    textOf(block, 'CidrBlock') ??
    textOf(record, 'PublicIp') ??
    textOf(record, 'InstanceType') ??
    ''
  );
}

function textOf(node: Node | undefined, name: string): string | undefined {
  const value: unknown = childOf(node, name)?.value;
  return typeof value === 'string' ? value : undefined;
}

function nodeAt(root: Node | undefined, path: readonly (string | number)[]): Node | undefined {
  let found = root;
  for (const step of path) found = typeof step === 'number' ? found?.children?.[step] : childOf(found, step);
  return found;
}
