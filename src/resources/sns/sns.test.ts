import { expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { DataLab } from '../../testing/operations/data/data-lab.ts';

const TopicArn = 'arn:aws:sns:us-east-1:111122223333:alerts';
const Endpoint = 'arn:aws:sqs:us-east-1:111122223333:orders';
const Policy = JSON.stringify({
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: Endpoint,
      Condition: { ArnEquals: { 'aws:SourceArn': TopicArn } },
    },
  ],
});

function subscribed(queue: { [name: string]: string }, Attributes: { [name: string]: string } = {}) {
  const lab = new DataLab();
  const { QueueUrl } = lab.run('sqs:CreateQueue', { QueueName: 'orders', Attributes: queue });
  lab.run('sns:CreateTopic', { Name: 'alerts' });
  lab.run('sns:Subscribe', { TopicArn, Protocol: 'sqs', Endpoint, Attributes });
  const received = (): readonly JsonObject[] =>
    (lab.run('sqs:ReceiveMessage', { QueueUrl: String(QueueUrl), MaxNumberOfMessages: 10 }).Messages ??
      []) as readonly JsonObject[];
  return { lab, received };
}

it('delivers to a queue that lets the topic write, and to no other', () => {
  const { lab, received } = subscribed({ Policy });
  lab.run('sns:Publish', { TopicArn, Message: 'full', Subject: 'Disk' });
  const [message] = received();
  expect(JSON.parse(String(message?.Body))).toMatchObject({
    Type: 'Notification',
    TopicArn,
    Message: 'full',
    Subject: 'Disk',
  });
  for (const closed of [{}, { Policy: Policy.replace(TopicArn, `${TopicArn}2`) }]) {
    const other = subscribed(closed);
    other.lab.run('sns:Publish', { TopicArn, Message: 'full' });
    expect(other.received()).toEqual([]);
  }
});

it('delivers the bare message and only what the filter lets through, where so configured', () => {
  const FilterPolicy = JSON.stringify({ kind: ['disk', { prefix: 'net' }] });
  const { lab, received } = subscribed({ Policy }, { FilterPolicy, RawMessageDelivery: 'true' });
  for (const kind of ['disk', 'network', 'fan'])
    lab.run('sns:Publish', {
      TopicArn,
      Message: kind,
      MessageAttributes: { kind: { DataType: 'String', StringValue: kind } },
    });
  lab.run('sns:Publish', { TopicArn, Message: 'no attribute' });
  expect(received().map(({ Body }) => Body)).toEqual(['disk', 'network']);
  const numeric = { FilterPolicy: JSON.stringify({ size: [{ numeric: ['>', 5] }] }) };
  expect(
    lab.refusal('sns:Subscribe', {
      TopicArn,
      Protocol: 'sqs',
      Endpoint: `${Endpoint}2`,
      Attributes: numeric,
    }),
  ).toMatch(/^NotSimulated: the rule .*numeric/);
});
