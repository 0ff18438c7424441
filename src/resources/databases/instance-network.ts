import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { capitalsOf, hexOf } from '../shared/data/ids.ts';
import { INVALID } from './instance-collection.ts';
import { subnetGroups } from './subnet-groups.ts';

/** Every group has to be of the VPC that the database lies in: its subnet group’s, else the default one. */
export function readGroups(
  context: DataContext,
  ids: readonly string[],
  subnetGroup: string | undefined,
): readonly JsonObject[] {
  const vpcId =
    subnetGroup === undefined
      ? context.request('InternalEnsureDefaultVpc', {}).VpcId
      : subnetGroups.find(context, subnetGroup).Detail.VpcId;
  return ids.map((id) => {
    const group = context.list('security-group').find((each) => each.id === id);
    if (group === undefined) return refuse(INVALID, `Invalid security group , groupId= ${id}, groupName=.`);
    if (group.VpcId !== vpcId)
      refuse(
        'InvalidVPCNetworkStateFault',
        `The DB instance and EC2 security group are in different VPCs. The DB instance is in ${String(vpcId)} and the EC2 security group is in ${group.VpcId}`,
      );
    return { VpcSecurityGroupId: id, Status: 'active' };
  });
}

export function endpointOf(context: DataContext, name: string, port: number): JsonObject {
  return {
    Address: `${name}.${hexOf(`${context.account}/rds`, 12)}.${context.region}.rds.amazonaws.com`,
    Port: port,
    HostedZoneId:
      context.region === 'us-east-1' ? 'Z2R2ITUGPM61AM' : `Z${capitalsOf(`${context.region}/rds`, 13)}`,
  };
}
