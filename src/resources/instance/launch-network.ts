import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { Subnet } from '../subnet/schema.ts';
import type { AwsContext } from '../tables.ts';
import type { InterfaceSpecification, RunInstancesInput } from './launch-input.ts';

/** One interface of each instance to launch: an existing one, or a new one in that subnet. */
export interface InterfacePlan extends InterfaceSpecification {
  readonly DeviceIndex: number;
  readonly subnet: Subnet;
}

const COMBINATION = 'InvalidParameterCombination';

/** Where the instances go: the named subnet, the interfaces' subnets, or a default subnet. */
export function planInterfaces(context: AwsContext, input: RunInstancesInput): readonly InterfacePlan[] {
  if (input.NetworkInterfaces === undefined || input.NetworkInterfaces.length === 0) {
    const subnet = findSubnet(context, input, input.SubnetId);
    const Groups = groupsOf(context, input, subnet);
    const { PrivateIpAddress } = input;
    if (PrivateIpAddress !== undefined) refuseSeveralInstances(input, 'private IP address');
    return [{ DeviceIndex: 0, subnet, Groups, PrivateIpAddress }];
  }
  refuseInstanceLevel(input);
  return planSpecifications(context, input, input.NetworkInterfaces);
}

function planSpecifications(
  context: AwsContext,
  input: RunInstancesInput,
  specifications: readonly InterfaceSpecification[],
): readonly InterfacePlan[] {
  const plans = specifications.map((specification, index): InterfacePlan => {
    const { DeviceIndex } = specification;
    if (DeviceIndex === undefined)
      return refuse(
        'InvalidParameterValue',
        'Each network interface requires a device index.',
        `NetworkInterfaces[${index}].DeviceIndex`,
      );
    checkPublicAddress(specifications, specification);
    const subnet =
      specification.NetworkInterfaceId === undefined
        ? findSubnet(context, input, specification.SubnetId)
        : existingSubnet(context, input, specification);
    checkNetworks(context, specification.Groups, subnet);
    if (specification.PrivateIpAddress !== undefined || (specification.PrivateIpAddresses?.length ?? 0) > 0)
      refuseSeveralInstances(input, 'private IP address');
    return { ...specification, DeviceIndex, subnet };
  });
  const indexes = plans.map((plan) => plan.DeviceIndex);
  if (new Set(indexes).size !== indexes.length)
    refuse(
      'InvalidParameterValue',
      'Each network interface requires a unique device index.',
      'NetworkInterfaces',
    );
  if (!indexes.includes(0))
    refuse(
      'InvalidParameterCombination',
      'A network interface with device index 0 is required.',
      'NetworkInterfaces',
    );
  // NET-10: one Availability Zone for all of an instance's interfaces.
  if (new Set(plans.map((plan) => plan.subnet.AvailabilityZone)).size > 1)
    refuse(COMBINATION, 'All network interfaces must be in the same availability zone.', 'NetworkInterfaces');
  return [...plans].sort((left, right) => left.DeviceIndex - right.DeviceIndex);
}

/** What belongs into the interface specifications may not stand beside them. */
function refuseInstanceLevel(input: RunInstancesInput): void {
  const clashes: readonly (readonly [string, unknown])[] = [
    ['subnet ID', input.SubnetId],
    ['security groups', input.SecurityGroupIds ?? input.SecurityGroups],
    ['private address', input.PrivateIpAddress],
  ];
  for (const [what, value] of clashes) {
    if (value !== undefined)
      refuse(
        COMBINATION,
        `Network interfaces and an instance-level ${what} may not be specified on the same request`,
        'NetworkInterfaces',
      );
  }
}

/** EC2-6: Amazon gives a public address only to one new primary interface. */
function checkPublicAddress(
  all: readonly InterfaceSpecification[],
  specification: InterfaceSpecification,
): void {
  if (specification.AssociatePublicIpAddress === undefined) return;
  const path = 'NetworkInterfaces';
  if (specification.NetworkInterfaceId !== undefined)
    refuse(
      COMBINATION,
      'The associatePublicIPAddress parameter cannot be specified for a network interface ID.',
      path,
    );
  if (specification.AssociatePublicIpAddress !== true) return;
  if (all.length > 1)
    refuse(
      COMBINATION,
      'The associatePublicIPAddress parameter cannot be specified when launching with multiple network interfaces.',
      path,
    );
  if (specification.DeviceIndex !== 0)
    refuse(
      COMBINATION,
      'The associatePublicIPAddress parameter can only be specified for the network interface with device index 0.',
      path,
    );
}

function refuseSeveralInstances(input: RunInstancesInput, what: string): void {
  if (input.MaxCount > 1)
    refuse(
      COMBINATION,
      `Multiple instances creation and ${what} may not be specified on the same request`,
      'MaxCount',
    );
}

function existingSubnet(
  context: AwsContext,
  input: RunInstancesInput,
  specification: InterfaceSpecification,
): Subnet {
  refuseSeveralInstances(input, 'network interface ID');
  const { NetworkInterfaceId, SubnetId, Groups, PrivateIpAddress } = specification;
  if (SubnetId !== undefined || Groups !== undefined || PrivateIpAddress !== undefined)
    refuse(
      COMBINATION,
      'A network interface ID may not be specified with a subnet ID, security groups or a private IP address.',
      'NetworkInterfaces',
    );
  const existing = context.find(
    'network-interface',
    NetworkInterfaceId ?? '',
    'InvalidNetworkInterfaceID.NotFound',
  );
  return context.find('subnet', existing.SubnetId, 'InvalidSubnetID.NotFound');
}

function findSubnet(context: AwsContext, input: RunInstancesInput, subnetId: string | undefined): Subnet {
  const { AvailabilityZone, AvailabilityZoneId } = input.Placement ?? {};
  if (subnetId === undefined) return defaultSubnet(context, AvailabilityZone, AvailabilityZoneId);
  const subnet = context.find('subnet', subnetId, 'InvalidSubnetID.NotFound');
  if (AvailabilityZone !== undefined && AvailabilityZone !== subnet.AvailabilityZone)
    refuse(
      'InvalidParameterValue',
      `Value (${AvailabilityZone}) for parameter availabilityZone is invalid. Subnet '${subnet.id}' is in the availability zone ${subnet.AvailabilityZone}`,
      'Placement.AvailabilityZone',
    );
  return subnet;
}

/** NET-12: without a subnet the instance goes to the Region's default VPC. */
function defaultSubnet(context: AwsContext, zone: string | undefined, zoneId: string | undefined): Subnet {
  const vpcId = String(context.request('InternalEnsureDefaultVpc', {}).VpcId);
  const subnets = context
    .list('subnet')
    .filter((subnet) => subnet.VpcId === vpcId && subnet.DefaultForAz)
    .filter((subnet) => zone === undefined || subnet.AvailabilityZone === zone)
    .filter((subnet) => zoneId === undefined || subnet.AvailabilityZoneId === zoneId)
    .sort((left, right) => (left.AvailabilityZone < right.AvailabilityZone ? -1 : 1));
  const [first] = subnets;
  if (first !== undefined) return first;
  return zone === undefined && zoneId === undefined
    ? refuse('MissingInput', `No subnets found for the default VPC '${vpcId}'. Please specify a subnet.`)
    : refuse(
        'InvalidInput',
        `No default subnet for availability zone: '${zone ?? zoneId}'.`,
        'Placement.AvailabilityZone',
      );
}

function groupsOf(context: AwsContext, input: RunInstancesInput, subnet: Subnet): string[] | undefined {
  if (input.SecurityGroups !== undefined && input.SubnetId !== undefined)
    refuse(COMBINATION, 'The parameter groupName cannot be used with the parameter subnet', 'SecurityGroups');
  const named = (input.SecurityGroups ?? []).map((name) => groupByName(context, subnet.VpcId, name));
  const groups = [...(input.SecurityGroupIds ?? []), ...named];
  checkNetworks(context, groups, subnet);
  return groups.length === 0 ? undefined : groups;
}

function groupByName(context: AwsContext, vpcId: string, name: string): string {
  const group = context
    .list('security-group')
    .find((candidate) => candidate.VpcId === vpcId && candidate.GroupName === name);
  return (
    group?.id ??
    refuse(
      'InvalidGroup.NotFound',
      `The security group '${name}' does not exist in default VPC '${vpcId}'`,
      'SecurityGroups',
    )
  );
}

function checkNetworks(context: AwsContext, groups: readonly string[] | undefined, subnet: Subnet): void {
  for (const id of groups ?? []) {
    const group = context.get('security-group', id);
    if (group !== undefined && group.VpcId !== subnet.VpcId)
      refuse(
        'InvalidParameter',
        `Security group ${id} and subnet ${subnet.id} belong to different networks.`,
        'SecurityGroupIds',
      );
  }
}
