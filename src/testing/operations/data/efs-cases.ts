import type { JsonObject } from '../../../kernel/lib/json.ts';
import { after, type DataCase, type ServiceCases } from './data-case.ts';

const Tags = [{ Key: 'Name', Value: 'shared' }];
const FileSystemId = '$fs';
const noSystem = (more: JsonObject = {}): NonNullable<DataCase['refuses']> => ({
  FileSystemNotFound: { ...more, FileSystemId: 'fs-00000000' },
});
const target = { FileSystemId, SubnetId: '$far' };
const noTarget = (more: JsonObject = {}) => ({
  MountTargetNotFound: { ...more, MountTargetId: 'fsmt-00000000' },
});

export const efsCases: ServiceCases = {
  world: [
    ['efs:CreateFileSystem', { CreationToken: 'shared', Tags }, { fs: 'FileSystemId' }],
    ['efs:CreateFileSystem', { CreationToken: 'spare' }, { sparefs: 'FileSystemId' }],
  ],
  cases: {
    'efs:CreateFileSystem': {
      works: [
        {},
        {
          CreationToken: 'new',
          Encrypted: true,
          ThroughputMode: 'provisioned',
          ProvisionedThroughputInMibps: 10,
          Tags,
        },
        { CreationToken: 'zone', AvailabilityZoneName: 'us-east-1a', Backup: true },
      ],
      refuses: {
        FileSystemAlreadyExists: { CreationToken: 'shared' },
        BadRequest: { ThroughputMode: 'provisioned' },
        UnsupportedAvailabilityZone: { AvailabilityZoneName: 'moon-1a' },
      },
    },
    'efs:DescribeFileSystems': {
      works: [{}, { FileSystemId }, { CreationToken: 'shared' }],
      refuses: noSystem(),
    },
    'efs:UpdateFileSystem': { works: [{ FileSystemId, ThroughputMode: 'elastic' }], refuses: noSystem() },
    'efs:DeleteFileSystem': {
      works: [{ FileSystemId: '$sparefs' }],
      refuses: { ...noSystem(), FileSystemInUse: { FileSystemId } },
    },
    'efs:CreateMountTarget': {
      works: [target, { ...target, IpAddress: '10.0.3.77', SecurityGroups: ['$group'] }],
      refuses: {
        ...noSystem(target),
        IncorrectFileSystemLifeCycleState: after([['efs:CreateFileSystem', {}, { young: 'FileSystemId' }]], {
          ...target,
          FileSystemId: '$young',
        }),
        IpAddressInUse: { FileSystemId: '$sparefs', SubnetId: '$near', IpAddress: '$mountip' },
        MountTargetConflict: [
          { FileSystemId, SubnetId: '$twin' },
          after(
            [
              [
                'ec2:CreateSubnet',
                { VpcId: '$peer', CidrBlock: '10.1.7.0/24', AvailabilityZone: 'us-east-1b' },
                { elsewhere: 'Subnet.SubnetId' },
              ],
            ],
            {
              FileSystemId,
              SubnetId: '$elsewhere',
            },
          ),
        ],
        SecurityGroupNotFound: { ...target, SecurityGroups: ['sg-00000000'] },
        SubnetNotFound: { ...target, SubnetId: 'subnet-00000000' },
      },
    },
    'efs:DescribeMountTargets': {
      works: [{ FileSystemId }, { MountTargetId: '$mount' }, { AccessPointId: '$point' }],
      refuses: {
        BadRequest: {},
        ...noSystem(),
        ...noTarget(),
        AccessPointNotFound: { AccessPointId: 'fsap-00000000' },
      },
    },
    'efs:DescribeMountTargetSecurityGroups': { works: [{ MountTargetId: '$mount' }], refuses: noTarget() },
    'efs:ModifyMountTargetSecurityGroups': {
      works: [{ MountTargetId: '$mount', SecurityGroups: ['$group'] }],
      refuses: {
        ...noTarget(),
        SecurityGroupNotFound: { MountTargetId: '$mount', SecurityGroups: ['sg-00000000'] },
      },
    },
    'efs:DeleteMountTarget': { works: [{ MountTargetId: '$mount' }], refuses: noTarget() },
    'efs:CreateAccessPoint': {
      works: [{ FileSystemId, Tags, PosixUser: { Uid: 1000, Gid: 1000 }, RootDirectory: { Path: '/data' } }],
      refuses: { ...noSystem(), AccessPointAlreadyExists: { FileSystemId, ClientToken: 'one' } },
    },
    'efs:DescribeAccessPoints': {
      works: [{}, { FileSystemId }, { AccessPointId: '$point' }],
      refuses: { ...noSystem(), AccessPointNotFound: { AccessPointId: 'fsap-00000000' } },
    },
    'efs:DeleteAccessPoint': {
      works: [{ AccessPointId: '$point' }],
      refuses: { AccessPointNotFound: { AccessPointId: 'fsap-00000000' } },
    },
    'efs:TagResource': {
      works: [{ ResourceId: FileSystemId, Tags }],
      refuses: { FileSystemNotFound: { ResourceId: 'fs-00000000', Tags } },
    },
    'efs:ListTagsForResource': {
      works: [{ ResourceId: '$point' }],
      refuses: { FileSystemNotFound: { ResourceId: 'fs-00000000' } },
    },
    'efs:UntagResource': {
      works: [{ ResourceId: FileSystemId, TagKeys: ['Name'] }],
      refuses: { FileSystemNotFound: { ResourceId: 'fs-00000000', TagKeys: ['Name'] } },
    },
  },
};

/** What can only be made once the file system is there. */
export const mountWorld: ServiceCases = {
  world: [
    [
      'efs:CreateMountTarget',
      { FileSystemId, SubnetId: '$near' },
      { mount: 'MountTargetId', mountip: 'IpAddress' },
    ],
    ['efs:CreateAccessPoint', { FileSystemId, ClientToken: 'one' }, { point: 'AccessPointId' }],
  ],
  cases: {},
};
