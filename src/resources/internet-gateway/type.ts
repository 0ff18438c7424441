import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { internetGatewayDefinition } from './definition.ts';
import { internetGatewayDescribe } from './describe.ts';
import { lowerInternetGateway } from './lower.ts';
import {
  attachInternetGateway,
  createInternetGateway,
  deleteInternetGateway,
  describeInternetGateways,
  detachInternetGateway,
} from './operations.ts';
import { internetGatewaySchema } from './schema.ts';

export const internetGatewayType: ResourceType<AwsTables, 'internet-gateway'> = {
  table: 'internet-gateway',
  version: 1,
  migrations: [],
  schema: internetGatewaySchema,
  definition: internetGatewayDefinition,
  operations: [
    createInternetGateway,
    describeInternetGateways,
    attachInternetGateway,
    detachInternetGateway,
    deleteInternetGateway,
  ],
  describe: internetGatewayDescribe,
  lower: lowerInternetGateway,
};
