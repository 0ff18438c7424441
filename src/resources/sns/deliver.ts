import { matchesWildcard } from '../../kernel/cloud/wildcard.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { iso } from '../shared/time.ts';
import type { Subscription } from './schema.ts';

export interface Notification {
  readonly TopicArn: string;
  readonly MessageId: string;
  readonly Message: string;
  readonly Subject?: string | undefined;
  readonly MessageAttributes: JsonObject;
  readonly MessageGroupId?: string | undefined;
  readonly MessageDeduplicationId?: string | undefined;
}

/** Brings a notification to a queue, if the queue lets the topic write to it. */
export function deliver(context: DataContext, subscription: Subscription, notification: Notification): void {
  const queue = context
    .all('sqs-queue')
    .find(
      ({ account, region, QueueName }) =>
        `arn:aws:sqs:${region}:${account}:${QueueName}` === subscription.Endpoint,
    );
  if (queue === undefined || queue.account !== context.account || queue.region !== context.region) return;
  if (!lets(queue.Attributes.Policy, notification.TopicArn)) return;
  if (!passes(subscription.Attributes.FilterPolicy, notification.MessageAttributes)) return;
  const isRaw = subscription.Attributes.RawMessageDelivery === 'true';
  const { MessageGroupId, MessageDeduplicationId } = notification;
  context.request(
    'SendMessage',
    {
      QueueUrl: `https://sqs.${queue.region}.amazonaws.com/${queue.account}/${queue.QueueName}`,
      MessageBody: isRaw ? notification.Message : envelope(context, notification),
      ...(isRaw && { MessageAttributes: notification.MessageAttributes }),
      ...(MessageGroupId !== undefined && { MessageGroupId }),
      ...(MessageDeduplicationId !== undefined && { MessageDeduplicationId }),
    },
    'sqs',
  );
}

function envelope(
  context: DataContext,
  { Message, Subject, MessageAttributes, ...rest }: Notification,
): string {
  const attributes = Object.entries(MessageAttributes).map(([name, value]) => {
    const { DataType, StringValue, BinaryValue } = value as { readonly [field: string]: string };
    return [name, { Type: DataType, Value: StringValue ?? BinaryValue }];
  });
  return JSON.stringify({
    Type: 'Notification',
    MessageId: rest.MessageId,
    TopicArn: rest.TopicArn,
    ...(Subject !== undefined && { Subject }),
    Message,
    Timestamp: iso(context.at),
    ...(attributes.length > 0 && { MessageAttributes: Object.fromEntries(attributes) }),
  });
}

/** Whether the queue's policy has a statement for the topic: SNS asks for one in every queue. */
function lets(policy: string | undefined, topic: string): boolean {
  if (policy === undefined) return false;
  const { Statement } = JSON.parse(policy) as { readonly Statement?: unknown };
  return [Statement].flat().some((statement) => {
    const { Effect, Principal, Action, Condition } = Object(statement) as {
      readonly [field: string]: unknown;
    };
    const { Service, AWS } = Object(Principal) as { readonly [field: string]: unknown };
    const isMeant =
      Principal === '*' || [Service].flat().includes('sns.amazonaws.com') || [AWS].flat().includes('*');
    const asked = [Action].flat().map((each) => String(each).toLowerCase());
    const isAllowed = asked.some((each) => matchesWildcard(each, 'sqs:sendmessage'));
    return Effect === 'Allow' && isMeant && isAllowed && meets(Condition, topic);
  });
}

function meets(condition: unknown, topic: string): boolean {
  if (condition === undefined) return true;
  return Object.entries(Object(condition) as { readonly [operator: string]: unknown }).every(
    ([operator, keys]) =>
      ['ArnEquals', 'ArnLike', 'StringEquals', 'StringLike'].includes(operator) &&
      Object.entries(Object(keys) as { readonly [key: string]: unknown }).every(
        ([key, values]) =>
          key.toLowerCase() === 'aws:sourcearn' &&
          [values].flat().some((value) => matchesWildcard(String(value), topic)),
      ),
  );
}

const OPERATORS = ['prefix', 'suffix', 'anything-but', 'exists'];

/** The first rule of a filter policy that is not followed here; undefined when all are. */
export function unknownRule(policy: string): string | undefined {
  const parsed = JSON.parse(policy) as { readonly [name: string]: unknown };
  for (const rules of Object.values(parsed)) {
    if (!Array.isArray(rules)) return JSON.stringify(rules);
    for (const rule of rules as unknown[]) {
      const [operator] = Object.keys(Object(rule) as object);
      if (typeof rule === 'object' && !OPERATORS.includes(operator ?? '')) return JSON.stringify(rule);
    }
  }
  return undefined;
}

function passes(policy: string | undefined, attributes: JsonObject): boolean {
  if (policy === undefined) return true;
  const parsed = JSON.parse(policy) as { readonly [name: string]: readonly unknown[] };
  return Object.entries(parsed).every(([name, rules]) => {
    const attribute = attributes[name] as { readonly StringValue?: string } | undefined;
    const value = attribute?.StringValue;
    return rules.some((rule) => followed(rule, value));
  });
}

function followed(rule: unknown, value: string | undefined): boolean {
  if (typeof rule !== 'object' || rule === null) return value !== undefined && value === String(rule);
  const { prefix, suffix, exists, 'anything-but': but } = rule as { readonly [operator: string]: unknown };
  if (exists !== undefined) return (value !== undefined) === exists;
  if (value === undefined) return false;
  if (prefix !== undefined) return value.startsWith(String(prefix));
  if (suffix !== undefined) return value.endsWith(String(suffix));
  return ![but].flat().map(String).includes(value);
}
