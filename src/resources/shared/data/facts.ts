import * as z from 'zod';
import { recordShape } from '../../../kernel/cloud/tags.ts';
import type { JsonObject, JsonValue } from '../../../kernel/lib/json.ts';

/**
 * A part of a request that is kept and shown again as it came: what is in it is checked against
 * AWS's own model where a command line is read.
 */
export const json = z.custom<JsonValue>((value) => value !== undefined);
export const jsonObject = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
export const texts = z.array(z.string());

/** Optional fields that are kept as they came. */
export function kept<Names extends readonly string[]>(
  ...names: Names
): { [Name in Names[number]]: z.ZodExactOptional<typeof json> } {
  return Object.fromEntries(names.map((name) => [name, json.exactOptional()])) as never;
}

/** The schema of a record with these facts. */
export function recordSchema<Facts extends z.ZodRawShape>(facts: Facts) {
  return z.strictObject({ ...recordShape, ...facts });
}

type Present<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & { [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> };

/** The object without the fields that are undefined. */
export function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as unknown as Present<T>;
}

/** The fields of that name, as far as the object has them. */
export function picked(from: object, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(from).filter(([name, value]) => names.includes(name) && value !== undefined),
  );
}
