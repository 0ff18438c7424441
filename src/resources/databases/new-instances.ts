import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonValue } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { readTags } from '../shared/data/collection.ts';
import type { Described } from '../shared/data/described-record.ts';
import { present } from '../shared/data/facts.ts';
import { engines, isReservedUser } from './engines.ts';
import {
  answer,
  checkClass,
  checkNew,
  checkState,
  INVALID,
  identifier,
  instances,
  MINUTES,
  NO_INSTANCE,
  STATE,
} from './instance-collection.ts';
import { baseDetail, type Choices, choices, unshown } from './instance-detail.ts';
import { NO_SUBNET_GROUP, subnetGroups } from './subnet-groups.ts';

export const createErrors = [
  'DBInstanceAlreadyExists',
  NO_SUBNET_GROUP,
  INVALID,
  'InvalidVPCNetworkStateFault',
];
const settles = ['available', 5 * MINUTES] as const;

export const createDBInstance = instances.create(
  'CreateDBInstance',
  {
    DBInstanceIdentifier: identifier,
    ...choices,
    DBInstanceClass: z.string(),
    Engine: z.string(),
    DBName: z.string().optional(),
    MasterUsername: z.string().optional(),
    MasterUserPassword: z.string().optional(),
    PreferredMaintenanceWindow: z.string().optional(),
    BackupRetentionPeriod: z.int().min(0).max(35).optional(),
    PreferredBackupWindow: z.string().optional(),
    EngineVersion: z.string().optional(),
    LicenseModel: z.string().optional(),
    DBClusterIdentifier: z.string().optional(),
    StorageEncrypted: z.boolean().optional(),
    KmsKeyId: z.string().optional(),
    MonitoringInterval: z.int().optional(),
    PromotionTier: z.int().optional(),
    EnableIAMDatabaseAuthentication: z.boolean().optional(),
    EnablePerformanceInsights: z.boolean().optional(),
    PerformanceInsightsRetentionPeriod: z.int().optional(),
    DatabaseInsightsMode: z.string().optional(),
    CACertificateIdentifier: z.string().optional(),
    ...unshown,
  },
  {
    example: {
      DBInstanceIdentifier: 'orders',
      DBInstanceClass: 'db.t3.micro',
      Engine: 'mysql',
      AllocatedStorage: 20,
      MasterUsername: 'owner',
      MasterUserPassword: 'a-long-password',
    },
    errors: [...createErrors, 'InvalidParameterCombination'],
    settles,
    make: (context, input, id) => {
      const name = input.DBInstanceIdentifier.toLowerCase();
      const { Engine, MasterUsername, MasterUserPassword, ManageMasterUserPassword } = input;
      if (!Object.hasOwn(engines, Engine)) refuse(INVALID, `Invalid DB engine: ${Engine}`);
      checkClass(input.DBInstanceClass);
      checkNew(context, name);
      if (!Engine.startsWith('aurora')) {
        if (MasterUsername === undefined)
          return refuse(INVALID, 'The parameter MasterUsername must be provided and must not be blank.');
        if (isReservedUser(Engine, MasterUsername))
          refuse(
            INVALID,
            `MasterUsername ${MasterUsername} cannot be used as it is a reserved word used by the engine`,
          );
        if (MasterUserPassword === undefined && ManageMasterUserPassword !== true)
          refuse(INVALID, 'The parameter MasterUserPassword must be provided and must not be blank.');
        if (
          MasterUserPassword !== undefined &&
          (MasterUserPassword.length < 8 || /[/@" ]/.test(MasterUserPassword))
        )
          refuse(
            INVALID,
            MasterUserPassword.length < 8
              ? 'The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters.'
              : `The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '"', ' ' may be used.`,
          );
        if (input.AllocatedStorage === undefined)
          refuse(INVALID, 'The parameter AllocatedStorage must be provided and must not be blank.');
      }
      if (input.MultiAZ === true && input.AvailabilityZone !== undefined)
        refuse(
          'InvalidParameterCombination',
          'Requesting a specific availability zone is not valid for Multi-AZ instances.',
        );
      if (input.DBSubnetGroupName !== undefined) subnetGroups.find(context, input.DBSubnetGroupName);
      return {
        name,
        tags: readTags(input.Tags),
        detail: {
          ...baseDetail(context, id, name, Engine, input),
          ...present({
            MasterUsername,
            DBName: input.DBName,
            BackupRetentionPeriod: input.BackupRetentionPeriod,
            LicenseModel: input.LicenseModel,
            PreferredBackupWindow: input.PreferredBackupWindow,
            PreferredMaintenanceWindow: input.PreferredMaintenanceWindow,
            DBClusterIdentifier: input.DBClusterIdentifier,
            MonitoringInterval: input.MonitoringInterval,
            PromotionTier: input.PromotionTier,
            IAMDatabaseAuthenticationEnabled: input.EnableIAMDatabaseAuthentication,
            PerformanceInsightsEnabled: input.EnablePerformanceInsights,
            PerformanceInsightsRetentionPeriod: input.PerformanceInsightsRetentionPeriod,
            CACertificateIdentifier: input.CACertificateIdentifier,
          }),
        },
      };
    },
    answer,
  },
);

export const createDBInstanceReadReplica = instances.create(
  'CreateDBInstanceReadReplica',
  {
    DBInstanceIdentifier: identifier,
    SourceDBInstanceIdentifier: z.string().optional(),
    ...choices,
    ...unshown,
  },
  {
    example: { DBInstanceIdentifier: 'orders-read', SourceDBInstanceIdentifier: 'orders' },
    errors: [...createErrors, NO_INSTANCE, STATE],
    settles,
    make: (context, { SourceDBInstanceIdentifier = '', ...input }, id) => {
      const name = input.DBInstanceIdentifier.toLowerCase();
      const source = instances.find(context, SourceDBInstanceIdentifier.replace(/^arn:.*:db:/, ''));
      checkNew(context, name);
      checkClass(input.DBInstanceClass);
      checkState(source, 'available');
      if (Number(source.Detail.BackupRetentionPeriod) === 0)
        refuse(
          STATE,
          'Automated backups are not enabled for this database instance. To enable automated backups, use ModifyDBInstance to set the backup retention period to a non-zero value.',
        );
      if (input.DBSubnetGroupName !== undefined) subnetGroups.find(context, input.DBSubnetGroupName);
      const inherited = {
        DBInstanceClass: String(source.Detail.DBInstanceClass),
        AllocatedStorage: Number(source.Detail.AllocatedStorage),
        StorageType: String(source.Detail.StorageType),
        ...(source.Detail.DBSubnetGroupName !== undefined && {
          DBSubnetGroupName: String(source.Detail.DBSubnetGroupName),
        }),
        EngineVersion: String(source.Detail.EngineVersion),
        ...encryptionOf(source.Detail.StorageEncrypted, source.Detail.KmsKeyId),
        ...present(input),
      };
      return {
        name,
        tags: readTags(input.Tags),
        detail: {
          ...baseDetail(context, id, name, String(source.Detail.Engine), inherited),
          MasterUsername: source.Detail.MasterUsername,
          ...(source.Detail.DBName !== undefined && { DBName: source.Detail.DBName }),
          BackupRetentionPeriod: 0,
          ReadReplicaSourceDBInstanceIdentifier: source.Name,
          StatusInfos: [],
        },
      };
    },
    answer,
  },
);

/** A database from a snapshot, for the operation that restores. */
export function restoredDetail(
  context: DataContext,
  id: string,
  name: string,
  snapshot: Described,
  input: Choices,
): object {
  checkNew(context, name);
  checkClass(input.DBInstanceClass);
  if (input.DBSubnetGroupName !== undefined) subnetGroups.find(context, input.DBSubnetGroupName);
  const { Detail } = snapshot;
  const original = instances.get(context, String(Detail.DBInstanceIdentifier));
  const inherited = {
    DBInstanceClass: String(Detail.DBInstanceClass ?? original?.Detail.DBInstanceClass ?? 'db.t3.micro'),
    AllocatedStorage: Number(Detail.AllocatedStorage),
    StorageType: String(Detail.StorageType),
    EngineVersion: String(Detail.EngineVersion),
    ...(typeof Detail.Port === 'number' && { Port: Detail.Port }),
    ...encryptionOf(Detail.Encrypted, Detail.KmsKeyId),
    ...present(input),
  };
  return {
    ...baseDetail(context, id, name, String(Detail.Engine), inherited),
    MasterUsername: Detail.MasterUsername,
  };
}

/** A copy is encrypted as what it is copied from, with the same key. */
function encryptionOf(is: JsonValue | undefined, key: JsonValue | undefined) {
  return { StorageEncrypted: is === true, ...(typeof key === 'string' && { KmsKeyId: key }) };
}

export const restoreParameters = { ...choices, ...unshown };
