import * as z from 'zod';
import type { ImportContext, ImportedRecord } from '../../kernel/cloud/registry.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { cidrOrNull, formatCidr } from '../../kernel/net/cidr.ts';
import { extraFields, readObject } from '../shared/import-object.ts';
import { canonicalIpv6Cidr } from '../shared/ipv6-cidr.ts';
import { type IpPermission, protocolForm } from './permission-input.ts';
import { type Peer, peerText, type Traffic } from './rule.ts';
import type { SecurityGroup, SecurityGroupRule } from './schema.ts';

const tags = z.array(z.object({ Key: z.string(), Value: z.string().default('') })).default([]);
const described = { Description: z.string().optional() };

/** The tolerant shape of one permission: what AWS leaves out when it is empty may be missing. */
const permission = z.object({
  IpProtocol: z.string(),
  FromPort: z.int().optional(),
  ToPort: z.int().optional(),
  UserIdGroupPairs: z
    .array(
      z.object({
        ...described,
        UserId: z.string().optional(),
        GroupId: z.string(),
        VpcId: z.string().optional(),
        VpcPeeringConnectionId: z.string().optional(),
      }),
    )
    .default([]),
  IpRanges: z.array(z.object({ ...described, CidrIp: z.string() })).default([]),
  Ipv6Ranges: z.array(z.object({ ...described, CidrIpv6: z.string() })).default([]),
  PrefixListIds: z.array(z.object({ ...described, PrefixListId: z.string() })).default([]),
});

const rawGroup = z.object({
  GroupId: z.string(),
  GroupName: z.string(),
  VpcId: z.string(),
  Description: z.string().default(''),
  OwnerId: z.string().optional(),
  SecurityGroupArn: z.string().optional(),
  Tags: tags,
  IpPermissions: z.array(permission).default([]),
  IpPermissionsEgress: z.array(permission).default([]),
});

/** One object of `SecurityGroups` as a record; rule ids are minted, since the answer has none. */
export function parseSecurityGroup(
  raw: JsonObject,
  context: ImportContext,
): readonly ImportedRecord[] | string {
  const read = readObject(rawGroup, raw);
  if (typeof read === 'string') return read;
  const { GroupId, GroupName, VpcId, Description, OwnerId, Tags } = read;
  const home = { GroupId, VpcId, account: OwnerId ?? context.account };
  const rules = (permissions: typeof read.IpPermissions, egress: boolean) =>
    permissions.flatMap((item) => parsePermission(item, egress, home, context));
  const record: SecurityGroup = {
    id: GroupId,
    key: GroupId,
    account: home.account,
    region: context.region,
    Tags,
    VpcId,
    GroupName,
    Description,
    Rules: [...rules(read.IpPermissions, false), ...rules(read.IpPermissionsEgress, true)],
    ...extraFields(raw, Object.keys(rawGroup.shape), {}),
  };
  return [{ table: 'security-group', record }];
}

interface Home {
  readonly GroupId: string;
  readonly VpcId: string;
  readonly account: string;
}

function parsePermission(
  raw: z.output<typeof permission>,
  egress: boolean,
  home: Home,
  context: ImportContext,
): readonly SecurityGroupRule[] {
  const traffic = parseTraffic(raw);
  const rule = (peer: Peer, Description: string | undefined): SecurityGroupRule => {
    const facts = { IsEgress: egress, ...traffic, ...peer };
    const { IpProtocol, FromPort, ToPort } = traffic;
    const purpose = `${home.GroupId}/${egress}/${IpProtocol}/${FromPort}/${ToPort}/${peerText(facts)}`;
    return {
      SecurityGroupRuleId: context.mintId('sgr', purpose),
      ...facts,
      ...(Description === undefined ? {} : { Description }),
      Tags: [],
    };
  };
  return [
    ...raw.IpRanges.map((range) => rule({ CidrIpv4: canonicalCidr(range.CidrIp) }, range.Description)),
    ...raw.Ipv6Ranges.map((range) =>
      rule({ CidrIpv6: canonicalIpv6Cidr(range.CidrIpv6) ?? range.CidrIpv6 }, range.Description),
    ),
    ...raw.PrefixListIds.map((list) => rule({ PrefixListId: list.PrefixListId }, list.Description)),
    ...raw.UserIdGroupPairs.map((pair) =>
      rule({ ReferencedGroupInfo: parseReference(pair, home) }, pair.Description),
    ),
  ];
}

function canonicalCidr(text: string): string {
  const cidr = cidrOrNull(text);
  return cidr === null ? text : formatCidr(cidr);
}

/** Ports that AWS leaves out stand for all of them (SG-17, SG-18). */
function parseTraffic(raw: Pick<IpPermission, 'IpProtocol' | 'FromPort' | 'ToPort'>): Traffic {
  const text = raw.IpProtocol ?? '-1';
  const IpProtocol = protocolForm(text) ?? text;
  if (IpProtocol === 'tcp' || IpProtocol === 'udp')
    return { IpProtocol, FromPort: raw.FromPort ?? 0, ToPort: raw.ToPort ?? 65535 };
  if (IpProtocol === 'icmp' || IpProtocol === 'icmpv6')
    return { IpProtocol, FromPort: raw.FromPort ?? -1, ToPort: raw.ToPort ?? -1 };
  return { IpProtocol, FromPort: -1, ToPort: -1 };
}

/** Owner and VPC are facts only where they are not the group's own. */
function parseReference(
  pair: {
    readonly GroupId: string;
    readonly UserId?: string | undefined;
    readonly VpcId?: string | undefined;
    readonly VpcPeeringConnectionId?: string | undefined;
  },
  home: Home,
): NonNullable<SecurityGroupRule['ReferencedGroupInfo']> {
  const { GroupId, UserId, VpcId, VpcPeeringConnectionId } = pair;
  return {
    GroupId,
    ...(VpcPeeringConnectionId === undefined ? {} : { VpcPeeringConnectionId }),
    ...(VpcId === undefined || VpcId === home.VpcId ? {} : { VpcId }),
    ...(UserId === undefined || UserId === home.account ? {} : { UserId }),
  };
}

const rawRule = z.object({
  SecurityGroupRuleId: z.string(),
  GroupId: z.string(),
  IsEgress: z.boolean(),
  IpProtocol: z.string(),
  FromPort: z.int().optional(),
  ToPort: z.int().optional(),
  CidrIpv4: z.string().optional(),
  CidrIpv6: z.string().optional(),
  PrefixListId: z.string().optional(),
  ReferencedGroupInfo: z.object({ GroupId: z.string() }).optional(),
  Tags: tags,
});

/**
 * Lays the ids, tags and order of `DescribeSecurityGroupRules` objects over a parsed group, whose
 * own answer knows none of these. Objects of other groups, or of rules that the group does not
 * hold, change nothing; rules without an object keep their minted ids and come last.
 */
export function layRuleDetails(group: SecurityGroup, rules: readonly unknown[]): SecurityGroup {
  const left = new Set(group.Rules);
  const byKey = new Map<string, SecurityGroupRule[]>();
  for (const rule of group.Rules) {
    const same = byKey.get(permissionKey(rule));
    if (same === undefined) byKey.set(permissionKey(rule), [rule]);
    else same.push(rule);
  }
  const laid: SecurityGroupRule[] = [];
  for (const raw of rules) {
    const parsed = rawRule.safeParse(raw);
    if (!parsed.success || parsed.data.GroupId !== group.id) continue;
    const { SecurityGroupRuleId, Tags, IsEgress, ...rest } = parsed.data;
    const match = byKey.get(permissionKey({ ...rest, IsEgress, ...parseTraffic(rest) }))?.shift();
    if (match === undefined) continue;
    left.delete(match);
    laid.push({ ...match, SecurityGroupRuleId, Tags });
  }
  return { ...group, Rules: [...laid, ...left] };
}

function permissionKey(rule: {
  readonly IsEgress: boolean;
  readonly IpProtocol: string;
  readonly FromPort: number;
  readonly ToPort: number;
  readonly CidrIpv4?: string | undefined;
  readonly CidrIpv6?: string | undefined;
  readonly PrefixListId?: string | undefined;
  readonly ReferencedGroupInfo?: { readonly GroupId: string } | undefined;
}): string {
  const peer = rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.PrefixListId ?? rule.ReferencedGroupInfo?.GroupId;
  return `${rule.IsEgress}/${rule.IpProtocol}/${rule.FromPort}/${rule.ToPort}/${peer}`;
}
