const ESCAPE = '\x1b[';
const style = (code: string) => (text: string) => (text === '' ? '' : `${ESCAPE}${code}m${text}${ESCAPE}0m`);

export const bold = style('1');
const red = style('31');
const boldRed = style('1;31');
const green = style('32');
const yellow = style('33');
const blue = style('34');
const magenta = style('35');
export const dim = style('90');
export const promptColour = style('1;34');

/** Errors stand out; the part of an AWS error that is its name, most. */
export function colourError(text: string): string {
  return eachLine(text, (line) => {
    const [, before, code, after] = /^(An error occurred )(\([\w.]+\))(.*)$/.exec(line) ?? [];
    if (code !== undefined) return `${red(before ?? '')}${boldRed(code)}${red(after ?? '')}`;
    // Our own words beside those of the program.
    if (line.startsWith('skytrace: ')) return blue(line);
    return line.startsWith('not simulated: ') ? yellow(line) : red(line);
  });
}

/** Answers in JSON get their names, texts and numbers apart; anything else stays as it was printed. */
export function colourAnswer(text: string): string {
  return eachLine(text, (line) => {
    if (line.includes('\x1b')) return line;
    const [, indent, name, rest] = /^(\s+)("[^"]*"): (.*)$/.exec(line) ?? [];
    if (name !== undefined) return `${indent}${blue(name)}: ${colourValue(rest ?? '')}`;
    return /^\s+"(?:[^"\\]|\\.)*",?$/.test(line) ? colourValue(line) : line;
  });
}

function colourValue(value: string): string {
  const [, body = '', comma = ''] = /^(.*?)(,?)$/.exec(value) ?? [];
  if (/^\s*"/.test(body)) return green(body) + comma;
  if (/^-?\d/.test(body)) return yellow(body) + comma;
  return /^(?:true|false|null)$/.test(body) ? magenta(body) + comma : value;
}

function eachLine(text: string, paint: (line: string) => string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : paint(line)))
    .join('\n');
}
