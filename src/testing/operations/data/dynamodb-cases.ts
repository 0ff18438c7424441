import type { JsonObject } from '../../../kernel/lib/json.ts';
import { after, type DataCase, type ServiceCases } from './data-case.ts';
import type { Call } from './data-lab.ts';

const TableName = 'Music';
const on = { TableName };
const lost = { TableName: 'Lost' };
const schema: JsonObject = {
  AttributeDefinitions: [
    { AttributeName: 'Artist', AttributeType: 'S' },
    { AttributeName: 'Title', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'Artist', KeyType: 'HASH' },
    { AttributeName: 'Title', KeyType: 'RANGE' },
  ],
};
const byTitle = {
  IndexName: 'ByTitle',
  KeySchema: [{ AttributeName: 'Title', KeyType: 'HASH' }],
  Projection: { ProjectionType: 'ALL' },
};
const onDemand = { ...schema, BillingMode: 'PAY_PER_REQUEST' };
const Key = { Artist: { S: 'Acme' }, Title: { S: 'Blue' } };
const Item = { ...Key, Plays: { N: '5' } };
const arn = 'arn:aws:dynamodb:us-east-1:111122223333:table/Music';
const fresh: Call = ['dynamodb:CreateTable', { TableName: 'Fresh', ...onDemand }];
const notMet = { ConditionExpression: 'attribute_not_exists(Artist)' };
const Tags = [{ Key: 'team', Value: 'web' }];

const world: readonly Call[] = [
  ['dynamodb:CreateTable', { ...on, ...onDemand, GlobalSecondaryIndexes: [byTitle], Tags }],
  ['dynamodb:CreateTable', { TableName: 'Held', ...onDemand, DeletionProtectionEnabled: true }],
];

/** Operations on the items of a table: it has to be there and ready. */
function onItems(works: readonly JsonObject[], refuses: DataCase['refuses'] = {}): DataCase {
  const [first = {}] = works;
  return {
    works,
    refuses: {
      ResourceNotFoundException: [{ ...first, ...lost }, after([fresh], { ...first, TableName: 'Fresh' })],
      ...refuses,
    },
  };
}

const badItems = [
  { Artist: { S: 'Acme' } },
  { ...Key, Artist: { N: '1' } },
  { ...Key, Artist: { S: '' } },
  { ...Key, Plays: { N: 'many' } },
  { ...Key, Plays: {} },
  { ...Key, Plays: { S: 'a', N: '1' } },
  { ...Key, Tags: { SS: [] } },
  { ...Key, Tags: { SS: ['a', 'a'] } },
  { ...Key, Big: { S: 'x'.repeat(409_601) } },
];

const items: { readonly [operation: string]: DataCase } = {
  'dynamodb:PutItem': onItems(
    [
      { ...on, Item },
      {
        ...on,
        Item: { ...Item, Deep: { M: { l: { L: [{ BOOL: true }, { NULL: true }] } } } },
        ReturnValues: 'ALL_OLD',
      },
    ],
    {
      ConditionalCheckFailedException: { ...on, Item, ConditionExpression: 'attribute_exists(Artist)' },
      ValidationException: [
        ...badItems.map((item) => ({ ...on, Item: item })),
        { ...on, Item, ConditionExpression: 'Artist =' },
        { ...on, Item, ReturnValues: 'ALL_NEW' },
        { ...on, Item, ExpressionAttributeNames: { '#a': 'x' } },
      ],
    },
  ),
  'dynamodb:GetItem': onItems(
    [
      { ...on, Key },
      { ...on, Key, ProjectionExpression: 'Plays' },
    ],
    {
      ValidationException: [
        { ...on, Key: { Artist: { S: 'Acme' } } },
        { ...on, Key, ProjectionExpression: 'Name' },
      ],
    },
  ),
  'dynamodb:DeleteItem': onItems([{ ...on, Key, ReturnValues: 'ALL_OLD' }], {
    ConditionalCheckFailedException: { ...on, Key, ConditionExpression: 'attribute_exists(Artist)' },
    ValidationException: { ...on, Key: {} },
  }),
  'dynamodb:UpdateItem': onItems(
    [
      {
        ...on,
        Key,
        UpdateExpression: 'SET Plays = :n',
        ExpressionAttributeValues: { ':n': { N: '1' } },
        ReturnValues: 'UPDATED_NEW',
      },
    ],
    {
      ConditionalCheckFailedException: { ...on, Key, ConditionExpression: 'attribute_exists(Artist)' },
      ValidationException: { ...on, Key, UpdateExpression: 'REMOVE Artist' },
    },
  ),
  'dynamodb:BatchGetItem': {
    works: [{ RequestItems: { Music: { Keys: [Key] } } }],
    refuses: {
      ResourceNotFoundException: { RequestItems: { Lost: { Keys: [Key] } } },
      ValidationException: { RequestItems: { Music: { Keys: [Key, Key] } } },
    },
  },
  'dynamodb:BatchWriteItem': {
    works: [{ RequestItems: { Music: [{ PutRequest: { Item } }] } }],
    refuses: {
      ResourceNotFoundException: { RequestItems: { Lost: [{ PutRequest: { Item } }] } },
      ValidationException: [
        { RequestItems: {} },
        { RequestItems: { Music: [{ PutRequest: { Item } }, { DeleteRequest: { Key } }] } },
        { RequestItems: { Music: [{}] } },
      ],
    },
  },
  'dynamodb:Query': onItems(
    [
      { ...on, KeyConditionExpression: 'Artist = :a', ExpressionAttributeValues: { ':a': { S: 'Acme' } } },
      {
        ...on,
        IndexName: 'ByTitle',
        KeyConditionExpression: 'Title = :t',
        ExpressionAttributeValues: { ':t': { S: 'Blue' } },
        Select: 'COUNT',
      },
    ],
    { ValidationException: [on, { ...on, IndexName: 'Lost' }] },
  ),
  'dynamodb:Scan': onItems([on, { ...on, Limit: 1 }], {
    ValidationException: { ...on, Segment: 2, TotalSegments: 2 },
  }),
  'dynamodb:TransactGetItems': {
    works: [{ TransactItems: [{ Get: { ...on, Key } }] }],
    refuses: {
      ResourceNotFoundException: { TransactItems: [{ Get: { ...lost, Key } }] },
      ValidationException: { TransactItems: [{ Get: { ...on, Key: {} } }] },
    },
  },
  'dynamodb:TransactWriteItems': {
    works: [{ TransactItems: [{ Put: { ...on, Item, ...notMet } }] }],
    refuses: {
      ResourceNotFoundException: { TransactItems: [{ Delete: { ...lost, Key } }] },
      ValidationException: { TransactItems: [{}] },
      TransactionCanceledException: {
        TransactItems: [{ ConditionCheck: { ...on, Key, ConditionExpression: 'attribute_exists(Artist)' } }],
      },
    },
  },
};

const ttl = { Enabled: true, AttributeName: 'Expires' };
const pitr = { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } };

const tables: { readonly [operation: string]: DataCase } = {
  'dynamodb:CreateTable': {
    works: [
      { TableName: 'New', ...onDemand, GlobalSecondaryIndexes: [byTitle], TableClass: 'STANDARD', Tags },
      {
        TableName: 'New',
        ...schema,
        ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
      },
    ],
    refuses: {
      ResourceInUseException: { ...on, ...onDemand },
      ValidationException: [
        { TableName: 'New', ...schema },
        {
          TableName: 'New',
          ...onDemand,
          ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
        },
        { TableName: 'New', ...onDemand, KeySchema: [{ AttributeName: 'Artist', KeyType: 'HASH' }] },
        { TableName: 'New', ...onDemand, KeySchema: [{ AttributeName: 'Other', KeyType: 'HASH' }] },
        {
          TableName: 'New',
          ...onDemand,
          KeySchema: [
            { AttributeName: 'Artist', KeyType: 'RANGE' },
            { AttributeName: 'Title', KeyType: 'RANGE' },
          ],
        },
        { TableName: 'New', ...onDemand, GlobalSecondaryIndexes: [byTitle, byTitle] },
      ],
    },
  },
  'dynamodb:DescribeTable': { works: [on], refuses: { ResourceNotFoundException: lost } },
  'dynamodb:ListTables': { works: [{}, { Limit: 1, ExclusiveStartTableName: 'Aaa' }] },
  'dynamodb:UpdateTable': {
    works: [
      { ...on, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'ByTitle' } }] },
      {
        ...on,
        BillingMode: 'PROVISIONED',
        ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
      },
    ],
    refuses: {
      ResourceNotFoundException: lost,
      ResourceInUseException: after([fresh], { TableName: 'Fresh' }),
      ValidationException: [
        { ...on, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'Lost' } }] },
        { ...on, GlobalSecondaryIndexUpdates: [{ Create: byTitle }] },
      ],
    },
  },
  'dynamodb:DeleteTable': {
    works: [on],
    refuses: {
      ResourceNotFoundException: lost,
      ResourceInUseException: after([fresh], { TableName: 'Fresh' }),
      ValidationException: { TableName: 'Held' },
    },
  },
  'dynamodb:UpdateTimeToLive': {
    works: [{ ...on, TimeToLiveSpecification: ttl }],
    refuses: {
      ResourceNotFoundException: { ...lost, TimeToLiveSpecification: ttl },
      ValidationException: { ...on, TimeToLiveSpecification: { ...ttl, Enabled: false } },
    },
  },
  'dynamodb:DescribeTimeToLive': {
    works: [on, after([['dynamodb:UpdateTimeToLive', { ...on, TimeToLiveSpecification: ttl }]], on)],
    refuses: { ResourceNotFoundException: lost },
  },
  'dynamodb:DescribeContinuousBackups': { works: [on], refuses: { TableNotFoundException: lost } },
  'dynamodb:UpdateContinuousBackups': {
    works: [{ ...on, ...pitr }],
    refuses: { TableNotFoundException: { ...lost, ...pitr } },
  },
  'dynamodb:TagResource': {
    works: [{ ResourceArn: arn, Tags }],
    refuses: { ResourceNotFoundException: { ResourceArn: `${arn}x`, Tags } },
  },
  'dynamodb:UntagResource': {
    works: [{ ResourceArn: arn, TagKeys: ['team'] }],
    refuses: { ResourceNotFoundException: { ResourceArn: `${arn}x`, TagKeys: ['team'] } },
  },
  'dynamodb:ListTagsOfResource': {
    works: [{ ResourceArn: arn }],
    refuses: { ResourceNotFoundException: { ResourceArn: `${arn}x` } },
  },
};

export const dynamodbCases: ServiceCases = { world, cases: { ...items, ...tables } };
