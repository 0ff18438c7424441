import { isJsonList, isJsonObject } from '../../aws/json-object.ts';
import { findShape } from '../../aws/model.ts';
import type { ServiceModel } from '../../aws/shape.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';

/**
 * An answer as AWS CLI hands it to its printers: members in the order of AWS's model, times in ISO 8601 with an
 * offset. Members that the model does not know keep their place at the end.
 */
export function orderAnswer(
  model: ServiceModel,
  shapeName: string | undefined,
  answer: JsonObject,
): JsonObject {
  return shapeName === undefined ? answer : (ordered(model, shapeName, answer) as JsonObject);
}

function ordered(model: ServiceModel, shapeName: string, value: JsonValue): JsonValue {
  const shape = findShape(model, shapeName);
  switch (shape.type) {
    case 'structure': {
      if (!isJsonObject(value)) return value;
      const entries: [string, JsonValue][] = [];
      for (const [member, name] of Object.entries(shape.members)) {
        const item = Object.hasOwn(value, member) ? value[member] : undefined;
        if (item !== undefined) entries.push([member, ordered(model, name, item)]);
      }
      for (const [member, item] of Object.entries(value))
        if (!Object.hasOwn(shape.members, member)) entries.push([member, item]);
      return Object.fromEntries(entries);
    }
    case 'list':
      return isJsonList(value) ? value.map((item) => ordered(model, shape.member, item)) : value;
    case 'map':
      if (!isJsonObject(value)) return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, ordered(model, shape.value, item)]),
      );
    case 'timestamp':
      return printTime(value);
    default:
      return value;
  }
}

/** `2026-01-01T00:00:00+00:00`, with microseconds only where there are any. */
function printTime(value: JsonValue): JsonValue {
  const at =
    typeof value === 'number' ? value * 1000 : typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) return value;
  const [date = '', fraction = ''] = new Date(at).toISOString().slice(0, -1).split('.');
  return `${date}${fraction === '000' ? '' : `.${fraction}000`}+00:00`;
}
