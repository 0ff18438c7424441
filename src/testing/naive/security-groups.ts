import { cidrHolds } from '../../kernel/net/cidr.ts';
import { ALL_PORTS, addPorts, intersectPorts, type PortRange, type PortSet } from '../../kernel/net/ports.ts';
import { hasPorts, ICMP, parseProtocol } from '../../kernel/net/protocol.ts';
import type { NetworkInterface } from '../../resources/network-interface/schema.ts';
import type { SecurityGroupRule } from '../../resources/security-group/schema.ts';
import {
  hasPrivateAddress,
  holds,
  isProbe,
  natOfInterface,
  prefixListBlocks,
  subnetOf,
  type World,
} from './records.ts';
import type { Packet } from './types.ts';

/** `ports` is what may pass, null where the protocol has none; `at` the filter that decided. */
export type FilterAnswer =
  | { readonly pass: true; readonly ports: PortSet | null; readonly at: string }
  | { readonly pass: false; readonly code: string; readonly at: string };

/** The union of the rules of all groups of the interface (SG-1, SG-2). */
export function securityGroupsSay(
  world: World,
  card: NetworkInterface,
  egress: boolean,
  packet: Packet,
): FilterAnswer {
  // NAT-10, SG-24: a NAT gateway has no group; a probe has none by definition.
  if (isProbe(world, card) || natOfInterface(world, card) !== undefined)
    return { pass: true, ports: packet.destinationPorts, at: card.id };
  const firstGroup = card.Groups[0];
  if (firstGroup === undefined) {
    if (card.RequesterManaged) return { pass: true, ports: packet.destinationPorts, at: card.id };
    return { pass: false, code: 'ENI_SG_RULES_MISMATCH', at: card.id };
  }

  const rules = card.Groups.flatMap((id) => world.cloud.tables['security-group'][id]?.Rules ?? []).filter(
    (rule) => rule.IsEgress === egress,
  );
  if (rules.length === 0) return { pass: false, code: 'SG_HAS_NO_RULES', at: firstGroup };

  const matching = rules.filter(
    (rule) => protocolMatches(rule, packet) && peerMatches(world, card, egress, rule, packet),
  );
  if (packet.destinationPorts === null) {
    if (matching.length > 0) return { pass: true, ports: null, at: firstGroup };
    return { pass: false, code: 'ENI_SG_RULES_MISMATCH', at: firstGroup };
  }
  let allowed: PortSet = [];
  for (const rule of matching)
    for (const part of intersectPorts(packet.destinationPorts, portsOf(rule)))
      allowed = addPorts(allowed, part);
  if (allowed.length > 0) return { pass: true, ports: allowed, at: firstGroup };
  return { pass: false, code: 'ENI_SG_RULES_MISMATCH', at: firstGroup };
}

/** SG-17: ICMP rules hold type and code in the port fields. SG-18: -1 is everything. */
function protocolMatches(rule: SecurityGroupRule, packet: Packet): boolean {
  if (rule.IpProtocol === '-1') return true;
  const protocol = parseProtocol(rule.IpProtocol);
  if (!protocol.ok || protocol.value !== packet.protocol) return false;
  if (packet.protocol !== ICMP) return true;
  const typeMatches = rule.FromPort === -1 || rule.FromPort === packet.icmpType;
  const codeMatches = rule.ToPort === -1 || rule.ToPort === 0;
  return typeMatches && codeMatches;
}

function portsOf(rule: SecurityGroupRule): PortRange {
  const protocol = parseProtocol(rule.IpProtocol);
  if (rule.IpProtocol === '-1' || !protocol.ok || !hasPorts(protocol.value)) return ALL_PORTS;
  if (rule.FromPort === -1 || rule.ToPort === -1) return ALL_PORTS;
  return { from: rule.FromPort, to: rule.ToPort };
}

/** SG-6: the peer is the far side of the packet. */
function peerMatches(
  world: World,
  card: NetworkInterface,
  egress: boolean,
  rule: SecurityGroupRule,
  packet: Packet,
): boolean {
  const remote = egress ? packet.destination : packet.source;
  if (rule.CidrIpv4 !== undefined) return holds(rule.CidrIpv4, remote);
  if (rule.PrefixListId !== undefined)
    return prefixListBlocks(world, rule.PrefixListId).some((block) => cidrHolds(block, remote));
  if (rule.ReferencedGroupInfo === undefined) return false;

  const groupId = rule.ReferencedGroupInfo.GroupId;
  const ownVpc = subnetOf(world, card).VpcId;
  if (egress)
    // SG-7: private addresses of the interfaces that carry the group.
    return world.interfaces.some(
      (other) =>
        other.Groups.includes(groupId) &&
        hasPrivateAddress(other, remote) &&
        isSameOrPeer(world, ownVpc, subnetOf(world, other).VpcId),
    );
  // SG-9: the sender must still be recognisable.
  const sender = world.interfaces.find((other) => other.id === packet.sender);
  const group = world.cloud.tables['security-group'][groupId];
  // SG-22: a rule that names a deleted group is stale and matches nothing.
  if (sender === undefined || group === undefined) return false;
  return sender.Groups.includes(groupId) && isSameOrPeer(world, ownVpc, group.VpcId);
}

/** PCX-6: references reach over an active peering inside one Region. */
function isSameOrPeer(world: World, ownVpc: string, otherVpc: string): boolean {
  if (ownVpc === otherVpc) return true;
  return Object.values(world.cloud.tables['vpc-peering-connection']).some((peering) => {
    const left = peering.RequesterVpcInfo;
    const right = peering.AccepterVpcInfo;
    const joinsThem =
      (left.VpcId === ownVpc && right.VpcId === otherVpc) ||
      (left.VpcId === otherVpc && right.VpcId === ownVpc);
    return joinsThem && peering.Status.Code === 'active' && left.Region === right.Region;
  });
}
