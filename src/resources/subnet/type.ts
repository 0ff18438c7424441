import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { subnetDefinition } from './definition.ts';
import { subnetDescribe } from './describe.ts';
import { lowerSubnet } from './lower.ts';
import { deleteSubnet, describeSubnets, modifySubnetAttribute } from './operations/change.ts';
import { createSubnet } from './operations/create.ts';
import { createDefaultSubnet } from './operations/create-default.ts';
import { subnetSchema } from './schema.ts';

export const subnetType: ResourceType<AwsTables, 'subnet'> = {
  table: 'subnet',
  version: 1,
  migrations: [],
  schema: subnetSchema,
  definition: subnetDefinition,
  operations: [createSubnet, createDefaultSubnet, describeSubnets, modifySubnetAttribute, deleteSubnet],
  describe: subnetDescribe,
  lower: lowerSubnet,
};
