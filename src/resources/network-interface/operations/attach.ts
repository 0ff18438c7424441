import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { AwsTables } from '../../tables.ts';
import { attach, detachSoon, refuseManagedAttachment } from '../attachment.ts';

const attachInput = z.strictObject({
  NetworkInterfaceId: z.string(),
  InstanceId: z.string(),
  DeviceIndex: z.int().min(0),
  NetworkCardIndex: z.literal(0).optional(),
});

export const attachNetworkInterface = operation<AwsTables, typeof attachInput>({
  name: 'AttachNetworkInterface',
  input: attachInput,
  errors: [
    'InvalidNetworkInterfaceID.NotFound',
    'InvalidInstanceID.NotFound',
    'IncorrectState',
    'InvalidNetworkInterface.InUse',
    'InvalidParameterValue',
    'InvalidParameterCombination',
    'AttachmentLimitExceeded',
    'PrivateIpAddressLimitExceeded',
    'OperationNotPermitted',
  ],
  example: {
    NetworkInterfaceId: 'eni-0123456789abcdef0',
    InstanceId: 'i-0123456789abcdef0',
    DeviceIndex: 1,
  },
  run: (context, input) => {
    const record = context.find(
      'network-interface',
      input.NetworkInterfaceId,
      'InvalidNetworkInterfaceID.NotFound',
    );
    const instance = context.find('instance', input.InstanceId, 'InvalidInstanceID.NotFound');
    if (instance.State !== 'running' && instance.State !== 'stopped')
      return refuse('IncorrectState', `Instance '${instance.id}' is not 'running' or 'stopped'.`);
    const AttachmentId = attach(context, record, instance, {
      DeviceIndex: input.DeviceIndex,
      DeleteOnTermination: false,
    });
    return { AttachmentId, NetworkCardIndex: 0 };
  },
});

const detachInput = z.strictObject({ AttachmentId: z.string(), Force: z.boolean().optional() });

export const detachNetworkInterface = operation<AwsTables, typeof detachInput>({
  name: 'DetachNetworkInterface',
  input: detachInput,
  errors: ['InvalidAttachmentID.NotFound', 'OperationNotPermitted', 'IncorrectState'],
  example: { AttachmentId: 'eni-attach-0123456789abcdef0' },
  run: (context, { AttachmentId }) => {
    const record = context
      .list('network-interface')
      .find((candidate) => candidate.Attachment?.AttachmentId === AttachmentId);
    if (record?.Attachment === undefined) {
      if (AttachmentId.startsWith('ela-attach-'))
        return refuse('OperationNotPermitted', `You are not allowed to manage 'ela-attach' attachments.`);
      return refuse('InvalidAttachmentID.NotFound', `The attachment ID '${AttachmentId}' does not exist`);
    }
    refuseManagedAttachment(record);
    if (record.Attachment.DeviceIndex === 0)
      return refuse('OperationNotPermitted', 'The network interface at device index 0 cannot be detached.');
    if (record.Attachment.Status !== 'attached')
      return refuse('IncorrectState', `Attachment '${AttachmentId}' is not in state 'attached'.`);
    detachSoon(context, record);
    return {};
  },
});

const deleteInput = z.strictObject({ NetworkInterfaceId: z.string() });

export const deleteNetworkInterface = operation<AwsTables, typeof deleteInput>({
  name: 'DeleteNetworkInterface',
  input: deleteInput,
  errors: ['InvalidNetworkInterfaceID.NotFound', 'InvalidParameterValue'],
  example: { NetworkInterfaceId: 'eni-0123456789abcdef0' },
  run: (context, { NetworkInterfaceId }) => {
    const record = context.find(
      'network-interface',
      NetworkInterfaceId,
      'InvalidNetworkInterfaceID.NotFound',
    );
    if (record.Attachment !== undefined || record.RequesterManaged)
      return refuse(
        'InvalidParameterValue',
        `Network interface '${record.id}' is currently in use.`,
        'NetworkInterfaceId',
      );
    for (const address of context.all('elastic-ip')) {
      if (address.Association?.NetworkInterfaceId === record.id)
        context.request('DisassociateAddress', { AssociationId: address.Association.AssociationId });
    }
    context.remove('network-interface', record.id);
    return {};
  },
});

/** For NAT gateways: the interface goes with its gateway. */
export const internalDeleteManagedInterface = operation<AwsTables, typeof deleteInput>({
  name: 'InternalDeleteManagedInterface',
  input: deleteInput,
  errors: ['InvalidNetworkInterfaceID.NotFound'],
  example: { NetworkInterfaceId: 'eni-0123456789abcdef0' },
  run: (context, { NetworkInterfaceId }) => {
    context.find('network-interface', NetworkInterfaceId, 'InvalidNetworkInterfaceID.NotFound');
    context.remove('network-interface', NetworkInterfaceId);
    return {};
  },
});
