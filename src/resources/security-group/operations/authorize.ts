import * as z from 'zod';
import { operation } from '../../../kernel/cloud/operation.ts';
import { tagSpecificationsSchema, tagsFor } from '../../../kernel/cloud/tags.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { checkRuleQuota, refuseDuplicate } from '../add-rules.ts';
import { FIND_GROUP_ERRORS, findGroup } from '../find-group.ts';
import { printRule } from '../print-rule.ts';
import { READ_ERRORS, readPermissions } from '../read-permissions.ts';
import { RESOLVE_ERRORS, resolvePeer } from '../resolve-peer.ts';
import type { SecurityGroup, SecurityGroupRule } from '../schema.ts';
import { egressParameters, PERMISSION_ERRORS, permissionParameters, permissionsOf } from './permissions.ts';

const tagging = { TagSpecifications: tagSpecificationsSchema };
const ingressInput = z.strictObject({ ...permissionParameters, ...tagging });
const egressInput = z.strictObject({ ...egressParameters, ...tagging });

const errors = [
  ...new Set([...FIND_GROUP_ERRORS, ...PERMISSION_ERRORS, ...READ_ERRORS, ...RESOLVE_ERRORS]),
  'InvalidPermission.Duplicate',
  'RulesPerSecurityGroupLimitExceeded',
  'TagLimitExceeded',
];

const example = {
  GroupId: 'sg-00000000000000001',
  IpPermissions: [
    {
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
      IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'HTTPS' }],
    },
  ],
};

type Input = z.output<typeof ingressInput> | z.output<typeof egressInput>;

function authorize(context: AwsContext, input: Input, egress: boolean): object {
  const group = findGroup(context, input);
  const Tags = [...tagsFor(input.TagSpecifications, 'security-group-rule')];
  const added: SecurityGroupRule[] = [];
  for (const facts of readPermissions(context, group, permissionsOf(context, input, egress), egress)) {
    const rule = resolvePeer(context, group, facts);
    refuseDuplicate(group.Rules, rule);
    added.push({ SecurityGroupRuleId: context.mintId('sgr'), ...rule, Tags });
  }
  const changed: SecurityGroup = { ...group, Rules: [...group.Rules, ...added] };
  checkRuleQuota(context, changed, egress);
  context.put('security-group', changed);
  return { Return: true, SecurityGroupRules: added.map((rule) => printRule(context, changed, rule)) };
}

export const authorizeOperations = [
  operation<AwsTables, typeof ingressInput>({
    name: 'AuthorizeSecurityGroupIngress',
    input: ingressInput,
    errors,
    example,
    run: (context, input) => authorize(context, input, false),
  }),
  operation<AwsTables, typeof egressInput>({
    name: 'AuthorizeSecurityGroupEgress',
    input: egressInput,
    errors,
    example,
    run: (context, input) => authorize(context, input, true),
  }),
];
