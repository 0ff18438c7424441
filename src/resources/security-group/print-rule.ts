import type { JsonObject } from '../../kernel/lib/json.ts';
import { ec2Arn } from '../shared/arn.ts';
import type { AwsListView } from '../tables.ts';
import { showsPorts } from './rule.ts';
import type { SecurityGroup, SecurityGroupRule } from './schema.ts';

/** One rule as `DescribeSecurityGroupRules` answers it. */
export function printRule(view: AwsListView, group: SecurityGroup, rule: SecurityGroupRule): JsonObject {
  const { ReferencedGroupInfo: reference, Tags, ...facts } = rule;
  return {
    ...facts,
    GroupId: group.id,
    GroupOwnerId: group.account,
    ...(reference === undefined ? {} : { ReferencedGroupInfo: printReference(view, group, reference) }),
    Tags: [...Tags],
    SecurityGroupRuleArn: ec2Arn(group, `security-group-rule/${rule.SecurityGroupRuleId}`),
  };
}

/** A reference names its owner always, the far VPC and the peering only where it crosses one (PCX-6). */
function printReference(
  view: AwsListView,
  group: SecurityGroup,
  reference: NonNullable<SecurityGroupRule['ReferencedGroupInfo']>,
): JsonObject {
  const peering =
    reference.VpcPeeringConnectionId === undefined
      ? undefined
      : view.get('vpc-peering-connection', reference.VpcPeeringConnectionId);
  return {
    ...reference,
    UserId: reference.UserId ?? group.account,
    // A peering outside the document has a status we do not know, so none is shown.
    ...(peering === undefined ? {} : { PeeringStatus: peering.Status.Code }),
  };
}

interface Permission {
  readonly IpProtocol: string;
  readonly FromPort?: number;
  readonly ToPort?: number;
  readonly UserIdGroupPairs: JsonObject[];
  readonly IpRanges: JsonObject[];
  readonly Ipv6Ranges: JsonObject[];
  readonly PrefixListIds: JsonObject[];
}

/**
 * Rules in the older form of `DescribeSecurityGroups`: one permission per protocol and port range,
 * in order of first appearance, with the peers sorted into AWS's four lists.
 */
export function printPermissions(
  view: AwsListView,
  group: SecurityGroup,
  rules: readonly SecurityGroupRule[],
): JsonObject[] {
  const permissions = new Map<string, Permission>();
  for (const rule of rules) {
    const { IpProtocol, FromPort, ToPort } = rule;
    const key = `${IpProtocol}/${FromPort}/${ToPort}`;
    const permission = permissions.get(key) ?? {
      IpProtocol,
      ...(showsPorts(IpProtocol) ? { FromPort, ToPort } : {}),
      UserIdGroupPairs: [],
      IpRanges: [],
      Ipv6Ranges: [],
      PrefixListIds: [],
    };
    permissions.set(key, permission);
    addPeer(view, group, permission, rule);
  }
  return [...permissions.values()].map((permission) => ({ ...permission }));
}

function addPeer(
  view: AwsListView,
  group: SecurityGroup,
  permission: Permission,
  rule: SecurityGroupRule,
): void {
  const described: JsonObject = rule.Description === undefined ? {} : { Description: rule.Description };
  const { CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupInfo } = rule;
  if (CidrIpv4 !== undefined) permission.IpRanges.push({ ...described, CidrIp: CidrIpv4 });
  else if (CidrIpv6 !== undefined) permission.Ipv6Ranges.push({ ...described, CidrIpv6 });
  else if (PrefixListId !== undefined) permission.PrefixListIds.push({ ...described, PrefixListId });
  else if (ReferencedGroupInfo !== undefined)
    permission.UserIdGroupPairs.push({ ...described, ...printReference(view, group, ReferencedGroupInfo) });
}
