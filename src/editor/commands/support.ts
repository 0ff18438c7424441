import { nameTag, type ResourceRecord } from '../../kernel/cloud/record.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import type { AwsCloud, AwsTables } from '../../resources/tables.ts';
import { recordsOf } from '../cloud-view.ts';
import type { Place, Point } from '../document.ts';
import { titleOf } from '../layout/names.ts';
import { type EditSession, findByKey, type TableName } from '../session.ts';

/** The account and Region that must make calls about the record. */
export function placeOf({ account, region }: ResourceRecord): Place {
  return { account, region };
}

/** The record with that key (or id), if it stands in that table. */
export function recordAt<K extends TableName>(
  cloud: AwsCloud,
  table: K,
  keyOrId: string,
): AwsTables[K] | undefined {
  const found = findByKey(cloud, keyOrId);
  return found?.table === table ? (found.record as AwsTables[K]) : undefined;
}

/** The same, or the end of the intent. */
export function needRecord<K extends TableName>(
  session: EditSession,
  table: K,
  keyOrId: string,
): AwsTables[K] {
  return (
    recordAt(session.cloud, table, keyOrId) ??
    session.refuse('NotFound', `There is no ${table.replaceAll('-', ' ')} "${keyOrId}" in this document.`)
  );
}

/** Key → what a person calls it. */
export function nameOf(cloud: AwsCloud, key: string): string {
  const found = findByKey(cloud, key);
  return found === undefined ? key : titleOf(found.record);
}

/** "web-1", "web-1 and web-2", "web-1 and 3 more". */
export function namesOf(cloud: AwsCloud, keys: readonly string[]): string {
  const names = keys.map((key) => nameOf(cloud, key));
  if (names.length > 2) return `${names[0]} and ${names.length - 1} more`;
  return names.join(' and ');
}

/** The text at a dotted path of an answer. */
export function textAt(output: JsonObject, path: string): string {
  let value: JsonValue | undefined = output;
  for (const step of path.split('.')) {
    value = Array.isArray(value) ? value[Number(step)] : (value as JsonObject | null | undefined)?.[step];
  }
  return typeof value === 'string' ? value : '';
}

/** A `TagSpecifications` parameter that names the new resource; AWS's own name of the type. */
export function named(ResourceType: string, name: string): JsonObject {
  return { TagSpecifications: [{ ResourceType, Tags: [{ Key: 'Name', Value: name }] }] };
}

export function tagged(
  ResourceType: string,
  tags: readonly { readonly Key: string; readonly Value: string }[],
) {
  // AWS keeps `aws:` for itself and refuses it in requests.
  const own = tags.filter(({ Key }) => !Key.toLowerCase().startsWith('aws:'));
  const Tags = own.map(({ Key, Value }): JsonObject => ({ Key, Value }));
  return own.length === 0 ? {} : { TagSpecifications: [{ ResourceType, Tags }] };
}

/** `stem-1`, or the next number that no record of the table is named by. */
export function nextName(cloud: AwsCloud, table: TableName, stem: string): string {
  const names = new Set(recordsOf(cloud, table).map((record) => nameTag(record)));
  for (let number = 1; ; number++) {
    const name = `${stem}-${number}`;
    if (!names.has(name)) return name;
  }
}

/** What every insertion takes. */
export interface InsertArgs {
  /** Key of the container: `region:us-east-1`, a VPC, a zone column, a subnet. */
  readonly into: string;
  /** Where in the container; absent: laid out automatically. */
  readonly at?: Point;
  readonly name?: string;
}

/** Leaves a new record where the person dropped it. */
export function standAt(session: EditSession, id: string, at: Point | undefined): void {
  const found = session.find(id);
  if (found !== undefined && at !== undefined) session.setPosition(found.record.key, at);
}
