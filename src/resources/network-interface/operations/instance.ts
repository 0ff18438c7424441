import * as z from 'zod';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { AwsTables } from '../../tables.ts';
import { attach, withoutAttachment } from '../attachment.ts';
import { interfacesOf, withAutoPublicIp, withoutAutoPublicIp } from '../public-ip.ts';

const NOT_FOUND = 'InvalidNetworkInterfaceID.NotFound';
const instanceInput = z.strictObject({ InstanceId: z.string() });
const instanceExample = { InstanceId: 'i-0123456789abcdef0' };

const attachInput = z.strictObject({
  NetworkInterfaceId: z.string(),
  InstanceId: z.string(),
  DeviceIndex: z.int(),
  DeleteOnTermination: z.boolean(),
});

/** For RunInstances: attaches at launch, when the instance is still pending. */
export const internalAttachInstanceInterface = operation<AwsTables, typeof attachInput>({
  name: 'InternalAttachInstanceInterface',
  input: attachInput,
  errors: [
    NOT_FOUND,
    'InvalidInstanceID.NotFound',
    'InvalidNetworkInterface.InUse',
    'OperationNotPermitted',
    'InvalidParameterValue',
    'AttachmentLimitExceeded',
    'PrivateIpAddressLimitExceeded',
    'InvalidParameterCombination',
  ],
  example: {
    NetworkInterfaceId: 'eni-0123456789abcdef0',
    ...instanceExample,
    DeviceIndex: 0,
    DeleteOnTermination: true,
  },
  run: (context, input) => {
    const record = context.find('network-interface', input.NetworkInterfaceId, NOT_FOUND);
    const instance = context.find('instance', input.InstanceId, 'InvalidInstanceID.NotFound');
    return { AttachmentId: attach(context, record, instance, input) };
  },
});

/** For launch and start: the primary interface gets its public address, where one is due (EC2-6, IGW-5). */
export const internalAssignInstancePublicIp = operation<AwsTables, typeof instanceInput>({
  name: 'InternalAssignInstancePublicIp',
  input: instanceInput,
  example: instanceExample,
  run: (context, { InstanceId }) => {
    const [primary, ...others] = interfacesOf(context, InstanceId);
    // AWS gives no new address to an instance with several interfaces.
    if (primary === undefined || others.length > 0) return {};
    context.put('network-interface', withAutoPublicIp(context, primary));
    return {};
  },
});

/** For stop: Amazon's own public addresses of the instance go back to the pool (IGW-5, EC2-3). */
export const internalReleaseInstancePublicIp = operation<AwsTables, typeof instanceInput>({
  name: 'InternalReleaseInstancePublicIp',
  input: instanceInput,
  example: instanceExample,
  run: (context, { InstanceId }) => {
    for (const record of interfacesOf(context, InstanceId))
      context.put('network-interface', withoutAutoPublicIp(record));
    return {};
  },
});

/**
 * For terminate: Elastic IPs of interfaces that go are disassociated (EC2-4); interfaces are
 * deleted or, when their attachment says so, left `available`.
 */
export const internalReleaseInstanceInterfaces = operation<AwsTables, typeof instanceInput>({
  name: 'InternalReleaseInstanceInterfaces',
  input: instanceInput,
  example: instanceExample,
  run: (context, { InstanceId }) => {
    for (const record of interfacesOf(context, InstanceId)) {
      if (record.Attachment?.DeleteOnTermination !== true) {
        context.put('network-interface', withoutAutoPublicIp(withoutAttachment(record)));
        continue;
      }
      for (const address of context.all('elastic-ip')) {
        if (address.Association?.NetworkInterfaceId === record.id)
          context.request('DisassociateAddress', { AssociationId: address.Association.AssociationId });
      }
      context.remove('network-interface', record.id);
    }
    return {};
  },
});

const addressInput = z.strictObject({ NetworkInterfaceId: z.string(), PrivateIpAddress: z.string() });

/** For AssociateAddress: an Elastic IP takes the place of Amazon's own address (IGW-5). */
export const internalReleaseAutoPublicIp = operation<AwsTables, typeof addressInput>({
  name: 'InternalReleaseAutoPublicIp',
  input: addressInput,
  errors: [NOT_FOUND],
  example: { NetworkInterfaceId: 'eni-0123456789abcdef0', PrivateIpAddress: '10.0.0.5' },
  run: (context, input) => {
    const record = context.find('network-interface', input.NetworkInterfaceId, NOT_FOUND);
    context.put('network-interface', withoutAutoPublicIp(record, input.PrivateIpAddress));
    return {};
  },
});
