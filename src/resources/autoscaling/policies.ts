import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { collection } from '../shared/data/collection.ts';
import { inService } from '../shared/data/data-operation.ts';
import { jsonObject, present, texts } from '../shared/data/facts.ts';
import { uuidOf } from '../shared/data/ids.ts';
import { arnOf } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';
import { configurations, groups, INVALID } from './groups.ts';

const autoscaling = inService('autoscaling');
const paging = { NextToken: z.string().optional(), MaxRecords: z.int().optional() };
const AutoScalingGroupName = z.string();

const policies = collection({
  service: 'autoscaling',
  table: 'scaling-policy',
  prefix: 'policy',
  missing: [INVALID, () => 'No Policy with the specified name exists'],
});

const actions = collection({
  service: 'autoscaling',
  table: 'scheduled-action',
  prefix: 'action',
  missing: [INVALID, () => 'Scheduled action name not found'],
});

const putScalingPolicy = autoscaling(
  'PutScalingPolicy',
  {
    AutoScalingGroupName,
    PolicyName: z.string().min(1),
    PolicyType: z
      .enum(['SimpleScaling', 'StepScaling', 'TargetTrackingScaling', 'PredictiveScaling'])
      .default('SimpleScaling'),
    AdjustmentType: z.string().optional(),
    MinAdjustmentStep: z.int().optional(),
    MinAdjustmentMagnitude: z.int().optional(),
    ScalingAdjustment: z.int().optional(),
    Cooldown: z.int().optional(),
    MetricAggregationType: z.string().optional(),
    StepAdjustments: z.array(jsonObject).optional(),
    EstimatedInstanceWarmup: z.int().optional(),
    TargetTrackingConfiguration: jsonObject.optional(),
    Enabled: z.boolean().default(true),
    PredictiveScalingConfiguration: jsonObject.optional(),
  },
  {
    example: {
      AutoScalingGroupName: 'web',
      PolicyName: 'out',
      AdjustmentType: 'ChangeInCapacity',
      ScalingAdjustment: 1,
    },
    errors: [INVALID],
    run: (context, input) => {
      const { AutoScalingGroupName: group, PolicyName, PolicyType } = input;
      groups.find(context, group);
      if (PolicyType === 'TargetTrackingScaling' && input.TargetTrackingConfiguration === undefined)
        refuse(
          INVALID,
          'You must specify a TargetTrackingConfiguration for policy type: TargetTrackingScaling',
        );
      if (PolicyType === 'StepScaling' && input.StepAdjustments === undefined)
        refuse(INVALID, 'You must specify at least one StepAdjustment for policy type: StepScaling');
      if (
        PolicyType === 'SimpleScaling' &&
        (input.AdjustmentType === undefined || input.ScalingAdjustment === undefined)
      )
        refuse(
          INVALID,
          'You must specify an AdjustmentType and a ScalingAdjustment for policy type: SimpleScaling',
        );
      const name = `${group}/${PolicyName}`;
      const detail = { StepAdjustments: [], Alarms: [], ...present(input) };
      const known = policies.get(context, name);
      const record =
        known === undefined
          ? policies.add(context, (id) => ({
              name,
              detail: {
                ...detail,
                PolicyARN: arnOf(
                  context,
                  'autoscaling',
                  `scalingPolicy:${uuidOf(id)}:autoScalingGroupName/${group}:policyName/${PolicyName}`,
                ),
              },
            }))
          : policies.patch(context, known, detail);
      // AWS makes alarms for a tracked target; nothing is measured here.
      return { PolicyARN: record.Detail.PolicyARN, Alarms: [] };
    },
  },
);

const describePolicies = policies.list(
  'DescribePolicies',
  undefined,
  {
    AutoScalingGroupName: z.string().optional(),
    PolicyNames: texts.optional(),
    PolicyTypes: texts.optional(),
    ...paging,
  },
  {
    where: ({ Detail }, input) =>
      (input.AutoScalingGroupName ?? Detail.AutoScalingGroupName) === Detail.AutoScalingGroupName &&
      (input.PolicyNames?.includes(String(Detail.PolicyName)) ?? true) &&
      (input.PolicyTypes?.includes(String(Detail.PolicyType)) ?? true),
    answer: (ScalingPolicies) => ({ ScalingPolicies }),
  },
);

const deletePolicy = autoscaling(
  'DeletePolicy',
  { AutoScalingGroupName: z.string().optional(), PolicyName: z.string() },
  {
    example: { AutoScalingGroupName: 'web', PolicyName: 'out' },
    errors: [INVALID],
    run: (context, { AutoScalingGroupName: group, PolicyName }) => {
      const found = policies
        .all(context)
        .find(
          ({ Name, Detail }) =>
            Detail.PolicyARN === PolicyName || (group !== undefined && Name === `${group}/${PolicyName}`),
        );
      if (found === undefined) return refuse(INVALID, 'No Policy with the specified name exists');
      context.remove('scaling-policy', found.id);
      return {};
    },
  },
);

const putScheduledUpdateGroupAction = autoscaling(
  'PutScheduledUpdateGroupAction',
  {
    AutoScalingGroupName,
    ScheduledActionName: z.string().min(1),
    Time: z.string().optional(),
    StartTime: z.string().optional(),
    EndTime: z.string().optional(),
    Recurrence: z.string().optional(),
    MinSize: z.int().optional(),
    MaxSize: z.int().optional(),
    DesiredCapacity: z.int().optional(),
    TimeZone: z.string().optional(),
  },
  {
    example: {
      AutoScalingGroupName: 'web',
      ScheduledActionName: 'morning',
      Recurrence: '0 7 * * *',
      MinSize: 2,
    },
    errors: [INVALID],
    run: (context, input) => {
      const { AutoScalingGroupName: group, ScheduledActionName, Time, ...rest } = input;
      groups.find(context, group);
      const start = rest.StartTime ?? Time;
      if (start === undefined && rest.Recurrence === undefined)
        refuse(INVALID, 'A start time or a recurrence must be specified');
      if (start !== undefined && Date.parse(start) < context.at)
        refuse(INVALID, 'Given start time is in the past');
      if (rest.Recurrence !== undefined && rest.Recurrence.trim().split(/\s+/).length !== 5)
        refuse(INVALID, `Given recurrence string: ${rest.Recurrence} is invalid`);
      if (rest.MinSize === undefined && rest.MaxSize === undefined && rest.DesiredCapacity === undefined)
        refuse(INVALID, 'At least one of min size, max size or desired capacity must be specified');
      const name = `${group}/${ScheduledActionName}`;
      const detail = present({
        AutoScalingGroupName: group,
        ScheduledActionName,
        ...rest,
        ...(start !== undefined && { StartTime: iso(Date.parse(start)), Time: iso(Date.parse(start)) }),
      });
      const known = actions.get(context, name);
      if (known !== undefined) context.remove('scheduled-action', known.id);
      actions.add(context, (id) => ({
        name,
        detail: {
          ...detail,
          ScheduledActionARN: arnOf(
            context,
            'autoscaling',
            `scheduledUpdateGroupAction:${uuidOf(id)}:autoScalingGroupName/${group}:scheduledActionName/${ScheduledActionName}`,
          ),
        },
      }));
      return {};
    },
  },
);

const describeScheduledActions = actions.list(
  'DescribeScheduledActions',
  undefined,
  {
    AutoScalingGroupName: z.string().optional(),
    ScheduledActionNames: texts.optional(),
    StartTime: z.string().optional(),
    EndTime: z.string().optional(),
    ...paging,
  },
  {
    where: ({ Detail }, input) =>
      (input.AutoScalingGroupName ?? Detail.AutoScalingGroupName) === Detail.AutoScalingGroupName &&
      (input.ScheduledActionNames?.includes(String(Detail.ScheduledActionName)) ?? true),
    answer: (ScheduledUpdateGroupActions) => ({ ScheduledUpdateGroupActions }),
  },
);

const deleteScheduledAction = autoscaling(
  'DeleteScheduledAction',
  { AutoScalingGroupName, ScheduledActionName: z.string() },
  {
    example: { AutoScalingGroupName: 'web', ScheduledActionName: 'morning' },
    errors: [INVALID],
    run: (context, { AutoScalingGroupName: group, ScheduledActionName }) => {
      context.remove('scheduled-action', actions.find(context, `${group}/${ScheduledActionName}`).id);
      return {};
    },
  },
);

const createLaunchConfiguration = configurations.create(
  'CreateLaunchConfiguration',
  {
    LaunchConfigurationName: z.string().min(1),
    ImageId: z.string().optional(),
    KeyName: z.string().optional(),
    SecurityGroups: texts.optional(),
    UserData: z.string().optional(),
    InstanceId: z.string().optional(),
    InstanceType: z.string().optional(),
    KernelId: z.string().optional(),
    RamdiskId: z.string().optional(),
    BlockDeviceMappings: z.array(jsonObject).optional(),
    InstanceMonitoring: jsonObject.optional(),
    SpotPrice: z.string().optional(),
    IamInstanceProfile: z.string().optional(),
    EbsOptimized: z.boolean().optional(),
    AssociatePublicIpAddress: z.boolean().optional(),
    PlacementTenancy: z.string().optional(),
    MetadataOptions: jsonObject.optional(),
  },
  {
    example: { LaunchConfigurationName: 'old', ImageId: 'ami-0123456789abcdef0', InstanceType: 't3.micro' },
    errors: ['AlreadyExists', INVALID],
    make: (context, { InstanceId: _instance, ...input }, id) => {
      const { LaunchConfigurationName: name } = input;
      if (configurations.get(context, name) !== undefined)
        refuse(
          'AlreadyExists',
          `Launch Configuration by this name already exists - A launch configuration already exists with the name ${name}`,
        );
      if (input.ImageId === undefined || input.InstanceType === undefined)
        refuse(
          INVALID,
          'Valid requests must contain either the InstanceID parameter or both the ImageId and InstanceType parameters.',
        );
      return {
        name,
        detail: present({
          KeyName: '',
          SecurityGroups: [],
          UserData: '',
          KernelId: '',
          RamdiskId: '',
          BlockDeviceMappings: [],
          InstanceMonitoring: { Enabled: true },
          EbsOptimized: false,
          ClassicLinkVPCSecurityGroups: [],
          ...present(input),
          LaunchConfigurationARN: arnOf(
            context,
            'autoscaling',
            `launchConfiguration:${uuidOf(id)}:launchConfigurationName/${name}`,
          ),
          CreatedTime: iso(context.at),
        }),
      };
    },
    answer: () => ({}),
  },
);

const describeLaunchConfigurations = configurations.list(
  'DescribeLaunchConfigurations',
  undefined,
  { LaunchConfigurationNames: texts.optional(), ...paging },
  {
    where: ({ Name }, { LaunchConfigurationNames: names }) => names?.includes(Name) ?? true,
    answer: (LaunchConfigurations) => ({ LaunchConfigurations }),
  },
);

const deleteLaunchConfiguration = configurations.remove(
  'DeleteLaunchConfiguration',
  'LaunchConfigurationName',
  { LaunchConfigurationName: z.string() },
  {
    example: { LaunchConfigurationName: 'old' },
    errors: ['ResourceInUse'],
    before: (context, { Name }) => {
      const user = groups
        .all(context)
        .find(({ Detail }) => (Detail as JsonObject).LaunchConfigurationName === Name);
      if (user !== undefined)
        refuse(
          'ResourceInUse',
          `Cannot delete launch configuration ${Name} because it is attached to AutoScalingGroup ${user.Name}`,
        );
    },
  },
);

export const policyOperations = [putScalingPolicy, describePolicies, deletePolicy];
export const actionOperations = [
  putScheduledUpdateGroupAction,
  describeScheduledActions,
  deleteScheduledAction,
];
export const configurationOperations = [
  createLaunchConfiguration,
  describeLaunchConfigurations,
  deleteLaunchConfiguration,
];
