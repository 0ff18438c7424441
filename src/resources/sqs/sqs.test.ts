import { expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { DataLab } from '../../testing/operations/data/data-lab.ts';

function queueIn(lab: DataLab, QueueName: string, Attributes: { [name: string]: string } = {}): string {
  return String(lab.run('sqs:CreateQueue', { QueueName, Attributes }).QueueUrl);
}

function receive(lab: DataLab, QueueUrl: string, more: JsonObject = {}): readonly JsonObject[] {
  return (lab.run('sqs:ReceiveMessage', { QueueUrl, ...more }).Messages ?? []) as readonly JsonObject[];
}

it('hides a received message until its time is up or it is deleted', () => {
  const lab = new DataLab();
  const QueueUrl = queueIn(lab, 'orders');
  lab.run('sqs:SendMessage', { QueueUrl, MessageBody: 'one coffee' });
  const [first] = receive(lab, QueueUrl);
  expect(first).toMatchObject({ Body: 'one coffee' });
  expect(receive(lab, QueueUrl)).toEqual([]);
  lab.wait(31);
  const [again] = receive(lab, QueueUrl, { AttributeNames: ['ApproximateReceiveCount'] });
  expect(again).toMatchObject({ MessageId: first?.MessageId, Attributes: { ApproximateReceiveCount: '2' } });
  lab.run('sqs:DeleteMessage', { QueueUrl, ReceiptHandle: String(again?.ReceiptHandle) });
  lab.wait(60);
  expect(receive(lab, QueueUrl)).toEqual([]);
});

it('moves what was received too often to the dead-letter queue', () => {
  const lab = new DataLab();
  const dead = queueIn(lab, 'dead');
  const RedrivePolicy = JSON.stringify({
    deadLetterTargetArn: 'arn:aws:sqs:us-east-1:111122223333:dead',
    maxReceiveCount: '2',
  });
  const QueueUrl = queueIn(lab, 'orders', { RedrivePolicy, VisibilityTimeout: '1' });
  lab.run('sqs:SendMessage', { QueueUrl, MessageBody: 'poison' });
  for (const _ of [1, 2]) {
    expect(receive(lab, QueueUrl)).toHaveLength(1);
    lab.wait(2);
  }
  expect(receive(lab, QueueUrl)).toEqual([]);
  expect(receive(lab, dead)).toMatchObject([{ Body: 'poison' }]);
});

it('keeps the order of each group of a FIFO queue and drops what is repeated', () => {
  const lab = new DataLab();
  const QueueUrl = queueIn(lab, 'orders.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' });
  for (const MessageBody of ['1', '2', '2'])
    lab.run('sqs:SendMessage', { QueueUrl, MessageBody, MessageGroupId: 'a' });
  const [first] = receive(lab, QueueUrl);
  expect(first?.Body).toBe('1');
  expect(receive(lab, QueueUrl)).toEqual([]);
  lab.run('sqs:DeleteMessage', { QueueUrl, ReceiptHandle: String(first?.ReceiptHandle) });
  expect(receive(lab, QueueUrl, { MaxNumberOfMessages: 10 }).map(({ Body }) => Body)).toEqual(['2']);
});

it('delays, forgets and counts messages by the clock of the document', () => {
  const lab = new DataLab();
  const QueueUrl = queueIn(lab, 'slow', { DelaySeconds: '10', MessageRetentionPeriod: '60' });
  lab.run('sqs:SendMessage', { QueueUrl, MessageBody: 'later' });
  const counts = () =>
    lab.run('sqs:GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] }).Attributes as JsonObject;
  expect(counts()).toMatchObject({
    ApproximateNumberOfMessages: '0',
    ApproximateNumberOfMessagesDelayed: '1',
  });
  lab.wait(11);
  expect(counts()).toMatchObject({ ApproximateNumberOfMessages: '1' });
  lab.wait(60);
  expect(receive(lab, QueueUrl)).toEqual([]);
});
