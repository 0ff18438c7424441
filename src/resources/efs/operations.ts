import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { collection, readTags, tagList, tagOperations } from '../shared/data/collection.ts';
import { inService } from '../shared/data/data-operation.ts';
import type { Described } from '../shared/data/described-record.ts';
import { jsonObject, present, texts } from '../shared/data/facts.ts';
import { uuidOf } from '../shared/data/ids.ts';
import { addManagedInterface } from '../shared/data/managed-interface.ts';
import { arnOf } from '../shared/data/places.ts';
import { zonesOf } from '../shared/regions.ts';
import { iso } from '../shared/time.ts';

const NO_SYSTEM = 'FileSystemNotFound';
const NO_TARGET = 'MountTargetNotFound';
const NO_POINT = 'AccessPointNotFound';
const efs = inService('efs');
const FileSystemId = z.string();
const EXAMPLE = 'fs-0123456789abcdef0';
const paging = { MaxItems: z.int().optional(), Marker: z.string().optional() };

const systems = collection({
  service: 'efs',
  table: 'file-system',
  prefix: 'fs',
  missing: [NO_SYSTEM, (id) => `File system '${id}' does not exist.`],
  print: printSystem,
});
const targets = collection({
  service: 'efs',
  table: 'mount-target',
  prefix: 'fsmt',
  missing: [NO_TARGET, (id) => `Mount target '${id}' does not exist.`],
});
const points = collection({
  service: 'efs',
  table: 'file-system-access-point',
  prefix: 'fsap',
  missing: [NO_POINT, (id) => `Access point '${id}' does not exist.`],
  print: (_context, { Detail, Tags }) => ({ ...Detail, Tags: Tags.map((tag) => ({ ...tag })) }),
});

function targetsOf(context: DataContext, system: string): readonly Described[] {
  return targets.all(context).filter(({ Detail }) => Detail.FileSystemId === system);
}

function printSystem(context: DataContext, { Detail, Tags, Name }: Described): JsonObject {
  const named = Tags.find(({ Key }) => Key === 'Name');
  return {
    ...Detail,
    ...(named !== undefined && { Name: named.Value }),
    NumberOfMountTargets: targetsOf(context, Name).length,
    Tags: Tags.map((tag) => ({ ...tag })),
  };
}

const createFileSystem = systems.create(
  'CreateFileSystem',
  {
    CreationToken: z.string().optional(),
    PerformanceMode: z.string().default('generalPurpose'),
    Encrypted: z.boolean().default(false),
    KmsKeyId: z.string().optional(),
    ThroughputMode: z.string().default('bursting'),
    ProvisionedThroughputInMibps: z.number().optional(),
    AvailabilityZoneName: z.string().optional(),
    Backup: z.boolean().optional(),
    Tags: tagList.optional(),
  },
  {
    example: { CreationToken: 'shared', Tags: [{ Key: 'Name', Value: 'shared' }] },
    errors: ['FileSystemAlreadyExists', 'BadRequest', 'UnsupportedAvailabilityZone'],
    settles: ['available', 10_000],
    make: (context, { Tags, Backup: _backup, CreationToken, AvailabilityZoneName, ...input }, id) => {
      const token = CreationToken ?? uuidOf(id);
      const known = systems.all(context).find(({ Detail }) => Detail.CreationToken === token);
      if (known !== undefined)
        refuse(
          'FileSystemAlreadyExists',
          `File system '${known.Name}' already exists with creation token '${token}'`,
        );
      const zone = zonesOf(context.region).find(({ name }) => name === AvailabilityZoneName);
      if (AvailabilityZoneName !== undefined && zone === undefined)
        refuse(
          'UnsupportedAvailabilityZone',
          `One Zone storage is not supported in ${AvailabilityZoneName}.`,
        );
      if ((input.ThroughputMode === 'provisioned') !== (input.ProvisionedThroughputInMibps !== undefined))
        refuse(
          'BadRequest',
          'ProvisionedThroughputInMibps and a ThroughputMode of provisioned belong together.',
        );
      return {
        name: id,
        tags: readTags(Tags),
        detail: present({
          OwnerId: context.account,
          CreationToken: token,
          FileSystemId: id,
          FileSystemArn: arnOf(context, 'elasticfilesystem', `file-system/${id}`),
          CreationTime: iso(context.at),
          LifeCycleState: 'creating',
          SizeInBytes: { Value: 6144, ValueInIA: 0, ValueInStandard: 6144, ValueInArchive: 0 },
          ...input,
          ...(zone !== undefined && { AvailabilityZoneName: zone.name, AvailabilityZoneId: zone.id }),
          FileSystemProtection: { ReplicationOverwriteProtection: 'ENABLED' },
        }),
      };
    },
    answer: (shown) => shown,
  },
);

const describeFileSystems = systems.list(
  'DescribeFileSystems',
  'FileSystemId',
  { FileSystemId: z.string().optional(), CreationToken: z.string().optional(), ...paging },
  {
    where: ({ Detail }, { CreationToken }) =>
      (CreationToken ?? Detail.CreationToken) === Detail.CreationToken,
    answer: (FileSystems) => ({ FileSystems }),
  },
);

const updateFileSystem = systems.change(
  'UpdateFileSystem',
  'FileSystemId',
  {
    FileSystemId,
    ThroughputMode: z.string().optional(),
    ProvisionedThroughputInMibps: z.number().optional(),
  },
  {
    example: { FileSystemId: EXAMPLE, ThroughputMode: 'elastic' },
    apply: (_context, _record, { FileSystemId: _id, ...changes }) => present(changes),
    answer: (shown) => shown,
  },
);

const deleteFileSystem = systems.remove(
  'DeleteFileSystem',
  'FileSystemId',
  { FileSystemId },
  {
    example: { FileSystemId: EXAMPLE },
    errors: ['FileSystemInUse'],
    before: (context, { Name }) => {
      if (targetsOf(context, Name).length > 0)
        refuse(
          'FileSystemInUse',
          `Cannot delete the file system '${Name}' because it has one or more mount targets.`,
        );
      for (const point of points.all(context))
        if (point.Detail.FileSystemId === Name) context.remove('file-system-access-point', point.id);
    },
  },
);

function checkGroups(context: DataContext, vpcId: string, groups: readonly string[]): void {
  for (const id of groups)
    if (!context.list('security-group').some((group) => group.id === id && group.VpcId === vpcId))
      refuse('SecurityGroupNotFound', `The security group ID '${id}' does not exist in the VPC.`);
}

const createMountTarget = targets.create(
  'CreateMountTarget',
  {
    FileSystemId,
    SubnetId: z.string(),
    IpAddress: z.string().optional(),
    Ipv6Address: z.string().optional(),
    IpAddressType: z.string().optional(),
    SecurityGroups: texts.optional(),
  },
  {
    example: { FileSystemId: EXAMPLE, SubnetId: 'subnet-0123456789abcdef0' },
    errors: [
      NO_SYSTEM,
      'IncorrectFileSystemLifeCycleState',
      'IpAddressInUse',
      'MountTargetConflict',
      'SecurityGroupNotFound',
      'SubnetNotFound',
    ],
    settles: ['available', 60_000],
    make: (context, input, id) => {
      const system = systems.find(context, input.FileSystemId);
      if (system.Detail.LifeCycleState !== 'available')
        refuse('IncorrectFileSystemLifeCycleState', `File system '${system.Name}' is not available.`);
      const subnet = context.list('subnet').find((each) => each.id === input.SubnetId);
      if (subnet === undefined)
        return refuse('SubnetNotFound', `The subnet ID '${input.SubnetId}' does not exist`);
      const others = targetsOf(context, system.Name);
      if (others.some(({ Detail }) => Detail.AvailabilityZoneName === subnet.AvailabilityZone))
        refuse('MountTargetConflict', 'mount target already exists in this AZ');
      if (others.some(({ Detail }) => Detail.VpcId !== subnet.VpcId))
        refuse(
          'MountTargetConflict',
          'requested subnet for new mount target is not in the same VPC as existing mount targets',
        );
      const isTaken = context
        .all('network-interface')
        .some(
          ({ SubnetId, PrivateIpAddresses }) =>
            SubnetId === subnet.id &&
            PrivateIpAddresses.some(({ PrivateIpAddress }) => PrivateIpAddress === input.IpAddress),
        );
      if (isTaken) refuse('IpAddressInUse', `IP address ${String(input.IpAddress)} is in use`);
      const vpcGroups = context.list('security-group').filter(({ VpcId }) => VpcId === subnet.VpcId);
      const groups =
        input.SecurityGroups ??
        vpcGroups.filter(({ GroupName }) => GroupName === 'default').map((group) => group.id);
      checkGroups(context, subnet.VpcId, groups);
      const NetworkInterfaceId = addManagedInterface(context, {
        SubnetId: subnet.id,
        Groups: groups,
        Description: `EFS mount target for ${system.Name} (${id})`,
        InterfaceType: 'efs',
        RequesterId: '645247694480',
        PrivateIpAddress: input.IpAddress,
      });
      const card = context.get('network-interface', NetworkInterfaceId);
      return {
        name: id,
        detail: {
          OwnerId: context.account,
          MountTargetId: id,
          FileSystemId: system.Name,
          SubnetId: subnet.id,
          LifeCycleState: 'creating',
          IpAddress: card?.PrivateIpAddresses[0]?.PrivateIpAddress,
          NetworkInterfaceId,
          AvailabilityZoneId: subnet.AvailabilityZoneId,
          AvailabilityZoneName: subnet.AvailabilityZone,
          VpcId: subnet.VpcId,
        },
      };
    },
    answer: (shown) => shown,
  },
);

const describeMountTargets = efs(
  'DescribeMountTargets',
  {
    ...paging,
    FileSystemId: z.string().optional(),
    MountTargetId: z.string().optional(),
    AccessPointId: z.string().optional(),
  },
  {
    example: { FileSystemId: EXAMPLE },
    errors: ['BadRequest', NO_SYSTEM, NO_TARGET, NO_POINT],
    run: (context, { FileSystemId: system, MountTargetId, AccessPointId }) => {
      if (system === undefined && MountTargetId === undefined && AccessPointId === undefined)
        refuse('BadRequest', 'One of fileSystemId, mountTargetId or accessPointId must be given.');
      if (MountTargetId !== undefined) return { MountTargets: [targets.find(context, MountTargetId).Detail] };
      const of = system ?? String(points.find(context, AccessPointId ?? '').Detail.FileSystemId);
      systems.find(context, of);
      return { MountTargets: targetsOf(context, of).map(({ Detail }) => Detail) };
    },
  },
);

const MountTargetId = z.string();
const target = { MountTargetId: 'fsmt-0123456789abcdef0' };

const describeMountTargetSecurityGroups = targets.change(
  'DescribeMountTargetSecurityGroups',
  'MountTargetId',
  { MountTargetId },
  {
    example: target,
    answer: (_shown, { Detail }, _input, context) => ({
      SecurityGroups: context.get('network-interface', String(Detail.NetworkInterfaceId))?.Groups ?? [],
    }),
  },
);

const modifyMountTargetSecurityGroups = targets.change(
  'ModifyMountTargetSecurityGroups',
  'MountTargetId',
  { MountTargetId, SecurityGroups: texts.optional() },
  {
    example: { ...target, SecurityGroups: ['sg-0123456789abcdef0'] },
    errors: ['SecurityGroupNotFound'],
    apply: (context, { Detail }, { SecurityGroups = [] }) => {
      checkGroups(context, String(Detail.VpcId), SecurityGroups);
      const card = context.get('network-interface', String(Detail.NetworkInterfaceId));
      if (card !== undefined && SecurityGroups.length > 0)
        context.put('network-interface', { ...card, Groups: [...SecurityGroups] });
      return undefined;
    },
    answer: () => ({}),
  },
);

const deleteMountTarget = targets.remove(
  'DeleteMountTarget',
  'MountTargetId',
  { MountTargetId },
  {
    example: target,
    before: (context, { Detail }) => {
      const NetworkInterfaceId = String(Detail.NetworkInterfaceId);
      if (context.get('network-interface', NetworkInterfaceId) !== undefined)
        context.request('InternalDeleteManagedInterface', { NetworkInterfaceId });
    },
  },
);

const createAccessPoint = points.create(
  'CreateAccessPoint',
  {
    ClientToken: z.string().optional(),
    Tags: tagList.optional(),
    FileSystemId,
    PosixUser: jsonObject.optional(),
    RootDirectory: jsonObject.optional(),
  },
  {
    example: { FileSystemId: EXAMPLE, PosixUser: { Uid: 1000, Gid: 1000 } },
    errors: [NO_SYSTEM, 'AccessPointAlreadyExists'],
    settles: ['available', 5000],
    make: (context, input, id) => {
      const token = input.ClientToken ?? uuidOf(id);
      const system = systems.find(context, input.FileSystemId);
      const known = points.all(context).find(({ Detail }) => Detail.ClientToken === token);
      if (known !== undefined)
        refuse(
          'AccessPointAlreadyExists',
          `Access point '${known.Name}' already exists with client token '${token}'`,
        );
      const tags = readTags(input.Tags);
      const named = tags.find(({ Key }) => Key === 'Name');
      return {
        name: id,
        tags,
        detail: present({
          ClientToken: token,
          ...(named !== undefined && { Name: named.Value }),
          AccessPointId: id,
          AccessPointArn: arnOf(context, 'elasticfilesystem', `access-point/${id}`),
          FileSystemId: system.Name,
          PosixUser: input.PosixUser,
          RootDirectory: input.RootDirectory ?? { Path: '/' },
          OwnerId: context.account,
          LifeCycleState: 'creating',
        }),
      };
    },
    answer: (shown) => shown,
  },
);

const describeAccessPoints = points.list(
  'DescribeAccessPoints',
  'AccessPointId',
  {
    MaxResults: z.int().optional(),
    NextToken: z.string().optional(),
    AccessPointId: z.string().optional(),
    FileSystemId: z.string().optional(),
  },
  {
    errors: [NO_SYSTEM],
    where: ({ Detail }, input, context) => {
      if (input.FileSystemId !== undefined) systems.find(context, input.FileSystemId);
      return (input.FileSystemId ?? Detail.FileSystemId) === Detail.FileSystemId;
    },
    answer: (AccessPoints) => ({ AccessPoints }),
  },
);

const deleteAccessPoint = points.remove(
  'DeleteAccessPoint',
  'AccessPointId',
  { AccessPointId: z.string() },
  {
    example: { AccessPointId: 'fsap-0123456789abcdef0' },
  },
);

export const systemOperations = [
  createFileSystem,
  describeFileSystems,
  updateFileSystem,
  deleteFileSystem,
  ...tagOperations({
    service: 'efs',
    tables: ['file-system', 'file-system-access-point'],
    by: 'ResourceId',
    add: 'TagResource',
    list: 'ListTagsForResource',
    remove: 'UntagResource',
    tags: 'Tags',
    tagsShape: tagList,
    keys: 'TagKeys',
    missing: [NO_SYSTEM, (id) => `File system '${id}' does not exist.`],
    example: { name: EXAMPLE, tags: [{ Key: 'team', Value: 'web' }] },
    answer: ({ Tags }) => ({ Tags }),
  }),
];
export const targetOperations = [
  createMountTarget,
  describeMountTargets,
  describeMountTargetSecurityGroups,
  modifyMountTargetSecurityGroups,
  deleteMountTarget,
];
export const pointOperations = [createAccessPoint, describeAccessPoints, deleteAccessPoint];
