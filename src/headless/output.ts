/**
 * Text for a terminal. Names come from other people's accounts: a control character in one (an
 * escape sequence, a line break) is shown instead of obeyed.
 */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, (char) => {
    const code = char.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** One line of it: line breaks are shown as well. */
export function oneLine(text: string): string {
  return printable(text).replaceAll('\n', '\\n');
}

export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** One element a line, so that long answers stay readable and diffable. */
export function printJsonLines(values: readonly unknown[]): void {
  if (values.length === 0) {
    process.stdout.write('[]\n');
    return;
  }
  const last = values.length - 1;
  // Written piece by piece: a matrix may be larger than the longest string an engine holds.
  values.forEach((value, index) => {
    const start = index === 0 ? '[\n' : '';
    process.stdout.write(`${start}${JSON.stringify(value)}${index === last ? '\n]\n' : ',\n'}`);
  });
}

export function complain(message: string): void {
  process.stderr.write(`${printable(`skytrace: ${message}`)}\n`);
}

/** Columns as wide as their widest cell; the last one is left ragged. */
export function formatTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows.map((row) => row.map(oneLine))];
  const widths = header.map((_, column) =>
    lines.reduce((widest, line) => Math.max(widest, (line[column] ?? '').length), 0),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
