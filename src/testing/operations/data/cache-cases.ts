import type { JsonObject } from '../../../kernel/lib/json.ts';
import { after, type ServiceCases } from './data-case.ts';

const Tags = [{ Key: 'team', Value: 'web' }];
const subnets = {
  CacheSubnetGroupName: 'caches',
  CacheSubnetGroupDescription: 'Private',
  SubnetIds: ['$near'],
};
const CacheClusterId = 'sessions';
const cluster = {
  CacheClusterId: 'fresh',
  Engine: 'memcached',
  CacheNodeType: 'cache.t3.micro',
  NumCacheNodes: 2,
};
const ReplicationGroupId = 'carts';
const group = {
  ReplicationGroupId: 'new',
  ReplicationGroupDescription: 'New',
  Engine: 'redis',
  CacheNodeType: 'cache.t3.micro',
  NumCacheClusters: 2,
};
const lost = { ReplicationGroupNotFoundFault: { ReplicationGroupId: 'lost' } };
const young = (then: JsonObject) => after([['elasticache:CreateReplicationGroup', group]], then);
const resource = (name: string) => `arn:aws:elasticache:us-east-1:111122223333:${name}`;

export const cacheCases: ServiceCases = {
  world: [
    ['elasticache:CreateCacheSubnetGroup', subnets],
    ['elasticache:CreateCacheCluster', { ...cluster, CacheClusterId, CacheSubnetGroupName: 'caches', Tags }],
    ['elasticache:CreateReplicationGroup', { ...group, ReplicationGroupId }],
    ['elasticache:CreateReplicationGroup', { ...group, ReplicationGroupId: 'single', NumCacheClusters: 1 }],
  ],
  cases: {
    'elasticache:CreateCacheSubnetGroup': {
      works: [{ ...subnets, CacheSubnetGroupName: 'More', SubnetIds: ['$near', '$far'], Tags }],
      refuses: {
        CacheSubnetGroupAlreadyExists: subnets,
        InvalidSubnet: [
          { ...subnets, CacheSubnetGroupName: 'more', SubnetIds: ['subnet-00000000'] },
          { ...subnets, CacheSubnetGroupName: 'more', SubnetIds: ['$near', '$peers'] },
        ],
      },
    },
    'elasticache:DescribeCacheSubnetGroups': {
      works: [{}, { CacheSubnetGroupName: 'caches' }],
      refuses: { CacheSubnetGroupNotFoundFault: { CacheSubnetGroupName: 'lost' } },
    },
    'elasticache:DeleteCacheSubnetGroup': {
      works: [
        after([['elasticache:CreateCacheSubnetGroup', { ...subnets, CacheSubnetGroupName: 'more' }]], {
          CacheSubnetGroupName: 'more',
        }),
      ],
      refuses: {
        CacheSubnetGroupNotFoundFault: { CacheSubnetGroupName: 'lost' },
        CacheSubnetGroupInUse: { CacheSubnetGroupName: 'caches' },
      },
    },
    'elasticache:CreateCacheCluster': {
      works: [
        { ...cluster, Tags, SecurityGroupIds: ['$group'] },
        { CacheClusterId: 'one', Engine: 'redis', CacheNodeType: 'cache.t3.micro', NumCacheNodes: 1 },
      ],
      refuses: {
        CacheClusterAlreadyExists: { ...cluster, CacheClusterId },
        CacheSubnetGroupNotFoundFault: { ...cluster, CacheSubnetGroupName: 'lost' },
        InvalidParameterCombination: { ...cluster, Engine: 'redis' },
        InvalidParameterValue: [
          { ...cluster, Engine: 'cache3' },
          { ...cluster, CacheNodeType: 't3.micro' },
          { ...cluster, SecurityGroupIds: ['sg-00000000'] },
        ],
      },
    },
    'elasticache:DescribeCacheClusters': {
      works: [
        {},
        { CacheClusterId, ShowCacheNodeInfo: true },
        { ShowCacheClustersNotInReplicationGroups: true },
      ],
      refuses: { CacheClusterNotFound: { CacheClusterId: 'lost' } },
    },
    'elasticache:DeleteCacheCluster': {
      works: [{ CacheClusterId }],
      refuses: {
        CacheClusterNotFound: { CacheClusterId: 'lost' },
        InvalidCacheClusterState: [
          { CacheClusterId: 'carts-001' },
          after([['elasticache:CreateCacheCluster', cluster]], { CacheClusterId: 'fresh' }),
        ],
      },
    },
    'elasticache:CreateReplicationGroup': {
      works: [
        { ...group, AutomaticFailoverEnabled: true, MultiAZEnabled: true, Tags },
        { ...group, TransitEncryptionEnabled: true, AtRestEncryptionEnabled: true, EngineVersion: '7.0' },
        {
          ReplicationGroupId: 'shards',
          ReplicationGroupDescription: 'Three',
          Engine: 'valkey',
          CacheNodeType: 'cache.r6g.large',
          NumNodeGroups: 3,
          ReplicasPerNodeGroup: 1,
        },
      ],
      refuses: {
        ReplicationGroupAlreadyExists: { ...group, ReplicationGroupId },
        CacheSubnetGroupNotFoundFault: { ...group, CacheSubnetGroupName: 'lost' },
        InvalidParameterCombination: [
          { ...group, NumCacheClusters: 1, AutomaticFailoverEnabled: true },
          { ...group, MultiAZEnabled: true },
        ],
        InvalidParameterValue: { ...group, Engine: 'memcached' },
      },
    },
    'elasticache:DescribeReplicationGroups': { works: [{}, { ReplicationGroupId }], refuses: lost },
    'elasticache:ModifyReplicationGroup': {
      works: [{ ReplicationGroupId, AutomaticFailoverEnabled: true, SnapshotRetentionLimit: 7 }],
      refuses: {
        ...lost,
        InvalidReplicationGroupState: young({ ReplicationGroupId: 'new' }),
        InvalidParameterCombination: { ReplicationGroupId: 'single', AutomaticFailoverEnabled: true },
      },
    },
    'elasticache:DeleteReplicationGroup': {
      works: [{ ReplicationGroupId }, { ReplicationGroupId, RetainPrimaryCluster: true }],
      refuses: { ...lost, InvalidReplicationGroupState: young({ ReplicationGroupId: 'new' }) },
    },
    'elasticache:AddTagsToResource': {
      works: [{ ResourceName: resource('cluster:sessions'), Tags }],
      refuses: { CacheClusterNotFound: { ResourceName: resource('cluster:lost'), Tags } },
    },
    'elasticache:ListTagsForResource': {
      works: [{ ResourceName: resource('replicationgroup:carts') }],
      refuses: { CacheClusterNotFound: { ResourceName: resource('cluster:lost') } },
    },
    'elasticache:RemoveTagsFromResource': {
      works: [{ ResourceName: resource('cluster:sessions'), TagKeys: ['team'] }],
      refuses: { CacheClusterNotFound: { ResourceName: resource('cluster:lost'), TagKeys: ['team'] } },
    },
  },
};
