import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { routeTableDefinition } from './definition.ts';
import { routeTableSchema } from './schema.ts';

export const routeTableType: ResourceType<AwsTables, 'route-table'> = {
  table: 'route-table',
  version: 1,
  migrations: [],
  schema: routeTableSchema,
  definition: routeTableDefinition,
  operations: [],
  describe: { key: 'RouteTables', print: () => ({}), parse: () => 'not written yet' },
};
