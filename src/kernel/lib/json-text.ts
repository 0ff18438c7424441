import { err, ok, type Result } from './result.ts';

/** Why a text is not JSON; `line` and `column` count from 1. */
export interface JsonFault {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** AWS's deepest answers nest about 15 levels; what is far deeper would overflow recursive readers. */
export const MAX_JSON_DEPTH = 100;

const UTF16_HINT =
  'the text is UTF-16, not UTF-8: save it as UTF-8 (in PowerShell: `… | Out-File -Encoding utf8 file.json`)';

/**
 * Reads JSON text. Unlike `JSON.parse` alone it says where the fault lies, alike in every engine,
 * accepts a byte-order mark, and names the two usual non-JSON files: empty ones and UTF-16.
 */
export function parseJsonText(text: string): Result<unknown, JsonFault> {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (looksLikeUtf16(text)) return err({ message: UTF16_HINT, line: 1, column: 1 });
  if (body.trim() === '') return err({ message: 'the file is empty', line: 1, column: 1 });
  try {
    return ok(JSON.parse(body) as unknown);
  } catch {
    const { at, message } = findFault(body);
    return err({ message, ...placeOf(body, at) });
  }
}

/** UTF-16 that was decoded as UTF-8 (NULs, or two replacement characters for its mark) or as Latin-1. */
function looksLikeUtf16(text: string): boolean {
  return /^(?:\uFFFD\uFFFD|\u00FF\u00FE|\u00FE\u00FF|\uFFFE)/.test(text) || text.slice(0, 200).includes('\0');
}

function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let lineStart = 0;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', lineStart)) {
    line++;
    lineStart = next + 1;
  }
  return { line, column: at - lineStart + 1 };
}

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or }' | ', or ]' | 'end';

interface Fault {
  readonly at: number;
  readonly message: string;
}

/** Walks the text as JSON's grammar does, without recursion, to the first place that breaks it. */
function findFault(text: string): Fault {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const afterValue = (): Expected => {
    const container = open.at(-1);
    if (container === undefined) return 'end';
    return container === '{' ? ', or }' : ', or ]';
  };
  for (;;) {
    at = skipSpace(text, at);
    const char = text[at];
    if (char === undefined) break;
    const isValuePlace: boolean = expected === 'value' || expected === 'value or ]';
    if (isValuePlace && (char === '{' || char === '[')) {
      open.push(char);
      expected = char === '{' ? 'key or }' : 'value or ]';
      at++;
    } else if (closes(char, expected)) {
      open.pop();
      expected = afterValue();
      at++;
    } else if (char === ',' && (expected === ', or }' || expected === ', or ]')) {
      expected = expected === ', or }' ? 'key' : 'value';
      at++;
    } else if (char === ':' && expected === ':') {
      expected = 'value';
      at++;
    } else if (char === '"' && (isValuePlace || expected === 'key' || expected === 'key or }')) {
      const string = endOfString(text, at);
      if (typeof string !== 'number') return string;
      at = string;
      expected = isValuePlace ? afterValue() : ':';
    } else {
      const end = isValuePlace ? endOfWord(text, at) : at;
      if (end === at) return { at, message: `expected ${named(expected)} but found ${shown(char)}` };
      at = end;
      expected = afterValue();
    }
  }
  if (expected === 'end') return { at: 0, message: 'the text is nested too deeply for this browser' };
  return { at, message: `the text ends early: expected ${named(expected)}` };
}

function closes(char: string, expected: Expected): boolean {
  if (char === '}') return expected === 'key or }' || expected === ', or }';
  return char === ']' && (expected === 'value or ]' || expected === ', or ]');
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 10 && code !== 13) return at;
    at++;
  }
}

function endOfString(text: string, start: number): number | Fault {
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '"') return at + 1;
    if (char === '\\') {
      if (!/^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(text.slice(at + 1, at + 6)))
        return { at, message: 'this backslash starts no escape that JSON knows' };
      at++;
    } else if (text.charCodeAt(at) < 32) {
      return { at, message: 'a string may not hold a line break or control character' };
    }
  }
  return { at: text.length, message: 'the text ends inside a string' };
}

/** Where the number or the word (true, false, null) that starts here ends; `start` when none does. */
function endOfWord(text: string, start: number): number {
  const word = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
  word.lastIndex = start;
  return word.test(text) ? word.lastIndex : start;
}

function named(expected: Expected): string {
  if (expected === 'end') return 'nothing more after the first value';
  return expected.replace(/[:,\]}]/g, (mark) => `"${mark}"`).replace('key', 'a key in double quotes');
}

function shown(char: string): string {
  return char === '"' ? 'a string' : `"${char}"`;
}

/**
 * What makes parsed JSON unfit to be stored: nesting beyond MAX_JSON_DEPTH (also a cycle, when the
 * value did not come from text), or a key `__proto__`, which plain assignments would not store.
 * Without recursion, so that any depth can be looked at.
 */
export function findUnsafeJson(root: unknown): 'too-deep' | 'proto-key' | undefined {
  const values: unknown[] = [root];
  const depths: number[] = [0];
  let hasProtoKey = false;
  while (values.length > 0) {
    const value = values.pop();
    const depth = depths.pop() ?? 0;
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= MAX_JSON_DEPTH) return 'too-deep';
    if (!Array.isArray(value) && Object.hasOwn(value, '__proto__')) hasProtoKey = true;
    for (const child of Array.isArray(value) ? value : Object.values(value)) {
      if (typeof child !== 'object' || child === null) continue;
      values.push(child);
      depths.push(depth + 1);
    }
  }
  return hasProtoKey ? 'proto-key' : undefined;
}
