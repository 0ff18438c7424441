import type { ListRow } from './list-row.ts';

/** A row as it is shown: where it stands among its siblings, and whether what is below it is shown. */
export interface TreeLine {
  readonly row: ListRow;
  /** From 1. */
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  /** Null: nothing is below it. */
  readonly isExpanded: boolean | null;
  /** How many rows stand right below it. */
  readonly below: number;
}

/**
 * The rows to show, from the top. With words to look for: the rows that have them all, with what contains
 * them. Otherwise everything but what stands below a folded row.
 */
export function shownLines(
  rows: readonly ListRow[],
  folded: ReadonlySet<string>,
  words: string,
): readonly TreeLine[] {
  const wanted = words.trim() === '' ? rows : rowsWith(rows, words);
  const below = new Map<string | null, ListRow[]>();
  for (const row of wanted) {
    const list = below.get(row.parent);
    if (list === undefined) below.set(row.parent, [row]);
    else list.push(row);
  }
  const lines: TreeLine[] = [];
  const add = (parent: string | null, level: number) => {
    const siblings = below.get(parent) ?? [];
    siblings.forEach((row, index) => {
      const isExpanded = below.has(row.key) ? words.trim() !== '' || !folded.has(row.key) : null;
      const count = below.get(row.key)?.length ?? 0;
      lines.push({ row, level, position: index + 1, siblings: siblings.length, isExpanded, below: count });
      if (isExpanded === true) add(row.key, level + 1);
    });
  };
  add(null, 1);
  return lines;
}

/** The lines with those of before in their places that say the same, so that only what changed is drawn again. */
export function keptLines(lines: readonly TreeLine[], before: readonly TreeLine[]): readonly TreeLine[] {
  const known = new Map(before.map((line) => [line.row.key, line]));
  return lines.map((line) => {
    const old = known.get(line.row.key);
    return old !== undefined && isSame(old, line) ? old : line;
  });
}

function isSame(one: TreeLine, other: TreeLine): boolean {
  return (
    one.row === other.row &&
    one.level === other.level &&
    one.position === other.position &&
    one.siblings === other.siblings &&
    one.isExpanded === other.isExpanded &&
    one.below === other.below
  );
}

function rowsWith(rows: readonly ListRow[], words: string): readonly ListRow[] {
  const parts = words.toLowerCase().split(/\s+/);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const kept = new Set<string>();
  for (const row of rows) {
    if (row.isHeading || !parts.every((part) => textOf(row).includes(part))) continue;
    for (
      let each: ListRow | undefined = row;
      each !== undefined && !kept.has(each.key);
      each = each.parent === null ? undefined : byKey.get(each.parent)
    )
      kept.add(each.key);
  }
  return rows.filter(({ key }) => kept.has(key));
}

function textOf({ title, kind, id, detail, exposure, state, problems }: ListRow): string {
  return [title, kind, id ?? '', detail, exposure, state, problems.length > 0 ? 'problem' : '']
    .join(' ')
    .toLowerCase();
}

/** What is folded until somebody opens it: an instance's interfaces say little that it does not say itself. */
export function foldedAtFirst(rows: readonly ListRow[]): ReadonlySet<string> {
  return new Set(
    rows.filter(({ icon }) => icon === 'instance' || icon === 'nat-gateway').map(({ key }) => key),
  );
}
