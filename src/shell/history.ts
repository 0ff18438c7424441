const MOST_LINES = 1000;

/** Lines that were typed, oldest first: plain data, to be kept by whoever owns the terminal. */
export class ShellHistory {
  #lines: readonly string[];

  constructor(lines: readonly string[]) {
    this.#lines = lines.slice(-MOST_LINES);
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  /** As bash with `ignoreboth`: nothing that begins with a space, nothing twice in a row. */
  add(line: string): void {
    if (line.trim() === '' || line.startsWith(' ') || line === this.#lines.at(-1)) return;
    this.#lines = [...this.#lines, line].slice(-MOST_LINES);
  }

  clear(): void {
    this.#lines = [];
  }

  /** The newest line before `from` that contains the text; what Ctrl-R looks for. */
  searchBack(text: string, from: number = this.#lines.length): number | undefined {
    for (let index = Math.min(from, this.#lines.length) - 1; index >= 0; index -= 1)
      if (this.#lines[index]?.includes(text)) return index;
    return undefined;
  }
}
