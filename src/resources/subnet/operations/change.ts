import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { describeOperation } from '../../../kernel/cloud/describe.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import { ipv6BlockFilters, textAt } from '../../shared/ipv6-blocks.ts';
import type { AwsTables } from '../../tables.ts';
import { availableAddresses, printSubnet, unmodelledAnswers } from '../describe.ts';
import type { Subnet } from '../schema.ts';

/** A field of the answer that no fact stands behind: what AWS starts with, or what an import said. */
const unmodelled =
  (...path: readonly string[]) =>
  (subnet: Subnet) => [textAt({ ...unmodelledAnswers(subnet), ...subnet.extra }, path)];

const cidrBlock = (subnet: Subnet) => [subnet.CidrBlock];
const zone = (subnet: Subnet) => [subnet.AvailabilityZone];
const zoneId = (subnet: Subnet) => [subnet.AvailabilityZoneId];
const defaultForAz = (subnet: Subnet) => [String(subnet.DefaultForAz)];

export const describeSubnets = describeOperation<AwsTables, 'subnet'>({
  name: 'DescribeSubnets',
  table: 'subnet',
  resultKey: 'Subnets',
  idsParameter: 'SubnetIds',
  notFound: 'InvalidSubnetID.NotFound',
  filters: {
    'availability-zone': zone,
    availabilityZone: zone,
    'availability-zone-id': zoneId,
    availabilityZoneId: zoneId,
    'available-ip-address-count': (subnet, context) => [String(availableAddresses(context, subnet))],
    'cidr-block': cidrBlock,
    cidr: cidrBlock,
    cidrBlock,
    'default-for-az': defaultForAz,
    defaultForAz,
    'customer-owned-ipv4-pool': unmodelled('CustomerOwnedIpv4Pool'),
    'enable-dns64': unmodelled('EnableDns64'),
    'enable-lni-at-device-index': unmodelled('EnableLniAtDeviceIndex'),
    ...ipv6BlockFilters,
    'ipv6-native': unmodelled('Ipv6Native'),
    'map-customer-owned-ip-on-launch': unmodelled('MapCustomerOwnedIpOnLaunch'),
    'map-public-ip-on-launch': (subnet) => [String(subnet.MapPublicIpOnLaunch)],
    'outpost-arn': unmodelled('OutpostArn'),
    'private-dns-name-options-on-launch.enable-resource-name-dns-a-record': unmodelled(
      'PrivateDnsNameOptionsOnLaunch',
      'EnableResourceNameDnsARecord',
    ),
    'private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record': unmodelled(
      'PrivateDnsNameOptionsOnLaunch',
      'EnableResourceNameDnsAAAARecord',
    ),
    'private-dns-name-options-on-launch.hostname-type': unmodelled(
      'PrivateDnsNameOptionsOnLaunch',
      'HostnameType',
    ),
    state: (subnet) => [subnet.State],
    'subnet-arn': unmodelled('SubnetArn'),
    'subnet-id': (subnet) => [subnet.id],
    'vpc-id': (subnet) => [subnet.VpcId],
  },
  print: printSubnet,
});

const modifyInput = z.strictObject({
  SubnetId: z.string(),
  MapPublicIpOnLaunch: z.strictObject({ Value: z.boolean() }).optional(),
});

export const modifySubnetAttribute = operation<AwsTables, typeof modifyInput>({
  name: 'ModifySubnetAttribute',
  input: modifyInput,
  errors: ['InvalidSubnetID.NotFound', 'InvalidParameterCombination'],
  example: { SubnetId: 'subnet-0123456789abcdef0', MapPublicIpOnLaunch: { Value: true } },
  run: (context, { SubnetId, MapPublicIpOnLaunch }) => {
    const subnet = context.find('subnet', SubnetId, 'InvalidSubnetID.NotFound');
    if (MapPublicIpOnLaunch === undefined)
      return refuse('InvalidParameterCombination', 'No attributes specified.');
    context.put('subnet', { ...subnet, MapPublicIpOnLaunch: MapPublicIpOnLaunch.Value });
    return {};
  },
});

const deleteInput = z.strictObject({ SubnetId: z.string() });

export const deleteSubnet = operation<AwsTables, typeof deleteInput>({
  name: 'DeleteSubnet',
  input: deleteInput,
  errors: ['InvalidSubnetID.NotFound', 'DependencyViolation'],
  example: { SubnetId: 'subnet-0123456789abcdef0' },
  run: (context, { SubnetId }) => {
    context.find('subnet', SubnetId, 'InvalidSubnetID.NotFound');
    const isInside = (record: { readonly SubnetId: string }) => record.SubnetId === SubnetId;
    // NET-7. A NAT gateway that failed or is gone leaves no interface behind.
    const isUsed =
      context.all('network-interface').some(isInside) ||
      context
        .all('nat-gateway')
        .some((gateway) => isInside(gateway) && gateway.State !== 'deleted' && gateway.State !== 'failed');
    if (isUsed)
      refuse(
        'DependencyViolation',
        `The subnet '${SubnetId}' has dependencies and cannot be deleted.`,
        'SubnetId',
      );
    context.request('InternalForgetSubnetRouteTable', { SubnetId });
    context.request('InternalForgetSubnetNetworkAcl', { SubnetId });
    context.remove('subnet', SubnetId);
    return {};
  },
});
