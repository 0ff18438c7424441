import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { natGatewayDefinition } from './definition.ts';
import { natGatewaySchema } from './schema.ts';

export const natGatewayType: ResourceType<AwsTables, 'nat-gateway'> = {
  table: 'nat-gateway',
  version: 1,
  migrations: [],
  schema: natGatewaySchema,
  definition: natGatewayDefinition,
  operations: [],
  describe: { key: 'NatGateways', print: () => ({}), parse: () => 'not written yet' },
};
