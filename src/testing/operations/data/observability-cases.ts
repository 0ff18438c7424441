import { after, type DataCase, type ServiceCases } from './data-case.ts';

const logGroupName = '/app/web';
const on = { logGroupName };
const stream = { ...on, logStreamName: 'one' };
const alarm = {
  AlarmName: 'busy',
  MetricName: 'CPUUtilization',
  Namespace: 'AWS/EC2',
  Statistic: 'Average',
  Period: 300,
  EvaluationPeriods: 1,
  Threshold: 80,
  ComparisonOperator: 'GreaterThanThreshold',
};
const MetricData = [
  {
    MetricName: 'Orders',
    Value: 3,
    Timestamp: '2026-01-01T00:00:00Z',
    Dimensions: [{ Name: 'Shop', Value: 'a' }],
  },
];
const reading = {
  Namespace: 'App',
  MetricName: 'Orders',
  Dimensions: [{ Name: 'Shop', Value: 'a' }],
  StartTime: '2026-01-01T00:00:00Z',
  EndTime: '2026-01-01T01:00:00Z',
  Period: 300,
  Statistics: ['Sum', 'Average', 'Minimum', 'Maximum', 'SampleCount'],
};
const target = { Id: '1', Arn: 'arn:aws:lambda:us-east-1:111122223333:function:resize' };
const gone = (input: object): NonNullable<DataCase['refuses']> => ({
  ResourceNotFoundException: { ...input, logGroupName: 'lost' },
});
const onGroup = (input: object): DataCase => ({ works: [{ ...on, ...input }], refuses: gone(input) });
const noTrail = { TrailNotFoundException: { Name: 'lost' } };
const onTrail: DataCase = { works: [{ Name: 'audit' }], refuses: noTrail };

export const observabilityCases: ServiceCases = {
  world: [
    ['logs:CreateLogGroup', { ...on, tags: { team: 'web' } }],
    ['logs:CreateLogStream', stream],
    [
      'logs:PutLogEvents',
      { ...stream, logEvents: [{ timestamp: 1767225600000, message: 'ERROR disk full' }] },
    ],
    ['cloudwatch:PutMetricAlarm', alarm],
    ['cloudwatch:PutMetricData', { Namespace: 'App', MetricData }],
    ['cloudtrail:CreateTrail', { Name: 'audit', S3BucketName: 'amazing-photos' }],
    ['events:PutRule', { Name: 'nightly', ScheduleExpression: 'rate(1 day)' }],
    ['events:PutTargets', { Rule: 'nightly', Targets: [target] }],
  ],
  cases: {
    'logs:CreateLogGroup': {
      works: [{ logGroupName: 'new', tags: { a: 'b' } }],
      refuses: { ResourceAlreadyExistsException: on },
    },
    'logs:DescribeLogGroups': { works: [{}, { logGroupNamePrefix: '/app' }] },
    'logs:DeleteLogGroup': onGroup({}),
    'logs:PutRetentionPolicy': {
      works: [{ ...on, retentionInDays: 14 }],
      refuses: { ...gone({ retentionInDays: 14 }), InvalidParameterException: { ...on, retentionInDays: 2 } },
    },
    'logs:DeleteRetentionPolicy': onGroup({}),
    'logs:CreateLogStream': {
      works: [{ ...on, logStreamName: 'two' }],
      refuses: { ...gone({ logStreamName: 'two' }), ResourceAlreadyExistsException: stream },
    },
    'logs:DescribeLogStreams': onGroup({}),
    'logs:DeleteLogStream': {
      works: [stream],
      refuses: { ResourceNotFoundException: { ...on, logStreamName: 'x' } },
    },
    'logs:PutLogEvents': {
      works: [
        {
          ...stream,
          logEvents: [
            { timestamp: 1, message: 'a' },
            { timestamp: 2, message: 'b' },
          ],
        },
      ],
      refuses: {
        ResourceNotFoundException: { ...on, logStreamName: 'x', logEvents: [{ timestamp: 1, message: 'a' }] },
        InvalidParameterException: {
          ...stream,
          logEvents: [
            { timestamp: 2, message: 'a' },
            { timestamp: 1, message: 'b' },
          ],
        },
      },
    },
    'logs:GetLogEvents': {
      works: [stream, { ...stream, limit: 1 }],
      refuses: { ResourceNotFoundException: { ...on, logStreamName: 'x' } },
    },
    'logs:FilterLogEvents': {
      works: [{ ...on, filterPattern: '"disk full" -WARN ?ERROR' }],
      refuses: gone({}),
    },
    'cloudwatch:PutMetricAlarm': {
      works: [
        alarm,
        {
          ...alarm,
          AlarmName: 'new',
          AlarmActions: ['arn:aws:sns:us-east-1:111122223333:alerts'],
          Tags: [{ Key: 'a', Value: 'b' }],
        },
      ],
      refuses: {
        ValidationError: [
          { AlarmName: 'new', EvaluationPeriods: 1, ComparisonOperator: 'GreaterThanThreshold' },
          {
            AlarmName: 'new',
            MetricName: 'x',
            EvaluationPeriods: 1,
            ComparisonOperator: 'GreaterThanThreshold',
          },
        ],
      },
    },
    'cloudwatch:DescribeAlarms': { works: [{}, { AlarmNames: ['busy'], StateValue: 'OK' }] },
    'cloudwatch:SetAlarmState': {
      works: [{ AlarmName: 'busy', StateValue: 'ALARM', StateReason: 'test' }],
      refuses: { ResourceNotFound: { AlarmName: 'x', StateValue: 'ALARM', StateReason: 'test' } },
    },
    'cloudwatch:DeleteAlarms': {
      works: [{ AlarmNames: ['busy'] }],
      refuses: { ResourceNotFound: { AlarmNames: ['x'] } },
    },
    'cloudwatch:PutMetricData': {
      works: [
        {
          Namespace: 'App',
          MetricData: [...MetricData, { MetricName: 'Orders', Values: [1, 2], Counts: [2, 1] }],
        },
      ],
      refuses: {
        InvalidParameterValue: { Namespace: 'AWS/EC2', MetricData },
        MissingParameter: { Namespace: 'App', MetricData: [{ MetricName: 'Orders' }] },
      },
    },
    'cloudwatch:ListMetrics': { works: [{}, { Namespace: 'App', MetricName: 'Orders' }] },
    'cloudwatch:GetMetricStatistics': {
      works: [reading],
      refuses: {
        InvalidParameterCombination: [
          { ...reading, EndTime: reading.StartTime },
          { ...reading, Period: 1 },
        ],
        InvalidParameterValue: { ...reading, EndTime: 'soon' },
      },
    },
    'cloudtrail:CreateTrail': {
      works: [
        {
          Name: 'new',
          S3BucketName: 'amazing-photos',
          IsMultiRegionTrail: true,
          EnableLogFileValidation: true,
          TagsList: [{ Key: 'a', Value: 'b' }],
        },
      ],
      refuses: {
        TrailAlreadyExistsException: { Name: 'audit', S3BucketName: 'amazing-photos' },
        S3BucketDoesNotExistException: { Name: 'new', S3BucketName: 'lost-bucket' },
      },
    },
    'cloudtrail:DescribeTrails': { works: [{}, { trailNameList: ['audit'] }] },
    'cloudtrail:StartLogging': onTrail,
    'cloudtrail:StopLogging': onTrail,
    'cloudtrail:GetTrailStatus': {
      works: [{ Name: 'audit' }, after([['cloudtrail:StartLogging', { Name: 'audit' }]], { Name: 'audit' })],
      refuses: noTrail,
    },
    'cloudtrail:DeleteTrail': onTrail,
    'events:PutRule': {
      works: [
        {
          Name: 'new',
          EventPattern: '{"source":["aws.ec2"]}',
          Description: 'x',
          Tags: [{ Key: 'a', Value: 'b' }],
        },
        { Name: 'nightly', ScheduleExpression: 'cron(0 3 * * ? *)', State: 'DISABLED' },
      ],
      refuses: {
        ValidationException: [{ Name: 'new' }, { Name: 'new', ScheduleExpression: 'daily' }],
        InvalidEventPatternException: { Name: 'new', EventPattern: 'x' },
      },
    },
    'events:ListRules': { works: [{}, { NamePrefix: 'n' }] },
    'events:DescribeRule': {
      works: [{ Name: 'nightly' }],
      refuses: { ResourceNotFoundException: { Name: 'x' } },
    },
    'events:PutTargets': {
      works: [{ Rule: 'nightly', Targets: [target, { ...target, Id: '2', Input: '{}' }] }],
      refuses: { ResourceNotFoundException: { Rule: 'x', Targets: [target] } },
    },
    'events:ListTargetsByRule': {
      works: [{ Rule: 'nightly' }],
      refuses: { ResourceNotFoundException: { Rule: 'x' } },
    },
    'events:RemoveTargets': {
      works: [{ Rule: 'nightly', Ids: ['1'] }],
      refuses: { ResourceNotFoundException: { Rule: 'x', Ids: ['1'] } },
    },
    'events:DeleteRule': {
      works: [
        { Name: 'lost' },
        after([['events:RemoveTargets', { Rule: 'nightly', Ids: ['1'] }]], { Name: 'nightly' }),
      ],
      refuses: { ValidationException: { Name: 'nightly' } },
    },
  },
};
