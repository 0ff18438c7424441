import * as z from 'zod';
import { operation } from '../../../kernel/cloud/operation.ts';
import { tagSpecificationsSchema, tagsFor } from '../../../kernel/cloud/tags.ts';
import type { AwsTables } from '../../tables.ts';
import { printNetworkInterface } from '../describe.ts';
import { createInterface, createManagedInterface } from '../new-interface.ts';

export const addressSpecifications = z
  .array(z.strictObject({ PrivateIpAddress: z.string(), Primary: z.boolean().optional() }))
  .optional();

/** Codes of everything that gives addresses and groups to an interface. */
export const placementErrors = [
  'InvalidSubnetID.NotFound',
  'InvalidGroup.NotFound',
  'SecurityGroupsPerInterfaceLimitExceeded',
  'InvalidIPAddress.InUse',
  'InsufficientFreeAddressesInSubnet',
  'InvalidParameterCombination',
  'InvalidParameterValue',
] as const;

const createInput = z.strictObject({
  SubnetId: z.string(),
  Description: z.string().optional(),
  PrivateIpAddress: z.string().optional(),
  PrivateIpAddresses: addressSpecifications,
  SecondaryPrivateIpAddressCount: z.int().min(0).optional(),
  Groups: z.array(z.string()).optional(),
  InterfaceType: z.enum(['interface', 'efa', 'efa-only', 'branch', 'trunk']).optional(),
  TagSpecifications: tagSpecificationsSchema,
  ClientToken: z.string().optional(),
});

export const createNetworkInterface = operation<AwsTables, typeof createInput>({
  name: 'CreateNetworkInterface',
  input: createInput,
  errors: [...placementErrors, 'NetworkInterfaceLimitExceeded', 'TagLimitExceeded'],
  example: { SubnetId: 'subnet-0123456789abcdef0', Description: 'second interface' },
  run: (context, input) => {
    const { TagSpecifications, ClientToken, ...wanted } = input;
    const record = createInterface(context, {
      ...wanted,
      tags: tagsFor(TagSpecifications, 'network-interface'),
    });
    return {
      // AWS answers before the interface is ready; a moment later it is `available`.
      NetworkInterface: { ...printNetworkInterface(context, record), Status: 'pending' },
      ...(ClientToken === undefined ? {} : { ClientToken }),
    };
  },
});

const managedInput = z.strictObject({
  SubnetId: z.string(),
  PrivateIpAddress: z.string().optional(),
  PrivateIpAddresses: addressSpecifications,
  SecondaryPrivateIpAddressCount: z.int().min(0).optional(),
  InterfaceType: z.literal('nat_gateway'),
  Description: z.string(),
  RequesterId: z.string(),
});

/** For NAT gateways: their requester-managed interface. Answers its id and addresses. */
export const internalCreateManagedInterface = operation<AwsTables, typeof managedInput>({
  name: 'InternalCreateManagedInterface',
  input: managedInput,
  errors: [...placementErrors],
  example: {
    SubnetId: 'subnet-0123456789abcdef0',
    InterfaceType: 'nat_gateway',
    Description: 'Interface for NAT Gateway nat-0123456789abcdef0',
    RequesterId: '123456789012',
  },
  run: (context, input) => {
    const subnet = context.find('subnet', input.SubnetId, 'InvalidSubnetID.NotFound');
    const record = createManagedInterface(context, subnet, input);
    const [primary, ...secondary] = record.PrivateIpAddresses.map((entry) => entry.PrivateIpAddress);
    return {
      NetworkInterfaceId: record.id,
      PrivateIpAddress: primary ?? '',
      SecondaryPrivateIpAddresses: secondary,
    };
  },
});

const instanceInterfaceInput = z.strictObject({
  SubnetId: z.string(),
  Description: z.string().optional(),
  PrivateIpAddress: z.string().optional(),
  PrivateIpAddresses: addressSpecifications,
  SecondaryPrivateIpAddressCount: z.int().min(0).optional(),
  Groups: z.array(z.string()).optional(),
  InterfaceType: z.enum(['interface', 'efa', 'efa-only']).optional(),
  AssociatePublicIpAddress: z.boolean().optional(),
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })),
});

/** For RunInstances: an interface whose public-address setting the launch may decide (EC2-6). */
export const internalCreateInstanceInterface = operation<AwsTables, typeof instanceInterfaceInput>({
  name: 'InternalCreateInstanceInterface',
  input: instanceInterfaceInput,
  errors: [...placementErrors, 'NetworkInterfaceLimitExceeded'],
  example: { SubnetId: 'subnet-0123456789abcdef0', Tags: [] },
  run: (context, { Tags, ...wanted }) => ({
    NetworkInterfaceId: createInterface(context, { ...wanted, tags: Tags }).id,
  }),
});
