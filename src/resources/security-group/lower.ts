import type { Fragment } from '../../kernel/graph/fragment.ts';
import type { AddressMatch, Rule, RuleTable } from '../../kernel/graph/rules.ts';
import { type Cidr, cidrOrNull } from '../../kernel/net/cidr.ts';
import { ICMP, ICMPV6, parseProtocol, protocolName, TCP, UDP } from '../../kernel/net/protocol.ts';
import { EVERYWHERE } from '../../kernel/net/special.ts';
import { names } from '../shared/network-names.ts';
import type { AwsView } from '../tables.ts';
import type { SecurityGroup, SecurityGroupRule } from './schema.ts';

/** Two tables of allowing rules, one-to-one with the group's own (SG-1). */
export function lowerSecurityGroup(view: AwsView, record: SecurityGroup): Fragment {
  return {
    elements: [],
    tables: [
      tableOf(view, record, names.groupOut(record.id), true),
      tableOf(view, record, names.groupIn(record.id), false),
    ],
    contributions: [],
  };
}

function tableOf(view: AwsView, record: SecurityGroup, name: string, egress: boolean): RuleTable {
  const own = record.Rules.filter((rule) => rule.IsEgress === egress);
  const rules = own.filter((rule) => rule.CidrIpv6 === undefined).map((rule) => ruleOf(view, record, rule));
  const opensEverything = [TCP, UDP].filter((protocol) => rules.some((rule) => opens(rule, protocol)));
  return { name, origin: record.id, rules, opensEverything };
}

/** SG-11: all ports of the protocol, to or from everybody. */
function opens(rule: Rule, protocol: number): boolean {
  if (rule.protocol !== null && rule.protocol !== protocol) return false;
  const everyPort = rule.ports === null || (rule.ports.from === 0 && rule.ports.to === 65535);
  return everyPort && rule.source === null && rule.destination === null;
}

function ruleOf(view: AwsView, record: SecurityGroup, rule: SecurityGroupRule): Rule {
  const protocol = protocolOf(rule);
  const { match, text } = peerOf(view, record, rule);
  const ported = protocol === TCP || protocol === UDP;
  const ports = ported && rule.FromPort >= 0 ? { from: rule.FromPort, to: rule.ToPort } : null;
  return {
    id: rule.SecurityGroupRuleId,
    action: 'allow',
    protocol,
    ports,
    icmp: protocol === ICMP || protocol === ICMPV6 ? icmpOf(rule) : null,
    source: rule.IsEgress ? null : match,
    destination: rule.IsEgress ? match : null,
    text: `${whatOf(protocol, ports)} ${rule.IsEgress ? 'to' : 'from'} ${text}`,
  };
}

/** SG-18 */
function protocolOf(rule: SecurityGroupRule): number | null {
  if (rule.IpProtocol === '-1') return null;
  const parsed = parseProtocol(rule.IpProtocol);
  return parsed.ok ? parsed.value : null;
}

/** SG-17: the port fields hold type and code. */
function icmpOf(rule: SecurityGroupRule): Rule['icmp'] {
  return { type: rule.FromPort < 0 ? null : rule.FromPort, code: rule.ToPort < 0 ? null : rule.ToPort };
}

/** SG-6: a block, a prefix list, or a group. Null match: every address. */
function peerOf(
  view: AwsView,
  record: SecurityGroup,
  rule: SecurityGroupRule,
): { readonly match: AddressMatch | null; readonly text: string } {
  if (rule.ReferencedGroupInfo !== undefined) {
    const { GroupId } = rule.ReferencedGroupInfo;
    return { match: groupMatch(view, record, rule), text: GroupId };
  }
  if (rule.PrefixListId !== undefined) {
    const list = view.get('managed-prefix-list', rule.PrefixListId);
    const blocks = (list?.Versions.at(-1)?.Entries ?? [])
      .map((entry) => cidrOrNull(entry.Cidr))
      .filter((block): block is Cidr => block !== null);
    return {
      match:
        list === undefined ? { kind: 'never', because: 'prefix list not known' } : { kind: 'blocks', blocks },
      text: rule.PrefixListId,
    };
  }
  const text = rule.CidrIpv4 ?? '';
  const block = cidrOrNull(rule.CidrIpv4);
  if (block === null) return { match: { kind: 'never', because: 'malformed block' }, text };
  return { match: block.length === EVERYWHERE.length ? null : { kind: 'blocks', blocks: [block] }, text };
}

/** SG-7, SG-22, PCX-6: members of this VPC, or of one joined by an active peering in the same Region. */
function groupMatch(view: AwsView, record: SecurityGroup, rule: SecurityGroupRule): AddressMatch {
  const reference = rule.ReferencedGroupInfo;
  const group = reference === undefined ? undefined : view.get('security-group', reference.GroupId);
  if (group === undefined || reference === undefined)
    return { kind: 'never', because: 'stale: the group is gone' };
  if (group.VpcId !== record.VpcId) {
    const peering =
      reference.VpcPeeringConnectionId === undefined
        ? undefined
        : view.get('vpc-peering-connection', reference.VpcPeeringConnectionId);
    const sides = [peering?.RequesterVpcInfo, peering?.AccepterVpcInfo];
    const joins = (vpcId: string) => sides.some((side) => side?.VpcId === vpcId);
    if (peering?.Status.Code !== 'active' || !joins(group.VpcId) || !joins(record.VpcId))
      return { kind: 'never', because: 'stale: no active peering to the group' };
    if (peering.RequesterVpcInfo.Region !== peering.AccepterVpcInfo.Region)
      return { kind: 'never', because: 'the group is in another Region' };
  }
  return rule.IsEgress
    ? { kind: 'holder', group: names.group(group.id) }
    : { kind: 'sender', group: names.group(group.id), lostCode: 'SG_REFERENCES_NOT_PRESERVED' };
}

function whatOf(protocol: number | null, ports: Rule['ports']): string {
  if (protocol === null) return 'all traffic';
  const name = protocolName(protocol);
  if (ports === null) return name;
  return ports.from === ports.to ? `${name} ${ports.from}` : `${name} ${ports.from}-${ports.to}`;
}
