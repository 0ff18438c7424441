import type { JsonObject } from '../../kernel/lib/json.ts';
import type { SecurityGroup, SecurityGroupRule } from '../../resources/security-group/schema.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { recordsOf } from '../cloud-view.ts';
import type { EditSession } from '../session.ts';
import type { Command } from './command.ts';
import { nameOf, needRecord, placeOf, recordAt } from './support.ts';

/** A rule as a person writes it. */
export interface RuleDraft {
  /** `tcp`, `udp`, `icmp`, `-1` for all, or a number. */
  readonly IpProtocol: string;
  /** For ICMP the type; null: not given. */
  readonly FromPort: number | null;
  /** For ICMP the code. */
  readonly ToPort: number | null;
  /** A block, or the id of a security group or a prefix list. */
  readonly peer: string;
  readonly Description: string;
}

export interface AuthorizeRuleArgs {
  /** Key of the security group. */
  readonly key: string;
  readonly egress: boolean;
  readonly rule: RuleDraft;
}

export const authorizeRule: Command<AuthorizeRuleArgs> = {
  id: 'authorize-rule',
  category: 'edit',
  title: 'Add rule…',
  shortcuts: [],
  available: ({ document }, { key }) => isGroup(document.cloud, key),
  label: ({ document: { cloud } }, { key, egress, rule }) =>
    `Allow ${ruleText(cloud, rule, egress)} in ${groupName(cloud, key)}`,
  run: (session, { key, egress, rule }) => {
    const group = needRecord(session, 'security-group', key);
    authorize(session, group, egress, rule);
    noteMembers(session, group);
  },
};

export interface ChangeRuleArgs {
  readonly key: string;
  readonly ruleId: string;
  readonly rule: RuleDraft;
}

/** AWS keeps a rule's direction and its kind of peer: another kind is another rule. */
export const changeRule: Command<ChangeRuleArgs> = {
  id: 'change-rule',
  category: 'edit',
  title: 'Change rule…',
  shortcuts: [],
  available: ({ document }, { key, ruleId }) =>
    ruleOf(document.cloud, key, ruleId) !== undefined || 'The rule is gone.',
  label: ({ document: { cloud } }, { key, ruleId, rule }) =>
    `Change a rule of ${groupName(cloud, key)} to ${ruleText(cloud, rule, ruleOf(cloud, key, ruleId)?.IsEgress ?? false)}`,
  run: (session, { key, ruleId, rule }) => {
    const group = needRecord(session, 'security-group', key);
    const old = ruleOf(session.cloud, key, ruleId);
    if (old === undefined) return session.refuse('NotFound', 'The rule is gone.');
    const { field, id } = peerOf(rule.peer);
    if (!Object.hasOwn(old, RECORD_FIELD[field])) {
      revoke(session, group, old);
      return authorize(session, group, old.IsEgress, rule);
    }
    const SecurityGroupRule = { ...trafficOf(rule), [field]: id, ...described(rule) };
    const SecurityGroupRules = [{ SecurityGroupRuleId: ruleId, SecurityGroupRule }];
    session.request('ModifySecurityGroupRules', { GroupId: group.id, SecurityGroupRules }, placeOf(group));
    noteMembers(session, group);
  },
};

export const revokeRule: Command<{ readonly key: string; readonly ruleId: string }> = {
  id: 'revoke-rule',
  category: 'edit',
  title: 'Delete rule',
  shortcuts: [],
  available: ({ document }, { key, ruleId }) =>
    ruleOf(document.cloud, key, ruleId) !== undefined || 'The rule is gone.',
  label: ({ document: { cloud } }, { key, ruleId }) => {
    const rule = ruleOf(cloud, key, ruleId);
    const text = rule === undefined ? ruleId : ruleText(cloud, draftOf(rule), rule.IsEgress);
    return `Delete rule ${text} of ${groupName(cloud, key)}`;
  },
  run: (session, { key, ruleId }) => {
    const rule = ruleOf(session.cloud, key, ruleId);
    if (rule === undefined) return session.refuse('NotFound', 'The rule is gone.');
    revoke(session, needRecord(session, 'security-group', key), rule);
  },
};

/** An existing rule in the form in which it is edited. */
export function draftOf(rule: SecurityGroupRule): RuleDraft {
  const { IpProtocol, FromPort, ToPort, Description = '' } = rule;
  const peer = rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.PrefixListId ?? rule.ReferencedGroupInfo?.GroupId ?? '';
  return { IpProtocol, FromPort, ToPort, peer, Description };
}

const RECORD_FIELD = {
  CidrIpv4: 'CidrIpv4',
  CidrIpv6: 'CidrIpv6',
  PrefixListId: 'PrefixListId',
  ReferencedGroupId: 'ReferencedGroupInfo',
} as const satisfies { readonly [field: string]: keyof SecurityGroupRule };

function peerOf(text: string): { readonly field: keyof typeof RECORD_FIELD; readonly id: string } {
  const id = text.trim();
  if (id.startsWith('sg-')) return { field: 'ReferencedGroupId', id };
  if (id.startsWith('pl-')) return { field: 'PrefixListId', id };
  return { field: id.includes(':') ? 'CidrIpv6' : 'CidrIpv4', id };
}

/** SG-18: what has no ports carries none in the request. */
function trafficOf({ IpProtocol, FromPort, ToPort }: RuleDraft): JsonObject {
  if (IpProtocol === '-1') return { IpProtocol };
  return {
    IpProtocol,
    ...(FromPort === null ? {} : { FromPort }),
    ...(ToPort === null ? {} : { ToPort }),
  };
}

function described({ Description }: RuleDraft): JsonObject {
  return Description.trim() === '' ? {} : { Description: Description.trim() };
}

function authorize(session: EditSession, group: SecurityGroup, egress: boolean, rule: RuleDraft): void {
  const { field, id } = peerOf(rule.peer);
  const peers: { readonly [K in typeof field]: JsonObject } = {
    CidrIpv4: { IpRanges: [{ CidrIp: id, ...described(rule) }] },
    CidrIpv6: { Ipv6Ranges: [{ CidrIpv6: id, ...described(rule) }] },
    PrefixListId: { PrefixListIds: [{ PrefixListId: id, ...described(rule) }] },
    ReferencedGroupId: { UserIdGroupPairs: [{ GroupId: id, ...described(rule) }] },
  };
  session.request(
    egress ? 'AuthorizeSecurityGroupEgress' : 'AuthorizeSecurityGroupIngress',
    { GroupId: group.id, IpPermissions: [{ ...trafficOf(rule), ...peers[field] }] },
    placeOf(group),
  );
}

function revoke(session: EditSession, group: SecurityGroup, rule: SecurityGroupRule): void {
  session.request(
    rule.IsEgress ? 'RevokeSecurityGroupEgress' : 'RevokeSecurityGroupIngress',
    { GroupId: group.id, SecurityGroupRuleIds: [rule.SecurityGroupRuleId] },
    placeOf(group),
  );
}

function noteMembers(session: EditSession, group: SecurityGroup): void {
  const { length } = recordsOf(session.cloud, 'network-interface').filter(({ Groups }) =>
    Groups.includes(group.id),
  );
  if (length > 1) session.note(`It counts for all ${length} interfaces in ${group.GroupName}.`);
}

function isGroup(cloud: AwsCloud, key: string): true | string {
  return recordAt(cloud, 'security-group', key) !== undefined || 'Select a security group.';
}

function ruleOf(cloud: AwsCloud, key: string, ruleId: string): SecurityGroupRule | undefined {
  return recordAt(cloud, 'security-group', key)?.Rules.find(
    ({ SecurityGroupRuleId }) => SecurityGroupRuleId === ruleId,
  );
}

function groupName(cloud: AwsCloud, key: string): string {
  return recordAt(cloud, 'security-group', key)?.GroupName ?? key;
}

function ruleText(
  cloud: AwsCloud,
  { IpProtocol, FromPort, ToPort, peer }: RuleDraft,
  egress: boolean,
): string {
  const hasPorts = (IpProtocol === 'tcp' || IpProtocol === 'udp') && FromPort !== null;
  const ports = FromPort === ToPort ? `${FromPort}` : `${FromPort}-${ToPort}`;
  const traffic = IpProtocol === '-1' ? 'everything' : hasPorts ? `${IpProtocol} ${ports}` : IpProtocol;
  const who =
    peer === '0.0.0.0/0'
      ? 'anywhere'
      : (recordAt(cloud, 'security-group', peer)?.GroupName ?? nameOf(cloud, peer));
  return `${traffic} ${egress ? 'to' : 'from'} ${who}`;
}
