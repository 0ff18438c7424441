import type { JsonValue } from '../kernel/lib/json.ts';
import { err, ok, type Result } from '../kernel/lib/result.ts';
import { findShape, memberShape } from './model.ts';
import { parsePythonFloat, parsePythonInteger } from './python-text.ts';
import type { ServiceModel } from './shape.ts';
import type { RawObject, RawValue } from './shorthand-parse.ts';

type Coerced = Result<JsonValue, string>;

/**
 * Gives the texts of parsed shorthand the types of the shape, as AWS CLI does: numbers and booleans from text, a
 * single value where a list is wanted becomes a list of one. What does not fit stays as it is: the check of the whole
 * request reports it. The error is Python's message for a text that is no number.
 */
export function coerceShorthand(model: ServiceModel, shapeName: string, raw: RawValue): Coerced {
  const shape = findShape(model, shapeName);
  switch (shape.type) {
    case 'structure':
      if (!isRawObject(raw)) return ok(raw);
      return coerceMembers(model, raw, (member) => memberShape(shape, member));
    case 'map':
      return isRawObject(raw) ? coerceMembers(model, raw, () => shape.value) : ok(raw);
    case 'list':
      // The lone value is wrapped as it stands, without types: `Values=1` is a list of one text.
      return isRawList(raw) ? coerceItems(model, raw, shape.member) : ok([raw]);
    case 'integer':
    case 'long': {
      if (typeof raw !== 'string') return ok(raw);
      const value = parsePythonInteger(raw);
      return value === undefined ? err(`invalid literal for int() with base 10: '${raw}'`) : ok(value);
    }
    case 'double':
    case 'float': {
      if (typeof raw !== 'string') return ok(raw);
      const value = parsePythonFloat(raw);
      return value === undefined ? err(`could not convert string to float: '${raw}'`) : ok(value);
    }
    case 'boolean': {
      const word = typeof raw === 'string' ? raw.toLowerCase() : '';
      return ok(word === 'true' ? true : word === 'false' ? false : raw);
    }
    default:
      return ok(raw);
  }
}

function coerceMembers(
  model: ServiceModel,
  raw: RawObject,
  shapeOf: (member: string) => string | undefined,
): Coerced {
  const entries: [string, JsonValue][] = [];
  for (const [member, item] of Object.entries(raw)) {
    const shapeName = shapeOf(member);
    const value = shapeName === undefined ? ok(item) : coerceShorthand(model, shapeName, item);
    if (!value.ok) return value;
    entries.push([member, value.value]);
  }
  return ok(Object.fromEntries(entries));
}

function coerceItems(model: ServiceModel, raw: readonly RawValue[], shapeName: string): Coerced {
  const items: JsonValue[] = [];
  for (const item of raw) {
    const value = coerceShorthand(model, shapeName, item);
    if (!value.ok) return value;
    items.push(value.value);
  }
  return ok(items);
}

function isRawList(raw: RawValue): raw is readonly RawValue[] {
  return Array.isArray(raw);
}

function isRawObject(raw: RawValue): raw is RawObject {
  return typeof raw === 'object' && !Array.isArray(raw);
}
