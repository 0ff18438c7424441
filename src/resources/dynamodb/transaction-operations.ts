import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { jsonObject } from '../shared/data/facts.ts';
import { type Item, invalid } from './attribute-value.ts';
import { isMet, readCondition } from './condition.ts';
import { Expressions, placeholders } from './given.ts';
import { capacity, READ_ERRORS, refuseCapacity, TableName } from './item-operations.ts';
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
import { applyUpdate, readUpdate } from './update-expression.ts';

const dynamodb = inService('dynamodb');
const part = {
  TableName,
  ConditionExpression: z.string().optional(),
  ...placeholders,
  ReturnValuesOnConditionCheckFailure: z.string().optional(),
};
const onKey = z.strictObject({ ...part, Key: jsonObject });
const writeSchema = z.strictObject({
  ConditionCheck: onKey.optional(),
  Put: z.strictObject({ ...part, Item: jsonObject }).optional(),
  Delete: onKey.optional(),
  Update: z.strictObject({ ...part, Key: jsonObject, UpdateExpression: z.string() }).optional(),
});

type Write = z.output<typeof writeSchema>;

/** Carries out one part; false where its condition is not met. */
function perform(context: DataContext, { ConditionCheck, Put, Delete, Update }: Write): boolean {
  const given = ConditionCheck ?? Put ?? Delete ?? Update;
  if (given === undefined)
    return invalid('TransactItems can only contain one of Check, Put, Update or Delete');
  const table = findActive(context, given.TableName);
  const expressions = new Expressions(given);
  const condition = expressions.read('ConditionExpression', readCondition);
  const actions = expressions.read('UpdateExpression', readUpdate) ?? [];
  expressions.finish();
  const item = Put === undefined ? undefined : checkedItem(table, Put.Item);
  const key =
    item === undefined ? checkedKey(table, (given as { readonly Key: unknown }).Key) : keyOf(table, item);
  const items = itemsOf(context, table);
  const before = findItem(table, items, key);
  if (condition !== undefined && !isMet(condition, before ?? {})) return false;
  if (ConditionCheck !== undefined) return true;
  const after: Item | undefined =
    Update === undefined ? item : checkedItem(table, applyUpdate(actions, before ?? key));
  setItems(context, table, replaced(table, items, key, after));
  return true;
}

export const transactWriteItems = dynamodb(
  'TransactWriteItems',
  {
    TransactItems: z.array(writeSchema).min(1).max(100),
    ...capacity,
    ReturnItemCollectionMetrics: z.string().optional(),
    ClientRequestToken: z.string().optional(),
  },
  {
    errors: ['TransactionCanceledException', ...READ_ERRORS],
    example: { TransactItems: [{ Put: { TableName: 'Music', Item: { Artist: { S: 'Acme' } } } }] },
    run: (context, { TransactItems, ReturnConsumedCapacity }) => {
      refuseCapacity(ReturnConsumedCapacity);
      const met = TransactItems.map((write) => perform(context, write));
      if (met.includes(false)) {
        const reasons = met.map((isDone) => (isDone ? 'None' : 'ConditionalCheckFailed')).join(', ');
        refuse(
          'TransactionCanceledException',
          `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons}]`,
        );
      }
      return {};
    },
  },
);

export const transactGetItems = dynamodb(
  'TransactGetItems',
  {
    TransactItems: z
      .array(
        z.strictObject({
          Get: z.strictObject({
            TableName,
            Key: jsonObject,
            ProjectionExpression: z.string().optional(),
            ExpressionAttributeNames: placeholders.ExpressionAttributeNames,
          }),
        }),
      )
      .min(1)
      .max(100),
    ...capacity,
  },
  {
    errors: READ_ERRORS,
    example: { TransactItems: [{ Get: { TableName: 'Music', Key: { Artist: { S: 'Acme' } } } }] },
    run: (context, { TransactItems, ReturnConsumedCapacity }) => {
      refuseCapacity(ReturnConsumedCapacity);
      const Responses = TransactItems.map(({ Get }) => {
        const table = findActive(context, Get.TableName);
        const expressions = new Expressions(Get);
        const paths = expressions.read('ProjectionExpression', readProjection);
        expressions.finish();
        const item = findItem(table, itemsOf(context, table), checkedKey(table, Get.Key));
        return item === undefined ? {} : { Item: projected(item, paths) };
      });
      return { Responses };
    },
  },
);
