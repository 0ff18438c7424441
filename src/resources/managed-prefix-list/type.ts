import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { managedPrefixListDefinition } from './definition.ts';
import { managedPrefixListDescribe } from './describe.ts';
import { prefixListChangeOperations } from './operations/change.ts';
import { prefixListReadOperations } from './operations/read.ts';
import { managedPrefixListSchema } from './schema.ts';
import { settlePrefixList } from './settle.ts';

export const managedPrefixListType: ResourceType<AwsTables, 'managed-prefix-list'> = {
  table: 'managed-prefix-list',
  version: 1,
  migrations: [],
  schema: managedPrefixListSchema,
  definition: managedPrefixListDefinition,
  operations: [...prefixListChangeOperations, ...prefixListReadOperations],
  describe: managedPrefixListDescribe,
  settle: settlePrefixList,
};
