import type { DescribeMapping } from '../../kernel/cloud/registry.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { ec2Arn } from '../shared/arn.ts';
import type { AwsListView, AwsTables } from '../tables.ts';
import { parseSecurityGroup } from './parse.ts';
import { printPermissions } from './print-rule.ts';
import type { SecurityGroup } from './schema.ts';

/** The group as `DescribeSecurityGroups` answers it. */
export function printSecurityGroup(view: AwsListView, group: SecurityGroup): JsonObject {
  const direction = (egress: boolean) => group.Rules.filter((rule) => rule.IsEgress === egress);
  return {
    ...(group.extra as JsonObject | undefined),
    GroupId: group.id,
    IpPermissionsEgress: printPermissions(view, group, direction(true)),
    ...(group.Tags.length === 0 ? {} : { Tags: group.Tags.map((tag) => ({ ...tag })) }),
    VpcId: group.VpcId,
    SecurityGroupArn: ec2Arn(group, `security-group/${group.id}`),
    OwnerId: group.account,
    GroupName: group.GroupName,
    Description: group.Description,
    IpPermissions: printPermissions(view, group, direction(false)),
  };
}

/** Rule ids, rule tags and rule order are not part of this answer: see `layRuleDetails`. */
export const securityGroupDescribe: DescribeMapping<AwsTables, SecurityGroup> = {
  key: 'SecurityGroups',
  print: printSecurityGroup,
  parse: parseSecurityGroup,
};
