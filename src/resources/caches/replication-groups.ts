import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { readTags } from '../shared/data/collection.ts';
import type { Described } from '../shared/data/described-record.ts';
import { jsonObject, present, texts } from '../shared/data/facts.ts';
import { arnOf } from '../shared/data/places.ts';
import { zonesOf } from '../shared/regions.ts';
import { iso } from '../shared/time.ts';
import { addressOf, checkChoices, choices, clusterDetail, engines, identifier } from './choices.ts';
import {
  COMBINATION,
  clusters,
  INVALID,
  MINUTES,
  NO_SUBNETS,
  paging,
  replicationGroups,
} from './collections.ts';

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

export const replicationGroupOperations = [
  createReplicationGroup,
  describeReplicationGroups,
  modifyReplicationGroup,
  deleteReplicationGroup,
];
