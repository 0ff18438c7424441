import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { securityGroupDefinition } from './definition.ts';
import { internalSecurityGroupOperations } from './operations/internal.ts';
import { securityGroupSchema } from './schema.ts';

export const securityGroupType: ResourceType<AwsTables, 'security-group'> = {
  table: 'security-group',
  version: 1,
  migrations: [],
  schema: securityGroupSchema,
  definition: securityGroupDefinition,
  operations: [...internalSecurityGroupOperations],
  describe: { key: 'SecurityGroups', print: () => ({}), parse: () => 'not written yet' },
};
