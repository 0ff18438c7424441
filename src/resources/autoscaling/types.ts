import { describedType } from '../shared/data/described.ts';
import { groupOperations } from './groups.ts';
import { actionOperations, configurationOperations, policyOperations } from './policies.ts';

const page = (name: string) => `https://docs.aws.amazon.com/autoscaling/ec2/userguide/${name}.html`;

/** What is said of Auto Scaling is kept. Groups launch nothing. */
export const autoscalingTypes = {
  'auto-scaling-group': describedType({
    table: 'auto-scaling-group',
    idPrefix: 'asg',
    label: 'Auto Scaling group',
    plural: 'Auto Scaling groups',
    category: 'compute',
    key: 'AutoScalingGroups',
    nameField: 'AutoScalingGroupName',
    fields: [
      ['AutoScalingGroupName', 'Name'],
      ['MinSize', 'Minimum'],
      ['DesiredCapacity', 'Desired'],
      ['MaxSize', 'Maximum'],
    ],
    docs: page('auto-scaling-groups'),
    operations: groupOperations,
  }),
  'scaling-policy': describedType({
    table: 'scaling-policy',
    idPrefix: 'policy',
    label: 'Scaling policy',
    plural: 'Scaling policies',
    category: 'compute',
    key: 'ScalingPolicies',
    nameField: 'PolicyName',
    fields: [
      ['PolicyName', 'Name'],
      ['PolicyType', 'Type'],
    ],
    docs: page('as-scale-based-on-demand'),
    operations: policyOperations,
  }),
  'scheduled-action': describedType({
    table: 'scheduled-action',
    idPrefix: 'action',
    label: 'Scheduled action',
    plural: 'Scheduled actions',
    category: 'compute',
    key: 'ScheduledUpdateGroupActions',
    nameField: 'ScheduledActionName',
    fields: [
      ['ScheduledActionName', 'Name'],
      ['Recurrence', 'Recurs'],
    ],
    docs: page('ec2-auto-scaling-scheduled-scaling'),
    operations: actionOperations,
  }),
  'launch-configuration': describedType({
    table: 'launch-configuration',
    idPrefix: 'lc',
    label: 'Launch configuration',
    plural: 'Launch configurations',
    category: 'compute',
    key: 'LaunchConfigurations',
    nameField: 'LaunchConfigurationName',
    fields: [
      ['LaunchConfigurationName', 'Name'],
      ['InstanceType', 'Type'],
    ],
    docs: page('launch-configurations'),
    operations: configurationOperations,
  }),
};
