import * as z from 'zod';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { collection } from '../shared/data/collection.ts';
import { present } from '../shared/data/facts.ts';

export const MINUTES = 60_000;
export const NO_SUBNETS = 'CacheSubnetGroupNotFoundFault';
export const NO_GROUP = 'ReplicationGroupNotFoundFault';
export const NO_CLUSTER = 'CacheClusterNotFound';
export const INVALID = 'InvalidParameterValue';
export const COMBINATION = 'InvalidParameterCombination';

export const subnetGroups = collection({
  service: 'elasticache',
  table: 'cache-subnet-group',
  prefix: 'subnetgroup',
  missing: [NO_SUBNETS, (name) => `Cache Subnet Group ${name} does not exist.`],
});
export const replicationGroups = collection({
  service: 'elasticache',
  table: 'replication-group',
  prefix: 'replicationgroup',
  missing: [NO_GROUP, (name) => `ReplicationGroup ${name} not found.`],
  print: (_context, { Detail }) => shown(Detail, Detail.Status === 'creating'),
});
export const clusters = collection({
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

export const paging = { MaxRecords: z.int().optional(), Marker: z.string().optional() };
