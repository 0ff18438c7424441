import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { elasticIpDefinition } from './definition.ts';
import { elasticIpSchema } from './schema.ts';

export const elasticIpType: ResourceType<AwsTables, 'elastic-ip'> = {
  table: 'elastic-ip',
  version: 1,
  migrations: [],
  schema: elasticIpSchema,
  definition: elasticIpDefinition,
  operations: [],
  describe: { key: 'Addresses', print: () => ({}), parse: () => 'not written yet' },
};
