import * as z from 'zod';
import { refuse, refuseUnsimulated } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { jsonObject, texts } from '../shared/data/facts.ts';
import { uuidOf } from '../shared/data/ids.ts';
import { arnOf } from '../shared/data/places.ts';
import { deliver, unknownRule } from './deliver.ts';
import type { Subscription, Topic } from './schema.ts';

const sns = inService('sns');
const TopicArn = z.string();
const attributes = z.record(z.string(), z.string());
const example = { TopicArn: 'arn:aws:sns:us-east-1:111122223333:alerts' };
const GONE = ['NotFound'];
const tagList = z.array(z.strictObject({ Key: z.string(), Value: z.string() }));

function topicArn(topic: Topic): string {
  return arnOf(topic, 'sns', topic.Name);
}

function findTopic(context: DataContext, arn: string): Topic {
  const topic = context.list('sns-topic').find((each) => topicArn(each) === arn);
  return topic ?? refuse('NotFound', 'Topic does not exist');
}

function subscriptionsOf(context: DataContext, arn: string): readonly Subscription[] {
  return context.list('sns-subscription').filter((each) => each.TopicArn === arn);
}

function subscriptionArn({ TopicArn: arn, SubscriptionId }: Subscription): string {
  return `${arn}:${SubscriptionId}`;
}

function findSubscription(context: DataContext, arn: string): Subscription {
  const found = context.list('sns-subscription').find((each) => subscriptionArn(each) === arn);
  return found ?? refuse('NotFound', 'Subscription does not exist');
}

export const createTopic = sns(
  'CreateTopic',
  { Name: z.string(), Attributes: attributes.optional(), Tags: tagList.optional() },
  {
    errors: ['InvalidParameter'],
    example: { Name: 'alerts' },
    run: (context, { Name, Attributes = {}, Tags = [] }) => {
      if (
        !/^[\w-]{1,256}(?:\.fifo)?$/.test(Name) ||
        Name.endsWith('.fifo') !== (Attributes.FifoTopic === 'true')
      )
        refuse('InvalidParameter', 'Invalid parameter: Topic Name');
      const known = context.list('sns-topic').find((topic) => topic.Name === Name);
      const topic: Topic = known ?? { ...context.newRecord('sns-topic', 'topic'), Tags, Name, Attributes };
      if (known === undefined) context.put('sns-topic', topic);
      return { TopicArn: topicArn(topic) };
    },
  },
);

export const listTopics = sns(
  'ListTopics',
  { NextToken: z.string().optional() },
  {
    example: {},
    run: (context) => ({ Topics: context.list('sns-topic').map((topic) => ({ TopicArn: topicArn(topic) })) }),
  },
);

export const getTopicAttributes = sns(
  'GetTopicAttributes',
  { TopicArn },
  {
    errors: GONE,
    example,
    run: (context, { TopicArn: arn }) => {
      const topic = findTopic(context, arn);
      const all = subscriptionsOf(context, arn);
      const confirmed = all.filter(({ IsConfirmed }) => IsConfirmed).length;
      return {
        Attributes: {
          TopicArn: arn,
          Owner: topic.account,
          DisplayName: '',
          SubscriptionsConfirmed: String(confirmed),
          SubscriptionsPending: String(all.length - confirmed),
          SubscriptionsDeleted: '0',
          ...topic.Attributes,
        },
      };
    },
  },
);

export const setTopicAttributes = sns(
  'SetTopicAttributes',
  { TopicArn, AttributeName: z.string(), AttributeValue: z.string().optional() },
  {
    errors: GONE,
    example: { ...example, AttributeName: 'DisplayName', AttributeValue: 'Alerts' },
    run: (context, { TopicArn: arn, AttributeName, AttributeValue = '' }) => {
      const topic = findTopic(context, arn);
      context.put('sns-topic', {
        ...topic,
        Attributes: { ...topic.Attributes, [AttributeName]: AttributeValue },
      });
      return undefined;
    },
  },
);

/** Deleting what is not there is no fault. Its subscriptions go with it. */
export const deleteTopic = sns(
  'DeleteTopic',
  { TopicArn },
  {
    example,
    run: (context, { TopicArn: arn }) => {
      const topic = context.list('sns-topic').find((each) => topicArn(each) === arn);
      if (topic === undefined) return undefined;
      for (const { id } of subscriptionsOf(context, arn)) context.remove('sns-subscription', id);
      context.remove('sns-topic', topic.id);
      return undefined;
    },
  },
);

const PROTOCOLS = ['http', 'https', 'email', 'email-json', 'sms', 'sqs', 'application', 'lambda', 'firehose'];

function checkEndpoint(protocol: string, endpoint: string): void {
  const fits: { readonly [protocol: string]: RegExp } = {
    sqs: /^arn:aws[\w-]*:sqs:/,
    lambda: /^arn:aws[\w-]*:lambda:/,
    email: /^[^@\s]+@[^@\s]+$/,
    http: /^http:/,
    https: /^https:/,
  };
  if (!PROTOCOLS.includes(protocol))
    refuse('InvalidParameter', `Invalid parameter: Does not support this protocol string: ${protocol}`);
  if (fits[protocol]?.test(endpoint) === false)
    refuse('InvalidParameter', `Invalid parameter: Endpoint Reason: ${protocol.toUpperCase()} endpoint`);
}

function checkSubscription(Attributes: { readonly [name: string]: string }): void {
  const { FilterPolicy } = Attributes;
  if (FilterPolicy === undefined) return;
  if (!/^\s*\{/.test(FilterPolicy) || !isJson(FilterPolicy))
    refuse('InvalidParameter', 'Invalid parameter: FilterPolicy: failed to parse JSON.');
  const rule = unknownRule(FilterPolicy);
  if (rule !== undefined)
    refuseUnsimulated(
      `the rule ${rule} of filter policies; values, prefix, suffix, anything-but and exists are followed`,
    );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export const subscribe = sns(
  'Subscribe',
  {
    TopicArn,
    Protocol: z.string(),
    Endpoint: z.string().optional(),
    Attributes: attributes.optional(),
    ReturnSubscriptionArn: z.boolean().optional(),
  },
  {
    errors: [...GONE, 'InvalidParameter'],
    example: { ...example, Protocol: 'email', Endpoint: 'me@example.com' },
    run: (context, { TopicArn: arn, Protocol, Endpoint = '', Attributes = {}, ReturnSubscriptionArn }) => {
      findTopic(context, arn);
      checkEndpoint(Protocol, Endpoint);
      checkSubscription(Attributes);
      const known = subscriptionsOf(context, arn).find(
        (each) => each.Protocol === Protocol && each.Endpoint === Endpoint,
      );
      const head = known ?? context.newRecord('sns-subscription', 'subscription');
      const subscription: Subscription = known ?? {
        ...head,
        Tags: [],
        SubscriptionId: uuidOf(head.id),
        TopicArn: arn,
        Protocol,
        Endpoint,
        // People and web servers have to confirm; nobody does here.
        IsConfirmed: !['http', 'https', 'email', 'email-json'].includes(Protocol),
        Attributes,
      };
      if (known === undefined) context.put('sns-subscription', subscription);
      const isShown = subscription.IsConfirmed || ReturnSubscriptionArn === true;
      return { SubscriptionArn: isShown ? subscriptionArn(subscription) : 'pending confirmation' };
    },
  },
);

export const unsubscribe = sns(
  'Unsubscribe',
  { SubscriptionArn: z.string() },
  {
    errors: GONE,
    example: { SubscriptionArn: `${example.TopicArn}:1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed` },
    run: (context, { SubscriptionArn }) => {
      context.remove('sns-subscription', findSubscription(context, SubscriptionArn).id);
      return undefined;
    },
  },
);

function printSubscription(subscription: Subscription) {
  const { IsConfirmed, account, Protocol, Endpoint, TopicArn: arn } = subscription;
  return {
    SubscriptionArn: IsConfirmed ? subscriptionArn(subscription) : 'PendingConfirmation',
    Owner: account,
    Protocol,
    Endpoint,
    TopicArn: arn,
  };
}

export const listSubscriptions = sns(
  'ListSubscriptions',
  { NextToken: z.string().optional() },
  {
    example: {},
    run: (context) => ({ Subscriptions: context.list('sns-subscription').map(printSubscription) }),
  },
);

export const listSubscriptionsByTopic = sns(
  'ListSubscriptionsByTopic',
  { TopicArn, NextToken: z.string().optional() },
  {
    errors: GONE,
    example,
    run: (context, { TopicArn: arn }) => {
      findTopic(context, arn);
      return { Subscriptions: subscriptionsOf(context, arn).map(printSubscription) };
    },
  },
);

export const getSubscriptionAttributes = sns(
  'GetSubscriptionAttributes',
  { SubscriptionArn: z.string() },
  {
    errors: GONE,
    example: { SubscriptionArn: `${example.TopicArn}:1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed` },
    run: (context, { SubscriptionArn }) => {
      const subscription = findSubscription(context, SubscriptionArn);
      return {
        Attributes: {
          ...printSubscription(subscription),
          SubscriptionArn,
          PendingConfirmation: String(!subscription.IsConfirmed),
          RawMessageDelivery: 'false',
          ...subscription.Attributes,
        },
      };
    },
  },
);

export const setSubscriptionAttributes = sns(
  'SetSubscriptionAttributes',
  { SubscriptionArn: z.string(), AttributeName: z.string(), AttributeValue: z.string().optional() },
  {
    errors: [...GONE, 'InvalidParameter'],
    example: {
      SubscriptionArn: `${example.TopicArn}:1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed`,
      AttributeName: 'RawMessageDelivery',
      AttributeValue: 'true',
    },
    run: (context, { SubscriptionArn, AttributeName, AttributeValue = '' }) => {
      const subscription = findSubscription(context, SubscriptionArn);
      checkSubscription({ [AttributeName]: AttributeValue });
      const Attributes = { ...subscription.Attributes, [AttributeName]: AttributeValue };
      context.put('sns-subscription', { ...subscription, Attributes });
      return undefined;
    },
  },
);

const message = {
  Message: z.string(),
  Subject: z.string().optional(),
  MessageStructure: z.string().optional(),
  MessageAttributes: jsonObject.optional(),
  MessageDeduplicationId: z.string().optional(),
  MessageGroupId: z.string().optional(),
};

interface Publishing {
  readonly Message: string;
  readonly Subject?: string | undefined;
  readonly MessageStructure?: string | undefined;
  readonly MessageAttributes?: JsonObject | undefined;
  readonly MessageDeduplicationId?: string | undefined;
  readonly MessageGroupId?: string | undefined;
}

function notify(context: DataContext, arn: string, input: Publishing): string {
  const MessageId = uuidOf(`${arn}/${context.nextOrdinal('notification')}`);
  const parts = input.MessageStructure === 'json' ? partsOf(input.Message) : undefined;
  for (const subscription of subscriptionsOf(context, arn))
    if (subscription.Protocol === 'sqs' && subscription.IsConfirmed)
      deliver(context, subscription, {
        TopicArn: arn,
        MessageId,
        Message: parts?.sqs ?? parts?.default ?? input.Message,
        Subject: input.Subject,
        MessageAttributes: input.MessageAttributes ?? {},
        MessageGroupId: input.MessageGroupId,
        MessageDeduplicationId: input.MessageDeduplicationId,
      });
  return MessageId;
}

/** With `--message-structure json` the message says something of its own to each protocol. */
function partsOf(text: string): { readonly [protocol: string]: string } {
  const parts: unknown = isJson(text) ? JSON.parse(text) : undefined;
  if (typeof Object(parts).default !== 'string')
    refuse(
      'InvalidParameter',
      'Invalid parameter: Message Structure - No default entry in JSON message body',
    );
  return parts as { readonly [protocol: string]: string };
}

export const publish = sns(
  'Publish',
  {
    TopicArn: TopicArn.optional(),
    TargetArn: z.string().optional(),
    PhoneNumber: z.string().optional(),
    ...message,
  },
  {
    errors: [...GONE, 'InvalidParameter'],
    example: { ...example, Message: 'The disk is full' },
    run: (context, { TopicArn: arn, TargetArn, PhoneNumber, ...input }) => {
      const target = arn ?? TargetArn;
      if (target === undefined)
        return PhoneNumber === undefined
          ? refuse(
              'InvalidParameter',
              'Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter',
            )
          : refuseUnsimulated('text messages; topics deliver to SQS queues');
      if (input.Message === '') refuse('InvalidParameter', 'Invalid parameter: Empty message');
      const topic = findTopic(context, target);
      if (topic.Name.endsWith('.fifo') && input.MessageGroupId === undefined)
        refuse(
          'InvalidParameter',
          'Invalid parameter: The MessageGroupId parameter is required for FIFO topics',
        );
      return { MessageId: notify(context, target, input) };
    },
  },
);

const ResourceArn = z.string();
const MISSING = ['ResourceNotFoundException'];

function taggedTopic(context: DataContext, arn: string): Topic {
  const topic = context.list('sns-topic').find((each) => topicArn(each) === arn);
  return topic ?? refuse('ResourceNotFoundException', 'Resource does not exist');
}

export const tagTopic = sns(
  'TagResource',
  { ResourceArn, Tags: tagList },
  {
    errors: MISSING,
    example: { ResourceArn: example.TopicArn, Tags: [{ Key: 'team', Value: 'web' }] },
    run: (context, { ResourceArn: arn, Tags }) => {
      const topic = taggedTopic(context, arn);
      const others = topic.Tags.filter(({ Key }) => !Tags.some((tag) => tag.Key === Key));
      context.put('sns-topic', { ...topic, Tags: [...others, ...Tags] });
      return {};
    },
  },
);

export const untagTopic = sns(
  'UntagResource',
  { ResourceArn, TagKeys: texts },
  {
    errors: MISSING,
    example: { ResourceArn: example.TopicArn, TagKeys: ['team'] },
    run: (context, { ResourceArn: arn, TagKeys }) => {
      const topic = taggedTopic(context, arn);
      context.put('sns-topic', { ...topic, Tags: topic.Tags.filter(({ Key }) => !TagKeys.includes(Key)) });
      return {};
    },
  },
);

export const listTopicTags = sns(
  'ListTagsForResource',
  { ResourceArn },
  {
    errors: MISSING,
    example: { ResourceArn: example.TopicArn },
    run: (context, { ResourceArn: arn }) => ({ Tags: taggedTopic(context, arn).Tags }),
  },
);
