import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { tagList } from '../shared/data/collection.ts';
import { kept, present, texts } from '../shared/data/facts.ts';
import { hexOf } from '../shared/data/ids.ts';
import { arnOf } from '../shared/data/places.ts';
import { zonesOf } from '../shared/regions.ts';
import { iso } from '../shared/time.ts';
import { INVALID, subnetGroups } from './collections.ts';

export const engines: {
  readonly [engine: string]: { readonly port: number; readonly version: string; readonly family: string };
} = {
  redis: { port: 6379, version: '7.1.0', family: 'redis7' },
  valkey: { port: 6379, version: '8.0.1', family: 'valkey8' },
  memcached: { port: 11_211, version: '1.6.22', family: 'memcached1.6' },
};

export const choices = {
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

export function checkChoices(context: DataContext, input: Choices): string {
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

export function addressOf(context: DataContext, name: string, kind: string, port: number): JsonObject {
  const region = zonesOf(context.region)[0]?.id.replace('-az', 'az').split('az')[0] ?? '';
  return {
    Address: `${name}.${hexOf(`${context.account}/cache`, 6)}.${kind}.${region}.cache.amazonaws.com`,
    Port: port,
  };
}

export function clusterDetail(
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

export const identifier = z
  .string()
  .regex(/^[a-zA-Z](?:-?[a-zA-Z0-9])*$/)
  .max(50);
