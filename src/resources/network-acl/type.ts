import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { networkAclDefinition } from './definition.ts';
import { networkAclDescribe } from './describe.ts';
import { lowerNetworkAcl } from './lower.ts';
import { networkAclOperations } from './operations/acl.ts';
import { networkAclAssociationOperations } from './operations/associations.ts';
import { networkAclEntryOperations } from './operations/entries.ts';
import { internalNetworkAclOperations } from './operations/internal.ts';
import { networkAclSchema } from './schema.ts';

export const networkAclType: ResourceType<AwsTables, 'network-acl'> = {
  table: 'network-acl',
  version: 1,
  migrations: [],
  schema: networkAclSchema,
  definition: networkAclDefinition,
  operations: [
    ...internalNetworkAclOperations,
    ...networkAclOperations,
    ...networkAclEntryOperations,
    ...networkAclAssociationOperations,
  ],
  describe: networkAclDescribe,
  lower: lowerNetworkAcl,
};
