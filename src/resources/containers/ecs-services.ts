import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { addNamed, named, patchNamed } from '../shared/data/described.ts';
import { jsonObject, present, texts } from '../shared/data/facts.ts';
import { arnOf } from '../shared/data/places.ts';
import { findOr, nameIn } from '../shared/data/simple.ts';
import { iso } from '../shared/time.ts';
import { CLUSTER, ecs, lowerTags, noCluster, SERVICE, text } from './ecs.ts';
import { findTask } from './ecs-task-definitions.ts';

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

export const serviceOperations = [createService, updateService, describeServices, deleteService];
