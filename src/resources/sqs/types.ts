import { dataType } from '../shared/data/data-type.ts';
import * as messages from './message-operations.ts';
import * as queues from './queue-operations.ts';
import { queueSchema } from './schema.ts';

const queue = dataType({
  table: 'sqs-queue',
  schema: queueSchema,
  idPrefix: 'queue',
  label: 'SQS queue',
  plural: 'SQS queues',
  category: 'management',
  key: 'Queues',
  nameField: 'QueueName',
  fields: [['QueueName', 'Name']],
  docs: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-types.html',
  operations: [...Object.values(queues), ...Object.values(messages)],
});

export const sqsTypes = { 'sqs-queue': queue };
