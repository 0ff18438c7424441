import { jsonEqual } from '../../kernel/lib/json.ts';
import type { Code } from './print-code.ts';

export interface Merged {
  readonly code: Code;
  /** What both sides changed, each in its own way: `subnet-0a1b`. The first side's word stands. */
  readonly both: readonly string[];
}

interface Entries {
  readonly [name: string]: unknown;
}

/** Two edits of one text brought together, record by record. Null is what is not there. */
export function mergeCode(base: Code, mine: Code, theirs: Code): Merged {
  const both: string[] = [];
  const pick = (name: string, from: unknown, ours: unknown, others: unknown): unknown => {
    if (jsonEqual(ours, others) || jsonEqual(from, others)) return ours;
    if (jsonEqual(from, ours)) return others;
    both.push(name);
    return ours;
  };
  const merge = (from: Entries, ours: Entries, others: Entries): Entries =>
    Object.fromEntries(
      [...new Set([...Object.keys(ours), ...Object.keys(others)])]
        .map((id) => [id, pick(id, from[id], ours[id], others[id])] as const)
        .filter(([, value]) => value !== undefined),
    );
  const names = [...new Set([...Object.keys(mine.tables), ...Object.keys(theirs.tables)])];
  const tables = names.map((table) => {
    const merged = merge(base.tables[table] ?? {}, mine.tables[table] ?? {}, theirs.tables[table] ?? {});
    return [table, merged as { readonly [id: string]: unknown }] as const;
  });
  const code: Code = {
    name: pick('the name', base.name, mine.name, theirs.name) as string,
    tables: Object.fromEntries(tables.filter(([, records]) => Object.keys(records).length > 0)),
    guest: merge(base.guest, mine.guest, theirs.guest),
    probes: pick('the kept questions', base.probes, mine.probes, theirs.probes) as readonly unknown[],
  };
  return { code, both: [...new Set(both)] };
}
