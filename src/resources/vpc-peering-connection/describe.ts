import * as z from 'zod';
import type { DescribeMapping, ImportContext } from '../../kernel/cloud/registry.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { extraFields, milliseconds, readObject } from '../shared/import-object.ts';
import { iso } from '../shared/time.ts';
import type { AwsListView, AwsTables } from '../tables.ts';
import { type PeeringSide, peeringStatusCodes, type VpcPeeringConnection } from './schema.ts';

/** What `DescribeVpcPeeringConnections` answers. */
export function printPeering(view: AwsListView, record: VpcPeeringConnection): JsonObject {
  return {
    ...(record.extra as JsonObject | undefined),
    // AWS tells the accepter's blocks and both sides' options only once the request is accepted.
    AccepterVpcInfo: printSide(view, record, record.AccepterVpcInfo, wasAccepted(record)),
    ...(record.ExpirationTime === undefined ? {} : { ExpirationTime: iso(record.ExpirationTime) }),
    RequesterVpcInfo: printSide(view, record, record.RequesterVpcInfo, true),
    Status: { ...record.Status },
    Tags: record.Tags,
    VpcPeeringConnectionId: record.id,
  };
}

function wasAccepted({ Status }: VpcPeeringConnection): boolean {
  return ['provisioning', 'active', 'deleting', 'deleted'].includes(Status.Code);
}

function printSide(
  view: AwsListView,
  record: VpcPeeringConnection,
  side: PeeringSide,
  withBlocks: boolean,
): JsonObject {
  const blocks = sideBlocks(view, side);
  const [first] = blocks;
  return {
    ...(withBlocks && first !== undefined
      ? { CidrBlock: first, CidrBlockSet: blocks.map((CidrBlock) => ({ CidrBlock })) }
      : {}),
    OwnerId: side.OwnerId,
    ...(wasAccepted(record) ? { PeeringOptions: printOptions(side) } : {}),
    VpcId: side.VpcId,
    Region: side.Region,
  };
}

/** The options as AWS lists them; ClassicLink is retired and always off. */
export function printOptions(side: PeeringSide): JsonObject {
  return {
    AllowDnsResolutionFromRemoteVpc: side.AllowDnsResolutionFromRemoteVpc,
    AllowEgressFromLocalClassicLinkToRemoteVpc: false,
    AllowEgressFromLocalVpcToRemoteClassicLink: false,
  };
}

/** The IPv4 blocks of a side: the VPC's own, or what an import brought for a VPC it lacks. */
export function sideBlocks(view: AwsListView, side: PeeringSide): readonly string[] {
  const vpc = view.get('vpc', side.VpcId);
  if (vpc === undefined) return side.CidrBlockSet ?? [];
  return vpc.CidrBlockAssociationSet.filter((association) => association.State === 'associated').map(
    (association) => association.CidrBlock,
  );
}

const rawSide = z.object({
  CidrBlock: z.string().optional(),
  CidrBlockSet: z.array(z.object({ CidrBlock: z.string() })).optional(),
  OwnerId: z.string().optional(),
  VpcId: z.string(),
  Region: z.string().optional(),
  PeeringOptions: z.object({ AllowDnsResolutionFromRemoteVpc: z.boolean().default(false) }).optional(),
});

const rawPeering = z.object({
  VpcPeeringConnectionId: z.string(),
  RequesterVpcInfo: rawSide,
  AccepterVpcInfo: rawSide,
  ExpirationTime: z.string().optional(),
  Status: z
    .object({ Code: z.enum(peeringStatusCodes), Message: z.string().default('') })
    .default({ Code: 'active', Message: 'Active' }),
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).default([]),
});

export const vpcPeeringConnectionDescribe: DescribeMapping<AwsTables, VpcPeeringConnection> = {
  key: 'VpcPeeringConnections',
  print: printPeering,
  parse: (raw, context) => {
    const given = readObject(rawPeering, raw);
    if (typeof given === 'string') return given;
    const RequesterVpcInfo = parseSide(given.RequesterVpcInfo, context);
    const ExpirationTime = milliseconds(given.ExpirationTime);
    const record: VpcPeeringConnection = {
      id: given.VpcPeeringConnectionId,
      key: given.VpcPeeringConnectionId,
      account: RequesterVpcInfo.OwnerId,
      region: RequesterVpcInfo.Region,
      Tags: given.Tags,
      Status: given.Status,
      RequesterVpcInfo,
      AccepterVpcInfo: parseSide(given.AccepterVpcInfo, context),
      ...(ExpirationTime === undefined ? {} : { ExpirationTime }),
      ...extraFields(raw, Object.keys(rawPeering.shape), {}),
    };
    return [{ table: 'vpc-peering-connection', record }];
  },
};

/** The blocks are kept only where the VPC that has them is not at hand. */
function parseSide(raw: z.output<typeof rawSide>, context: ImportContext): PeeringSide {
  const listed = raw.CidrBlockSet?.map((entry) => entry.CidrBlock);
  const blocks = listed ?? (raw.CidrBlock === undefined ? undefined : [raw.CidrBlock]);
  const isAtHand = context.has?.(raw.VpcId) ?? true;
  return {
    VpcId: raw.VpcId,
    OwnerId: raw.OwnerId ?? context.account,
    Region: raw.Region ?? context.region,
    ...(blocks === undefined || isAtHand ? {} : { CidrBlockSet: blocks }),
    AllowDnsResolutionFromRemoteVpc: raw.PeeringOptions?.AllowDnsResolutionFromRemoteVpc ?? false,
  };
}
