// The AWS command line is a Python program. Where its reading of text differs from JavaScript's, these follow Python.

const SPACES = new Set(
  [0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000].map((code) => String.fromCharCode(code)),
);

/** True for what Python's `str.strip` removes and `\s` matches. */
export function isSpace(char: string | undefined): boolean {
  if (char === undefined) return false;
  const code = char.charCodeAt(0);
  const isControl = (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f);
  return isControl || (code >= 0x2000 && code <= 0x200a) || SPACES.has(char);
}

/** True for `string.whitespace`, the six ASCII spaces that shorthand skips between its signs. */
export function isAsciiSpace(char: string | undefined): boolean {
  return char !== undefined && char.length === 1 && ' \t\n\r\v\f'.includes(char);
}

export function stripStart(text: string): string {
  let start = 0;
  while (start < text.length && isSpace(text[start])) start += 1;
  return text.slice(start);
}

export function stripEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text[end - 1])) end -= 1;
  return text.slice(0, end);
}

/** Python's `int(text)`; undefined where Python raises, or where a JavaScript number could not hold the value. */
export function parsePythonInteger(text: string): number | undefined {
  const digits = stripEnd(stripStart(text));
  if (!/^[+-]?[0-9]+(_[0-9]+)*$/.test(digits)) return undefined;
  const value = Number(digits.replaceAll('_', ''));
  // Adding zero turns -0 into 0: Python's integers have only one zero.
  return Number.isSafeInteger(value) ? value + 0 : undefined;
}

/** Python's `float(text)` for finite numbers; undefined where Python raises. */
export function parsePythonFloat(text: string): number | undefined {
  const digits = stripEnd(stripStart(text));
  if (!/^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$/.test(digits)) return undefined;
  const value = Number(digits);
  return Number.isFinite(value) ? value : undefined;
}
