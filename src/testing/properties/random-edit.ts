import type { ResourceRecord } from '../../kernel/cloud/record.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import type { RandomSource } from '../../kernel/lib/random-source.ts';
import type { AwsCloud, AwsTables } from '../../resources/tables.ts';
import { closingEdits, type Edited, openingEdits, withoutRecord } from './cloud-edits.ts';

type TableName = keyof AwsTables;

/** Any edit of any record of any table: sane ones, fields of a sibling, deletions, copies, guest facts. */
export function anyEdit(cloud: AwsCloud, random: RandomSource): Edited {
  const table = random.pickAny(tablesInUse(cloud));
  if (table === undefined) return { cloud, label: 'nothing to edit' };
  const record = random.pickAny(Object.values(cloud.tables[table]) as ResourceRecord[]);
  if (record === undefined) return { cloud, label: 'nothing to edit' };
  switch (random.weighted({ sane: 3, field: 4, delete: 2, copy: 2, move: 1, guest: 1 })) {
    case 'sane': {
      const edits = [...Object.values(closingEdits), ...Object.values(openingEdits)];
      return random.pickAny(edits)?.(cloud, random) ?? { cloud, label: 'no place for the edit' };
    }
    case 'field': {
      const sibling = random.pickAny(Object.values(cloud.tables[table]) as ResourceRecord[]) ?? record;
      const fields = Object.keys(sibling).filter((name) => name !== 'id' && name !== 'key');
      const field = random.pickAny(fields) as keyof ResourceRecord;
      return {
        cloud: withAny(cloud, table, { ...record, [field]: sibling[field] }),
        label: `${record.id} takes ${field} of ${sibling.id}`,
      };
    }
    case 'delete':
      return { cloud: withoutRecord(cloud, table, record.id), label: `${record.id} deleted` };
    case 'copy': {
      const id = `${record.id}c${random.integer(1, 9)}`;
      return { cloud: withAny(cloud, table, { ...record, id, key: id }), label: `${id} added` };
    }
    case 'move': {
      // Deleted and made again: the same record in another place of its table.
      const without = withoutRecord(cloud, table, record.id);
      return { cloud: withAny(without, table, { ...record }), label: `${record.id} made again` };
    }
    case 'guest': {
      const id = random.pickAny(Object.keys(cloud.tables.instance)) ?? record.id;
      const Forwarding = random.pick(['route', 'masquerade', 'drop']);
      const facts: JsonObject = random.chance(0.5) ? { Forwarding } : { Listeners: [] };
      return { cloud: { ...cloud, guest: { ...cloud.guest, [id]: facts } }, label: `inside ${id}` };
    }
  }
}

export function tablesInUse(cloud: AwsCloud): readonly TableName[] {
  const names = Object.keys(cloud.tables) as TableName[];
  return names.filter((name) => Object.keys(cloud.tables[name]).length > 0);
}

export function withAny(cloud: AwsCloud, table: TableName, record: ResourceRecord): AwsCloud {
  const changed = { ...cloud.tables[table], [record.id]: record };
  return { ...cloud, tables: { ...cloud.tables, [table]: changed } };
}

/** A place inside plain data. */
export type Path = readonly (string | number)[];

export function pathsIn(
  value: JsonValue,
  accepts: (value: JsonValue) => boolean,
  base: Path = [],
): readonly Path[] {
  const own = accepts(value) ? [base] : [];
  if (typeof value !== 'object' || value === null) return own;
  const children: readonly (readonly [string | number, JsonValue])[] = Array.isArray(value)
    ? value.map((child: JsonValue, index) => [index, child] as const)
    : Object.entries(value);
  return [...own, ...children.flatMap(([key, child]) => pathsIn(child, accepts, [...base, key]))];
}

export function replaceAt(value: JsonValue, path: Path, replacement: JsonValue): JsonValue {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  if (Array.isArray(value))
    return value.map((child: JsonValue, index) =>
      index === key ? replaceAt(child, rest, replacement) : child,
    );
  const fields = value as JsonObject;
  return { ...fields, [key]: replaceAt(fields[key] ?? null, rest, replacement) };
}
