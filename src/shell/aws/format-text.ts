import { isJsonList, isJsonObject } from '../../aws/json-object.ts';
import { pythonText } from '../../aws/parameter-report.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { byCodePoint, isScalar } from './python-scalar.ts';

/** `--output text`: tab-separated lines, one per object, each nested level under its own name in capitals. */
export function formatText(value: JsonValue): string {
  const lines: string[] = [];
  writeValue(lines, value, undefined, undefined);
  return lines.map((line) => `${line}\n`).join('');
}

function writeValue(
  lines: string[],
  value: JsonValue,
  name: string | undefined,
  columns: readonly string[] | undefined,
): void {
  if (isJsonObject(value)) writeObject(lines, value, name, columns);
  else if (isJsonList(value)) writeList(lines, value, name);
  else lines.push(pythonText(value));
}

function writeList(lines: string[], items: readonly JsonValue[], name: string | undefined): void {
  if (items.some(isJsonObject)) {
    // All objects of a list show the same columns, empty where one lacks the member.
    const columns = scalarColumns(items.filter(isJsonObject));
    for (const item of items) writeValue(lines, item, name, columns);
    return;
  }
  const scalars = items.filter(isScalar);
  if (scalars.length > 0) {
    if (name === undefined) lines.push(scalars.map(pythonText).join('\t'));
    else lines.push(...scalars.map((item) => `${name.toUpperCase()}\t${pythonText(item)}`));
  }
  for (const item of items) if (!isScalar(item)) writeValue(lines, item, name, undefined);
}

function scalarColumns(items: readonly JsonObject[]): readonly string[] {
  const names = new Set<string>();
  for (const item of items)
    for (const [name, value] of Object.entries(item)) if (isScalar(value)) names.add(name);
  return [...names].sort(byCodePoint);
}

function writeObject(
  lines: string[],
  object: JsonObject,
  name: string | undefined,
  columns: readonly string[] | undefined,
): void {
  const members = Object.keys(object).sort(byCodePoint);
  const shown = columns ?? members.filter((member) => isScalar(object[member]));
  const cells = shown.map((member) => {
    const value = object[member];
    // A column that holds an object here prints like Python would print the object: no such answer exists.
    return Object.hasOwn(object, member) ? scalarText(value) : '';
  });
  if (cells.length > 0)
    lines.push([...(name === undefined ? [] : [name.toUpperCase()]), ...cells].join('\t'));
  for (const member of members) {
    const value = object[member];
    if (value !== undefined && !shown.includes(member)) writeValue(lines, value, member, undefined);
  }
}

function scalarText(value: JsonValue | undefined): string {
  return pythonText(value ?? null);
}
