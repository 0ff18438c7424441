import * as z from 'zod';
import { refuse, refuseUnsimulated } from '../../kernel/cloud/aws-error.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { jsonObject } from '../shared/data/facts.ts';
import { type Item, invalid } from './attribute-value.ts';
import { isMet, readCondition } from './condition.ts';
import { Expressions, placeholders } from './given.ts';
import {
  checkedItem,
  checkedKey,
  findActive,
  findItem,
  itemsOf,
  keyOf,
  replaced,
  setItems,
} from './items.ts';
import { projected, readProjection } from './projection.ts';
import type { Table } from './schema.ts';
import { applyUpdate, readUpdate, touchedNames } from './update-expression.ts';

const dynamodb = inService('dynamodb');
export const TableName = z.string().min(1).max(1024);
const Key = jsonObject;
export const capacity = { ReturnConsumedCapacity: z.enum(['INDEXES', 'TOTAL', 'NONE']).optional() };
const writing = {
  TableName,
  ConditionExpression: z.string().optional(),
  ...placeholders,
  ...capacity,
  ReturnValues: z.enum(['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW']).optional(),
  ReturnItemCollectionMetrics: z.string().optional(),
  ReturnValuesOnConditionCheckFailure: z.enum(['ALL_OLD', 'NONE']).optional(),
};

export const READ_ERRORS = ['ResourceNotFoundException', 'ValidationException'];
const WRITE_ERRORS = ['ConditionalCheckFailedException', ...READ_ERRORS];
const example = { TableName: 'Music', Key: { Artist: { S: 'Acme' } } };

/** Capacity is not reckoned here; an answer without what was asked for would be a wrong one. */
export function refuseCapacity(asked: string | undefined): void {
  if (asked !== undefined && asked !== 'NONE')
    refuseUnsimulated('the capacity that requests consume; leave out --return-consumed-capacity');
}

interface Write {
  readonly table: Table;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/** Changes one item where its condition is met. */
function write(
  context: DataContext,
  table: Table,
  key: Item,
  expressions: Expressions,
  change: (before: Item | undefined) => Item | undefined,
): Write {
  const condition = expressions.read('ConditionExpression', readCondition);
  expressions.finish();
  const items = itemsOf(context, table);
  const before = findItem(table, items, key);
  if (condition !== undefined && !isMet(condition, before ?? {}))
    refuse('ConditionalCheckFailedException', 'The conditional request failed');
  const after = change(before);
  setItems(context, table, replaced(table, items, key, after));
  return { table, before, after };
}

function allOld(ReturnValues: string | undefined, { before }: Write): object {
  if (ReturnValues !== undefined && ReturnValues !== 'NONE' && ReturnValues !== 'ALL_OLD')
    invalid('Return values set to invalid value');
  return ReturnValues === 'ALL_OLD' && before !== undefined ? { Attributes: before } : {};
}

export const putItem = dynamodb(
  'PutItem',
  { ...writing, Item: jsonObject },
  {
    errors: WRITE_ERRORS,
    example: { TableName: 'Music', Item: { Artist: { S: 'Acme' } } },
    run: (context, input) => {
      refuseCapacity(input.ReturnConsumedCapacity);
      const table = findActive(context, input.TableName);
      const item = checkedItem(table, input.Item);
      const done = write(context, table, keyOf(table, item), new Expressions(input), () => item);
      return allOld(input.ReturnValues, done);
    },
  },
);

export const deleteItem = dynamodb(
  'DeleteItem',
  { ...writing, Key },
  {
    errors: WRITE_ERRORS,
    example,
    run: (context, input) => {
      refuseCapacity(input.ReturnConsumedCapacity);
      const table = findActive(context, input.TableName);
      const key = checkedKey(table, input.Key);
      return allOld(
        input.ReturnValues,
        write(context, table, key, new Expressions(input), () => undefined),
      );
    },
  },
);

export const updateItem = dynamodb(
  'UpdateItem',
  { ...writing, Key, UpdateExpression: z.string().optional() },
  {
    errors: WRITE_ERRORS,
    example: {
      ...example,
      UpdateExpression: 'SET Plays = :n',
      ExpressionAttributeValues: { ':n': { N: '1' } },
    },
    run: (context, input) => {
      refuseCapacity(input.ReturnConsumedCapacity);
      const table = findActive(context, input.TableName);
      const key = checkedKey(table, input.Key);
      const expressions = new Expressions(input);
      const actions = expressions.read('UpdateExpression', readUpdate) ?? [];
      const names = touchedNames(actions);
      const part = names.find((name) => Object.hasOwn(key, name));
      if (part !== undefined)
        invalid(
          `One or more parameter values were invalid: Cannot update attribute ${part}. This attribute is part of the key`,
        );
      const { before, after } = write(context, table, key, expressions, (former) =>
        checkedItem(table, applyUpdate(actions, former ?? key)),
      );
      return updated(input.ReturnValues, before, after, names);
    },
  },
);

function updated(
  asked: string | undefined,
  before: Item | undefined,
  after: Item | undefined,
  names: readonly string[],
): object {
  const shown = asked?.endsWith('_OLD') ? before : after;
  if (asked === undefined || asked === 'NONE' || shown === undefined) return {};
  if (asked.startsWith('ALL_')) return { Attributes: shown };
  const Attributes = Object.fromEntries(Object.entries(shown).filter(([name]) => names.includes(name)));
  return Object.keys(Attributes).length === 0 ? {} : { Attributes };
}

export const getItem = dynamodb(
  'GetItem',
  {
    TableName,
    Key,
    ConsistentRead: z.boolean().optional(),
    ProjectionExpression: z.string().optional(),
    ExpressionAttributeNames: placeholders.ExpressionAttributeNames,
    ...capacity,
  },
  {
    errors: READ_ERRORS,
    example,
    run: (context, input) => {
      refuseCapacity(input.ReturnConsumedCapacity);
      const table = findActive(context, input.TableName);
      const key = checkedKey(table, input.Key);
      const expressions = new Expressions(input);
      const paths = expressions.read('ProjectionExpression', readProjection);
      expressions.finish();
      const item = findItem(table, itemsOf(context, table), key);
      return item === undefined ? {} : { Item: projected(item, paths) };
    },
  },
);

const batchOf = <Value extends z.ZodType>(value: Value) => z.record(z.string(), value);

export const batchGetItem = dynamodb(
  'BatchGetItem',
  {
    RequestItems: batchOf(
      z.strictObject({
        Keys: z.array(Key),
        ConsistentRead: z.boolean().optional(),
        ProjectionExpression: z.string().optional(),
        ExpressionAttributeNames: placeholders.ExpressionAttributeNames,
      }),
    ),
    ...capacity,
  },
  {
    errors: READ_ERRORS,
    example: { RequestItems: { Music: { Keys: [{ Artist: { S: 'Acme' } }] } } },
    run: (context, { RequestItems, ReturnConsumedCapacity }) => {
      refuseCapacity(ReturnConsumedCapacity);
      const all = Object.entries(RequestItems);
      if (all.reduce((sum, [, { Keys }]) => sum + Keys.length, 0) > 100)
        invalid('Too many items requested for the BatchGetItem call');
      const Responses = all.map(([name, request]) => {
        const table = findActive(context, name);
        const expressions = new Expressions(request);
        const paths = expressions.read('ProjectionExpression', readProjection);
        expressions.finish();
        const keys = request.Keys.map((key) => checkedKey(table, key));
        if (new Set(keys.map((key) => JSON.stringify(keyOf(table, key)))).size < keys.length)
          invalid('Provided list of item keys contains duplicates');
        const items = itemsOf(context, table);
        const found = keys.map((key) => findItem(table, items, key)).filter((item) => item !== undefined);
        return [name, found.map((item) => projected(item, paths))];
      });
      return { Responses: Object.fromEntries(Responses), UnprocessedKeys: {} };
    },
  },
);

export const batchWriteItem = dynamodb(
  'BatchWriteItem',
  {
    RequestItems: batchOf(
      z.array(
        z.strictObject({
          PutRequest: z.strictObject({ Item: jsonObject }).optional(),
          DeleteRequest: z.strictObject({ Key }).optional(),
        }),
      ),
    ),
    ...capacity,
    ReturnItemCollectionMetrics: z.string().optional(),
  },
  {
    errors: READ_ERRORS,
    example: { RequestItems: { Music: [{ PutRequest: { Item: { Artist: { S: 'Acme' } } } }] } },
    run: (context, { RequestItems, ReturnConsumedCapacity }) => {
      refuseCapacity(ReturnConsumedCapacity);
      const all = Object.entries(RequestItems);
      const count = all.reduce((sum, [, requests]) => sum + requests.length, 0);
      if (count === 0 || count > 25) invalid('Too many items requested for the BatchWriteItem call');
      for (const [name, requests] of all) writeBatch(context, findActive(context, name), requests);
      return { UnprocessedItems: {} };
    },
  },
);

function writeBatch(
  context: DataContext,
  table: Table,
  requests: readonly {
    readonly PutRequest?: { readonly Item: object } | undefined;
    readonly DeleteRequest?: { readonly Key: object } | undefined;
  }[],
): void {
  const seen = new Set<string>();
  let items = itemsOf(context, table);
  for (const { PutRequest, DeleteRequest } of requests) {
    if ((PutRequest === undefined) === (DeleteRequest === undefined))
      invalid(
        'Supplied AttributeValue has more than one datatypes set, must contain exactly one of PutRequest and DeleteRequest',
      );
    const item = PutRequest === undefined ? undefined : checkedItem(table, PutRequest.Item);
    const key = item === undefined ? checkedKey(table, DeleteRequest?.Key) : keyOf(table, item);
    const text = JSON.stringify(keyOf(table, key));
    if (seen.has(text)) invalid('Provided list of item keys contains duplicates');
    seen.add(text);
    items = replaced(table, items, key, item);
  }
  setItems(context, table, items);
}
