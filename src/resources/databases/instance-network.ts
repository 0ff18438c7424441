import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { capitalsOf, hexOf } from '../shared/data/ids.ts';
import { INVALID } from './instance-collection.ts';
import { subnetGroups } from './subnet-groups.ts';

const NETWORK_STATE = 'InvalidVPCNetworkStateFault';

/** The VPC that the database lies in: its subnet group’s, else the default one. */
export function vpcOf(context: DataContext, { DBSubnetGroupName, DBSubnetGroup }: JsonObject): string {
  if (typeof DBSubnetGroupName === 'string')
    return String(subnetGroups.find(context, DBSubnetGroupName).Detail.VpcId);
  // An imported one says it itself.
  const { VpcId } = (DBSubnetGroup ?? context.request('InternalEnsureDefaultVpc', {})) as JsonObject;
  return String(VpcId);
}

/** Every group has to be of the VPC; without any it is the VPC's default group. */
export function readGroups(
  context: DataContext,
  vpcId: string,
  asked: readonly string[] = [],
): readonly JsonObject[] {
  const groups = context.list('security-group');
  const isDefault = (each: { readonly VpcId: string; readonly GroupName: string }) =>
    each.VpcId === vpcId && each.GroupName === 'default';
  const ids = asked.length > 0 ? asked : groups.filter(isDefault).map(({ id }) => id);
  return ids.map((id) => {
    const group = groups.find((each) => each.id === id);
    if (group === undefined) return refuse(INVALID, `Invalid security group , groupId= ${id}, groupName=.`);
    if (group.VpcId !== vpcId)
      refuse(
        NETWORK_STATE,
        `The DB instance and EC2 security group are in different VPCs. The DB instance is in ${vpcId} and the EC2 security group is in ${group.VpcId}`,
      );
    return { VpcSecurityGroupId: id, Status: 'active' };
  });
}

/** Public unless it is asked otherwise where the VPC has an internet gateway; only there can it be. */
export function publicAccess(context: DataContext, vpcId: string, asked: boolean | undefined): boolean {
  if (asked === false) return false;
  const hasGateway = context
    .list('internet-gateway')
    .some(({ Attachments }) => Attachments.some((each) => each.VpcId === vpcId));
  const vpc = context.list('vpc').find(({ id }) => id === vpcId);
  const hasNames = vpc?.EnableDnsSupport === true && vpc.EnableDnsHostnames;
  if (asked === true && !hasNames) refusePublic('does not support DNS resolution, DNS hostnames, or both');
  if (asked === true && !hasGateway) refusePublic('has no internet gateway attached');
  return hasGateway && hasNames;
}

function refusePublic(why: string): never {
  return refuse(
    NETWORK_STATE,
    `Cannot create a publicly accessible DBInstance. The specified VPC ${why}. Update the VPC and then try again`,
  );
}

export function endpointOf(context: DataContext, name: string, port: number): JsonObject {
  return {
    Address: `${name}.${hexOf(`${context.account}/rds`, 12)}.${context.region}.rds.amazonaws.com`,
    Port: port,
    HostedZoneId:
      context.region === 'us-east-1' ? 'Z2R2ITUGPM61AM' : `Z${capitalsOf(`${context.region}/rds`, 13)}`,
  };
}
