import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { collection } from '../shared/data/collection.ts';
import type { Described } from '../shared/data/described-record.ts';
import { ec2List, tagErrors, tagSpecifications, tagsFor, withOwnTags } from '../shared/data/ec2-list.ts';
import { present } from '../shared/data/facts.ts';
import { liveAttachments } from '../shared/optional-records.ts';
import { zonesOf } from '../shared/regions.ts';
import { derivedRootVolumes, rootDeviceName, rootVolumeId } from '../shared/root-volume.ts';
import { iso } from '../shared/time.ts';
import { performanceOf } from '../shared/volume-performance.ts';
import { copyDisk } from './disk-contents.ts';

export const NO_VOLUME = 'InvalidVolume.NotFound';
export const NO_SNAPSHOT = 'InvalidSnapshot.NotFound';
const TABLE = 'ebs-volume';

export const volumes = collection({
  service: 'ec2',
  table: TABLE,
  prefix: 'vol',
  missing: [NO_VOLUME, (id) => `The volume '${id}' does not exist.`],
  print: printVolume,
  derived: roots,
});

/** What instances of the caller were launched with. */
function roots(context: DataContext): readonly Described[] {
  const { account, region } = context;
  return derivedRootVolumes(context as never, (each) => each.account === account && each.region === region);
}

/** Smallest and largest size in GiB, and operations per second where they can be chosen. */
const TYPES: {
  readonly [type: string]: {
    readonly size: readonly [number, number];
    readonly iops?: readonly [number, number];
  };
} = {
  gp2: { size: [1, 16_384] },
  gp3: { size: [1, 65_536], iops: [3000, 80_000] },
  io1: { size: [4, 16_384], iops: [100, 64_000] },
  io2: { size: [4, 65_536], iops: [100, 256_000] },
  st1: { size: [125, 16_384] },
  sc1: { size: [125, 16_384] },
  standard: { size: [1, 1024] },
};

function printVolume(context: DataContext, record: Described): JsonObject {
  const Attachments = liveAttachments(context, record).map((each) => ({ ...each }));
  const { State } = record.Detail;
  const isFreed = State === 'in-use' && Attachments.length === 0;
  return {
    ...withOwnTags(context, record),
    Attachments,
    State: isFreed ? 'available' : (State ?? 'available'),
  };
}

function checkPerformance(type: string, size: number, iops: number | undefined): void {
  const facts = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (facts === undefined)
    refuse('UnknownVolumeType', `Unsupported volume type '${type}' for volume creation.`);
  const [least, most] = facts.size;
  if (size < least || size > most)
    refuse(
      'InvalidParameterValue',
      `Volume of ${size}GiB is too ${size < least ? 'small' : 'large'} for volume type ${type}; ${size < least ? `minimum is ${least}` : `maximum is ${most}`}GiB.`,
    );
  if (iops === undefined) {
    if (type.startsWith('io'))
      refuse('MissingParameter', `The request must contain the parameter iops for volume type ${type}.`);
    return;
  }
  if (facts.iops === undefined)
    refuse('InvalidParameterCombination', `The parameter iops is not supported for ${type} volumes.`);
  if (iops < facts.iops[0] || iops > facts.iops[1])
    refuse(
      'InvalidParameterValue',
      `Volume iops of ${iops} is too ${iops < facts.iops[0] ? 'low' : 'high'}; ${iops < facts.iops[0] ? `minimum is ${facts.iops[0]}` : `maximum is ${facts.iops[1]}`}.`,
    );
}

export function findSnapshot(context: DataContext, id: string): Described {
  const found = context.list('ebs-snapshot').find(({ Name }) => Name === id);
  return found ?? refuse(NO_SNAPSHOT, `The snapshot '${id}' does not exist.`);
}

const createVolume = volumes.create(
  'CreateVolume',
  {
    AvailabilityZone: z.string().optional(),
    AvailabilityZoneId: z.string().optional(),
    Encrypted: z.boolean().optional(),
    Iops: z.int().optional(),
    KmsKeyId: z.string().optional(),
    MultiAttachEnabled: z.boolean().optional(),
    Size: z.int().optional(),
    SnapshotId: z.string().optional(),
    Throughput: z.int().optional(),
    VolumeType: z.string().default('gp2'),
    ClientToken: z.string().optional(),
    ...tagSpecifications,
  },
  {
    example: { AvailabilityZone: 'us-east-1a', Size: 8, VolumeType: 'gp3' },
    errors: [
      ...tagErrors,
      'InvalidParameterCombination',
      'InvalidZone.NotFound',
      'MissingParameter',
      NO_SNAPSHOT,
      'UnknownVolumeType',
    ],
    settles: ['available', 5000],
    make: (context, input, id) => {
      const { AvailabilityZone: name, AvailabilityZoneId: zoneId } = input;
      if (name === undefined && zoneId === undefined)
        return refuse('MissingParameter', 'The request must contain the parameter availabilityZone');
      const zone = zonesOf(context.region).find((each) => each.name === name || each.id === zoneId);
      if (zone === undefined)
        return refuse('InvalidZone.NotFound', `The zone '${name ?? zoneId}' does not exist.`);
      if (input.Size === undefined && input.SnapshotId === undefined)
        return refuse('MissingParameter', 'The request must contain the parameter size/snapshot');
      const snapshot = input.SnapshotId === undefined ? undefined : findSnapshot(context, input.SnapshotId);
      const least = Number(snapshot?.Detail.VolumeSize ?? 0);
      const size = input.Size ?? least;
      if (size < least)
        return refuse(
          'InvalidParameterValue',
          `Volume size must be at least ${least} GiB, the size of its snapshot.`,
        );
      checkPerformance(input.VolumeType, size, input.Iops);
      if (snapshot !== undefined) copyDisk(context, snapshot.Name, id);
      const isEncrypted = input.Encrypted === true || snapshot?.Detail.Encrypted === true;
      const KmsKeyId = input.KmsKeyId ?? snapshot?.Detail.KmsKeyId;
      return {
        name: id,
        tags: tagsFor(input.TagSpecifications, 'volume'),
        detail: present({
          AvailabilityZoneId: zone.id,
          VolumeType: input.VolumeType,
          MultiAttachEnabled: input.MultiAttachEnabled ?? false,
          VolumeId: id,
          Size: size,
          SnapshotId: input.SnapshotId ?? '',
          AvailabilityZone: zone.name,
          State: 'creating',
          CreateTime: iso(context.at),
          Encrypted: isEncrypted,
          ...(isEncrypted && KmsKeyId !== undefined && { KmsKeyId }),
          ...performanceOf(input.VolumeType, size, input.Iops, input.Throughput),
          Attachments: [],
        }),
      };
    },
    answer: (shown) => shown,
  },
);

const describeVolumes = ec2List({
  operation: 'DescribeVolumes',
  table: TABLE,
  ids: 'VolumeIds',
  key: 'Volumes',
  missing: NO_VOLUME,
  filters: {
    'attachment.attach-time': 'Attachments.AttachTime',
    'attachment.delete-on-termination': 'Attachments.DeleteOnTermination',
    'attachment.device': 'Attachments.Device',
    'attachment.instance-id': 'Attachments.InstanceId',
    'attachment.status': 'Attachments.State',
    'availability-zone': 'AvailabilityZone',
    'availability-zone-id': 'AvailabilityZoneId',
    'create-time': 'CreateTime',
    encrypted: 'Encrypted',
    'multi-attach-enabled': 'MultiAttachEnabled',
    size: 'Size',
    'snapshot-id': 'SnapshotId',
    status: 'State',
    'volume-id': 'VolumeId',
    'volume-type': 'VolumeType',
  },
  print: shownVolume,
  derived: roots,
});

function shownVolume(context: DataContext, record: Described): JsonObject {
  const { Modification: _modification, ...shown } = printVolume(context, record);
  return shown;
}

const attachVolume = volumes.change(
  'AttachVolume',
  'VolumeId',
  {
    Device: z.string().min(1),
    InstanceId: z.string(),
    VolumeId: z.string(),
    EbsCardIndex: z.int().optional(),
  },
  {
    example: { Device: '/dev/sdf', InstanceId: 'i-0123456789abcdef0', VolumeId: 'vol-0123456789abcdef0' },
    errors: [
      'IncorrectState',
      'InvalidInstanceID.NotFound',
      'InvalidParameterValue',
      'InvalidVolume.ZoneMismatch',
      'VolumeInUse',
    ],
    apply: (context, volume, { Device, InstanceId, VolumeId }) => {
      const instance = context.find('instance', InstanceId, 'InvalidInstanceID.NotFound');
      const { State, Attachments } = printVolume(context, volume) as {
        readonly State: string;
        readonly Attachments: readonly JsonObject[];
      };
      if (Attachments.length > 0)
        return refuse('VolumeInUse', `${VolumeId} is already attached to an instance`);
      if (State !== 'available') return refuse('IncorrectState', `${VolumeId} is not 'available'.`);
      if (instance.State !== 'running' && instance.State !== 'stopped')
        return refuse('IncorrectState', `Instance '${InstanceId}' is not 'running'.`);
      const primary = context
        .all('network-interface')
        .find(({ Attachment }) => Attachment?.InstanceId === InstanceId);
      const zone = context.get('subnet', primary?.SubnetId ?? '')?.AvailabilityZone;
      if (zone !== volume.Detail.AvailabilityZone)
        return refuse(
          'InvalidVolume.ZoneMismatch',
          `The volume '${VolumeId}' is not in the same availability zone as instance '${InstanceId}'`,
        );
      const isTaken = volumes
        .all(context)
        .some((each) =>
          liveAttachments(context, each).some(
            (one) => one.InstanceId === InstanceId && one.Device === Device,
          ),
        );
      if (isTaken)
        return refuse(
          'InvalidParameterValue',
          `Invalid value '${Device}' for unixDevice. Attachment point ${Device} is already in use`,
        );
      const attachment = {
        VolumeId,
        InstanceId,
        Device,
        State: 'attached',
        AttachTime: iso(context.at),
        DeleteOnTermination: false,
      };
      return { State: 'in-use', Attachments: [attachment] };
    },
    answer: (_shown, record) => {
      const [attachment] = record.Detail.Attachments as readonly JsonObject[];
      return { ...attachment, State: 'attaching' };
    },
  },
);

const detachVolume = volumes.change(
  'DetachVolume',
  'VolumeId',
  {
    Device: z.string().optional(),
    Force: z.boolean().optional(),
    InstanceId: z.string().optional(),
    VolumeId: z.string(),
  },
  {
    example: { VolumeId: 'vol-0123456789abcdef0' },
    errors: ['IncorrectState', 'InvalidAttachment.NotFound', 'OperationNotPermitted'],
    apply: (context, volume, { VolumeId, InstanceId, Device }) => {
      const [attachment] = liveAttachments(context, volume);
      const holder = context.get('instance', String(attachment?.InstanceId));
      if (holder !== undefined && holder.State !== 'stopped' && attachment?.Device === rootDeviceName(holder))
        return refuse(
          'OperationNotPermitted',
          `Unable to detach root volume '${VolumeId}' from instance '${holder.id}'`,
        );
      if (attachment === undefined)
        return refuse('IncorrectState', `Volume '${VolumeId}' is in the 'available' state.`);
      if (
        (InstanceId ?? attachment.InstanceId) !== attachment.InstanceId ||
        (Device ?? attachment.Device) !== attachment.Device
      )
        return refuse(
          'InvalidAttachment.NotFound',
          `The volume '${VolumeId}' is not attached to instance '${InstanceId ?? String(attachment.InstanceId)}' as device '${Device ?? String(attachment.Device)}'.`,
        );
      return { State: 'available', Attachments: [], Detached: attachment };
    },
    answer: (_shown, record, _input, context) => {
      const { Detached, ...Detail } = record.Detail;
      context.put(TABLE, { ...record, Detail });
      return { ...(Detached as JsonObject), State: 'detaching' };
    },
  },
);

const deleteVolume = volumes.remove(
  'DeleteVolume',
  'VolumeId',
  { VolumeId: z.string() },
  {
    example: { VolumeId: 'vol-0123456789abcdef0' },
    errors: ['VolumeInUse'],
    before: (context, volume) => {
      const [attachment] = liveAttachments(context, volume);
      if (attachment !== undefined)
        refuse(
          'VolumeInUse',
          `Volume ${volume.Name} is currently attached to ${String(attachment.InstanceId)}`,
        );
      const owner = context.all('instance').find((each) => rootVolumeId(each) === volume.Name);
      if (owner !== undefined) context.put('instance', { ...owner, HasNoRootVolume: true });
    },
  },
);

/** What is not asked for stays as it is while the type does; a volume that becomes an io one keeps its Iops. */
function keptPerformance(
  Detail: JsonObject,
  type: string,
  { Iops, Throughput }: { readonly Iops?: number | undefined; readonly Throughput?: number | undefined },
) {
  const hasSameType = type === Detail.VolumeType;
  const keepsIops = type.startsWith('io') || (hasSameType && TYPES[type]?.iops !== undefined);
  return {
    Iops: Iops ?? (keepsIops ? (Detail.Iops as number | undefined) : undefined),
    Throughput: Throughput ?? (hasSameType ? (Detail.Throughput as number | undefined) : undefined),
  };
}

const SIX_HOURS = 6 * 3600 * 1000;

const modifyVolume = volumes.change(
  'ModifyVolume',
  'VolumeId',
  {
    VolumeId: z.string(),
    Size: z.int().optional(),
    VolumeType: z.string().optional(),
    Iops: z.int().optional(),
    Throughput: z.int().optional(),
    MultiAttachEnabled: z.boolean().optional(),
  },
  {
    example: { VolumeId: 'vol-0123456789abcdef0', Size: 20 },
    errors: [
      'InvalidParameterCombination',
      'InvalidParameterValue',
      'MissingParameter',
      'UnknownVolumeType',
      'VolumeModificationRateExceeded',
    ],
    apply: (context, volume, input) => {
      const { Detail } = volume;
      const before = Detail.Modification as { readonly StartTime: string } | undefined;
      if (before !== undefined && context.at - Date.parse(before.StartTime) < SIX_HOURS)
        return refuse(
          'VolumeModificationRateExceeded',
          "You've reached the maximum modification rate per volume limit. Wait at least 6 hours between modifications per EBS volume.",
        );
      const type = input.VolumeType ?? String(Detail.VolumeType);
      const size = input.Size ?? Number(Detail.Size);
      if (size < Number(Detail.Size))
        return refuse('InvalidParameterValue', 'New size cannot be smaller than existing size');
      const { Iops: iops, Throughput: throughput } = keptPerformance(Detail, type, input);
      checkPerformance(type, size, iops);
      const performance = performanceOf(type, size, iops, throughput);
      const side = (name: string, detail: JsonObject) =>
        present({
          [`${name}Size`]: detail.Size,
          [`${name}VolumeType`]: detail.VolumeType,
          [`${name}Iops`]: detail.Iops,
          [`${name}Throughput`]: detail.Throughput,
          [`${name}MultiAttachEnabled`]: detail.MultiAttachEnabled,
        });
      const MultiAttachEnabled = input.MultiAttachEnabled ?? (Detail.MultiAttachEnabled as boolean);
      const changed = { Size: size, VolumeType: type, MultiAttachEnabled, ...performance };
      return {
        Iops: undefined,
        Throughput: undefined,
        ...changed,
        Modification: {
          VolumeId: volume.Name,
          ModificationState: 'modifying',
          ...side('Target', changed),
          ...side('Original', Detail),
          Progress: 0,
          StartTime: iso(context.at),
        },
      };
    },
    answer: (_shown, record) => ({ VolumeModification: record.Detail.Modification }),
  },
);

const describeVolumesModifications = volumes.list(
  'DescribeVolumesModifications',
  undefined,
  {
    VolumeIds: z.array(z.string()).optional(),
    MaxResults: z.int().optional(),
    NextToken: z.string().optional(),
  },
  {
    errors: ['InvalidVolumeModification.NotFound'],
    where: ({ Name, Detail }, { VolumeIds }) =>
      Detail.Modification !== undefined && (VolumeIds?.includes(Name) ?? true),
    answer: (shown, { VolumeIds = [] }) => {
      const found = shown.map(({ Modification }) => Modification as JsonObject);
      const lost = VolumeIds.find((id) => !found.some(({ VolumeId }) => VolumeId === id));
      if (lost !== undefined)
        refuse('InvalidVolumeModification.NotFound', `Modification for volume '${lost}' does not exist.`);
      return {
        VolumesModifications: found.map((each) => ({
          ...each,
          ModificationState: 'completed',
          Progress: 100,
        })),
      };
    },
  },
);

export const volumeOperations = [
  createVolume,
  describeVolumes,
  attachVolume,
  detachVolume,
  deleteVolume,
  modifyVolume,
  describeVolumesModifications,
];
