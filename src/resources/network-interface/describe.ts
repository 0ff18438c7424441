import type { JsonObject } from '../../kernel/lib/json.ts';
import {
  interfaceAssociations,
  interfaceNames,
  interfaceStatus,
  printedInterfaceConstants,
  printGroups,
  serviceAttachment,
} from '../shared/print-interface.ts';
import { iso } from '../shared/time.ts';
import type { AwsListView } from '../tables.ts';
import type { NetworkInterface } from './schema.ts';

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
    ...printedInterfaceConstants,
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

/** The attachment to an instance, or the one a service's interface shows. */
export function printAttachment(record: NetworkInterface): JsonObject | undefined {
  if (record.Attachment === undefined)
    return record.extra?.Attachment === undefined
      ? serviceAttachment(record.id, record.InterfaceType)
      : undefined;
  const { AttachTime, ...attachment } = record.Attachment;
  return {
    ...attachment,
    AttachTime: iso(AttachTime),
    InstanceOwnerId: record.account,
    NetworkCardIndex: 0,
  };
}
