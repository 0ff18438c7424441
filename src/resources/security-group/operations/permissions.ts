import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import type { AwsContext } from '../../tables.ts';
import { findGroup } from '../find-group.ts';
import { type IpPermission, ipPermissionSchema } from '../permission-input.ts';
import type { SecurityGroup } from '../schema.ts';

/** Parameters that Authorize and Revoke share: the list form and the older flat form. */
export const permissionParameters = {
  GroupId: z.string().optional(),
  GroupName: z.string().optional(),
  IpPermissions: z.array(ipPermissionSchema).optional(),
  IpProtocol: z.string().optional(),
  FromPort: z.int().optional(),
  ToPort: z.int().optional(),
  CidrIp: z.string().optional(),
  SourceSecurityGroupName: z.string().optional(),
  SourceSecurityGroupOwnerId: z.string().optional(),
};

const given = z.object(permissionParameters);
export type GivenPermissions = z.output<typeof given>;

const { GroupName: _inboundOnly, ...withoutName } = permissionParameters;

/** Outbound rules cannot be addressed by a group's name. */
export const egressParameters = { ...withoutName, GroupId: z.string() };

export const PERMISSION_ERRORS = ['InvalidParameterCombination', 'MissingParameter'];

/** The permissions of a request in the list form, whichever form it used. */
export function permissionsOf(
  context: AwsContext,
  input: GivenPermissions,
  egress: boolean,
): readonly IpPermission[] {
  const flat = flatPermissions(context, input, egress);
  if (input.IpPermissions === undefined) return flat ?? missing();
  if (flat !== undefined)
    refuse(
      'InvalidParameterCombination',
      'The parameter ipPermissions cannot be used together with ipProtocol, fromPort, toPort, cidrIp or sourceSecurityGroupName',
      'IpPermissions',
    );
  return input.IpPermissions.length === 0 ? missing() : input.IpPermissions;
}

function missing(): never {
  return refuse('MissingParameter', 'The request must contain the parameter ipPermissions', 'IpPermissions');
}

function flatPermissions(
  context: AwsContext,
  input: GivenPermissions,
  egress: boolean,
): readonly IpPermission[] | undefined {
  const { IpProtocol, FromPort, ToPort, CidrIp, SourceSecurityGroupName } = input;
  if (SourceSecurityGroupName !== undefined) {
    if (egress)
      refuse(
        'InvalidParameterValue',
        'The parameter sourceSecurityGroupName is not supported for outbound rules; use ipPermissions.',
        'SourceSecurityGroupName',
      );
    if (IpProtocol !== undefined || FromPort !== undefined || ToPort !== undefined || CidrIp !== undefined)
      refuse(
        'InvalidParameterCombination',
        'The parameter sourceSecurityGroupName cannot be used together with ipProtocol, fromPort, toPort or cidrIp',
        'SourceSecurityGroupName',
      );
    return fullAccess(findGroup(context, { GroupName: SourceSecurityGroupName }), input);
  }
  if (IpProtocol === undefined && FromPort === undefined && ToPort === undefined && CidrIp === undefined)
    return undefined;
  if (CidrIp === undefined)
    return refuse('MissingParameter', 'The request must contain the parameter cidrIp', 'CidrIp');
  return [{ IpProtocol, FromPort, ToPort, IpRanges: [{ CidrIp }] }];
}

/** The flat form with a source group grants all of ICMP, TCP and UDP. */
function fullAccess(source: SecurityGroup, input: GivenPermissions): readonly IpPermission[] {
  const pair = {
    GroupId: source.id,
    ...(input.SourceSecurityGroupOwnerId === undefined ? {} : { UserId: input.SourceSecurityGroupOwnerId }),
  };
  return [
    { IpProtocol: 'tcp', FromPort: 0, ToPort: 65535, UserIdGroupPairs: [pair] },
    { IpProtocol: 'udp', FromPort: 0, ToPort: 65535, UserIdGroupPairs: [pair] },
    { IpProtocol: 'icmp', FromPort: -1, ToPort: -1, UserIdGroupPairs: [pair] },
  ];
}
