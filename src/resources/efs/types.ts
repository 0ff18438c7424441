import { describedType } from '../shared/data/described.ts';
import { settleField } from '../shared/data/simple.ts';
import { pointOperations, systemOperations, targetOperations } from './operations.ts';

const page = (name: string) => `https://docs.aws.amazon.com/efs/latest/ug/${name}.html`;

/** What is said of file systems is kept. Packets reach a mount target's interface; nothing is mounted. */
export const efsTypes = {
  'file-system': describedType({
    table: 'file-system',
    idPrefix: 'fs',
    label: 'File system',
    plural: 'File systems',
    key: 'FileSystems',
    nameField: 'FileSystemId',
    fields: [
      ['FileSystemId', 'File system ID'],
      ['LifeCycleState', 'State'],
    ],
    docs: page('whatisefs'),
    operations: systemOperations,
    settle: settleField('file-system', 'LifeCycleState'),
  }),
  'mount-target': describedType({
    table: 'mount-target',
    idPrefix: 'fsmt',
    label: 'Mount target',
    plural: 'Mount targets',
    category: 'network',
    key: 'MountTargets',
    nameField: 'MountTargetId',
    fields: [
      ['MountTargetId', 'Mount target ID'],
      ['FileSystemId', 'File system'],
      ['IpAddress', 'Address'],
    ],
    docs: page('accessing-fs'),
    operations: targetOperations,
    settle: settleField('mount-target', 'LifeCycleState'),
  }),
  'file-system-access-point': describedType({
    table: 'file-system-access-point',
    idPrefix: 'fsap',
    label: 'File system access point',
    plural: 'File system access points',
    key: 'AccessPoints',
    nameField: 'AccessPointId',
    fields: [['AccessPointId', 'Access point ID']],
    docs: page('efs-access-points'),
    operations: pointOperations,
    settle: settleField('file-system-access-point', 'LifeCycleState'),
  }),
};
