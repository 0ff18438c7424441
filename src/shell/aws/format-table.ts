import { isJsonList, isJsonObject } from '../../aws/json-object.ts';
import { pythonText } from '../../aws/parameter-report.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { err, ok, type Result } from '../../kernel/lib/result.ts';
import { byCodePoint, isScalar } from './python-scalar.ts';
import { TableSection } from './table-section.ts';

/**
 * `--output table`: one framed section per object or list, nested ones indented by a bar on each side. A table wider
 * than the terminal turns sections of one row on their side. The error is Python's word for rows that do not fit
 * into one table.
 */
export function formatTable(title: string, value: JsonValue, terminalWidth: number): Result<string, string> {
  const builder = new TableBuilder();
  if (!builder.build(title, value, 0)) return ok('');
  const uneven = builder.sections.map((section) => section.unevenRow()).find((row) => row !== undefined);
  if (uneven !== undefined) return err(uneven);
  let sections: readonly TableSection[] = builder.sections;
  let width = widest(sections);
  if (width > terminalWidth) {
    sections = sections.map((section) => section.onItsSide());
    width = widest(sections);
  }
  return ok(`${'-'.repeat(width)}\n${sections.map((section) => section.render(width)).join('')}`);
}

function widest(sections: readonly TableSection[]): number {
  return Math.max(...sections.map((section) => section.totalWidth()));
}

class TableBuilder {
  readonly sections: TableSection[] = [];

  build(title: string | undefined, value: JsonValue, level: number): boolean {
    if (isEmpty(value)) return false;
    if (title !== undefined) this.#open(title, level);
    if (isJsonList(value)) this.#addList(value, title ?? '', level);
    else if (isJsonObject(value)) this.#addObject(value, level);
    return true;
  }

  get #current(): TableSection {
    return this.sections.at(-1) ?? this.#open('', 0);
  }

  #open(title: string, level: number): TableSection {
    const section = new TableSection(title, level);
    this.sections.push(section);
    return section;
  }

  #addList(items: readonly JsonValue[], title: string, level: number): void {
    if (isJsonObject(items[0])) {
      this.#addObjects(items.filter(isJsonObject), title, level);
      return;
    }
    for (const item of items) {
      if (isScalar(item)) this.#current.addRow([pythonText(item)]);
      else if (isJsonList(item) && item.every(isScalar)) this.#current.addRow(item.map(pythonText));
      // Among other things, AWS CLI takes an object for the list of its names.
      else if (isJsonObject(item)) this.#current.addRow(Object.keys(item));
      else this.build(undefined, item, 0);
    }
  }

  #addObject(object: JsonObject, level: number): void {
    const { scalars, others } = membersOf(object);
    const [only, ...more] = scalars;
    if (only !== undefined && more.length === 0)
      this.#current.addRow([only, pythonText(object[only] ?? null)]);
    else if (scalars.length > 0) {
      this.#current.addHeader(scalars);
      this.#current.addRow(scalars.map((member) => pythonText(object[member] ?? null)));
    }
    for (const member of others) this.build(member, object[member] ?? null, level + 1);
  }

  #addObjects(items: readonly JsonObject[], title: string, level: number): void {
    const all = items.map(membersOf);
    const headers = sortedSet(all.flatMap(({ scalars }) => scalars));
    const others = sortedSet(all.flatMap((members) => members.others));
    this.#current.addHeader(headers);
    for (const [index, item] of items.entries()) {
      if (index > 0 && others.length > 0) this.#open(title, level).addHeader(headers);
      this.#current.addRow(
        headers.map((member) => (Object.hasOwn(item, member) ? pythonText(item[member] ?? null) : '')),
      );
      for (const member of others)
        if (Object.hasOwn(item, member)) this.build(member, item[member] ?? null, level + 1);
    }
  }
}

function membersOf(object: JsonObject): {
  readonly scalars: readonly string[];
  readonly others: readonly string[];
} {
  const names = Object.keys(object).sort(byCodePoint);
  return {
    scalars: names.filter((name) => isScalar(object[name])),
    others: names.filter((name) => !isScalar(object[name])),
  };
}

function sortedSet(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort(byCodePoint);
}

/** What Python takes for false. */
function isEmpty(value: JsonValue): boolean {
  if (isJsonList(value)) return value.length === 0;
  if (isJsonObject(value)) return Object.keys(value).length === 0;
  return value === null || value === false || value === '' || value === 0;
}
