import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { readTags, tagList, tagOperations } from '../shared/data/collection.ts';
import { texts } from '../shared/data/facts.ts';
import { zonesOf } from '../shared/regions.ts';
import { checkChoices, choices, clusterDetail, identifier } from './choices.ts';
import { COMBINATION, clusters, INVALID, MINUTES, NO_CLUSTER, NO_SUBNETS, paging } from './collections.ts';

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
