import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { instanceDefinition } from './definition.ts';
import { instanceSchema } from './schema.ts';

export const instanceType: ResourceType<AwsTables, 'instance'> = {
  table: 'instance',
  version: 1,
  migrations: [],
  schema: instanceSchema,
  definition: instanceDefinition,
  operations: [],
  describe: { key: 'Reservations', print: () => ({}), parse: () => 'not written yet' },
};
