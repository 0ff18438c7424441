import { describedType, patchNamed } from '../shared/data/described.ts';
import { instanceOperations } from './instances.ts';
import { snapshotOperations } from './snapshots.ts';
import { subnetGroupOperations } from './subnet-groups.ts';

const page = (name: string) => `https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/${name}.html`;

/** What is said of databases is kept. None runs, and no packet reaches one. */
export const databaseTypes = {
  'db-instance': describedType({
    table: 'db-instance',
    idPrefix: 'db',
    label: 'DB instance',
    plural: 'DB instances',
    category: 'management',
    key: 'DBInstances',
    nameField: 'DBInstanceIdentifier',
    fields: [
      ['DBInstanceIdentifier', 'Name'],
      ['Engine', 'Engine'],
      ['DBInstanceClass', 'Class'],
      ['DBInstanceStatus', 'State'],
    ],
    docs: page('Overview.DBInstance'),
    operations: instanceOperations,
    settle: (context, record, to) => {
      if (to === 'deleted') context.remove('db-instance', record.id);
      else patchNamed(context, 'db-instance', record, { DBInstanceStatus: to });
    },
  }),
  'db-snapshot': describedType({
    table: 'db-snapshot',
    idPrefix: 'rdssnap',
    label: 'DB snapshot',
    plural: 'DB snapshots',
    category: 'management',
    key: 'DBSnapshots',
    nameField: 'DBSnapshotIdentifier',
    fields: [
      ['DBSnapshotIdentifier', 'Name'],
      ['DBInstanceIdentifier', 'Of'],
      ['Status', 'State'],
    ],
    docs: page('USER_CreateSnapshot'),
    operations: snapshotOperations,
    settle: (context, record, Status) =>
      patchNamed(context, 'db-snapshot', record, { Status, PercentProgress: 100 }),
  }),
  'db-subnet-group': describedType({
    table: 'db-subnet-group',
    idPrefix: 'subgrp',
    label: 'DB subnet group',
    plural: 'DB subnet groups',
    category: 'management',
    key: 'DBSubnetGroups',
    nameField: 'DBSubnetGroupName',
    fields: [
      ['DBSubnetGroupName', 'Name'],
      ['VpcId', 'VPC'],
    ],
    docs: page('USER_VPC.WorkingWithRDSInstanceinaVPC'),
    operations: subnetGroupOperations,
  }),
};
