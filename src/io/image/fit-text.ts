/**
 * Widths of the printable ASCII letters in Helvetica, in thousandths of the type size. Other sans-serif
 * faces differ by a few percent, for which `SLACK` makes room: nothing here can ask a browser.
 */
const WIDTHS: readonly number[] = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const FIRST = 32;
/** Wide scripts take a whole square. */
const OTHER = 1000;
/** Accented Latin and the signs used here are about as wide as a digit. */
const LATIN = 600;
const LATIN_END = 0x2200;
const SLACK = 1.06;
const BOLD = 1.07;

export interface Type {
  readonly size: number;
  readonly bold?: boolean;
}

/** About how wide a line of text is, in pixels. */
export function widthOf(text: string, { size, bold = false }: Type): number {
  let sum = 0;
  for (const letter of text) sum += letterWidth(letter.codePointAt(0) ?? 0);
  return (sum / 1000) * size * SLACK * (bold ? BOLD : 1);
}

/** The text, cut with an ellipsis where it would be wider than that many pixels. */
export function fitText(text: string, width: number, type: Type): string {
  if (widthOf(text, type) <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && widthOf(`${letters.join('')}…`, type) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

function letterWidth(code: number): number {
  return WIDTHS[code - FIRST] ?? (code < LATIN_END ? LATIN : OTHER);
}
