import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { networkAclDefinition } from './definition.ts';
import { internalNetworkAclOperations } from './operations/internal.ts';
import { networkAclSchema } from './schema.ts';

export const networkAclType: ResourceType<AwsTables, 'network-acl'> = {
  table: 'network-acl',
  version: 1,
  migrations: [],
  schema: networkAclSchema,
  definition: networkAclDefinition,
  operations: [...internalNetworkAclOperations],
  describe: { key: 'NetworkAcls', print: () => ({}), parse: () => 'not written yet' },
};
