import * as z from 'zod';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { jsonObject } from '../shared/data/facts.ts';
import {
  type AttributeValue,
  equalValues,
  type Item,
  invalid,
  normalItem,
  typeOf,
} from './attribute-value.ts';
import { type Condition, isMet, readCondition } from './condition.ts';
import { Expressions, placeholders } from './given.ts';
import { capacity, READ_ERRORS, refuseCapacity, TableName } from './item-operations.ts';
import { findActive, findIndex, indexed, inOrder, itemsOf, type KeyNames, keyNames, keyOf } from './items.ts';
import { projected, readProjection } from './projection.ts';
import type { Index, Table } from './schema.ts';

const dynamodb = inService('dynamodb');
const reading = {
  TableName,
  IndexName: z.string().optional(),
  Select: z.enum(['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES', 'COUNT']).optional(),
  Limit: z.int().min(1).optional(),
  ConsistentRead: z.boolean().optional(),
  ExclusiveStartKey: jsonObject.optional(),
  FilterExpression: z.string().optional(),
  ProjectionExpression: z.string().optional(),
  ...placeholders,
  ...capacity,
};

interface Reading {
  readonly Select?: string | undefined;
  readonly Limit?: number | undefined;
  readonly ConsistentRead?: boolean | undefined;
  readonly ExclusiveStartKey?: object | undefined;
}

/** Where a query reads: a table or one of its indexes. */
function sourceOf(context: DataContext, table: Table, name: string | undefined, input: Reading) {
  const index = name === undefined ? undefined : findIndex(table, name);
  if (index !== undefined && input.ConsistentRead && table.GlobalSecondaryIndexes.includes(index))
    invalid('Consistent reads are not supported on global secondary indexes');
  const items = itemsOf(context, table);
  return {
    index,
    keys: keyNames(index ?? table),
    items: index === undefined ? items : indexed(table, index, items),
  };
}

/** One page of what was read: the limit counts items before the filter, as in DynamoDB. */
function page(
  table: Table,
  index: Index | undefined,
  found: readonly Item[],
  input: Reading,
  filter: Condition | undefined,
  paths: Parameters<typeof projected>[1],
) {
  const start = input.ExclusiveStartKey === undefined ? 0 : afterKey(table, found, input.ExclusiveStartKey);
  const end = input.Limit === undefined ? found.length : start + input.Limit;
  const read = found.slice(start, end);
  const kept = filter === undefined ? read : read.filter((item) => isMet(filter, item));
  const last = end <= found.length && input.Limit !== undefined ? read.at(-1) : undefined;
  return {
    ...(input.Select !== 'COUNT' && { Items: kept.map((item) => projected(item, paths)) }),
    Count: kept.length,
    ScannedCount: read.length,
    ...(last && { LastEvaluatedKey: { ...keyOf(table, last), ...(index && keyOf(index, last)) } }),
  };
}

function afterKey(table: Table, found: readonly Item[], raw: object): number {
  const key = normalItem(raw);
  const names = table.KeySchema.map(({ AttributeName }) => AttributeName);
  if (!names.every((name) => Object.hasOwn(key, name)))
    return invalid('The provided starting key is invalid');
  const at = found.findIndex((item) => names.every((name) => equalValues(item[name] ?? {}, key[name] ?? {})));
  return at < 0 ? invalid('The provided starting key is invalid') : at + 1;
}

export const scan = dynamodb(
  'Scan',
  { ...reading, Segment: z.int().min(0).optional(), TotalSegments: z.int().min(1).optional() },
  {
    errors: READ_ERRORS,
    example: { TableName: 'Music' },
    run: (context, input) => {
      refuseCapacity(input.ReturnConsumedCapacity);
      const table = findActive(context, input.TableName);
      const { index, items } = sourceOf(context, table, input.IndexName, input);
      const expressions = new Expressions(input);
      const filter = expressions.read('FilterExpression', readCondition);
      const paths = expressions.read('ProjectionExpression', readProjection);
      expressions.finish();
      const { Segment = 0, TotalSegments = 1 } = input;
      if (Segment >= TotalSegments)
        invalid('The Segment parameter is zero-based and must be less than parameter TotalSegments');
      const part = items.filter((_, at) => at % TotalSegments === Segment);
      return page(table, index, part, input, filter, paths);
    },
  },
);

export const query = dynamodb(
  'Query',
  {
    ...reading,
    KeyConditionExpression: z.string().optional(),
    ScanIndexForward: z.boolean().optional(),
  },
  {
    errors: READ_ERRORS,
    example: {
      TableName: 'Music',
      KeyConditionExpression: 'Artist = :a',
      ExpressionAttributeValues: { ':a': { S: 'Acme' } },
    },
    run: (context, input) => {
      refuseCapacity(input.ReturnConsumedCapacity);
      const table = findActive(context, input.TableName);
      const { index, keys, items } = sourceOf(context, table, input.IndexName, input);
      const expressions = new Expressions(input);
      const condition =
        expressions.read('KeyConditionExpression', readCondition) ??
        invalid(
          'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
        );
      checkKeyCondition(table, keys, condition);
      const filter = expressions.read('FilterExpression', readCondition);
      const paths = expressions.read('ProjectionExpression', readProjection);
      expressions.finish();
      const found = inOrder(
        items.filter((item) => isMet(condition, item)),
        keys.range,
      );
      const ordered = input.ScanIndexForward === false ? [...found].reverse() : found;
      return page(table, index, ordered, input, filter, paths);
    },
  },
);

/** One value of the hash key, and at most one condition that its range key can be searched by. */
function checkKeyCondition(table: Table, keys: KeyNames, condition: Condition): void {
  const seen = new Set<string>();
  for (const part of partsOf(condition)) {
    const { name, isEquality, values } = keyPart(part);
    if (name !== keys.hash && name !== keys.range)
      invalid(
        `Query condition missed key schema element: ${seen.has(keys.hash) ? (keys.range ?? keys.hash) : keys.hash}`,
      );
    if (name === keys.hash && !isEquality) invalid('Query key condition not supported');
    if (seen.has(name)) invalid('KeyConditionExpressions must only contain one condition per key');
    seen.add(name);
    const type = table.AttributeDefinitions.find(
      ({ AttributeName }) => AttributeName === name,
    )?.AttributeType;
    if (values.some((value) => typeOf(value) !== type))
      invalid(
        'One or more parameter values were invalid: Condition parameter type does not match schema type',
      );
  }
  if (!seen.has(keys.hash)) invalid(`Query condition missed key schema element: ${keys.hash}`);
}

function partsOf(condition: Condition): readonly Condition[] {
  return condition.kind === 'and' ? [...partsOf(condition.left), ...partsOf(condition.right)] : [condition];
}

interface KeyPart {
  readonly name: string;
  readonly isEquality: boolean;
  readonly values: readonly AttributeValue[];
}

const UNSUPPORTED = 'Invalid operator used in KeyConditionExpression';

function keyPart(part: Condition): KeyPart {
  if (part.kind === 'compare') {
    const { by, left, right } = part;
    if (left.kind !== 'path' || right.kind !== 'value') return invalid(UNSUPPORTED);
    if (by === '<>') return invalid('Unsupported operator on KeyCondition: operator: <>');
    return { name: String(left.path.join('.')), isEquality: by === '=', values: [right.value] };
  }
  if (part.kind === 'between') {
    const { operand, low, high } = part;
    if (operand.kind !== 'path' || low.kind !== 'value' || high.kind !== 'value') return invalid(UNSUPPORTED);
    return { name: String(operand.path.join('.')), isEquality: false, values: [low.value, high.value] };
  }
  if (part.kind === 'begins_with' && part.operand.kind === 'value')
    return { name: String(part.path.join('.')), isEquality: false, values: [part.operand.value] };
  return invalid(`Invalid operator used in KeyConditionExpression: ${part.kind.toUpperCase()}`);
}
