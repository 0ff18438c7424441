import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';

/**
 * Lists of alike JSON values as columns: each field of all records together, because neighbours in
 * a column are alike and compress to almost nothing. Knows no resource type, so that a link keeps
 * its meaning when schemas change.
 *
 * A column of n values is one of
 * - a text, number, boolean or null: n times that value
 * - `{field: column}`: n objects
 * - `["*", lengths, column]`: n arrays, their elements in one column
 * - `["?", runs, column]`: values that may be absent; lengths of runs, present first
 * - `["+", …]`, `["#", …]`: integers, as differences or as they are
 * - `[">", first, step]`: integers that grow evenly
 * - `["@", choices, digits]`: few different values, each as one digit of base 36
 * - `["%", template, …columns]`: texts that differ only in their numbers, one column for each `#`
 * - `["=", …]`: values as they are
 */
export type Cell = JsonValue | undefined;

export function encodeColumn(cells: readonly Cell[]): JsonValue {
  if (cells.some((cell) => cell === undefined)) return encodeSparse(cells);
  const values = cells as readonly JsonValue[];
  const first = values[0];
  if (first === undefined) return 0;
  if (isScalar(first) && values.every((value) => value === first)) return first;
  if (values.every(isObject)) return encodeObjects(values);
  if (values.every(isArray))
    return ['*', encodeColumn(values.map(({ length }) => length)), encodeColumn(values.flat())];
  if (values.every(isInteger)) return encodeIntegers(values);
  const texts = values.every((value) => typeof value === 'string') ? encodeTemplate(values) : undefined;
  return shortest([['=', ...values], texts, encodeChoices(values)]);
}

function shortest(forms: readonly (JsonValue | undefined)[]): JsonValue {
  const sized = forms.flatMap((form) =>
    form === undefined ? [] : [{ form, size: JSON.stringify(form).length }],
  );
  return sized.reduce((best, next) => (next.size < best.size ? next : best)).form;
}

function encodeChoices(values: readonly JsonValue[]): JsonValue | undefined {
  const choices = new Map<JsonValue, string>();
  let digits = '';
  for (const value of values) {
    if (!isScalar(value)) return undefined;
    const digit = choices.get(value) ?? choices.size.toString(BASE);
    if (digit.length > 1) return undefined;
    choices.set(value, digit);
    digits += digit;
  }
  return ['@', [...choices.keys()], digits];
}

function encodeSparse(cells: readonly Cell[]): JsonValue {
  const runs: number[] = [];
  let wanted = true;
  let length = 0;
  for (const cell of cells) {
    if ((cell !== undefined) !== wanted) {
      runs.push(length);
      wanted = !wanted;
      length = 0;
    }
    length++;
  }
  runs.push(length);
  return ['?', runs, encodeColumn(cells.filter((cell) => cell !== undefined))];
}

function encodeObjects(objects: readonly JsonObject[]): JsonValue {
  const fields = [...new Set(objects.flatMap((object) => Object.keys(object)))].sort();
  return Object.fromEntries(
    fields.map((field) => [
      field,
      encodeColumn(objects.map((object) => (Object.hasOwn(object, field) ? object[field] : undefined))),
    ]),
  );
}

function encodeIntegers(values: readonly number[]): JsonValue {
  const plain: JsonValue = ['#', ...values];
  const [first = 0, ...steps] = values.map((value, index) => value - (values[index - 1] ?? 0));
  // Far-apart extremes leave the range in which sums are exact.
  if (!steps.every(isInteger)) return plain;
  const step = steps[0] ?? 0;
  if (steps.every((other) => other === step)) return ['>', first, step];
  return shortest([plain, ['+', first, ...steps], encodeChoices(values)]);
}

export const BASE = 36;

/** A number as JavaScript would write it again: no leading zeros, exact. */
const NUMBER = /\d+/g;

function encodeTemplate(texts: readonly string[]): JsonValue | undefined {
  const template = texts[0]?.replace(NUMBER, '#') ?? '';
  const rows: (readonly string[])[] = [];
  for (const text of texts) {
    const numbers = text.match(NUMBER) ?? [];
    if (text.includes('#') || text.replace(NUMBER, '#') !== template) return undefined;
    if (!numbers.every((digits) => String(Number(digits)) === digits && isInteger(Number(digits))))
      return undefined;
    rows.push(numbers);
  }
  const places = rows[0]?.map((_, place) => encodeColumn(rows.map((row) => Number(row[place])))) ?? [];
  return places.length === 0 ? undefined : ['%', template, ...places];
}

export function isScalar(value: JsonValue): value is string | number | boolean | null {
  return typeof value !== 'object' || value === null;
}

export function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isInteger(value: JsonValue | undefined): value is number {
  return Number.isSafeInteger(value);
}
