import { describedType } from '../shared/data/described.ts';
import { settleField } from '../shared/data/simple.ts';
import { clusterOperations } from './ecs-clusters.ts';
import { serviceOperations } from './ecs-services.ts';
import { taskDefinitionOperations } from './ecs-task-definitions.ts';
import { eksClusterOperations, nodegroupOperations } from './eks.ts';
import { repositoryOperations } from './repositories.ts';

const page = (name: string) => `https://docs.aws.amazon.com/${name}.html`;

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
    operations: repositoryOperations,
  }),
  'ecs-cluster': type(
    'ecs-cluster',
    'ecscluster',
    'ECS cluster',
    'clusters',
    'clusterName',
    'AmazonECS/latest/developerguide/clusters',
    clusterOperations,
  ),
  'ecs-task-definition': type(
    'ecs-task-definition',
    'ecstask',
    'ECS task definition',
    'taskDefinitions',
    'taskDefinitionArn',
    'AmazonECS/latest/developerguide/task_definitions',
    taskDefinitionOperations,
  ),
  'ecs-service': type(
    'ecs-service',
    'ecsservice',
    'ECS service',
    'services',
    'serviceName',
    'AmazonECS/latest/developerguide/ecs_services',
    serviceOperations,
  ),
  'eks-cluster': type(
    'eks-cluster',
    'ekscluster',
    'EKS cluster',
    'cluster',
    'name',
    'eks/latest/userguide/clusters',
    eksClusterOperations,
    'status',
  ),
  'eks-nodegroup': type(
    'eks-nodegroup',
    'nodegroup',
    'EKS node group',
    'nodegroup',
    'nodegroupName',
    'eks/latest/userguide/managed-node-groups',
    nodegroupOperations,
    'status',
  ),
};
