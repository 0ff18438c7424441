import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { applyFilters, type FilterTable, filtersSchema, paginate } from '../../../kernel/cloud/describe.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import { tagSpecificationsSchema, tagsFor } from '../../../kernel/cloud/tags.ts';
import { ec2Arn } from '../../shared/arn.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { printSecurityGroup } from '../describe.ts';
import { FIND_GROUP_ERRORS, findGroup, findGroupById } from '../find-group.ts';
import type { SecurityGroup, SecurityGroupRule } from '../schema.ts';
import { initialEgress } from './internal.ts';

/** SG-19. */
export const GROUPS_PER_REGION = 2500;

const createInput = z.strictObject({
  GroupName: z.string(),
  Description: z.string(),
  VpcId: z.string().optional(),
  TagSpecifications: tagSpecificationsSchema,
});

const create = operation<AwsTables, typeof createInput>({
  name: 'CreateSecurityGroup',
  input: createInput,
  errors: [
    'InvalidParameterValue',
    'InvalidVpcID.NotFound',
    'InvalidGroup.Duplicate',
    'SecurityGroupLimitExceeded',
    'TagLimitExceeded',
  ],
  example: {
    GroupName: 'web-servers',
    Description: 'Web servers behind the load balancer',
    VpcId: 'vpc-00000000000000001',
  },
  run: (context, input) => {
    checkNames(input.GroupName, input.Description);
    const VpcId = input.VpcId ?? String(context.request('InternalEnsureDefaultVpc', {}).VpcId);
    const vpc = context.find('vpc', VpcId, 'InvalidVpcID.NotFound');
    const groups = context.list('security-group');
    if (groups.some((group) => group.VpcId === vpc.id && group.GroupName === input.GroupName))
      refuse(
        'InvalidGroup.Duplicate',
        `The security group '${input.GroupName}' already exists for VPC '${vpc.id}'`,
        'GroupName',
      );
    if (groups.length >= GROUPS_PER_REGION)
      refuse('SecurityGroupLimitExceeded', 'The maximum number of security groups has been reached.');
    const group: SecurityGroup = {
      ...context.newRecord('security-group', 'sg'),
      Tags: [...tagsFor(input.TagSpecifications, 'security-group')],
      VpcId: vpc.id,
      GroupName: input.GroupName,
      Description: input.Description,
      Rules: initialEgress(context, vpc.id),
    };
    context.put('security-group', group);
    return {
      GroupId: group.id,
      ...(group.Tags.length === 0 ? {} : { Tags: group.Tags }),
      SecurityGroupArn: ec2Arn(group, `security-group/${group.id}`),
    };
  },
});

/** SG-20 and AWS's character set for groups of a VPC. */
function checkNames(name: string, description: string): void {
  const invalid = (parameter: string, value: string, why: string): never =>
    refuse(
      'InvalidParameterValue',
      `Value (${value}) for parameter ${parameter} is invalid. ${why}`,
      parameter,
    );
  for (const [parameter, value] of [
    ['GroupName', name],
    ['GroupDescription', description],
  ] as const) {
    if (value.trim() === '') invalid(parameter, value, 'The value cannot be blank');
    if (value.length > 255) invalid(parameter, value, 'The value must be at most 255 characters long');
    if (!/^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]*$/.test(value))
      invalid(parameter, value, 'Valid characters are a-z, A-Z, 0-9, spaces, and ._-:/()#,@[]+=&;{}!$*');
  }
  if (name.toLowerCase().startsWith('sg-'))
    invalid('GroupName', name, 'Group names may not be in the format sg-*');
  if (name === 'default')
    refuse('InvalidParameterValue', 'Cannot use reserved security group name: default', 'GroupName');
}

const removeInput = z.strictObject({ GroupId: z.string().optional(), GroupName: z.string().optional() });

const remove = operation<AwsTables, typeof removeInput>({
  name: 'DeleteSecurityGroup',
  input: removeInput,
  errors: [...FIND_GROUP_ERRORS, 'CannotDelete', 'DependencyViolation'],
  example: { GroupId: 'sg-00000000000000001' },
  run: (context, input) => {
    const group = findGroup(context, input);
    if (group.GroupName === 'default')
      refuse(
        'CannotDelete',
        `the specified group: "${group.id}" name: "default" cannot be deleted by a user`,
      );
    if (hasDependents(context, group))
      refuse('DependencyViolation', `resource ${group.id} has a dependent object`);
    context.remove('security-group', group.id);
    return { Return: true, GroupId: group.id };
  },
});

/** SG-20; references from other VPCs do not hold a group back, they go stale (PCX-6, SG-22). */
function hasDependents(context: AwsContext, group: SecurityGroup): boolean {
  if (context.all('network-interface').some((item) => item.Groups.includes(group.id))) return true;
  return context
    .all('security-group')
    .some(
      (other) =>
        other.id !== group.id &&
        other.VpcId === group.VpcId &&
        other.Rules.some((rule) => rule.ReferencedGroupInfo?.GroupId === group.id),
    );
}

type Filters = FilterTable<AwsTables, SecurityGroup>;

function ruleFilters(prefix: string, egress: boolean): Filters {
  const of =
    (value: (rule: SecurityGroupRule, context: AwsContext) => string | undefined): Filters[string] =>
    (group, context) =>
      group.Rules.filter((rule) => rule.IsEgress === egress).map((rule) => value(rule, context));
  return {
    [`${prefix}.cidr`]: of((rule) => rule.CidrIpv4),
    [`${prefix}.ipv6-cidr`]: of((rule) => rule.CidrIpv6),
    [`${prefix}.from-port`]: of((rule) => String(rule.FromPort)),
    [`${prefix}.to-port`]: of((rule) => String(rule.ToPort)),
    [`${prefix}.protocol`]: of((rule) => rule.IpProtocol),
    [`${prefix}.prefix-list-id`]: of((rule) => rule.PrefixListId),
    [`${prefix}.group-id`]: of((rule) => rule.ReferencedGroupInfo?.GroupId),
    [`${prefix}.group-name`]: of((rule, context) => {
      const id = rule.ReferencedGroupInfo?.GroupId;
      return id === undefined ? undefined : context.get('security-group', id)?.GroupName;
    }),
    [`${prefix}.user-id`]: (group) =>
      group.Rules.filter((rule) => rule.IsEgress === egress && rule.ReferencedGroupInfo !== undefined).map(
        (rule) => rule.ReferencedGroupInfo?.UserId ?? group.account,
      ),
  };
}

const filters: Filters = {
  description: (group) => [group.Description],
  'group-id': (group) => [group.id],
  'group-name': (group) => [group.GroupName],
  'vpc-id': (group) => [group.VpcId],
  ...ruleFilters('ip-permission', false),
  ...ruleFilters('egress.ip-permission', true),
};

const describeInput = z.strictObject({
  GroupIds: z.array(z.string()).optional(),
  GroupNames: z.array(z.string()).optional(),
  Filters: filtersSchema,
  MaxResults: z.int().optional(),
  NextToken: z.string().optional(),
});

const describe = operation<AwsTables, typeof describeInput>({
  name: 'DescribeSecurityGroups',
  input: describeInput,
  errors: [
    'InvalidGroup.NotFound',
    'InvalidGroupId.Malformed',
    'InvalidParameterCombination',
    'InvalidParameterValue',
    'InvalidNextToken',
  ],
  example: { GroupIds: ['sg-00000000000000001'] },
  run: (context, input) => {
    const named = input.GroupIds !== undefined || input.GroupNames !== undefined;
    if (named && input.MaxResults !== undefined)
      refuse(
        'InvalidParameterCombination',
        'The parameter groupIds or groupNames cannot be used with the parameter maxResults',
      );
    const groups = named
      ? [
          ...(input.GroupIds ?? []).map((id) => findGroupById(context, id)),
          ...(input.GroupNames ?? []).map((name) => defaultVpcGroup(context, name)),
        ]
      : context.list('security-group');
    const kept = applyFilters(context, groups, input.Filters, filters);
    const { page, NextToken } = paginate(kept, input);
    return {
      SecurityGroups: page.map((group) => printSecurityGroup(context, group)),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});

/** Names select in the default VPC only; a question does not make that VPC. */
function defaultVpcGroup(context: AwsContext, name: string): SecurityGroup {
  const group = context
    .list('security-group')
    .find((item) => item.GroupName === name && context.get('vpc', item.VpcId)?.IsDefault === true);
  return (
    group ?? refuse('InvalidGroup.NotFound', `The security group '${name}' does not exist`, 'GroupNames')
  );
}

export const securityGroupOperations = [create, remove, describe];
