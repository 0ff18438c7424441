import { dataType } from '../shared/data/data-type.ts';
import * as operations from './operations.ts';
import { subscriptionSchema, topicSchema } from './schema.ts';

const topic = dataType({
  table: 'sns-topic',
  schema: topicSchema,
  idPrefix: 'topic',
  label: 'SNS topic',
  plural: 'SNS topics',
  category: 'management',
  key: 'Topics',
  nameField: 'Name',
  fields: [['Name', 'Name']],
  docs: 'https://docs.aws.amazon.com/sns/latest/dg/welcome.html',
  operations: Object.values(operations),
});

const subscription = dataType({
  table: 'sns-subscription',
  schema: subscriptionSchema,
  idPrefix: 'subscription',
  label: 'SNS subscription',
  plural: 'SNS subscriptions',
  category: 'management',
  key: 'Subscriptions',
  nameField: 'SubscriptionId',
  fields: [
    ['TopicArn', 'Topic'],
    ['Protocol', 'Protocol'],
    ['Endpoint', 'Endpoint'],
    ['IsConfirmed', 'Confirmed'],
  ],
  docs: 'https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html',
  operations: [],
});

export const snsTypes = { 'sns-topic': topic, 'sns-subscription': subscription };
