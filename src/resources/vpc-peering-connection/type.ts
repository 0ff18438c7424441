import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { vpcPeeringConnectionDefinition } from './definition.ts';
import { vpcPeeringConnectionDescribe } from './describe.ts';
import { lowerVpcPeeringConnection } from './lower.ts';
import {
  acceptVpcPeeringConnection,
  deleteVpcPeeringConnection,
  rejectVpcPeeringConnection,
} from './operations/answer.ts';
import { createVpcPeeringConnection } from './operations/create.ts';
import { describeVpcPeeringConnections } from './operations/describe.ts';
import { modifyVpcPeeringConnectionOptions } from './operations/options.ts';
import { vpcPeeringConnectionSchema } from './schema.ts';
import { settlePeering } from './settle.ts';

export const vpcPeeringConnectionType: ResourceType<AwsTables, 'vpc-peering-connection'> = {
  table: 'vpc-peering-connection',
  version: 1,
  migrations: [],
  schema: vpcPeeringConnectionSchema,
  definition: vpcPeeringConnectionDefinition,
  operations: [
    createVpcPeeringConnection,
    acceptVpcPeeringConnection,
    rejectVpcPeeringConnection,
    describeVpcPeeringConnections,
    deleteVpcPeeringConnection,
    modifyVpcPeeringConnectionOptions,
  ],
  describe: vpcPeeringConnectionDescribe,
  settle: settlePeering,
  lower: lowerVpcPeeringConnection,
};
