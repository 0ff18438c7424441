import { refuse, refuseUnsimulated } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import {
  type AttributeValue,
  compareValues,
  contentOf,
  equalValues,
  type Item,
  invalid,
  normalItem,
  sizeOf,
  typeOf,
} from './attribute-value.ts';
import type { Index, Table } from './schema.ts';

/** Bytes. A document is kept in the browser and may travel in a link. */
const MAX_TABLE = 4_194_304;
const MAX_ITEM = 409_600;

const NO_TABLE = 'Requested resource not found';

/** The table of that name or ARN; `message` is what the operation says where there is none. */
export function findTable(context: DataContext, name: string, message = NO_TABLE): Table {
  const short = name.slice(name.lastIndexOf('/') + 1);
  const table = context.list('dynamodb-table').find(({ TableName }) => TableName === short);
  return table ?? refuse('ResourceNotFoundException', message);
}

/** The same for what needs a table that is ready. */
export function findActive(context: DataContext, name: string): Table {
  const table = findTable(context, name);
  if (table.TableStatus === 'CREATING' || table.TableStatus === 'DELETING')
    return refuse('ResourceNotFoundException', NO_TABLE);
  return table;
}

/** In order of arrival. Facts that no describe call shows: they lie beside the record. */
export function itemsOf(context: DataContext, table: Table): readonly Item[] {
  const { items } = (context.guest(table.id) ?? {}) as { readonly items?: unknown };
  return Array.isArray(items) ? (items as readonly Item[]) : [];
}

export function setItems(context: DataContext, table: Table, items: readonly Item[]): void {
  if (items.reduce((sum, item) => sum + sizeOf(item), 0) > MAX_TABLE)
    refuseUnsimulated('a table here holds up to 4 MiB');
  context.setGuest(table.id, items.length === 0 ? undefined : ({ items } as unknown as JsonObject));
}

export interface KeyNames {
  readonly hash: string;
  readonly range: string | undefined;
}

export function keyNames({ KeySchema }: { readonly KeySchema: Table['KeySchema'] }): KeyNames {
  const named = (type: string) => KeySchema.find(({ KeyType }) => KeyType === type)?.AttributeName;
  return { hash: named('HASH') ?? '', range: named('RANGE') };
}

function typeOfKey(table: Table, name: string): string {
  return table.AttributeDefinitions.find(({ AttributeName }) => AttributeName === name)?.AttributeType ?? '';
}

function allKeyNames(from: { readonly KeySchema: Table['KeySchema'] }): readonly string[] {
  return from.KeySchema.map(({ AttributeName }) => AttributeName);
}

/** A whole item as it is stored, its key checked. */
export function checkedItem(table: Table, raw: unknown): Item {
  const item = normalItem(raw);
  for (const name of allKeyNames(table)) {
    const value = Object.hasOwn(item, name) ? item[name] : undefined;
    if (value === undefined)
      return invalid(`One or more parameter values were invalid: Missing the key ${name} in the item`);
    checkKeyValue(table, name, value);
  }
  for (const index of [...table.GlobalSecondaryIndexes, ...table.LocalSecondaryIndexes])
    for (const name of allKeyNames(index)) {
      const value = Object.hasOwn(item, name) ? item[name] : undefined;
      if (value !== undefined && typeOf(value) !== typeOfKey(table, name))
        return invalid(
          `One or more parameter values were invalid: Type mismatch for Index Key ${name} Expected: ${typeOfKey(table, name)} Actual: ${typeOf(value)} IndexName: ${index.IndexName}`,
        );
    }
  if (sizeOf(item) > MAX_ITEM) return invalid('Item size has exceeded the maximum allowed size');
  return item;
}

function checkKeyValue(table: Table, name: string, value: AttributeValue): void {
  const expected = typeOfKey(table, name);
  if (typeOf(value) !== expected)
    invalid(
      `One or more parameter values were invalid: Type mismatch for key ${name} expected: ${expected} actual: ${typeOf(value)}`,
    );
  if (contentOf(value) === '')
    invalid(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: ${name}`,
    );
}

/** The key of a request: just the attributes of the key, of their types. */
export function checkedKey(table: Table, raw: unknown): Item {
  const key = normalItem(raw);
  const names = allKeyNames(table);
  const fits =
    Object.keys(key).length === names.length &&
    names.every((name) => Object.hasOwn(key, name) && typeOf(key[name] ?? {}) === typeOfKey(table, name));
  if (!fits) return invalid('The provided key element does not match the schema');
  for (const name of names) checkKeyValue(table, name, key[name] ?? {});
  return key;
}

export function keyOf(from: { readonly KeySchema: Table['KeySchema'] }, item: Item): Item {
  return Object.fromEntries(allKeyNames(from).map((name) => [name, item[name] ?? {}]));
}

export function findItem(table: Table, items: readonly Item[], key: Item): Item | undefined {
  const names = allKeyNames(table);
  return items.find((item) => names.every((name) => equalValues(item[name] ?? {}, key[name] ?? {})));
}

/** The items with `next` in the place of the one with that key; undefined takes it out. */
export function replaced(
  table: Table,
  items: readonly Item[],
  key: Item,
  next: Item | undefined,
): readonly Item[] {
  const former = findItem(table, items, key);
  if (former === undefined) return next === undefined ? items : [...items, next];
  return items.flatMap((item) => (item !== former ? [item] : next === undefined ? [] : [next]));
}

export function findIndex(table: Table, name: string): Index {
  const index = [...table.GlobalSecondaryIndexes, ...table.LocalSecondaryIndexes].find(
    ({ IndexName }) => IndexName === name,
  );
  return index ?? invalid(`The table does not have the specified index: ${name}`);
}

/** The items that an index holds, with what it projects of them. */
export function indexed(table: Table, index: Index, items: readonly Item[]): readonly Item[] {
  const names = allKeyNames(index);
  const { ProjectionType = 'ALL', NonKeyAttributes = [] } = index.Projection;
  const shown = new Set([...names, ...allKeyNames(table), ...NonKeyAttributes]);
  return items
    .filter((item) => names.every((name) => Object.hasOwn(item, name)))
    .map((item) =>
      ProjectionType === 'ALL'
        ? item
        : Object.fromEntries(Object.entries(item).filter(([name]) => shown.has(name))),
    );
}

/** In order of the range key; without one as they came. */
export function inOrder(items: readonly Item[], range: string | undefined): readonly Item[] {
  if (range === undefined) return items;
  return [...items].sort((left, right) => compareValues(left[range] ?? {}, right[range] ?? {}) ?? 0);
}
