import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { present, texts } from '../shared/data/facts.ts';
import { answer, checkClass, checkState, INVALID, instances, MINUTES, STATE } from './instance-collection.ts';
import { publicAccess, readGroups, vpcOf } from './instance-network.ts';
import { powerOperations } from './instance-power.ts';
import { createDBInstance, createDBInstanceReadReplica } from './new-instances.ts';
import { NO_SUBNET_GROUP, subnetGroups } from './subnet-groups.ts';

const describeDBInstances = instances.list(
  'DescribeDBInstances',
  'DBInstanceIdentifier',
  {
    DBInstanceIdentifier: z.string().optional(),
    Filters: z.array(z.strictObject({ Name: z.string(), Values: texts })).optional(),
    MaxRecords: z.int().optional(),
    Marker: z.string().optional(),
  },
  {
    errors: [INVALID],
    where: ({ Detail }, { Filters = [] }) =>
      Filters.every(({ Name, Values }) => {
        const fields: { readonly [name: string]: string } = {
          'db-instance-id': 'DBInstanceIdentifier',
          'dbi-resource-id': 'DbiResourceId',
          engine: 'Engine',
          'db-cluster-id': 'DBClusterIdentifier',
        };
        const field = fields[Name];
        if (field === undefined) return refuse(INVALID, `Unrecognized filter name: ${Name}`);
        return Values.includes(String(Detail[field]));
      }),
    answer: (DBInstances) => ({ DBInstances }),
  },
);

const modifyDBInstance = instances.change(
  'ModifyDBInstance',
  'DBInstanceIdentifier',
  {
    DBInstanceIdentifier: z.string(),
    AllocatedStorage: z.int().optional(),
    DBInstanceClass: z.string().optional(),
    DBSubnetGroupName: z.string().optional(),
    VpcSecurityGroupIds: texts.optional(),
    ApplyImmediately: z.boolean().optional(),
    MasterUserPassword: z.string().optional(),
    BackupRetentionPeriod: z.int().min(0).max(35).optional(),
    PreferredBackupWindow: z.string().optional(),
    PreferredMaintenanceWindow: z.string().optional(),
    MultiAZ: z.boolean().optional(),
    EngineVersion: z.string().optional(),
    AllowMajorVersionUpgrade: z.boolean().optional(),
    AutoMinorVersionUpgrade: z.boolean().optional(),
    Iops: z.int().optional(),
    StorageType: z.string().optional(),
    StorageThroughput: z.int().optional(),
    CopyTagsToSnapshot: z.boolean().optional(),
    PubliclyAccessible: z.boolean().optional(),
    DeletionProtection: z.boolean().optional(),
    MaxAllocatedStorage: z.int().optional(),
    MonitoringInterval: z.int().optional(),
    CACertificateIdentifier: z.string().optional(),
  },
  {
    example: { DBInstanceIdentifier: 'orders', BackupRetentionPeriod: 7, ApplyImmediately: true },
    errors: [STATE, INVALID, NO_SUBNET_GROUP, 'InvalidVPCNetworkStateFault'],
    apply: (context, record, input) => {
      checkState(record, 'available');
      checkClass(input.DBInstanceClass);
      if (
        input.AllocatedStorage !== undefined &&
        input.AllocatedStorage < Number(record.Detail.AllocatedStorage)
      )
        refuse(INVALID, 'Invalid storage size for engine: the storage of a database cannot be made smaller.');
      const {
        DBInstanceIdentifier: _name,
        ApplyImmediately,
        MasterUserPassword: _password,
        AllowMajorVersionUpgrade: _upgrade,
        VpcSecurityGroupIds,
        ...changes
      } = input;
      if (input.DBSubnetGroupName !== undefined) subnetGroups.find(context, input.DBSubnetGroupName);
      const placed = { ...record.Detail, ...present({ DBSubnetGroupName: input.DBSubnetGroupName }) };
      const groups = VpcSecurityGroupIds && {
        VpcSecurityGroups: readGroups(context, vpcOf(context, placed), VpcSecurityGroupIds),
      };
      if (input.PubliclyAccessible === true && record.Detail.PubliclyAccessible !== true)
        publicAccess(context, vpcOf(context, placed), true);
      // What would interrupt the database waits for its maintenance unless it is to be done at once.
      const { DBInstanceClass, EngineVersion, MultiAZ, ...others } = present(changes) as JsonObject;
      const heavy = present({ DBInstanceClass, EngineVersion, MultiAZ });
      return ApplyImmediately === true
        ? { ...others, ...heavy, ...groups }
        : {
            ...others,
            ...groups,
            PendingModifiedValues: { ...(record.Detail.PendingModifiedValues as JsonObject), ...heavy },
          };
    },
    answer,
  },
);

const deleteDBInstance = instances.change(
  'DeleteDBInstance',
  'DBInstanceIdentifier',
  {
    DBInstanceIdentifier: z.string(),
    SkipFinalSnapshot: z.boolean().optional(),
    FinalDBSnapshotIdentifier: z.string().optional(),
    DeleteAutomatedBackups: z.boolean().optional(),
  },
  {
    example: { DBInstanceIdentifier: 'orders', SkipFinalSnapshot: true },
    errors: [STATE, 'InvalidParameterCombination', 'DBSnapshotAlreadyExists'],
    apply: (context, record, { SkipFinalSnapshot, FinalDBSnapshotIdentifier }) => {
      if (record.Detail.DeletionProtection === true)
        refuse(
          'InvalidParameterCombination',
          'Cannot delete protected DB Instance, please disable deletion protection and try again.',
        );
      if (record.Detail.DBInstanceStatus === 'deleting')
        refuse(STATE, `Instance ${record.Name} is already being deleted.`);
      const isReplica = record.Detail.ReadReplicaSourceDBInstanceIdentifier !== undefined;
      if (SkipFinalSnapshot !== true && FinalDBSnapshotIdentifier === undefined && !isReplica)
        refuse(
          'InvalidParameterCombination',
          'FinalDBSnapshotIdentifier cannot be empty when SkipFinalSnapshot is false.',
        );
      if (SkipFinalSnapshot === true && FinalDBSnapshotIdentifier !== undefined)
        refuse(
          'InvalidParameterCombination',
          'FinalDBSnapshotIdentifier can not be specified when SkipFinalSnapshot is true.',
        );
      if (FinalDBSnapshotIdentifier !== undefined)
        context.request(
          'CreateDBSnapshot',
          { DBInstanceIdentifier: record.Name, DBSnapshotIdentifier: FinalDBSnapshotIdentifier },
          'rds',
        );
      return { DBInstanceStatus: 'deleting' };
    },
    settles: ['deleted', 3 * MINUTES],
    answer,
  },
);

const promoteReadReplica = instances.change(
  'PromoteReadReplica',
  'DBInstanceIdentifier',
  {
    DBInstanceIdentifier: z.string(),
    BackupRetentionPeriod: z.int().optional(),
    PreferredBackupWindow: z.string().optional(),
  },
  {
    example: { DBInstanceIdentifier: 'orders-read' },
    errors: [STATE],
    apply: (_context, record, { BackupRetentionPeriod = 1 }) => {
      if (record.Detail.ReadReplicaSourceDBInstanceIdentifier === undefined)
        refuse(STATE, `DB Instance is not a read replica.`);
      return {
        ReadReplicaSourceDBInstanceIdentifier: undefined,
        StatusInfos: undefined,
        BackupRetentionPeriod,
      };
    },
    answer,
  },
);

export const instanceOperations = [
  createDBInstance,
  describeDBInstances,
  modifyDBInstance,
  ...powerOperations,
  deleteDBInstance,
  createDBInstanceReadReplica,
  promoteReadReplica,
];
