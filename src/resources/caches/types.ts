import type { DataContext } from '../data-tables.ts';
import { describedType, patchNamed } from '../shared/data/described.ts';
import type { Described } from '../shared/data/described-record.ts';
import { clusterOperations } from './clusters.ts';
import { replicationGroupOperations } from './replication-groups.ts';
import { subnetGroupOperations } from './subnet-groups.ts';

const page = (name: string) => `https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/${name}.html`;

function settle(table: 'cache-cluster' | 'replication-group', field: string) {
  return (context: DataContext, record: Described, to: string): void => {
    if (to === 'deleted') context.remove(table, record.id);
    else patchNamed(context, table, record, { [field]: to });
  };
}

/** What is said of caches is kept. None runs, and no packet reaches one. */
export const cacheTypes = {
  'cache-cluster': describedType({
    table: 'cache-cluster',
    idPrefix: 'cluster',
    label: 'Cache cluster',
    plural: 'Cache clusters',
    key: 'CacheClusters',
    nameField: 'CacheClusterId',
    fields: [
      ['CacheClusterId', 'Name'],
      ['Engine', 'Engine'],
      ['CacheNodeType', 'Node type'],
      ['CacheClusterStatus', 'State'],
    ],
    docs: page('Clusters'),
    operations: clusterOperations,
    settle: settle('cache-cluster', 'CacheClusterStatus'),
  }),
  'replication-group': describedType({
    table: 'replication-group',
    idPrefix: 'replicationgroup',
    label: 'Replication group',
    plural: 'Replication groups',
    key: 'ReplicationGroups',
    nameField: 'ReplicationGroupId',
    fields: [
      ['ReplicationGroupId', 'Name'],
      ['Engine', 'Engine'],
      ['Status', 'State'],
    ],
    docs: page('Replication'),
    operations: replicationGroupOperations,
    settle: settle('replication-group', 'Status'),
  }),
  'cache-subnet-group': describedType({
    table: 'cache-subnet-group',
    idPrefix: 'subnetgroup',
    label: 'Cache subnet group',
    plural: 'Cache subnet groups',
    key: 'CacheSubnetGroups',
    nameField: 'CacheSubnetGroupName',
    fields: [
      ['CacheSubnetGroupName', 'Name'],
      ['VpcId', 'VPC'],
    ],
    docs: page('SubnetGroups'),
    operations: subnetGroupOperations,
  }),
};
