import * as z from 'zod';
import type { DescribeMapping } from '../../kernel/cloud/registry.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { extraFields, readObject } from '../shared/import-object.ts';
import type { AwsListView, AwsTables } from '../tables.ts';
import type { ElasticIp } from './schema.ts';

/** EC2-Classic is gone: every address is for VPCs. */
const fixed: JsonObject = { Domain: 'vpc' };

/** What `DescribeAddresses` answers; instance and owner follow from the interface. */
export function printElasticIp(view: AwsListView, record: ElasticIp): JsonObject {
  return {
    ...fixed,
    ...(record.extra as JsonObject | undefined),
    AllocationId: record.id,
    ...printAssociation(view, record),
    PublicIp: record.PublicIp,
    PublicIpv4Pool: record.PublicIpv4Pool,
    NetworkBorderGroup: record.NetworkBorderGroup,
    Tags: record.Tags,
  };
}

function printAssociation(view: AwsListView, { Association, account }: ElasticIp): JsonObject {
  if (Association === undefined) return {};
  const networkInterface = view.get('network-interface', Association.NetworkInterfaceId);
  const InstanceId = networkInterface?.Attachment?.InstanceId;
  return {
    ...Association,
    NetworkInterfaceOwnerId: networkInterface?.account ?? account,
    ...(InstanceId === undefined ? {} : { InstanceId }),
  };
}

const rawAddress = z.object({
  AllocationId: z.string(),
  PublicIp: z.string(),
  PublicIpv4Pool: z.string().default('amazon'),
  NetworkBorderGroup: z.string().optional(),
  AssociationId: z.string().optional(),
  NetworkInterfaceId: z.string().optional(),
  PrivateIpAddress: z.string().optional(),
  /** Derived from the interface. */
  NetworkInterfaceOwnerId: z.string().optional(),
  InstanceId: z.string().optional(),
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).default([]),
});

export const elasticIpDescribe: DescribeMapping<AwsTables, ElasticIp> = {
  key: 'Addresses',
  print: printElasticIp,
  parse: (raw, context) => {
    const read = readObject(rawAddress, raw);
    if (typeof read === 'string') return read;
    const { AllocationId, AssociationId, NetworkInterfaceId, PrivateIpAddress, ...given } = read;
    const isAssociated = NetworkInterfaceId !== undefined && PrivateIpAddress !== undefined;
    const record: ElasticIp = {
      id: AllocationId,
      key: AllocationId,
      account: context.account,
      region: context.region,
      Tags: given.Tags,
      PublicIp: given.PublicIp,
      PublicIpv4Pool: given.PublicIpv4Pool,
      NetworkBorderGroup: given.NetworkBorderGroup ?? context.region,
      ...(isAssociated
        ? {
            Association: {
              AssociationId: AssociationId ?? context.mintId('eipassoc', AllocationId),
              NetworkInterfaceId,
              PrivateIpAddress,
            },
          }
        : {}),
      ...extraFields(raw, Object.keys(rawAddress.shape), fixed),
    };
    return [{ table: 'elastic-ip', record }];
  },
};
