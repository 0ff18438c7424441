import * as z from 'zod';
import { refuse, refuseUnsimulated } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { collection, readTags, withoutTags, withTags } from '../shared/data/collection.ts';
import { inService } from '../shared/data/data-operation.ts';
import type { Described } from '../shared/data/described-record.ts';
import { jsonObject, kept, present, texts } from '../shared/data/facts.ts';
import { uuidOf } from '../shared/data/ids.ts';
import { arnOf } from '../shared/data/places.ts';
import { optionalRecords } from '../shared/optional-records.ts';
import { iso } from '../shared/time.ts';

export const INVALID = 'ValidationError';
const WORK =
  'Auto Scaling at work: a group here launches nothing. Instances are launched with aws ec2 run-instances.';
const autoscaling = inService('autoscaling');
const NAME = 'AutoScalingGroupName';

export const groups = collection({
  service: 'autoscaling',
  table: 'auto-scaling-group',
  prefix: 'asg',
  missing: [INVALID, (name) => `AutoScalingGroup name not found - AutoScalingGroup '${name}' not found`],
  print: (_context, record) => ({ ...record.Detail, Tags: printTags(record) }),
});

export const configurations = collection({
  service: 'autoscaling',
  table: 'launch-configuration',
  prefix: 'lc',
  missing: [
    INVALID,
    (name) => `Launch configuration name not found - Launch configuration ${name} not found`,
  ],
});

function printTags({ Name, Tags, Detail }: Described): readonly JsonObject[] {
  const propagated = (Detail.Propagated ?? []) as readonly string[];
  return Tags.map(({ Key, Value }) => ({
    ResourceId: Name,
    ResourceType: 'auto-scaling-group',
    Key,
    Value,
    PropagateAtLaunch: propagated.includes(Key),
  }));
}

const tag = z.strictObject({
  ResourceId: z.string().optional(),
  ResourceType: z.string().optional(),
  Key: z.string(),
  Value: z.string().default(''),
  PropagateAtLaunch: z.boolean().default(true),
});

const templateShape = z.strictObject({
  LaunchTemplateId: z.string().optional(),
  LaunchTemplateName: z.string().optional(),
  Version: z.string().optional(),
});

const changeable = {
  LaunchConfigurationName: z.string().optional(),
  LaunchTemplate: templateShape.optional(),
  MixedInstancesPolicy: jsonObject.optional(),
  MinSize: z.int().min(0).optional(),
  MaxSize: z.int().min(0).optional(),
  DesiredCapacity: z.int().min(0).optional(),
  DefaultCooldown: z.int().optional(),
  AvailabilityZones: texts.optional(),
  HealthCheckType: z.string().optional(),
  HealthCheckGracePeriod: z.int().optional(),
  VPCZoneIdentifier: z.string().optional(),
  TerminationPolicies: texts.optional(),
  NewInstancesProtectedFromScaleIn: z.boolean().optional(),
  ServiceLinkedRoleARN: z.string().optional(),
  MaxInstanceLifetime: z.int().optional(),
  CapacityRebalance: z.boolean().optional(),
  DefaultInstanceWarmup: z.int().optional(),
  PlacementGroup: z.string().optional(),
  ...kept('Context', 'DesiredCapacityType', 'InstanceMaintenancePolicy'),
};

function checkSizes(min: number, max: number, desired: number): void {
  if (max < min) refuse(INVALID, `Max bound, ${max}, must be greater than or equal to min bound, ${min}`);
  if (desired < min || desired > max)
    refuse(
      INVALID,
      `Desired capacity:${desired} must be between the specified min size:${min} and max size:${max}`,
    );
}

/** The template as AWS answers it, by id and name. */
function readTemplate(context: DataContext, given: z.output<typeof templateShape>): JsonObject {
  const found = optionalRecords(context, 'launch-template').find(
    ({ account, region, Name, Detail }) =>
      account === context.account &&
      region === context.region &&
      (Name === given.LaunchTemplateId || Detail.LaunchTemplateName === given.LaunchTemplateName),
  );
  if (found === undefined)
    return refuse(
      INVALID,
      'You must use a valid fully-formed launch template. The specified launch template, with template name ' +
        `${given.LaunchTemplateName ?? given.LaunchTemplateId ?? ''}, does not exist.`,
    );
  return {
    LaunchTemplateId: found.Name,
    LaunchTemplateName: String(found.Detail.LaunchTemplateName),
    ...(given.Version !== undefined && { Version: given.Version }),
  };
}

function zonesOfSubnets(context: DataContext, list: string): readonly string[] {
  const zones = list.split(',').map((id) => {
    const subnet = context.list('subnet').find((each) => each.id === id.trim());
    return subnet?.AvailabilityZone ?? refuse(INVALID, `The subnet ID '${id.trim()}' does not exist`);
  });
  return [...new Set(zones)];
}

function checkTargetGroups(context: DataContext, arns: readonly string[]): void {
  for (const arn of arns)
    if (!context.list('target-group').some(({ Name }) => Name === arn))
      refuse(INVALID, 'Provided Target Groups may not be valid. Please ensure they exist and try again.');
}

const createAutoScalingGroup = groups.create(
  'CreateAutoScalingGroup',
  {
    [NAME]: z.string().min(1).max(255),
    ...changeable,
    MinSize: z.int().min(0),
    MaxSize: z.int().min(0),
    InstanceId: z.string().optional(),
    LoadBalancerNames: texts.optional(),
    TargetGroupARNs: texts.default([]),
    Tags: z.array(tag).optional(),
    ...kept(
      'LifecycleHookSpecificationList',
      'TrafficSources',
      'AvailabilityZoneDistribution',
      'AvailabilityZoneImpairmentPolicy',
      'CapacityReservationSpecification',
    ),
  },
  {
    example: {
      AutoScalingGroupName: 'web',
      MinSize: 1,
      MaxSize: 3,
      LaunchTemplate: { LaunchTemplateName: 'web', Version: '$Latest' },
      VPCZoneIdentifier: 'subnet-0123456789abcdef0',
    },
    errors: ['AlreadyExists', INVALID],
    make: (context, input, id) => {
      const { [NAME]: name, Tags = [], LaunchTemplate, InstanceId: _instance, ...rest } = input;
      if (groups.get(context, name) !== undefined)
        refuse(
          'AlreadyExists',
          `AutoScalingGroup by this name already exists - A group with the name ${name} already exists`,
        );
      if (
        LaunchTemplate === undefined &&
        rest.LaunchConfigurationName === undefined &&
        rest.MixedInstancesPolicy === undefined
      )
        refuse(
          INVALID,
          'Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.',
        );
      if (rest.LaunchConfigurationName !== undefined)
        configurations.find(context, rest.LaunchConfigurationName);
      const desired = rest.DesiredCapacity ?? rest.MinSize;
      checkSizes(rest.MinSize, rest.MaxSize, desired);
      if (rest.VPCZoneIdentifier === undefined && rest.AvailabilityZones === undefined)
        refuse(INVALID, 'At least one Availability Zone or VPC Subnet is required.');
      checkTargetGroups(context, rest.TargetGroupARNs);
      const zones =
        rest.VPCZoneIdentifier === undefined
          ? rest.AvailabilityZones
          : zonesOfSubnets(context, rest.VPCZoneIdentifier);
      return {
        name,
        tags: readTags(Tags),
        detail: present({
          AutoScalingGroupARN: arnOf(
            context,
            'autoscaling',
            `autoScalingGroup:${uuidOf(id)}:autoScalingGroupName/${name}`,
          ),
          DefaultCooldown: 300,
          LoadBalancerNames: [],
          HealthCheckType: 'EC2',
          HealthCheckGracePeriod: 0,
          VPCZoneIdentifier: '',
          TerminationPolicies: ['Default'],
          NewInstancesProtectedFromScaleIn: false,
          ServiceLinkedRoleARN: `arn:aws:iam::${context.account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
          ...present(rest),
          AutoScalingGroupName: name,
          ...(LaunchTemplate !== undefined && { LaunchTemplate: readTemplate(context, LaunchTemplate) }),
          DesiredCapacity: desired,
          AvailabilityZones: zones,
          // Nothing is launched.
          Instances: [],
          CreatedTime: iso(context.at),
          SuspendedProcesses: [],
          EnabledMetrics: [],
          Propagated: Tags.filter(({ PropagateAtLaunch }) => PropagateAtLaunch).map(({ Key }) => Key),
        }),
      };
    },
    answer: () => ({}),
  },
);

function shown({
  Propagated: _propagated,
  LifecycleHookSpecificationList: _hooks,
  ...group
}: JsonObject): JsonObject {
  return group;
}

const paging = { NextToken: z.string().optional(), MaxRecords: z.int().optional() };

const describeAutoScalingGroups = autoscaling(
  'DescribeAutoScalingGroups',
  {
    AutoScalingGroupNames: texts.optional(),
    Filters: z.array(z.strictObject({ Name: z.string(), Values: texts })).optional(),
    IncludeInstances: z.boolean().optional(),
    ...paging,
  },
  {
    example: {},
    // A name that nobody has is no fault: the list is shorter.
    run: (context, { AutoScalingGroupNames, Filters = [] }) => ({
      AutoScalingGroups: groups
        .all(context)
        .filter(({ Name }) => AutoScalingGroupNames?.includes(Name) ?? true)
        .filter(({ Tags }) => Filters.every((filter) => Tags.some((own) => hasTag(filter, own))))
        .map((record) => shown(groups.print(context, record))),
    }),
  },
);

function hasTag(
  { Name, Values }: { readonly Name: string; readonly Values: readonly string[] },
  { Key, Value }: { readonly Key: string; readonly Value: string },
): boolean {
  if (Name === 'tag-key') return Values.includes(Key);
  return Name === 'tag-value' ? Values.includes(Value) : Name === `tag:${Key}` && Values.includes(Value);
}

const updateAutoScalingGroup = groups.change(
  'UpdateAutoScalingGroup',
  NAME,
  { [NAME]: z.string(), ...changeable },
  {
    example: { AutoScalingGroupName: 'web', MaxSize: 5 },
    apply: (context, { Detail }, { [NAME]: _name, LaunchTemplate, ...changes }) => {
      const min = changes.MinSize ?? Number(Detail.MinSize);
      const max = changes.MaxSize ?? Number(Detail.MaxSize);
      // Without a wish of its own the capacity follows its bounds.
      const desired = changes.DesiredCapacity ?? Math.min(max, Math.max(min, Number(Detail.DesiredCapacity)));
      checkSizes(min, max, desired);
      if (changes.LaunchConfigurationName !== undefined)
        configurations.find(context, changes.LaunchConfigurationName);
      const zones =
        changes.VPCZoneIdentifier === undefined
          ? {}
          : { AvailabilityZones: zonesOfSubnets(context, changes.VPCZoneIdentifier) };
      return {
        ...present(changes),
        ...zones,
        ...(LaunchTemplate !== undefined && { LaunchTemplate: readTemplate(context, LaunchTemplate) }),
        DesiredCapacity: desired,
      };
    },
  },
);

const setDesiredCapacity = groups.change(
  'SetDesiredCapacity',
  NAME,
  { [NAME]: z.string(), DesiredCapacity: z.int().min(0), HonorCooldown: z.boolean().optional() },
  {
    example: { AutoScalingGroupName: 'web', DesiredCapacity: 2 },
    apply: (_context, { Detail }, { DesiredCapacity }) => {
      if (DesiredCapacity > Number(Detail.MaxSize))
        refuse(
          INVALID,
          `New SetDesiredCapacity value ${DesiredCapacity} is above max value ${String(Detail.MaxSize)} for the AutoScalingGroup.`,
        );
      if (DesiredCapacity < Number(Detail.MinSize))
        refuse(
          INVALID,
          `New SetDesiredCapacity value ${DesiredCapacity} is below min value ${String(Detail.MinSize)} for the AutoScalingGroup.`,
        );
      return { DesiredCapacity };
    },
  },
);

const deleteAutoScalingGroup = groups.remove(
  'DeleteAutoScalingGroup',
  NAME,
  { [NAME]: z.string(), ForceDelete: z.boolean().optional() },
  {
    example: { AutoScalingGroupName: 'web', ForceDelete: true },
    errors: ['ResourceInUse'],
    before: (context, { Name, Detail }, { ForceDelete }) => {
      if (ForceDelete !== true && Number(Detail.DesiredCapacity) > 0)
        refuse(
          'ResourceInUse',
          'You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.',
        );
      for (const table of ['scaling-policy', 'scheduled-action'] as const)
        for (const record of context.list(table))
          if (record.Detail.AutoScalingGroupName === Name) context.remove(table, record.id);
    },
  },
);

const targetGroups = { [NAME]: z.string(), TargetGroupARNs: texts };
const targets = {
  AutoScalingGroupName: 'web',
  TargetGroupARNs: ['arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/0123456789abcdef'],
};

const attachLoadBalancerTargetGroups = groups.change('AttachLoadBalancerTargetGroups', NAME, targetGroups, {
  example: targets,
  apply: (context, { Detail }, { TargetGroupARNs }) => {
    checkTargetGroups(context, TargetGroupARNs);
    return {
      TargetGroupARNs: [...new Set([...(Detail.TargetGroupARNs as readonly string[]), ...TargetGroupARNs])],
    };
  },
  answer: () => ({}),
});

const detachLoadBalancerTargetGroups = groups.change('DetachLoadBalancerTargetGroups', NAME, targetGroups, {
  example: targets,
  apply: (_context, { Detail }, { TargetGroupARNs }) => {
    const had = Detail.TargetGroupARNs as readonly string[];
    if (TargetGroupARNs.some((arn) => !had.includes(arn)))
      refuse(INVALID, 'Trying to remove Target Groups that are not part of the group');
    return { TargetGroupARNs: had.filter((arn) => !TargetGroupARNs.includes(arn)) };
  },
  answer: () => ({}),
});

const describeLoadBalancerTargetGroups = groups.change(
  'DescribeLoadBalancerTargetGroups',
  NAME,
  { [NAME]: z.string(), ...paging },
  {
    example: { AutoScalingGroupName: 'web' },
    answer: ({ TargetGroupARNs }) => ({
      LoadBalancerTargetGroups: (TargetGroupARNs as readonly string[]).map((LoadBalancerTargetGroupARN) => ({
        LoadBalancerTargetGroupARN,
        State: 'Added',
      })),
    }),
  },
);

/** What a group with a capacity does is not known: it should have launched instances. */
function checkIdle(context: DataContext, names: readonly string[] | undefined): void {
  const asked = groups.all(context).filter(({ Name }) => names?.includes(Name) ?? true);
  if (asked.some(({ Detail }) => Number(Detail.DesiredCapacity) > 0)) refuseUnsimulated(WORK);
}

const describeAutoScalingInstances = autoscaling(
  'DescribeAutoScalingInstances',
  { InstanceIds: texts.optional(), ...paging },
  {
    example: {},
    run: (context) => {
      checkIdle(context, undefined);
      return { AutoScalingInstances: [] };
    },
  },
);

const describeScalingActivities = autoscaling(
  'DescribeScalingActivities',
  {
    ActivityIds: texts.optional(),
    [NAME]: z.string().optional(),
    IncludeDeletedGroups: z.boolean().optional(),
    Filters: z.array(jsonObject).optional(),
    ...paging,
  },
  {
    example: { AutoScalingGroupName: 'web' },
    errors: [INVALID],
    run: (context, { [NAME]: name }) => {
      if (name !== undefined) groups.find(context, name);
      checkIdle(context, name === undefined ? undefined : [name]);
      return { Activities: [] };
    },
  },
);

const createOrUpdateTags = autoscaling(
  'CreateOrUpdateTags',
  { Tags: z.array(tag).min(1) },
  {
    example: { Tags: [{ ResourceId: 'web', ResourceType: 'auto-scaling-group', Key: 'team', Value: 'web' }] },
    errors: [INVALID],
    run: (context, { Tags }) => {
      for (const each of Tags) {
        const record = groups.find(context, each.ResourceId ?? '');
        const others = ((record.Detail.Propagated ?? []) as readonly string[]).filter(
          (key) => key !== each.Key,
        );
        const Propagated = each.PropagateAtLaunch ? [...others, each.Key] : others;
        context.put(
          groups.table,
          withTags({ ...record, Detail: { ...record.Detail, Propagated } }, readTags([each])),
        );
      }
      return {};
    },
  },
);

const describeTags = autoscaling(
  'DescribeTags',
  { Filters: z.array(z.strictObject({ Name: z.string(), Values: texts })).optional(), ...paging },
  {
    example: {},
    run: (context, { Filters = [] }) => {
      const fields: { readonly [name: string]: string } = {
        'auto-scaling-group': 'ResourceId',
        key: 'Key',
        value: 'Value',
        'propagate-at-launch': 'PropagateAtLaunch',
      };
      const all = groups.all(context).flatMap(printTags);
      return {
        Tags: all.filter((each) =>
          Filters.every(({ Name, Values }) => Values.includes(String(each[fields[Name] ?? ''] ?? ''))),
        ),
      };
    },
  },
);

const deleteTags = autoscaling(
  'DeleteTags',
  { Tags: z.array(tag).min(1) },
  {
    example: { Tags: [{ ResourceId: 'web', ResourceType: 'auto-scaling-group', Key: 'team' }] },
    errors: [INVALID],
    run: (context, { Tags }) => {
      for (const { ResourceId = '', Key } of Tags)
        context.put(groups.table, withoutTags(groups.find(context, ResourceId), [Key]));
      return {};
    },
  },
);

export const groupOperations = [
  createAutoScalingGroup,
  describeAutoScalingGroups,
  updateAutoScalingGroup,
  setDesiredCapacity,
  deleteAutoScalingGroup,
  attachLoadBalancerTargetGroups,
  detachLoadBalancerTargetGroups,
  describeLoadBalancerTargetGroups,
  describeAutoScalingInstances,
  describeScalingActivities,
  createOrUpdateTags,
  describeTags,
  deleteTags,
];
