import * as z from 'zod';
import type { DescribeMapping, ImportContext, ImportedRecord } from '../../kernel/cloud/registry.ts';
import { hashHex } from '../../kernel/lib/hash.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { NetworkInterface } from '../network-interface/schema.ts';
import { extraFields, milliseconds, readObject } from '../shared/import-object.ts';
import { iso } from '../shared/time.ts';
import type { AwsListView, AwsTables } from '../tables.ts';
import { printAddresses } from './addresses.ts';
import { NAT_REQUESTER, type NatGateway } from './schema.ts';

/** Every gateway here is zonal (NAT-3). */
const fixed: JsonObject = { AvailabilityMode: 'zonal' };

/** What `DescribeNatGateways` answers. */
export function printNatGateway(view: AwsListView, record: NatGateway): JsonObject {
  const addresses = printAddresses(view, record);
  const { NatGatewayAddresses: remembered, ...extra } = (record.extra ?? {}) as JsonObject;
  return {
    ...fixed,
    ...extra,
    ConnectivityType: record.ConnectivityType,
    CreateTime: iso(record.CreateTime),
    ...(record.DeleteTime === undefined ? {} : { DeleteTime: iso(record.DeleteTime) }),
    ...(record.FailureCode === undefined ? {} : { FailureCode: record.FailureCode }),
    ...(record.FailureMessage === undefined ? {} : { FailureMessage: record.FailureMessage }),
    NatGatewayAddresses: addresses.length === 0 ? (remembered ?? []) : addresses,
    NatGatewayId: record.id,
    State: record.State,
    SubnetId: record.SubnetId,
    Tags: record.Tags,
    VpcId: record.VpcId,
  };
}

const rawAddress = z.object({
  AllocationId: z.string().optional(),
  AssociationId: z.string().optional(),
  NetworkInterfaceId: z.string().optional(),
  PrivateIp: z.string().optional(),
  PublicIp: z.string().optional(),
  IsPrimary: z.boolean().optional(),
});
type RawAddress = z.output<typeof rawAddress>;

const rawNatGateway = z.object({
  NatGatewayId: z.string(),
  VpcId: z.string(),
  SubnetId: z.string(),
  ConnectivityType: z.enum(['public', 'private']).default('public'),
  State: z.enum(['pending', 'failed', 'available', 'deleting', 'deleted']).default('available'),
  CreateTime: z.string().optional(),
  DeleteTime: z.string().optional(),
  FailureCode: z.string().optional(),
  FailureMessage: z.string().optional(),
  NatGatewayAddresses: z.array(rawAddress).default([]),
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).default([]),
});
type RawNatGateway = z.output<typeof rawNatGateway>;

/**
 * The gateway's addresses lie in its interface and in Elastic IPs. An import that lacks the
 * interface gets it made from the gateway's own words; a gateway that is over has none, and keeps
 * the addresses AWS still remembers in `extra`.
 */
export const natGatewayDescribe: DescribeMapping<AwsTables, NatGateway> = {
  key: 'NatGateways',
  print: printNatGateway,
  parse: (raw, context) => {
    const given = readObject(rawNatGateway, raw);
    if (typeof given === 'string') return given;
    const isOver = given.State === 'failed' || given.State === 'deleted';
    const addresses = [...given.NatGatewayAddresses].sort(
      (left, right) => Number(right.IsPrimary ?? false) - Number(left.IsPrimary ?? false),
    );
    const NetworkInterfaceId = addresses[0]?.NetworkInterfaceId ?? context.mintId('eni', given.NatGatewayId);
    const modelled = Object.keys(rawNatGateway.shape).filter(
      (field) => !(field === 'NatGatewayAddresses' && isOver && addresses.length > 0),
    );
    const record: NatGateway = {
      id: given.NatGatewayId,
      key: given.NatGatewayId,
      account: context.account,
      region: context.region,
      Tags: given.Tags,
      VpcId: given.VpcId,
      SubnetId: given.SubnetId,
      ConnectivityType: given.ConnectivityType,
      State: given.State,
      ...times(given),
      ...(given.FailureCode === undefined ? {} : { FailureCode: given.FailureCode }),
      ...(given.FailureMessage === undefined ? {} : { FailureMessage: given.FailureMessage }),
      NetworkInterfaceId,
      ...extraFields(raw, modelled, fixed),
    };
    const own: ImportedRecord = { table: 'nat-gateway', record };
    if (isOver || context.has?.(NetworkInterfaceId) === true) return [own];
    const networkInterface = interfaceOf(record, addresses, context);
    return networkInterface === undefined
      ? [own]
      : [own, { table: 'network-interface', record: networkInterface }];
  },
};

function times(given: RawNatGateway): Pick<NatGateway, 'CreateTime' | 'DeleteTime'> {
  const DeleteTime = milliseconds(given.DeleteTime);
  return {
    CreateTime: milliseconds(given.CreateTime) ?? 0,
    ...(DeleteTime === undefined ? {} : { DeleteTime }),
  };
}

/**
 * The interface as AWS would describe it, as far as the gateway's addresses tell. Elastic IPs stand
 * in it as in AWS's own answer; the importer moves them to their records where it has those.
 */
function interfaceOf(
  gateway: NatGateway,
  addresses: readonly RawAddress[],
  context: ImportContext,
): NetworkInterface | undefined {
  const entries = addresses.flatMap(({ PrivateIp, PublicIp, AllocationId, AssociationId }) => {
    if (PrivateIp === undefined) return [];
    if (PublicIp === undefined) return [{ PrivateIpAddress: PrivateIp }];
    const Association = {
      PublicIp,
      IpOwnerId: context.account,
      ...(AllocationId === undefined ? {} : { AllocationId }),
      ...(AssociationId === undefined ? {} : { AssociationId }),
    };
    return [{ PrivateIpAddress: PrivateIp, Association }];
  });
  if (entries.length === 0) return undefined;
  const mac = hashHex(gateway.NetworkInterfaceId).slice(0, 10).match(/../g) ?? [];
  return {
    id: gateway.NetworkInterfaceId,
    key: gateway.NetworkInterfaceId,
    account: gateway.account,
    region: gateway.region,
    Tags: [],
    SubnetId: gateway.SubnetId,
    Description: interfaceDescription(gateway.id),
    InterfaceType: 'nat_gateway',
    Groups: [],
    PrivateIpAddresses: entries,
    AssociatePublicIpAddress: false,
    MacAddress: ['0a', ...mac].join(':'),
    SourceDestCheck: false,
    RequesterManaged: true,
    RequesterId: NAT_REQUESTER,
  };
}

/** How AWS describes the interface of a NAT gateway. */
export function interfaceDescription(natGatewayId: string): string {
  return `Interface for NAT Gateway ${natGatewayId}`;
}
