import { tagged } from '../tag-inputs.ts';
import { after, inRegion, type ServiceCases } from './data-case.ts';
import { listed, refusedTags } from './ec2-cases.ts';

const AvailabilityZone = 'us-east-1a';
const small = { AvailabilityZone, Size: 8, VolumeType: 'gp3' };
const VolumeId = '$volume';
const LOST = 'vol-0000000000000000f';
const attach = { VolumeId, InstanceId: '$web', Device: '/dev/sdf' };
const noVolume = { 'InvalidVolume.NotFound': { VolumeId: LOST } };
const attached = (then: object) => after([['ec2:AttachVolume', attach]], then as never);
const shot = { Name: 'web-2', InstanceId: '$web' };
const restored = { Name: 'restored', RootDeviceName: '/dev/xvda' };
const copy = { Name: 'copy', SourceImageId: '$image', SourceRegion: 'us-east-1' };
const snapshotCopy = { SourceRegion: 'us-east-1', SourceSnapshotId: '$snapshot' };
const noSnapshot = 'InvalidSnapshot.NotFound';

export const storageCases: ServiceCases = {
  world: [
    ['ec2:CreateVolume', { ...small, ...tagged('volume', 'data') }, { volume: 'VolumeId' }],
    ['ec2:CreateVolume', { ...small, AvailabilityZone: 'us-east-1b' }, { farvolume: 'VolumeId' }],
    ['ec2:CreateVolume', { ...small, Encrypted: true }, { used: 'VolumeId' }],
  ],
  cases: {
    'ec2:CreateVolume': {
      works: [
        { ...small, ...tagged('volume') },
        { AvailabilityZone, Size: 100 },
        { AvailabilityZone, Size: 100, VolumeType: 'io2', Iops: 5000, MultiAttachEnabled: true },
        { AvailabilityZoneId: 'use1-az2', SnapshotId: '$snapshot', VolumeType: 'gp3', Throughput: 250 },
        { AvailabilityZone, Size: 500, VolumeType: 'st1' },
      ],
      refuses: {
        ...refusedTags('volume', small, [
          { ...small, Size: 0 },
          { ...small, Size: 70_000 },
          { ...small, Iops: 10 },
          { AvailabilityZone, Size: 4, VolumeType: 'gp3', SnapshotId: '$snapshot' },
        ]),
        InvalidParameterCombination: { AvailabilityZone, Size: 8, VolumeType: 'gp2', Iops: 3000 },
        'InvalidZone.NotFound': { ...small, AvailabilityZone: 'us-east-1z' },
        MissingParameter: [
          { Size: 8 },
          { AvailabilityZone },
          { AvailabilityZone, Size: 8, VolumeType: 'io1' },
        ],
        [noSnapshot]: { AvailabilityZone, SnapshotId: 'snap-0000000000000000f' },
        UnknownVolumeType: { ...small, VolumeType: 'gp9' },
      },
    },
    'ec2:DescribeVolumes': listed('VolumeIds', VolumeId, 'InvalidVolume.NotFound', [
      'attachment.instance-id',
      '$away',
    ]),
    'ec2:AttachVolume': {
      works: [attach],
      refuses: {
        'InvalidVolume.NotFound': { ...attach, VolumeId: LOST },
        'InvalidInstanceID.NotFound': { ...attach, InstanceId: 'i-00000000' },
        'InvalidVolume.ZoneMismatch': { ...attach, VolumeId: '$farvolume' },
        VolumeInUse: attached(attach),
        InvalidParameterValue: attached({ ...attach, VolumeId: '$used' }),
        IncorrectState: [
          after([['ec2:TerminateInstances', { InstanceIds: ['$web'] }]], attach),
          after([['ec2:CreateVolume', small, { young: 'VolumeId' }]], { ...attach, VolumeId: '$young' }),
        ],
      },
    },
    'ec2:DetachVolume': {
      works: [attached({ VolumeId }), attached(attach)],
      refuses: {
        ...noVolume,
        IncorrectState: { VolumeId },
        OperationNotPermitted: after(
          [
            [
              'ec2:DescribeVolumes',
              { Filters: [{ Name: 'attachment.instance-id', Values: ['$web'] }] },
              { root: 'Volumes.0.VolumeId' },
            ],
          ],
          { VolumeId: '$root' },
        ),
        'InvalidAttachment.NotFound': [
          attached({ VolumeId, InstanceId: '$away' }),
          attached({ VolumeId, Device: '/dev/sdg' }),
        ],
      },
    },
    'ec2:DeleteVolume': {
      works: [{ VolumeId }],
      refuses: { ...noVolume, VolumeInUse: attached({ VolumeId }) },
    },
    'ec2:ModifyVolume': {
      works: [
        { VolumeId, Size: 20 },
        { VolumeId, VolumeType: 'io2', Iops: 1000 },
        { VolumeId, Throughput: 500 },
      ],
      refuses: {
        ...noVolume,
        InvalidParameterCombination: { VolumeId, VolumeType: 'gp2', Iops: 100 },
        InvalidParameterValue: [
          { VolumeId, Size: 4 },
          { VolumeId, Iops: 1 },
        ],
        MissingParameter: after(
          [['ec2:CreateVolume', { AvailabilityZone, Size: 10, VolumeType: 'standard' }, { old: 'VolumeId' }]],
          { VolumeId: '$old', VolumeType: 'io1' },
        ),
        UnknownVolumeType: { VolumeId, VolumeType: 'gp9' },
        VolumeModificationRateExceeded: after([['ec2:ModifyVolume', { VolumeId, Size: 20 }]], {
          VolumeId,
          Size: 30,
        }),
      },
    },
    'ec2:DescribeVolumesModifications': {
      works: [{}, after([['ec2:ModifyVolume', { VolumeId, Size: 20 }]], { VolumeIds: [VolumeId] })],
      refuses: { 'InvalidVolumeModification.NotFound': { VolumeIds: [VolumeId] } },
    },
    'ec2:CreateSnapshot': {
      works: [{ VolumeId, Description: 'Daily', ...tagged('snapshot') }, { VolumeId: '$used' }],
      refuses: { ...noVolume, ...refusedTags('snapshot', { VolumeId }) },
    },
    'ec2:CopySnapshot': {
      works: [
        inRegion('eu-west-1', { ...snapshotCopy, Encrypted: true, KmsKeyId: 'alias/aws/ebs' }),
        { ...snapshotCopy, ...tagged('snapshot') },
      ],
      refuses: {
        ...refusedTags('snapshot', snapshotCopy),
        [noSnapshot]: { ...snapshotCopy, SourceRegion: 'eu-west-1' },
      },
    },
    'ec2:DescribeSnapshots': listed(
      'SnapshotIds',
      '$snapshot',
      noSnapshot,
      ['volume-id', VolumeId],
      [{ OwnerIds: ['self'] }, { OwnerIds: ['amazon'] }],
    ),
    'ec2:DeleteSnapshot': {
      works: [{ SnapshotId: '$snapshot' }],
      refuses: {
        [noSnapshot]: { SnapshotId: 'snap-00000000' },
        'InvalidSnapshot.InUse': { SnapshotId: '$imagesnapshot' },
      },
    },
    'ec2:CreateImage': {
      works: [
        { ...shot, ...tagged('image') },
        attached({ ...shot, Description: 'With data', NoReboot: true }),
      ],
      refuses: {
        ...refusedTags('image', shot),
        'InvalidAMIName.Duplicate': { ...shot, Name: 'web-1' },
        IncorrectState: after([['ec2:TerminateInstances', { InstanceIds: ['$web'] }]], shot),
        'InvalidInstanceID.NotFound': { ...shot, InstanceId: 'i-00000000' },
      },
    },
    'ec2:RegisterImage': {
      works: [
        { ...restored, BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { SnapshotId: '$snapshot' } }] },
        { Name: 'from-bucket', ImageLocation: 'bucket/image.manifest.xml', Architecture: 'arm64' },
      ],
      refuses: {
        ...refusedTags('image', restored),
        'InvalidAMIName.Duplicate': { ...restored, Name: 'web-1' },
        MissingParameter: { Name: 'restored' },
        [noSnapshot]: {
          ...restored,
          BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { SnapshotId: 'snap-00000000' } }],
        },
      },
    },
    'ec2:CopyImage': {
      works: [inRegion('eu-west-1', copy), { ...copy, CopyImageTags: true, Description: 'Again' }],
      refuses: {
        ...refusedTags('image', copy),
        'InvalidAMIName.Duplicate': { ...copy, Name: 'web-1' },
        'InvalidAMIID.NotFound': { ...copy, SourceImageId: 'ami-00000000' },
      },
    },
    'ec2:DeregisterImage': {
      works: [{ ImageId: '$image' }],
      refuses: { 'InvalidAMIID.NotFound': { ImageId: 'ami-00000000' } },
    },
  },
};

/** What can only be made once the volumes are there. */
export const imageWorld: ServiceCases = {
  world: [
    ['ec2:AttachVolume', { VolumeId: '$farvolume', InstanceId: '$away', Device: '/dev/sdf' }],
    ['ec2:CreateSnapshot', { VolumeId: '$volume' }, { snapshot: 'SnapshotId' }],
    [
      'ec2:CreateImage',
      { InstanceId: '$away', Name: 'web-1', ...tagged('image', 'web') },
      { image: 'ImageId' },
    ],
    [
      'ec2:DescribeSnapshots',
      { Filters: [{ Name: 'volume-id', Values: ['$farvolume'] }] },
      { imagesnapshot: 'Snapshots.0.SnapshotId' },
    ],
    ['ec2:DetachVolume', { VolumeId: '$farvolume' }],
  ],
  cases: {},
};
