import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { inService } from '../shared/data/data-operation.ts';
import {
  addNamed,
  describedType,
  keyedTags,
  mappedTags,
  named,
  patchNamed,
} from '../shared/data/described.ts';
import { jsonObject, present, texts } from '../shared/data/facts.ts';
import { hexOf } from '../shared/data/ids.ts';
import { arnOf } from '../shared/data/places.ts';
import { findOr, nameIn, settleField, simpleOperations } from '../shared/data/simple.ts';
import { iso } from '../shared/time.ts';

const page = (name: string) => `https://docs.aws.amazon.com/${name}.html`;
const text = z.string().optional();

const repositories = simpleOperations({
  service: 'ecr',
  table: 'ecr-repository',
  prefix: 'repository',
  create: {
    operation: 'CreateRepository',
    name: 'repositoryName',
    input: {
      registryId: text,
      tags: keyedTags,
      imageTagMutability: text,
      imageScanningConfiguration: jsonObject.optional(),
      encryptionConfiguration: jsonObject.optional(),
    },
    example: { repositoryName: 'web' },
    exists: [
      'RepositoryAlreadyExistsException',
      (name) => `The repository with name '${name}' already exists in the registry`,
    ],
    detail: (context, input, name) => ({
      repositoryArn: arnOf(context, 'ecr', `repository/${name}`),
      registryId: context.account,
      repositoryName: name,
      repositoryUri: `${context.account}.dkr.ecr.${context.region}.amazonaws.com/${name}`,
      createdAt: iso(context.at),
      imageTagMutability: input.imageTagMutability ?? 'MUTABLE',
      imageScanningConfiguration: input.imageScanningConfiguration ?? { scanOnPush: false },
      encryptionConfiguration: input.encryptionConfiguration ?? { encryptionType: 'AES256' },
    }),
    answer: (repository) => ({ repository }),
  },
  list: {
    operation: 'DescribeRepositories',
    names: 'repositoryNames',
    more: { registryId: text },
    missing: [
      'RepositoryNotFoundException',
      (name) => `The repository with name '${name}' does not exist in the registry`,
    ],
    answer: (found) => ({ repositories: found }),
  },
  remove: {
    operation: 'DeleteRepository',
    name: 'repositoryName',
    more: { registryId: text, force: z.boolean().optional() },
    missing: [
      'RepositoryNotFoundException',
      (name) => `The repository with name '${name}' does not exist in the registry`,
    ],
    answer: (repository) => ({ repository }),
  },
});

const ecr = inService('ecr');
const putImageScanningConfiguration = ecr(
  'PutImageScanningConfiguration',
  { registryId: text, repositoryName: z.string(), imageScanningConfiguration: jsonObject },
  {
    errors: ['RepositoryNotFoundException'],
    example: { repositoryName: 'web', imageScanningConfiguration: { scanOnPush: true } },
    run: (context, { repositoryName, imageScanningConfiguration }) => {
      const record = findOr(context, 'ecr-repository', repositoryName, [
        'RepositoryNotFoundException',
        (name) => `The repository with name '${name}' does not exist in the registry`,
      ]);
      patchNamed(context, 'ecr-repository', record, { imageScanningConfiguration });
      return { registryId: context.account, repositoryName, imageScanningConfiguration };
    },
  },
);

const ecs = inService('ecs');
const CLUSTER = 'ecs-cluster';
const TASK = 'ecs-task-definition';
const SERVICE = 'ecs-service';
const lowerTags = z.array(z.strictObject({ key: z.string(), value: z.string() })).optional();
const noCluster = ['ClusterNotFoundException', () => 'Cluster not found.'] as const;

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

const registerTaskDefinition = ecs(
  'RegisterTaskDefinition',
  {
    family: z.string().regex(/^[\w-]{1,255}$/),
    containerDefinitions: z.array(jsonObject),
    taskRoleArn: text,
    executionRoleArn: text,
    networkMode: text,
    volumes: z.array(jsonObject).optional(),
    placementConstraints: z.array(jsonObject).optional(),
    requiresCompatibilities: texts.optional(),
    cpu: text,
    memory: text,
    tags: lowerTags,
    runtimePlatform: jsonObject.optional(),
    ephemeralStorage: jsonObject.optional(),
  },
  {
    errors: ['ClientException'],
    example: { family: 'web', containerDefinitions: [{ name: 'web', image: 'nginx', memory: 128 }] },
    run: (context, { family, containerDefinitions, tags = [], requiresCompatibilities, ...input }) => {
      if (containerDefinitions.length === 0) refuse('ClientException', 'Container list cannot be empty.');
      const isFargate = requiresCompatibilities?.includes('FARGATE') === true;
      if (isFargate && (input.cpu === undefined || input.memory === undefined))
        refuse('ClientException', 'Fargate requires task definition to have both memory and cpu set.');
      if (isFargate && input.networkMode !== 'awsvpc')
        refuse('ClientException', 'Fargate only supports network mode ‘awsvpc’.');
      const revision = context.list(TASK).filter(({ Detail }) => Detail.family === family).length + 1;
      const taskDefinitionArn = arnOf(context, 'ecs', `task-definition/${family}:${revision}`);
      const taskDefinition = {
        taskDefinitionArn,
        containerDefinitions: containerDefinitions.map((each) => ({
          cpu: 0,
          portMappings: [],
          essential: true,
          environment: [],
          mountPoints: [],
          volumesFrom: [],
          ...each,
        })),
        family,
        revision,
        volumes: [],
        status: 'ACTIVE',
        placementConstraints: [],
        compatibilities: isFargate ? ['EC2', 'FARGATE'] : ['EC2'],
        ...present({ ...input, requiresCompatibilities }),
        registeredAt: iso(context.at),
      };
      addNamed(context, TASK, context.newRecord(TASK, 'ecstask'), `${family}:${revision}`, taskDefinition);
      return { taskDefinition, ...(tags.length > 0 && { tags }) };
    },
  },
);

/** The newest of a family, or the one with that revision. */
function findTask(context: Parameters<typeof named>[0], given: string) {
  const name = given.startsWith('arn:') ? given.slice(given.lastIndexOf('/') + 1) : given;
  const all = context.list(TASK);
  const found = name.includes(':')
    ? all.find(({ Name }) => Name === name)
    : all.findLast(({ Detail }) => Detail.family === name);
  return found ?? refuse('ClientException', 'Unable to describe task definition.');
}

const describeTaskDefinition = ecs(
  'DescribeTaskDefinition',
  { taskDefinition: z.string(), include: texts.optional() },
  {
    errors: ['ClientException'],
    example: { taskDefinition: 'web' },
    run: (context, { taskDefinition }) => ({ taskDefinition: findTask(context, taskDefinition).Detail }),
  },
);

const listTaskDefinitions = ecs(
  'ListTaskDefinitions',
  { familyPrefix: text, status: text, sort: text, maxResults: z.int().optional(), nextToken: text },
  {
    example: {},
    run: (context, { familyPrefix }) => ({
      taskDefinitionArns: context
        .list(TASK)
        .filter(({ Detail }) => (familyPrefix ?? Detail.family) === Detail.family)
        .map(({ Detail }) => Detail.taskDefinitionArn),
    }),
  },
);

const serviceName = z.string().regex(/^[\w-]{1,255}$/);
const noService = ['ServiceNotFoundException', () => 'Service not found.'] as const;

const createService = ecs(
  'CreateService',
  {
    cluster: text,
    serviceName,
    taskDefinition: text,
    loadBalancers: z.array(jsonObject).optional(),
    desiredCount: z.int().min(0).optional(),
    launchType: text,
    platformVersion: text,
    role: text,
    deploymentConfiguration: jsonObject.optional(),
    networkConfiguration: jsonObject.optional(),
    healthCheckGracePeriodSeconds: z.int().optional(),
    schedulingStrategy: text,
    capacityProviderStrategy: z.array(jsonObject).optional(),
    tags: lowerTags,
    propagateTags: text,
    enableExecuteCommand: z.boolean().optional(),
    clientToken: text,
  },
  {
    errors: ['ClientException', 'ClusterNotFoundException', 'InvalidParameterException'],
    example: { cluster: 'web', serviceName: 'front', taskDefinition: 'web', desiredCount: 2 },
    run: (
      context,
      { cluster = 'default', taskDefinition, clientToken: _token, role, desiredCount = 0, ...input },
    ) => {
      const home = findOr(context, CLUSTER, cluster, noCluster);
      if (taskDefinition === undefined)
        return refuse('InvalidParameterException', 'TaskDefinition can not be blank.');
      const task = findTask(context, taskDefinition);
      if (named(context, SERVICE, `${home.Name}/${input.serviceName}`) !== undefined)
        return refuse('InvalidParameterException', 'Creation of service was not idempotent.');
      const service = {
        serviceArn: arnOf(context, 'ecs', `service/${home.Name}/${input.serviceName}`),
        clusterArn: home.Detail.clusterArn,
        loadBalancers: [],
        serviceRegistries: [],
        status: 'ACTIVE',
        desiredCount,
        // Nothing runs here.
        runningCount: 0,
        pendingCount: desiredCount,
        launchType: 'EC2',
        schedulingStrategy: 'REPLICA',
        ...present({ ...input, roleArn: role }),
        taskDefinition: task.Detail.taskDefinitionArn,
        deployments: [],
        events: [],
        createdAt: iso(context.at),
      };
      addNamed(
        context,
        SERVICE,
        context.newRecord(SERVICE, 'ecsservice'),
        `${home.Name}/${input.serviceName}`,
        service,
      );
      return { service };
    },
  },
);

const updateService = ecs(
  'UpdateService',
  {
    cluster: text,
    service: z.string(),
    desiredCount: z.int().min(0).optional(),
    taskDefinition: text,
    forceNewDeployment: z.boolean().optional(),
    deploymentConfiguration: jsonObject.optional(),
    networkConfiguration: jsonObject.optional(),
    platformVersion: text,
  },
  {
    errors: ['ClientException', 'ClusterNotFoundException', 'ServiceNotFoundException'],
    example: { cluster: 'web', service: 'front', desiredCount: 3 },
    run: (
      context,
      { cluster = 'default', service, taskDefinition, forceNewDeployment: _force, ...input },
    ) => {
      const home = findOr(context, CLUSTER, cluster, noCluster);
      const record =
        named(context, SERVICE, `${home.Name}/${nameIn(service)}`) ??
        refuse('ServiceNotFoundException', 'Service not found.');
      const task =
        taskDefinition === undefined
          ? record.Detail.taskDefinition
          : findTask(context, taskDefinition).Detail.taskDefinitionArn;
      const pending = input.desiredCount === undefined ? {} : { pendingCount: input.desiredCount };
      return {
        service: patchNamed(context, SERVICE, record, { ...present(input), ...pending, taskDefinition: task })
          .Detail,
      };
    },
  },
);

const describeServices = ecs(
  'DescribeServices',
  { cluster: text, services: texts, include: texts.optional() },
  {
    errors: ['ClusterNotFoundException'],
    example: { cluster: 'web', services: ['front'] },
    run: (context, { cluster = 'default', services }) => {
      const home = findOr(context, CLUSTER, cluster, noCluster);
      const find = (name: string) => named(context, SERVICE, `${home.Name}/${nameIn(name)}`);
      return {
        services: services.flatMap((name) => find(name)?.Detail ?? []),
        failures: services
          .filter((name) => find(name) === undefined)
          .map((name) => ({
            arn: arnOf(context, 'ecs', `service/${home.Name}/${nameIn(name)}`),
            reason: 'MISSING',
          })),
      };
    },
  },
);

const deleteService = ecs(
  'DeleteService',
  { cluster: text, service: z.string(), force: z.boolean().optional() },
  {
    errors: ['ClusterNotFoundException', 'InvalidParameterException', 'ServiceNotFoundException'],
    example: { cluster: 'web', service: 'front', force: true },
    run: (context, { cluster = 'default', service, force }) => {
      const home = findOr(context, CLUSTER, cluster, noCluster);
      const record =
        named(context, SERVICE, `${home.Name}/${nameIn(service)}`) ?? refuse(noService[0], noService[1]());
      if (!force && Number(record.Detail.desiredCount) > 0)
        refuse('InvalidParameterException', 'The service cannot be stopped while it is scaled above 0.');
      context.remove(SERVICE, record.id);
      return { service: { ...record.Detail, status: 'DRAINING', desiredCount: 0 } };
    },
  },
);

const noEks = (name: string) => `No cluster found for name: ${name}.`;
const eksOperations = simpleOperations({
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

function type<K extends Parameters<typeof describedType>[0]['table']>(
  table: K,
  idPrefix: string,
  label: string,
  key: string,
  nameField: string,
  docs: string,
  operations: Parameters<typeof describedType>[0]['operations'],
  status?: string,
) {
  return describedType({
    table,
    idPrefix,
    label,
    plural: `${label}s`,
    category: 'compute',
    key,
    nameField,
    fields: [[nameField, 'Name']],
    docs: page(docs),
    operations,
    ...(status !== undefined && { settle: settleField(table, status) }),
  });
}

export const containerTypes = {
  'ecr-repository': describedType({
    table: 'ecr-repository',
    idPrefix: 'repository',
    label: 'ECR repository',
    plural: 'ECR repositories',
    category: 'compute',
    key: 'repositories',
    nameField: 'repositoryName',
    fields: [
      ['repositoryName', 'Name'],
      ['repositoryUri', 'URI'],
    ],
    docs: page('AmazonECR/latest/userguide/Repositories'),
    operations: [...repositories, putImageScanningConfiguration],
  }),
  'ecs-cluster': type(
    'ecs-cluster',
    'ecscluster',
    'ECS cluster',
    'clusters',
    'clusterName',
    'AmazonECS/latest/developerguide/clusters',
    [createCluster, describeClusters, listClusters, deleteCluster],
  ),
  'ecs-task-definition': type(
    'ecs-task-definition',
    'ecstask',
    'ECS task definition',
    'taskDefinitions',
    'taskDefinitionArn',
    'AmazonECS/latest/developerguide/task_definitions',
    [registerTaskDefinition, describeTaskDefinition, listTaskDefinitions],
  ),
  'ecs-service': type(
    'ecs-service',
    'ecsservice',
    'ECS service',
    'services',
    'serviceName',
    'AmazonECS/latest/developerguide/ecs_services',
    [createService, updateService, describeServices, deleteService],
  ),
  'eks-cluster': type(
    'eks-cluster',
    'ekscluster',
    'EKS cluster',
    'cluster',
    'name',
    'eks/latest/userguide/clusters',
    [...eksOperations, listEks],
    'status',
  ),
  'eks-nodegroup': type(
    'eks-nodegroup',
    'nodegroup',
    'EKS node group',
    'nodegroup',
    'nodegroupName',
    'eks/latest/userguide/managed-node-groups',
    [createNodegroup, describeNodegroup],
    'status',
  ),
};
