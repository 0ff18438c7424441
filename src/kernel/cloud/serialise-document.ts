import type { JsonObject, JsonValue } from '../lib/json.ts';
import type { Cloud } from './cloud.ts';
import type { ResourceRecord, TableTypes } from './record.ts';

/**
 * The document as text: the same content gives the same text, whatever order its fields were made
 * in. Records keep their order, which is that of their creation.
 */
export function serialiseDocument<T extends TableTypes>(cloud: Cloud<T>): string {
  const tables: [string, JsonValue][] = Object.keys(cloud.tables)
    .sort()
    .map((name) => {
      const records = Object.values(cloud.tables[name] ?? {});
      return [name, Object.fromEntries(records.map((record) => [record.id, recordInOrder(record)]))];
    });
  const document = {
    format: cloud.format,
    versions: inOrder(cloud.versions as JsonObject),
    seed: cloud.seed,
    clock: cloud.clock,
    ordinals: inOrder(cloud.ordinals),
    tables: Object.fromEntries(tables),
    guest: inOrder(cloud.guest),
    scheduled: cloud.scheduled.map(({ due, table, id, to }) => ({ due, table, id, to })),
    kept: cloud.kept.map(({ account, region, kind, value }) => ({
      account,
      region,
      kind,
      value: inOrder(value),
    })),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

function recordInOrder(record: ResourceRecord): JsonValue {
  const { id, key, account, region, ...facts } = record;
  return { id, key, account, region, ...(inOrder(facts as unknown as JsonObject) as JsonObject) };
}

/** The same JSON with the fields of every object in alphabetical order. */
function inOrder(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const entries = Object.entries(value as JsonObject);
  entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, child]) => [key, inOrder(child)]));
}
