import { describedType, patchNamed } from '../shared/data/described.ts';
import { settleField } from '../shared/data/simple.ts';
import { imageOperations } from './images.ts';
import { snapshotOperations } from './snapshots.ts';
import { volumeOperations } from './volumes.ts';

const page = (name: string) => `https://docs.aws.amazon.com/ebs/latest/userguide/${name}.html`;

export const storageTypes = {
  'ebs-volume': describedType({
    table: 'ebs-volume',
    idPrefix: 'vol',
    label: 'Volume',
    plural: 'Volumes',
    category: 'compute',
    key: 'Volumes',
    nameField: 'VolumeId',
    fields: [
      ['VolumeId', 'Volume ID'],
      ['Size', 'Size (GiB)'],
      ['VolumeType', 'Type'],
      ['AvailabilityZone', 'Availability Zone'],
      ['State', 'State'],
    ],
    docs: page('ebs-volumes'),
    operations: volumeOperations,
    settle: settleField('ebs-volume', 'State'),
  }),
  'ebs-snapshot': describedType({
    table: 'ebs-snapshot',
    idPrefix: 'snap',
    label: 'Snapshot',
    plural: 'Snapshots',
    category: 'compute',
    key: 'Snapshots',
    nameField: 'SnapshotId',
    fields: [
      ['SnapshotId', 'Snapshot ID'],
      ['VolumeId', 'Volume'],
      ['State', 'State'],
    ],
    docs: page('ebs-snapshots'),
    operations: snapshotOperations,
    settle: (context, record, State) =>
      patchNamed(context, 'ebs-snapshot', record, { State, Progress: '100%' }),
  }),
  image: describedType({
    table: 'image',
    idPrefix: 'ami',
    label: 'Image',
    plural: 'Images',
    category: 'compute',
    key: 'Images',
    nameField: 'ImageId',
    fields: [
      ['ImageId', 'Image ID'],
      ['Name', 'Name'],
      ['State', 'State'],
    ],
    docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIs.html',
    operations: imageOperations,
    settle: settleField('image', 'State'),
  }),
};
