const WIDTH = 80;

/** Texts that would be read back as something else than a text. */
const NOT_TEXT =
  /^(?:true|True|TRUE|false|False|FALSE|~|null|Null|NULL||=|<<|[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+|[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?(?:[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)|[-+]?\.[0-9_]+(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/;

interface Analysis {
  readonly isMultiline: boolean;
  readonly allowsPlain: boolean;
  readonly allowsSingle: boolean;
}

/**
 * A text as a YAML scalar: bare where that is safe, else in single quotes, else in double ones; long ones folded.
 *
 * @param indent where a folded line begins
 * @param column where the scalar begins on its line
 */
export function yamlString(text: string, indent: number, column: number, isKey: boolean): string {
  const { isMultiline, allowsPlain, allowsSingle } = analyse(text);
  const folds = !isKey;
  if (allowsPlain && !isMultiline && !NOT_TEXT.test(text)) return plain(text, indent, column, folds);
  if (allowsSingle && !(isKey && isMultiline)) return singleQuoted(text, indent, column, folds);
  return doubleQuoted(text, indent, column, folds);
}

function analyse(text: string): Analysis {
  if (text === '') return { isMultiline: false, allowsPlain: false, allowsSingle: true };
  const isMultiline = /[\n\u0085\u2028\u2029]/.test(text);
  const isSpecial = [...text].some((char) => !isPrintable(char));
  const hasIndicator =
    /^(?:---|\.\.\.)/.test(text) ||
    /^[#,[\]{}&*!|>'"%@`]/.test(text) ||
    /^[?:](?:[\s]|$)/.test(text) ||
    /^-(?:[\s]|$)/.test(text) ||
    /:(?:[\s]|$)/.test(text) ||
    /[\s]#/.test(text);
  const hasEdgeSpace = /^[ \n]|[ \n]$/.test(text);
  const hasSpaceBreak = / [\n\u0085\u2028\u2029]|[\n\u0085\u2028\u2029] /.test(text);
  return {
    isMultiline,
    allowsPlain: !hasIndicator && !hasEdgeSpace && !hasSpaceBreak && !isSpecial && !isMultiline,
    allowsSingle: !hasSpaceBreak && !isSpecial,
  };
}

function isPrintable(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  return (
    code === 0x0a ||
    (code >= 0x20 && code <= 0x7e) ||
    code === 0x85 ||
    (code >= 0xa0 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd && code !== 0xfeff) ||
    code >= 0x10000
  );
}

function plain(text: string, indent: number, column: number, folds: boolean): string {
  let at = column;
  return text.replace(/( +)|[^ ]+/g, (part, spaces: string | undefined) => {
    if (spaces?.length === 1 && folds && at > WIDTH) {
      at = indent;
      return `\n${' '.repeat(indent)}`;
    }
    at += [...part].length;
    return part;
  });
}

function singleQuoted(text: string, indent: number, column: number, folds: boolean): string {
  const start = `\n${' '.repeat(indent)}`;
  let at = column + 1;
  let offset = 0;
  const body = text.replace(/( +)|(\n+)|'|[^ \n']+/g, (part: string, spaces?: string, breaks?: string) => {
    const isEdge = offset === 0 || offset + part.length === text.length;
    offset += part.length;
    if (spaces?.length === 1 && folds && at > WIDTH && !isEdge) {
      at = indent;
      return start;
    }
    if (breaks !== undefined) {
      at = indent;
      // One break more than are meant: a single one would be read as a space.
      return `\n${'\n'.repeat(breaks.length)}${' '.repeat(indent)}`;
    }
    const written = part === "'" ? "''" : part;
    at += [...written].length;
    return written;
  });
  return `'${body}'`;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\0', '0'],
  ['\x07', 'a'],
  ['\b', 'b'],
  ['\t', 't'],
  ['\n', 'n'],
  ['\v', 'v'],
  ['\f', 'f'],
  ['\r', 'r'],
  ['\x1b', 'e'],
  ['"', '"'],
  ['\\', '\\'],
  ['\u0085', 'N'],
  ['\u00a0', '_'],
  ['\u2028', 'L'],
  ['\u2029', 'P'],
]);

function doubleQuoted(text: string, indent: number, column: number, folds: boolean): string {
  const chars = [...text];
  let written = '"';
  let at = column + 1;
  let start = 0;
  const write = (part: string) => {
    written += part;
    at += [...part].length;
  };
  for (let end = 0; end <= chars.length; end += 1) {
    const char = chars[end];
    if (char === undefined || ESCAPES.has(char) || !isPrintable(char)) {
      if (start < end) write(chars.slice(start, end).join(''));
      start = end;
      if (char !== undefined) {
        write(escapeOf(char));
        start = end + 1;
      }
    }
    const isInside = end > 0 && end < chars.length - 1;
    if (!folds || !isInside || !(char === ' ' || start >= end) || at + (end - start) <= WIDTH) continue;
    write(`${chars.slice(start, end).join('')}\\`);
    if (start < end) start = end;
    written += `\n${' '.repeat(indent)}`;
    at = indent;
    if (chars[start] === ' ') write('\\');
  }
  return `${written}"`;
}

function escapeOf(char: string): string {
  const known = ESCAPES.get(char);
  if (known !== undefined) return `\\${known}`;
  const code = char.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
