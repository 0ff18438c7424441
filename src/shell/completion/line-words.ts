/** The command that the cursor is in, as words, and the word under way. */
export interface LineWords {
  /** Before the cursor's word, unquoted, from the last `|`, `;`, `&`, `(` or assignment on. */
  readonly words: readonly string[];
  readonly current: string;
  /** Where the current word begins in the line. */
  readonly start: number;
}

/** Splits as a shell would, as far as the cursor, without expanding anything and without minding open quotes. */
export function lineWords(line: string, cursor: number): LineWords {
  const text = line.slice(0, cursor);
  let words: string[] = [];
  let current = '';
  let start = 0;
  let isInside = false;
  let quote = '';
  const end = (next: number) => {
    if (isInside) words.push(current);
    current = '';
    isInside = false;
    start = next;
  };
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index);
    const begin = () => {
      if (!isInside) start = index;
      isInside = true;
    };
    if (quote !== '') {
      if (char === quote) quote = '';
      else current += char;
    } else if (char === '"' || char === "'") {
      begin();
      quote = char;
    } else if (char === '\\') {
      begin();
      current += text.charAt(index + 1);
      index += 1;
    } else if (/\s/.test(char)) {
      end(index + 1);
    } else if (/[|;&(`]/.test(char)) {
      end(index + 1);
      words = [];
    } else {
      begin();
      current += char;
    }
  }
  if (!isInside) start = text.length;
  const first = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word) && !SKIPPED.has(word));
  return { words: first < 0 ? [] : words.slice(first), current, start };
}

/** Words after which a command begins. */
const SKIPPED: ReadonlySet<string> = new Set([
  'then',
  'do',
  'else',
  'elif',
  'if',
  'while',
  'until',
  '!',
  '{',
  'time',
  'sudo',
  'exec',
]);
