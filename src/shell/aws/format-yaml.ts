import { isJsonList, isJsonObject } from '../../aws/json-object.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { byCodePoint } from './python-scalar.ts';
import { yamlString } from './yaml-string.ts';

/** `--output yaml`: block style, keys in order, lists not indented below their key, as AWS CLI's library writes it. */
export function formatYaml(value: JsonValue): string {
  if (isJsonObject(value) && Object.keys(value).length > 0) return mapping(value, 0).slice(1);
  if (isJsonList(value) && value.length > 0) return sequence(value, 0).slice(1);
  const text = scalar(value, 2, 0);
  // A bare word alone needs its end marked.
  const isPlain = !/^["'[{]/.test(text);
  return `${text}\n${isPlain ? '...\n' : ''}`;
}

/** Each line begins with a line break; the caller drops the first one. */
function mapping(object: JsonObject, indent: number): string {
  const lines = Object.keys(object)
    .sort(byCodePoint)
    .map((key) => {
      const name = yamlString(key, 0, 0, true);
      const start = `\n${' '.repeat(indent)}${name}:`;
      return start + nested(object[key] ?? null, indent, indent, indent + name.length + 2);
    });
  return lines.join('') + (indent === 0 ? '\n' : '');
}

function sequence(items: readonly JsonValue[], indent: number): string {
  const lines = items.map((item) => {
    const start = `\n${' '.repeat(indent)}-`;
    if (isJsonObject(item) && Object.keys(item).length > 0)
      return `${start} ${mapping(item, indent + 2).slice(indent + 3)}`;
    if (isJsonList(item) && item.length > 0)
      return `${start} ${sequence(item, indent + 2).slice(indent + 3)}`;
    return start + nested(item, indent, indent, indent + 2);
  });
  return lines.join('') + (indent === 0 ? '\n' : '');
}

function nested(value: JsonValue, indent: number, listIndent: number, column: number): string {
  if (isJsonObject(value) && Object.keys(value).length > 0) return mapping(value, indent + 2);
  if (isJsonList(value) && value.length > 0)
    return listIndent === 0 ? sequence(value, 0).replace(/\n$/, '') : sequence(value, listIndent);
  return ` ${scalar(value, indent + 2, column)}`;
}

function scalar(value: JsonValue, indent: number, column: number): string {
  if (typeof value === 'string') return yamlString(value, indent, column, false);
  if (isJsonObject(value)) return '{}';
  if (isJsonList(value)) return '[]';
  return String(value);
}
