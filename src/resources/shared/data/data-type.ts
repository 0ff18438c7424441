import * as z from 'zod';
import type { Operation } from '../../../kernel/cloud/operation.ts';
import type { ResourceRecord } from '../../../kernel/cloud/record.ts';
import type { Definition, ImportContext, ResourceType } from '../../../kernel/cloud/registry.ts';
import { recordShape } from '../../../kernel/cloud/tags.ts';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import type { AllTables, DataContext } from '../../data-tables.ts';
import { extraFields, readObject } from '../import-object.ts';

type DataTable = keyof AllTables & string;
type RecordSchema = z.ZodObject<z.ZodRawShape>;

interface DataTypeSpec<K extends DataTable> {
  readonly table: K;
  readonly schema: z.ZodType<AllTables[K]>;
  readonly idPrefix: string;
  readonly label: string;
  readonly plural: string;
  readonly category: Definition['category'];
  /** Path and label of what the inspector shows. */
  readonly fields: readonly (readonly [path: string, label: string, help?: string])[];
  readonly docs: string;
  readonly quotas?: Definition['quotas'];
  /** Where AWS lists such objects: `Volumes`. */
  readonly key: string;
  /** The field of AWS's answer that holds the record's id; without it AWS knows the object by name. */
  readonly idField?: string;
  /** The fact that names the object. */
  readonly nameField: string;
  readonly operations: readonly Operation<AllTables>[];
  readonly settle?: (context: DataContext, record: AllTables[K], to: string) => void;
}

const tags = z.array(z.strictObject({ Key: z.string(), Value: z.string().default('') })).default([]);

/**
 * A type that is only data: it stands on no canvas, and no packet meets it. Its facts lie in the
 * record as AWS describes them, so that describing is copying.
 */
export function dataType<K extends DataTable>(spec: DataTypeSpec<K>): ResourceType<AllTables, K> {
  const { table, schema, idPrefix, label, plural, category, docs, quotas = [], operations, settle } = spec;
  return {
    table,
    isOptional: true,
    version: 1,
    migrations: [],
    schema,
    definition: {
      idPrefix,
      label,
      plural,
      icon: table,
      category,
      containers: [],
      connections: [],
      fields: [
        ...spec.fields.map(([path, name, help]) => ({
          path,
          label: name,
          control: 'readonly' as const,
          ...(help !== undefined && { help }),
        })),
        { path: 'Tags', label: 'Tags', control: 'readonly' },
      ],
      quotas,
      docs,
    },
    operations,
    describe: describeMapping(spec),
    ...(settle && { settle }),
  };
}

function describeMapping<K extends DataTable>({
  table,
  schema,
  key,
  idField,
  nameField,
  idPrefix,
}: DataTypeSpec<K>): ResourceType<AllTables, K>['describe'] {
  const { shape } = schema as unknown as RecordSchema;
  const facts = Object.fromEntries(Object.entries(shape).filter(([name]) => !(name in recordShape)));
  const raw = z.looseObject({ ...facts, ...(idField && { [idField]: z.string() }), Tags: tags });
  return {
    key,
    print: (_view, record) => {
      const {
        id,
        key: _key,
        account: _account,
        region: _region,
        Tags,
        extra,
        ...own
      } = record as ResourceRecord;
      return { ...extra, ...own, ...(idField && { [idField]: id }), Tags } as unknown as JsonObject;
    },
    parse: (object: JsonObject, context: ImportContext) => {
      const read = readObject(raw, object);
      if (typeof read === 'string') return read;
      const fields = read as JsonObject;
      const own = Object.entries(fields).filter(([name]) => name in facts);
      const id = String(
        idField === undefined ? context.mintId(idPrefix, String(fields[nameField])) : fields[idField],
      );
      const record = {
        id,
        key: id,
        account: context.account,
        region: context.region,
        Tags: read.Tags,
        ...extraFields(object, Object.keys(raw.shape), {}),
        ...Object.fromEntries(own),
      };
      return [{ table, record }];
    },
  };
}
