import { refuse } from '../../kernel/cloud/aws-error.ts';
import { formatCidr, parseCidr } from '../../kernel/net/cidr.ts';
import { canonicalIpv6Cidr } from '../shared/ipv6-cidr.ts';
import type { AwsContext } from '../tables.ts';
import { checkGroupId, findGroup } from './find-group.ts';
import { type GroupPair, type IpPermission, readDescription, readTraffic } from './permission-input.ts';
import { type Peer, type RuleFacts, samePermission } from './rule.ts';
import type { SecurityGroup } from './schema.ts';

/** The codes that reading permissions can refuse with. */
export const READ_ERRORS = [
  'InvalidParameterValue',
  'InvalidPermission.Malformed',
  'InvalidGroup.NotFound',
  'InvalidGroupId.Malformed',
  'MissingParameter',
];

/** Every rule that the permissions spell out, in their order; peers are not looked up yet. */
export function readPermissions(
  context: AwsContext,
  group: SecurityGroup,
  permissions: readonly IpPermission[],
  egress: boolean,
): readonly RuleFacts[] {
  const rules = permissions.flatMap((permission) => readPermission(context, group, permission, egress));
  if (rules.length === 0)
    refuse('InvalidPermission.Malformed', 'The request must contain at least one source or destination');
  rules.forEach((rule, index) => {
    if (rules.slice(0, index).some((earlier) => samePermission(earlier, rule)))
      refuse('InvalidParameterValue', 'The same permission must not appear multiple times');
  });
  return rules;
}

function readPermission(
  context: AwsContext,
  group: SecurityGroup,
  permission: IpPermission,
  egress: boolean,
): readonly RuleFacts[] {
  const traffic = readTraffic(permission);
  const rule = (peer: Peer, text: string | undefined): RuleFacts => {
    const Description = readDescription(text);
    return { IsEgress: egress, ...traffic, ...peer, ...(Description === undefined ? {} : { Description }) };
  };
  return [
    ...(permission.IpRanges ?? []).map((range) =>
      rule({ CidrIpv4: readCidr(range.CidrIp) }, range.Description),
    ),
    ...(permission.Ipv6Ranges ?? []).map((range) =>
      rule({ CidrIpv6: readIpv6Cidr(range.CidrIpv6) }, range.Description),
    ),
    ...(permission.PrefixListIds ?? []).map((list) =>
      rule({ PrefixListId: list.PrefixListId }, list.Description),
    ),
    ...(permission.UserIdGroupPairs ?? []).map((pair) =>
      rule({ ReferencedGroupInfo: readPair(context, group, pair) }, pair.Description),
    ),
  ];
}

/** RT-13: blocks are stored in canonical form. */
export function readCidr(text: string): string {
  const cidr = parseCidr(text);
  return cidr.ok ? formatCidr(cidr.value) : malformedCidr(text);
}

export function readIpv6Cidr(text: string): string {
  return canonicalIpv6Cidr(text) ?? malformedCidr(text);
}

function malformedCidr(text: string): never {
  return refuse('InvalidParameterValue', `CIDR block ${text} is malformed`, 'CidrIp');
}

function readPair(
  context: AwsContext,
  group: SecurityGroup,
  pair: GroupPair,
): { GroupId: string; UserId?: string; VpcPeeringConnectionId?: string } {
  if (pair.GroupId === undefined) {
    if (pair.GroupName === undefined)
      return refuse('MissingParameter', 'Source group ID missing.', 'UserIdGroupPairs');
    if (context.get('vpc', group.VpcId)?.IsDefault !== true)
      return refuse(
        'InvalidParameterValue',
        `Invalid value '${pair.GroupName}' for groupName. You may not reference Amazon VPC security groups by name. Please use the corresponding id for this operation.`,
        'UserIdGroupPairs',
      );
    return { GroupId: findGroup(context, { GroupName: pair.GroupName }).id };
  }
  checkGroupId(pair.GroupId);
  return {
    GroupId: pair.GroupId,
    ...(pair.UserId === undefined ? {} : { UserId: pair.UserId }),
    ...(pair.VpcPeeringConnectionId === undefined
      ? {}
      : { VpcPeeringConnectionId: pair.VpcPeeringConnectionId }),
  };
}
