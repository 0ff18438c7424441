import type { AwsCloud, AwsTables } from '../../resources/tables.ts';
import { opening, thing } from '../english/nouns.ts';
import { type Naming, namingOf } from '../naming.ts';
import { type Fact, factsOf } from './facts.ts';

/** What became of one resource between two states of a document. */
export interface ResourceChange {
  /** The document's own name for it, the same in both states. */
  readonly key: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** `Security group web (sg-0…)`. */
  readonly title: string;
  readonly lines: readonly ChangedLine[];
}

/** A field or a row of it; `before` is null for what is new, `after` for what is gone. */
export interface ChangedLine {
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

type TableName = keyof AwsTables & string;
type Entry = { readonly table: TableName; readonly record: AwsTables[TableName] };

/**
 * Two states of one document, resource by resource. Records are matched by document key, which
 * survives replacement; rows by what names them at AWS (a rule's number, a route's destination).
 * What is gone in all but its record (terminated, deleted) counts as gone.
 */
export function compareClouds(before: AwsCloud, after: AwsCloud): readonly ResourceChange[] {
  const [old, fresh] = [namingOf(before), namingOf(after)];
  const names: Naming = (id) => (fresh(id) === id ? old(id) : fresh(id));
  const nameOf = (id: string) => (isReference(before, after, id) ? thing(id, names) : id);
  const left = entriesOf(before);
  const right = entriesOf(after);
  const changes: ResourceChange[] = [];
  for (const [key, { table, record }] of right) {
    const earlier = left.get(key);
    const facts = factsOf(after, table, record as never, nameOf);
    const title = opening(record.id, names);
    if (earlier === undefined) {
      if (isPartOfAnother(after, table, record)) continue;
      const lines = facts
        .filter(({ isRow, identity }) => isRow && identity !== 'tag Name')
        .map((fact) => line(null, fact));
      changes.push({ key, kind: 'added', title, lines });
      continue;
    }
    const lines = linesBetween(factsOf(before, table, earlier.record as never, nameOf), facts);
    const replaced =
      earlier.record.id === record.id
        ? []
        : [{ what: 'Made again', before: earlier.record.id, after: record.id }];
    if (lines.length + replaced.length > 0)
      changes.push({ key, kind: 'changed', title, lines: [...replaced, ...lines] });
  }
  for (const [key, { table, record }] of left)
    if (!right.has(key) && !isPartOfAnother(before, table, record))
      changes.push({ key, kind: 'removed', title: opening(record.id, names), lines: [] });
  return changes;
}

const OVER = new Set(['terminated', 'deleted', 'rejected', 'expired']);

function entriesOf(cloud: AwsCloud): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const table of Object.keys(cloud.tables) as TableName[])
    for (const record of Object.values(cloud.tables[table]) as AwsTables[TableName][])
      if (!isOver(record)) entries.set(`${table}/${record.key}`, { table, record });
  return entries;
}

function isOver(record: object): boolean {
  const { State, Status } = record as {
    readonly State?: unknown;
    readonly Status?: { readonly Code?: unknown };
  };
  return OVER.has(String(State)) || OVER.has(String(Status?.Code));
}

/** An interface comes and goes with the instance or the gateway that has it, and is not told apart. */
function isPartOfAnother(cloud: AwsCloud, table: TableName, record: AwsTables[TableName]): boolean {
  if (table !== 'network-interface') return false;
  const { Attachment, RequesterManaged } = record as AwsTables['network-interface'];
  return RequesterManaged || cloud.tables.instance[Attachment?.InstanceId ?? ''] !== undefined;
}

function isReference(before: AwsCloud, after: AwsCloud, id: string): boolean {
  return [before, after].some(({ tables }) =>
    (Object.values(tables) as readonly object[]).some((records) => Object.hasOwn(records, id)),
  );
}

function linesBetween(before: readonly Fact[], after: readonly Fact[]): readonly ChangedLine[] {
  const earlier = new Map(before.map((fact) => [fact.identity, fact]));
  const later = new Set(after.map(({ identity }) => identity));
  const changed = after.flatMap((fact) => {
    const was = earlier.get(fact.identity) ?? null;
    return was?.text === fact.text ? [] : [line(was, fact)];
  });
  const gone = before.filter(({ identity }) => !later.has(identity)).map((fact) => line(fact, null));
  return [...changed, ...gone];
}

function line(before: Fact | null, after: Fact | null): ChangedLine {
  const what = (after ?? before)?.what ?? '';
  return { what, before: before?.text ?? null, after: after?.text ?? null };
}
