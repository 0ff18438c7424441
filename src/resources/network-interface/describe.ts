import type { JsonObject } from '../../kernel/lib/json.ts';
import {
  interfaceAssociations,
  interfaceNames,
  interfaceStatus,
  printGroups,
} from '../shared/print-interface.ts';
import { iso } from '../shared/time.ts';
import type { AwsListView } from '../tables.ts';
import type { NetworkInterface } from './schema.ts';

/** What every interface prints alike, unless an import said otherwise. */
export const printedConstants: JsonObject = { Ipv6Addresses: [] };

/** The interface as DescribeNetworkInterfaces answers it. */
export function printNetworkInterface(view: AwsListView, record: NetworkInterface): JsonObject {
  const subnet = view.get('subnet', record.SubnetId);
  const names = interfaceNames(view, record);
  const associations = interfaceAssociations(view, record);
  const addresses = record.PrivateIpAddresses.map(({ PrivateIpAddress }, index): JsonObject => {
    const association = associations[index];
    return {
      ...(association === undefined ? {} : { Association: association }),
      Primary: index === 0,
      ...names.privateName(PrivateIpAddress),
      PrivateIpAddress,
    };
  });
  const primary = record.PrivateIpAddresses[0]?.PrivateIpAddress;
  const attachment = printAttachment(record);
  return {
    ...printedConstants,
    ...(record.extra as JsonObject | undefined),
    ...(associations[0] === undefined ? {} : { Association: associations[0] }),
    ...(attachment === undefined ? {} : { Attachment: attachment }),
    ...(subnet === undefined
      ? {}
      : { AvailabilityZone: subnet.AvailabilityZone, AvailabilityZoneId: subnet.AvailabilityZoneId }),
    Description: record.Description,
    Groups: printGroups(view, record.Groups),
    InterfaceType: record.InterfaceType,
    MacAddress: record.MacAddress,
    NetworkInterfaceId: record.id,
    OwnerId: record.account,
    ...(primary === undefined ? {} : { ...names.privateName(primary), PrivateIpAddress: primary }),
    PrivateIpAddresses: addresses,
    ...(record.RequesterId === undefined ? {} : { RequesterId: record.RequesterId }),
    RequesterManaged: record.RequesterManaged,
    SourceDestCheck: record.SourceDestCheck,
    Status: interfaceStatus(record),
    SubnetId: record.SubnetId,
    TagSet: record.Tags.map((tag) => ({ ...tag })),
    ...(subnet === undefined ? {} : { VpcId: subnet.VpcId }),
  };
}

/** A NAT gateway's interface shows Amazon's own attachment; its id follows from the interface's. */
export function printAttachment(record: NetworkInterface): JsonObject | undefined {
  if (record.Attachment !== undefined) {
    const { AttachTime, ...attachment } = record.Attachment;
    return {
      ...attachment,
      AttachTime: iso(AttachTime),
      InstanceOwnerId: record.account,
      NetworkCardIndex: 0,
    };
  }
  if (record.InterfaceType !== 'nat_gateway' || record.extra?.Attachment !== undefined) return undefined;
  return {
    AttachmentId: `ela-attach-${record.id.slice('eni-'.length)}`,
    DeleteOnTermination: false,
    DeviceIndex: 1,
    InstanceOwnerId: 'amazon-aws',
    Status: 'attached',
  };
}
