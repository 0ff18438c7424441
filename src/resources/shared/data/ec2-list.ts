import type * as z from 'zod';
import { describeOperation, type FilterTable } from '../../../kernel/cloud/describe.ts';
import type { Operation } from '../../../kernel/cloud/operation.ts';
import { tagSpecificationsSchema, tagsFor } from '../../../kernel/cloud/tags.ts';
import type { JsonObject, JsonValue } from '../../../kernel/lib/json.ts';
import type { AllTables, DataContext } from '../../data-tables.ts';
import type { DescribedTable } from './described.ts';
import type { Described } from './described-record.ts';

/** What every request to make something of EC2 can carry, and the errors that come with it. */
export const tagSpecifications = { TagSpecifications: tagSpecificationsSchema };
export const tagErrors: readonly string[] = ['InvalidParameterValue', 'TagLimitExceeded'];

export { tagsFor };

/** What is stored, with its tags, as EC2 answers it. */
export function withOwnTags(_context: unknown, record: Described): JsonObject {
  return { ...record.Detail, Tags: record.Tags.map((tag) => ({ ...tag })) };
}

interface ListSpec {
  readonly operation: string;
  readonly table: DescribedTable;
  /** The parameter with ids. */
  readonly ids: string;
  readonly key: string;
  readonly missing: string;
  /** Filter → path into the answer. */
  readonly filters: { readonly [name: string]: string };
  readonly more?: { readonly [parameter: string]: z.ZodType };
  readonly where?: (record: Described, input: JsonObject, context: DataContext) => boolean;
  readonly print?: (context: DataContext, record: Described) => JsonObject;
  readonly derived?: (context: DataContext) => readonly Described[];
}

/** An operation of EC2 that lists by ids and filters, in pages. */
export function ec2List(spec: ListSpec): Operation<AllTables> {
  const print = spec.print ?? withOwnTags;
  const filters: FilterTable<AllTables, Described> = Object.fromEntries(
    Object.entries(spec.filters).map(([name, path]) => [
      name,
      (record: Described, context: unknown) => valuesAt(print(context as DataContext, record), path),
    ]),
  );
  return describeOperation<AllTables, DescribedTable>({
    name: spec.operation,
    table: spec.table,
    resultKey: spec.key,
    idsParameter: spec.ids,
    notFound: spec.missing,
    filters,
    ...(spec.derived && { derived: spec.derived as never }),
    ...(spec.more && { more: spec.more }),
    ...(spec.where && { select: spec.where as never }),
    print: print as never,
  });
}

/** Every plain value at the end of a path like `Attachments.InstanceId`, through lists. */
function valuesAt(value: JsonValue, path: string): readonly string[] {
  let found = itemsOf(value);
  for (const step of path.split('.'))
    found = found.flatMap((each) => {
      const next = typeof each === 'object' && each !== null ? (each as JsonObject)[step] : undefined;
      return next === undefined ? [] : itemsOf(next);
    });
  return found.filter((each) => typeof each !== 'object').map(String);
}

function itemsOf(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
}
