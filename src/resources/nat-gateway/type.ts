import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { natGatewayDefinition } from './definition.ts';
import { natGatewayDescribe } from './describe.ts';
import { lowerNatGateway } from './lower.ts';
import {
  assignPrivateNatGatewayAddress,
  associateNatGatewayAddress,
  disassociateNatGatewayAddress,
  unassignPrivateNatGatewayAddress,
} from './operations/addresses.ts';
import { createNatGateway } from './operations/create.ts';
import { deleteNatGateway, describeNatGateways } from './operations/delete.ts';
import { natGatewaySchema } from './schema.ts';
import { settleNatGateway } from './settle.ts';

export const natGatewayType: ResourceType<AwsTables, 'nat-gateway'> = {
  table: 'nat-gateway',
  version: 1,
  migrations: [],
  schema: natGatewaySchema,
  definition: natGatewayDefinition,
  operations: [
    createNatGateway,
    describeNatGateways,
    deleteNatGateway,
    associateNatGatewayAddress,
    disassociateNatGatewayAddress,
    assignPrivateNatGatewayAddress,
    unassignPrivateNatGatewayAddress,
  ],
  describe: natGatewayDescribe,
  settle: settleNatGateway,
  lower: lowerNatGateway,
};
