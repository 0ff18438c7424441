import type { JsonObject, JsonValue } from '../kernel/lib/json.ts';
import { err, ok, type Result } from '../kernel/lib/result.ts';
import { pythonJsonFault } from './python-json-fault.ts';

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The object without some of its members. */
export function without(input: JsonObject, ...members: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(input).filter(([member]) => !members.includes(member)));
}

/** True when the object has members, and no other ones than these. */
export function hasOnly(input: JsonObject, ...members: readonly string[]): boolean {
  const names = Object.keys(input);
  return names.length > 0 && names.every((name) => members.includes(name));
}

/** JSON text as a value. The error is what Python says of the text: engines of browsers differ. */
export function parseJson(text: string): Result<JsonValue, string> {
  try {
    return ok(JSON.parse(text) as JsonValue);
  } catch {
    return err(pythonJsonFault(text) ?? 'the text is not JSON');
  }
}
