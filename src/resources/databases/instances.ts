import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { collection, readTags, tagList } from '../shared/data/collection.ts';
import type { Described } from '../shared/data/described-record.ts';
import { kept, present, texts } from '../shared/data/facts.ts';
import { capitalsOf, hexOf } from '../shared/data/ids.ts';
import { arnOf } from '../shared/data/places.ts';
import { zonesOf } from '../shared/regions.ts';
import { iso } from '../shared/time.ts';
import { engines, isReservedUser } from './engines.ts';
import { NO_SUBNET_GROUP, subnetGroups } from './subnet-groups.ts';

export const NO_INSTANCE = 'DBInstanceNotFound';
const INVALID = 'InvalidParameterValue';
const STATE = 'InvalidDBInstanceState';
export const MINUTES = 60_000;

export const instances = collection({
  service: 'rds',
  table: 'db-instance',
  prefix: 'db',
  missing: [NO_INSTANCE, (name) => `DBInstance ${name} not found.`],
  print: printInstance,
});

function printInstance(context: DataContext, { Detail, Tags, Name }: Described): JsonObject {
  const { Endpoint, DBSubnetGroupName, ...shown } = Detail;
  const group =
    DBSubnetGroupName === undefined ? undefined : subnetGroups.get(context, String(DBSubnetGroupName));
  const { SupportedNetworkTypes: _types, ...subnets } = group?.Detail ?? {};
  const replicas = instances
    .all(context)
    .filter((each) => each.Detail.ReadReplicaSourceDBInstanceIdentifier === Name);
  return {
    ...shown,
    // Its address is known once it is up.
    ...(Endpoint !== undefined && shown.DBInstanceStatus !== 'creating' && { Endpoint }),
    DBSubnetGroup: group === undefined ? defaultSubnetGroup(context) : subnets,
    ReadReplicaDBInstanceIdentifiers: replicas.map((each) => each.Name),
    TagList: Tags.map((tag) => ({ ...tag })),
  };
}

/** The group of a database that was given none: all of the default VPC. */
function defaultSubnetGroup(context: DataContext): JsonObject {
  const vpc = context.list('vpc').find(({ IsDefault }) => IsDefault);
  return {
    DBSubnetGroupName: 'default',
    DBSubnetGroupDescription: 'default',
    VpcId: vpc?.id ?? '',
    SubnetGroupStatus: 'Complete',
    Subnets: context
      .list('subnet')
      .filter(({ VpcId }) => VpcId === vpc?.id)
      .map(({ id, AvailabilityZone }) => ({
        SubnetIdentifier: id,
        SubnetAvailabilityZone: { Name: AvailabilityZone },
        SubnetOutpost: {},
        SubnetStatus: 'Active',
      })),
  };
}

/** Every group has to be of the VPC that the database lies in: its subnet group’s, else the default one. */
function readGroups(
  context: DataContext,
  ids: readonly string[],
  subnetGroup: string | undefined,
): readonly JsonObject[] {
  const vpcId =
    subnetGroup === undefined
      ? context.request('InternalEnsureDefaultVpc', {}).VpcId
      : subnetGroups.find(context, subnetGroup).Detail.VpcId;
  return ids.map((id) => {
    const group = context.list('security-group').find((each) => each.id === id);
    if (group === undefined) return refuse(INVALID, `Invalid security group , groupId= ${id}, groupName=.`);
    if (group.VpcId !== vpcId)
      refuse(
        'InvalidVPCNetworkStateFault',
        `The DB instance and EC2 security group are in different VPCs. The DB instance is in ${String(vpcId)} and the EC2 security group is in ${group.VpcId}`,
      );
    return { VpcSecurityGroupId: id, Status: 'active' };
  });
}

function endpointOf(context: DataContext, name: string, port: number): JsonObject {
  return {
    Address: `${name}.${hexOf(`${context.account}/rds`, 12)}.${context.region}.rds.amazonaws.com`,
    Port: port,
    HostedZoneId:
      context.region === 'us-east-1' ? 'Z2R2ITUGPM61AM' : `Z${capitalsOf(`${context.region}/rds`, 13)}`,
  };
}

/** What can be chosen when a database is made, restored or copied. */
const choices = {
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
type Choices = { readonly [K in keyof typeof choices]?: z.output<(typeof choices)[K]> };

/** Facts that have names of their own, or that nobody is told again. */
const unshown = kept(
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

function baseDetail(
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

export const identifier = z
  .string()
  .regex(/^[a-zA-Z](?:-?[a-zA-Z0-9])*$/)
  .max(63);

function checkNew(context: DataContext, name: string): void {
  if (instances.get(context, name) !== undefined)
    refuse('DBInstanceAlreadyExists', 'DB instance already exists');
}

function checkClass(text: string | undefined): void {
  if (text !== undefined && !/^db\.[a-z0-9-]+\.[a-z0-9-]+$/.test(text))
    refuse(INVALID, `Invalid DB Instance class: ${text}`);
}

export const createErrors = [
  'DBInstanceAlreadyExists',
  NO_SUBNET_GROUP,
  INVALID,
  'InvalidVPCNetworkStateFault',
];
const settles = ['available', 5 * MINUTES] as const;
const answer = (DBInstance: JsonObject) => ({ DBInstance });

const createDBInstance = instances.create(
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
            EngineVersion: input.EngineVersion,
            LicenseModel: input.LicenseModel,
            PreferredBackupWindow: input.PreferredBackupWindow,
            PreferredMaintenanceWindow: input.PreferredMaintenanceWindow,
            DBClusterIdentifier: input.DBClusterIdentifier,
            StorageEncrypted: input.StorageEncrypted,
            KmsKeyId: input.KmsKeyId,
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

/** A state that the database has to be in. */
function checkState({ Name, Detail }: Described, wanted: string): void {
  if (Detail.DBInstanceStatus !== wanted) refuse(STATE, `Instance ${Name} is not in ${wanted} state.`);
}

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
      const subnetGroup = input.DBSubnetGroupName ?? (record.Detail.DBSubnetGroupName as string | undefined);
      if (input.DBSubnetGroupName !== undefined) subnetGroups.find(context, input.DBSubnetGroupName);
      const groups =
        VpcSecurityGroupIds === undefined
          ? {}
          : { VpcSecurityGroups: readGroups(context, VpcSecurityGroupIds, subnetGroup) };
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

const rebootDBInstance = instances.change(
  'RebootDBInstance',
  'DBInstanceIdentifier',
  { DBInstanceIdentifier: z.string(), ForceFailover: z.boolean().optional() },
  {
    example: { DBInstanceIdentifier: 'orders' },
    errors: [STATE],
    apply: (_context, record) => {
      checkState(record, 'available');
      return { DBInstanceStatus: 'rebooting' };
    },
    settles: ['available', MINUTES],
    answer,
  },
);

const startDBInstance = instances.change(
  'StartDBInstance',
  'DBInstanceIdentifier',
  { DBInstanceIdentifier: z.string() },
  {
    example: { DBInstanceIdentifier: 'orders' },
    errors: [STATE],
    apply: (_context, record) => {
      checkState(record, 'stopped');
      return { DBInstanceStatus: 'starting' };
    },
    settles: ['available', 5 * MINUTES],
    answer,
  },
);

const stopDBInstance = instances.change(
  'StopDBInstance',
  'DBInstanceIdentifier',
  { DBInstanceIdentifier: z.string() },
  {
    example: { DBInstanceIdentifier: 'orders' },
    errors: [STATE],
    apply: (_context, record) => {
      checkState(record, 'available');
      return { DBInstanceStatus: 'stopping' };
    },
    settles: ['stopped', 5 * MINUTES],
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

const createDBInstanceReadReplica = instances.create(
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
        ...present(input),
      };
      return {
        name,
        tags: readTags(input.Tags),
        detail: {
          ...baseDetail(context, id, name, String(source.Detail.Engine), inherited),
          EngineVersion: source.Detail.EngineVersion,
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
  const inherited = {
    DBInstanceClass: 'db.t3.micro',
    AllocatedStorage: Number(Detail.AllocatedStorage),
    StorageType: String(Detail.StorageType),
    ...present(input),
  };
  return {
    ...baseDetail(context, id, name, String(Detail.Engine), inherited),
    EngineVersion: Detail.EngineVersion,
    MasterUsername: Detail.MasterUsername,
  };
}

export const restoreParameters = { ...choices, ...unshown };

export const instanceOperations = [
  createDBInstance,
  describeDBInstances,
  modifyDBInstance,
  rebootDBInstance,
  startDBInstance,
  stopDBInstance,
  deleteDBInstance,
  createDBInstanceReadReplica,
  promoteReadReplica,
];
