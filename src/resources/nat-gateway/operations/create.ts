import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import { tagSpecificationsSchema, tagsFor } from '../../../kernel/cloud/tags.ts';
import { usableRange } from '../../shared/subnet-addresses.ts';
import type { Subnet } from '../../subnet/schema.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { interfaceDescription, printNatGateway } from '../describe.ts';
import { NAT_REQUESTER, type NatGateway } from '../schema.ts';
import { WORK_MS } from '../settle.ts';
import { findElasticIp, MOST_ADDRESSES } from './find.ts';

const input = z.strictObject({
  SubnetId: z.string(),
  ConnectivityType: z.enum(['public', 'private']).default('public'),
  AvailabilityMode: z.enum(['zonal', 'regional']).default('zonal'),
  AllocationId: z.string().optional(),
  PrivateIpAddress: z.string().optional(),
  SecondaryAllocationIds: z.array(z.string()).default([]),
  SecondaryPrivateIpAddresses: z.array(z.string()).default([]),
  SecondaryPrivateIpAddressCount: z.int().min(1).optional(),
  TagSpecifications: tagSpecificationsSchema,
  ClientToken: z.string().optional(),
});

type Input = z.output<typeof input>;

export const createNatGateway = operation<AwsTables, typeof input>({
  name: 'CreateNatGateway',
  input,
  errors: [
    'InvalidSubnetID.NotFound',
    'InvalidElasticIpID.NotFound',
    'InvalidIPAddress.InUse',
    'InvalidParameterValue',
    'InvalidParameterCombination',
    'MissingParameter',
    'UnsupportedOperation',
    'TagLimitExceeded',
  ],
  example: { SubnetId: 'subnet-0123456789abcdef0', AllocationId: 'eipalloc-0123456789abcdef0' },
  run: (context, given) => {
    if (given.AvailabilityMode === 'regional')
      refuse('UnsupportedOperation', 'Regional NAT gateways are not simulated.', 'AvailabilityMode');
    const subnet = context.find('subnet', given.SubnetId, 'InvalidSubnetID.NotFound');
    const allocations = readAllocations(given);
    for (const id of allocations) findElasticIp(context, id);
    const extraAddresses = countSecondary(given, allocations);
    const gateway: NatGateway = {
      ...context.newRecord('nat-gateway', 'nat'),
      Tags: [...tagsFor(given.TagSpecifications, 'natgateway')],
      VpcId: subnet.VpcId,
      SubnetId: subnet.id,
      ConnectivityType: given.ConnectivityType,
      State: 'pending',
      CreateTime: context.at,
      NetworkInterfaceId: '',
    };
    const failure = findFailure(context, subnet, allocations, 1 + extraAddresses);
    const stored =
      failure === undefined
        ? withInterface(context, gateway, given, allocations, extraAddresses)
        : { ...gateway, NetworkInterfaceId: context.mintId('eni') };
    context.put('nat-gateway', stored);
    context.schedule('nat-gateway', gateway.id, failure ?? 'available', WORK_MS);
    return {
      ...(given.ClientToken === undefined ? {} : { ClientToken: given.ClientToken }),
      NatGateway: printNatGateway(context, stored),
    };
  },
});

/** NAT-1: a public gateway needs an Elastic IP, a private one has none. The primary one first. */
function readAllocations(given: Input): readonly string[] {
  const { AllocationId, SecondaryAllocationIds } = given;
  if (given.ConnectivityType === 'public') {
    if (AllocationId === undefined)
      return refuse(
        'MissingParameter',
        'The request must include the AllocationId parameter. Add the required parameter and retry the request.',
        'AllocationId',
      );
    const allocations = [AllocationId, ...SecondaryAllocationIds];
    if (new Set(allocations).size < allocations.length)
      refuse('InvalidParameterValue', 'An Elastic IP address is given twice', 'SecondaryAllocationIds');
    return allocations;
  }
  if (AllocationId !== undefined || SecondaryAllocationIds.length > 0)
    refuse(
      'InvalidParameterCombination',
      'Allocation IDs cannot be specified for a NAT gateway with connectivity type private',
      AllocationId === undefined ? 'SecondaryAllocationIds' : 'AllocationId',
    );
  return [];
}

/** How many addresses besides the primary one; NAT-6: up to seven. */
function countSecondary(given: Input, allocations: readonly string[]): number {
  const { SecondaryPrivateIpAddresses: named, SecondaryPrivateIpAddressCount: counted } = given;
  const isPublic = given.ConnectivityType === 'public';
  if (counted !== undefined && (isPublic || named.length > 0))
    refuse(
      'InvalidParameterCombination',
      isPublic
        ? 'SecondaryPrivateIpAddressCount cannot be specified for a NAT gateway with connectivity type public'
        : 'SecondaryPrivateIpAddressCount and SecondaryPrivateIpAddresses cannot be used together',
      'SecondaryPrivateIpAddressCount',
    );
  if (isPublic && named.length > allocations.length - 1)
    refuse(
      'InvalidParameterCombination',
      'There are more secondary private IP addresses than secondary allocation IDs',
      'SecondaryPrivateIpAddresses',
    );
  const secondary = isPublic ? allocations.length - 1 : (counted ?? named.length);
  if (1 + secondary > MOST_ADDRESSES)
    refuse('InvalidParameterValue', `A NAT gateway can have at most ${MOST_ADDRESSES} addresses`);
  return secondary;
}

/**
 * NAT-2: AWS accepts the request and lets the gateway come to `failed` some time later.
 * The answer is what to schedule: the FailureCode and, where it is about one, the allocation id.
 */
function findFailure(
  context: AwsContext,
  subnet: Subnet,
  allocations: readonly string[],
  addresses: number,
): string | undefined {
  const used = context
    .all('network-interface')
    .filter((networkInterface) => networkInterface.SubnetId === subnet.id)
    .reduce((sum, networkInterface) => sum + networkInterface.PrivateIpAddresses.length, 0);
  if (usableRange(subnet.CidrBlock).count - used < addresses) return 'InsufficientFreeAddressesInSubnet';
  if (allocations.length === 0) return undefined;
  const isAttached = context
    .all('internet-gateway')
    .some((gateway) => gateway.Attachments.some((attachment) => attachment.VpcId === subnet.VpcId));
  if (!isAttached) return 'Gateway.NotAttached';
  const taken = allocations.find((id) => context.get('elastic-ip', id)?.Association !== undefined);
  return taken === undefined ? undefined : `Resource.AlreadyAssociated ${taken}`;
}

/** Makes the gateway's interface with all its addresses and binds the Elastic IPs to them. */
function withInterface(
  context: AwsContext,
  gateway: NatGateway,
  given: Input,
  allocations: readonly string[],
  secondary: number,
): NatGateway {
  const made = context.request('InternalCreateManagedInterface', {
    SubnetId: gateway.SubnetId,
    ...(given.PrivateIpAddress === undefined ? {} : { PrivateIpAddress: given.PrivateIpAddress }),
    InterfaceType: 'nat_gateway',
    Description: interfaceDescription(gateway.id),
    RequesterId: NAT_REQUESTER,
  });
  const NetworkInterfaceId = String(made.NetworkInterfaceId);
  for (let index = 0; index < secondary; index++) {
    const named = given.SecondaryPrivateIpAddresses[index];
    context.request('InternalAssignManagedAddress', {
      NetworkInterfaceId,
      ...(named === undefined ? {} : { PrivateIpAddress: named }),
    });
  }
  const addresses = context.get('network-interface', NetworkInterfaceId)?.PrivateIpAddresses ?? [];
  addresses.forEach(({ PrivateIpAddress }, index) => {
    const AllocationId = allocations[index];
    if (AllocationId !== undefined)
      context.request('InternalAssociateManagedAddress', {
        AllocationId,
        NetworkInterfaceId,
        PrivateIpAddress,
      });
  });
  return { ...gateway, NetworkInterfaceId };
}
