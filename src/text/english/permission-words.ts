import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import type { SecurityGroupRule } from '../../resources/security-group/schema.ts';
import { listed } from './nouns.ts';

/** `tcp 443 from 0.0.0.0/0`, for each of AWS's IpPermissions. */
export function permissionWords(
  permissions: JsonValue | undefined,
  way: string,
  nameOf: (id: string) => string,
): string {
  if (!Array.isArray(permissions)) return 'nothing';
  const all = (permissions as readonly JsonObject[]).map((permission) => {
    const what = trafficWords(permission.IpProtocol, permission.FromPort, permission.ToPort);
    return `${what} ${way} ${listed(peersOf(permission, nameOf))}`;
  });
  return listed(all);
}

/** `the rule tcp 443 from 0.0.0.0/0`. */
export function ruleWords(rule: SecurityGroupRule, nameOf: (id: string) => string): string {
  const group = rule.ReferencedGroupInfo?.GroupId ?? rule.PrefixListId;
  const peer = group === undefined ? (rule.CidrIpv4 ?? rule.CidrIpv6 ?? '') : nameOf(group);
  const what = trafficWords(rule.IpProtocol, rule.FromPort, rule.ToPort);
  return `the rule ${what} ${rule.IsEgress ? 'to' : 'from'} ${peer}`;
}

function trafficWords(
  protocol: JsonValue | undefined,
  from: JsonValue | undefined,
  to: JsonValue | undefined,
): string {
  if (protocol === '-1') return 'all traffic';
  if (protocol === 'icmp') return from === 8 ? 'icmp echo request' : 'icmp';
  if (protocol !== 'tcp' && protocol !== 'udp') return `protocol ${String(protocol)}`;
  return from === to ? `${protocol} ${String(from)}` : `${protocol} ${String(from)}-${String(to)}`;
}

function peersOf(permission: JsonObject, nameOf: (id: string) => string): readonly string[] {
  const groups = objectsIn(permission.UserIdGroupPairs).map((pair) => nameOf(String(pair.GroupId)));
  const blocks = objectsIn(permission.IpRanges).map((range) => String(range.CidrIp));
  const lists = objectsIn(permission.PrefixListIds).map((list) => nameOf(String(list.PrefixListId)));
  return [...groups, ...blocks, ...lists];
}

function objectsIn(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonObject[]) : [];
}
