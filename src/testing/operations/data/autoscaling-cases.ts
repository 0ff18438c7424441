import type { JsonObject } from '../../../kernel/lib/json.ts';
import { after, type ServiceCases } from './data-case.ts';

const LaunchTemplate = { LaunchTemplateName: 'web', Version: '$Latest' };
const AutoScalingGroupName = 'fleet';
const group = {
  AutoScalingGroupName: 'new',
  MinSize: 1,
  MaxSize: 3,
  LaunchTemplate,
  VPCZoneIdentifier: '$near,$far',
};
const { LaunchTemplate: _template, ...templateless } = group;
const { VPCZoneIdentifier: _zones, ...nowhere } = group;
const invalid = (input: JsonObject) => ({ ValidationError: { ...input, AutoScalingGroupName: 'lost' } });
const LOST_GROUP = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/lost/0123456789abcdef';
const policy = {
  AutoScalingGroupName,
  PolicyName: 'out',
  AdjustmentType: 'ChangeInCapacity',
  ScalingAdjustment: 1,
};
const tracking = {
  AutoScalingGroupName,
  PolicyName: 'cpu',
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingConfiguration: {
    TargetValue: 70,
    PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
  },
};
const action = {
  AutoScalingGroupName,
  ScheduledActionName: 'morning',
  Recurrence: '0 7 * * *',
  MinSize: 2,
  MaxSize: 4,
};
const tag = {
  ResourceId: AutoScalingGroupName,
  ResourceType: 'auto-scaling-group',
  Key: 'team',
  Value: 'web',
};
const old = { LaunchConfigurationName: 'old', ImageId: 'ami-0123456789abcdef0', InstanceType: 't3.micro' };

export const autoscalingCases: ServiceCases = {
  world: [
    ['autoscaling:CreateLaunchConfiguration', old],
    [
      'autoscaling:CreateAutoScalingGroup',
      {
        ...group,
        AutoScalingGroupName,
        TargetGroupARNs: ['$targets'],
        Tags: [{ Key: 'Name', Value: 'web' }],
      },
    ],
    ['autoscaling:CreateAutoScalingGroup', { ...group, AutoScalingGroupName: 'idle', MinSize: 0 }],
    ['autoscaling:PutScalingPolicy', policy, { policy: 'PolicyARN' }],
    ['autoscaling:PutScheduledUpdateGroupAction', action],
  ],
  cases: {
    'autoscaling:CreateAutoScalingGroup': {
      works: [
        {
          ...group,
          DesiredCapacity: 2,
          TargetGroupARNs: ['$targets'],
          Tags: [{ Key: 'a', Value: 'b', PropagateAtLaunch: false }],
        },
        { ...templateless, LaunchConfigurationName: 'old' },
        { ...nowhere, AvailabilityZones: ['us-east-1a'] },
      ],
      refuses: {
        AlreadyExists: { ...group, AutoScalingGroupName },
        ValidationError: [
          templateless,
          nowhere,
          { ...group, LaunchTemplate: { LaunchTemplateName: 'lost' } },
          { ...group, MaxSize: 0 },
          { ...group, DesiredCapacity: 9 },
          { ...group, VPCZoneIdentifier: 'subnet-00000000' },
          { ...group, TargetGroupARNs: [LOST_GROUP] },
          { ...templateless, LaunchConfigurationName: 'lost' },
        ],
      },
    },
    'autoscaling:DescribeAutoScalingGroups': {
      works: [
        {},
        { AutoScalingGroupNames: ['fleet', 'lost'] },
        {
          Filters: [
            { Name: 'tag-key', Values: ['Name'] },
            { Name: 'tag-value', Values: ['web'] },
          ],
        },
        { Filters: [{ Name: 'tag:Name', Values: ['web'] }] },
      ],
    },
    'autoscaling:UpdateAutoScalingGroup': {
      works: [
        { AutoScalingGroupName, MinSize: 2, MaxSize: 5, VPCZoneIdentifier: '$near' },
        { AutoScalingGroupName, LaunchTemplate, HealthCheckType: 'ELB' },
      ],
      refuses: invalid({}),
    },
    'autoscaling:SetDesiredCapacity': {
      works: [{ AutoScalingGroupName, DesiredCapacity: 3 }],
      refuses: {
        ValidationError: [
          { AutoScalingGroupName: 'lost', DesiredCapacity: 1 },
          { AutoScalingGroupName, DesiredCapacity: 4 },
          { AutoScalingGroupName, DesiredCapacity: 0 },
        ],
      },
    },
    'autoscaling:DeleteAutoScalingGroup': {
      works: [{ AutoScalingGroupName, ForceDelete: true }, { AutoScalingGroupName: 'idle' }],
      refuses: { ...invalid({}), ResourceInUse: { AutoScalingGroupName } },
    },
    'autoscaling:AttachLoadBalancerTargetGroups': {
      works: [{ AutoScalingGroupName, TargetGroupARNs: ['$spare'] }],
      refuses: {
        ValidationError: [
          { AutoScalingGroupName: 'lost', TargetGroupARNs: ['$spare'] },
          { AutoScalingGroupName, TargetGroupARNs: [LOST_GROUP] },
        ],
      },
    },
    'autoscaling:DetachLoadBalancerTargetGroups': {
      works: [{ AutoScalingGroupName, TargetGroupARNs: ['$targets'] }],
      refuses: {
        ValidationError: [
          { AutoScalingGroupName: 'lost', TargetGroupARNs: ['$spare'] },
          { AutoScalingGroupName, TargetGroupARNs: ['$spare'] },
        ],
      },
    },
    'autoscaling:DescribeLoadBalancerTargetGroups': {
      works: [{ AutoScalingGroupName }],
      refuses: invalid({}),
    },
    'autoscaling:DescribeAutoScalingInstances': {
      works: [
        after([['autoscaling:DeleteAutoScalingGroup', { AutoScalingGroupName, ForceDelete: true }]], {}),
      ],
    },
    'autoscaling:DescribeScalingActivities': {
      works: [{ AutoScalingGroupName: 'idle' }],
      refuses: invalid({}),
    },
    'autoscaling:CreateOrUpdateTags': {
      works: [{ Tags: [tag] }, { Tags: [{ ...tag, PropagateAtLaunch: false }] }],
      refuses: { ValidationError: { Tags: [{ ...tag, ResourceId: 'lost' }] } },
    },
    'autoscaling:DescribeTags': {
      works: [
        {},
        {
          Filters: [
            { Name: 'auto-scaling-group', Values: ['fleet'] },
            { Name: 'key', Values: ['Name'] },
          ],
        },
      ],
    },
    'autoscaling:DeleteTags': {
      works: [{ Tags: [{ ...tag, Key: 'Name' }] }],
      refuses: { ValidationError: { Tags: [{ ...tag, ResourceId: 'lost' }] } },
    },
    'autoscaling:PutScalingPolicy': {
      works: [
        policy,
        tracking,
        {
          ...policy,
          PolicyName: 'steps',
          PolicyType: 'StepScaling',
          StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
        },
      ],
      refuses: {
        ValidationError: [
          { ...policy, AutoScalingGroupName: 'lost' },
          { AutoScalingGroupName, PolicyName: 'x' },
          { AutoScalingGroupName, PolicyName: 'x', PolicyType: 'StepScaling' },
          { AutoScalingGroupName, PolicyName: 'x', PolicyType: 'TargetTrackingScaling' },
        ],
      },
    },
    'autoscaling:DescribePolicies': {
      works: [{}, { AutoScalingGroupName, PolicyNames: ['out'], PolicyTypes: ['SimpleScaling'] }],
    },
    'autoscaling:DeletePolicy': {
      works: [{ AutoScalingGroupName, PolicyName: 'out' }, { PolicyName: '$policy' }],
      refuses: { ValidationError: { AutoScalingGroupName, PolicyName: 'lost' } },
    },
    'autoscaling:PutScheduledUpdateGroupAction': {
      works: [
        { ...action, ScheduledActionName: 'evening' },
        action,
        {
          AutoScalingGroupName,
          ScheduledActionName: 'once',
          StartTime: '2031-01-01T00:00:00Z',
          DesiredCapacity: 3,
        },
      ],
      refuses: {
        ValidationError: [
          { ...action, AutoScalingGroupName: 'lost' },
          { AutoScalingGroupName, ScheduledActionName: 'x', MinSize: 1 },
          { AutoScalingGroupName, ScheduledActionName: 'x', StartTime: '2020-01-01T00:00:00Z', MinSize: 1 },
          { ...action, Recurrence: 'daily' },
          { AutoScalingGroupName, ScheduledActionName: 'x', Recurrence: '0 7 * * *' },
        ],
      },
    },
    'autoscaling:DescribeScheduledActions': {
      works: [{}, { AutoScalingGroupName, ScheduledActionNames: ['morning'] }],
    },
    'autoscaling:DeleteScheduledAction': {
      works: [{ AutoScalingGroupName, ScheduledActionName: 'morning' }],
      refuses: { ValidationError: { AutoScalingGroupName, ScheduledActionName: 'lost' } },
    },
    'autoscaling:CreateLaunchConfiguration': {
      works: [
        { ...old, LaunchConfigurationName: 'new', SecurityGroups: ['$group'], UserData: 'IyEvYmluL3No' },
      ],
      refuses: { AlreadyExists: old, ValidationError: { LaunchConfigurationName: 'new', ImageId: 'ami-1' } },
    },
    'autoscaling:DescribeLaunchConfigurations': { works: [{}, { LaunchConfigurationNames: ['old'] }] },
    'autoscaling:DeleteLaunchConfiguration': {
      works: [{ LaunchConfigurationName: 'old' }],
      refuses: {
        ValidationError: { LaunchConfigurationName: 'lost' },
        ResourceInUse: after(
          [['autoscaling:CreateAutoScalingGroup', { ...templateless, LaunchConfigurationName: 'old' }]],
          { LaunchConfigurationName: 'old' },
        ),
      },
    },
  },
};
