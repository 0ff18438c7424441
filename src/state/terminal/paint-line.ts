import { textWidth } from '../../shell/aws/text-width.ts';

export interface Painted {
  /** What the terminal has to print. */
  readonly out: string;
  /** Rows between where the prompt begins and where the cursor is left. */
  readonly row: number;
}

/** Draws prompt and line anew over what was drawn before, and puts the cursor in its place. */
export function paintLine(
  above: number,
  prompt: string,
  text: string,
  cursor: number,
  columns: number,
): Painted {
  const plain = withoutColours(prompt);
  const end = placeOf(plain + text, columns);
  const at = placeOf(plain + text.slice(0, cursor), columns);
  const up = above > 0 ? `\x1b[${above}A` : '';
  // A full last row: the terminal waits with the next one until something stands in it.
  const wrap = end.column === 0 && end.row > 0 && !text.endsWith('\n') ? ' \r' : '';
  const back = end.row > at.row ? `\x1b[${end.row - at.row}A` : '';
  const right = at.column > 0 ? `\x1b[${at.column}C` : '';
  return { out: `${up}\r\x1b[J${prompt}${text}${wrap}${back}\r${right}`, row: at.row };
}

function withoutColours(text: string): string {
  return text
    .split('\x1b[')
    .map((part, index) => (index === 0 ? part : part.replace(/^[\d;]*m/, '')))
    .join('');
}

function placeOf(text: string, columns: number): { readonly row: number; readonly column: number } {
  let row = 0;
  let column = 0;
  for (const character of text) {
    if (character === '\n') {
      row += 1;
      column = 0;
      continue;
    }
    const width = textWidth(character);
    if (column + width > columns) {
      row += 1;
      column = 0;
    }
    column += width;
  }
  return column >= columns ? { row: row + 1, column: 0 } : { row, column };
}
