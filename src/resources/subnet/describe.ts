import * as z from 'zod';
import type { DescribeMapping } from '../../kernel/cloud/registry.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { extraFields, readObject } from '../shared/import-object.ts';
import { importedBlock } from '../shared/imported-block.ts';
import { zonesOf } from '../shared/regions.ts';
import { usableRange } from '../shared/subnet-addresses.ts';
import type { AwsListView, AwsTables } from '../tables.ts';
import type { Subnet } from './schema.ts';

/** Fields of AWS's answer that no fact stands behind. */
export function unmodelledAnswers(subnet: { id: string; account: string; region: string }): JsonObject {
  return {
    AssignIpv6AddressOnCreation: false,
    BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
    EnableDns64: false,
    Ipv6CidrBlockAssociationSet: [],
    Ipv6Native: false,
    MapCustomerOwnedIpOnLaunch: false,
    PrivateDnsNameOptionsOnLaunch: {
      EnableResourceNameDnsAAAARecord: false,
      EnableResourceNameDnsARecord: false,
      HostnameType: 'ip-name',
    },
    SubnetArn: `arn:aws:ec2:${subnet.region}:${subnet.account}:subnet/${subnet.id}`,
  };
}

/** NET-2: usable addresses minus those that network interfaces of the subnet hold. */
export function availableAddresses(view: AwsListView, subnet: Subnet): number {
  let used = 0;
  for (const networkInterface of view.all('network-interface'))
    if (networkInterface.SubnetId === subnet.id) used += networkInterface.PrivateIpAddresses.length;
  return Math.max(0, usableRange(subnet.CidrBlock).count - used);
}

export function printSubnet(view: AwsListView, record: Subnet): JsonObject {
  return {
    ...unmodelledAnswers(record),
    ...(record.extra as JsonObject | undefined),
    AvailabilityZone: record.AvailabilityZone,
    AvailabilityZoneId: record.AvailabilityZoneId,
    AvailableIpAddressCount: availableAddresses(view, record),
    CidrBlock: record.CidrBlock,
    DefaultForAz: record.DefaultForAz,
    MapPublicIpOnLaunch: record.MapPublicIpOnLaunch,
    OwnerId: record.account,
    State: record.State,
    SubnetId: record.id,
    Tags: record.Tags,
    VpcId: record.VpcId,
  };
}

const rawSubnet = z.object({
  SubnetId: z.string(),
  VpcId: z.string(),
  CidrBlock: importedBlock,
  AvailabilityZone: z.string().optional(),
  AvailabilityZoneId: z.string().optional(),
  /** Derived: counted anew from the interfaces. */
  AvailableIpAddressCount: z.number().optional(),
  State: z.enum(['pending', 'available']).default('available'),
  MapPublicIpOnLaunch: z.boolean().default(false),
  DefaultForAz: z.boolean().default(false),
  OwnerId: z.string().optional(),
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).default([]),
});

export const subnetDescribe: DescribeMapping<AwsTables, Subnet> = {
  key: 'Subnets',
  print: printSubnet,
  parse: (raw, context) => {
    const read = readObject(rawSubnet, raw);
    if (typeof read === 'string') return read;
    const {
      SubnetId,
      OwnerId,
      AvailableIpAddressCount: _derived,
      AvailabilityZone,
      AvailabilityZoneId,
      ...facts
    } = read;
    const zones = zonesOf(context.region);
    const name = AvailabilityZone ?? zones.find((zone) => zone.id === AvailabilityZoneId)?.name;
    if (name === undefined) return 'AvailabilityZone: is missing';
    const owner = { id: SubnetId, account: OwnerId ?? context.account, region: context.region };
    const record: Subnet = {
      ...facts,
      ...owner,
      key: SubnetId,
      AvailabilityZone: name,
      AvailabilityZoneId: AvailabilityZoneId ?? zones.find((zone) => zone.name === name)?.id ?? name,
      ...extraFields(raw, Object.keys(rawSubnet.shape), unmodelledAnswers(owner)),
    };
    return [{ table: 'subnet', record }];
  },
};
