import { err, ok, type Result } from '../kernel/lib/result.ts';
import { type CommandError, generalError } from './errors.ts';

interface Reader {
  readonly text: string;
  index: number;
}

/**
 * The words of one command line, as a POSIX shell splits it: quotes, backslashes, continued lines and comments.
 * Nothing is expanded: `$HOME`, `*` and `` `date` `` stay as they are written.
 */
export function splitWords(text: string): Result<readonly string[], CommandError> {
  const words: string[] = [];
  const reader: Reader = { text, index: 0 };
  while (reader.index < text.length) {
    const char = text[reader.index];
    if (isBlank(char)) reader.index += 1;
    else if (char === '\\' && text[reader.index + 1] === '\n') reader.index += 2;
    else if (char === '#') skipComment(reader);
    else {
      const word = readWord(reader);
      if (!word.ok) return word;
      words.push(word.value);
    }
  }
  return ok(words);
}

function readWord(reader: Reader): Result<string, CommandError> {
  const { text } = reader;
  let word = '';
  while (reader.index < text.length && !isBlank(text[reader.index])) {
    const char = text[reader.index] ?? '';
    reader.index += 1;
    if (char === "'") {
      const end = text.indexOf("'", reader.index);
      if (end < 0) return unterminated("'");
      word += text.slice(reader.index, end);
      reader.index = end + 1;
    } else if (char === '"') {
      const quoted = readDoubleQuoted(reader);
      if (!quoted.ok) return quoted;
      word += quoted.value;
    } else if (char === '\\') {
      const next = text[reader.index];
      // A backslash before a line end joins the lines; at the very end it stands for itself.
      if (next !== '\n') word += next ?? '\\';
      reader.index += 1;
    } else word += char;
  }
  return ok(word);
}

function readDoubleQuoted(reader: Reader): Result<string, CommandError> {
  const { text } = reader;
  let word = '';
  while (reader.index < text.length) {
    const char = text[reader.index] ?? '';
    reader.index += 1;
    if (char === '"') return ok(word);
    const next = text[reader.index];
    if (char === '\\' && next !== undefined && '"\\$`\n'.includes(next)) {
      if (next !== '\n') word += next;
      reader.index += 1;
    } else word += char;
  }
  return unterminated('"');
}

function skipComment(reader: Reader): void {
  const end = reader.text.indexOf('\n', reader.index);
  reader.index = end < 0 ? reader.text.length : end;
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\n' || char === '\r';
}

function unterminated(quote: string): { readonly ok: false; readonly error: CommandError } {
  return err(generalError(`unexpected EOF while looking for matching \`${quote}'`));
}
