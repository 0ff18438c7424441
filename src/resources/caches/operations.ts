import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { collection, readTags, tagList, tagOperations } from '../shared/data/collection.ts';
import type { Described } from '../shared/data/described-record.ts';
import { jsonObject, kept, present, texts } from '../shared/data/facts.ts';
import { hexOf } from '../shared/data/ids.ts';
import { arnOf } from '../shared/data/places.ts';
import { zonesOf } from '../shared/regions.ts';
import { iso } from '../shared/time.ts';

const MINUTES = 60_000;
const NO_SUBNETS = 'CacheSubnetGroupNotFoundFault';
const NO_GROUP = 'ReplicationGroupNotFoundFault';
const NO_CLUSTER = 'CacheClusterNotFound';
const INVALID = 'InvalidParameterValue';
const COMBINATION = 'InvalidParameterCombination';

const engines: {
  readonly [engine: string]: { readonly port: number; readonly version: string; readonly family: string };
} = {
  redis: { port: 6379, version: '7.1.0', family: 'redis7' },
  valkey: { port: 6379, version: '8.0.1', family: 'valkey8' },
  memcached: { port: 11_211, version: '1.6.22', family: 'memcached1.6' },
};

const subnetGroups = collection({
  service: 'elasticache',
  table: 'cache-subnet-group',
  prefix: 'subnetgroup',
  missing: [NO_SUBNETS, (name) => `Cache Subnet Group ${name} does not exist.`],
});
const replicationGroups = collection({
  service: 'elasticache',
  table: 'replication-group',
  prefix: 'replicationgroup',
  missing: [NO_GROUP, (name) => `ReplicationGroup ${name} not found.`],
  print: (_context, { Detail }) => shown(Detail, Detail.Status === 'creating'),
});
const clusters = collection({
  service: 'elasticache',
  table: 'cache-cluster',
  prefix: 'cluster',
  missing: [NO_CLUSTER, (name) => `CacheCluster ${name} not found.`],
  print: (_context, { Detail }) => shown(Detail, Detail.CacheClusterStatus === 'creating'),
});

/** Nodes and addresses are known once the cache is up. */
function shown({ NodeGroups, ConfigurationEndpoint, ...detail }: JsonObject, isYoung: boolean): JsonObject {
  return isYoung ? detail : present({ ...detail, NodeGroups, ConfigurationEndpoint });
}

const createCacheSubnetGroup = subnetGroups.create(
  'CreateCacheSubnetGroup',
  {
    CacheSubnetGroupName: z.string().min(1),
    CacheSubnetGroupDescription: z.string(),
    SubnetIds: texts.min(1),
    Tags: tagList.optional(),
  },
  {
    example: {
      CacheSubnetGroupName: 'caches',
      CacheSubnetGroupDescription: 'Private',
      SubnetIds: ['subnet-0123456789abcdef0'],
    },
    errors: ['CacheSubnetGroupAlreadyExists', 'InvalidSubnet'],
    make: (context, input) => {
      const name = input.CacheSubnetGroupName.toLowerCase();
      if (subnetGroups.get(context, name) !== undefined)
        refuse('CacheSubnetGroupAlreadyExists', `Cache Subnet Group ${name} already exists.`);
      const subnets = input.SubnetIds.map((id) => {
        const subnet = context.list('subnet').find((each) => each.id === id);
        return subnet ?? refuse('InvalidSubnet', `Some input subnets in :[${id}] are invalid.`);
      });
      if (new Set(subnets.map(({ VpcId }) => VpcId)).size > 1)
        refuse('InvalidSubnet', 'The provided subnets are not in the same VPC.');
      return {
        name,
        tags: readTags(input.Tags),
        detail: {
          CacheSubnetGroupName: name,
          CacheSubnetGroupDescription: input.CacheSubnetGroupDescription,
          VpcId: subnets[0]?.VpcId ?? '',
          Subnets: subnets.map(({ id, AvailabilityZone }) => ({
            SubnetIdentifier: id,
            SubnetAvailabilityZone: { Name: AvailabilityZone },
            SupportedNetworkTypes: ['ipv4'],
          })),
          ARN: arnOf(context, 'elasticache', `subnetgroup:${name}`),
          SupportedNetworkTypes: ['ipv4'],
        },
      };
    },
    answer: (CacheSubnetGroup) => ({ CacheSubnetGroup }),
  },
);

const paging = { MaxRecords: z.int().optional(), Marker: z.string().optional() };

const describeCacheSubnetGroups = subnetGroups.list(
  'DescribeCacheSubnetGroups',
  'CacheSubnetGroupName',
  { CacheSubnetGroupName: z.string().optional(), ...paging },
  { answer: (CacheSubnetGroups) => ({ CacheSubnetGroups }) },
);

const deleteCacheSubnetGroup = subnetGroups.remove(
  'DeleteCacheSubnetGroup',
  'CacheSubnetGroupName',
  { CacheSubnetGroupName: z.string() },
  {
    example: { CacheSubnetGroupName: 'caches' },
    errors: ['CacheSubnetGroupInUse'],
    before: (context, { Name }) => {
      if (clusters.all(context).some(({ Detail }) => Detail.CacheSubnetGroupName === Name))
        refuse('CacheSubnetGroupInUse', `Cache Subnet Group ${Name} is currently in use by a cache cluster.`);
    },
  },
);

const choices = {
  Engine: z.string().optional(),
  EngineVersion: z.string().optional(),
  CacheNodeType: z.string().optional(),
  CacheSubnetGroupName: z.string().optional(),
  SecurityGroupIds: texts.optional(),
  Port: z.int().optional(),
  PreferredMaintenanceWindow: z.string().optional(),
  SnapshotRetentionLimit: z.int().optional(),
  SnapshotWindow: z.string().optional(),
  AutoMinorVersionUpgrade: z.boolean().optional(),
  TransitEncryptionEnabled: z.boolean().optional(),
  Tags: tagList.optional(),
  AuthToken: z.string().optional(),
  ...kept(
    'CacheParameterGroupName',
    'CacheSecurityGroupNames',
    'SnapshotArns',
    'SnapshotName',
    'NotificationTopicArn',
    'LogDeliveryConfigurations',
    'NetworkType',
    'IpDiscovery',
    'OutpostMode',
    'PreferredOutpostArn',
  ),
};
type Choices = { readonly [K in keyof typeof choices]?: z.output<(typeof choices)[K]> };

function checkChoices(context: DataContext, input: Choices): string {
  const engine = input.Engine ?? 'redis';
  if (!Object.hasOwn(engines, engine))
    refuse(INVALID, `The parameter Engine must be one of: ${Object.keys(engines).join(', ')}`);
  if (input.CacheNodeType !== undefined && !/^cache\.[a-z0-9-]+\.[a-z0-9-]+$/.test(input.CacheNodeType))
    refuse(INVALID, `Invalid Cache Node Type: ${input.CacheNodeType}.`);
  if (input.CacheSubnetGroupName !== undefined) subnetGroups.find(context, input.CacheSubnetGroupName);
  for (const id of input.SecurityGroupIds ?? [])
    if (!context.list('security-group').some((group) => group.id === id))
      refuse(INVALID, `Some security group ids are invalid. Invalid ids: ${id}`);
  return engine;
}

function addressOf(context: DataContext, name: string, kind: string, port: number): JsonObject {
  const region = zonesOf(context.region)[0]?.id.replace('-az', 'az').split('az')[0] ?? '';
  return {
    Address: `${name}.${hexOf(`${context.account}/cache`, 6)}.${kind}.${region}.cache.amazonaws.com`,
    Port: port,
  };
}

function clusterDetail(
  context: DataContext,
  name: string,
  engine: string,
  input: Choices,
  zone: string,
  nodes: number,
): object {
  const facts = engines[engine];
  const port = input.Port ?? facts?.port ?? 6379;
  return present({
    CacheClusterId: name,
    ConfigurationEndpoint: engine === 'memcached' ? addressOf(context, name, 'cfg', port) : undefined,
    ClientDownloadLandingPage: `https://console.aws.amazon.com/elasticache/home?region=${context.region}#client-download:`,
    CacheNodeType: input.CacheNodeType ?? 'cache.t3.micro',
    Engine: engine,
    EngineVersion: input.EngineVersion ?? facts?.version,
    CacheClusterStatus: 'creating',
    NumCacheNodes: nodes,
    PreferredAvailabilityZone: zone,
    CacheClusterCreateTime: iso(context.at),
    PreferredMaintenanceWindow: input.PreferredMaintenanceWindow ?? 'sun:05:00-sun:06:00',
    PendingModifiedValues: {},
    CacheSecurityGroups: [],
    CacheParameterGroup: {
      CacheParameterGroupName: `default.${facts?.family ?? engine}`,
      ParameterApplyStatus: 'in-sync',
      CacheNodeIdsToReboot: [],
    },
    CacheSubnetGroupName: input.CacheSubnetGroupName ?? 'default',
    AutoMinorVersionUpgrade: input.AutoMinorVersionUpgrade ?? true,
    SecurityGroups: input.SecurityGroupIds?.map((SecurityGroupId) => ({ SecurityGroupId, Status: 'active' })),
    SnapshotRetentionLimit: engine === 'memcached' ? undefined : (input.SnapshotRetentionLimit ?? 0),
    SnapshotWindow: engine === 'memcached' ? undefined : (input.SnapshotWindow ?? '08:00-09:00'),
    AuthTokenEnabled: input.AuthToken !== undefined,
    TransitEncryptionEnabled: input.TransitEncryptionEnabled ?? false,
    AtRestEncryptionEnabled: false,
    ARN: arnOf(context, 'elasticache', `cluster:${name}`),
    ReplicationGroupLogDeliveryEnabled: false,
    LogDeliveryConfigurations: [],
    NetworkType: 'ipv4',
    IpDiscovery: 'ipv4',
  });
}

const identifier = z
  .string()
  .regex(/^[a-zA-Z](?:-?[a-zA-Z0-9])*$/)
  .max(50);

const createCacheCluster = clusters.create(
  'CreateCacheCluster',
  {
    CacheClusterId: identifier,
    ReplicationGroupId: z.string().optional(),
    AZMode: z.string().optional(),
    PreferredAvailabilityZone: z.string().optional(),
    PreferredAvailabilityZones: texts.optional(),
    NumCacheNodes: z.int().min(1).optional(),
    ...choices,
  },
  {
    example: {
      CacheClusterId: 'sessions',
      Engine: 'memcached',
      CacheNodeType: 'cache.t3.micro',
      NumCacheNodes: 2,
    },
    errors: ['CacheClusterAlreadyExists', NO_SUBNETS, COMBINATION, INVALID],
    settles: ['available', 5 * MINUTES],
    make: (context, input) => {
      const name = input.CacheClusterId.toLowerCase();
      const engine = checkChoices(context, input);
      const nodes = input.NumCacheNodes ?? 1;
      if (clusters.get(context, name) !== undefined)
        refuse('CacheClusterAlreadyExists', `Cache cluster already exists: ${name}`);
      if (engine !== 'memcached' && nodes !== 1)
        refuse(COMBINATION, 'Cannot create a Redis cluster with a NumCacheNodes parameter greater than 1.');
      const zone = input.PreferredAvailabilityZone ?? zonesOf(context.region)[0]?.name ?? '';
      return {
        name,
        tags: readTags(input.Tags),
        detail: clusterDetail(context, name, engine, input, zone, nodes),
      };
    },
    answer: (CacheCluster) => ({ CacheCluster }),
  },
);

const describeCacheClusters = clusters.list(
  'DescribeCacheClusters',
  'CacheClusterId',
  {
    CacheClusterId: z.string().optional(),
    ShowCacheNodeInfo: z.boolean().optional(),
    ShowCacheClustersNotInReplicationGroups: z.boolean().optional(),
    ...paging,
  },
  {
    where: ({ Detail }, { ShowCacheClustersNotInReplicationGroups: alone }) =>
      alone !== true || Detail.ReplicationGroupId === undefined,
    answer: (CacheClusters) => ({ CacheClusters }),
  },
);

const deleteCacheCluster = clusters.change(
  'DeleteCacheCluster',
  'CacheClusterId',
  { CacheClusterId: z.string(), FinalSnapshotIdentifier: z.string().optional() },
  {
    example: { CacheClusterId: 'sessions' },
    errors: ['InvalidCacheClusterState'],
    apply: (_context, { Detail, Name }) => {
      if (Detail.ReplicationGroupId !== undefined)
        refuse(
          'InvalidCacheClusterState',
          `Cache cluster ${Name} is serving as primary for replication group ${String(Detail.ReplicationGroupId)} and cannot be deleted.`,
        );
      if (Detail.CacheClusterStatus !== 'available')
        refuse('InvalidCacheClusterState', `Cache cluster ${Name} is not in a valid state to be deleted.`);
      return { CacheClusterStatus: 'deleting' };
    },
    settles: ['deleted', 3 * MINUTES],
    answer: (CacheCluster) => ({ CacheCluster }),
  },
);

const createReplicationGroup = replicationGroups.create(
  'CreateReplicationGroup',
  {
    ReplicationGroupId: identifier,
    ReplicationGroupDescription: z.string(),
    PrimaryClusterId: z.string().optional(),
    AutomaticFailoverEnabled: z.boolean().optional(),
    MultiAZEnabled: z.boolean().optional(),
    NumCacheClusters: z.int().min(1).max(6).optional(),
    PreferredCacheClusterAZs: texts.optional(),
    NumNodeGroups: z.int().min(1).max(500).optional(),
    ReplicasPerNodeGroup: z.int().min(0).max(5).optional(),
    NodeGroupConfiguration: z.array(jsonObject).optional(),
    AtRestEncryptionEnabled: z.boolean().optional(),
    KmsKeyId: z.string().optional(),
    UserGroupIds: texts.optional(),
    DataTieringEnabled: z.boolean().optional(),
    TransitEncryptionMode: z.string().optional(),
    ClusterMode: z.string().optional(),
    ...choices,
  },
  {
    example: {
      ReplicationGroupId: 'carts',
      ReplicationGroupDescription: 'Carts',
      Engine: 'redis',
      CacheNodeType: 'cache.t3.micro',
      NumCacheClusters: 2,
    },
    errors: ['ReplicationGroupAlreadyExists', NO_SUBNETS, COMBINATION, INVALID],
    settles: ['available', 5 * MINUTES],
    make: (context, input) => {
      const name = input.ReplicationGroupId.toLowerCase();
      const engine = checkChoices(context, input);
      if (engine === 'memcached') refuse(INVALID, 'The parameter Engine must be one of: redis, valkey');
      if (replicationGroups.get(context, name) !== undefined)
        refuse('ReplicationGroupAlreadyExists', `Replication group already exists: ${name}`);
      const shards = input.NumNodeGroups ?? 1;
      const perShard = (input.ReplicasPerNodeGroup ?? (input.NumCacheClusters ?? 1) - 1) + 1;
      const isFailover = input.AutomaticFailoverEnabled ?? shards > 1;
      if (isFailover && perShard < 2 && shards === 1)
        refuse(
          COMBINATION,
          'Automatic failover is not supported for this configuration: a replica is needed.',
        );
      if (input.MultiAZEnabled === true && !isFailover)
        refuse(COMBINATION, 'Must enable automatic failover to enable Multi-AZ.');
      const zones = zonesOf(context.region);
      const port = input.Port ?? engines[engine]?.port ?? 6379;
      const nodeGroups = Array.from({ length: shards }, (_, shard) => ({
        NodeGroupId: String(shard + 1).padStart(4, '0'),
        Status: 'available',
        ...(shards === 1 && {
          PrimaryEndpoint: addressOf(context, `master.${name}`, 'ng', port),
          ReaderEndpoint: addressOf(context, `replica.${name}`, 'ng', port),
        }),
        NodeGroupMembers: Array.from({ length: perShard }, (__, index) => {
          const number = String(index + 1).padStart(3, '0');
          const CacheClusterId =
            shards === 1 ? `${name}-${number}` : `${name}-${String(shard + 1).padStart(4, '0')}-${number}`;
          return {
            CacheClusterId,
            CacheNodeId: '0001',
            ReadEndpoint: addressOf(context, CacheClusterId, '0001', port),
            PreferredAvailabilityZone: zones[index % zones.length]?.name ?? '',
            ...(shards === 1 && { CurrentRole: index === 0 ? 'primary' : 'replica' }),
          };
        }),
      }));
      const members = nodeGroups.flatMap(({ NodeGroupMembers }) => NodeGroupMembers);
      for (const { CacheClusterId, PreferredAvailabilityZone } of members) {
        const record = clusters.add(context, () => ({
          name: CacheClusterId,
          detail: {
            ...clusterDetail(context, CacheClusterId, engine, input, PreferredAvailabilityZone, 1),
            ReplicationGroupId: name,
          },
        }));
        context.schedule('cache-cluster', record.id, 'available', 5 * MINUTES);
      }
      const isEncrypted = input.TransitEncryptionEnabled === true;
      return {
        name,
        tags: readTags(input.Tags),
        detail: present({
          ReplicationGroupId: name,
          Description: input.ReplicationGroupDescription,
          GlobalReplicationGroupInfo: {},
          Status: 'creating',
          PendingModifiedValues: {},
          MemberClusters: members.map(({ CacheClusterId }) => CacheClusterId),
          NodeGroups: nodeGroups,
          AutomaticFailover: isFailover ? 'enabled' : 'disabled',
          MultiAZ: input.MultiAZEnabled === true ? 'enabled' : 'disabled',
          ConfigurationEndpoint: shards > 1 ? addressOf(context, name, 'clustercfg', port) : undefined,
          SnapshotRetentionLimit: input.SnapshotRetentionLimit ?? 0,
          SnapshotWindow: input.SnapshotWindow ?? '08:00-09:00',
          ClusterEnabled: shards > 1,
          CacheNodeType: input.CacheNodeType ?? 'cache.t3.micro',
          AuthTokenEnabled: input.AuthToken !== undefined,
          TransitEncryptionEnabled: isEncrypted,
          AtRestEncryptionEnabled: input.AtRestEncryptionEnabled ?? false,
          ARN: arnOf(context, 'elasticache', `replicationgroup:${name}`),
          ReplicationGroupCreateTime: iso(context.at),
          LogDeliveryConfigurations: [],
          DataTiering: 'disabled',
          AutoMinorVersionUpgrade: input.AutoMinorVersionUpgrade ?? true,
          NetworkType: 'ipv4',
          IpDiscovery: 'ipv4',
          TransitEncryptionMode: isEncrypted ? (input.TransitEncryptionMode ?? 'required') : undefined,
          ClusterMode: shards > 1 ? 'enabled' : 'disabled',
          Engine: engine,
        }),
      };
    },
    answer: (ReplicationGroup) => ({ ReplicationGroup }),
  },
);

const describeReplicationGroups = replicationGroups.list(
  'DescribeReplicationGroups',
  'ReplicationGroupId',
  { ReplicationGroupId: z.string().optional(), ...paging },
  { answer: (ReplicationGroups) => ({ ReplicationGroups }) },
);

function checkUp({ Name, Detail }: Described): void {
  if (Detail.Status !== 'available')
    refuse(
      'InvalidReplicationGroupState',
      `Replication group ${Name} has status ${String(Detail.Status)} which is not valid for this operation.`,
    );
}

const modifyReplicationGroup = replicationGroups.change(
  'ModifyReplicationGroup',
  'ReplicationGroupId',
  {
    ReplicationGroupId: z.string(),
    ReplicationGroupDescription: z.string().optional(),
    AutomaticFailoverEnabled: z.boolean().optional(),
    MultiAZEnabled: z.boolean().optional(),
    SnapshotRetentionLimit: z.int().optional(),
    SnapshotWindow: z.string().optional(),
    CacheNodeType: z.string().optional(),
    ApplyImmediately: z.boolean().optional(),
    EngineVersion: z.string().optional(),
    AutoMinorVersionUpgrade: z.boolean().optional(),
  },
  {
    example: { ReplicationGroupId: 'carts', SnapshotRetentionLimit: 7 },
    errors: ['InvalidReplicationGroupState', COMBINATION],
    apply: (_context, record, input) => {
      checkUp(record);
      const members = record.Detail.MemberClusters as readonly string[];
      if (input.AutomaticFailoverEnabled === true && members.length < 2)
        refuse(
          COMBINATION,
          'Automatic failover is not supported for this configuration: a replica is needed.',
        );
      return present({
        Description: input.ReplicationGroupDescription,
        AutomaticFailover:
          input.AutomaticFailoverEnabled === undefined ? undefined : onOff(input.AutomaticFailoverEnabled),
        MultiAZ: input.MultiAZEnabled === undefined ? undefined : onOff(input.MultiAZEnabled),
        SnapshotRetentionLimit: input.SnapshotRetentionLimit,
        SnapshotWindow: input.SnapshotWindow,
        CacheNodeType: input.CacheNodeType,
        AutoMinorVersionUpgrade: input.AutoMinorVersionUpgrade,
      });
    },
    answer: (ReplicationGroup) => ({ ReplicationGroup }),
  },
);

function onOff(isOn: boolean): string {
  return isOn ? 'enabled' : 'disabled';
}

const deleteReplicationGroup = replicationGroups.change(
  'DeleteReplicationGroup',
  'ReplicationGroupId',
  {
    ReplicationGroupId: z.string(),
    RetainPrimaryCluster: z.boolean().optional(),
    FinalSnapshotIdentifier: z.string().optional(),
  },
  {
    example: { ReplicationGroupId: 'carts' },
    errors: ['InvalidReplicationGroupState'],
    apply: (context, record, { RetainPrimaryCluster }) => {
      checkUp(record);
      for (const cluster of clusters.all(context)) {
        if (cluster.Detail.ReplicationGroupId !== record.Name) continue;
        const isPrimary = cluster.Name === (record.Detail.MemberClusters as readonly string[])[0];
        if (isPrimary && RetainPrimaryCluster === true)
          clusters.patch(context, cluster, { ReplicationGroupId: undefined });
        else context.remove('cache-cluster', cluster.id);
      }
      return { Status: 'deleting', MemberClusters: [], NodeGroups: undefined };
    },
    settles: ['deleted', 3 * MINUTES],
    answer: (ReplicationGroup) => ({ ReplicationGroup }),
  },
);

export const subnetGroupOperations = [
  createCacheSubnetGroup,
  describeCacheSubnetGroups,
  deleteCacheSubnetGroup,
];
export const replicationGroupOperations = [
  createReplicationGroup,
  describeReplicationGroups,
  modifyReplicationGroup,
  deleteReplicationGroup,
];
export const clusterOperations = [
  createCacheCluster,
  describeCacheClusters,
  deleteCacheCluster,
  ...tagOperations({
    service: 'elasticache',
    tables: ['cache-cluster', 'replication-group', 'cache-subnet-group'],
    by: 'ResourceName',
    add: 'AddTagsToResource',
    list: 'ListTagsForResource',
    remove: 'RemoveTagsFromResource',
    tags: 'Tags',
    tagsShape: tagList,
    keys: 'TagKeys',
    missing: [NO_CLUSTER, (name) => `${name} is not a known resource.`],
    example: {
      name: 'arn:aws:elasticache:us-east-1:111122223333:cluster:sessions',
      tags: [{ Key: 'team', Value: 'web' }],
    },
    answer: ({ Tags }) => ({ TagList: Tags }),
    answerAdded: ({ Tags }) => ({ TagList: Tags }),
  }),
];
