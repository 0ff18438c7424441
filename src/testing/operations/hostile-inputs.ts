import * as z from 'zod';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';

/** Texts that quoting, markup, keys of objects and lengths trip over. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '"double" and \'single\'',
  '\\',
  '\0',
  'nul\0inside',
  '\ud800',
  '😀'.repeat(40),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '<img src=x onerror=alert(1)>',
  '</script>',
  '$(reboot) `reboot` $x',
  '../../etc/passwd',
  '{"a": 1}',
  'two\nlines\r\n\t',
  '\u202Eright to left',
  '*',
  '?*'.repeat(200),
  'null',
  'undefined',
  'NaN',
  '-1',
  '10.0.0.0/99',
  '999.1.1.1/8',
  '0.0.0.0/0',
  '::/0',
  'page-999999999',
  'x'.repeat(100_000),
];

/** Texts that are no block of addresses, in either family. */
export const notBlocks: readonly string[] = [
  '',
  ' ',
  '10.0.0.0/99',
  '10.0.0.0/-1',
  '10.0.0.0/',
  '10.0.0.0',
  '/8',
  '999.1.1.1/8',
  '10.0.0/8',
  '10.0.0.0.0/8',
  ' 10.0.0.0/8',
  '10.0.0.0/8 ',
  '10.0.0.0 /8',
  '0x0a.0.0.0/8',
  '١٠.0.0.0/8',
  '1e1.0.0.0/8',
  '10.0.0.0/8/8',
  '10.0.0.0/1e1',
  '10.0.0.0/08x',
  '::/129',
  ':::/0',
  'g::/0',
  '1:2:3:4:5:6:7:8:9/64',
  '__proto__',
];

export const notAddresses: readonly string[] = [
  '',
  ' ',
  '10.0.2',
  '10.0.2.256',
  '10.0.2.-5',
  '10.0.2.50/24',
  ' 10.0.2.50',
  '10.0.2.50\n',
  '0x0a.0.2.50',
  '::1',
  '__proto__',
];

export const absurdNumbers: readonly number[] = [
  -1_000_000_000,
  -5,
  -1,
  0,
  70_000,
  1_000_000_000,
  2 ** 31,
  2 ** 53 - 1,
];

export type Path = readonly (string | number)[];

/** Every place in the value that holds something other than a list or an object. */
export function leaves(value: JsonValue, path: Path = []): readonly (readonly [Path, JsonValue])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  const entries: readonly (readonly [string | number, JsonValue])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return entries.flatMap(([key, item]) => leaves(item, [...path, key]));
}

/** The value with something else at that place. */
export function withAt(value: JsonValue, path: Path, put: JsonValue | undefined): JsonValue {
  const [key, ...rest] = path;
  if (key === undefined) return put ?? null;
  if (Array.isArray(value))
    return value.map((item, index) => (index === key ? withAt(item, rest, put) : item));
  const object = (typeof value === 'object' && value !== null ? value : {}) as JsonObject;
  if (rest.length === 0 && put === undefined)
    return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
  return { ...object, [key]: withAt(object[key] ?? {}, rest, put) };
}

export interface JsonSchema {
  readonly type?: string;
  readonly properties?: { readonly [name: string]: JsonSchema };
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly JsonValue[];
  readonly additionalProperties?: unknown;
}

/** What the operation's input may be, as JSON Schema. */
export function schemaOf(input: z.ZodType): JsonSchema {
  return z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}

/** Every field of the schema with its path; items of lists count as the first one. */
export function fieldsOf(
  schema: JsonSchema,
  path: Path = [],
): readonly { readonly path: Path; readonly schema: JsonSchema; readonly isRequired: boolean }[] {
  const required = new Set(schema.required ?? []);
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    { path: [...path, name], schema: field, isRequired: required.has(name) },
    ...fieldsOf(field, [...path, name]),
  ]);
  const items = schema.items === undefined ? [] : fieldsOf(schema.items, [...path, 0]);
  return [...own, ...items];
}
