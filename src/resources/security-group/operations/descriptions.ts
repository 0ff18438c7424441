import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { FIND_GROUP_ERRORS, findGroup } from '../find-group.ts';
import { ipPermissionSchema, readDescription } from '../permission-input.ts';
import { READ_ERRORS, readPermissions } from '../read-permissions.ts';
import { samePermission } from '../rule.ts';
import type { SecurityGroup } from '../schema.ts';
import { findRule, ruleNotFound } from './revoke.ts';

const input = z.strictObject({
  GroupId: z.string().optional(),
  GroupName: z.string().optional(),
  IpPermissions: z.array(ipPermissionSchema).optional(),
  SecurityGroupRuleDescriptions: z
    .array(z.strictObject({ SecurityGroupRuleId: z.string(), Description: z.string().optional() }))
    .optional(),
});

const errors = [
  ...new Set([...FIND_GROUP_ERRORS, ...READ_ERRORS]),
  'InvalidParameterCombination',
  'InvalidPermission.NotFound',
  'InvalidSecurityGroupRuleId.NotFound',
  'InvalidSecurityGroupRuleId.Malformed',
];

const example = {
  GroupId: 'sg-00000000000000001',
  SecurityGroupRuleDescriptions: [
    { SecurityGroupRuleId: 'sgr-00000000000000001', Description: 'SSH from the office' },
  ],
};

/** Leaving a description out removes the one that stands. */
function update(context: AwsContext, given: z.output<typeof input>, egress: boolean): object {
  const group = findGroup(context, given);
  const descriptions = newDescriptions(context, group, given, egress);
  const Rules = group.Rules.map((rule) => {
    if (!descriptions.has(rule.SecurityGroupRuleId)) return rule;
    const { Description: _old, ...facts } = rule;
    const Description = descriptions.get(rule.SecurityGroupRuleId);
    return { ...facts, ...(Description === undefined ? {} : { Description }) };
  });
  context.put('security-group', { ...group, Rules });
  return { Return: true };
}

/** By rule id; undefined removes. */
function newDescriptions(
  context: AwsContext,
  group: SecurityGroup,
  given: z.output<typeof input>,
  egress: boolean,
): ReadonlyMap<string, string | undefined> {
  const { IpPermissions, SecurityGroupRuleDescriptions } = given;
  if (IpPermissions !== undefined && SecurityGroupRuleDescriptions !== undefined)
    refuse(
      'InvalidParameterCombination',
      'The parameters ipPermissions and securityGroupRuleDescriptions cannot be used together',
    );
  if (SecurityGroupRuleDescriptions !== undefined)
    return new Map(
      SecurityGroupRuleDescriptions.map(({ SecurityGroupRuleId: id, Description }) => [
        findRule(group, id).IsEgress === egress ? id : ruleNotFound(id),
        readDescription(Description),
      ]),
    );
  if (IpPermissions === undefined)
    return refuse(
      'MissingParameter',
      'The request must contain the parameter ipPermissions',
      'IpPermissions',
    );
  return new Map(
    readPermissions(context, group, IpPermissions, egress).map((facts) => {
      const rule = group.Rules.find((existing) => samePermission(existing, facts));
      if (rule === undefined)
        return refuse(
          'InvalidPermission.NotFound',
          'The specified rule does not exist in this security group.',
        );
      return [rule.SecurityGroupRuleId, facts.Description];
    }),
  );
}

export const ruleDescriptionOperations = [
  operation<AwsTables, typeof input>({
    name: 'UpdateSecurityGroupRuleDescriptionsIngress',
    input,
    errors,
    example,
    run: (context, given) => update(context, given, false),
  }),
  operation<AwsTables, typeof input>({
    name: 'UpdateSecurityGroupRuleDescriptionsEgress',
    input,
    errors,
    example,
    run: (context, given) => update(context, given, true),
  }),
];
