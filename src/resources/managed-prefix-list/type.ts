import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { managedPrefixListDefinition } from './definition.ts';
import { managedPrefixListSchema } from './schema.ts';

export const managedPrefixListType: ResourceType<AwsTables, 'managed-prefix-list'> = {
  table: 'managed-prefix-list',
  version: 1,
  migrations: [],
  schema: managedPrefixListSchema,
  definition: managedPrefixListDefinition,
  operations: [],
  describe: { key: 'ManagedPrefixLists', print: () => ({}), parse: () => 'not written yet' },
};
