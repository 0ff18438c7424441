import * as z from 'zod';
import type { DescribeMapping, ImportContext, ImportedRecord } from '../../kernel/cloud/registry.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { extraFields, readObject } from '../shared/import-object.ts';
import { vpcHasIpv6 } from '../shared/vpc-ipv6.ts';
import type { AwsListView, AwsTables } from '../tables.ts';
import { protocolNumber, sortEntries } from './entry-input.ts';
import type { NetworkAcl, NetworkAclEntry } from './schema.ts';

/** The `*` entries that end every list and are no facts of it (ACL-1). */
const LAST_IPV4 = 32767;
const LAST_IPV6 = 32768;

/** The list as `DescribeNetworkAcls` answers it, implied entries included. */
export function printNetworkAcl(view: AwsListView, acl: NetworkAcl): JsonObject {
  const ipv6 = vpcHasIpv6(view.get('vpc', acl.VpcId));
  const implied = [true, false].flatMap((egress) => impliedEntries(egress, ipv6));
  return {
    ...(acl.extra as JsonObject | undefined),
    Associations: acl.Associations.map((association) => ({ ...association, NetworkAclId: acl.id })),
    Entries: sortEntries([...acl.Entries, ...implied]).map(printEntry),
    IsDefault: acl.IsDefault,
    NetworkAclId: acl.id,
    Tags: acl.Tags.map((tag) => ({ ...tag })),
    VpcId: acl.VpcId,
    OwnerId: acl.account,
  };
}

function impliedEntries(Egress: boolean, ipv6: boolean): NetworkAclEntry[] {
  const last = { Egress, Protocol: '-1', RuleAction: 'deny' } as const;
  const entries: NetworkAclEntry[] = [{ RuleNumber: LAST_IPV4, ...last, CidrBlock: '0.0.0.0/0' }];
  if (ipv6) entries.push({ RuleNumber: LAST_IPV6, ...last, Ipv6CidrBlock: '::/0' });
  return entries;
}

function printEntry(entry: NetworkAclEntry): JsonObject {
  const { PortRange, IcmpTypeCode, ...facts } = entry;
  return {
    ...facts,
    ...(PortRange === undefined ? {} : { PortRange: { ...PortRange } }),
    ...(IcmpTypeCode === undefined ? {} : { IcmpTypeCode: { ...IcmpTypeCode } }),
  };
}

const rawEntry = z
  .object({
    RuleNumber: z.int(),
    Egress: z.boolean(),
    Protocol: z.string(),
    RuleAction: z.enum(['allow', 'deny']),
    CidrBlock: z.string().optional(),
    Ipv6CidrBlock: z.string().optional(),
    PortRange: z.object({ From: z.int(), To: z.int() }).optional(),
    IcmpTypeCode: z.object({ Type: z.int().default(-1), Code: z.int().default(-1) }).optional(),
  })
  .refine((entry) => (entry.CidrBlock === undefined) !== (entry.Ipv6CidrBlock === undefined), {
    message: 'needs exactly one of CidrBlock and Ipv6CidrBlock',
  });

const rawAcl = z.object({
  NetworkAclId: z.string(),
  VpcId: z.string(),
  OwnerId: z.string().optional(),
  IsDefault: z.boolean().default(false),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string().default('') })).default([]),
  Entries: z.array(rawEntry).default([]),
  Associations: z
    .array(z.object({ NetworkAclAssociationId: z.string().optional(), SubnetId: z.string() }))
    .default([]),
});

/** One object of `NetworkAcls` as a record, without the implied entries. */
function parseNetworkAcl(raw: JsonObject, context: ImportContext): readonly ImportedRecord[] | string {
  const read = readObject(rawAcl, raw);
  if (typeof read === 'string') return read;
  const { NetworkAclId, OwnerId, Entries, Associations, VpcId, IsDefault, Tags } = read;
  const record: NetworkAcl = {
    id: NetworkAclId,
    key: NetworkAclId,
    account: OwnerId ?? context.account,
    region: context.region,
    Tags,
    VpcId,
    IsDefault,
    Entries: sortEntries(Entries.filter((entry) => entry.RuleNumber < LAST_IPV4).map(parseEntry)),
    Associations: Associations.map(({ NetworkAclAssociationId, SubnetId }) => ({
      NetworkAclAssociationId:
        NetworkAclAssociationId ?? context.mintId('aclassoc', `${NetworkAclId}/${SubnetId}`),
      SubnetId,
    })),
    ...extraFields(raw, Object.keys(rawAcl.shape), {}),
  };
  return [{ table: 'network-acl', record }];
}

function parseEntry(raw: z.output<typeof rawEntry>): NetworkAclEntry {
  const { CidrBlock, Ipv6CidrBlock, PortRange, IcmpTypeCode, ...facts } = raw;
  return {
    ...facts,
    Protocol: protocolNumber(raw.Protocol) ?? raw.Protocol,
    ...(CidrBlock === undefined ? {} : { CidrBlock }),
    ...(Ipv6CidrBlock === undefined ? {} : { Ipv6CidrBlock }),
    ...(PortRange === undefined ? {} : { PortRange }),
    ...(IcmpTypeCode === undefined ? {} : { IcmpTypeCode }),
  };
}

export const networkAclDescribe: DescribeMapping<AwsTables, NetworkAcl> = {
  key: 'NetworkAcls',
  print: printNetworkAcl,
  parse: parseNetworkAcl,
};
