/** Columns of a story: what a terminal shows without breaking lines itself. */
export const WIDTH = 100;

/** Breaks words into lines; the first begins with `lead`, the others are indented to stand under it. */
export function wrap(words: string, lead: string): readonly string[] {
  const indent = ' '.repeat(lead.length);
  const lines: string[] = [];
  let line = lead;
  let isEmpty = true;
  for (const word of words.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = indent;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  lines.push(line);
  return lines;
}

/** Lines of cells, each column as wide as its widest cell; the last one is wrapped, or has lines of its own. */
export function columns(table: readonly (readonly string[])[], indent: string): readonly string[] {
  const widths: number[] = [];
  for (const row of table)
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
    });
  return table.flatMap((row) => {
    const last = row.at(-1) ?? '';
    const cells = row.slice(0, -1).map((cell, index) => `${cell.padEnd(widths[index] ?? 0)}  `);
    const lead = `${indent}${cells.join('')}`;
    if (lead.length + last.length <= WIDTH || lead.length <= WIDTH / 2) return wrap(last, lead);
    return [lead.trimEnd(), ...wrap(last, `${indent}      `)];
  });
}
