import * as z from 'zod';
import { paginate } from '../../../kernel/cloud/describe.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { findGroupById } from '../find-group.ts';
import { printPermissions } from '../print-rule.ts';
import type { SecurityGroup } from '../schema.ts';
import { isStale } from '../stale.ts';

const staleInput = z.strictObject({
  VpcId: z.string(),
  MaxResults: z.int().optional(),
  NextToken: z.string().optional(),
});

const describeStale = operation<AwsTables, typeof staleInput>({
  name: 'DescribeStaleSecurityGroups',
  input: staleInput,
  errors: ['InvalidVpcID.NotFound', 'InvalidParameterValue', 'InvalidNextToken'],
  example: { VpcId: 'vpc-00000000000000001' },
  run: (context, input) => {
    const vpc = context.find('vpc', input.VpcId, 'InvalidVpcID.NotFound');
    const stale = context
      .list('security-group')
      .filter((group) => group.VpcId === vpc.id && group.Rules.some((rule) => isStale(context, rule)));
    const { page, NextToken } = paginate(stale, input, { least: 5, most: 255 });
    return {
      StaleSecurityGroupSet: page.map((group) => printStale(context, group)),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});

function printStale(context: AwsContext, group: SecurityGroup): object {
  const permissions = (egress: boolean) =>
    printPermissions(
      context,
      group,
      group.Rules.filter((rule) => rule.IsEgress === egress && isStale(context, rule)),
      // Here AWS lists blocks and prefix lists as bare texts, and stale rules have none of either.
    ).map(({ Ipv6Ranges: _none, ...permission }) => permission);
  return {
    Description: group.Description,
    GroupId: group.id,
    GroupName: group.GroupName,
    StaleIpPermissions: permissions(false),
    StaleIpPermissionsEgress: permissions(true),
    VpcId: group.VpcId,
  };
}

const referencesInput = z.strictObject({ GroupId: z.array(z.string()).min(1) });

const describeReferences = operation<AwsTables, typeof referencesInput>({
  name: 'DescribeSecurityGroupReferences',
  input: referencesInput,
  errors: ['InvalidGroup.NotFound', 'InvalidGroupId.Malformed'],
  example: { GroupId: ['sg-00000000000000001'] },
  run: (context, input) => ({
    SecurityGroupReferenceSet: input.GroupId.flatMap((id) =>
      referencesTo(context, findGroupById(context, id)),
    ),
  }),
});

/** The VPCs across a peering whose rules name the group, each once. */
function referencesTo(context: AwsContext, group: SecurityGroup): readonly object[] {
  const references = new Map<string, object>();
  for (const other of context.all('security-group')) {
    for (const rule of other.Rules) {
      const { GroupId, VpcPeeringConnectionId } = rule.ReferencedGroupInfo ?? {};
      if (GroupId !== group.id || VpcPeeringConnectionId === undefined) continue;
      references.set(`${other.VpcId}/${VpcPeeringConnectionId}`, {
        GroupId,
        ReferencingVpcId: other.VpcId,
        VpcPeeringConnectionId,
      });
    }
  }
  return [...references.values()];
}

export const securityGroupReferenceOperations = [describeStale, describeReferences];
