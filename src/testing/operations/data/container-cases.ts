import { after, type DataCase, type ServiceCases } from './data-case.ts';

const repositoryName = 'web';
const noRepository = { RepositoryNotFoundException: { repositoryName: 'lost' } };
const containerDefinitions = [{ name: 'web', image: 'nginx', memory: 128 }];
const front = { cluster: 'web', service: 'front' };
const noCluster = (input: object): NonNullable<DataCase['refuses']> => ({
  ClusterNotFoundException: { ...input, cluster: 'lost' },
});
const roleArn = 'arn:aws:iam::111122223333:role/deploy';
const resourcesVpcConfig = { subnetIds: ['subnet-1', 'subnet-2'] };
const workers = { clusterName: 'apps', nodegroupName: 'workers', subnets: ['subnet-1'], nodeRole: roleArn };

export const containerCases: ServiceCases = {
  world: [
    ['ecr:CreateRepository', { repositoryName }],
    ['ecs:CreateCluster', { clusterName: 'web' }],
    ['ecs:CreateCluster', { clusterName: 'empty' }],
    ['ecs:RegisterTaskDefinition', { family: 'web', containerDefinitions }],
    ['ecs:CreateService', { cluster: 'web', serviceName: 'front', taskDefinition: 'web', desiredCount: 2 }],
    ['eks:CreateCluster', { name: 'apps', roleArn, resourcesVpcConfig }],
    ['eks:CreateNodegroup', workers],
  ],
  cases: {
    'ecr:CreateRepository': {
      works: [
        { repositoryName: 'team/new', imageTagMutability: 'IMMUTABLE', tags: [{ Key: 'a', Value: 'b' }] },
      ],
      refuses: { RepositoryAlreadyExistsException: { repositoryName } },
    },
    'ecr:DescribeRepositories': {
      works: [{}, { repositoryNames: [repositoryName] }],
      refuses: { RepositoryNotFoundException: { repositoryNames: ['lost'] } },
    },
    'ecr:DeleteRepository': { works: [{ repositoryName, force: true }], refuses: noRepository },
    'ecr:PutImageScanningConfiguration': {
      works: [{ repositoryName, imageScanningConfiguration: { scanOnPush: true } }],
      refuses: { RepositoryNotFoundException: { repositoryName: 'lost', imageScanningConfiguration: {} } },
    },
    'ecs:CreateCluster': {
      works: [
        {},
        { clusterName: 'web' },
        { clusterName: 'new', capacityProviders: ['FARGATE'], tags: [{ key: 'a', value: 'b' }] },
      ],
    },
    'ecs:DescribeClusters': { works: [{ clusters: ['web', 'lost'] }, {}] },
    'ecs:ListClusters': { works: [{}] },
    'ecs:DeleteCluster': {
      works: [{ cluster: 'empty' }],
      refuses: { ...noCluster({}), ClusterContainsServicesException: { cluster: 'web' } },
    },
    'ecs:RegisterTaskDefinition': {
      works: [
        { family: 'web', containerDefinitions },
        {
          family: 'far',
          containerDefinitions,
          requiresCompatibilities: ['FARGATE'],
          networkMode: 'awsvpc',
          cpu: '256',
          memory: '512',
          executionRoleArn: roleArn,
        },
      ],
      refuses: {
        ClientException: [
          { family: 'web', containerDefinitions: [] },
          { family: 'web', containerDefinitions, requiresCompatibilities: ['FARGATE'] },
          {
            family: 'web',
            containerDefinitions,
            requiresCompatibilities: ['FARGATE'],
            cpu: '256',
            memory: '512',
          },
        ],
      },
    },
    'ecs:DescribeTaskDefinition': {
      works: [{ taskDefinition: 'web' }, { taskDefinition: 'web:1' }],
      refuses: { ClientException: { taskDefinition: 'lost' } },
    },
    'ecs:ListTaskDefinitions': { works: [{}, { familyPrefix: 'web' }] },
    'ecs:CreateService': {
      works: [
        {
          cluster: 'web',
          serviceName: 'new',
          taskDefinition: 'web:1',
          desiredCount: 1,
          launchType: 'FARGATE',
          networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
        },
      ],
      refuses: {
        ClusterNotFoundException: { serviceName: 'new', taskDefinition: 'web' },
        ClientException: { cluster: 'web', serviceName: 'new', taskDefinition: 'lost' },
        InvalidParameterException: [
          { cluster: 'web', serviceName: 'new' },
          { cluster: 'web', serviceName: 'front', taskDefinition: 'web' },
        ],
      },
    },
    'ecs:UpdateService': {
      works: [{ ...front, desiredCount: 4, taskDefinition: 'web', forceNewDeployment: true }],
      refuses: {
        ...noCluster({ service: 'front' }),
        ServiceNotFoundException: { cluster: 'web', service: 'lost' },
        ClientException: { ...front, taskDefinition: 'lost' },
      },
    },
    'ecs:DescribeServices': {
      works: [{ cluster: 'web', services: ['front', 'lost'] }],
      refuses: noCluster({ services: ['front'] }),
    },
    'ecs:DeleteService': {
      works: [
        { ...front, force: true },
        after([['ecs:UpdateService', { ...front, desiredCount: 0 }]], front),
      ],
      refuses: {
        ...noCluster({ service: 'front' }),
        ServiceNotFoundException: { cluster: 'web', service: 'lost' },
        InvalidParameterException: front,
      },
    },
    'eks:CreateCluster': {
      works: [{ name: 'new', roleArn, resourcesVpcConfig, version: '1.33', tags: { a: 'b' } }],
      refuses: { ResourceInUseException: { name: 'apps', roleArn, resourcesVpcConfig } },
    },
    'eks:DescribeCluster': {
      works: [{ name: 'apps' }],
      refuses: { ResourceNotFoundException: { name: 'lost' } },
    },
    'eks:ListClusters': { works: [{}] },
    'eks:DeleteCluster': {
      works: [{ name: 'apps' }],
      refuses: { ResourceNotFoundException: { name: 'lost' } },
    },
    'eks:CreateNodegroup': {
      works: [
        {
          ...workers,
          nodegroupName: 'new',
          instanceTypes: ['m5.large'],
          scalingConfig: { minSize: 1, maxSize: 3, desiredSize: 1 },
        },
      ],
      refuses: {
        ResourceInUseException: workers,
        ResourceNotFoundException: { ...workers, clusterName: 'lost' },
      },
    },
    'eks:DescribeNodegroup': {
      works: [{ clusterName: 'apps', nodegroupName: 'workers' }],
      refuses: { ResourceNotFoundException: { clusterName: 'apps', nodegroupName: 'lost' } },
    },
  },
};
