import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { elasticIpDefinition } from './definition.ts';
import { elasticIpDescribe } from './describe.ts';
import { lowerElasticIp } from './lower.ts';
import { allocateAddress, describeAddresses, releaseAddress } from './operations/allocate.ts';
import {
  associateAddress,
  disassociateAddress,
  internalElasticIpOperations,
} from './operations/associate.ts';
import { elasticIpSchema } from './schema.ts';

export const elasticIpType: ResourceType<AwsTables, 'elastic-ip'> = {
  table: 'elastic-ip',
  version: 1,
  migrations: [],
  schema: elasticIpSchema,
  definition: elasticIpDefinition,
  operations: [
    allocateAddress,
    describeAddresses,
    releaseAddress,
    associateAddress,
    disassociateAddress,
    ...internalElasticIpOperations,
  ],
  describe: elasticIpDescribe,
  lower: lowerElasticIp,
};
