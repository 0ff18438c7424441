import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { addNamed, named } from '../shared/data/described.ts';
import { jsonObject, texts } from '../shared/data/facts.ts';
import { arnOf } from '../shared/data/places.ts';
import { findOr, nameIn } from '../shared/data/simple.ts';
import { CLUSTER, ecs, lowerTags, noCluster, SERVICE, text } from './ecs.ts';

const createCluster = ecs(
  'CreateCluster',
  {
    clusterName: text,
    tags: lowerTags,
    settings: z.array(jsonObject).optional(),
    capacityProviders: texts.optional(),
    defaultCapacityProviderStrategy: z.array(jsonObject).optional(),
    configuration: jsonObject.optional(),
  },
  {
    example: { clusterName: 'web' },
    // Making it again answers the one that is there.
    run: (
      context,
      {
        clusterName = 'default',
        tags = [],
        settings = [],
        capacityProviders = [],
        defaultCapacityProviderStrategy = [],
      },
    ) => {
      const known = named(context, CLUSTER, clusterName);
      const detail = {
        clusterArn: arnOf(context, 'ecs', `cluster/${clusterName}`),
        clusterName,
        status: 'ACTIVE',
        registeredContainerInstancesCount: 0,
        runningTasksCount: 0,
        pendingTasksCount: 0,
        activeServicesCount: 0,
        statistics: [],
        tags,
        settings,
        capacityProviders,
        defaultCapacityProviderStrategy,
      };
      const made =
        known ?? addNamed(context, CLUSTER, context.newRecord(CLUSTER, 'ecscluster'), clusterName, detail);
      return { cluster: made.Detail };
    },
  },
);

const describeClusters = ecs(
  'DescribeClusters',
  { clusters: texts.optional(), include: texts.optional() },
  {
    example: { clusters: ['web'] },
    run: (context, { clusters = ['default'] }) => ({
      clusters: clusters.flatMap((name) => named(context, CLUSTER, nameIn(name))?.Detail ?? []),
      failures: clusters
        .filter((name) => named(context, CLUSTER, nameIn(name)) === undefined)
        .map((name) => ({ arn: arnOf(context, 'ecs', `cluster/${nameIn(name)}`), reason: 'MISSING' })),
    }),
  },
);

const listClusters = ecs(
  'ListClusters',
  { maxResults: z.int().optional(), nextToken: text },
  {
    example: {},
    run: (context) => ({ clusterArns: context.list(CLUSTER).map(({ Detail }) => Detail.clusterArn) }),
  },
);

const deleteCluster = ecs(
  'DeleteCluster',
  { cluster: z.string() },
  {
    errors: ['ClusterContainsServicesException', 'ClusterNotFoundException'],
    example: { cluster: 'web' },
    run: (context, { cluster }) => {
      const record = findOr(context, CLUSTER, cluster, noCluster);
      if (context.list(SERVICE).some(({ Detail }) => Detail.clusterArn === record.Detail.clusterArn))
        refuse(
          'ClusterContainsServicesException',
          'The Cluster cannot be deleted while Services are active.',
        );
      context.remove(CLUSTER, record.id);
      return { cluster: { ...record.Detail, status: 'INACTIVE' } };
    },
  },
);

export const clusterOperations = [createCluster, describeClusters, listClusters, deleteCluster];
