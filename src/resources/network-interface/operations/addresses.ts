import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { takeAsked, takeFree, usedAddresses } from '../addresses.ts';
import { refuseManaged } from '../attachment.ts';
import { checkAddressLimit } from '../new-interface.ts';
import type { NetworkInterface } from '../schema.ts';

const NOT_FOUND = 'InvalidNetworkInterfaceID.NotFound';
const exampleId = 'eni-0123456789abcdef0';

const assignInput = z.strictObject({
  NetworkInterfaceId: z.string(),
  PrivateIpAddresses: z.array(z.string()).optional(),
  SecondaryPrivateIpAddressCount: z.int().min(1).optional(),
  AllowReassignment: z.boolean().optional(),
});

export const assignPrivateIpAddresses = operation<AwsTables, typeof assignInput>({
  name: 'AssignPrivateIpAddresses',
  input: assignInput,
  errors: [
    NOT_FOUND,
    'AuthFailure',
    'InvalidParameterCombination',
    'InvalidParameterValue',
    'PrivateIpAddressLimitExceeded',
    'InvalidIPAddress.InUse',
    'InsufficientFreeAddressesInSubnet',
  ],
  example: { NetworkInterfaceId: exampleId, SecondaryPrivateIpAddressCount: 1 },
  run: (context, input) => {
    const { PrivateIpAddresses: asked, SecondaryPrivateIpAddressCount: count } = input;
    const record = context.find('network-interface', input.NetworkInterfaceId, NOT_FOUND);
    refuseManaged(record);
    if ((asked === undefined) === (count === undefined))
      return refuse(
        'InvalidParameterCombination',
        'Exactly one of the parameters privateIpAddresses and secondaryPrivateIpAddressCount must be specified',
      );
    if (asked !== undefined) release(context, record, asked, input.AllowReassignment === true);
    const added = addAddresses(context, record, asked ?? [], count ?? 0);
    return {
      NetworkInterfaceId: record.id,
      AssignedPrivateIpAddresses: added.map((PrivateIpAddress) => ({ PrivateIpAddress })),
    };
  },
});

/** Takes asked-for addresses from the interfaces that hold them; without leave to do so, refuses. */
function release(
  context: AwsContext,
  target: NetworkInterface,
  asked: readonly string[],
  mayMove: boolean,
): void {
  for (const holder of context.all('network-interface')) {
    if (holder.SubnetId !== target.SubnetId) continue;
    const held = holder.PrivateIpAddresses.map((entry) => entry.PrivateIpAddress);
    const wanted = asked.filter((address) => held.includes(address));
    if (wanted.length === 0) continue;
    if (!mayMove || holder.id === target.id)
      refuse(
        'InvalidParameterValue',
        `Some of [${wanted.join(', ')}] are assigned, but move is not allowed.`,
        'PrivateIpAddresses',
      );
    refuseManaged(holder);
    removeAddresses(context, holder, wanted);
  }
}

function addAddresses(
  context: AwsContext,
  record: NetworkInterface,
  asked: readonly string[],
  count: number,
): readonly string[] {
  const total = record.PrivateIpAddresses.length + asked.length + count;
  const instance = context.get('instance', record.Attachment?.InstanceId ?? '');
  checkAddressLimit(instance?.InstanceType, total);
  const subnet = context.find('subnet', record.SubnetId, 'InvalidSubnetID.NotFound');
  const used = usedAddresses(context, subnet.id);
  takeAsked(subnet, asked, used);
  const added = [...asked, ...takeFree(subnet, count, used)];
  const entries = added.map((PrivateIpAddress) => ({ PrivateIpAddress }));
  context.put('network-interface', {
    ...record,
    PrivateIpAddresses: [...record.PrivateIpAddresses, ...entries],
  });
  return added;
}

/** The primary address stays as long as its interface; Elastic IPs of the others are disassociated. */
function removeAddresses(context: AwsContext, record: NetworkInterface, addresses: readonly string[]): void {
  const [primary, ...secondary] = record.PrivateIpAddresses;
  if (primary === undefined) return;
  if (addresses.includes(primary.PrivateIpAddress))
    refuse(
      'InvalidParameterValue',
      `The primary private IP address ${primary.PrivateIpAddress} of ${record.id} cannot be unassigned.`,
      'PrivateIpAddresses',
    );
  const unknown = addresses.filter(
    (address) => !secondary.some((entry) => entry.PrivateIpAddress === address),
  );
  if (unknown.length > 0)
    refuse(
      'InvalidParameterValue',
      `Some of [${unknown.join(', ')}] are not assigned to interface ${record.id}`,
      'PrivateIpAddresses',
    );
  for (const { Association } of context.all('elastic-ip')) {
    if (Association?.NetworkInterfaceId === record.id && addresses.includes(Association.PrivateIpAddress))
      context.request('DisassociateAddress', { AssociationId: Association.AssociationId });
  }
  context.put('network-interface', {
    ...record,
    PrivateIpAddresses: [
      primary,
      ...secondary.filter((entry) => !addresses.includes(entry.PrivateIpAddress)),
    ],
  });
}

const unassignInput = z.strictObject({
  NetworkInterfaceId: z.string(),
  PrivateIpAddresses: z.array(z.string()).min(1),
});

export const unassignPrivateIpAddresses = operation<AwsTables, typeof unassignInput>({
  name: 'UnassignPrivateIpAddresses',
  input: unassignInput,
  errors: [NOT_FOUND, 'AuthFailure', 'InvalidParameterValue'],
  example: { NetworkInterfaceId: exampleId, PrivateIpAddresses: ['10.0.0.20'] },
  run: (context, input) => {
    const record = context.find('network-interface', input.NetworkInterfaceId, NOT_FOUND);
    refuseManaged(record);
    removeAddresses(context, record, input.PrivateIpAddresses);
    return {};
  },
});

const managedInput = z.strictObject({
  NetworkInterfaceId: z.string(),
  PrivateIpAddress: z.string().optional(),
});

/** For NAT gateways: one more private address, the asked-for or the lowest free one. */
export const internalAssignManagedAddress = operation<AwsTables, typeof managedInput>({
  name: 'InternalAssignManagedAddress',
  input: managedInput,
  errors: [NOT_FOUND, 'InvalidParameterValue', 'InvalidIPAddress.InUse', 'InsufficientFreeAddressesInSubnet'],
  example: { NetworkInterfaceId: exampleId },
  run: (context, { NetworkInterfaceId, PrivateIpAddress }) => {
    const record = context.find('network-interface', NetworkInterfaceId, NOT_FOUND);
    const asked = PrivateIpAddress === undefined ? [] : [PrivateIpAddress];
    const [added] = addAddresses(context, record, asked, 1 - asked.length);
    return { PrivateIpAddress: added ?? '' };
  },
});

const managedRemoveInput = z.strictObject({ NetworkInterfaceId: z.string(), PrivateIpAddress: z.string() });

export const internalUnassignManagedAddress = operation<AwsTables, typeof managedRemoveInput>({
  name: 'InternalUnassignManagedAddress',
  input: managedRemoveInput,
  errors: [NOT_FOUND, 'InvalidParameterValue'],
  example: { NetworkInterfaceId: exampleId, PrivateIpAddress: '10.0.0.20' },
  run: (context, { NetworkInterfaceId, PrivateIpAddress }) => {
    const record = context.find('network-interface', NetworkInterfaceId, NOT_FOUND);
    removeAddresses(context, record, [PrivateIpAddress]);
    return {};
  },
});
