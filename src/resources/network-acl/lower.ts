import type { Contribution, Fragment } from '../../kernel/graph/fragment.ts';
import type { Rule, RuleTable } from '../../kernel/graph/rules.ts';
import { cidrOrNull } from '../../kernel/net/cidr.ts';
import { ICMP, protocolName } from '../../kernel/net/protocol.ts';
import { EVERYWHERE } from '../../kernel/net/special.ts';
import { names } from '../shared/network-names.ts';
import type { AwsView } from '../tables.ts';
import type { NetworkAcl, NetworkAclEntry } from './schema.ts';

/** Two ordered tables, bound to the borders of the subnets that use the list (ACL-1, ACL-4). */
export function lowerNetworkAcl(_view: AwsView, record: NetworkAcl): Fragment {
  const outbound = `acl-out-rules:${record.id}`;
  const inbound = `acl-in-rules:${record.id}`;
  const contributions: Contribution[] = [];
  for (const { SubnetId } of record.Associations) {
    contributions.push({ to: 'alias', name: names.aclOut(SubnetId), element: outbound });
    contributions.push({ to: 'alias', name: names.aclIn(SubnetId), element: inbound });
  }
  return {
    elements: [],
    tables: [tableOf(record, outbound, true), tableOf(record, inbound, false)],
    contributions,
  };
}

function tableOf(record: NetworkAcl, name: string, egress: boolean): RuleTable {
  const entries = record.Entries.filter((entry) => entry.Egress === egress && entry.CidrBlock !== undefined);
  const rules = [...entries]
    .sort((left, right) => left.RuleNumber - right.RuleNumber)
    .map((entry) => ruleOf(entry, egress));
  return { name, origin: record.id, rules: [...rules, LAST] };
}

/** ACL-1: the `*` entry at the end, which nobody can change. */
const LAST: Rule = {
  id: '*',
  action: 'deny',
  protocol: null,
  ports: null,
  icmp: null,
  source: null,
  destination: null,
  text: 'deny all',
};

function ruleOf(entry: NetworkAclEntry, egress: boolean): Rule {
  const protocol = entry.Protocol === '-1' ? null : Number(entry.Protocol);
  const block = cidrOrNull(entry.CidrBlock);
  const match =
    block === null
      ? ({ kind: 'never', because: 'malformed block' } as const)
      : { kind: 'blocks' as const, blocks: [block] };
  const everywhere = block !== null && block.length === EVERYWHERE.length;
  const ports = entry.PortRange === undefined ? null : { from: entry.PortRange.From, to: entry.PortRange.To };
  return {
    id: String(entry.RuleNumber),
    action: entry.RuleAction,
    protocol,
    ports,
    icmp: protocol === ICMP ? icmpOf(entry) : null,
    source: egress || everywhere ? null : match,
    destination: !egress || everywhere ? null : match,
    text: `${entry.RuleAction} ${whatOf(protocol, ports)} ${egress ? 'to' : 'from'} ${entry.CidrBlock ?? ''}`,
  };
}

function icmpOf(entry: NetworkAclEntry): Rule['icmp'] {
  const { IcmpTypeCode } = entry;
  if (IcmpTypeCode === undefined) return null;
  return {
    type: IcmpTypeCode.Type < 0 ? null : IcmpTypeCode.Type,
    code: IcmpTypeCode.Code < 0 ? null : IcmpTypeCode.Code,
  };
}

function whatOf(protocol: number | null, ports: Rule['ports']): string {
  if (protocol === null) return 'all';
  const name = protocolName(protocol);
  if (ports === null) return name;
  return ports.from === ports.to ? `${name} ${ports.from}` : `${name} ${ports.from}-${ports.to}`;
}
