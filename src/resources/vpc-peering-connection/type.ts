import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { vpcPeeringConnectionDefinition } from './definition.ts';
import { vpcPeeringConnectionSchema } from './schema.ts';

export const vpcPeeringConnectionType: ResourceType<AwsTables, 'vpc-peering-connection'> = {
  table: 'vpc-peering-connection',
  version: 1,
  migrations: [],
  schema: vpcPeeringConnectionSchema,
  definition: vpcPeeringConnectionDefinition,
  operations: [],
  describe: { key: 'VpcPeeringConnections', print: () => ({}), parse: () => 'not written yet' },
};
