import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { inService } from '../shared/data/data-operation.ts';
import { addNamed, mappedTags, named } from '../shared/data/described.ts';
import { jsonObject, present, texts } from '../shared/data/facts.ts';
import { hexOf } from '../shared/data/ids.ts';
import { arnOf } from '../shared/data/places.ts';
import { findOr, simpleOperations } from '../shared/data/simple.ts';
import { iso } from '../shared/time.ts';

const text = z.string().optional();

const noEks = (name: string) => `No cluster found for name: ${name}.`;
const ownOperations = simpleOperations({
  service: 'eks',
  table: 'eks-cluster',
  prefix: 'ekscluster',
  create: {
    operation: 'CreateCluster',
    name: 'name',
    input: {
      roleArn: z.string(),
      resourcesVpcConfig: jsonObject,
      version: text,
      tags: mappedTags,
      logging: jsonObject.optional(),
      encryptionConfig: z.array(jsonObject).optional(),
      kubernetesNetworkConfig: jsonObject.optional(),
    },
    example: {
      name: 'apps',
      roleArn: 'arn:aws:iam::111122223333:role/deploy',
      resourcesVpcConfig: { subnetIds: ['subnet-1', 'subnet-2'] },
    },
    exists: ['ResourceInUseException', (name) => `Cluster already exists with name: ${name}`],
    detail: (context, { name: _name, tags, ...input }, name) => ({
      name,
      arn: arnOf(context, 'eks', `cluster/${name}`),
      createdAt: iso(context.at),
      version: '1.33',
      ...present(input),
      status: 'CREATING',
      platformVersion: 'eks.1',
      tags: tags ?? {},
    }),
    answer: (cluster) => ({ cluster }),
    settles: ['ACTIVE', 600_000],
  },
  list: {
    operation: 'DescribeCluster',
    names: 'name',
    isOne: true,
    missing: ['ResourceNotFoundException', noEks],
    answer: ([cluster]) => (cluster === undefined ? {} : { cluster }),
  },
  remove: {
    operation: 'DeleteCluster',
    name: 'name',
    missing: ['ResourceNotFoundException', noEks],
    answer: (cluster) => ({ cluster: { ...cluster, status: 'DELETING' } }),
  },
});

const eks = inService('eks');
const listEks = eks(
  'ListClusters',
  { maxResults: z.int().optional(), nextToken: text },
  { example: {}, run: (context) => ({ clusters: context.list('eks-cluster').map(({ Name }) => Name) }) },
);

const createNodegroup = eks(
  'CreateNodegroup',
  {
    clusterName: z.string(),
    nodegroupName: z.string(),
    subnets: texts,
    nodeRole: z.string(),
    scalingConfig: jsonObject.optional(),
    diskSize: z.int().optional(),
    instanceTypes: texts.optional(),
    amiType: text,
    capacityType: text,
    labels: mappedTags,
    tags: mappedTags,
    version: text,
    remoteAccess: jsonObject.optional(),
  },
  {
    errors: ['ResourceInUseException', 'ResourceNotFoundException'],
    example: {
      clusterName: 'apps',
      nodegroupName: 'workers',
      subnets: ['subnet-1'],
      nodeRole: 'arn:aws:iam::111122223333:role/deploy',
    },
    run: (context, { tags = {}, ...input }) => {
      const cluster = findOr(context, 'eks-cluster', input.clusterName, ['ResourceNotFoundException', noEks]);
      const name = `${input.clusterName}/${input.nodegroupName}`;
      if (named(context, 'eks-nodegroup', name) !== undefined)
        refuse(
          'ResourceInUseException',
          `NodeGroup already exists with name ${input.nodegroupName} and cluster name ${input.clusterName}`,
        );
      const head = context.newRecord('eks-nodegroup', 'nodegroup');
      const nodegroup = {
        nodegroupArn: arnOf(context, 'eks', `nodegroup/${name}/${hexOf(head.id, 8)}`),
        version: cluster.Detail.version,
        createdAt: iso(context.at),
        status: 'CREATING',
        capacityType: 'ON_DEMAND',
        instanceTypes: ['t3.medium'],
        amiType: 'AL2023_x86_64_STANDARD',
        diskSize: 20,
        scalingConfig: { minSize: 1, maxSize: 2, desiredSize: 2 },
        ...present(input),
        tags,
      };
      const made = addNamed(context, 'eks-nodegroup', head, name, nodegroup);
      context.schedule('eks-nodegroup', made.id, 'ACTIVE', 180_000);
      return { nodegroup: made.Detail };
    },
  },
);

const describeNodegroup = eks(
  'DescribeNodegroup',
  { clusterName: z.string(), nodegroupName: z.string() },
  {
    errors: ['ResourceNotFoundException'],
    example: { clusterName: 'apps', nodegroupName: 'workers' },
    run: (context, { clusterName, nodegroupName }) => {
      const record = named(context, 'eks-nodegroup', `${clusterName}/${nodegroupName}`);
      if (record === undefined)
        return refuse('ResourceNotFoundException', `No node group found for name: ${nodegroupName}.`);
      return { nodegroup: record.Detail };
    },
  },
);

export const eksClusterOperations = [...ownOperations, listEks];
export const nodegroupOperations = [createNodegroup, describeNodegroup];
