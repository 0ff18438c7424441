import * as z from 'zod';
import type { LabDocument } from '../../editor/document.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { ColumnReader } from './column-reader.ts';
import { type Cell, encodeColumn } from './columns.ts';
import type { LinkExtras } from './extras.ts';
import { NameExpander, NameShortener } from './minted-names.ts';

const json = z.custom<JsonValue>((value) => value !== undefined);
const count = z.int().min(0);
/** `[how many, their names, the values]` for each family of names. */
const mapSchema = z.array(z.tuple([count, json, json]));
const listSchema = z.tuple([count, json]);

/** The document as a link carries it. Fields that would be empty are left out. */
export const compactSchema = z.strictObject({
  n: z.string(),
  a: z.string(),
  r: z.string(),
  s: z.string(),
  c: z.number(),
  t: z.record(z.string(), listSchema),
  /** Ordinals that the names in the document do not show; null for those it shows but does not have. */
  o: z.record(z.string(), z.union([z.number(), z.null()])).exactOptional(),
  /** Schema versions other than 1. */
  v: z.record(z.string(), z.number()).exactOptional(),
  g: mapSchema.exactOptional(),
  q: listSchema.exactOptional(),
  k: listSchema.exactOptional(),
  l: mapSchema.exactOptional(),
  z: mapSchema.exactOptional(),
  p: listSchema.exactOptional(),
  x: json.exactOptional(),
});

export type Compact = z.output<typeof compactSchema>;

/** Characters that a link may unpack to: many times what 1,000 resources take. */
const MAX_EXPANDED = 32_000_000;

export function toCompact(document: LabDocument, extras: LinkExtras): Compact {
  const { cloud, place, layout } = document;
  const names = new NameShortener({ seed: cloud.seed, ordinals: cloud.ordinals, ...place });
  const shorten = (value: Cell): Cell => mapTexts(value, (text) => names.shorten(text));
  const list = (items: readonly object[]): [number, JsonValue] => [
    items.length,
    encodeColumn(items.map((item) => shorten(item as JsonObject))),
  ];
  const tables = Object.entries(cloud.tables)
    .map(([table, records]) => [table, Object.values(records) as readonly object[]] as const)
    .filter(([, records]) => records.length > 0);
  const t = Object.fromEntries(tables.map(([table, records]) => [table, list(records)]));
  const g = encodeMap(cloud.guest, shorten);
  const q = list(cloud.scheduled);
  const k = list(cloud.kept);
  // Every name was shortened by now, so the highest ordinals are known.
  const o = ordinalsBeside(cloud.ordinals, shownOrdinals(names.highest, keysByTable(cloud.tables)));
  const versions = tables.map(([table]): [string, number] => [
    table,
    cloud.versions[table as keyof typeof cloud.versions],
  ]);
  const v = Object.fromEntries(versions.filter(([, version]) => version !== 1));
  return {
    n: document.name,
    a: place.account,
    r: place.region,
    s: cloud.seed,
    c: cloud.clock,
    t,
    ...(isEmpty(o) ? {} : { o }),
    ...(isEmpty(v) ? {} : { v }),
    ...(g.length === 0 ? {} : { g }),
    ...(q[0] === 0 ? {} : { q }),
    ...(k[0] === 0 ? {} : { k }),
    ...optionalMap('l', layout.positions),
    ...optionalMap('z', layout.sizes),
    ...(document.probes.length === 0 ? {} : { p: plainList(document.probes) }),
    ...(isEmpty(extras) ? {} : { x: extras as JsonObject }),
  };
}

/** The reverse, not yet validated. Throws ColumnFault where the columns do not fit together. */
export function fromCompact(
  compact: Compact,
  id: string,
): { readonly document: unknown; readonly extras: unknown } {
  const reader = new ColumnReader(MAX_EXPANDED);
  const names = new NameExpander({ seed: compact.s, account: compact.a, region: compact.r });
  const expand = (value: JsonValue): JsonValue => mapTexts(value, (text) => names.expand(text)) as JsonValue;
  const list = ([size, column]: readonly [number, JsonValue] = [0, 0]): readonly JsonValue[] =>
    reader.readAll(column, size).map(expand);
  const map = (groups: Compact['g'] = [], read = expand): JsonObject =>
    Object.fromEntries(
      groups.flatMap(([size, keys, values]) => {
        const found = reader.readAll(values, size);
        return reader
          .readAll(keys, size)
          .map((key, row) => [String(read(key)), read(found[row] ?? null)] as const);
      }),
    );
  const tables = Object.fromEntries(
    Object.entries(compact.t).map(([table, records]) => [
      table,
      Object.fromEntries(list(records).map((record) => [String((record as JsonObject | null)?.id), record])),
    ]),
  );
  const guest = map(compact.g);
  const scheduled = list(compact.q);
  const kept = list(compact.k);
  const shown = shownOrdinals(names.highest, keysByTable(tables));
  const ordinals = Object.entries({ ...Object.fromEntries(shown), ...compact.o }).filter(
    ([, last]) => last !== null,
  );
  const plain = (value: JsonValue): JsonValue => value;
  return {
    document: {
      format: 'skytrace/lab',
      version: 1,
      id,
      name: compact.n,
      cloud: {
        format: 'skytrace/cloud',
        versions: { ...Object.fromEntries(Object.keys(tables).map((table) => [table, 1])), ...compact.v },
        seed: compact.s,
        clock: compact.c,
        ordinals: Object.fromEntries(ordinals),
        tables,
        guest,
        scheduled,
        kept,
      },
      place: { account: compact.a, region: compact.r },
      layout: { positions: map(compact.l, plain), sizes: map(compact.z, plain) },
      probes: compact.p === undefined ? [] : reader.readAll(compact.p[1], compact.p[0]),
    },
    extras: compact.x ?? {},
  };
}

function encodeMap(
  map: { readonly [key: string]: object },
  shorten: (value: Cell) => Cell,
): NonNullable<Compact['g']> {
  const groups = new Map<string, [Cell, Cell][]>();
  for (const [key, value] of Object.entries(map)) {
    const short = shorten(key);
    // Alike names make one column of numbers.
    const family = String(short).replace(/\d+/g, '#');
    const group = groups.get(family) ?? [];
    group.push([short, shorten(value as JsonObject)]);
    groups.set(family, group);
  }
  return [...groups.values()].map((group) => [
    group.length,
    encodeColumn(group.map(([key]) => key)),
    encodeColumn(group.map(([, value]) => value)),
  ]);
}

function optionalMap(field: 'l' | 'z', map: { readonly [key: string]: object }): Partial<Compact> {
  const groups = encodeMap(map, (value) => value);
  return groups.length === 0 ? {} : { [field]: groups };
}

function plainList(items: readonly object[]): [number, JsonValue] {
  return [items.length, encodeColumn(items as readonly JsonObject[])];
}

function keysByTable(tables: { readonly [table: string]: { readonly [id: string]: unknown } }) {
  return Object.entries(tables).map(
    ([table, records]) =>
      [table, Object.values(records).map((record) => (record as { key?: unknown } | null)?.key)] as const,
  );
}

/** The last ordinal of each prefix that ids and keys of the document show. */
function shownOrdinals(
  ids: ReadonlyMap<string, number>,
  keys: readonly (readonly [table: string, keys: readonly unknown[]])[],
): ReadonlyMap<string, number> {
  const shown = new Map(ids);
  for (const [table, all] of keys)
    for (const key of all) {
      const digits =
        typeof key === 'string' && key.startsWith(`${table}-`) ? key.slice(table.length + 1) : '';
      if (!/^[1-9]\d{0,8}$/.test(digits)) continue;
      shown.set(`key:${table}`, Math.max(Number(digits), shown.get(`key:${table}`) ?? 0));
    }
  return shown;
}

function ordinalsBeside(
  ordinals: { readonly [prefix: string]: number },
  shown: ReadonlyMap<string, number>,
): { readonly [prefix: string]: number | null } {
  const hidden = Object.entries(ordinals).filter(([prefix, last]) => shown.get(prefix) !== last);
  const absent = [...shown.keys()].filter((prefix) => !Object.hasOwn(ordinals, prefix));
  return { ...Object.fromEntries(hidden), ...Object.fromEntries(absent.map((prefix) => [prefix, null])) };
}

function mapTexts(value: Cell, change: (text: string) => string): Cell {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: JsonValue) => mapTexts(item, change) as JsonValue);
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([field, child]) => [
      field,
      mapTexts(child, change) as JsonValue,
    ]),
  );
}

function isEmpty(object: object): boolean {
  return Object.keys(object).length === 0;
}
