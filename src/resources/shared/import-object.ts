import type * as z from 'zod';
import { formatPath } from '../../kernel/cloud/input.ts';
import { type JsonObject, jsonEqual } from '../../kernel/lib/json.ts';

/** Reads an imported object with a tolerant schema; a string is the reason, with its path. */
export function readObject<Schema extends z.ZodType>(
  schema: Schema,
  raw: JsonObject,
): z.output<Schema> | string {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  if (issue === undefined) return 'not readable';
  const path = formatPath(issue.path);
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}

/**
 * The fields of an imported object that a record would lose: neither among the facts it holds or
 * the answers derived from other records (`known`), nor equal to what describe prints anyway.
 */
export function extraFields(
  raw: JsonObject,
  known: readonly string[],
  printed: JsonObject,
): { readonly extra?: JsonObject } {
  const extra = Object.entries(raw).filter(
    ([name, value]) => !known.includes(name) && !(name in printed && jsonEqual(value, printed[name])),
  );
  return extra.length === 0 ? {} : { extra: Object.fromEntries(extra) };
}

/** AWS's date text in milliseconds; undefined when it is missing or not a date. */
export function milliseconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const parsed = Date.parse(text);
  return Number.isNaN(parsed) ? undefined : parsed;
}
