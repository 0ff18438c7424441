import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { DataContext } from '../data-tables.ts';
import { addManagedInterface } from '../shared/data/managed-interface.ts';

export interface Groups {
  readonly Groups: readonly { readonly GroupId: string; readonly GroupName: string }[];
  readonly NetworkInterfaceIds: readonly string[];
}

interface Wanted {
  readonly SubnetIds: readonly string[];
  readonly SecurityGroupIds?: readonly string[] | undefined;
  /** Subnets that the endpoint has interfaces in and keeps. */
  readonly besides?: readonly string[];
}

/**
 * An interface in each subnet, as real as any other: it has an address of the subnet, and packets to it pass
 * its groups. What answers behind it is not simulated.
 */
export function addEndpointInterfaces(
  context: DataContext,
  id: string,
  vpcId: string,
  { SubnetIds, SecurityGroupIds, besides = [] }: Wanted,
): Groups {
  const groups = groupsOf(context, vpcId, SecurityGroupIds);
  const subnets = context.list('subnet');
  // VPE-8: at most one subnet in each zone, those that are there already among them.
  const zones = new Set(
    subnets.filter(({ id: each }) => besides.includes(each)).map(({ AvailabilityZone }) => AvailabilityZone),
  );
  const NetworkInterfaceIds = SubnetIds.map((SubnetId) => {
    const subnet = subnets.find((each) => each.id === SubnetId);
    if (subnet === undefined || subnet.VpcId !== vpcId)
      return refuse('InvalidSubnetId.NotFound', `The subnet ID '${SubnetId}' does not exist`);
    if (zones.has(subnet.AvailabilityZone))
      return refuse(
        'DuplicateSubnetsInSameZone',
        `Found another VPC endpoint subnet in the availability zone of ${SubnetId}. VPC endpoint subnets should be in different availability zones supported by the VPC endpoint service.`,
      );
    zones.add(subnet.AvailabilityZone);
    return addManagedInterface(context, {
      SubnetId,
      Groups: groups.map(({ GroupId }) => GroupId),
      Description: `VPC Endpoint Interface ${id}`,
      InterfaceType: 'vpc_endpoint',
      RequesterId: '727180483921',
    });
  });
  return { Groups: groups, NetworkInterfaceIds };
}

/** Those asked for; else the VPC's default group. */
function groupsOf(
  context: DataContext,
  vpcId: string,
  asked: readonly string[] | undefined,
): Groups['Groups'] {
  const ofVpc = context.list('security-group').filter(({ VpcId }) => VpcId === vpcId);
  if (asked === undefined || asked.length === 0)
    return ofVpc
      .filter(({ GroupName }) => GroupName === 'default')
      .map(({ id, GroupName }) => ({ GroupId: id, GroupName }));
  return asked.map((GroupId) => {
    const group = ofVpc.find(({ id }) => id === GroupId);
    if (group === undefined)
      return refuse('InvalidSecurityGroupId.NotFound', `The security group ID '${GroupId}' does not exist`);
    return { GroupId, GroupName: group.GroupName };
  });
}

/** Those in the subnets go, or all; the others are answered. */
export function removeInterfaces(
  context: DataContext,
  ids: readonly string[],
  subnets?: readonly string[],
): readonly string[] {
  return ids.filter((NetworkInterfaceId) => {
    const record = context.get('network-interface', NetworkInterfaceId);
    if (record === undefined) return false;
    if (subnets !== undefined && !subnets.includes(record.SubnetId)) return true;
    context.request('InternalDeleteManagedInterface', { NetworkInterfaceId });
    return false;
  });
}

export function setGroups(context: DataContext, ids: readonly string[], groups: readonly string[]): void {
  for (const id of ids) {
    const record = context.get('network-interface', id);
    if (record !== undefined && groups.length > 0)
      context.put('network-interface', { ...record, Groups: [...groups] });
  }
}
