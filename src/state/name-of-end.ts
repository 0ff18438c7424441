import { findByKey } from '../editor/session.ts';
import { nameTag } from '../kernel/cloud/record.ts';
import type { AwsCloud } from '../resources/tables.ts';

/** A probe's end as people call it. */
export function nameOfEnd(cloud: AwsCloud, end: string): string {
  const record = findByKey(cloud, end)?.record;
  return record === undefined ? end : (nameTag(record) ?? record.id);
}
