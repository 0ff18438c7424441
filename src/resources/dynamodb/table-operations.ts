import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { jsonObject, present, texts } from '../shared/data/facts.ts';
import { uuidOf } from '../shared/data/ids.ts';
import { arnOf } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';
import { invalid, sizeOf } from './attribute-value.ts';
import { TableName } from './item-operations.ts';
import { findTable, indexed, itemsOf } from './items.ts';
import { type Index, indexSchema, keySchema, type Table } from './schema.ts';

const dynamodb = inService('dynamodb');
const example = { TableName: 'Music' };
/** What a table takes to be made and to go. */
const PENDING_MS = 5_000;
const GONE = ['ResourceNotFoundException'];

export function tableArn(table: Table): string {
  return arnOf(table, 'dynamodb', `table/${table.TableName}`);
}

function throughputOf(table: Table) {
  return {
    NumberOfDecreasesToday: 0,
    ReadCapacityUnits: table.ReadCapacityUnits,
    WriteCapacityUnits: table.WriteCapacityUnits,
  };
}

function printTable(context: DataContext, table: Table) {
  const items = itemsOf(context, table);
  const isOnDemand = table.BillingMode === 'PAY_PER_REQUEST';
  const printIndex = (index: Index) => {
    const held = indexed(table, index, items);
    return {
      ...index,
      IndexSizeBytes: held.reduce((sum, item) => sum + sizeOf(item), 0),
      ItemCount: held.length,
      IndexArn: `${tableArn(table)}/index/${index.IndexName}`,
    };
  };
  const { LocalSecondaryIndexes: local, GlobalSecondaryIndexes: global } = table;
  return present({
    AttributeDefinitions: table.AttributeDefinitions,
    TableName: table.TableName,
    KeySchema: table.KeySchema,
    TableStatus: table.TableStatus,
    CreationDateTime: table.CreationDateTime,
    ProvisionedThroughput: throughputOf(table),
    TableSizeBytes: items.reduce((sum, item) => sum + sizeOf(item), 0),
    ItemCount: items.length,
    TableArn: tableArn(table),
    TableId: table.TableId,
    BillingModeSummary: isOnDemand ? { BillingMode: table.BillingMode } : undefined,
    LocalSecondaryIndexes: local.length === 0 ? undefined : local.map(printIndex),
    GlobalSecondaryIndexes:
      global.length === 0
        ? undefined
        : global.map((index) => ({
            ProvisionedThroughput: throughputOf(table),
            ...printIndex(index),
            IndexStatus: table.TableStatus === 'UPDATING' ? 'ACTIVE' : table.TableStatus,
          })),
    StreamSpecification: table.StreamSpecification,
    ...(table.StreamSpecification !== undefined && {
      LatestStreamLabel: table.CreationDateTime,
      LatestStreamArn: `${tableArn(table)}/stream/${table.CreationDateTime}`,
    }),
    TableClassSummary: table.TableClass === undefined ? undefined : { TableClass: table.TableClass },
    DeletionProtectionEnabled: table.DeletionProtectionEnabled,
  });
}

/** Keys are defined attributes, and every defined attribute is part of some key. */
function checkKeys(
  schemas: readonly Table['KeySchema'][],
  definitions: readonly { readonly AttributeName: string }[],
): void {
  const names = definitions.map(({ AttributeName }) => AttributeName);
  const used = schemas.flat().map(({ AttributeName }) => AttributeName);
  const missing = used.filter((name) => !names.includes(name));
  if (missing.length > 0)
    invalid(
      `One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [${used.join(', ')}], AttributeDefinitions: [${names.join(', ')}]`,
    );
  if (names.some((name) => !used.includes(name)))
    invalid(
      'One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
    );
  for (const schema of schemas)
    if (
      schema[0]?.KeyType !== 'HASH' ||
      (schema[1] !== undefined && schema[1].KeyType !== 'RANGE') ||
      schema.length > 2
    )
      invalid('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
}

const attributeDefinitions = z.array(
  z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
);
const throughput = z.looseObject({ ReadCapacityUnits: z.int().min(1), WriteCapacityUnits: z.int().min(1) });

export const createTable = dynamodb(
  'CreateTable',
  {
    TableName: z.string().regex(/^[\w.-]{3,255}$/),
    AttributeDefinitions: attributeDefinitions,
    KeySchema: keySchema,
    LocalSecondaryIndexes: z.array(indexSchema).optional(),
    GlobalSecondaryIndexes: z.array(indexSchema).optional(),
    BillingMode: z.enum(['PROVISIONED', 'PAY_PER_REQUEST']).optional(),
    ProvisionedThroughput: throughput.optional(),
    StreamSpecification: jsonObject.optional(),
    SSESpecification: jsonObject.optional(),
    TableClass: z.string().optional(),
    DeletionProtectionEnabled: z.boolean().optional(),
    Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional(),
  },
  {
    errors: ['ResourceInUseException', 'ValidationException'],
    example: {
      ...example,
      AttributeDefinitions: [{ AttributeName: 'Artist', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'Artist', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    },
    run: (context, input) => {
      const { BillingMode = 'PROVISIONED', ProvisionedThroughput, Tags = [] } = input;
      const { LocalSecondaryIndexes = [], GlobalSecondaryIndexes = [] } = input;
      if (context.list('dynamodb-table').some((table) => table.TableName === input.TableName))
        refuse('ResourceInUseException', `Table already exists: ${input.TableName}`);
      if (BillingMode === 'PROVISIONED' && ProvisionedThroughput === undefined)
        invalid(
          'One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED',
        );
      if (BillingMode === 'PAY_PER_REQUEST' && ProvisionedThroughput !== undefined)
        invalid(
          'One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
        );
      const indexes = [...LocalSecondaryIndexes, ...GlobalSecondaryIndexes];
      checkKeys([input.KeySchema, ...indexes.map(({ KeySchema }) => KeySchema)], input.AttributeDefinitions);
      const names = indexes.map(({ IndexName }) => IndexName);
      if (new Set(names).size < names.length)
        invalid('One or more parameter values were invalid: Duplicate index name');
      const head = context.newRecord('dynamodb-table', 'dynamotable');
      const table: Table = {
        ...head,
        Tags,
        TableName: input.TableName,
        TableId: uuidOf(head.id),
        AttributeDefinitions: input.AttributeDefinitions,
        KeySchema: input.KeySchema,
        TableStatus: 'CREATING',
        CreationDateTime: iso(context.at),
        BillingMode,
        DeletionProtectionEnabled: input.DeletionProtectionEnabled ?? false,
        ReadCapacityUnits: ProvisionedThroughput?.ReadCapacityUnits ?? 0,
        WriteCapacityUnits: ProvisionedThroughput?.WriteCapacityUnits ?? 0,
        LocalSecondaryIndexes,
        GlobalSecondaryIndexes,
        ...present({
          StreamSpecification: input.StreamSpecification,
          SSESpecification: input.SSESpecification,
          TableClass: input.TableClass,
        }),
      };
      context.put('dynamodb-table', table);
      context.schedule('dynamodb-table', table.id, 'ACTIVE', PENDING_MS);
      return { TableDescription: printTable(context, table) };
    },
  },
);

export function settleTable(context: DataContext, table: Table, to: string): void {
  if (to === 'GONE') context.remove('dynamodb-table', table.id);
  else if (table.TableStatus !== 'DELETING')
    context.put('dynamodb-table', { ...table, TableStatus: 'ACTIVE' });
}

const noTable = (name: string) => `Requested resource not found: Table: ${name} not found`;

export const describeTable = dynamodb(
  'DescribeTable',
  { TableName },
  {
    errors: GONE,
    example,
    run: (context, { TableName: name }) => ({
      Table: printTable(context, findTable(context, name, noTable(name))),
    }),
  },
);

export const listTables = dynamodb(
  'ListTables',
  { ExclusiveStartTableName: z.string().optional(), Limit: z.int().min(1).max(100).optional() },
  {
    example: {},
    run: (context, { ExclusiveStartTableName = '', Limit = 100 }) => {
      const names = context.list('dynamodb-table').map((table) => table.TableName);
      const rest = names.filter((name) => name > ExclusiveStartTableName).sort();
      const TableNames = rest.slice(0, Limit);
      return {
        TableNames,
        ...(rest.length > Limit && { LastEvaluatedTableName: TableNames.at(-1) }),
      };
    },
  },
);

export const updateTable = dynamodb(
  'UpdateTable',
  {
    TableName,
    AttributeDefinitions: attributeDefinitions.optional(),
    BillingMode: z.enum(['PROVISIONED', 'PAY_PER_REQUEST']).optional(),
    ProvisionedThroughput: throughput.optional(),
    GlobalSecondaryIndexUpdates: z
      .array(
        z.strictObject({
          Create: indexSchema.optional(),
          Delete: z.strictObject({ IndexName: z.string() }).optional(),
        }),
      )
      .optional(),
    StreamSpecification: jsonObject.optional(),
    TableClass: z.string().optional(),
    DeletionProtectionEnabled: z.boolean().optional(),
  },
  {
    errors: [...GONE, 'ResourceInUseException', 'ValidationException'],
    example: { ...example, DeletionProtectionEnabled: true },
    run: (
      context,
      { TableName: name, ProvisionedThroughput, GlobalSecondaryIndexUpdates = [], ...input },
    ) => {
      const table = findTable(context, name, noTable(name));
      if (table.TableStatus !== 'ACTIVE')
        refuse(
          'ResourceInUseException',
          `Attempt to change a resource which is still in use: Table is being created: ${name}`,
        );
      const AttributeDefinitions = input.AttributeDefinitions ?? table.AttributeDefinitions;
      let { GlobalSecondaryIndexes } = table;
      for (const { Create, Delete } of GlobalSecondaryIndexUpdates) {
        const named = Create?.IndexName ?? Delete?.IndexName ?? '';
        const isThere = GlobalSecondaryIndexes.some(({ IndexName }) => IndexName === named);
        if (isThere !== (Create === undefined))
          invalid(
            isThere
              ? `Attempting to create an index which already exists: ${named}`
              : `Requested resource not found: Index: ${named} not found`,
          );
        GlobalSecondaryIndexes = GlobalSecondaryIndexes.filter(({ IndexName }) => IndexName !== named);
        if (Create !== undefined) GlobalSecondaryIndexes = [...GlobalSecondaryIndexes, Create];
      }
      const schemas = [...GlobalSecondaryIndexes, ...table.LocalSecondaryIndexes].map(
        ({ KeySchema }) => KeySchema,
      );
      const used = [table.KeySchema, ...schemas].flat().map(({ AttributeName }) => AttributeName);
      checkKeys(
        [table.KeySchema, ...schemas],
        AttributeDefinitions.filter(({ AttributeName }) => used.includes(AttributeName)),
      );
      const changed: Table = {
        ...table,
        ...present({ ...input, AttributeDefinitions: undefined }),
        ...present(ProvisionedThroughput ?? {}),
        AttributeDefinitions: AttributeDefinitions.filter(({ AttributeName }) =>
          used.includes(AttributeName),
        ),
        GlobalSecondaryIndexes,
        TableStatus: 'UPDATING',
      };
      context.put('dynamodb-table', changed);
      context.schedule('dynamodb-table', table.id, 'ACTIVE', PENDING_MS);
      return { TableDescription: printTable(context, changed) };
    },
  },
);

export const deleteTable = dynamodb(
  'DeleteTable',
  { TableName },
  {
    errors: [...GONE, 'ResourceInUseException', 'ValidationException'],
    example,
    run: (context, { TableName: name }) => {
      const table = findTable(context, name, noTable(name));
      if (table.TableStatus !== 'ACTIVE')
        refuse(
          'ResourceInUseException',
          `Attempt to change a resource which is still in use: Table: ${name}`,
        );
      if (table.DeletionProtectionEnabled)
        invalid(
          `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.`,
        );
      const changed: Table = { ...table, TableStatus: 'DELETING' };
      context.put('dynamodb-table', changed);
      context.schedule('dynamodb-table', table.id, 'GONE', PENDING_MS);
      const {
        KeySchema: _keys,
        AttributeDefinitions: _attributes,
        CreationDateTime: _made,
        ...shown
      } = printTable(context, changed);
      return { TableDescription: shown };
    },
  },
);

export const updateTimeToLive = dynamodb(
  'UpdateTimeToLive',
  {
    TableName,
    TimeToLiveSpecification: z.strictObject({ Enabled: z.boolean(), AttributeName: z.string() }),
  },
  {
    errors: [...GONE, 'ValidationException'],
    example: { ...example, TimeToLiveSpecification: { Enabled: true, AttributeName: 'Expires' } },
    run: (context, { TableName: name, TimeToLiveSpecification }) => {
      const { TimeToLiveAttribute, ...table } = findTable(context, name, noTable(name));
      const { Enabled, AttributeName } = TimeToLiveSpecification;
      if (Enabled === (TimeToLiveAttribute !== undefined))
        invalid(`TimeToLive is already ${Enabled ? 'enabled' : 'disabled'}`);
      context.put('dynamodb-table', { ...table, ...(Enabled && { TimeToLiveAttribute: AttributeName }) });
      return { TimeToLiveSpecification };
    },
  },
);

export const describeTimeToLive = dynamodb(
  'DescribeTimeToLive',
  { TableName },
  {
    errors: GONE,
    example,
    run: (context, { TableName: name }) => {
      const { TimeToLiveAttribute: AttributeName } = findTable(context, name, noTable(name));
      return {
        TimeToLiveDescription:
          AttributeName === undefined
            ? { TimeToLiveStatus: 'DISABLED' }
            : { TimeToLiveStatus: 'ENABLED', AttributeName },
      };
    },
  },
);

function backups({ PointInTimeRecovery = false, CreationDateTime }: Table) {
  return {
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: PointInTimeRecovery
        ? {
            PointInTimeRecoveryStatus: 'ENABLED',
            EarliestRestorableDateTime: CreationDateTime,
            LatestRestorableDateTime: CreationDateTime,
          }
        : { PointInTimeRecoveryStatus: 'DISABLED' },
    },
  };
}

export const describeContinuousBackups = dynamodb(
  'DescribeContinuousBackups',
  { TableName },
  {
    errors: ['TableNotFoundException'],
    example,
    run: (context, { TableName: name }) => backups(tableOrRefuse(context, name)),
  },
);

function tableOrRefuse(context: DataContext, name: string): Table {
  const table = context.list('dynamodb-table').find((each) => each.TableName === name);
  return table ?? refuse('TableNotFoundException', `Table not found: ${name}`);
}

export const updateContinuousBackups = dynamodb(
  'UpdateContinuousBackups',
  {
    TableName,
    PointInTimeRecoverySpecification: z.looseObject({ PointInTimeRecoveryEnabled: z.boolean() }),
  },
  {
    errors: ['TableNotFoundException'],
    example: { ...example, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
    run: (context, { TableName: name, PointInTimeRecoverySpecification }) => {
      const table = {
        ...tableOrRefuse(context, name),
        PointInTimeRecovery: PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled,
      };
      context.put('dynamodb-table', table);
      return backups(table);
    },
  },
);

const ResourceArn = z.string();
const arnExample = { ResourceArn: 'arn:aws:dynamodb:us-east-1:111122223333:table/Music' };

export const tagResource = dynamodb(
  'TagResource',
  { ResourceArn, Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })) },
  {
    errors: GONE,
    example: { ...arnExample, Tags: [{ Key: 'team', Value: 'web' }] },
    run: (context, { ResourceArn: arn, Tags }) => {
      const table = findTable(context, arn);
      const others = table.Tags.filter(({ Key }) => !Tags.some((tag) => tag.Key === Key));
      context.put('dynamodb-table', { ...table, Tags: [...others, ...Tags] });
      return undefined;
    },
  },
);

export const untagResource = dynamodb(
  'UntagResource',
  { ResourceArn, TagKeys: texts },
  {
    errors: GONE,
    example: { ...arnExample, TagKeys: ['team'] },
    run: (context, { ResourceArn: arn, TagKeys }) => {
      const table = findTable(context, arn);
      context.put('dynamodb-table', {
        ...table,
        Tags: table.Tags.filter(({ Key }) => !TagKeys.includes(Key)),
      });
      return undefined;
    },
  },
);

export const listTagsOfResource = dynamodb(
  'ListTagsOfResource',
  { ResourceArn, NextToken: z.string().optional() },
  {
    errors: GONE,
    example: arnExample,
    run: (context, { ResourceArn: arn }) => ({ Tags: findTable(context, arn).Tags }),
  },
);
