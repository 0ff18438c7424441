import type { Context } from '../kernel/cloud/context.ts';
import type { Table } from './dynamodb/schema.ts';
import type { Group, InstanceProfile, Policy, Role, User } from './iam/schema.ts';
import type { AccessPoint, Bucket } from './s3/schema.ts';
import type { Described } from './shared/data/described-record.ts';
import type { Subscription, Topic } from './sns/schema.ts';
import type { Queue } from './sqs/schema.ts';
import type { AwsTables } from './tables.ts';

/** Tables of services that are only data. A document has those of them that hold something. */
export type DataTables = {
  readonly 's3-bucket': Bucket;
  readonly 's3-access-point': AccessPoint;
  readonly 'iam-user': User;
  readonly 'iam-group': Group;
  readonly 'iam-role': Role;
  readonly 'iam-policy': Policy;
  readonly 'iam-instance-profile': InstanceProfile;
  readonly 'dynamodb-table': Table;
  readonly 'sqs-queue': Queue;
  readonly 'sns-topic': Topic;
  readonly 'sns-subscription': Subscription;
  readonly 'lambda-function': Described;
  readonly 'lambda-layer-version': Described;
  readonly 'log-group': Described;
  readonly 'cloudwatch-alarm': Described;
  readonly 'cloudwatch-metric': Described;
  readonly 'cloudtrail-trail': Described;
  readonly 'event-rule': Described;
  readonly secret: Described;
  readonly 'ssm-parameter': Described;
  readonly 'kms-key': Described;
  readonly 'hosted-zone': Described;
  readonly 'health-check': Described;
  readonly 'ecr-repository': Described;
  readonly 'ecs-cluster': Described;
  readonly 'ecs-task-definition': Described;
  readonly 'ecs-service': Described;
  readonly 'eks-cluster': Described;
  readonly 'eks-nodegroup': Described;
  readonly 'ebs-volume': Described;
  readonly 'ebs-snapshot': Described;
  readonly image: Described;
  readonly 'launch-template': Described;
  readonly 'placement-group': Described;
  readonly 'flow-log': Described;
  readonly 'vpc-endpoint': Described;
  readonly 'transit-gateway': Described;
  readonly 'transit-gateway-attachment': Described;
  readonly 'transit-gateway-route-table': Described;
};

export type AllTables = AwsTables & DataTables;

export type DataContext = Context<AllTables>;
