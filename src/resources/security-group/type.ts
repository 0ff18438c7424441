import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { securityGroupDefinition } from './definition.ts';
import { securityGroupDescribe } from './describe.ts';
import { lowerSecurityGroup } from './lower.ts';
import { authorizeOperations } from './operations/authorize.ts';
import { ruleDescriptionOperations } from './operations/descriptions.ts';
import { securityGroupOperations } from './operations/group.ts';
import { internalSecurityGroupOperations } from './operations/internal.ts';
import { securityGroupReferenceOperations } from './operations/references.ts';
import { revokeOperations } from './operations/revoke.ts';
import { securityGroupRuleOperations } from './operations/rules.ts';
import { securityGroupSchema } from './schema.ts';

export const securityGroupType: ResourceType<AwsTables, 'security-group'> = {
  table: 'security-group',
  version: 1,
  migrations: [],
  schema: securityGroupSchema,
  definition: securityGroupDefinition,
  operations: [
    ...internalSecurityGroupOperations,
    ...securityGroupOperations,
    ...authorizeOperations,
    ...revokeOperations,
    ...securityGroupRuleOperations,
    ...ruleDescriptionOperations,
    ...securityGroupReferenceOperations,
  ],
  describe: securityGroupDescribe,
  lower: lowerSecurityGroup,
};
