import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { tagList } from '../shared/data/collection.ts';
import { kept, present, texts } from '../shared/data/facts.ts';
import { capitalsOf } from '../shared/data/ids.ts';
import { arnOf } from '../shared/data/places.ts';
import { zonesOf } from '../shared/regions.ts';
import { iso } from '../shared/time.ts';
import { engines } from './engines.ts';
import { INVALID } from './instance-collection.ts';
import { endpointOf, readGroups } from './instance-network.ts';

/** What can be chosen when a database is made, restored or copied. */
export const choices = {
  DBInstanceClass: z.string().optional(),
  AllocatedStorage: z.int().optional(),
  Port: z.int().optional(),
  AvailabilityZone: z.string().optional(),
  DBSubnetGroupName: z.string().optional(),
  MultiAZ: z.boolean().optional(),
  AutoMinorVersionUpgrade: z.boolean().optional(),
  Iops: z.int().optional(),
  PubliclyAccessible: z.boolean().optional(),
  StorageType: z.string().optional(),
  VpcSecurityGroupIds: texts.optional(),
  CopyTagsToSnapshot: z.boolean().optional(),
  DeletionProtection: z.boolean().optional(),
  StorageThroughput: z.int().optional(),
  MaxAllocatedStorage: z.int().optional(),
  NetworkType: z.string().optional(),
  Tags: tagList.optional(),
};
export type Choices = { readonly [K in keyof typeof choices]?: z.output<(typeof choices)[K]> };

/** Facts that have names of their own, or that nobody is told again. */
export const unshown = kept(
  'DBSecurityGroups',
  'OptionGroupName',
  'CharacterSetName',
  'NcharCharacterSetName',
  'Domain',
  'DomainFqdn',
  'DomainOu',
  'DomainAuthSecretArn',
  'DomainDnsIps',
  'DomainIAMRoleName',
  'EnableCustomerOwnedIp',
  'MonitoringRoleArn',
  'Timezone',
  'ProcessorFeatures',
  'BackupTarget',
  'CustomIamInstanceProfile',
  'ManageMasterUserPassword',
  'MasterUserSecretKmsKeyId',
  'EngineLifecycleSupport',
  'TagSpecifications',
  'DBParameterGroupName',
  'EnableCloudwatchLogsExports',
  'PerformanceInsightsKMSKeyId',
);

export function baseDetail(
  context: DataContext,
  id: string,
  name: string,
  engine: string,
  input: Choices,
): JsonObject {
  const facts = engines[engine];
  const port = input.Port ?? facts?.port ?? 3306;
  const zone = input.AvailabilityZone ?? zonesOf(context.region)[0]?.name ?? '';
  if (input.AvailabilityZone !== undefined && !zonesOf(context.region).some((each) => each.name === zone))
    refuse(INVALID, `Invalid availability zone: ${zone}`);
  return present({
    DBInstanceIdentifier: name,
    DBInstanceClass: input.DBInstanceClass ?? '',
    Engine: engine,
    DBInstanceStatus: 'creating',
    AllocatedStorage: input.AllocatedStorage ?? 20,
    InstanceCreateTime: iso(context.at),
    PreferredBackupWindow: '03:00-03:30',
    BackupRetentionPeriod: 1,
    DBSecurityGroups: [],
    VpcSecurityGroups: readGroups(context, input.VpcSecurityGroupIds ?? [], input.DBSubnetGroupName),
    DBParameterGroups: [
      {
        DBParameterGroupName: `default.${facts?.family ?? engine}${(facts?.version ?? '').split('.')[0] ?? ''}`,
        ParameterApplyStatus: 'in-sync',
      },
    ],
    AvailabilityZone: zone,
    PreferredMaintenanceWindow: 'sun:06:00-sun:06:30',
    PendingModifiedValues: {},
    MultiAZ: input.MultiAZ ?? false,
    EngineVersion: facts?.version ?? '',
    AutoMinorVersionUpgrade: input.AutoMinorVersionUpgrade ?? true,
    LicenseModel: facts?.licence ?? '',
    Iops: input.Iops ?? (input.StorageType === 'gp3' ? 3000 : undefined),
    StorageThroughput: input.StorageThroughput ?? (input.StorageType === 'gp3' ? 125 : undefined),
    OptionGroupMemberships: [
      {
        OptionGroupName: `default:${facts?.family ?? engine}-${(facts?.version ?? '').split('.')[0] ?? ''}`,
        Status: 'in-sync',
      },
    ],
    PubliclyAccessible: input.PubliclyAccessible ?? false,
    StorageType: input.StorageType ?? 'gp2',
    DbInstancePort: 0,
    StorageEncrypted: false,
    DbiResourceId: `db-${capitalsOf(id, 26)}`,
    CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    DomainMemberships: [],
    CopyTagsToSnapshot: input.CopyTagsToSnapshot ?? false,
    MonitoringInterval: 0,
    DBInstanceArn: arnOf(context, 'rds', `db:${name}`),
    IAMDatabaseAuthenticationEnabled: false,
    DatabaseInsightsMode: 'standard',
    PerformanceInsightsEnabled: false,
    DeletionProtection: input.DeletionProtection ?? false,
    AssociatedRoles: [],
    MaxAllocatedStorage: input.MaxAllocatedStorage,
    CustomerOwnedIpEnabled: false,
    BackupTarget: 'region',
    NetworkType: input.NetworkType ?? 'IPV4',
    DBSubnetGroupName: input.DBSubnetGroupName,
    Endpoint: endpointOf(context, name, port),
  }) as JsonObject;
}
