import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { tagList } from '../shared/data/collection.ts';
import { kept, present, texts } from '../shared/data/facts.ts';
import { capitalsOf, uuidOf } from '../shared/data/ids.ts';
import { arnOf } from '../shared/data/places.ts';
import { zonesOf } from '../shared/regions.ts';
import { iso } from '../shared/time.ts';
import { defaultOptionGroup, defaultParameterGroup, engines } from './engines.ts';
import { INVALID } from './instance-collection.ts';
import { endpointOf, publicAccess, readGroups, vpcOf } from './instance-network.ts';

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

interface Asked extends Choices {
  readonly EngineVersion?: string | undefined;
  readonly StorageEncrypted?: boolean | undefined;
  readonly KmsKeyId?: string | undefined;
  readonly DBParameterGroupName?: unknown;
  readonly OptionGroupName?: unknown;
}

const textOf = (given: unknown) => (typeof given === 'string' && given !== '' ? given : undefined);

/** Aurora keeps its data in its cluster; all others get gp3, or io1 where a number of operations is asked for. */
function storageOf(engine: string, { AllocatedStorage, StorageType, Iops, StorageThroughput }: Asked) {
  if (engine.startsWith('aurora')) return { AllocatedStorage: 1, StorageType: StorageType ?? 'aurora' };
  const type = StorageType ?? (Iops === undefined ? 'gp3' : 'io1');
  const size = AllocatedStorage ?? 20;
  const included = type === 'gp3' ? gp3Performance(engine, size) : {};
  return {
    AllocatedStorage: size,
    StorageType: type,
    ...included,
    ...present({ Iops, StorageThroughput }),
  };
}

/** From 400 GiB on, these engines spread a database over four volumes. */
function gp3Performance(engine: string, size: number) {
  const isStriped = size >= 400 && ['mysql', 'mariadb', 'postgres'].includes(engine);
  return isStriped ? { Iops: 12_000, StorageThroughput: 500 } : { Iops: 3000, StorageThroughput: 125 };
}

/** Encrypted without a key of one's own: with the one that AWS keeps for databases. */
function encryptionOf(context: DataContext, { StorageEncrypted = false, KmsKeyId }: Asked) {
  if (!StorageEncrypted) return { StorageEncrypted, KmsKeyId };
  const { account, region } = context;
  const key = KmsKeyId ?? uuidOf(`${account}/${region}/alias/aws/rds`);
  const isWhole = key.startsWith('arn:') || key.startsWith('alias/');
  return { StorageEncrypted, KmsKeyId: isWhole ? key : arnOf(context, 'kms', `key/${key}`) };
}

export function baseDetail(
  context: DataContext,
  id: string,
  name: string,
  engine: string,
  input: Asked,
): JsonObject {
  const facts = engines[engine];
  const version = input.EngineVersion ?? facts?.version ?? '';
  const vpcId = vpcOf(context, present({ DBSubnetGroupName: input.DBSubnetGroupName }));
  const port = input.Port ?? facts?.port ?? 3306;
  const zone = input.AvailabilityZone ?? zonesOf(context.region)[0]?.name ?? '';
  if (input.AvailabilityZone !== undefined && !zonesOf(context.region).some((each) => each.name === zone))
    refuse(INVALID, `Invalid availability zone: ${zone}`);
  return present({
    DBInstanceIdentifier: name,
    DBInstanceClass: input.DBInstanceClass ?? '',
    Engine: engine,
    DBInstanceStatus: 'creating',
    InstanceCreateTime: iso(context.at),
    PreferredBackupWindow: '03:00-03:30',
    BackupRetentionPeriod: 1,
    DBSecurityGroups: [],
    VpcSecurityGroups: readGroups(context, vpcId, input.VpcSecurityGroupIds),
    DBParameterGroups: [
      {
        DBParameterGroupName: textOf(input.DBParameterGroupName) ?? defaultParameterGroup(engine, version),
        ParameterApplyStatus: 'in-sync',
      },
    ],
    AvailabilityZone: zone,
    PreferredMaintenanceWindow: 'sun:06:00-sun:06:30',
    PendingModifiedValues: {},
    MultiAZ: input.MultiAZ ?? false,
    EngineVersion: version,
    AutoMinorVersionUpgrade: input.AutoMinorVersionUpgrade ?? true,
    LicenseModel: facts?.licence ?? '',
    ...storageOf(engine, input),
    OptionGroupMemberships: [
      {
        OptionGroupName: textOf(input.OptionGroupName) ?? defaultOptionGroup(engine, version),
        Status: 'in-sync',
      },
    ],
    PubliclyAccessible: publicAccess(context, vpcId, input.PubliclyAccessible),
    DbInstancePort: 0,
    ...encryptionOf(context, input),
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
