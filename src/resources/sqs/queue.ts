import * as z from 'zod';
import { refuse, refuseUnsimulated } from '../../kernel/cloud/aws-error.ts';
import { bytesOfBase64, hexOfBytes, utf8Bytes } from '../../kernel/lib/bytes.ts';
import { md5 } from '../../kernel/lib/digest.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { arnOf } from '../shared/data/places.ts';
import { type Message, messageSchema, type Queue } from './schema.ts';

/** A queue here holds as many; a script that sends more is not about single messages. */
const MAX_MESSAGES = 2_000;
export const NO_QUEUE = 'AWS.SimpleQueueService.NonExistentQueue';

export const DEFAULTS: { readonly [name: string]: string } = {
  VisibilityTimeout: '30',
  MaximumMessageSize: '262144',
  MessageRetentionPeriod: '345600',
  DelaySeconds: '0',
  ReceiveMessageWaitTimeSeconds: '0',
  SqsManagedSseEnabled: 'true',
};

const RANGES: { readonly [name: string]: readonly [least: number, most: number] } = {
  VisibilityTimeout: [0, 43_200],
  MaximumMessageSize: [1024, 1_048_576],
  MessageRetentionPeriod: [60, 1_209_600],
  DelaySeconds: [0, 900],
  ReceiveMessageWaitTimeSeconds: [0, 20],
  KmsDataKeyReusePeriodSeconds: [60, 86_400],
};
const OTHERS = [
  'Policy',
  'RedrivePolicy',
  'RedriveAllowPolicy',
  'KmsMasterKeyId',
  'SqsManagedSseEnabled',
  'FifoQueue',
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoThroughputLimit',
];

export function checkAttributes(attributes: { readonly [name: string]: string }): void {
  for (const [name, value] of Object.entries(attributes)) {
    const range = Object.hasOwn(RANGES, name) ? RANGES[name] : undefined;
    if (range === undefined && !OTHERS.includes(name))
      refuse('InvalidAttributeName', `Unknown Attribute ${name}.`);
    const number = Number(value);
    if (range !== undefined && !(Number.isInteger(number) && number >= range[0] && number <= range[1]))
      refuse('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);
    if (['Policy', 'RedrivePolicy', 'RedriveAllowPolicy'].includes(name) && value !== '' && !isObject(value))
      refuse('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);
  }
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

export function queueUrl({ account, region, QueueName }: Queue): string {
  return `https://sqs.${region}.amazonaws.com/${account}/${QueueName}`;
}

export function queueArn(queue: Queue): string {
  return arnOf(queue, 'sqs', queue.QueueName);
}

export function findQueue(context: DataContext, url: string): Queue {
  const queue = context.list('sqs-queue').find((each) => queueUrl(each) === url);
  return queue ?? refuse(NO_QUEUE, 'The specified queue does not exist.');
}

export function isFifo({ QueueName }: Queue): boolean {
  return QueueName.endsWith('.fifo');
}

export function attribute(queue: Queue, name: string): string | undefined {
  return queue.Attributes[name] ?? DEFAULTS[name];
}

const heldSchema = z.array(messageSchema);

/** What waits in the queue: not what has been there longer than it keeps messages. */
export function messagesOf(context: DataContext, queue: Queue): readonly Message[] {
  const { messages } = (context.guest(queue.id) ?? {}) as { readonly messages?: unknown };
  const read = heldSchema.safeParse(messages ?? []);
  const oldest = context.at - Number(attribute(queue, 'MessageRetentionPeriod')) * 1000;
  return read.success ? read.data.filter(({ Sent }) => Sent > oldest) : [];
}

export function setMessages(context: DataContext, queue: Queue, messages: readonly Message[]): void {
  if (messages.length > MAX_MESSAGES) refuseUnsimulated(`a queue here holds up to ${MAX_MESSAGES} messages`);
  context.setGuest(queue.id, messages.length === 0 ? undefined : ({ messages } as unknown as JsonObject));
}

export function md5Of(text: string): string {
  return hexOfBytes(md5(utf8Bytes(text)));
}

/** AWS's digest of message attributes: names in order, each part with its length before it. */
export function md5OfAttributes(attributes: JsonObject): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const bytes: number[] = [];
  const add = (part: Uint8Array) => {
    const { length } = part;
    bytes.push((length >>> 24) & 255, (length >>> 16) & 255, (length >>> 8) & 255, length & 255, ...part);
  };
  for (const name of names) {
    const { DataType, StringValue, BinaryValue } = attributes[name] as { readonly [field: string]: string };
    add(utf8Bytes(name));
    add(utf8Bytes(DataType ?? ''));
    bytes.push(BinaryValue === undefined ? 1 : 2);
    add(
      BinaryValue === undefined
        ? utf8Bytes(StringValue ?? '')
        : (bytesOfBase64(BinaryValue) ?? new Uint8Array()),
    );
  }
  return hexOfBytes(md5(Uint8Array.from(bytes)));
}
