import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { err, ok, type Result } from '../../kernel/lib/result.ts';

const STEP = /^(?:\.?([A-Za-z_]\w*)|\[(-?\d+)\]|\[\?([\w.]+)==(?:'([^']*)'|`([^`]*)`)\])/;

/**
 * The part of JMESPath that scripts need to take one text out of an answer: fields, positions, one
 * equality filter and `| [0]`. The error is a sentence.
 */
export function selectText(output: JsonObject, query: string): Result<string, string> {
  const found = select(output, query);
  if (!found.ok) return found;
  if (typeof found.value === 'string' || typeof found.value === 'number') return ok(String(found.value));
  return err(`--query ${query} finds no text in the answer.`);
}

function select(output: JsonObject, query: string): Result<JsonValue | undefined, string> {
  let value: JsonValue | undefined = output;
  let isList = false;
  for (let rest = query.trim(); rest !== ''; ) {
    const pipe = /^\s*\|\s*/.exec(rest);
    if (pipe !== null) {
      rest = rest.slice(pipe[0].length);
      isList = false;
      continue;
    }
    const step = STEP.exec(rest);
    if (step === null)
      return err(`--query ${query}: only fields, positions, one filter [?Name=='value'] and | [0] are read.`);
    rest = rest.slice(step[0].length);
    const [, field, position, name, text, literal] = step;
    if (field !== undefined) {
      if (isList) value = (value as readonly JsonObject[]).map((item) => fieldOf(item, field) ?? null);
      else value = fieldOf(value, field);
    } else if (position !== undefined) {
      value = Array.isArray(value) ? (value as readonly JsonValue[]).at(Number(position)) : undefined;
      isList = false;
    } else {
      const wanted = text ?? literal;
      const items: readonly JsonValue[] = Array.isArray(value) ? (value as readonly JsonValue[]) : [];
      value = items.filter((item) => String(fieldOf(item, name ?? '')) === wanted);
      isList = true;
    }
  }
  return ok(Array.isArray(value) && isList ? (value as readonly JsonValue[])[0] : value);
}

function fieldOf(value: JsonValue | undefined, field: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, field) ? (value as JsonObject)[field] : undefined;
}
