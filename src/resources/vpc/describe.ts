import * as z from 'zod';
import type { DescribeMapping } from '../../kernel/cloud/registry.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { extraFields, readObject } from '../shared/import-object.ts';
import { importedBlock } from '../shared/imported-block.ts';
import type { AwsTables } from '../tables.ts';
import { cidrAssociationStates, type Vpc } from './schema.ts';

/** Fields of AWS's answer that no fact stands behind. */
const unmodelled: JsonObject = { BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' } };

/** What `DescribeVpcs` and `CreateVpc` answer. */
export function printVpc(record: Vpc): JsonObject {
  return {
    ...unmodelled,
    ...(record.extra as JsonObject | undefined),
    CidrBlock: primaryBlock(record),
    CidrBlockAssociationSet: record.CidrBlockAssociationSet.map(printAssociation),
    DhcpOptionsId: record.DhcpOptionsId,
    InstanceTenancy: record.InstanceTenancy,
    IsDefault: record.IsDefault,
    OwnerId: record.account,
    State: record.State,
    Tags: record.Tags,
    VpcId: record.id,
  };
}

export function primaryBlock(record: Vpc): string {
  return record.CidrBlockAssociationSet[0]?.CidrBlock ?? '';
}

export function printAssociation(association: Vpc['CidrBlockAssociationSet'][number]): JsonObject {
  const { AssociationId, CidrBlock, State } = association;
  return { AssociationId, CidrBlock, CidrBlockState: { State } };
}

const attribute = z.object({ Value: z.boolean() }).optional();

const rawVpc = z.object({
  VpcId: z.string(),
  CidrBlock: importedBlock,
  CidrBlockAssociationSet: z
    .array(
      z.object({
        AssociationId: z.string().optional(),
        CidrBlock: importedBlock,
        CidrBlockState: z.object({ State: z.enum(cidrAssociationStates) }).optional(),
      }),
    )
    .default([]),
  State: z.enum(['pending', 'available']).default('available'),
  IsDefault: z.boolean().default(false),
  InstanceTenancy: z.enum(['default', 'dedicated', 'host']).default('default'),
  DhcpOptionsId: z.string().default('default'),
  OwnerId: z.string().optional(),
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).default([]),
  EnableDnsSupport: attribute,
  EnableDnsHostnames: attribute,
});

/**
 * AWS answers the DNS attributes in a call of their own (`DescribeVpcAttribute`). In files they
 * stand beside the VPC's own fields in that call's form, where they are not what AWS gives a new
 * VPC of its kind.
 */
export const vpcDescribe: DescribeMapping<AwsTables, Vpc> = {
  key: 'Vpcs',
  print: (_view, record) => ({
    ...printVpc(record),
    ...(record.EnableDnsSupport ? {} : { EnableDnsSupport: { Value: false } }),
    ...(record.EnableDnsHostnames === record.IsDefault
      ? {}
      : { EnableDnsHostnames: { Value: record.EnableDnsHostnames } }),
  }),
  parse: (raw, context) => {
    const read = readObject(rawVpc, raw);
    if (typeof read === 'string') return read;
    const { VpcId, CidrBlock, CidrBlockAssociationSet, OwnerId, ...facts } = read;
    const associations = CidrBlockAssociationSet.map((given) => ({
      AssociationId: given.AssociationId ?? context.mintId('vpc-cidr-assoc', `${VpcId}/${given.CidrBlock}`),
      CidrBlock: given.CidrBlock,
      State: given.CidrBlockState?.State ?? ('associated' as const),
    }));
    const primary = associations.find((association) => association.CidrBlock === CidrBlock) ?? {
      AssociationId: context.mintId('vpc-cidr-assoc', `${VpcId}/${CidrBlock}`),
      CidrBlock,
      State: 'associated' as const,
    };
    const record: Vpc = {
      ...facts,
      id: VpcId,
      key: VpcId,
      account: OwnerId ?? context.account,
      region: context.region,
      CidrBlockAssociationSet: [primary, ...associations.filter((association) => association !== primary)],
      EnableDnsSupport: facts.EnableDnsSupport?.Value ?? true,
      EnableDnsHostnames: facts.EnableDnsHostnames?.Value ?? facts.IsDefault,
      ...extraFields(raw, Object.keys(rawVpc.shape), unmodelled),
    };
    return [{ table: 'vpc', record }];
  },
};
