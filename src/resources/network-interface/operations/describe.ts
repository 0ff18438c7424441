import { describeOperation, type FilterTable } from '../../../kernel/cloud/describe.ts';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import {
  interfaceAssociations,
  interfaceNames,
  interfaceStatus,
  printGroups,
} from '../../shared/print-interface.ts';
import { iso } from '../../shared/time.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { printAttachment, printNetworkInterface } from '../describe.ts';
import type { NetworkInterface } from '../schema.ts';

function text(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}

function subnetOf(record: NetworkInterface, context: AwsContext) {
  return context.get('subnet', record.SubnetId);
}

function publicSide(field: string, first: boolean) {
  return (record: NetworkInterface, context: AwsContext): readonly (string | undefined)[] => {
    const all = interfaceAssociations(context, record);
    return (first ? all.slice(0, 1) : all).map((association) => text(association?.[field]));
  };
}

function attachment(field: string) {
  return (record: NetworkInterface): readonly (string | undefined)[] => {
    const kept = record.extra?.Attachment as JsonObject | undefined;
    return [text((printAttachment(record) ?? kept)?.[field])];
  };
}

const filters: FilterTable<AwsTables, NetworkInterface> = {
  'addresses.association.owner-id': publicSide('IpOwnerId', false),
  'addresses.association.public-ip': publicSide('PublicIp', false),
  'addresses.primary': (record) => record.PrivateIpAddresses.map((_, index) => String(index === 0)),
  'addresses.private-ip-address': (record) =>
    record.PrivateIpAddresses.map((entry) => entry.PrivateIpAddress),
  'association.allocation-id': publicSide('AllocationId', true),
  'association.association-id': publicSide('AssociationId', true),
  'association.ip-owner-id': publicSide('IpOwnerId', true),
  'association.public-dns-name': publicSide('PublicDnsName', true),
  'association.public-ip': publicSide('PublicIp', true),
  'attachment.attach-time': (record) => [record.Attachment && iso(record.Attachment.AttachTime)],
  'attachment.attachment-id': attachment('AttachmentId'),
  'attachment.delete-on-termination': attachment('DeleteOnTermination'),
  'attachment.device-index': attachment('DeviceIndex'),
  'attachment.instance-id': attachment('InstanceId'),
  'attachment.instance-owner-id': attachment('InstanceOwnerId'),
  'attachment.status': attachment('Status'),
  'availability-zone': (record, context) => [subnetOf(record, context)?.AvailabilityZone],
  'availability-zone-id': (record, context) => [subnetOf(record, context)?.AvailabilityZoneId],
  description: (record) => [record.Description],
  'group-id': (record) => record.Groups,
  'group-name': (record, context) =>
    printGroups(context, record.Groups).map((group) => text(group.GroupName)),
  'interface-type': (record) => [record.InterfaceType],
  'mac-address': (record) => [record.MacAddress],
  'network-interface-id': (record) => [record.id],
  'private-dns-name': (record, context) => [
    interfaceNames(context, record).privateName(record.PrivateIpAddresses[0]?.PrivateIpAddress ?? '')
      .PrivateDnsName,
  ],
  'private-ip-address': (record) => [record.PrivateIpAddresses[0]?.PrivateIpAddress],
  'requester-id': (record) => [record.RequesterId],
  'requester-managed': (record) => [String(record.RequesterManaged)],
  'source-dest-check': (record) => [String(record.SourceDestCheck)],
  status: (record) => [interfaceStatus(record)],
  'subnet-id': (record) => [record.SubnetId],
  'vpc-id': (record, context) => [subnetOf(record, context)?.VpcId],
};

export const describeNetworkInterfaces = describeOperation<AwsTables, 'network-interface'>({
  name: 'DescribeNetworkInterfaces',
  table: 'network-interface',
  resultKey: 'NetworkInterfaces',
  idsParameter: 'NetworkInterfaceIds',
  notFound: 'InvalidNetworkInterfaceID.NotFound',
  filters,
  print: printNetworkInterface,
});
