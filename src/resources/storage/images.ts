import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { collection } from '../shared/data/collection.ts';
import { tagErrors, tagSpecifications, tagsFor, withOwnTags } from '../shared/data/ec2-list.ts';
import { jsonObject, present } from '../shared/data/facts.ts';
import { ofAccount } from '../shared/data/places.ts';
import { liveAttachments } from '../shared/optional-records.ts';
import { rootDeviceName } from '../shared/root-volume.ts';
import { iso } from '../shared/time.ts';
import { findSnapshot, NO_SNAPSHOT, volumes } from './volumes.ts';

const TABLE = 'image';
const NO_IMAGE = 'InvalidAMIID.NotFound';
const DUPLICATE = 'InvalidAMIName.Duplicate';
const missing = (id: string) => `The image id '[${id}]' does not exist`;
const images = collection({
  service: 'ec2',
  table: TABLE,
  prefix: 'ami',
  missing: [NO_IMAGE, missing],
  print: withOwnTags,
});

function checkName(context: DataContext, name: string): void {
  const holder = images.all(context).find(({ Detail }) => Detail.Name === name);
  if (holder !== undefined) refuse(DUPLICATE, `AMI name ${name} is already in use by AMI ${holder.Name}`);
}

/** What every image of one's own has. */
function newImage(context: DataContext, id: string, name: string, facts: JsonObject): object {
  return {
    Architecture: 'x86_64',
    BlockDeviceMappings: [],
    Description: '',
    EnaSupport: true,
    Hypervisor: 'xen',
    PlatformDetails: 'Linux/UNIX',
    RootDeviceName: '/dev/xvda',
    RootDeviceType: 'ebs',
    SriovNetSupport: 'simple',
    UsageOperation: 'RunInstances',
    VirtualizationType: 'hvm',
    ...facts,
    CreationDate: iso(context.at),
    ImageId: id,
    ImageLocation: `${context.account}/${name}`,
    ImageType: 'machine',
    Name: name,
    OwnerId: context.account,
    Public: false,
    State: 'pending',
  };
}

const answer = ({ ImageId }: JsonObject) => ({ ImageId });
const settles = ['available', 60_000] as const;

/** The root volume before all others. */
function orderOf(device: JsonValue | undefined, root: string): number {
  return device === root ? 0 : 1;
}

const createImage = images.create(
  'CreateImage',
  {
    InstanceId: z.string(),
    Name: z.string().min(3).max(128),
    Description: z.string().optional(),
    NoReboot: z.boolean().optional(),
    BlockDeviceMappings: z.array(jsonObject).optional(),
    SnapshotLocation: z.string().optional(),
    ...tagSpecifications,
  },
  {
    example: { InstanceId: 'i-0123456789abcdef0', Name: 'web-1' },
    errors: [...tagErrors, DUPLICATE, 'IncorrectState', 'InvalidInstanceID.NotFound'],
    settles,
    make: (context, input, id) => {
      const instance = context.find('instance', input.InstanceId, 'InvalidInstanceID.NotFound');
      if (instance.State !== 'running' && instance.State !== 'stopped')
        refuse(
          'IncorrectState',
          `Instance '${instance.id}' is not in a state from which an image can be made.`,
        );
      checkName(context, input.Name);
      const tags = tagsFor(input.TagSpecifications, 'image', ['snapshot']);
      const attached = volumes.all(context).flatMap((volume) =>
        liveAttachments(context, volume)
          .filter(({ InstanceId }) => InstanceId === instance.id)
          .map(({ Device, DeleteOnTermination }) => ({ Device, DeleteOnTermination, volume })),
      );
      const RootDeviceName = rootDeviceName(instance);
      attached.sort(
        (left, right) => orderOf(left.Device, RootDeviceName) - orderOf(right.Device, RootDeviceName),
      );
      const BlockDeviceMappings = attached.map(({ Device, DeleteOnTermination = false, volume }) => {
        const made = context.request('CreateSnapshot', {
          VolumeId: volume.Name,
          Description: `Created by CreateImage(${instance.id}) for ${id}`,
        });
        return {
          DeviceName: Device,
          Ebs: {
            DeleteOnTermination,
            SnapshotId: made.SnapshotId,
            VolumeSize: volume.Detail.Size,
            VolumeType: volume.Detail.VolumeType,
            Encrypted: volume.Detail.Encrypted,
          },
        };
      });
      const isWindows = instance.Platform === 'windows';
      return {
        name: id,
        tags,
        detail: newImage(context, id, input.Name, {
          Description: input.Description ?? '',
          BlockDeviceMappings: BlockDeviceMappings as readonly JsonObject[],
          SourceInstanceId: instance.id,
          SourceImageId: instance.ImageId,
          RootDeviceName,
          ...(isWindows && {
            Platform: 'windows',
            PlatformDetails: 'Windows',
            UsageOperation: 'RunInstances:0002',
          }),
        }),
      };
    },
    answer,
  },
);

const registerImage = images.create(
  'RegisterImage',
  {
    ImageLocation: z.string().optional(),
    Architecture: z.string().optional(),
    BlockDeviceMappings: z.array(jsonObject).optional(),
    Description: z.string().optional(),
    EnaSupport: z.boolean().optional(),
    Name: z.string().min(3).max(128),
    RootDeviceName: z.string().optional(),
    VirtualizationType: z.string().optional(),
    SriovNetSupport: z.string().optional(),
    BootMode: z.string().optional(),
    ImdsSupport: z.string().optional(),
    TpmSupport: z.string().optional(),
    ...tagSpecifications,
  },
  {
    example: {
      Name: 'restored',
      RootDeviceName: '/dev/xvda',
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { SnapshotId: 'snap-0123456789abcdef0' } }],
    },
    errors: [...tagErrors, DUPLICATE, NO_SNAPSHOT, 'MissingParameter'],
    settles,
    make: (context, { Name, TagSpecifications, ImageLocation, ...input }, id) => {
      if (ImageLocation === undefined && input.RootDeviceName === undefined)
        refuse('MissingParameter', 'The request must contain the parameter RootDeviceName');
      checkName(context, Name);
      const BlockDeviceMappings = (input.BlockDeviceMappings ?? []).map((mapping) => {
        const Ebs = mapping.Ebs as JsonObject | undefined;
        if (typeof Ebs?.SnapshotId !== 'string') return mapping;
        const { Detail } = findSnapshot(context, Ebs.SnapshotId);
        return {
          ...mapping,
          Ebs: {
            DeleteOnTermination: true,
            VolumeSize: Detail.VolumeSize,
            VolumeType: 'standard',
            Encrypted: Detail.Encrypted,
            ...Ebs,
          },
        };
      });
      return {
        name: id,
        tags: tagsFor(TagSpecifications, 'image', ['snapshot']),
        detail: newImage(context, id, Name, { ...present(input), BlockDeviceMappings } as JsonObject),
      };
    },
    answer,
  },
);

const copyImage = images.create(
  'CopyImage',
  {
    Name: z.string().min(3).max(128),
    SourceImageId: z.string(),
    SourceRegion: z.string(),
    Description: z.string().optional(),
    Encrypted: z.boolean().optional(),
    KmsKeyId: z.string().optional(),
    CopyImageTags: z.boolean().optional(),
    ClientToken: z.string().optional(),
    ...tagSpecifications,
  },
  {
    example: { Name: 'copy', SourceImageId: 'ami-0123456789abcdef0', SourceRegion: 'us-east-1' },
    errors: [...tagErrors, DUPLICATE, NO_IMAGE],
    settles,
    make: (context, input, id) => {
      const source = ofAccount(context, TABLE).find(
        ({ Name, region }) => Name === input.SourceImageId && region === input.SourceRegion,
      );
      if (source === undefined) return refuse(NO_IMAGE, missing(input.SourceImageId));
      checkName(context, input.Name);
      const own = tagsFor(input.TagSpecifications, 'image', ['snapshot']);
      return {
        name: id,
        tags: input.CopyImageTags === true ? [...source.Tags, ...own] : own,
        detail: newImage(context, id, input.Name, {
          ...source.Detail,
          Description: input.Description ?? `[Copied ${source.Name} from ${source.region}] ${input.Name}`,
        }),
      };
    },
    answer,
  },
);

const deregisterImage = images.remove(
  'DeregisterImage',
  'ImageId',
  { ImageId: z.string(), DeleteAssociatedSnapshots: z.boolean().optional() },
  {
    example: { ImageId: 'ami-0123456789abcdef0' },
    answer: () => ({ Return: true, DeleteSnapshotResults: [] }),
  },
);

export const imageOperations = [createImage, registerImage, copyImage, deregisterImage];
