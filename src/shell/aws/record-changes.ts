import type { ResourceRecord } from '../../kernel/cloud/record.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { RecordRef } from '../ports.ts';

export interface RecordChanges {
  readonly made: readonly RecordRef[];
  readonly changed: readonly RecordRef[];
  readonly removed: readonly RecordRef[];
}

/** What differs between two clouds of one document. Tables that nobody wrote to are the same object in both. */
export function recordChanges(before: AwsCloud, after: AwsCloud): RecordChanges {
  const made: RecordRef[] = [];
  const changed: RecordRef[] = [];
  const removed: RecordRef[] = [];
  const tables = (cloud: AwsCloud): { readonly [table: string]: { readonly [id: string]: ResourceRecord } } =>
    cloud.tables;
  for (const table of new Set([...Object.keys(before.tables), ...Object.keys(after.tables)])) {
    const [old, now] = [tables(before)[table] ?? {}, tables(after)[table] ?? {}];
    if (old === now) continue;
    for (const [id, record] of Object.entries(now)) {
      if (!Object.hasOwn(old, id)) made.push({ table, id, key: record.key });
      else if (old[id] !== record || before.guest[id] !== after.guest[id])
        changed.push({ table, id, key: record.key });
    }
    for (const [id, record] of Object.entries(old))
      if (!Object.hasOwn(now, id)) removed.push({ table, id, key: record.key });
  }
  return { made, changed, removed };
}
