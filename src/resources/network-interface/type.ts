import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { networkInterfaceDefinition } from './definition.ts';
import { networkInterfaceSchema } from './schema.ts';

export const networkInterfaceType: ResourceType<AwsTables, 'network-interface'> = {
  table: 'network-interface',
  version: 1,
  migrations: [],
  schema: networkInterfaceSchema,
  definition: networkInterfaceDefinition,
  operations: [],
  describe: { key: 'NetworkInterfaces', print: () => ({}), parse: () => 'not written yet' },
};
