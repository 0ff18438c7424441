import * as z from 'zod';
import type { JsonObject } from '../lib/json.ts';
import { refuse, refuseChoice } from './aws-error.ts';
import type { Context } from './context.ts';
import { type Operation, operation } from './operation.ts';
import type { ResourceRecord, TableTypes } from './record.ts';
import { matchesWildcard } from './wildcard.ts';

export const filtersSchema = z
  .array(z.strictObject({ Name: z.string(), Values: z.array(z.string()) }))
  .optional();

const pagingShape = {
  Filters: filtersSchema,
  MaxResults: z.int().optional(),
  NextToken: z.string().optional(),
};

/** A named filter: the values of the record that a request's filter values are matched against. */
export type FilterTable<T extends TableTypes, R> = {
  readonly [name: string]: (record: R, context: Context<T>) => readonly (string | undefined)[];
};

/** Keeps what satisfies every filter (values of one filter are alternatives; `*` and `?` are wild). */
export function applyFilters<T extends TableTypes, R extends ResourceRecord>(
  context: Context<T>,
  records: readonly R[],
  filters: z.output<typeof filtersSchema>,
  table: FilterTable<T, R>,
): readonly R[] {
  let kept = records;
  for (const filter of filters ?? []) {
    const valuesOf = filterFor(filter.Name, table);
    const patterns = filter.Values;
    kept = kept.filter((record) =>
      valuesOf(record, context).some(
        (value) => value !== undefined && patterns.some((pattern) => matchesWildcard(pattern, value)),
      ),
    );
  }
  return kept;
}

function filterFor<T extends TableTypes, R extends ResourceRecord>(
  name: string,
  table: FilterTable<T, R>,
): FilterTable<T, R>[string] {
  if (name.startsWith('tag:')) {
    const key = name.slice('tag:'.length);
    return (record) => record.Tags.filter((tag) => tag.Key === key).map((tag) => tag.Value);
  }
  if (name === 'tag-key') return (record) => record.Tags.map((tag) => tag.Key);
  if (name === 'owner-id' && !Object.hasOwn(table, name)) return (record) => [record.account];
  const valuesOf = Object.hasOwn(table, name) ? table[name] : undefined;
  if (valuesOf === undefined)
    return refuseChoice('InvalidParameterValue', `The filter '${name}' is invalid`, 'Filters', [
      ...Object.keys(table),
      'tag-key',
    ]);
  return valuesOf;
}

/** One page of a list and the token of the next. */
export function paginate<R>(
  items: readonly R[],
  paging: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined },
  limits: { readonly least: number; readonly most: number } = { least: 5, most: 1000 },
): { readonly page: readonly R[]; readonly NextToken?: string } {
  const { MaxResults, NextToken } = paging;
  if (MaxResults !== undefined && (MaxResults < limits.least || MaxResults > limits.most))
    refuse(
      'InvalidParameterValue',
      `Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value between ${limits.least} and ${limits.most}.`,
      'MaxResults',
    );
  let start = 0;
  if (NextToken !== undefined) {
    const match = /^page-(\d{1,9})$/.exec(NextToken);
    if (match === null || Number(match[1]) > items.length)
      return refuse('InvalidNextToken', 'The token that you provided is not valid.', 'NextToken');
    start = Number(match[1]);
  }
  const end = MaxResults === undefined ? items.length : start + MaxResults;
  const page = items.slice(start, end);
  return end < items.length ? { page, NextToken: `page-${end}` } : { page };
}

/**
 * A `Describe…` operation with ids, `Filters` and paging.
 * `idsParameter` is AWS's name of the id list; `notFound` the code for an unknown id.
 */
export function describeOperation<T extends TableTypes, K extends keyof T & string>(spec: {
  readonly name: string;
  readonly table: K;
  readonly resultKey: string;
  readonly idsParameter: string;
  readonly notFound: string;
  readonly filters: FilterTable<T, T[K]>;
  /** Other parameters AWS accepts here, already narrowed to records (owner ids, names …). */
  readonly more?: { readonly [parameter: string]: z.ZodType };
  /** Records that follow from others and are in no table. */
  readonly derived?: (context: Context<T>) => readonly T[K][];
  readonly select?: (record: T[K], input: JsonObject, context: Context<T>) => boolean;
  readonly print: (context: Context<T>, record: T[K]) => JsonObject;
  readonly limits?: { readonly least: number; readonly most: number };
}): Operation<T> {
  const input = z.strictObject({
    ...pagingShape,
    [spec.idsParameter]: z.array(z.string()).optional(),
    ...spec.more,
  });
  return operation<T, typeof input>({
    name: spec.name,
    input,
    errors: [spec.notFound, 'InvalidNextToken', 'InvalidParameterCombination', 'InvalidParameterValue'],
    example: {},
    run: (context, given) => {
      const fields = given as JsonObject & z.output<typeof filtersOnly>;
      const ids = fields[spec.idsParameter] as readonly string[] | undefined;
      if (ids !== undefined && fields.MaxResults !== undefined)
        refuse(
          'InvalidParameterCombination',
          `The parameter ${spec.idsParameter} cannot be used with the parameter MaxResults`,
        );
      const derived = spec.derived?.(context) ?? [];
      let records: readonly T[K][] =
        ids === undefined
          ? [...context.list(spec.table), ...derived]
          : ids.map(
              (id) => derived.find((each) => each.id === id) ?? context.find(spec.table, id, spec.notFound),
            );
      if (spec.select) {
        const select = spec.select;
        records = records.filter((record) => select(record, fields, context));
      }
      records = applyFilters(context, records, fields.Filters, spec.filters);
      const { page, NextToken } = paginate(records, fields, spec.limits);
      return {
        [spec.resultKey]: page.map((record) => spec.print(context, record)),
        ...(NextToken === undefined ? {} : { NextToken }),
      };
    },
  });
}

const filtersOnly = z.object(pagingShape);
