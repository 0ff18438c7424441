import type { ResourceType } from '../../kernel/cloud/registry.ts';
import { parseInterface } from '../shared/parse-interface.ts';
import type { AwsContext, AwsTables } from '../tables.ts';
import { withoutAttachment } from './attachment.ts';
import { networkInterfaceDefinition } from './definition.ts';
import { printNetworkInterface } from './describe.ts';
import { lowerNetworkInterface } from './lower.ts';
import {
  assignPrivateIpAddresses,
  internalAssignManagedAddress,
  internalUnassignManagedAddress,
  unassignPrivateIpAddresses,
} from './operations/addresses.ts';
import {
  attachNetworkInterface,
  deleteNetworkInterface,
  detachNetworkInterface,
  internalDeleteManagedInterface,
} from './operations/attach.ts';
import {
  describeNetworkInterfaceAttribute,
  modifyNetworkInterfaceAttribute,
  resetNetworkInterfaceAttribute,
} from './operations/attributes.ts';
import {
  createNetworkInterface,
  internalCreateInstanceInterface,
  internalCreateManagedInterface,
} from './operations/create.ts';
import { describeNetworkInterfaces } from './operations/describe.ts';
import {
  internalAssignInstancePublicIp,
  internalAttachInstanceInterface,
  internalReleaseAutoPublicIp,
  internalReleaseInstanceInterfaces,
  internalReleaseInstancePublicIp,
} from './operations/instance.ts';
import { type NetworkInterface, networkInterfaceSchema } from './schema.ts';

export const networkInterfaceType: ResourceType<AwsTables, 'network-interface'> = {
  table: 'network-interface',
  version: 1,
  migrations: [],
  schema: networkInterfaceSchema,
  definition: networkInterfaceDefinition,
  operations: [
    createNetworkInterface,
    attachNetworkInterface,
    detachNetworkInterface,
    deleteNetworkInterface,
    describeNetworkInterfaces,
    describeNetworkInterfaceAttribute,
    modifyNetworkInterfaceAttribute,
    resetNetworkInterfaceAttribute,
    assignPrivateIpAddresses,
    unassignPrivateIpAddresses,
    internalAssignManagedAddress,
    internalUnassignManagedAddress,
    internalCreateManagedInterface,
    internalDeleteManagedInterface,
    internalCreateInstanceInterface,
    internalAttachInstanceInterface,
    internalAssignInstancePublicIp,
    internalReleaseInstancePublicIp,
    internalReleaseInstanceInterfaces,
    internalReleaseAutoPublicIp,
  ],
  describe: { key: 'NetworkInterfaces', print: printNetworkInterface, parse: parseInterface },
  settle,
  lower: lowerNetworkInterface,
};

/** Attachments become `attached`; detached interfaces `available` (a new attachment may have come first). */
function settle(context: AwsContext, record: NetworkInterface, to: string): void {
  const { Attachment } = record;
  if (to === 'attached' && Attachment?.Status === 'attaching')
    context.put('network-interface', { ...record, Attachment: { ...Attachment, Status: 'attached' } });
  if (to === 'detached' && Attachment?.Status === 'detaching')
    context.put('network-interface', withoutAttachment(record));
}
