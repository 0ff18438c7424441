import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { vpcDefinition } from './definition.ts';
import { vpcSchema } from './schema.ts';

export const vpcType: ResourceType<AwsTables, 'vpc'> = {
  table: 'vpc',
  version: 1,
  migrations: [],
  schema: vpcSchema,
  definition: vpcDefinition,
  operations: [],
  describe: { key: 'Vpcs', print: () => ({}), parse: () => 'not written yet' },
};
