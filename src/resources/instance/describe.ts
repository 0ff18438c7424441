import type { JsonObject } from '../../kernel/lib/json.ts';
import type { NetworkInterface } from '../network-interface/schema.ts';
import { privateDnsName } from '../shared/dns-names.ts';
import { findImage } from '../shared/images.ts';
import { instanceTypeFacts } from '../shared/instance-types.ts';
import { liveAttachments, optionalRecords } from '../shared/optional-records.ts';
import { printPlacementGroup } from '../shared/placement-group.ts';
import {
  interfaceAssociations,
  interfaceNames,
  interfaceStatus,
  printGroups,
} from '../shared/print-interface.ts';
import { rootDeviceName, rootMapping, rootVolumeId } from '../shared/root-volume.ts';
import { iso } from '../shared/time.ts';
import type { AwsListView } from '../tables.ts';
import { usualMetadataOptions } from './metadata-options.ts';
import type { Instance } from './schema.ts';

/** EC2-1 */
export const stateCodes: { readonly [state in Instance['State']]: number } = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

export function printState(state: Instance['State']): { readonly Code: number; readonly Name: string } {
  return { Code: stateCodes[state], Name: state };
}

/** Interfaces attached to the instance, by device index: the first is the primary one. */
export function attachedInterfaces(view: AwsListView, instanceId: string): readonly NetworkInterface[] {
  return view
    .all('network-interface')
    .filter((record) => record.Attachment?.InstanceId === instanceId)
    .sort((left, right) => (left.Attachment?.DeviceIndex ?? 0) - (right.Attachment?.DeviceIndex ?? 0));
}

/** A reservation with this one instance; DescribeInstances groups those of equal id. */
export function printReservation(view: AwsListView, record: Instance): JsonObject {
  return { ...reservationHead(record), Instances: [printInstance(view, record)] };
}

export function reservationHead(record: Instance): JsonObject {
  return { ReservationId: record.ReservationId, OwnerId: record.account, Groups: [] };
}

/** The instance as DescribeInstances answers it; addresses are those of its interfaces. */
export function printInstance(view: AwsListView, record: Instance): JsonObject {
  const interfaces = attachedInterfaces(view, record.id);
  const zone = view.get('subnet', interfaces[0]?.SubnetId ?? '');
  return {
    ...printedConstants(record),
    ...(record.extra as JsonObject | undefined),
    BlockDeviceMappings: attachedVolumes(view, record),
    InstanceId: record.id,
    ImageId: record.ImageId,
    State: printState(record.State),
    StateTransitionReason: record.StateTransitionReason,
    ...(record.KeyName === undefined ? {} : { KeyName: record.KeyName }),
    AmiLaunchIndex: record.AmiLaunchIndex,
    InstanceType: record.InstanceType,
    LaunchTime: iso(record.LaunchTime),
    Placement: {
      ...(zone === undefined
        ? {}
        : { AvailabilityZone: zone.AvailabilityZone, AvailabilityZoneId: zone.AvailabilityZoneId }),
      ...printPlacementGroup(view, record),
      Tenancy: record.Tenancy,
    },
    ...(record.Platform === undefined ? {} : { Platform: record.Platform }),
    Monitoring: { State: record.Monitoring },
    ClientToken: record.ClientToken ?? '',
    ...(record.IamInstanceProfileArn === undefined
      ? {}
      : { IamInstanceProfile: { Arn: record.IamInstanceProfileArn } }),
    NetworkInterfaces: interfaces.map((item) => printAttachedInterface(view, item)),
    ...printPrimary(view, record, interfaces[0]),
    Tags: record.Tags.map((tag) => ({ ...tag })),
  };
}

/**
 * Its root volume first, then the others: an imported instance keeps the order of its import, in which later
 * attachments come last and what was detached is missing.
 */
function attachedVolumes(view: AwsListView, record: Instance): readonly JsonObject[] {
  const volumes = optionalRecords(view, 'ebs-volume');
  const rootId = rootVolumeId(record);
  const root = volumes.some(({ Name }) => Name === rootId) ? null : rootMapping(record);
  const attached = volumes
    .flatMap((volume) => liveAttachments(view, volume))
    .filter(({ InstanceId }) => InstanceId === record.id)
    .map(({ Device = '', VolumeId = '', AttachTime = '', DeleteOnTermination = false }) => ({
      DeviceName: Device,
      Ebs: { AttachTime, DeleteOnTermination, Status: 'attached', VolumeId },
    }));
  const present: readonly JsonObject[] = root === null ? attached : [root, ...attached];
  const { BlockDeviceMappings: imported } = (record.extra ?? {}) as JsonObject;
  if (!Array.isArray(imported) || record.State === 'terminated') return rootFirst(present, record);
  const known = new Set(volumes.map(({ Name }) => Name));
  const kept = (imported as readonly JsonObject[]).filter((each) => {
    const id = volumeOf(each);
    const isPresent = present.some((other) => volumeOf(other) === id);
    return isPresent || (id !== rootId && !known.has(id));
  });
  const listed = new Set(kept.map(volumeOf));
  return [...kept, ...present.filter((each) => !listed.has(volumeOf(each)))];
}

function volumeOf({ Ebs }: JsonObject): string {
  return String((Ebs as JsonObject | undefined)?.VolumeId ?? '');
}

function rootFirst(mappings: readonly JsonObject[], record: Instance): readonly JsonObject[] {
  const device = rootDeviceName(record);
  const isRoot = ({ DeviceName }: JsonObject) => DeviceName === device;
  return [...mappings.filter(isRoot), ...mappings.filter((each) => !isRoot(each))];
}

/** The instance's copies of its primary interface's facts; AWS shows none once it is terminated. */
function printPrimary(
  view: AwsListView,
  record: Instance,
  primary: NetworkInterface | undefined,
): JsonObject {
  const address = primary?.PrivateIpAddresses[0]?.PrivateIpAddress;
  if (primary === undefined || address === undefined)
    return { PrivateDnsName: '', PublicDnsName: '', SecurityGroups: [] };
  const association = interfaceAssociations(view, primary)[0];
  const vpcId = view.get('subnet', primary.SubnetId)?.VpcId;
  return {
    PrivateDnsName: privateDnsName(record.region, address),
    PrivateIpAddress: address,
    PublicDnsName: association?.PublicDnsName ?? '',
    ...(association?.PublicIp === undefined ? {} : { PublicIpAddress: association.PublicIp }),
    SecurityGroups: printGroups(view, primary.Groups),
    SourceDestCheck: primary.SourceDestCheck,
    SubnetId: primary.SubnetId,
    ...(vpcId === undefined ? {} : { VpcId: vpcId }),
  };
}

function printAttachedInterface(view: AwsListView, record: NetworkInterface): JsonObject {
  const names = interfaceNames(view, record);
  const associations = interfaceAssociations(view, record).map(withoutIds);
  const primary = record.PrivateIpAddresses[0]?.PrivateIpAddress ?? '';
  const vpcId = view.get('subnet', record.SubnetId)?.VpcId;
  return {
    ...(associations[0] === undefined ? {} : { Association: associations[0] }),
    ...(record.Attachment === undefined ? {} : { Attachment: printAttachment(record.Attachment) }),
    Description: record.Description,
    Groups: printGroups(view, record.Groups),
    InterfaceType: record.InterfaceType,
    Ipv6Addresses: [],
    MacAddress: record.MacAddress,
    NetworkInterfaceId: record.id,
    OwnerId: record.account,
    ...names.privateName(primary),
    PrivateIpAddress: primary,
    PrivateIpAddresses: record.PrivateIpAddresses.map(({ PrivateIpAddress }, index) => {
      const association = associations[index];
      return {
        ...(association === undefined ? {} : { Association: association }),
        Primary: index === 0,
        ...names.privateName(PrivateIpAddress),
        PrivateIpAddress,
      };
    }),
    SourceDestCheck: record.SourceDestCheck,
    Status: interfaceStatus(record),
    SubnetId: record.SubnetId,
    ...(vpcId === undefined ? {} : { VpcId: vpcId }),
  };
}

/** DescribeInstances shows neither allocation nor association ids. */
function withoutIds(association: JsonObject | undefined): JsonObject | undefined {
  if (association === undefined) return undefined;
  const { AllocationId, AssociationId, ...shown } = association;
  return shown;
}

function printAttachment(attachment: NonNullable<NetworkInterface['Attachment']>): JsonObject {
  const { AttachTime, InstanceId, ...shown } = attachment;
  return { ...shown, AttachTime: iso(AttachTime), NetworkCardIndex: 0 };
}

/** What follows from type, image and state; an import may have said otherwise. */
export function printedConstants(record: Instance): JsonObject {
  const type = instanceTypeFacts(record.InstanceType);
  const image = findImage(record.region, record.ImageId);
  const isWindows = record.Platform === 'windows';
  return {
    Architecture: image?.architecture ?? (type?.architectures.includes('arm64') ? 'arm64' : 'x86_64'),
    BlockDeviceMappings: [rootMapping(record)].filter((each) => each !== null),
    EbsOptimized: false,
    EnaSupport: true,
    Hypervisor: 'xen',
    ...(type === undefined
      ? {}
      : { CpuOptions: { CoreCount: type.vCpus / type.threadsPerCore, ThreadsPerCore: type.threadsPerCore } }),
    ProductCodes: [],
    RootDeviceName: rootDeviceName(record),
    RootDeviceType: 'ebs',
    ...stateReason(record),
    VirtualizationType: 'hvm',
    HibernationOptions: { Configured: false },
    EnclaveOptions: { Enabled: false },
    CapacityReservationSpecification: { CapacityReservationPreference: 'open' },
    MetadataOptions: usualMetadataOptions(record),
    MaintenanceOptions: { AutoRecovery: 'default', RebootMigration: 'default' },
    PrivateDnsNameOptions: {
      HostnameType: 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    PlatformDetails: isWindows ? 'Windows' : 'Linux/UNIX',
    UsageOperationUpdateTime: iso(record.LaunchTime),
    UsageOperation: isWindows ? 'RunInstances:0002' : 'RunInstances',
  };
}

function stateReason(record: Instance): JsonObject {
  if (record.State === 'pending') return { StateReason: { Code: 'pending', Message: 'pending' } };
  if (record.State === 'running' || !record.StateTransitionReason.startsWith('User initiated')) return {};
  const Code = 'Client.UserInitiatedShutdown';
  return { StateReason: { Code, Message: `${Code}: User initiated shutdown` } };
}
