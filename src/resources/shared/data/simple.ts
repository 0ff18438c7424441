import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import type { Operation } from '../../../kernel/cloud/operation.ts';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import type { AllTables, DataContext } from '../../data-tables.ts';
import { inService } from './data-operation.ts';
import { addNamed, type DescribedTable, named, patchNamed, tagsOfMap } from './described.ts';
import type { Described } from './described-record.ts';

type Told = readonly [code: string, message: (name: string) => string];
type Input = { readonly [parameter: string]: unknown };

/** How a thing is made, listed and deleted by its name: most services differ in no more than words. */
interface Simple {
  readonly service: string;
  readonly table: DescribedTable;
  readonly prefix: string;
  readonly create: {
    readonly operation: string;
    /** The parameter that names it. */
    readonly name: string;
    readonly input: z.ZodRawShape;
    readonly example: JsonObject;
    readonly exists: Told;
    /** What AWS describes of it. */
    readonly detail: (context: DataContext, input: Input, name: string) => object;
    readonly answer: (detail: JsonObject) => object;
    /** The state it is in after a while, and how long that takes. */
    readonly settles?: readonly [to: string, ms: number];
  };
  readonly list: {
    readonly operation: string;
    /** The parameter with the names asked for; one name or a list. */
    readonly names: string;
    readonly isOne?: boolean;
    readonly more?: z.ZodRawShape;
    readonly missing: Told;
    readonly answer: (details: readonly JsonObject[]) => object;
  };
  readonly remove: {
    readonly operation: string;
    readonly name: string;
    readonly more?: z.ZodRawShape;
    readonly missing: Told;
    readonly answer: (detail: JsonObject) => object | undefined;
  };
}

const tagFields = ['Tags', 'tags', 'TagList'];

function tagsIn(input: Input) {
  const found = tagFields.map((field) => input[field]).find((value) => value !== undefined);
  if (Array.isArray(found))
    return (found as readonly { readonly [field: string]: string }[]).map((tag) => ({
      Key: tag.Key ?? tag.key ?? '',
      Value: tag.Value ?? tag.value ?? '',
    }));
  return tagsOfMap(found as { readonly [key: string]: string } | undefined);
}

/** A name, or an ARN that ends in it. */
export function nameIn(text: string): string {
  return text.startsWith('arn:')
    ? text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1)
    : text;
}

export function findOr(
  context: DataContext,
  table: DescribedTable,
  given: string,
  [code, message]: Told,
): Described {
  return named(context, table, nameIn(given)) ?? refuse(code, message(given));
}

export function simpleOperations({
  service,
  table,
  prefix,
  create,
  list,
  remove,
}: Simple): readonly Operation<AllTables>[] {
  const op = inService(service);
  const make = op(
    create.operation,
    { [create.name]: z.string().min(1), ...create.input },
    {
      errors: [create.exists[0]],
      example: create.example as never,
      run: (context, given) => {
        const input = given as Input;
        const name = String(input[create.name]);
        if (named(context, table, name) !== undefined) refuse(create.exists[0], create.exists[1](name));
        const detail = create.detail(context, input, name);
        const record = addNamed(
          context,
          table,
          context.newRecord(table, prefix),
          name,
          detail,
          tagsIn(input),
        );
        if (create.settles !== undefined) context.schedule(table, record.id, ...create.settles);
        return create.answer(record.Detail);
      },
    },
  );
  const names = list.isOne ? z.string() : z.array(z.string()).optional();
  const read = op(
    list.operation,
    { [list.names]: names, ...list.more },
    {
      errors: [list.missing[0]],
      example: (list.isOne ? { [list.names]: create.example[create.name] } : {}) as never,
      run: (context, given) => {
        const asked = (given as Input)[list.names];
        const found =
          asked === undefined
            ? context.list(table)
            : [asked].flat().map((name) => findOr(context, table, String(name), list.missing));
        return list.answer(found.map(({ Detail }) => Detail));
      },
    },
  );
  const gone = op(
    remove.operation,
    { [remove.name]: z.string(), ...remove.more },
    {
      errors: [remove.missing[0]],
      example: { [remove.name]: String(create.example[create.name]) } as never,
      run: (context, given) => {
        const record = findOr(context, table, String((given as Input)[remove.name]), remove.missing);
        context.remove(table, record.id);
        return remove.answer(record.Detail);
      },
    },
  );
  return [make, read, gone];
}

/** Lets the state that was scheduled stand in that field of what AWS describes. */
export function settleField(table: DescribedTable, field: string) {
  return (context: DataContext, record: Described, to: string): void => {
    patchNamed(context, table, record, { [field]: to });
  };
}
