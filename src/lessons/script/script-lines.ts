/** One command of a script with the number of its first line, counted from 0. */
export interface ScriptLine {
  readonly text: string;
  readonly line: number;
}

/**
 * The commands of a script, as a shell would take them: a line whose quotes are open or that ends in a
 * backslash goes on in the next. Comments and empty lines are left out; a `# guest …` line is a command.
 */
export function scriptLines(script: string): readonly ScriptLine[] {
  const commands: ScriptLine[] = [];
  let open: ScriptLine | null = null;
  for (const [index, raw] of script.split('\n').entries()) {
    const text: string = open === null ? raw.trim() : `${open.text}${raw}`;
    const line: number = open?.line ?? index;
    if (open === null && (text === '' || (text.startsWith('#') && !/^#\s*guest\s/.test(text)))) continue;
    if (endsInBackslash(text)) open = { text: `${text.trimEnd().slice(0, -1)}`, line };
    else if (hasOpenQuote(text)) open = { text: `${text}\n`, line };
    else {
      commands.push({ text: text.trim(), line });
      open = null;
    }
  }
  return open === null ? commands : [...commands, { ...open, text: open.text.trim() }];
}

function endsInBackslash(text: string): boolean {
  return /(?:^|[^\\])\\\s*$/.test(text) && !hasOpenQuote(text.trimEnd().slice(0, -1));
}

function hasOpenQuote(text: string): boolean {
  let quote = '';
  for (let index = 0; index < text.length; index++) {
    const char = text[index] ?? '';
    if (quote !== "'" && char === '\\') index++;
    else if (quote === '' ? char === "'" || char === '"' : char === quote) quote = quote === '' ? char : '';
  }
  return quote !== '';
}
