import type { ResourceType } from '../../kernel/cloud/registry.ts';
import type { AwsTables } from '../tables.ts';
import { vpcDefinition } from './definition.ts';
import { vpcDescribe } from './describe.ts';
import { lowerVpc } from './lower.ts';
import { associateVpcCidrBlock, disassociateVpcCidrBlock } from './operations/cidr-blocks.ts';
import { createVpc } from './operations/create.ts';
import { createDefaultVpc, internalEnsureDefaultVpc } from './operations/default-vpc.ts';
import { deleteVpc } from './operations/delete.ts';
import { describeVpcAttribute, describeVpcs } from './operations/describe.ts';
import { modifyVpcAttribute } from './operations/modify.ts';
import { describeAvailabilityZones, describeRegions } from './operations/regions.ts';
import { vpcSchema } from './schema.ts';
import { settleVpc } from './settle.ts';

export const vpcType: ResourceType<AwsTables, 'vpc'> = {
  table: 'vpc',
  version: 1,
  migrations: [],
  schema: vpcSchema,
  definition: vpcDefinition,
  operations: [
    createVpc,
    describeVpcs,
    modifyVpcAttribute,
    describeVpcAttribute,
    deleteVpc,
    associateVpcCidrBlock,
    disassociateVpcCidrBlock,
    createDefaultVpc,
    internalEnsureDefaultVpc,
    describeRegions,
    describeAvailabilityZones,
  ],
  describe: vpcDescribe,
  settle: settleVpc,
  lower: lowerVpc,
};
