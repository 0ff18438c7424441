import { type Node, parseTree } from 'jsonc-parser';
import { childOf, propertiesOf } from './json-tree.ts';

/** Lines count from 1; both belong to it. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** Lines and columns count from 1; the end is behind the last character. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where a record's facts stand in the text: its own lines and those of what runs inside of it. */
export interface RecordLines extends LineRange {
  readonly key: string;
}

/**
 * Finds things in JSON text, as far as it can be read: half-written text has places too.
 * The parser is the one that Microsoft's editors read JSON with: small, and it forgives.
 */
export class CodePlaces {
  readonly #root: Node | undefined;
  readonly #lineStarts: readonly number[];

  constructor(text: string) {
    this.#root = parseTree(text);
    this.#lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  /** The value at the path, or its name where the value is long; or the nearest thing around it that exists. */
  at(path: readonly (string | number)[]): Place {
    return this.#headOf(this.#nearest(path));
  }

  /** The name under which the value at the path stands: where the name itself is wrong. */
  nameAt(path: readonly (string | number)[]): Place {
    const found = this.#nearest(path);
    const name = found?.parent?.type === 'property' ? found.parent.children?.[0] : undefined;
    return this.#headOf(name ?? found);
  }

  /** The same for a path as problems print it, `tables.subnet.subnet-1.Tags[0]`. Names may hold dots. */
  atPrinted(path: string): Place {
    let found = this.#root;
    let rest = path;
    while (found !== undefined && rest !== '') {
      const step = printedStep(found, rest);
      if (step === undefined) break;
      found = step.node;
      rest = step.rest;
    }
    return this.#headOf(found);
  }

  /** Names that stand twice in one object: JSON keeps the last and forgets the others. */
  doubles(): readonly { readonly name: string; readonly place: Place }[] {
    const found: { readonly name: string; readonly place: Place }[] = [];
    const open = this.#root === undefined ? [] : [this.#root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      open.push(...(node.children ?? []));
      if (node.type !== 'object') continue;
      const seen = new Set<string>();
      for (const property of node.children ?? []) {
        const name = String(property.children?.[0]?.value);
        if (seen.has(name)) found.push({ name, place: this.#headOf(property.children?.[0] ?? property) });
        seen.add(name);
      }
    }
    return found;
  }

  /** In the order of the text. */
  records(): readonly RecordLines[] {
    const keys = new Map<string, string>();
    const lines: RecordLines[] = [];
    for (const table of propertiesOf(childOf(this.#root, 'tables')))
      for (const record of propertiesOf(table.value)) {
        const key: unknown = childOf(record.value, 'key')?.value;
        if (typeof key !== 'string') continue;
        keys.set(record.name, key);
        lines.push({ key, ...this.#linesOf(record.property) });
      }
    for (const guest of propertiesOf(childOf(this.#root, 'guest'))) {
      const key = keys.get(guest.name);
      if (key !== undefined) lines.push({ key, ...this.#linesOf(guest.property) });
    }
    return lines;
  }

  #nearest(path: readonly (string | number)[]): Node | undefined {
    let found = this.#root;
    for (const step of path) {
      const next = found === undefined ? undefined : childAt(found, step);
      if (next === undefined) break;
      found = next;
    }
    return found;
  }

  /** A value's name, else the value itself: a mark under a whole record would only be noise. */
  #headOf(node: Node | undefined): Place {
    if (node === undefined) return { line: 1, column: 1, endLine: 1, endColumn: 1 };
    const isLong = node.type === 'object' || node.type === 'array';
    const name = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
    const head = isLong && name !== undefined ? name : node;
    const start = this.#position(head.offset);
    const end = this.#position(head.offset + (head === node && isLong ? 1 : head.length));
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  }

  #linesOf(node: Node): LineRange {
    return {
      first: this.#position(node.offset).line,
      last: this.#position(node.offset + node.length - 1).line,
    };
  }

  #position(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#lineStarts[low] ?? 0) + 1 };
  }
}

function childAt(node: Node, step: string | number): Node | undefined {
  return typeof step === 'number' ? node.children?.[step] : childOf(node, step);
}

function printedStep(node: Node, path: string): { readonly node: Node; readonly rest: string } | undefined {
  const index = /^\[(\d+)\]\.?/.exec(path);
  if (index !== null) {
    const item = node.type === 'array' ? node.children?.[Number(index[1])] : undefined;
    return item === undefined ? undefined : { node: item, rest: path.slice(index[0].length) };
  }
  const fits = propertiesOf(node).filter(
    ({ name }) => path.startsWith(name) && /^(?:$|[.[])/.test(path.slice(name.length)),
  );
  const longest = fits.sort((left, right) => right.name.length - left.name.length)[0];
  if (longest?.value === undefined) return undefined;
  return { node: longest.value, rest: path.slice(longest.name.length).replace(/^\./, '') };
}
