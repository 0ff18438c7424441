import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { addNamed, type named } from '../shared/data/described.ts';
import { jsonObject, present, texts } from '../shared/data/facts.ts';
import { arnOf } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';
import { ecs, lowerTags, TASK, text } from './ecs.ts';

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
export function findTask(context: Parameters<typeof named>[0], given: string) {
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

export const taskDefinitionOperations = [registerTaskDefinition, describeTaskDefinition, listTaskDefinitions];
