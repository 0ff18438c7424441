import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { FIND_GROUP_ERRORS, findGroup } from '../find-group.ts';
import { printPermissions } from '../print-rule.ts';
import { READ_ERRORS, readPermissions } from '../read-permissions.ts';
import { type RuleFacts, samePermission } from '../rule.ts';
import type { SecurityGroup, SecurityGroupRule } from '../schema.ts';
import { egressParameters, PERMISSION_ERRORS, permissionParameters, permissionsOf } from './permissions.ts';

const byId = { SecurityGroupRuleIds: z.array(z.string()).optional() };
const ingressInput = z.strictObject({ ...permissionParameters, ...byId });
const egressInput = z.strictObject({ ...egressParameters, ...byId });

const errors = [
  ...new Set([...FIND_GROUP_ERRORS, ...PERMISSION_ERRORS, ...READ_ERRORS]),
  'InvalidPermission.NotFound',
  'InvalidSecurityGroupRuleId.NotFound',
  'InvalidSecurityGroupRuleId.Malformed',
];

const example = {
  GroupId: 'sg-00000000000000001',
  IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
};

type Input = z.output<typeof ingressInput> | z.output<typeof egressInput>;

function revoke(context: AwsContext, input: Input, egress: boolean): object {
  const group = findGroup(context, input);
  const { found, unknown } =
    input.SecurityGroupRuleIds === undefined
      ? findByPermission(
          context,
          group,
          readPermissions(context, group, permissionsOf(context, input, egress), egress),
        )
      : { found: findByIds(group, input.SecurityGroupRuleIds, egress), unknown: [] };
  context.put('security-group', { ...group, Rules: group.Rules.filter((rule) => !found.includes(rule)) });
  return {
    Return: true,
    ...(unknown.length === 0 ? {} : { UnknownIpPermissions: printPermissions(context, group, unknown) }),
    RevokedSecurityGroupRules: found.map((rule) => printRevoked(group, rule)),
  };
}

/**
 * The rules that match exactly, descriptions aside. In a default VPC what does not match is only
 * reported; elsewhere AWS refuses the whole call.
 */
function findByPermission(
  context: AwsContext,
  group: SecurityGroup,
  wanted: readonly RuleFacts[],
): { readonly found: readonly SecurityGroupRule[]; readonly unknown: readonly SecurityGroupRule[] } {
  const found: SecurityGroupRule[] = [];
  const unknown: SecurityGroupRule[] = [];
  for (const facts of wanted) {
    const rule = group.Rules.find((existing) => samePermission(existing, facts));
    if (rule === undefined) unknown.push({ SecurityGroupRuleId: '', ...facts, Tags: [] });
    else found.push(rule);
  }
  if (unknown.length > 0 && context.get('vpc', group.VpcId)?.IsDefault !== true)
    refuse('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.');
  return { found, unknown };
}

/** Rules of the group in one direction, named by id. */
function findByIds(
  group: SecurityGroup,
  ids: readonly string[],
  egress: boolean,
): readonly SecurityGroupRule[] {
  return ids.map((id) => {
    const rule = findRule(group, id);
    return rule.IsEgress === egress ? rule : ruleNotFound(id);
  });
}

export function findRule(group: SecurityGroup, id: string): SecurityGroupRule {
  if (!id.startsWith('sgr-'))
    refuse(
      'InvalidSecurityGroupRuleId.Malformed',
      `Invalid id: "${id}" (expecting "sgr-...")`,
      'SecurityGroupRuleIds',
    );
  return group.Rules.find((rule) => rule.SecurityGroupRuleId === id) ?? ruleNotFound(id);
}

export function ruleNotFound(id: string): never {
  return refuse(
    'InvalidSecurityGroupRuleId.NotFound',
    `The security group rule ID '${id}' does not exist`,
    'SecurityGroupRuleIds',
  );
}

function printRevoked(group: SecurityGroup, rule: SecurityGroupRule): object {
  const { ReferencedGroupInfo, Tags: _tags, ...facts } = rule;
  return {
    ...facts,
    GroupId: group.id,
    ...(ReferencedGroupInfo === undefined ? {} : { ReferencedGroupId: ReferencedGroupInfo.GroupId }),
  };
}

export const revokeOperations = [
  operation<AwsTables, typeof ingressInput>({
    name: 'RevokeSecurityGroupIngress',
    input: ingressInput,
    errors,
    example,
    run: (context, input) => revoke(context, input, false),
  }),
  operation<AwsTables, typeof egressInput>({
    name: 'RevokeSecurityGroupEgress',
    input: egressInput,
    errors,
    example,
    run: (context, input) => revoke(context, input, true),
  }),
];
