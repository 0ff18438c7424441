import { after, type DataCase, type ServiceCases } from './data-case.ts';
import type { Call } from './data-lab.ts';

const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/111122223333/orders';
const lostUrl = `${QueueUrl}-lost`;
const fifoUrl = 'https://sqs.us-east-1.amazonaws.com/111122223333/jobs.fifo';
const NO_QUEUE = 'AWS.SimpleQueueService.NonExistentQueue';
const tooMany = Array.from({ length: 11 }, (_, index) => ({ Id: `e${index}` }));
const MessageAttributes = { kind: { DataType: 'String', StringValue: 'hot' } };
const receipt = 'f'.repeat(64);

const queueWorld: readonly Call[] = [
  ['sqs:CreateQueue', { QueueName: 'orders', tags: { team: 'web' } }],
  ['sqs:CreateQueue', { QueueName: 'jobs.fifo', Attributes: { FifoQueue: 'true' } }],
  ['sqs:SendMessage', { QueueUrl, MessageBody: 'one coffee', MessageAttributes }],
];

function onQueue(input: object, refuses: DataCase['refuses'] = {}): DataCase {
  return {
    works: [{ QueueUrl, ...input }],
    refuses: { [NO_QUEUE]: { ...input, QueueUrl: lostUrl }, ...refuses },
  };
}

function batches(entry: object): DataCase['refuses'] {
  const Entries = tooMany.map((each) => ({ ...each, ...entry }));
  return {
    'AWS.SimpleQueueService.EmptyBatchRequest': { QueueUrl, Entries: [] },
    'AWS.SimpleQueueService.TooManyEntriesInBatchRequest': { QueueUrl, Entries },
    'AWS.SimpleQueueService.BatchEntryIdsNotDistinct': {
      QueueUrl,
      Entries: [
        { Id: 'a', ...entry },
        { Id: 'a', ...entry },
      ],
    },
  };
}

const held: Call = ['sqs:ReceiveMessage', { QueueUrl }, { receipt: 'Messages.0.ReceiptHandle' }];

export const sqsCases: ServiceCases = {
  world: queueWorld,
  cases: {
    'sqs:CreateQueue': {
      works: [
        { QueueName: 'new', Attributes: { VisibilityTimeout: '60' }, tags: { a: 'b' } },
        { QueueName: 'orders' },
        { QueueName: 'new.fifo', Attributes: { FifoQueue: 'true' } },
      ],
      refuses: {
        InvalidParameterValue: [
          { QueueName: 'not a name' },
          { QueueName: 'new.fifo' },
          { QueueName: 'new', Attributes: { FifoQueue: 'true' } },
        ],
        InvalidAttributeName: { QueueName: 'new', Attributes: { Colour: 'red' } },
        InvalidAttributeValue: [
          { QueueName: 'new', Attributes: { DelaySeconds: '901' } },
          { QueueName: 'new', Attributes: { Policy: 'no JSON' } },
        ],
        QueueAlreadyExists: { QueueName: 'orders', Attributes: { VisibilityTimeout: '1' } },
      },
    },
    'sqs:GetQueueUrl': { works: [{ QueueName: 'orders' }], refuses: { [NO_QUEUE]: { QueueName: 'lost' } } },
    'sqs:ListQueues': { works: [{}, { QueueNamePrefix: 'x' }] },
    'sqs:GetQueueAttributes': onQueue(
      { AttributeNames: ['All'] },
      { InvalidAttributeName: { QueueUrl, AttributeNames: ['Colour'] } },
    ),
    'sqs:SetQueueAttributes': onQueue(
      { Attributes: { VisibilityTimeout: '60' } },
      {
        InvalidAttributeName: { QueueUrl, Attributes: { Colour: 'red' } },
        InvalidAttributeValue: { QueueUrl, Attributes: { FifoQueue: 'true' } },
      },
    ),
    'sqs:DeleteQueue': onQueue({}),
    'sqs:PurgeQueue': onQueue({}),
    'sqs:TagQueue': onQueue({ Tags: { team: 'ops' } }),
    'sqs:UntagQueue': onQueue({ TagKeys: ['team'] }),
    'sqs:ListQueueTags': onQueue({}),
    'sqs:SendMessage': {
      works: [
        { QueueUrl, MessageBody: 'tea', MessageAttributes, DelaySeconds: 5 },
        { QueueUrl: fifoUrl, MessageBody: 'tea', MessageGroupId: 'a', MessageDeduplicationId: '1' },
      ],
      refuses: {
        [NO_QUEUE]: { QueueUrl: lostUrl, MessageBody: 'tea' },
        MissingParameter: [
          { QueueUrl, MessageBody: '' },
          { QueueUrl: fifoUrl, MessageBody: 'tea' },
        ],
        InvalidParameterValue: [
          { QueueUrl, MessageBody: 'x'.repeat(262_145) },
          { QueueUrl: fifoUrl, MessageBody: 'tea', MessageGroupId: 'a' },
        ],
      },
    },
    'sqs:SendMessageBatch': onQueue(
      { Entries: [{ Id: 'a', MessageBody: 'tea' }] },
      batches({ MessageBody: 'tea' }),
    ),
    'sqs:ReceiveMessage': {
      works: [{ QueueUrl, AttributeNames: ['All'], MessageAttributeNames: ['All'] }, { QueueUrl: fifoUrl }],
      refuses: {
        [NO_QUEUE]: { QueueUrl: lostUrl },
        InvalidParameterValue: { QueueUrl, MaxNumberOfMessages: 11 },
      },
    },
    'sqs:DeleteMessage': onQueue(
      { ReceiptHandle: receipt },
      { ReceiptHandleIsInvalid: { QueueUrl, ReceiptHandle: 'x' } },
    ),
    'sqs:DeleteMessageBatch': {
      ...onQueue({ Entries: [{ Id: 'a', ReceiptHandle: receipt }] }, batches({ ReceiptHandle: receipt })),
      works: [
        {
          QueueUrl,
          Entries: [
            { Id: 'a', ReceiptHandle: receipt },
            { Id: 'b', ReceiptHandle: 'x' },
          ],
        },
      ],
    },
    'sqs:ChangeMessageVisibility': {
      works: [after([held], { QueueUrl, ReceiptHandle: '$receipt', VisibilityTimeout: 0 })],
      refuses: {
        [NO_QUEUE]: { QueueUrl: lostUrl, ReceiptHandle: receipt, VisibilityTimeout: 0 },
        ReceiptHandleIsInvalid: { QueueUrl, ReceiptHandle: receipt, VisibilityTimeout: 0 },
      },
    },
  },
};

const TopicArn = 'arn:aws:sns:us-east-1:111122223333:alerts';
const lostArn = `${TopicArn}-lost`;
const Tags = [{ Key: 'team', Value: 'web' }];

function onTopic(input: object, refuses: DataCase['refuses'] = {}): DataCase {
  return {
    works: [{ TopicArn, ...input }],
    refuses: { NotFound: { ...input, TopicArn: lostArn }, ...refuses },
  };
}

export const snsCases: ServiceCases = {
  world: [
    ['sns:CreateTopic', { Name: 'alerts', Tags }],
    ['sns:CreateTopic', { Name: 'steps.fifo', Attributes: { FifoTopic: 'true' } }],
    [
      'sns:Subscribe',
      { TopicArn, Protocol: 'sqs', Endpoint: 'arn:aws:sqs:us-east-1:111122223333:orders' },
      { subscription: 'SubscriptionArn' },
    ],
    ['sns:Subscribe', { TopicArn, Protocol: 'email', Endpoint: 'me@example.com' }],
  ],
  cases: {
    'sns:CreateTopic': {
      works: [{ Name: 'new', Tags, Attributes: { DisplayName: 'New' } }, { Name: 'alerts' }],
      refuses: { InvalidParameter: [{ Name: 'not a name' }, { Name: 'new.fifo' }] },
    },
    'sns:ListTopics': { works: [{}] },
    'sns:GetTopicAttributes': onTopic({}),
    'sns:SetTopicAttributes': onTopic({ AttributeName: 'DisplayName', AttributeValue: 'x' }),
    'sns:DeleteTopic': { works: [{ TopicArn }, { TopicArn: lostArn }] },
    'sns:Subscribe': {
      works: [
        { TopicArn, Protocol: 'email', Endpoint: 'you@example.com' },
        { TopicArn, Protocol: 'https', Endpoint: 'https://example.com', ReturnSubscriptionArn: true },
      ],
      refuses: {
        NotFound: { TopicArn: lostArn, Protocol: 'email', Endpoint: 'you@example.com' },
        InvalidParameter: [
          { TopicArn, Protocol: 'pigeon', Endpoint: 'x' },
          { TopicArn, Protocol: 'sqs', Endpoint: 'x' },
          {
            TopicArn,
            Protocol: 'sqs',
            Endpoint: 'arn:aws:sqs:us-east-1:111122223333:orders',
            Attributes: { FilterPolicy: 'x' },
          },
        ],
      },
    },
    'sns:Unsubscribe': {
      works: [{ SubscriptionArn: '$subscription' }],
      refuses: { NotFound: { SubscriptionArn: lostArn } },
    },
    'sns:ListSubscriptions': { works: [{}] },
    'sns:ListSubscriptionsByTopic': onTopic({}),
    'sns:GetSubscriptionAttributes': {
      works: [{ SubscriptionArn: '$subscription' }],
      refuses: { NotFound: { SubscriptionArn: lostArn } },
    },
    'sns:SetSubscriptionAttributes': {
      works: [
        { SubscriptionArn: '$subscription', AttributeName: 'RawMessageDelivery', AttributeValue: 'true' },
      ],
      refuses: {
        NotFound: { SubscriptionArn: lostArn, AttributeName: 'RawMessageDelivery', AttributeValue: 'true' },
        InvalidParameter: {
          SubscriptionArn: '$subscription',
          AttributeName: 'FilterPolicy',
          AttributeValue: 'x',
        },
      },
    },
    'sns:Publish': {
      works: [
        { TopicArn, Message: 'full', Subject: 'Disk' },
        { TopicArn, Message: '{"default":"full"}', MessageStructure: 'json' },
      ],
      refuses: {
        NotFound: { TopicArn: lostArn, Message: 'full' },
        InvalidParameter: [
          { Message: 'full' },
          { TopicArn, Message: '' },
          { TopicArn, Message: 'x', MessageStructure: 'json' },
          { TopicArn: 'arn:aws:sns:us-east-1:111122223333:steps.fifo', Message: 'x' },
        ],
      },
    },
    'sns:TagResource': {
      works: [{ ResourceArn: TopicArn, Tags }],
      refuses: { ResourceNotFoundException: { ResourceArn: lostArn, Tags } },
    },
    'sns:UntagResource': {
      works: [{ ResourceArn: TopicArn, TagKeys: ['team'] }],
      refuses: { ResourceNotFoundException: { ResourceArn: lostArn, TagKeys: ['team'] } },
    },
    'sns:ListTagsForResource': {
      works: [{ ResourceArn: TopicArn }],
      refuses: { ResourceNotFoundException: { ResourceArn: lostArn } },
    },
  },
};
