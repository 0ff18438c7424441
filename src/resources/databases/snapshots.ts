import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { collection, readTags, tagList, tagOperations } from '../shared/data/collection.ts';
import { jsonObject, present } from '../shared/data/facts.ts';
import { arnOf } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';
import { identifier, instances, MINUTES, NO_INSTANCE } from './instance-collection.ts';
import { vpcOf } from './instance-network.ts';
import { createErrors, restoredDetail, restoreParameters } from './new-instances.ts';

const NO_SNAPSHOT = 'DBSnapshotNotFound';

const snapshots = collection({
  service: 'rds',
  table: 'db-snapshot',
  prefix: 'rdssnap',
  missing: [NO_SNAPSHOT, (name) => `DBSnapshot ${name} not found.`],
  print: (_context, { Detail: { DBInstanceClass: _class, ...shown }, Tags }) => ({
    ...shown,
    TagList: Tags.map((tag) => ({ ...tag })),
  }),
});

function optionGroupOf({ OptionGroupMemberships }: JsonObject): JsonValue | undefined {
  const [first] = (OptionGroupMemberships ?? []) as readonly JsonObject[];
  return first?.OptionGroupName;
}

const createDBSnapshot = snapshots.create(
  'CreateDBSnapshot',
  { DBSnapshotIdentifier: z.string().min(1), DBInstanceIdentifier: z.string(), Tags: tagList.optional() },
  {
    example: { DBSnapshotIdentifier: 'orders-1', DBInstanceIdentifier: 'orders' },
    errors: ['DBSnapshotAlreadyExists', NO_INSTANCE, 'InvalidDBInstanceState'],
    settles: ['available', 2 * MINUTES],
    make: (context, { DBSnapshotIdentifier: given, DBInstanceIdentifier, Tags }) => {
      const { Name, Detail } = instances.find(context, DBInstanceIdentifier);
      const name = given.toLowerCase();
      if (Detail.DBInstanceStatus !== 'available' && Detail.DBInstanceStatus !== 'stopped')
        refuse(
          'InvalidDBInstanceState',
          `Cannot create a snapshot because the database instance ${Name} is not currently in the available state.`,
        );
      if (snapshots.get(context, name) !== undefined)
        refuse(
          'DBSnapshotAlreadyExists',
          `Cannot create the snapshot because a snapshot with the identifier ${name} already exists.`,
        );
      return {
        name,
        tags: readTags(Tags),
        detail: present({
          DBSnapshotIdentifier: name,
          DBInstanceIdentifier: Name,
          SnapshotCreateTime: iso(context.at),
          OriginalSnapshotCreateTime: iso(context.at),
          Engine: Detail.Engine,
          AllocatedStorage: Detail.AllocatedStorage,
          Status: 'creating',
          Port: (Detail.Endpoint as { readonly Port?: number } | undefined)?.Port,
          AvailabilityZone: Detail.AvailabilityZone,
          InstanceCreateTime: Detail.InstanceCreateTime,
          MasterUsername: Detail.MasterUsername,
          EngineVersion: Detail.EngineVersion,
          LicenseModel: Detail.LicenseModel,
          SnapshotType: 'manual',
          OptionGroupName: optionGroupOf(Detail),
          PercentProgress: 0,
          StorageType: Detail.StorageType,
          Encrypted: Detail.StorageEncrypted,
          KmsKeyId: Detail.KmsKeyId,
          VpcId: vpcOf(context, Detail),
          Iops: Detail.Iops,
          StorageThroughput: Detail.StorageThroughput,
          // AWS does not show it, and gives it to what is restored.
          DBInstanceClass: Detail.DBInstanceClass,
          DBSnapshotArn: arnOf(context, 'rds', `snapshot:${name}`),
          IAMDatabaseAuthenticationEnabled: Detail.IAMDatabaseAuthenticationEnabled,
          ProcessorFeatures: [],
          DbiResourceId: Detail.DbiResourceId,
        }),
      };
    },
    answer: (DBSnapshot) => ({ DBSnapshot }),
  },
);

const describeDBSnapshots = snapshots.list(
  'DescribeDBSnapshots',
  'DBSnapshotIdentifier',
  {
    DBInstanceIdentifier: z.string().optional(),
    DBSnapshotIdentifier: z.string().optional(),
    SnapshotType: z.string().optional(),
    Filters: z.array(jsonObject).optional(),
    MaxRecords: z.int().optional(),
    Marker: z.string().optional(),
    IncludeShared: z.boolean().optional(),
    IncludePublic: z.boolean().optional(),
    DbiResourceId: z.string().optional(),
  },
  {
    where: ({ Detail }, input) =>
      (input.DBInstanceIdentifier ?? Detail.DBInstanceIdentifier) === Detail.DBInstanceIdentifier &&
      (input.SnapshotType ?? 'manual') === 'manual',
    answer: (DBSnapshots) => ({ DBSnapshots }),
  },
);

const deleteDBSnapshot = snapshots.remove(
  'DeleteDBSnapshot',
  'DBSnapshotIdentifier',
  { DBSnapshotIdentifier: z.string() },
  {
    example: { DBSnapshotIdentifier: 'orders-1' },
    errors: ['InvalidDBSnapshotState'],
    before: (_context, { Name, Detail }) => {
      if (Detail.Status !== 'available')
        refuse(
          'InvalidDBSnapshotState',
          `Cannot delete the snapshot ${Name} because it is not currently in the available state.`,
        );
    },
    answer: (shown) => ({ DBSnapshot: { ...shown, Status: 'deleted' } }),
  },
);

const restoreDBInstanceFromDBSnapshot = instances.create(
  'RestoreDBInstanceFromDBSnapshot',
  { DBInstanceIdentifier: identifier, DBSnapshotIdentifier: z.string().optional(), ...restoreParameters },
  {
    example: { DBInstanceIdentifier: 'restored', DBSnapshotIdentifier: 'orders-1' },
    errors: [...createErrors, NO_SNAPSHOT, 'InvalidDBSnapshotState'],
    settles: ['available', 5 * MINUTES],
    make: (context, { DBSnapshotIdentifier = '', ...input }, id) => {
      const snapshot = snapshots.find(context, DBSnapshotIdentifier.replace(/^arn:.*:snapshot:/, ''));
      if (snapshot.Detail.Status !== 'available')
        refuse(
          'InvalidDBSnapshotState',
          `Cannot restore from the snapshot ${snapshot.Name} because it is not currently in the available state.`,
        );
      const name = input.DBInstanceIdentifier.toLowerCase();
      return { name, tags: readTags(input.Tags), detail: restoredDetail(context, id, name, snapshot, input) };
    },
    answer: (DBInstance) => ({ DBInstance }),
  },
);

export const snapshotOperations = [
  createDBSnapshot,
  describeDBSnapshots,
  deleteDBSnapshot,
  restoreDBInstanceFromDBSnapshot,
  ...tagOperations({
    service: 'rds',
    tables: ['db-instance', 'db-snapshot', 'db-subnet-group'],
    by: 'ResourceName',
    add: 'AddTagsToResource',
    list: 'ListTagsForResource',
    remove: 'RemoveTagsFromResource',
    tags: 'Tags',
    tagsShape: tagList,
    keys: 'TagKeys',
    missing: [NO_INSTANCE, (name) => `Resource ${name} not found.`],
    example: { name: 'arn:aws:rds:us-east-1:111122223333:db:orders', tags: [{ Key: 'team', Value: 'data' }] },
    answer: ({ Tags }) => ({ TagList: Tags }),
  }),
];
