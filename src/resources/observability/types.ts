import { describedType } from '../shared/data/described.ts';
import * as logs from './logs.ts';
import * as metrics from './metrics.ts';
import * as others from './trails-and-rules.ts';

const { createTrail, describeTrails, startLogging, stopLogging, getTrailStatus, deleteTrail, ...rules } =
  others;
const page = (name: string) => `https://docs.aws.amazon.com/${name}.html`;

export const observabilityTypes = {
  'log-group': describedType({
    table: 'log-group',
    idPrefix: 'loggroup',
    label: 'Log group',
    plural: 'Log groups',
    key: 'logGroups',
    nameField: 'logGroupName',
    fields: [['logGroupName', 'Name']],
    docs: page('AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams'),
    operations: Object.values(logs),
  }),
  'cloudwatch-alarm': describedType({
    table: 'cloudwatch-alarm',
    idPrefix: 'alarm',
    label: 'CloudWatch alarm',
    plural: 'CloudWatch alarms',
    key: 'MetricAlarms',
    nameField: 'AlarmName',
    fields: [
      ['AlarmName', 'Name'],
      ['StateValue', 'State'],
    ],
    docs: page('AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail'),
    operations: Object.values(metrics),
  }),
  'cloudwatch-metric': describedType({
    table: 'cloudwatch-metric',
    idPrefix: 'metric',
    label: 'CloudWatch metric',
    plural: 'CloudWatch metrics',
    key: 'Metrics',
    nameField: 'Key',
    fields: [
      ['Namespace', 'Namespace'],
      ['MetricName', 'Name'],
    ],
    docs: page('AmazonCloudWatch/latest/monitoring/publishingMetrics'),
    operations: [],
  }),
  'cloudtrail-trail': describedType({
    table: 'cloudtrail-trail',
    idPrefix: 'trail',
    label: 'CloudTrail trail',
    plural: 'CloudTrail trails',
    key: 'trailList',
    nameField: 'Name',
    fields: [
      ['Name', 'Name'],
      ['S3BucketName', 'Bucket'],
    ],
    docs: page('awscloudtrail/latest/userguide/cloudtrail-concepts'),
    operations: [createTrail, describeTrails, startLogging, stopLogging, getTrailStatus, deleteTrail],
  }),
  'event-rule': describedType({
    table: 'event-rule',
    idPrefix: 'eventrule',
    label: 'EventBridge rule',
    plural: 'EventBridge rules',
    key: 'Rules',
    nameField: 'Name',
    fields: [
      ['Name', 'Name'],
      ['State', 'State'],
    ],
    docs: page('eventbridge/latest/userguide/eb-rules'),
    operations: Object.values(rules),
  }),
};
