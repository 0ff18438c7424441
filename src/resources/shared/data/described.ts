import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import type { Operation } from '../../../kernel/cloud/operation.ts';
import type { ResourceRecord, Tag } from '../../../kernel/cloud/record.ts';
import type { Definition, ImportContext, ResourceType } from '../../../kernel/cloud/registry.ts';
import type { JsonObject, JsonValue } from '../../../kernel/lib/json.ts';
import type { AllTables, DataContext } from '../../data-tables.ts';
import { type Described, describedSchema } from './described-record.ts';
import { ofAccount } from './places.ts';

export type DescribedTable = {
  [K in keyof AllTables & string]: AllTables[K] extends Described ? K : never;
}[keyof AllTables & string];

interface Spec<K extends DescribedTable> {
  readonly table: K;
  readonly idPrefix: string;
  readonly label: string;
  readonly plural: string;
  readonly category?: Definition['category'];
  readonly key: string;
  /** The field of AWS's answer that is the name. */
  readonly nameField: string;
  readonly fields: readonly (readonly [path: string, label: string])[];
  readonly docs: string;
  readonly operations: readonly Operation<AllTables>[];
  readonly settle?: (context: DataContext, record: Described, to: string) => void;
}

export function describedType<K extends DescribedTable>(spec: Spec<K>): ResourceType<AllTables, K> {
  const { table, nameField, settle } = spec;
  return {
    table,
    isOptional: true,
    version: 1,
    migrations: [],
    schema: describedSchema as z.ZodType<AllTables[K]>,
    definition: {
      idPrefix: spec.idPrefix,
      label: spec.label,
      plural: spec.plural,
      icon: table,
      category: spec.category ?? 'management',
      containers: [],
      connections: [],
      fields: [
        ...spec.fields.map(([path, label]) => ({ path, label, control: 'readonly' as const })),
        { path: 'Tags', label: 'Tags', control: 'readonly' },
      ],
      quotas: [],
      docs: spec.docs,
    },
    operations: spec.operations,
    describe: {
      key: spec.key,
      print: (_view, record) => ({
        ...(record as Described).Detail,
        Tags: record.Tags.map((tag) => ({ ...tag })),
      }),
      parse: (object: JsonObject, context: ImportContext) => {
        const { Tags = [], ...Detail } = object;
        const name = Detail[nameField];
        if (typeof name !== 'string') return `${nameField}: is missing or no text`;
        const id = context.mintId(spec.idPrefix, name);
        const { account, region } = context;
        const record = { id, key: id, account, region, Tags, Name: name, Detail };
        const read = describedSchema.safeParse(record);
        return read.success ? [{ table, record: read.data as ResourceRecord }] : 'Tags: not a list of tags';
      },
    },
    ...(settle && { settle: (context, record, to) => settle(context, record as Described, to) }),
  };
}

/** The record of that name in this account and Region. */
export function named(context: DataContext, table: DescribedTable, name: string): Described | undefined {
  return context.list(table).find(({ Name }) => Name === name);
}

export function findNamed(
  context: DataContext,
  table: DescribedTable,
  name: string,
  code: string,
  message: string,
): Described {
  return named(context, table, name) ?? refuse(code, message);
}

/** The same in any Region: services without Regions. */
export function findGlobal(
  context: DataContext,
  table: DescribedTable,
  name: string,
  code: string,
  message: string,
): Described {
  return ofAccount(context, table).find(({ Name }) => Name === name) ?? refuse(code, message);
}

export function addNamed(
  context: DataContext,
  table: DescribedTable,
  head: Pick<Described, 'id' | 'key' | 'account' | 'region'>,
  Name: string,
  detail: object,
  Tags: readonly Tag[] = [],
): Described {
  const record: Described = { ...head, Tags: [...Tags], Name, Detail: plain(detail) };
  context.put(table, record);
  return record;
}

/** The record with some of what AWS describes changed. */
export function patchNamed(
  context: DataContext,
  table: DescribedTable,
  record: Described,
  changes: object,
): Described {
  const changed: Described = { ...record, Detail: plain({ ...record.Detail, ...changes }) };
  context.put(table, changed);
  return changed;
}

function plain(detail: object): JsonObject {
  return Object.fromEntries(Object.entries(detail).filter(([, value]) => value !== undefined)) as {
    readonly [field: string]: JsonValue;
  };
}

export const keyedTags = z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional();
export const mappedTags = z.record(z.string(), z.string()).optional();

export function tagsOfMap(map: { readonly [key: string]: string } = {}): readonly Tag[] {
  return Object.entries(map).map(([Key, Value]) => ({ Key, Value }));
}
