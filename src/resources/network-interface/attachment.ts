import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { Instance } from '../instance/schema.ts';
import { instanceTypeFacts } from '../shared/instance-types.ts';
import type { AwsContext } from '../tables.ts';
import { checkAddressLimit } from './new-interface.ts';
import { interfacesOf } from './public-ip.ts';
import type { NetworkInterface } from './schema.ts';

/** AWS needs about this long to attach or detach. */
const ATTACH_MS = 1000;

/** Attaches the interface after AWS's checks (NET-9, NET-10); the new attachment's id. */
export function attach(
  context: AwsContext,
  record: NetworkInterface,
  instance: Instance,
  wanted: { readonly DeviceIndex: number; readonly DeleteOnTermination: boolean },
): string {
  refuseManagedAttachment(record);
  if (record.Attachment !== undefined)
    return refuse('InvalidNetworkInterface.InUse', `Interface: [${record.id}] in use.`, 'NetworkInterfaceId');
  const present = interfacesOf(context, instance.id);
  checkZone(context, record, present);
  if (present.some((other) => other.Attachment?.DeviceIndex === wanted.DeviceIndex))
    return refuse(
      'InvalidParameterValue',
      `Instance '${instance.id}' already has an interface attached at device index '${wanted.DeviceIndex}'.`,
      'DeviceIndex',
    );
  const limit = instanceTypeFacts(instance.InstanceType)?.interfaces;
  if (limit !== undefined && present.length + 1 > limit)
    return refuse(
      'AttachmentLimitExceeded',
      `Interface count ${present.length + 1} exceeds the limit for ${instance.InstanceType}`,
    );
  checkAddressLimit(instance.InstanceType, record.PrivateIpAddresses.length);
  const AttachmentId = context.mintId('eni-attach');
  context.put('network-interface', {
    ...record,
    Attachment: {
      AttachmentId,
      InstanceId: instance.id,
      DeviceIndex: wanted.DeviceIndex,
      DeleteOnTermination: wanted.DeleteOnTermination,
      AttachTime: context.at,
      Status: 'attaching',
    },
  });
  context.schedule('network-interface', record.id, 'attached', ATTACH_MS);
  return AttachmentId;
}

/** NET-10: an interface serves only instances of its own Availability Zone. */
function checkZone(
  context: AwsContext,
  record: NetworkInterface,
  present: readonly NetworkInterface[],
): void {
  const zoneOf = (other: NetworkInterface | undefined) =>
    other === undefined ? undefined : context.get('subnet', other.SubnetId)?.AvailabilityZone;
  const home = zoneOf(present[0]);
  if (home !== undefined && zoneOf(record) !== home)
    refuse(
      'InvalidParameterCombination',
      'You may not attach a network interface to an instance if they are not in the same availability zone',
    );
}

/** NET-10: what a service manages (a NAT gateway's interface) its customer cannot attach or detach. */
export function refuseManagedAttachment(record: NetworkInterface): void {
  if (record.RequesterManaged)
    refuse('OperationNotPermitted', `You are not allowed to manage 'ela-attach' attachments.`);
}

/** NET-10: nor can its customer edit it. */
export function refuseManaged(record: NetworkInterface): void {
  if (record.RequesterManaged)
    refuse(
      'AuthFailure',
      'You do not have permission to access the specified resource.',
      'NetworkInterfaceId',
    );
}

export function detachSoon(context: AwsContext, record: NetworkInterface): void {
  if (record.Attachment === undefined) return;
  context.put('network-interface', {
    ...record,
    Attachment: { ...record.Attachment, Status: 'detaching' },
  });
  context.schedule('network-interface', record.id, 'detached', ATTACH_MS);
}

export function withoutAttachment(record: NetworkInterface): NetworkInterface {
  const { Attachment, ...rest } = record;
  return rest;
}
