import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { vpcDefinition } from './definition.ts';
import { vpcDescribe } from './describe.ts';
import { createVpc } from './operations/create.ts';
import { vpcSchema } from './schema.ts';
import { settleVpc } from './settle.ts';

export const vpcType: ResourceType<AwsTables, 'vpc'> = {
  table: 'vpc',
  version: 1,
  migrations: [],
  schema: vpcSchema,
  definition: vpcDefinition,
  operations: [createVpc],
  describe: vpcDescribe,
  settle: settleVpc,
};
