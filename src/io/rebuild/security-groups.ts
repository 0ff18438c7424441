import type { JsonObject } from '../../kernel/lib/json.ts';
import type { SecurityGroup, SecurityGroupRule } from '../../resources/security-group/schema.ts';
import { ownTags } from './comparable.ts';
import { isActivePeering } from './peerings.ts';
import { placeOf, type Rebuilder, tagged } from './rebuilder.ts';
import { rebuilt } from './scope.ts';

/** All groups before any rule: groups may name each other in circles. */
export function rebuildGroups(rebuild: Rebuilder): void {
  const groups = rebuilt(rebuild.source, 'security-group').filter(({ GroupName }) => GroupName !== 'default');
  if (groups.length > 0) rebuild.section('Security groups');
  for (const group of groups) {
    const VpcId = rebuild.id(group.VpcId);
    if (VpcId === undefined) continue;
    const { GroupName, Description, Tags } = group;
    rebuild.make(
      placeOf(group),
      'CreateSecurityGroup',
      { GroupName, Description, VpcId, ...tagged('security-group', Tags) },
      ['GroupId'],
      group.id,
    );
  }
}

/** The rules of all groups; those that AWS made are taken away where the source has them no more. */
export function rebuildRules(rebuild: Rebuilder): void {
  const groups = rebuilt(rebuild.source, 'security-group');
  if (groups.length > 0) rebuild.section('Security group rules');
  for (const group of groups) {
    // A default group that is as AWS makes it need not be looked up.
    if (group.GroupName === 'default' && isInitialDefault(group)) continue;
    const GroupId = rebuild.id(group.id);
    if (GroupId === undefined) continue;
    const wanted = group.Rules.filter((rule) => !isStale(rebuild, group, rule));
    // What AWS made with the group; stale rules, made before, stay.
    const present = (rebuild.cloud.tables['security-group'][GroupId]?.Rules ?? []).filter(
      (rule) => rule.ReferencedGroupInfo?.VpcPeeringConnectionId === undefined,
    );
    const keys = new Map(wanted.map((rule) => [ruleKey(rule, (id) => rebuild.id(id)), rule]));
    // A description or tag cannot be laid onto a rule that is there: it is made anew.
    const kept = new Set(present.map((rule) => ruleKey(rule, (id) => id)).filter((key) => keys.has(key)));
    revoke(
      rebuild,
      group,
      GroupId,
      present.filter((rule) => !kept.has(ruleKey(rule, (id) => id))),
    );
    const missing = wanted.filter((rule) => !kept.has(ruleKey(rule, (id) => rebuild.id(id))));
    for (const egress of [false, true])
      authorize(
        rebuild,
        group,
        GroupId,
        missing.filter((rule) => rule.IsEgress === egress),
        egress,
      );
  }
}

/** SG-4: a default group starts with its own members let in and everything let out. */
function isInitialDefault({ id, Rules, Tags }: SecurityGroup): boolean {
  return (
    Tags.length === 0 &&
    Rules.length === 2 &&
    Rules.every((rule) => {
      const isOpen = rule.IpProtocol === '-1' && rule.Description === undefined && rule.Tags.length === 0;
      return (
        isOpen && (rule.IsEgress ? rule.CidrIpv4 === '0.0.0.0/0' : rule.ReferencedGroupInfo?.GroupId === id)
      );
    }) &&
    Rules.filter((rule) => rule.IsEgress).length === 1
  );
}

/** A rule of another VPC's group, whose peering or group is gone (PCX-6, SG-22). */
export function isStale(rebuild: Rebuilder, group: SecurityGroup, rule: SecurityGroupRule): boolean {
  const info = rule.ReferencedGroupInfo;
  if (info?.VpcId === undefined || info.VpcId === group.VpcId) return false;
  return !isActivePeering(rebuild.source, info.VpcPeeringConnectionId) || !rebuild.has(info.GroupId);
}

function ruleKey(rule: SecurityGroupRule, idOf: (old: string) => string | undefined): string {
  const { IsEgress, IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupInfo } =
    rule;
  const named = (id: string | undefined) => (id === undefined ? null : (idOf(id) ?? `lost ${id}`));
  return JSON.stringify([
    IsEgress,
    IpProtocol,
    FromPort,
    ToPort,
    CidrIpv4 ?? CidrIpv6 ?? null,
    named(PrefixListId),
    named(ReferencedGroupInfo?.GroupId),
    rule.Description ?? '',
    ownTags(rule.Tags).map(({ Key, Value }) => [Key, Value]),
  ]);
}

function revoke(
  rebuild: Rebuilder,
  group: SecurityGroup,
  GroupId: string,
  rules: readonly SecurityGroupRule[],
): void {
  for (const egress of [false, true]) {
    const own = rules.filter((rule) => rule.IsEgress === egress);
    if (own.length === 0) continue;
    // These are the new cloud's rules: their ids are new already.
    const IpPermissions = own.map((rule) => permission(rule, (id) => id)).filter((each) => each !== null);
    const operation = egress ? 'RevokeSecurityGroupEgress' : 'RevokeSecurityGroupIngress';
    rebuild.call(group, operation, { GroupId, IpPermissions });
  }
}

/** In one request where AWS takes them so, otherwise one by one; tags are given per request. */
function authorize(
  rebuild: Rebuilder,
  group: SecurityGroup,
  GroupId: string,
  rules: readonly SecurityGroupRule[],
  egress: boolean,
): void {
  const operation = egress ? 'AuthorizeSecurityGroupEgress' : 'AuthorizeSecurityGroupIngress';
  const plain = rules.filter((rule) => ownTags(rule.Tags).length === 0);
  const single = rules.filter((rule) => ownTags(rule.Tags).length > 0);
  const together = plain.map((rule) => permission(rule, (id) => rebuild.id(id)));
  const all = together.filter((each) => each !== null);
  const isOne = all.length > 0 && all.length === plain.length;
  if (!isOne || !rebuild.attempt(group, operation, { GroupId, IpPermissions: all })) single.unshift(...plain);
  for (const rule of single) authorizeOne(rebuild, group, GroupId, rule);
}

/** One rule by itself; `extra` are fields of its group reference. */
export function authorizeOne(
  rebuild: Rebuilder,
  group: SecurityGroup,
  GroupId: string,
  rule: SecurityGroupRule,
  idOf: (old: string) => string | undefined = (id) => rebuild.id(id),
): boolean {
  const one = permission(rule, idOf);
  const operation = rule.IsEgress ? 'AuthorizeSecurityGroupEgress' : 'AuthorizeSecurityGroupIngress';
  if (one === null) {
    rebuild.note(`left out: a rule of ${group.id} names something that is not made here: ${ruleWords(rule)}`);
    return false;
  }
  return rebuild.call(group, operation, {
    GroupId,
    IpPermissions: [one],
    ...tagged('security-group-rule', rule.Tags),
  });
}

function ruleWords({ IpProtocol, PrefixListId, ReferencedGroupInfo }: SecurityGroupRule): string {
  return `protocol ${IpProtocol}, ${PrefixListId ?? ReferencedGroupInfo?.GroupId ?? ''}`;
}

/** The rule as `IpPermissions` writes it; null when it names an id that is unknown. */
function permission(rule: SecurityGroupRule, idOf: (old: string) => string | undefined): JsonObject | null {
  const { IpProtocol, FromPort, ToPort, Description, CidrIpv4, CidrIpv6 } = rule;
  const words = Description === undefined ? {} : { Description };
  const hasPorts = ['tcp', 'udp', 'icmp', 'icmpv6'].includes(IpProtocol);
  const traffic = { IpProtocol, ...(hasPorts ? { FromPort, ToPort } : {}) };
  if (CidrIpv4 !== undefined) return { ...traffic, IpRanges: [{ CidrIp: CidrIpv4, ...words }] };
  if (CidrIpv6 !== undefined) return { ...traffic, Ipv6Ranges: [{ CidrIpv6, ...words }] };
  if (rule.PrefixListId !== undefined) {
    // AWS's own lists have one id per Region for everybody.
    const PrefixListId = idOf(rule.PrefixListId) ?? rule.PrefixListId;
    return { ...traffic, PrefixListIds: [{ PrefixListId, ...words }] };
  }
  const info = rule.ReferencedGroupInfo;
  const GroupId = info === undefined ? undefined : idOf(info.GroupId);
  if (info === undefined || GroupId === undefined) return null;
  const peering = info.VpcPeeringConnectionId;
  const VpcPeeringConnectionId = peering === undefined ? undefined : idOf(peering);
  return {
    ...traffic,
    UserIdGroupPairs: [
      {
        GroupId,
        ...(info.UserId === undefined ? {} : { UserId: info.UserId }),
        ...(VpcPeeringConnectionId === undefined ? {} : { VpcPeeringConnectionId }),
        ...words,
      },
    ],
  };
}
