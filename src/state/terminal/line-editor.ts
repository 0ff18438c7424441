/** A line while it is typed: plain data. */
export interface EditedLine {
  readonly text: string;
  readonly cursor: number;
  /** Which line of the history it shows; null: the line that is being typed. */
  readonly recalled: number | null;
  /** What was being typed before the history was walked. */
  readonly draft: string;
  /** What was cut last, for Ctrl+Y. */
  readonly cut: string;
}

export const EMPTY_LINE: EditedLine = { text: '', cursor: 0, recalled: null, draft: '', cut: '' };

/** The keys that readline binds, by what a terminal sends for them. */
const KEYS: { readonly [data: string]: (line: EditedLine, history: readonly string[]) => EditedLine } = {
  '\x7f': (line) => erase(line, Math.max(0, line.cursor - 1), line.cursor),
  '\b': (line) => erase(line, Math.max(0, line.cursor - 1), line.cursor),
  '\x1b[3~': (line) => erase(line, line.cursor, line.cursor + 1),
  '\x1b[D': (line) => moved(line, line.cursor - 1),
  '\x1b[C': (line) => moved(line, line.cursor + 1),
  '\x02': (line) => moved(line, line.cursor - 1),
  '\x06': (line) => moved(line, line.cursor + 1),
  '\x1b[1;5D': (line) => moved(line, wordBefore(line)),
  '\x1b[1;5C': (line) => moved(line, wordAfter(line)),
  '\x1bb': (line) => moved(line, wordBefore(line)),
  '\x1bf': (line) => moved(line, wordAfter(line)),
  '\x1b[H': (line) => moved(line, 0),
  '\x1bOH': (line) => moved(line, 0),
  '\x01': (line) => moved(line, 0),
  '\x1b[F': (line) => moved(line, line.text.length),
  '\x1bOF': (line) => moved(line, line.text.length),
  '\x05': (line) => moved(line, line.text.length),
  '\x0b': (line) => cutOut(line, line.cursor, line.text.length),
  '\x15': (line) => cutOut(line, 0, line.cursor),
  '\x17': (line) => cutOut(line, wordBefore(line), line.cursor),
  '\x1b\x7f': (line) => cutOut(line, wordBefore(line), line.cursor),
  '\x1bd': (line) => cutOut(line, line.cursor, wordAfter(line)),
  '\x19': (line) => insert(line, line.cut),
  '\x1b[A': (line, history) => recall(line, history, -1),
  '\x1b[B': (line, history) => recall(line, history, 1),
  '\x10': (line, history) => recall(line, history, -1),
  '\x0e': (line, history) => recall(line, history, 1),
};

/** The line after a key; null when the key is none of those that edit lines. */
export function pressKey(line: EditedLine, data: string, history: readonly string[]): EditedLine | null {
  const act = Object.hasOwn(KEYS, data) ? KEYS[data] : undefined;
  if (act !== undefined) return act(line, history);
  return isPrintable(data) ? insert(line, data) : null;
}

export function insert(line: EditedLine, text: string): EditedLine {
  const { cursor } = line;
  return {
    ...line,
    text: line.text.slice(0, cursor) + text + line.text.slice(cursor),
    cursor: cursor + text.length,
  };
}

export function lineOf(text: string, from: EditedLine = EMPTY_LINE): EditedLine {
  return { ...from, text, cursor: text.length };
}

function isPrintable(data: string): boolean {
  return [...data].every((character) => (character >= ' ' && character !== '\x7f') || character === '\n');
}

function moved(line: EditedLine, to: number): EditedLine {
  const within = Math.min(line.text.length, Math.max(0, to));
  // Never between the two halves of one character.
  const isHalf = /[\udc00-\udfff]/.test(line.text.charAt(within));
  return { ...line, cursor: isHalf ? within + (to < line.cursor ? -1 : 1) : within };
}

function erase(line: EditedLine, from: number, to: number): EditedLine {
  const start = moved(line, from).cursor;
  const end = moved({ ...line, cursor: start }, to).cursor;
  return { ...line, text: line.text.slice(0, start) + line.text.slice(end), cursor: start };
}

function cutOut(line: EditedLine, from: number, to: number): EditedLine {
  return from === to ? line : { ...erase(line, from, to), cut: line.text.slice(from, to) };
}

function wordBefore({ text, cursor }: EditedLine): number {
  return text.slice(0, cursor).replace(/\S+\s*$/, '').length;
}

function wordAfter({ text, cursor }: EditedLine): number {
  return cursor + (/^\s*\S+/.exec(text.slice(cursor))?.[0].length ?? 0);
}

function recall(line: EditedLine, history: readonly string[], step: 1 | -1): EditedLine {
  const at = (line.recalled ?? history.length) + step;
  if (at < 0 || at > history.length) return line;
  const draft = line.recalled === null ? line.text : line.draft;
  if (at === history.length) return { ...lineOf(draft, line), recalled: null, draft: '' };
  return { ...lineOf(history[at] ?? '', line), recalled: at, draft };
}
