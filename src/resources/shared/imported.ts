import type { z } from 'zod';
import { formatPath } from '../../kernel/cloud/input.ts';
import { type JsonObject, type JsonValue, jsonEqual } from '../../kernel/lib/json.ts';
import { err, ok, type Result } from '../../kernel/lib/result.ts';

/** Reads one object of a describe answer; the error is the reason with its path. */
export function readImported<Schema extends z.ZodType>(
  schema: Schema,
  raw: JsonObject,
): Result<z.output<Schema>, string> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return err(issue === undefined ? 'is not readable' : `${formatPath(issue.path)}: ${issue.message}`);
}

/**
 * What an imported object says besides the modelled fields. `printed` holds what describe prints
 * for fields that are not modelled: such a field is only kept where the import says otherwise,
 * and print lays the kept ones over its own. Spread the answer into the record.
 */
export function extraOf(
  raw: JsonObject,
  modelled: readonly string[],
  printed: JsonObject = {},
): { readonly extra?: { [field: string]: unknown } } {
  const extra: { [field: string]: JsonValue } = {};
  for (const [field, value] of Object.entries(raw)) {
    if (modelled.includes(field)) continue;
    if (Object.hasOwn(printed, field) && jsonEqual(printed[field], value)) continue;
    extra[field] = value;
  }
  return Object.keys(extra).length === 0 ? {} : { extra };
}
