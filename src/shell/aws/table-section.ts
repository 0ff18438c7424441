import { textWidth } from './text-width.ts';

const PADDING = 4;

/** One framed part of a table: a title, a line of headers, rows. */
export class TableSection {
  readonly #title: string;
  /** How many bars stand on either side of it. */
  readonly #level: number;
  #headers: readonly string[] = [];
  readonly #rows: (readonly string[])[] = [];
  #widths: number[] = [];

  constructor(title: string, level: number) {
    this.#title = title;
    this.#level = level;
  }

  addHeader(headers: readonly string[]): void {
    this.#headers = headers;
    this.#measure(headers);
  }

  addRow(cells: readonly string[]): void {
    this.#rows.push(cells);
    this.#measure(cells);
  }

  /** What Python says of the first row that has another number of cells than the section; undefined: all fit. */
  unevenRow(): string | undefined {
    const count = this.#headers.length > 0 ? this.#headers.length : this.#rows[0]?.length;
    const row = this.#rows.find((cells) => cells.length !== count);
    return row && `Row should have ${count} elements, instead it has ${row.length}`;
  }

  /** A section of a single row as two columns, a header and its value to a line. */
  onItsSide(): TableSection {
    const [row, ...more] = this.#rows;
    if (row === undefined || more.length > 0 || this.#headers.length === 0) return this;
    const turned = new TableSection(this.#title, this.#level);
    for (const [index, header] of this.#headers.entries()) turned.addRow([header, row[index] ?? '']);
    return turned;
  }

  totalWidth(): number {
    const columns = this.#widths.reduce((sum, width) => sum + width + PADDING, 0);
    const bars = 2 * this.#level;
    return Math.max(textWidth(this.#title) + 2 + bars, columns + 2 + bars);
  }

  render(tableWidth: number): string {
    const width = tableWidth - 2 * this.#level;
    const widths = this.#scaledWidths(width);
    const lines: string[] = [];
    if (this.#title !== '') {
      lines.push(centred(this.#title, width, '|'));
      if (this.#headers.length === 0 && this.#rows.length === 0) lines.push(`+${'-'.repeat(width - 2)}+`);
    }
    if (this.#headers.length > 0) {
      const cells = this.#headers.map((header, index) =>
        centred(header, widths[index] ?? 0, index === 0 ? '|' : ''),
      );
      lines.push(ruler(widths), cells.join(''));
    }
    if (this.#rows.length > 0 && widths.length > 0) {
      lines.push(ruler(widths));
      for (const row of this.#rows)
        lines.push(
          row.map((cell, index) => leftAligned(cell, widths[index] ?? 0, index === 0 ? '|' : '')).join(''),
        );
      lines.push(ruler(widths));
    }
    const bars = '|'.repeat(this.#level);
    return lines.map((line) => `${bars}${line}${bars}\n`).join('');
  }

  #measure(cells: readonly string[]): void {
    const widths = cells.map(textWidth);
    this.#widths =
      this.#widths.length === 0
        ? widths
        : this.#widths.map((width, index) => Math.max(width, widths[index] ?? 0));
  }

  /** The columns stretched to fill the table; the odd characters go to the last columns, or come off the first. */
  #scaledWidths(width: number): readonly number[] {
    const natural = this.#widths.map((each) => each + PADDING);
    if (natural.length === 0) return natural;
    const scale = width / natural.reduce((sum, each) => sum + each, 0);
    const scaled = natural.map((each) => roundHalfEven(scale * each));
    let excess = scaled.reduce((sum, each) => sum + each, 0) - width;
    while (excess !== 0) {
      const order = [...scaled.keys()];
      if (excess < 0) order.reverse();
      for (const index of order) {
        const step = excess > 0 ? -1 : 1;
        scaled[index] = (scaled[index] ?? 0) + step;
        excess += step;
        if (excess === 0) break;
      }
    }
    return scaled;
  }
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

function ruler(widths: readonly number[]): string {
  return widths
    .map((width, index) =>
      index === 0 ? `+${'-'.repeat(Math.max(0, width - 2))}+` : `${'-'.repeat(Math.max(0, width - 1))}+`,
    )
    .join('');
}

function centred(text: string, width: number, leftEdge: string): string {
  const textLength = textWidth(text);
  const start = Math.floor(width / 2) - Math.floor(textLength / 2) - 1;
  const left = leftEdge + ' '.repeat(Math.max(0, start)) + text;
  const used = leftEdge.length + start + textLength;
  return `${left}${' '.repeat(Math.max(0, width - 1 - used))}|`;
}

function leftAligned(text: string, width: number, leftEdge: string): string {
  const textLength = textWidth(text);
  const needed = textLength + 2 + leftEdge.length + 1;
  const padding = width - needed >= 0 ? 2 : 0;
  const used = leftEdge.length + padding + textLength;
  return `${leftEdge}${' '.repeat(padding)}${text}${' '.repeat(Math.max(0, width - used - 1))}|`;
}
