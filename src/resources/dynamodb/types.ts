import { dataType } from '../shared/data/data-type.ts';
import { batchGetItem, batchWriteItem, deleteItem, getItem, putItem, updateItem } from './item-operations.ts';
import { query, scan } from './query-operations.ts';
import { tableSchema } from './schema.ts';
import * as tables from './table-operations.ts';
import { transactGetItems, transactWriteItems } from './transaction-operations.ts';

const { settleTable, tableArn: _arn, ...tableOperations } = tables;

const table = dataType({
  table: 'dynamodb-table',
  schema: tableSchema,
  idPrefix: 'dynamotable',
  label: 'DynamoDB table',
  plural: 'DynamoDB tables',
  category: 'management',
  key: 'Table',
  nameField: 'TableName',
  fields: [
    ['TableName', 'Name'],
    ['TableStatus', 'Status'],
    ['BillingMode', 'Billing mode'],
    ['CreationDateTime', 'Created'],
  ],
  quotas: [{ name: 'DynamoDB tables', value: 2500, per: 'Region' }],
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.CoreComponents.html',
  operations: [
    ...Object.values(tableOperations),
    putItem,
    getItem,
    updateItem,
    deleteItem,
    batchGetItem,
    batchWriteItem,
    query,
    scan,
    transactGetItems,
    transactWriteItems,
  ],
  settle: settleTable,
});

export const dynamodbTypes = { 'dynamodb-table': table };
