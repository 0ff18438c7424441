import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { subnetDefinition } from './definition.ts';
import { subnetDescribe } from './describe.ts';
import { createSubnet } from './operations/create.ts';
import { subnetSchema } from './schema.ts';

export const subnetType: ResourceType<AwsTables, 'subnet'> = {
  table: 'subnet',
  version: 1,
  migrations: [],
  schema: subnetSchema,
  definition: subnetDefinition,
  operations: [createSubnet],
  describe: subnetDescribe,
};
