import * as z from 'zod';
import { type AwsError, Refusal, refuse } from '../../kernel/cloud/aws-error.ts';
import { hexOfBytes, utf8Bytes } from '../../kernel/lib/bytes.ts';
import { sha256 } from '../../kernel/lib/digest.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { jsonObject, picked, present, texts } from '../shared/data/facts.ts';
import { hexOf, uuidOf } from '../shared/data/ids.ts';
import {
  attribute,
  findQueue,
  isFifo,
  md5Of,
  md5OfAttributes,
  messagesOf,
  NO_QUEUE,
  queueArn,
  setMessages,
} from './queue.ts';
import type { Message, Queue } from './schema.ts';

const sqs = inService('sqs');
const QueueUrl = z.string();
const example = { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111122223333/orders' };
/** FIFO queues take a repeated message for the same one that long. */
const DEDUPLICATION_MS = 300_000;

const body = {
  MessageBody: z.string(),
  DelaySeconds: z.int().min(0).max(900).optional(),
  MessageAttributes: jsonObject.optional(),
  MessageSystemAttributes: jsonObject.optional(),
  MessageDeduplicationId: z.string().optional(),
  MessageGroupId: z.string().optional(),
};

interface Sending {
  readonly MessageBody: string;
  readonly DelaySeconds?: number | undefined;
  readonly MessageAttributes?: JsonObject | undefined;
  readonly MessageDeduplicationId?: string | undefined;
  readonly MessageGroupId?: string | undefined;
}

/** Puts one message into the queue; a repeated one of a FIFO queue is the one it repeats. */
function send(context: DataContext, queue: Queue, input: Sending) {
  const { MessageBody, MessageAttributes = {}, MessageGroupId } = input;
  if (MessageBody === '') refuse('MissingParameter', 'The request must contain the parameter MessageBody.');
  const size = utf8Bytes(MessageBody).length;
  const most = Number(attribute(queue, 'MaximumMessageSize'));
  if (size > most)
    refuse(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${most} bytes.`,
    );
  const Deduplication = isFifo(queue) ? deduplicationOf(queue, input) : undefined;
  const messages = messagesOf(context, queue);
  const sent = messages.find(
    (each) =>
      Deduplication !== undefined &&
      each.Deduplication === Deduplication &&
      each.Sent > context.at - DEDUPLICATION_MS,
  );
  const delay = input.DelaySeconds ?? Number(attribute(queue, 'DelaySeconds'));
  const message: Message = sent ?? {
    MessageId: uuidOf(`${queue.id}/${context.nextOrdinal('message')}`),
    Body: MessageBody,
    Attributes: MessageAttributes,
    Sent: context.at,
    VisibleAt: context.at + delay * 1000,
    ReceiveCount: 0,
    ...present({ Group: MessageGroupId, Deduplication }),
  };
  if (sent === undefined) setMessages(context, queue, [...messages, message]);
  return present({
    MD5OfMessageBody: md5Of(MessageBody),
    MD5OfMessageAttributes: md5OfAttributes(MessageAttributes),
    MessageId: message.MessageId,
    SequenceNumber: isFifo(queue) ? sequenceOf(message) : undefined,
  });
}

function deduplicationOf(queue: Queue, input: Sending): string {
  if (input.MessageGroupId === undefined)
    return refuse('MissingParameter', 'The request must contain the parameter MessageGroupId.');
  if (input.MessageDeduplicationId !== undefined) return input.MessageDeduplicationId;
  if (attribute(queue, 'ContentBasedDeduplication') !== 'true')
    return refuse(
      'InvalidParameterValue',
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  return hexOfBytes(sha256(utf8Bytes(input.MessageBody)));
}

function sequenceOf({ MessageId }: Message): string {
  return BigInt(`0x${MessageId.replaceAll('-', '').slice(0, 14)}`)
    .toString()
    .padStart(20, '1');
}

const SEND_ERRORS = [NO_QUEUE, 'InvalidParameterValue', 'MissingParameter'];

export const sendMessage = sqs(
  'SendMessage',
  { QueueUrl, ...body },
  {
    errors: SEND_ERRORS,
    example: { ...example, MessageBody: 'one coffee' },
    run: (context, { QueueUrl: url, ...input }) => send(context, findQueue(context, url), input),
  },
);

interface Failed {
  readonly Id: string;
  readonly SenderFault: true;
  readonly Code: string;
  readonly Message: string;
}

/** Each entry for itself: one that is refused stands among the failed ones. */
function batch<Entry extends { readonly Id: string }>(
  entries: readonly Entry[],
  act: (entry: Entry) => object,
): { readonly Successful: readonly object[]; readonly Failed?: readonly Failed[] } {
  if (entries.length === 0)
    refuse('AWS.SimpleQueueService.EmptyBatchRequest', 'There should be at least one entry in the request.');
  if (entries.length > 10)
    refuse(
      'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length)
    refuse(
      'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
      'Two or more batch entries in the request have the same Id.',
    );
  const Successful: object[] = [];
  const failed: Failed[] = [];
  for (const entry of entries) {
    const error = errorOf(() => Successful.push({ Id: entry.Id, ...act(entry) }));
    if (error !== undefined)
      failed.push({ Id: entry.Id, SenderFault: true, Code: error.code, Message: error.message });
  }
  return { Successful, ...(failed.length > 0 && { Failed: failed }) };
}

function errorOf(act: () => void): AwsError | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.error;
    throw error;
  }
}

const BATCH_ERRORS = [
  NO_QUEUE,
  'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  'AWS.SimpleQueueService.EmptyBatchRequest',
  'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
];

export const sendMessageBatch = sqs(
  'SendMessageBatch',
  { QueueUrl, Entries: z.array(z.strictObject({ Id: z.string(), ...body })) },
  {
    errors: BATCH_ERRORS,
    example: { ...example, Entries: [{ Id: 'one', MessageBody: 'one coffee' }] },
    run: (context, { QueueUrl: url, Entries }) => {
      const queue = findQueue(context, url);
      return batch(Entries, ({ Id: _id, ...input }) => send(context, queue, input));
    },
  },
);

export const receiveMessage = sqs(
  'ReceiveMessage',
  {
    QueueUrl,
    MaxNumberOfMessages: z.int().optional(),
    VisibilityTimeout: z.int().min(0).max(43_200).optional(),
    WaitTimeSeconds: z.int().min(0).max(20).optional(),
    AttributeNames: texts.optional(),
    MessageSystemAttributeNames: texts.optional(),
    MessageAttributeNames: texts.optional(),
    ReceiveRequestAttemptId: z.string().optional(),
  },
  {
    errors: [NO_QUEUE, 'InvalidParameterValue'],
    example,
    run: (context, { QueueUrl: url, MaxNumberOfMessages: most = 1, VisibilityTimeout, ...input }) => {
      const queue = findQueue(context, url);
      if (most < 1 || most > 10)
        refuse(
          'InvalidParameterValue',
          `Value ${most} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`,
        );
      const seconds = VisibilityTimeout ?? Number(attribute(queue, 'VisibilityTimeout'));
      const received = receive(context, queue, most, seconds);
      if (received.length === 0) return {};
      const system = [...(input.AttributeNames ?? []), ...(input.MessageSystemAttributeNames ?? [])];
      return { Messages: received.map((each) => shown(each, system, input.MessageAttributeNames ?? [])) };
    },
  },
);

/** Takes messages that can be seen, hides them, and moves those received too often to the dead-letter queue. */
function receive(context: DataContext, queue: Queue, most: number, seconds: number): readonly Message[] {
  const received: Message[] = [];
  const dead: Message[] = [];
  const kept: Message[] = [];
  const messages = messagesOf(context, queue);
  const redrive = redriveOf(context, queue);
  // Messages of one group of a FIFO queue come one after the other.
  const busy = new Set(
    messages
      .filter((each) => each.VisibleAt > context.at && each.Receipt !== undefined)
      .map(({ Group }) => Group),
  );
  for (const message of messages) {
    const isBusy = isFifo(queue) && busy.has(message.Group);
    if (received.length >= most || message.VisibleAt > context.at || isBusy) kept.push(message);
    else if (redrive !== undefined && message.ReceiveCount >= redrive.most) dead.push(message);
    else {
      const next: Message = {
        ...message,
        VisibleAt: context.at + seconds * 1000,
        FirstReceived: message.FirstReceived ?? context.at,
        ReceiveCount: message.ReceiveCount + 1,
        Receipt: hexOf(`${message.MessageId}/${context.nextOrdinal('receipt')}`, 64),
      };
      received.push(next);
      kept.push(next);
    }
  }
  setMessages(context, queue, kept);
  if (redrive !== undefined && dead.length > 0)
    setMessages(context, redrive.to, [
      ...messagesOf(context, redrive.to),
      ...dead.map(({ Receipt: _receipt, ...message }) => ({
        ...message,
        VisibleAt: context.at,
        ReceiveCount: 0,
      })),
    ]);
  return received;
}

function redriveOf(
  context: DataContext,
  queue: Queue,
): { readonly most: number; readonly to: Queue } | undefined {
  const policy = attribute(queue, 'RedrivePolicy');
  if (policy === undefined) return undefined;
  const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(policy) as {
    readonly [field: string]: unknown;
  };
  const to = context.list('sqs-queue').find((each) => queueArn(each) === deadLetterTargetArn);
  const most = Number(maxReceiveCount);
  return to === undefined || to.id === queue.id || !(most > 0) ? undefined : { most, to };
}

function shown(message: Message, system: readonly string[], named: readonly string[]) {
  const facts: { readonly [name: string]: string | undefined } = {
    SentTimestamp: String(message.Sent),
    ApproximateReceiveCount: String(message.ReceiveCount),
    ApproximateFirstReceiveTimestamp: String(message.FirstReceived),
    MessageGroupId: message.Group,
    MessageDeduplicationId: message.Deduplication,
  };
  const Attributes = present(system.includes('All') ? facts : picked(facts, system));
  const isAsked = (name: string) =>
    named.some(
      (each) =>
        each === 'All' ||
        each === '.*' ||
        each === name ||
        (each.endsWith('.*') && name.startsWith(each.slice(0, -1))),
    );
  const MessageAttributes = picked(message.Attributes, Object.keys(message.Attributes).filter(isAsked));
  return {
    MessageId: message.MessageId,
    ReceiptHandle: message.Receipt ?? '',
    MD5OfBody: md5Of(message.Body),
    Body: message.Body,
    ...(Object.keys(Attributes).length > 0 && { Attributes }),
    ...(Object.keys(MessageAttributes).length > 0 && {
      MD5OfMessageAttributes: md5OfAttributes(MessageAttributes) ?? '',
      MessageAttributes,
    }),
  };
}

const INVALID_RECEIPT = 'ReceiptHandleIsInvalid';

/** Deletes what that receipt means; a receipt of a former time is no fault, and deletes nothing. */
function remove(context: DataContext, queue: Queue, receipt: string): object {
  if (!/^[0-9a-f]{64}$/.test(receipt))
    refuse(
      INVALID_RECEIPT,
      `The input receipt handle "${receipt.slice(0, 200)}" is not a valid receipt handle.`,
    );
  setMessages(
    context,
    queue,
    messagesOf(context, queue).filter(({ Receipt }) => Receipt !== receipt),
  );
  return {};
}

export const deleteMessage = sqs(
  'DeleteMessage',
  { QueueUrl, ReceiptHandle: z.string() },
  {
    errors: [NO_QUEUE, INVALID_RECEIPT],
    example: { ...example, ReceiptHandle: 'AQEB' },
    run: (context, { QueueUrl: url, ReceiptHandle }) => {
      remove(context, findQueue(context, url), ReceiptHandle);
      return undefined;
    },
  },
);

export const deleteMessageBatch = sqs(
  'DeleteMessageBatch',
  { QueueUrl, Entries: z.array(z.strictObject({ Id: z.string(), ReceiptHandle: z.string() })) },
  {
    errors: BATCH_ERRORS,
    example: { ...example, Entries: [{ Id: 'one', ReceiptHandle: 'AQEB' }] },
    run: (context, { QueueUrl: url, Entries }) => {
      const queue = findQueue(context, url);
      return batch(Entries, ({ ReceiptHandle }) => remove(context, queue, ReceiptHandle));
    },
  },
);

export const changeMessageVisibility = sqs(
  'ChangeMessageVisibility',
  { QueueUrl, ReceiptHandle: z.string(), VisibilityTimeout: z.int().min(0).max(43_200) },
  {
    errors: [NO_QUEUE, INVALID_RECEIPT],
    example: { ...example, ReceiptHandle: 'AQEB', VisibilityTimeout: 0 },
    run: (context, { QueueUrl: url, ReceiptHandle, VisibilityTimeout }) => {
      const queue = findQueue(context, url);
      const messages = messagesOf(context, queue);
      const held = messages.find(({ Receipt }) => Receipt === ReceiptHandle);
      if (held === undefined)
        return refuse(
          INVALID_RECEIPT,
          `The input receipt handle "${ReceiptHandle.slice(0, 200)}" is not a valid receipt handle.`,
        );
      const VisibleAt = context.at + VisibilityTimeout * 1000;
      setMessages(
        context,
        queue,
        messages.map((each) => (each === held ? { ...each, VisibleAt } : each)),
      );
      return undefined;
    },
  },
);
