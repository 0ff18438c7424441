import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { collection } from '../shared/data/collection.ts';
import { ec2List, tagErrors, tagSpecifications, tagsFor, withOwnTags } from '../shared/data/ec2-list.ts';
import { present } from '../shared/data/facts.ts';
import { ofAccount } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';
import { copyDisk } from './disk-contents.ts';
import { NO_SNAPSHOT, NO_VOLUME, volumes } from './volumes.ts';

const TABLE = 'ebs-snapshot';
const missing = (id: string) => `The snapshot '${id}' does not exist.`;
export const snapshots = collection({
  service: 'ec2',
  table: TABLE,
  prefix: 'snap',
  missing: [NO_SNAPSHOT, missing],
  print: withOwnTags,
});

const createSnapshot = snapshots.create(
  'CreateSnapshot',
  {
    Description: z.string().default(''),
    OutpostArn: z.string().optional(),
    VolumeId: z.string(),
    Location: z.string().optional(),
    ...tagSpecifications,
  },
  {
    example: { VolumeId: 'vol-0123456789abcdef0', Description: 'Before the update' },
    errors: [...tagErrors, NO_VOLUME],
    settles: ['completed', 60_000],
    make: (context, { VolumeId, Description, TagSpecifications }, id) => {
      const { Detail } = volumes.find(context, VolumeId);
      copyDisk(context, VolumeId, id);
      return {
        name: id,
        tags: tagsFor(TagSpecifications, 'snapshot'),
        detail: present({
          SnapshotId: id,
          VolumeId,
          State: 'pending',
          StartTime: iso(context.at),
          Progress: '0%',
          OwnerId: context.account,
          Description,
          VolumeSize: Number(Detail.Size),
          Encrypted: Detail.Encrypted,
          ...(Detail.KmsKeyId !== undefined && { KmsKeyId: Detail.KmsKeyId }),
          StorageTier: 'standard',
        }),
      };
    },
    answer: ({ StorageTier: _tier, ...shown }) => shown,
  },
);

const copySnapshot = snapshots.create(
  'CopySnapshot',
  {
    Description: z.string().default(''),
    DestinationOutpostArn: z.string().optional(),
    DestinationRegion: z.string().optional(),
    Encrypted: z.boolean().optional(),
    KmsKeyId: z.string().optional(),
    PresignedUrl: z.string().optional(),
    SourceRegion: z.string(),
    SourceSnapshotId: z.string(),
    CompletionDurationMinutes: z.int().optional(),
    DestinationAvailabilityZone: z.string().optional(),
    ...tagSpecifications,
  },
  {
    example: { SourceRegion: 'us-east-1', SourceSnapshotId: 'snap-0123456789abcdef0' },
    errors: [...tagErrors, NO_SNAPSHOT],
    settles: ['completed', 60_000],
    make: (context, input, id) => {
      const source = ofAccount(context, TABLE).find(
        ({ Name, region }) => Name === input.SourceSnapshotId && region === input.SourceRegion,
      );
      if (source === undefined) return refuse(NO_SNAPSHOT, missing(input.SourceSnapshotId));
      copyDisk(context, source.Name, id);
      const isEncrypted = input.Encrypted === true || source.Detail.Encrypted === true;
      const KmsKeyId = input.KmsKeyId ?? source.Detail.KmsKeyId;
      return {
        name: id,
        tags: tagsFor(input.TagSpecifications, 'snapshot'),
        detail: {
          ...source.Detail,
          SnapshotId: id,
          // No volume of this Region: AWS shows this one for copies.
          VolumeId: 'vol-ffffffff',
          State: 'pending',
          Progress: '0%',
          StartTime: iso(context.at),
          Description: input.Description,
          Encrypted: isEncrypted,
          ...(isEncrypted && KmsKeyId !== undefined && { KmsKeyId }),
        },
      };
    },
    answer: ({ SnapshotId, Tags }) => ({
      ...(Array.isArray(Tags) && Tags.length > 0 && { Tags }),
      SnapshotId,
    }),
  },
);

const describeSnapshots = ec2List({
  operation: 'DescribeSnapshots',
  table: TABLE,
  ids: 'SnapshotIds',
  key: 'Snapshots',
  missing: NO_SNAPSHOT,
  filters: {
    description: 'Description',
    encrypted: 'Encrypted',
    'owner-id': 'OwnerId',
    progress: 'Progress',
    'snapshot-id': 'SnapshotId',
    'start-time': 'StartTime',
    status: 'State',
    'storage-tier': 'StorageTier',
    'volume-id': 'VolumeId',
    'volume-size': 'VolumeSize',
  },
  more: { OwnerIds: z.array(z.string()).optional(), RestorableByUserIds: z.array(z.string()).optional() },
  // Snapshots of others are not known here.
  where: (record, { OwnerIds }) =>
    !Array.isArray(OwnerIds) || OwnerIds.includes('self') || OwnerIds.includes(record.account),
});

const deleteSnapshot = snapshots.remove(
  'DeleteSnapshot',
  'SnapshotId',
  { SnapshotId: z.string() },
  {
    example: { SnapshotId: 'snap-0123456789abcdef0' },
    errors: ['InvalidSnapshot.InUse'],
    before: (context, { Name }) => {
      const user = context
        .list('image')
        .find(({ Detail }) =>
          (Detail.BlockDeviceMappings as readonly JsonObject[]).some(
            ({ Ebs }) => (Ebs as JsonObject | undefined)?.SnapshotId === Name,
          ),
        );
      if (user !== undefined)
        refuse('InvalidSnapshot.InUse', `The snapshot ${Name} is currently in use by ${user.Name}`);
    },
  },
);

export const snapshotOperations = [createSnapshot, copySnapshot, describeSnapshots, deleteSnapshot];
