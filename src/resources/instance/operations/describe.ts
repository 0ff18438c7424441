import * as z from 'zod';
import { describeOperation, type FilterTable } from '../../../kernel/cloud/describe.ts';
import type { Operation } from '../../../kernel/cloud/operation.ts';
import type { JsonObject, JsonValue } from '../../../kernel/lib/json.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { attachedInterfaces, printInstance, printReservation, printState } from '../describe.ts';
import type { Instance } from '../schema.ts';

function take(value: JsonValue, step: string): readonly JsonValue[] {
  if (step === '*') return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
  const next = typeof value === 'object' && value !== null ? (value as JsonObject)[step] : undefined;
  return next === undefined ? [] : [next];
}

/** The values a printed instance has at that path; a `*` steps through a list. */
function printed(path: string) {
  return (record: Instance, context: AwsContext): readonly (string | undefined)[] => {
    let values: readonly JsonValue[] = [printInstance(context, record)];
    for (const step of path.split('.')) values = values.flatMap((value) => take(value, step));
    return values.map(String);
  };
}

const interfaceFilters = {
  'addresses.association.ip-owner-id': 'PrivateIpAddresses.*.Association.IpOwnerId',
  'addresses.association.public-ip': 'PrivateIpAddresses.*.Association.PublicIp',
  'addresses.primary': 'PrivateIpAddresses.*.Primary',
  'addresses.private-ip-address': 'PrivateIpAddresses.*.PrivateIpAddress',
  'association.ip-owner-id': 'Association.IpOwnerId',
  'association.public-ip': 'Association.PublicIp',
  'attachment.attachment-id': 'Attachment.AttachmentId',
  'attachment.delete-on-termination': 'Attachment.DeleteOnTermination',
  'attachment.device-index': 'Attachment.DeviceIndex',
  'attachment.status': 'Attachment.Status',
  description: 'Description',
  'group-id': 'Groups.*.GroupId',
  'group-name': 'Groups.*.GroupName',
  'mac-address': 'MacAddress',
  'network-interface-id': 'NetworkInterfaceId',
  'owner-id': 'OwnerId',
  'private-dns-name': 'PrivateDnsName',
  'private-ip-address': 'PrivateIpAddress',
  'source-dest-check': 'SourceDestCheck',
  status: 'Status',
  'subnet-id': 'SubnetId',
  'vpc-id': 'VpcId',
} as const;

const filters: FilterTable<AwsTables, Instance> = {
  ...Object.fromEntries(
    Object.entries(interfaceFilters).map(([name, path]) => [
      `network-interface.${name}`,
      printed(`NetworkInterfaces.*.${path}`),
    ]),
  ),
  architecture: printed('Architecture'),
  'availability-zone': printed('Placement.AvailabilityZone'),
  'availability-zone-id': printed('Placement.AvailabilityZoneId'),
  'client-token': printed('ClientToken'),
  'dns-name': printed('PublicDnsName'),
  hypervisor: printed('Hypervisor'),
  'iam-instance-profile.arn': printed('IamInstanceProfile.Arn'),
  'image-id': printed('ImageId'),
  'instance-id': printed('InstanceId'),
  'instance-state-code': printed('State.Code'),
  'instance-state-name': printed('State.Name'),
  'instance-type': printed('InstanceType'),
  'instance.group-id': printed('SecurityGroups.*.GroupId'),
  'instance.group-name': printed('SecurityGroups.*.GroupName'),
  'ip-address': printed('PublicIpAddress'),
  'key-name': printed('KeyName'),
  'launch-index': printed('AmiLaunchIndex'),
  'launch-time': printed('LaunchTime'),
  'monitoring-state': printed('Monitoring.State'),
  'placement-group-name': printed('Placement.GroupName'),
  platform: printed('Platform'),
  'platform-details': printed('PlatformDetails'),
  'private-dns-name': printed('PrivateDnsName'),
  'private-ip-address': printed('PrivateIpAddress'),
  'reservation-id': (record) => [record.ReservationId],
  'root-device-name': printed('RootDeviceName'),
  'root-device-type': printed('RootDeviceType'),
  'source-dest-check': printed('SourceDestCheck'),
  'state-reason-code': printed('StateReason.Code'),
  'subnet-id': printed('SubnetId'),
  tenancy: printed('Placement.Tenancy'),
  'usage-operation': printed('UsageOperation'),
  'virtualization-type': printed('VirtualizationType'),
  'vpc-id': printed('VpcId'),
};

const single = describeOperation<AwsTables, 'instance'>({
  name: 'DescribeInstances',
  table: 'instance',
  resultKey: 'Reservations',
  idsParameter: 'InstanceIds',
  notFound: 'InvalidInstanceID.NotFound',
  filters,
  print: printReservation,
});

/** Instances of one launch share a reservation. */
export const describeInstances: Operation<AwsTables> = {
  ...single,
  run: (context, input) => {
    const { Reservations, ...rest } = single.run(context, input);
    const merged = new Map<JsonValue | undefined, JsonObject>();
    for (const reservation of (Reservations ?? []) as readonly JsonObject[]) {
      const id = reservation.ReservationId;
      const earlier = merged.get(id);
      const Instances = [...instancesOf(earlier), ...instancesOf(reservation)];
      merged.set(id, { ...(earlier ?? reservation), Instances });
    }
    return { ...rest, Reservations: [...merged.values()] };
  },
};

function instancesOf(reservation: JsonObject | undefined): readonly JsonValue[] {
  return (reservation?.Instances ?? []) as readonly JsonValue[];
}

/** Status checks run every minute (EC2-7); the second one after a start finds the instance ready. */
const CHECKED_AFTER_MS = 120_000;

function printStatus(context: AwsContext, record: Instance): JsonObject {
  const zone = context.get('subnet', attachedInterfaces(context, record.id)[0]?.SubnetId ?? '');
  const summary = statusSummary(context, record);
  return {
    ...(zone === undefined
      ? {}
      : { AvailabilityZone: zone.AvailabilityZone, AvailabilityZoneId: zone.AvailabilityZoneId }),
    InstanceId: record.id,
    InstanceState: printState(record.State),
    InstanceStatus: summary,
    SystemStatus: summary,
    AttachedEbsStatus: summary,
  };
}

function statusSummary(context: AwsContext, record: Instance): JsonObject {
  if (record.State !== 'running') return { Status: 'not-applicable' };
  const isChecked = context.at - record.LaunchTime >= CHECKED_AFTER_MS;
  const reachability = isChecked ? 'passed' : 'initializing';
  return {
    Details: [{ Name: 'reachability', Status: reachability }],
    Status: isChecked ? 'ok' : 'initializing',
  };
}

function statusField(field: string) {
  return (record: Instance, context: AwsContext) => [String(statusSummary(context, record)[field])];
}

function reachability(record: Instance, context: AwsContext): readonly string[] {
  const summary = statusSummary(context, record);
  return summary.Details === undefined ? [] : [summary.Status === 'ok' ? 'passed' : 'initializing'];
}

export const describeInstanceStatus = describeOperation<AwsTables, 'instance'>({
  name: 'DescribeInstanceStatus',
  table: 'instance',
  resultKey: 'InstanceStatuses',
  idsParameter: 'InstanceIds',
  notFound: 'InvalidInstanceID.NotFound',
  more: { IncludeAllInstances: z.boolean().optional() },
  // AWS answers only running instances unless asked for all.
  select: (record, input) => input.IncludeAllInstances === true || record.State === 'running',
  filters: {
    'availability-zone': printed('Placement.AvailabilityZone'),
    'availability-zone-id': printed('Placement.AvailabilityZoneId'),
    'instance-state-code': printed('State.Code'),
    'instance-state-name': printed('State.Name'),
    'instance-status.status': statusField('Status'),
    'instance-status.reachability': reachability,
    'system-status.status': statusField('Status'),
    'system-status.reachability': reachability,
  },
  print: printStatus,
});
