import * as z from 'zod';
import { refuse, refuseUnsimulated } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { addNamed, keyedTags, named } from '../shared/data/described.ts';
import { jsonObject, present, texts } from '../shared/data/facts.ts';
import { arnOf } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';

const cloudwatch = inService('cloudwatch');
const ALARM = 'cloudwatch-alarm';
const METRIC = 'cloudwatch-metric';
const MAX_POINTS = 5_000;
const dimensions = z.array(z.strictObject({ Name: z.string(), Value: z.string() })).optional();

export const putMetricAlarm = cloudwatch(
  'PutMetricAlarm',
  {
    AlarmName: z.string().min(1).max(255),
    AlarmDescription: z.string().optional(),
    ActionsEnabled: z.boolean().optional(),
    OKActions: texts.optional(),
    AlarmActions: texts.optional(),
    InsufficientDataActions: texts.optional(),
    MetricName: z.string().optional(),
    Namespace: z.string().optional(),
    Statistic: z.string().optional(),
    ExtendedStatistic: z.string().optional(),
    Dimensions: dimensions,
    Period: z.int().optional(),
    Unit: z.string().optional(),
    EvaluationPeriods: z.int().min(1),
    DatapointsToAlarm: z.int().optional(),
    Threshold: z.number().optional(),
    ComparisonOperator: z.string(),
    TreatMissingData: z.string().optional(),
    Metrics: z.array(jsonObject).optional(),
    Tags: keyedTags,
  },
  {
    errors: ['ValidationError'],
    example: {
      AlarmName: 'busy',
      MetricName: 'CPUUtilization',
      Namespace: 'AWS/EC2',
      Statistic: 'Average',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 80,
      ComparisonOperator: 'GreaterThanThreshold',
    },
    run: (context, { Tags, ...input }) => {
      if (input.MetricName === undefined && input.Metrics === undefined)
        refuse('ValidationError', 'Exactly one of MetricName and Metrics must be specified');
      if (
        input.MetricName !== undefined &&
        input.Statistic === undefined &&
        input.ExtendedStatistic === undefined
      )
        refuse('ValidationError', 'Exactly one of Statistic and ExtendedStatistic must be specified');
      const known = named(context, ALARM, input.AlarmName);
      const detail = {
        OKActions: [],
        AlarmActions: [],
        InsufficientDataActions: [],
        Dimensions: [],
        ActionsEnabled: true,
        ...present(input),
        AlarmArn: arnOf(context, 'cloudwatch', `alarm:${input.AlarmName}`),
        AlarmConfigurationUpdatedTimestamp: iso(context.at),
        StateValue: known?.Detail.StateValue ?? 'INSUFFICIENT_DATA',
        StateReason: 'Unchecked: Initial alarm creation',
        StateUpdatedTimestamp: iso(context.at),
      };
      addNamed(
        context,
        ALARM,
        known ?? context.newRecord(ALARM, 'alarm'),
        input.AlarmName,
        detail,
        Tags ?? known?.Tags,
      );
      return undefined;
    },
  },
);

export const describeAlarms = cloudwatch(
  'DescribeAlarms',
  {
    AlarmNames: texts.optional(),
    AlarmNamePrefix: z.string().optional(),
    StateValue: z.string().optional(),
    AlarmTypes: texts.optional(),
    MaxRecords: z.int().optional(),
    NextToken: z.string().optional(),
  },
  {
    example: {},
    run: (context, { AlarmNames, AlarmNamePrefix = '', StateValue }) => ({
      MetricAlarms: context
        .list(ALARM)
        .filter(
          ({ Name, Detail }) =>
            (AlarmNames?.includes(Name) ?? Name.startsWith(AlarmNamePrefix)) &&
            (StateValue ?? Detail.StateValue) === Detail.StateValue,
        )
        .map(({ Detail }) => Detail),
      CompositeAlarms: [],
    }),
  },
);

export const setAlarmState = cloudwatch(
  'SetAlarmState',
  {
    AlarmName: z.string(),
    StateValue: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']),
    StateReason: z.string(),
    StateReasonData: z.string().optional(),
  },
  {
    errors: ['ResourceNotFound'],
    example: { AlarmName: 'busy', StateValue: 'ALARM', StateReason: 'a test' },
    run: (context, { AlarmName, StateValue, StateReason }) => {
      const alarm = named(context, ALARM, AlarmName);
      if (alarm === undefined) return refuse('ResourceNotFound', 'Unknown');
      const StateUpdatedTimestamp = iso(context.at);
      addNamed(
        context,
        ALARM,
        alarm,
        AlarmName,
        { ...alarm.Detail, StateValue, StateReason, StateUpdatedTimestamp },
        alarm.Tags,
      );
      return undefined;
    },
  },
);

export const deleteAlarms = cloudwatch(
  'DeleteAlarms',
  { AlarmNames: texts },
  {
    errors: ['ResourceNotFound'],
    example: { AlarmNames: ['busy'] },
    run: (context, { AlarmNames }) => {
      for (const name of AlarmNames) {
        const alarm = named(context, ALARM, name);
        if (alarm === undefined) return refuse('ResourceNotFound', `Alarm ${name} not found`);
        context.remove(ALARM, alarm.id);
      }
      return undefined;
    },
  },
);

interface Point {
  readonly at: number;
  readonly value: number;
  readonly unit: string;
}

type Dimensions = z.output<typeof dimensions>;

function metricName(namespace: string, name: string, by: Dimensions): string {
  const sorted = [...(by ?? [])].sort((left, right) => (left.Name < right.Name ? -1 : 1));
  return JSON.stringify([namespace, name, ...sorted.map(({ Name, Value }) => [Name, Value])]);
}

function pointsOf(context: DataContext, id: string): readonly Point[] {
  return (context.guest(id) as { readonly points?: readonly Point[] } | undefined)?.points ?? [];
}

export const putMetricData = cloudwatch(
  'PutMetricData',
  {
    Namespace: z.string().min(1),
    MetricData: z.array(
      z.strictObject({
        MetricName: z.string().min(1),
        Dimensions: dimensions,
        Timestamp: z.union([z.string(), z.number()]).optional(),
        Value: z.number().optional(),
        Values: z.array(z.number()).optional(),
        Counts: z.array(z.number()).optional(),
        StatisticValues: jsonObject.optional(),
        Unit: z.string().optional(),
        StorageResolution: z.int().optional(),
      }),
    ),
  },
  {
    errors: ['InvalidParameterValue', 'MissingParameter'],
    example: { Namespace: 'App', MetricData: [{ MetricName: 'Orders', Value: 3 }] },
    run: (context, { Namespace, MetricData }) => {
      if (Namespace.startsWith('AWS/'))
        refuse('InvalidParameterValue', 'The value AWS/ for parameter Namespace is invalid.');
      for (const {
        MetricName,
        Dimensions,
        Timestamp,
        Value,
        Values,
        Counts,
        StatisticValues,
        Unit = 'None',
      } of MetricData) {
        if (StatisticValues !== undefined) refuseUnsimulated('statistic sets; single values are kept');
        if (Value === undefined && Values === undefined)
          refuse('MissingParameter', 'At least one of the parameters must be specified.');
        const time =
          typeof Timestamp === 'number'
            ? Timestamp * 1000
            : Timestamp === undefined
              ? context.at
              : Date.parse(Timestamp);
        if (!Number.isFinite(time))
          refuse('InvalidParameterValue', 'The parameter MetricData.member.1.Timestamp is not a valid time.');
        const name = metricName(Namespace, MetricName, Dimensions);
        const detail = { Namespace, MetricName, Dimensions: Dimensions ?? [], Key: name };
        const metric =
          named(context, METRIC, name) ??
          addNamed(context, METRIC, context.newRecord(METRIC, 'metric'), name, detail);
        const added = (Values ?? [Value ?? 0]).flatMap((value, index) =>
          Array.from({ length: Math.min(Counts?.[index] ?? 1, 100) }, () => ({
            at: time,
            value,
            unit: Unit,
          })),
        );
        const points = [...pointsOf(context, metric.id), ...added];
        if (points.length > MAX_POINTS) refuseUnsimulated(`a metric here holds up to ${MAX_POINTS} values`);
        context.setGuest(metric.id, { points } as unknown as JsonObject);
      }
      return undefined;
    },
  },
);

export const listMetrics = cloudwatch(
  'ListMetrics',
  {
    Namespace: z.string().optional(),
    MetricName: z.string().optional(),
    Dimensions: z.array(jsonObject).optional(),
    NextToken: z.string().optional(),
  },
  {
    example: {},
    run: (context, input) => ({
      Metrics: context
        .list(METRIC)
        .filter(
          ({ Detail }) =>
            (input.Namespace ?? Detail.Namespace) === Detail.Namespace &&
            (input.MetricName ?? Detail.MetricName) === Detail.MetricName,
        )
        .map(({ Detail: { Key: _key, ...metric } }) => metric),
    }),
  },
);

export const getMetricStatistics = cloudwatch(
  'GetMetricStatistics',
  {
    Namespace: z.string(),
    MetricName: z.string(),
    Dimensions: dimensions,
    StartTime: z.union([z.string(), z.number()]),
    EndTime: z.union([z.string(), z.number()]),
    Period: z.int().min(1),
    Statistics: z.array(z.enum(['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'])).optional(),
    Unit: z.string().optional(),
  },
  {
    errors: ['InvalidParameterCombination', 'InvalidParameterValue'],
    example: {
      Namespace: 'App',
      MetricName: 'Orders',
      StartTime: '2026-01-01T00:00:00Z',
      EndTime: '2026-01-02T00:00:00Z',
      Period: 300,
      Statistics: ['Sum'],
    },
    run: (context, { Namespace, MetricName, Dimensions, StartTime, EndTime, Period, Statistics = [] }) => {
      const [start, end] = [StartTime, EndTime].map((time) =>
        typeof time === 'number' ? time * 1000 : Date.parse(time),
      );
      if (start === undefined || end === undefined || !Number.isFinite(start) || !Number.isFinite(end))
        return refuse('InvalidParameterValue', 'The parameter StartTime or EndTime is not a valid time.');
      if (start >= end)
        return refuse(
          'InvalidParameterCombination',
          'The parameter StartTime must be less than the parameter EndTime.',
        );
      if ((end - start) / (Period * 1000) > 1440)
        return refuse(
          'InvalidParameterCombination',
          'You have requested up to too many datapoints, which exceeds the limit of 1,440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.',
        );
      const metric = named(context, METRIC, metricName(Namespace, MetricName, Dimensions));
      const points = metric === undefined ? [] : pointsOf(context, metric.id);
      const slots = new Map<number, Point[]>();
      for (const point of points.filter(({ at }) => at >= start && at < end)) {
        const slot = start + Math.floor((point.at - start) / (Period * 1000)) * Period * 1000;
        slots.set(slot, [...(slots.get(slot) ?? []), point]);
      }
      const Datapoints = [...slots].map(([slot, held]) => ({
        Timestamp: iso(slot),
        ...Object.fromEntries(
          Statistics.map((statistic) => [
            statistic,
            statisticOf(
              statistic,
              held.map(({ value }) => value),
            ),
          ]),
        ),
        Unit: held[0]?.unit ?? 'None',
      }));
      return { Label: MetricName, Datapoints };
    },
  },
);

function statisticOf(statistic: string, values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  switch (statistic) {
    case 'SampleCount':
      return values.length;
    case 'Sum':
      return sum;
    case 'Average':
      return sum / values.length;
    case 'Minimum':
      return Math.min(...values);
    default:
      return Math.max(...values);
  }
}
