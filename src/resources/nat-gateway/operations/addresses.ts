import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { type NatAddress, natAddresses, printAddresses } from '../addresses.ts';
import type { NatGateway } from '../schema.ts';
import { findElasticIp, findReadyGateway, MOST_ADDRESSES } from './find.ts';

const MaxDrainDurationSeconds = z.int().min(1).max(4000).optional();
const example = { NatGatewayId: 'nat-0123456789abcdef0' };
const commonErrors = [
  'NatGatewayNotFound',
  'IncorrectState',
  'UnsupportedOperation',
  'InvalidParameterValue',
];

const associateInput = z.strictObject({
  NatGatewayId: z.string(),
  AllocationIds: z.array(z.string()).min(1),
  PrivateIpAddresses: z.array(z.string()).default([]),
});

/** Adds Elastic IPs to a public gateway, each on a private address of its own (NAT-6). */
export const associateNatGatewayAddress = operation<AwsTables, typeof associateInput>({
  name: 'AssociateNatGatewayAddress',
  input: associateInput,
  errors: [
    ...commonErrors,
    'InvalidElasticIpID.NotFound',
    'Resource.AlreadyAssociated',
    'InvalidIPAddress.InUse',
    'InsufficientFreeAddressesInSubnet',
  ],
  example: { ...example, AllocationIds: ['eipalloc-0123456789abcdef0'] },
  run: (context, { NatGatewayId, AllocationIds, PrivateIpAddresses }) => {
    const gateway = findReadyGateway(context, NatGatewayId, 'public');
    if (PrivateIpAddresses.length > AllocationIds.length)
      refuse(
        'InvalidParameterValue',
        'There are more private IP addresses than allocation IDs',
        'PrivateIpAddresses',
      );
    const before = natAddresses(context, gateway);
    refuseTooMany(before.length + AllocationIds.length);
    AllocationIds.forEach((AllocationId, index) => {
      if (findElasticIp(context, AllocationId).Association !== undefined)
        refuse('Resource.AlreadyAssociated', `Elastic IP address ${AllocationId} is already associated`);
      const PrivateIpAddress = assign(context, gateway, PrivateIpAddresses[index]);
      context.request('InternalAssociateManagedAddress', {
        AllocationId,
        NetworkInterfaceId: gateway.NetworkInterfaceId,
        PrivateIpAddress,
      });
    });
    return answerAdded(context, gateway, before, 'associating');
  },
});

const disassociateInput = z.strictObject({
  NatGatewayId: z.string(),
  AssociationIds: z.array(z.string()).min(1),
  MaxDrainDurationSeconds,
});

/** Takes secondary Elastic IPs and their private addresses off a public gateway. */
export const disassociateNatGatewayAddress = operation<AwsTables, typeof disassociateInput>({
  name: 'DisassociateNatGatewayAddress',
  input: disassociateInput,
  errors: [...commonErrors, 'InvalidAssociationID.NotFound'],
  example: { ...example, AssociationIds: ['eipassoc-0123456789abcdef0'] },
  run: (context, { NatGatewayId, AssociationIds }) => {
    const gateway = findReadyGateway(context, NatGatewayId, 'public');
    const addresses = natAddresses(context, gateway);
    const leaving = AssociationIds.map((id) => {
      const found = addresses.find((address) => address.AssociationId === id);
      if (found === undefined)
        return refuse(
          'InvalidAssociationID.NotFound',
          `The association ID '${id}' does not exist`,
          'AssociationIds',
        );
      refusePrimary(found, 'AssociationIds');
      return found;
    });
    const answer = answerLeaving(context, gateway, leaving, 'disassociating');
    for (const { AssociationId, PrivateIp } of leaving) {
      context.request('InternalDisassociateManagedAddress', { AssociationId: AssociationId ?? '' });
      unassign(context, gateway, PrivateIp);
    }
    return answer;
  },
});

const assignInput = z.strictObject({
  NatGatewayId: z.string(),
  PrivateIpAddresses: z.array(z.string()).optional(),
  PrivateIpAddressCount: z.int().min(1).max(31).optional(),
});

/** Adds private addresses to a private gateway. */
export const assignPrivateNatGatewayAddress = operation<AwsTables, typeof assignInput>({
  name: 'AssignPrivateNatGatewayAddress',
  input: assignInput,
  errors: [
    ...commonErrors,
    'InvalidParameterCombination',
    'InvalidIPAddress.InUse',
    'InsufficientFreeAddressesInSubnet',
  ],
  example: { ...example, PrivateIpAddressCount: 1 },
  run: (context, { NatGatewayId, PrivateIpAddresses, PrivateIpAddressCount }) => {
    const gateway = findReadyGateway(context, NatGatewayId, 'private');
    if (PrivateIpAddresses !== undefined && PrivateIpAddressCount !== undefined)
      refuse(
        'InvalidParameterCombination',
        'PrivateIpAddresses and PrivateIpAddressCount cannot be used together',
        'PrivateIpAddressCount',
      );
    const before = natAddresses(context, gateway);
    const count = PrivateIpAddresses?.length ?? PrivateIpAddressCount ?? 1;
    refuseTooMany(before.length + count);
    for (let index = 0; index < count; index++) assign(context, gateway, PrivateIpAddresses?.[index]);
    return answerAdded(context, gateway, before, 'assigning');
  },
});

const unassignInput = z.strictObject({
  NatGatewayId: z.string(),
  PrivateIpAddresses: z.array(z.string()).min(1),
  MaxDrainDurationSeconds,
});

export const unassignPrivateNatGatewayAddress = operation<AwsTables, typeof unassignInput>({
  name: 'UnassignPrivateNatGatewayAddress',
  input: unassignInput,
  errors: commonErrors,
  example: { ...example, PrivateIpAddresses: ['10.0.0.5'] },
  run: (context, { NatGatewayId, PrivateIpAddresses }) => {
    const gateway = findReadyGateway(context, NatGatewayId, 'private');
    const addresses = natAddresses(context, gateway);
    const leaving = PrivateIpAddresses.map((ip) => {
      const found = addresses.find((address) => address.PrivateIp === ip);
      if (found === undefined)
        return refuse(
          'InvalidParameterValue',
          `The private IP address ${ip} is not assigned to Nat Gateway ${NatGatewayId}`,
          'PrivateIpAddresses',
        );
      refusePrimary(found, 'PrivateIpAddresses');
      return found;
    });
    const answer = answerLeaving(context, gateway, leaving, 'unassigning');
    for (const { PrivateIp } of leaving) unassign(context, gateway, PrivateIp);
    return answer;
  },
});

function refuseTooMany(count: number): void {
  if (count > MOST_ADDRESSES)
    refuse('InvalidParameterValue', `A NAT gateway can have at most ${MOST_ADDRESSES} addresses`);
}

function refusePrimary(address: NatAddress, path: string): void {
  if (address.IsPrimary)
    refuse(
      'InvalidParameterValue',
      `The primary address ${address.PrivateIp} of a NAT gateway cannot be removed`,
      path,
    );
}

/** Gives the gateway's interface one more private address and answers it. */
function assign(context: AwsContext, gateway: NatGateway, wanted: string | undefined): string {
  const before = new Set(natAddresses(context, gateway).map((address) => address.PrivateIp));
  context.request('InternalAssignManagedAddress', {
    NetworkInterfaceId: gateway.NetworkInterfaceId,
    ...(wanted === undefined ? {} : { PrivateIpAddress: wanted }),
  });
  const added = natAddresses(context, gateway).find((address) => !before.has(address.PrivateIp));
  return added?.PrivateIp ?? '';
}

function unassign(context: AwsContext, gateway: NatGateway, PrivateIpAddress: string): void {
  context.request('InternalUnassignManagedAddress', {
    NetworkInterfaceId: gateway.NetworkInterfaceId,
    PrivateIpAddress,
  });
}

/** AWS first shows new addresses on their way; here they are in place right after the answer. */
function answerAdded(
  context: AwsContext,
  gateway: NatGateway,
  before: readonly NatAddress[],
  status: string,
): JsonObject {
  const old = new Set(before.map((address) => address.PrivateIp));
  return {
    NatGatewayId: gateway.id,
    NatGatewayAddresses: printAddresses(context, gateway, (address) =>
      old.has(address.PrivateIp) ? 'succeeded' : status,
    ),
  };
}

/** The answer names the addresses that leave, as they were. */
function answerLeaving(
  context: AwsContext,
  gateway: NatGateway,
  leaving: readonly NatAddress[],
  status: string,
): JsonObject {
  const gone = new Set(leaving.map((address) => address.PrivateIp));
  return {
    NatGatewayId: gateway.id,
    NatGatewayAddresses: printAddresses(context, gateway, (address) =>
      gone.has(address.PrivateIp) ? status : 'succeeded',
    ),
  };
}
