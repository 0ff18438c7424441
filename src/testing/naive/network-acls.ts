import {
  ALL_PORTS,
  addPorts,
  intersectPorts,
  type PortRange,
  type PortSet,
  subtractPorts,
} from '../../kernel/net/ports.ts';
import { hasPorts, ICMP, parseProtocol } from '../../kernel/net/protocol.ts';
import type { NetworkAclEntry } from '../../resources/network-acl/schema.ts';
import { holds, type World } from './records.ts';
import type { FilterAnswer } from './security-groups.ts';
import type { Packet } from './types.ts';

/** ACL-1: ascending numbers, the first match decides, the implied last entry denies. */
export function networkAclSays(
  world: World,
  subnetId: string,
  egress: boolean,
  packet: Packet,
): FilterAnswer {
  const list = Object.values(world.cloud.tables['network-acl']).find((one) =>
    one.Associations.some((association) => association.SubnetId === subnetId),
  );
  if (list === undefined) return { pass: true, ports: packet.destinationPorts, at: subnetId };

  const entries = list.Entries.filter((entry) => entry.Egress === egress)
    .sort((left, right) => left.RuleNumber - right.RuleNumber)
    .filter((entry) => entryMatches(entry, egress, packet));
  const denied: FilterAnswer = { pass: false, code: 'SUBNET_ACL_RESTRICTION', at: list.id };

  if (packet.destinationPorts === null) {
    return entries[0]?.RuleAction === 'allow' ? { pass: true, ports: null, at: list.id } : denied;
  }
  let undecided: PortSet = packet.destinationPorts;
  let allowed: PortSet = [];
  for (const entry of entries) {
    const range = portsOf(entry);
    if (entry.RuleAction === 'allow')
      for (const part of intersectPorts(undecided, range)) allowed = addPorts(allowed, part);
    undecided = subtractPorts(undecided, range);
  }
  return allowed.length > 0 ? { pass: true, ports: allowed, at: list.id } : denied;
}

/** Everything but the ports. ACL-8: source block inbound, destination block outbound. */
function entryMatches(entry: NetworkAclEntry, egress: boolean, packet: Packet): boolean {
  // ACL-9: an IPv6 entry says nothing about IPv4.
  if (entry.CidrBlock === undefined) return false;
  if (!holds(entry.CidrBlock, egress ? packet.destination : packet.source)) return false;
  if (entry.Protocol === '-1') return true;
  const protocol = parseProtocol(entry.Protocol);
  if (!protocol.ok || protocol.value !== packet.protocol) return false;
  if (packet.protocol !== ICMP || entry.IcmpTypeCode === undefined) return true;
  const { Type, Code } = entry.IcmpTypeCode;
  return (Type === -1 || Type === packet.icmpType) && (Code === -1 || Code === 0);
}

function portsOf(entry: NetworkAclEntry): PortRange {
  const protocol = parseProtocol(entry.Protocol);
  if (entry.Protocol === '-1' || !protocol.ok || !hasPorts(protocol.value)) return ALL_PORTS;
  return entry.PortRange === undefined ? ALL_PORTS : { from: entry.PortRange.From, to: entry.PortRange.To };
}
