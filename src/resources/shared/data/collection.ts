import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import type { Operation } from '../../../kernel/cloud/operation.ts';
import type { Tag } from '../../../kernel/cloud/record.ts';
import type { JsonObject, JsonValue } from '../../../kernel/lib/json.ts';
import type { AllTables, DataContext } from '../../data-tables.ts';
import { inService } from './data-operation.ts';
import { addNamed, type DescribedTable, patchNamed, tagsOfMap } from './described.ts';
import type { Described } from './described-record.ts';

export type Told = readonly [code: string, message: (name: string) => string];
type Input<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>;
type Example<Shape extends z.ZodRawShape> = z.input<z.ZodObject<Shape>>;
type Operations = Operation<AllTables>;

interface Spec {
  readonly service: string;
  readonly table: DescribedTable;
  readonly prefix: string;
  /** What is said when nobody has it. */
  readonly missing: Told;
  /** The service has no Regions. */
  readonly isGlobal?: boolean;
  /** What lists answer of one. Without it: what is stored, without tags. */
  readonly print?: (context: DataContext, record: Described) => JsonObject;
  /** Records that follow from others, and are in the table once something changes them. */
  readonly derived?: (context: DataContext) => readonly Described[];
}

interface Made {
  readonly name: string;
  readonly detail: object;
  readonly tags?: readonly Tag[];
}

/** Things of one service that have a name, or an id or ARN that serves as one. */
export function collection(spec: Spec) {
  const { service, table, prefix, missing } = spec;
  const op = inService(service);
  const print = spec.print ?? ((_context: DataContext, record: Described) => record.Detail);

  function all(context: DataContext): readonly Described[] {
    if (spec.isGlobal !== true) return [...context.list(table), ...(spec.derived?.(context) ?? [])];
    return context.all(table).filter(({ account }) => account === context.account);
  }

  function get(context: DataContext, name: string): Described | undefined {
    return all(context).find(({ Name }) => Name === name);
  }

  function find(context: DataContext, name: string): Described {
    return get(context, name) ?? refuse(missing[0], missing[1](name));
  }

  /** A new one, stored. `make` may refuse. */
  function add(context: DataContext, make: (id: string) => Made): Described {
    const { region, ...head } = context.newRecord(table, prefix);
    const { name, detail, tags = [] } = make(head.id);
    const place = spec.isGlobal === true ? 'us-east-1' : region;
    return addNamed(context, table, { ...head, region: place }, name, detail, tags);
  }

  function patch(context: DataContext, record: Described, changes: object): Described {
    return patchNamed(context, table, record, changes);
  }

  function create<Shape extends z.ZodRawShape>(
    operation: string,
    shape: Shape,
    how: {
      readonly example: Example<Shape>;
      readonly errors?: readonly string[];
      readonly make: (context: DataContext, input: Input<Shape>, id: string) => Made;
      readonly answer: (shown: JsonObject, record: Described) => object;
      /** The state it is in after a while, and how long that takes. */
      readonly settles?: readonly [to: string, ms: number];
    },
  ): Operations {
    return op(operation, shape, {
      errors: how.errors ?? [],
      example: how.example,
      run: (context, input) => {
        const record = add(context, (id) => how.make(context, input, id));
        if (how.settles !== undefined) context.schedule(table, record.id, ...how.settles);
        return how.answer(print(context, record), record);
      },
    });
  }

  /** `by` is the parameter that names it. */
  function change<Shape extends z.ZodRawShape>(
    operation: string,
    by: keyof Shape & string,
    shape: Shape,
    how: {
      readonly example: Example<Shape>;
      readonly errors?: readonly string[];
      /** What becomes different; nothing where the operation only reads. */
      readonly apply?: (context: DataContext, record: Described, input: Input<Shape>) => object | undefined;
      readonly settles?: readonly [to: string, ms: number];
      readonly answer?: (
        shown: JsonObject,
        record: Described,
        input: Input<Shape>,
        context: DataContext,
      ) => object;
    },
  ): Operations {
    return op(operation, shape, {
      errors: [missing[0], ...(how.errors ?? [])],
      example: how.example,
      run: (context, input) => {
        const found = find(context, String(input[by as keyof typeof input]));
        const changes = how.apply?.(context, found, input);
        const record =
          changes === undefined ? (get(context, found.Name) ?? found) : patch(context, found, changes);
        if (how.settles !== undefined) context.schedule(table, record.id, ...how.settles);
        return how.answer?.(print(context, record), record, input, context);
      },
    });
  }

  /** All, or those named by a parameter: one name or a list of them. */
  function list<Shape extends z.ZodRawShape>(
    operation: string,
    names: string | undefined,
    shape: Shape,
    how: {
      readonly example?: Example<Shape>;
      readonly errors?: readonly string[];
      readonly where?: (record: Described, input: Input<Shape>, context: DataContext) => boolean;
      readonly answer: (shown: readonly JsonObject[], input: Input<Shape>) => object;
    },
  ): Operations {
    return op(operation, shape, {
      errors: [...(names === undefined ? [] : [missing[0]]), ...(how.errors ?? [])],
      example: how.example ?? ({} as Example<Shape>),
      run: (context, input) => {
        const asked = names === undefined ? undefined : (input as JsonObject)[names];
        const named =
          asked === undefined || (Array.isArray(asked) && asked.length === 0) ? undefined : [asked].flat();
        const found = named === undefined ? all(context) : named.map((name) => find(context, String(name)));
        const kept = found.filter((record) => how.where?.(record, input, context) ?? true);
        return how.answer(
          kept.map((record) => print(context, record)),
          input,
        );
      },
    });
  }

  function remove<Shape extends z.ZodRawShape>(
    operation: string,
    by: keyof Shape & string,
    shape: Shape,
    how: {
      readonly example: Example<Shape>;
      readonly errors?: readonly string[];
      /** Refuses where it may not go, and takes along what goes with it. */
      readonly before?: (context: DataContext, record: Described, input: Input<Shape>) => void;
      readonly answer?: (shown: JsonObject, record: Described) => object;
    },
  ): Operations {
    return op(operation, shape, {
      errors: [missing[0], ...(how.errors ?? [])],
      example: how.example,
      run: (context, input) => {
        const record = find(context, String(input[by as keyof typeof input]));
        how.before?.(context, record, input);
        const shown = print(context, record);
        context.remove(table, record.id);
        return how.answer?.(shown, record);
      },
    });
  }

  return { table, all, get, find, add, patch, print, create, change, list, remove };
}

/** Tags of a request, whichever way the service writes them. */
export function readTags(given: unknown): readonly Tag[] {
  if (Array.isArray(given))
    return (given as readonly { readonly [field: string]: string }[]).map((tag) => ({
      Key: tag.Key ?? tag.key ?? tag.TagKey ?? '',
      Value: tag.Value ?? tag.value ?? tag.TagValue ?? '',
    }));
  return tagsOfMap(given as { readonly [key: string]: string } | undefined);
}

/** Tags as a map, as some services answer them. */
export function tagMap(tags: readonly Tag[]): { readonly [key: string]: string } {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

/** The tags with others laid over them. */
export function withTags(record: Described, added: readonly Tag[]): Described {
  const merged = { ...tagMap(record.Tags), ...tagMap(added) };
  return { ...record, Tags: Object.entries(merged).map(([Key, Value]) => ({ Key, Value })) };
}

export function withoutTags(record: Described, keys: readonly string[]): Described {
  return { ...record, Tags: record.Tags.filter(({ Key }) => !keys.includes(Key)) };
}

export const tagList = z.array(z.strictObject({ Key: z.string(), Value: z.string().default('') }));

interface TagSpec {
  readonly service: string;
  readonly tables: readonly DescribedTable[];
  /** The parameter that names what is tagged: an ARN, or an id. */
  readonly by: string;
  readonly add: string;
  readonly list: string;
  readonly remove: string;
  readonly tags: string;
  readonly tagsShape: z.ZodType;
  readonly keys: string;
  readonly missing: Told;
  readonly example: { readonly name: string; readonly tags: JsonValue };
  readonly read?: (given: unknown) => readonly Tag[];
  /** The name in what names it, where that is no fact of its own. */
  readonly named?: (given: string) => string;
  /** Keys to go, where they are not a list of texts. */
  readonly keysShape?: z.ZodType;
  readonly readKeys?: (given: unknown) => readonly string[];
  readonly answer: (record: Described) => object;
  readonly answerAdded?: (record: Described) => object | undefined;
}

/** The three operations with which a service's things are tagged. */
export function tagOperations(spec: TagSpec): readonly Operations[] {
  const op = inService(spec.service);
  const by = { [spec.by]: z.string() };
  const named = { [spec.by]: spec.example.name };
  const errors = [spec.missing[0]];
  const find = (context: DataContext, input: JsonObject): readonly [DescribedTable, Described] => {
    const given = String(input[spec.by]);
    const name = spec.named?.(given) ?? given;
    for (const table of spec.tables)
      for (const record of context.all(table))
        if (record.account === context.account && isNamed(record, name)) return [table, record];
    return refuse(spec.missing[0], spec.missing[1](given));
  };
  const add = op(
    spec.add,
    { ...by, [spec.tags]: spec.tagsShape },
    {
      errors,
      example: { ...named, [spec.tags]: spec.example.tags } as never,
      run: (context, given) => {
        const input = given as JsonObject;
        const [table, record] = find(context, input);
        const changed = withTags(record, (spec.read ?? readTags)(input[spec.tags]));
        context.put(table, changed);
        return spec.answerAdded?.(changed);
      },
    },
  );
  const list = op(spec.list, by, {
    errors,
    example: named as never,
    run: (context, given) => spec.answer(find(context, given as JsonObject)[1]),
  });
  const remove = op(
    spec.remove,
    { ...by, [spec.keys]: spec.keysShape ?? z.array(z.string()) },
    {
      errors,
      example: { ...named, [spec.keys]: keysExample(spec) } as never,
      run: (context, given) => {
        const input = given as JsonObject;
        const [table, record] = find(context, input);
        const keys = spec.readKeys?.(input[spec.keys]) ?? (input[spec.keys] as readonly string[]);
        const changed = withoutTags(record, keys);
        context.put(table, changed);
        return spec.answerAdded?.(changed);
      },
    },
  );
  return [add, list, remove];
}

function keysExample({ keysShape }: TagSpec): JsonValue {
  return keysShape === undefined ? ['team'] : { Items: ['team'] };
}

/** By name, or by whatever ARN stands among its facts. */
function isNamed({ Name, Detail }: Described, given: string): boolean {
  if (Name === given) return true;
  return Object.entries(Detail).some(
    ([field, value]) => /a(?:rn|RN)$|^Arn$|ARN$|Arn$/.test(field) && value === given,
  );
}
