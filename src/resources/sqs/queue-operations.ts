import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { inService } from '../shared/data/data-operation.ts';
import { texts } from '../shared/data/facts.ts';
import {
  attribute,
  checkAttributes,
  DEFAULTS,
  findQueue,
  isFifo,
  messagesOf,
  NO_QUEUE,
  queueArn,
  queueUrl,
  setMessages,
} from './queue.ts';
import type { Queue } from './schema.ts';

const sqs = inService('sqs');
const QueueUrl = z.string();
const example = { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111122223333/orders' };
const attributes = z.record(z.string(), z.string());

export const createQueue = sqs(
  'CreateQueue',
  { QueueName: z.string(), Attributes: attributes.optional(), tags: attributes.optional() },
  {
    errors: ['InvalidAttributeName', 'InvalidAttributeValue', 'InvalidParameterValue', 'QueueAlreadyExists'],
    example: { QueueName: 'orders' },
    run: (context, { QueueName, Attributes = {}, tags = {} }) => {
      const isNamedFifo = QueueName.endsWith('.fifo');
      if (!/^[\w-]{1,80}$/.test(QueueName.replace(/\.fifo$/, '')) || QueueName.length > 80)
        refuse(
          'InvalidParameterValue',
          'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
        );
      checkAttributes(Attributes);
      if (isNamedFifo !== (Attributes.FifoQueue === 'true'))
        refuse(
          'InvalidParameterValue',
          isNamedFifo
            ? 'The queue name must end with the .fifo suffix only for a FIFO queue: set FifoQueue to true.'
            : 'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.',
        );
      const known = context.list('sqs-queue').find((queue) => queue.QueueName === QueueName);
      if (known !== undefined) {
        const other = Object.entries(Attributes).find(([name, value]) => attribute(known, name) !== value);
        if (other !== undefined)
          refuse(
            'QueueAlreadyExists',
            `A queue already exists with the same name and a different value for attribute ${other[0]}`,
          );
        return { QueueUrl: queueUrl(known) };
      }
      const queue: Queue = {
        ...context.newRecord('sqs-queue', 'queue'),
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
        QueueName,
        Attributes,
        Created: context.at,
        Modified: context.at,
      };
      context.put('sqs-queue', queue);
      return { QueueUrl: queueUrl(queue) };
    },
  },
);

export const getQueueUrl = sqs(
  'GetQueueUrl',
  { QueueName: z.string(), QueueOwnerAWSAccountId: z.string().optional() },
  {
    errors: [NO_QUEUE],
    example: { QueueName: 'orders' },
    run: (context, { QueueName }) => {
      const queue = context.list('sqs-queue').find((each) => each.QueueName === QueueName);
      if (queue === undefined) return refuse(NO_QUEUE, 'The specified queue does not exist.');
      return { QueueUrl: queueUrl(queue) };
    },
  },
);

export const listQueues = sqs(
  'ListQueues',
  {
    QueueNamePrefix: z.string().optional(),
    MaxResults: z.int().optional(),
    NextToken: z.string().optional(),
  },
  {
    example: {},
    run: (context, { QueueNamePrefix = '' }) => {
      const queues = context
        .list('sqs-queue')
        .filter(({ QueueName }) => QueueName.startsWith(QueueNamePrefix));
      return queues.length === 0 ? {} : { QueueUrls: queues.map(queueUrl) };
    },
  },
);

export const getQueueAttributes = sqs(
  'GetQueueAttributes',
  { QueueUrl, AttributeNames: texts.optional() },
  {
    errors: [NO_QUEUE, 'InvalidAttributeName'],
    example: { ...example, AttributeNames: ['All'] },
    run: (context, { QueueUrl: url, AttributeNames = [] }) => {
      const queue = findQueue(context, url);
      const messages = messagesOf(context, queue);
      const hidden = messages.filter(({ VisibleAt }) => VisibleAt > context.at);
      const seconds = (ms: number) => String(Math.floor(ms / 1000));
      const inFlight = hidden.filter(({ Receipt }) => Receipt !== undefined).length;
      const all: { readonly [name: string]: string } = {
        QueueArn: queueArn(queue),
        ApproximateNumberOfMessages: String(messages.length - hidden.length),
        ApproximateNumberOfMessagesNotVisible: String(inFlight),
        ApproximateNumberOfMessagesDelayed: String(hidden.length - inFlight),
        CreatedTimestamp: seconds(queue.Created),
        LastModifiedTimestamp: seconds(queue.Modified),
        ...DEFAULTS,
        ...queue.Attributes,
      };
      const names = AttributeNames.includes('All') ? Object.keys(all) : AttributeNames;
      const optional = ['Policy', 'RedrivePolicy', 'RedriveAllowPolicy', 'KmsMasterKeyId', 'FifoQueue'];
      const shown = names.flatMap((name): [string, string][] => {
        const value = Object.hasOwn(all, name) ? all[name] : undefined;
        if (value === undefined && !optional.includes(name))
          refuse('InvalidAttributeName', `Unknown Attribute ${name}.`);
        return value === undefined ? [] : [[name, value]];
      });
      return shown.length === 0 ? {} : { Attributes: Object.fromEntries(shown) };
    },
  },
);

export const setQueueAttributes = sqs(
  'SetQueueAttributes',
  { QueueUrl, Attributes: attributes },
  {
    errors: [NO_QUEUE, 'InvalidAttributeName', 'InvalidAttributeValue'],
    example: { ...example, Attributes: { VisibilityTimeout: '60' } },
    run: (context, { QueueUrl: url, Attributes }) => {
      const queue = findQueue(context, url);
      checkAttributes(Attributes);
      if ('FifoQueue' in Attributes && (Attributes.FifoQueue === 'true') !== isFifo(queue))
        refuse(
          'InvalidAttributeValue',
          'Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.',
        );
      // An empty policy takes it away.
      const merged = Object.entries({ ...queue.Attributes, ...Attributes }).filter(
        ([, value]) => value !== '',
      );
      context.put('sqs-queue', { ...queue, Attributes: Object.fromEntries(merged), Modified: context.at });
      return undefined;
    },
  },
);

export const deleteQueue = sqs(
  'DeleteQueue',
  { QueueUrl },
  {
    errors: [NO_QUEUE],
    example,
    run: (context, { QueueUrl: url }) => {
      context.remove('sqs-queue', findQueue(context, url).id);
      return undefined;
    },
  },
);

export const purgeQueue = sqs(
  'PurgeQueue',
  { QueueUrl },
  {
    errors: [NO_QUEUE],
    example,
    run: (context, { QueueUrl: url }) => {
      setMessages(context, findQueue(context, url), []);
      return undefined;
    },
  },
);

export const tagQueue = sqs(
  'TagQueue',
  { QueueUrl, Tags: attributes },
  {
    errors: [NO_QUEUE],
    example: { ...example, Tags: { team: 'web' } },
    run: (context, { QueueUrl: url, Tags }) => {
      const queue = findQueue(context, url);
      const others = queue.Tags.filter(({ Key }) => !Object.hasOwn(Tags, Key));
      const added = Object.entries(Tags).map(([Key, Value]) => ({ Key, Value }));
      context.put('sqs-queue', { ...queue, Tags: [...others, ...added] });
      return undefined;
    },
  },
);

export const untagQueue = sqs(
  'UntagQueue',
  { QueueUrl, TagKeys: texts },
  {
    errors: [NO_QUEUE],
    example: { ...example, TagKeys: ['team'] },
    run: (context, { QueueUrl: url, TagKeys }) => {
      const queue = findQueue(context, url);
      context.put('sqs-queue', { ...queue, Tags: queue.Tags.filter(({ Key }) => !TagKeys.includes(Key)) });
      return undefined;
    },
  },
);

export const listQueueTags = sqs(
  'ListQueueTags',
  { QueueUrl },
  {
    errors: [NO_QUEUE],
    example,
    run: (context, { QueueUrl: url }) => {
      const { Tags } = findQueue(context, url);
      return Tags.length === 0
        ? {}
        : { Tags: Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])) };
    },
  },
);
