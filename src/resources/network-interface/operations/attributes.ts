import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import { printGroups } from '../../shared/print-interface.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { refuseManaged } from '../attachment.ts';
import { printAttachment } from '../describe.ts';
import { resolveGroups } from '../groups.ts';
import type { NetworkInterface } from '../schema.ts';

const NOT_FOUND = 'InvalidNetworkInterfaceID.NotFound';
const exampleId = 'eni-0123456789abcdef0';

const modifyInput = z.strictObject({
  NetworkInterfaceId: z.string(),
  Description: z.strictObject({ Value: z.string() }).optional(),
  SourceDestCheck: z.strictObject({ Value: z.boolean() }).optional(),
  Groups: z.array(z.string()).min(1).optional(),
  Attachment: z
    .strictObject({ AttachmentId: z.string().optional(), DeleteOnTermination: z.boolean().optional() })
    .optional(),
  AssociatePublicIpAddress: z.boolean().optional(),
});

export const modifyNetworkInterfaceAttribute = operation<AwsTables, typeof modifyInput>({
  name: 'ModifyNetworkInterfaceAttribute',
  input: modifyInput,
  errors: [
    NOT_FOUND,
    'AuthFailure',
    'InvalidParameterCombination',
    'InvalidGroup.NotFound',
    'InvalidParameterValue',
    'SecurityGroupsPerInterfaceLimitExceeded',
    'InvalidAttachmentID.NotFound',
  ],
  example: { NetworkInterfaceId: exampleId, SourceDestCheck: { Value: false } },
  run: (context, { NetworkInterfaceId, ...changes }) => {
    const record = context.find('network-interface', NetworkInterfaceId, NOT_FOUND);
    refuseManaged(record);
    const named = Object.values(changes).filter((value) => value !== undefined).length;
    if (named === 0) return refuse('InvalidParameterCombination', 'No attributes specified.');
    if (named > 1)
      return refuse('InvalidParameterCombination', 'Fields for multiple attribute types specified');
    context.put('network-interface', changed(context, record, changes));
    return {};
  },
});

function changed(
  context: AwsContext,
  record: NetworkInterface,
  changes: Omit<z.output<typeof modifyInput>, 'NetworkInterfaceId'>,
): NetworkInterface {
  const { Description, SourceDestCheck, Groups, Attachment, AssociatePublicIpAddress } = changes;
  if (Description !== undefined) return { ...record, Description: Description.Value };
  if (SourceDestCheck !== undefined) return { ...record, SourceDestCheck: SourceDestCheck.Value };
  if (AssociatePublicIpAddress !== undefined) return { ...record, AssociatePublicIpAddress };
  if (Groups !== undefined) {
    const vpcId = context.get('subnet', record.SubnetId)?.VpcId ?? '';
    return { ...record, Groups: [...resolveGroups(context, vpcId, Groups)] };
  }
  const present = record.Attachment;
  if (present === undefined || present.AttachmentId !== Attachment?.AttachmentId)
    return refuse(
      'InvalidAttachmentID.NotFound',
      `The attachment ID '${Attachment?.AttachmentId ?? ''}' does not exist`,
      'Attachment.AttachmentId',
    );
  const DeleteOnTermination = Attachment.DeleteOnTermination ?? present.DeleteOnTermination;
  return { ...record, Attachment: { ...present, DeleteOnTermination } };
}

const resetInput = z.strictObject({ NetworkInterfaceId: z.string(), SourceDestCheck: z.string().optional() });

/** Only source/destination checking has a default to go back to: on (NET-11). */
export const resetNetworkInterfaceAttribute = operation<AwsTables, typeof resetInput>({
  name: 'ResetNetworkInterfaceAttribute',
  input: resetInput,
  errors: [NOT_FOUND, 'AuthFailure', 'InvalidParameterCombination'],
  example: { NetworkInterfaceId: exampleId, SourceDestCheck: 'true' },
  run: (context, { NetworkInterfaceId, SourceDestCheck }) => {
    const record = context.find('network-interface', NetworkInterfaceId, NOT_FOUND);
    refuseManaged(record);
    if (SourceDestCheck === undefined)
      return refuse('InvalidParameterCombination', 'No attributes specified.');
    context.put('network-interface', { ...record, SourceDestCheck: true });
    return {};
  },
});

const describeInput = z.strictObject({
  NetworkInterfaceId: z.string(),
  Attribute: z
    .enum(['description', 'groupSet', 'sourceDestCheck', 'attachment', 'associatePublicIpAddress'])
    .optional(),
});

export const describeNetworkInterfaceAttribute = operation<AwsTables, typeof describeInput>({
  name: 'DescribeNetworkInterfaceAttribute',
  input: describeInput,
  errors: [NOT_FOUND, 'InvalidParameterCombination'],
  example: { NetworkInterfaceId: exampleId, Attribute: 'sourceDestCheck' },
  run: (context, { NetworkInterfaceId, Attribute }) => {
    const record = context.find('network-interface', NetworkInterfaceId, NOT_FOUND);
    switch (Attribute) {
      case undefined:
        return refuse('InvalidParameterCombination', 'No attributes specified.');
      case 'description':
        return { NetworkInterfaceId, Description: { Value: record.Description } };
      case 'groupSet':
        return { NetworkInterfaceId, Groups: printGroups(context, record.Groups) };
      case 'sourceDestCheck':
        return { NetworkInterfaceId, SourceDestCheck: { Value: record.SourceDestCheck } };
      case 'associatePublicIpAddress':
        return { NetworkInterfaceId, AssociatePublicIpAddress: record.AssociatePublicIpAddress };
      case 'attachment': {
        const Attachment = printAttachment(record);
        return { NetworkInterfaceId, ...(Attachment === undefined ? {} : { Attachment }) };
      }
    }
  },
});
