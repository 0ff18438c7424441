import { cidrHolds, cidrOrNull } from '../../kernel/net/cidr.ts';
import { LINK_LOCAL } from '../../kernel/net/special.ts';
import type { NetworkInterface } from '../../resources/network-interface/schema.ts';
import type { VpcPeeringConnection } from '../../resources/vpc-peering-connection/schema.ts';
import { networkAclSays } from './network-acls.ts';
import { holds, interfaceInSubnet, isDown, isInVpcBlocks, subnetOf } from './records.ts';
import { routeTableOf, type Target, targetOf, winningRoute } from './routes.ts';
import { enterSubnet } from './step-interface.ts';
import { type End, type Packet, type Stop, stop } from './types.ts';
import { type Moment, narrow, repeats, type Walk } from './walk.ts';

/** From the wire of a subnet outward: neighbours, network ACL, route table, target. */
export function stepLeave(walk: Walk, card: NetworkInterface, leaving: Packet): Moment | End {
  const { world } = walk;
  const subnet = subnetOf(world, card);
  // RT-9: neighbours of one subnet need no router, hence neither route table nor network ACL.
  if (holds(subnet.CidrBlock, leaving.destination)) {
    const neighbour = interfaceInSubnet(world, subnet.id, leaving.destination);
    if (neighbour === undefined) return stop('NO_POSSIBLE_DESTINATION', subnet.id);
    return { kind: 'arrive', card: neighbour, left: subnet.id, packet: leaving };
  }

  const table = routeTableOf(world, subnet.id, subnet.VpcId);
  if (table === undefined) return stop('NO_ROUTE_TO_DESTINATION', subnet.VpcId);
  const target = lookUp(walk, table, leaving);
  let packet = leaving;
  if (subnetOfTarget(target) !== subnet.id) {
    const answer = networkAclSays(world, subnet.id, true, leaving);
    if (!answer.pass) return stop(answer.code, answer.at);
    packet = narrow(walk, leaving, answer.ports, 'SUBNET_ACL_RESTRICTION', answer.at);
  }
  const repeated = repeats(walk, table.id, packet);
  if (repeated !== null) return repeated;
  return follow(walk, target, subnet.id, subnet.VpcId, packet);
}

function lookUp(walk: Walk, table: Parameters<typeof targetOf>[1], packet: Packet): Target | Stop {
  // RT-8: never forwarded, whatever route covers it; nor is the rest of link-local (RFC 3927).
  if (cidrHolds(LINK_LOCAL, packet.destination)) return stop('NO_ROUTE_TO_DESTINATION', table.id);
  const route = winningRoute(walk.world, table, packet.destination);
  if (route === null) return stop('NO_ROUTE_TO_DESTINATION', table.id);
  return targetOf(walk.world, table, route);
}

/** Where the next hop stands, when it is an interface: a hop inside one subnet crosses no boundary (ACL-5). */
function subnetOfTarget(target: Target | Stop): string | null {
  return target.kind === 'interface' || target.kind === 'nat-gateway' ? target.card.SubnetId : null;
}

function follow(
  walk: Walk,
  target: Target | Stop,
  left: string,
  vpcId: string,
  packet: Packet,
): Moment | End {
  switch (target.kind) {
    case 'stopped':
      return target;
    case 'local':
      return { kind: 'enter-vpc', vpcId, left, packet };
    case 'interface':
    case 'nat-gateway':
      return { kind: 'arrive', card: target.card, left, packet };
    case 'internet-gateway':
      return { kind: 'gateway-out', gatewayId: target.id, vpcId, packet };
    case 'peering':
      return crossPeering(walk, target.peering, vpcId, packet);
  }
}

/** PCX-4, PCX-5: only from an address of this VPC to an address of that one. */
function crossPeering(
  walk: Walk,
  peering: VpcPeeringConnection,
  nearVpc: string,
  packet: Packet,
): Moment | End {
  const { world } = walk;
  if (isDown(world, peering.id)) return stop('BAD_STATE', peering.id);
  const { RequesterVpcInfo, AccepterVpcInfo } = peering;
  const far = RequesterVpcInfo.VpcId === nearVpc ? AccepterVpcInfo : RequesterVpcInfo;
  const isKnown = world.cloud.tables.vpc[far.VpcId] !== undefined;
  const reported = (far.CidrBlockSet ?? []).map((text) => cidrOrNull(text));
  const isInside = isKnown
    ? isInVpcBlocks(world, far.VpcId, packet.destination)
    : far.CidrBlockSet === undefined ||
      reported.some((block) => block !== null && cidrHolds(block, packet.destination));
  if (!isInside || !isInVpcBlocks(world, nearVpc, packet.source))
    return stop('PCX_REQUIRES_ADDRESS_IN_VPC_CIDR', peering.id);
  // A VPC that is not in the document: what happens there cannot be known.
  if (!isKnown) return stop('UNKNOWN_DESTINATION', peering.id);
  return { kind: 'enter-vpc', vpcId: far.VpcId, left: null, packet };
}

/** RT-1: inside the VPC the subnet that holds the address is the way. */
export function stepEnterVpc(walk: Walk, vpcId: string, left: string | null, packet: Packet): Moment | End {
  const { world } = walk;
  const subnet = Object.values(world.cloud.tables.subnet).find(
    (one) => one.VpcId === vpcId && holds(one.CidrBlock, packet.destination),
  );
  if (subnet === undefined) return stop('NO_POSSIBLE_DESTINATION', vpcId);
  const card = interfaceInSubnet(world, subnet.id, packet.destination);
  if (card !== undefined) return { kind: 'arrive', card, left, packet };
  const entered = enterSubnet(walk, subnet.id, left, packet);
  return 'kind' in entered ? entered : stop('NO_POSSIBLE_DESTINATION', subnet.id);
}
