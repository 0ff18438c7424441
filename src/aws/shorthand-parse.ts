import { err, ok, type Result } from '../kernel/lib/result.ts';
import { isAsciiSpace, isSpace, stripEnd } from './python-text.ts';

/** What shorthand says before a shape gives its texts types. */
export type RawValue = string | readonly RawValue[] | { readonly [key: string]: RawValue };
export type RawObject = { readonly [key: string]: RawValue };

/** Supplies the text behind `Key@=file://path`; undefined for what is not a file reference. */
export type ResolveReference = (value: string) => Result<string | undefined, string>;

interface Cursor {
  readonly text: string;
  readonly resolve: ResolveReference;
  index: number;
  /** True behind `@=`, where a value may name a file. */
  isReference: boolean;
  failure: string | undefined;
}

// Functions return undefined after noting a failure in the cursor; a look-ahead that fails forgets it again.
type Read<T> = T | undefined;

/**
 * AWS CLI's shorthand syntax: `Name=vpc-id,Values=a,b` and `Key=[{Name="x y"},{...}]`.
 * The error is the program's own message, from "Expected:" to the caret below the place.
 */
export function parseShorthand(text: string, resolve: ResolveReference): Result<RawObject, string> {
  const cursor: Cursor = { text, resolve, index: 0, isReference: false, failure: undefined };
  const value = readParameter(cursor);
  return value === undefined ? err(cursor.failure ?? '') : ok(value);
}

// parameter = keyval *("," keyval)
function readParameter(cursor: Cursor): Read<RawObject> {
  const entries = new Map<string, RawValue>();
  let isFirst = true;
  while (isFirst || cursor.index < cursor.text.length) {
    const before = cursor.index;
    if (!isFirst && !expect(cursor, ',', true)) return undefined;
    const pair = readPair(cursor, readValues);
    if (pair === undefined) return undefined;
    if (entries.has(pair.key)) return duplicateKey(cursor, pair.key, before + 1);
    entries.set(pair.key, pair.value);
    isFirst = false;
  }
  return Object.fromEntries(entries);
}

// keyval = key ("=" / "@=") values
function readPair(
  cursor: Cursor,
  readValue: (cursor: Cursor) => Read<RawValue>,
): Read<{ readonly key: string; readonly value: RawValue }> {
  const start = cursor.index;
  while (/[A-Za-z0-9\-_.#/:]/.test(current(cursor) ?? ' ')) cursor.index += 1;
  const key = cursor.text.slice(start, cursor.index);
  skipSpaces(cursor);
  cursor.isReference = current(cursor) === '@';
  if (cursor.isReference) cursor.index += 1;
  if (!expect(cursor, '=', true)) return undefined;
  const value = readValue(cursor);
  return value === undefined ? undefined : { key, value };
}

// values = csv-list / explicit-list / hash-literal
function readValues(cursor: Cursor): Read<RawValue> {
  const char = current(cursor);
  if (char === undefined) return '';
  if (char === '[') return readList(cursor);
  if (char === '{') return readHash(cursor);
  return readCommaList(cursor);
}

/** `a` or `a,b`; a comma before the next `key=` ends the value, which only trying tells. */
function readCommaList(cursor: Cursor): Read<RawValue> {
  const first = readFirstValue(cursor);
  if (first === undefined) return undefined;
  skipSpaces(cursor);
  if (current(cursor) !== ',') return first;
  expect(cursor, ',', true);
  const values = [first];
  for (;;) {
    const value = readNextValue(cursor);
    if (value !== undefined) {
      skipSpaces(cursor);
      if (current(cursor) === undefined) {
        values.push(value);
        break;
      }
      if (expect(cursor, ',', true)) {
        values.push(value);
        continue;
      }
    }
    if (current(cursor) === undefined) return undefined;
    cursor.failure = undefined;
    while (cursor.text[cursor.index] !== ',') cursor.index -= 1;
    break;
  }
  return values.length === 1 ? first : values;
}

// explicit-list = "[" [value *("," value)] "]"
function readList(cursor: Cursor): Read<readonly RawValue[]> {
  expect(cursor, '[', true);
  const values: RawValue[] = [];
  while (current(cursor) !== ']') {
    const value = readExplicitValue(cursor);
    if (value === undefined) return undefined;
    values.push(value);
    if (!endsOrContinues(cursor, ']')) return undefined;
  }
  cursor.index += 1;
  return values;
}

// hash-literal = "{" [key "=" value *("," key "=" value)] "}"
function readHash(cursor: Cursor): Read<RawObject> {
  expect(cursor, '{', true);
  const entries = new Map<string, RawValue>();
  while (current(cursor) !== '}') {
    const pair = readPair(cursor, readExplicitValue);
    if (pair === undefined) return undefined;
    entries.set(pair.key, pair.value);
    if (!endsOrContinues(cursor, '}')) return undefined;
  }
  cursor.index += 1;
  return Object.fromEntries(entries);
}

function endsOrContinues(cursor: Cursor, end: string): boolean {
  skipSpaces(cursor);
  if (current(cursor) === end) return true;
  if (!expect(cursor, ',', false)) return false;
  skipSpaces(cursor);
  return true;
}

function readExplicitValue(cursor: Cursor): Read<RawValue> {
  const char = current(cursor);
  if (char === '[') return readList(cursor);
  if (char === '{') return readHash(cursor);
  return readFirstValue(cursor);
}

function readFirstValue(cursor: Cursor): Read<string> {
  const char = current(cursor);
  if (char === "'" || char === '"') return readQuoted(cursor, char);
  const word = matchWord(cursor, isFollower);
  return word === undefined ? '' : resolved(cursor, plain(word));
}

/** A further value of a comma list, where `=` would mean that it was the next key. */
function readNextValue(cursor: Cursor): Read<string> {
  const char = current(cursor);
  if (char === "'" || char === '"') return readQuoted(cursor, char);
  const word = matchWord(cursor, isNextFollower);
  return word === undefined ? fail(cursor, '<second>', '<none>') : resolved(cursor, plain(word));
}

function readQuoted(cursor: Cursor, quote: '"' | "'"): Read<string> {
  const pattern = quote === '"' ? /"(?:\\"|[^"])*"/y : /'(?:\\'|[^'])*'/y;
  pattern.lastIndex = cursor.index;
  const match = pattern.exec(cursor.text);
  if (match === null) return fail(cursor, quote === '"' ? '<double quoted>' : '<singled quoted>', '<none>');
  cursor.index += match[0].length;
  const inner = match[0].slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\');
  return resolved(cursor, inner);
}

function plain(word: string): string {
  return stripEnd(word.replaceAll('\\,', ','));
}

function resolved(cursor: Cursor, value: string): Read<string> {
  if (!cursor.isReference) return value;
  const text = cursor.resolve(value);
  if (text.ok) return text.value ?? value;
  cursor.failure = text.error;
  return undefined;
}

/** The longest word at the cursor: a starting sign, then followers; `\,` counts as one sign everywhere. */
function matchWord(cursor: Cursor, follows: (code: number) => boolean): string | undefined {
  const { text } = cursor;
  let end = cursor.index;
  while (end < text.length) {
    const code = text.codePointAt(end) ?? 0;
    if (text.startsWith('\\,', end)) end += 2;
    else if (end === cursor.index ? isStarter(code) : follows(code)) end += 1;
    else break;
  }
  if (end === cursor.index) return undefined;
  const word = text.slice(cursor.index, end);
  cursor.index = end;
  return word;
}

// The sign classes of the grammar. None holds code points above U+FFFF: such a text must be quoted.
function isStarter(code: number): boolean {
  return code > 0x20 && code <= 0xffff && !`"',=[{`.includes(String.fromCharCode(code));
}

function isFollower(code: number): boolean {
  return isTextSign(code) && !`"',]}`.includes(String.fromCharCode(code));
}

function isNextFollower(code: number): boolean {
  return isTextSign(code) && !`"',=`.includes(String.fromCharCode(code));
}

function isTextSign(code: number): boolean {
  // U+001C to U+001F count as space for Python's `strip`, and for its `\s` as well.
  return code <= 0xffff && (code > 0x20 || isSpace(String.fromCharCode(code)));
}

function current(cursor: Cursor): string | undefined {
  const code = cursor.text.codePointAt(cursor.index);
  return code === undefined ? undefined : String.fromCodePoint(code);
}

function skipSpaces(cursor: Cursor): void {
  while (isAsciiSpace(cursor.text[cursor.index])) cursor.index += 1;
}

function expect(cursor: Cursor, char: string, withSpaces: boolean): boolean {
  if (withSpaces) skipSpaces(cursor);
  if (current(cursor) !== char) {
    fail(cursor, char, current(cursor) ?? 'EOF');
    return false;
  }
  cursor.index += 1;
  if (withSpaces) skipSpaces(cursor);
  return true;
}

function fail(cursor: Cursor, expected: string, received: string): undefined {
  cursor.failure = `Expected: '${expected}', received: '${received}' for input:\n${pointAt(cursor.text, cursor.index)}`;
  return undefined;
}

function duplicateKey(cursor: Cursor, key: string, index: number): undefined {
  const place = pointAt(cursor.text, index);
  cursor.failure = `Second instance of key "${key}" encountered for input:\n${place}\nThis is often because there is a preceding "," instead of a space.`;
  return undefined;
}

/** The input with a caret below the place, put behind the line that holds it. */
function pointAt(text: string, index: number): string {
  const lineStart = text.lastIndexOf('\n', index - 1) + 1;
  const nextLine = text.indexOf('\n', index);
  const lineEnd = nextLine < 0 ? text.length : nextLine;
  const spaces = ' '.repeat([...text.slice(index === 0 ? 0 : lineStart, index)].length);
  return `${text.slice(0, lineEnd)}\n${spaces}^${text.slice(lineEnd)}`;
}
