import { cidrHolds } from '../../kernel/net/cidr.ts';
import { isRfc1918, RFC6598 } from '../../kernel/net/special.ts';
import {
  addressOf,
  attachedGateway,
  hasPrivateAddress,
  isAttached,
  isDown,
  ownerOfPublicAddress,
  publicAddressOf,
  subnetOf,
} from './records.ts';
import { gatewayRouteTable, targetOf, winningRoute } from './routes.ts';
import { type End, type Packet, stop } from './types.ts';
import { arrivedAt, type Moment, repeats, type Walk } from './walk.ts';

/** IGW-2: the private source becomes its public address. */
export function stepGatewayOut(walk: Walk, gatewayId: string, vpcId: string, packet: Packet): Moment | End {
  const { world } = walk;
  if (isDown(world, gatewayId)) return stop('BAD_STATE', gatewayId);
  if (isRfc1918(packet.destination)) return stop('IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS', gatewayId);
  if (cidrHolds(RFC6598, packet.destination))
    return stop('IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS', gatewayId);

  for (const card of world.interfaces) {
    const isHere = subnetOf(world, card).VpcId === vpcId && isAttached(world, card);
    if (!isHere || !hasPrivateAddress(card, packet.source)) continue;
    const source = publicAddressOf(world, card, packet.source);
    // SG-7: once the address is public, nobody sees whose it was.
    if (source !== null)
      return { kind: 'outside', leftBy: gatewayId, packet: { ...packet, source, sender: null } };
  }
  return stop('IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS', gatewayId);
}

/** Outside all VPCs. Public addresses of the cloud itself lead back in (a hairpin, X-28). */
export function stepOutside(walk: Walk, leftBy: string, packet: Packet): Moment | End {
  const { world } = walk;
  const owner = ownerOfPublicAddress(world, packet.destination);
  if (owner === null) return arrivedAt(walk, leftBy, walk.goal.outside === packet.destination, packet);
  const vpcId = subnetOf(world, owner.card).VpcId;
  const gateway = attachedGateway(world, vpcId);
  if (gateway === undefined) return stop('NO_PATH', vpcId);
  return { kind: 'gateway-in', gatewayId: gateway.id, vpcId, packet };
}

/** IGW-2 inbound, then the gateway's own route table where it has one (RT-19). */
export function stepGatewayIn(walk: Walk, gatewayId: string, vpcId: string, arriving: Packet): Moment | End {
  const { world } = walk;
  if (isDown(world, gatewayId)) return stop('BAD_STATE', gatewayId);
  if (isRfc1918(arriving.source)) return stop('IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS', gatewayId);
  if (cidrHolds(RFC6598, arriving.source))
    return stop('IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS', gatewayId);
  const owner = ownerOfPublicAddress(world, arriving.destination);
  const isHere =
    owner !== null && subnetOf(world, owner.card).VpcId === vpcId && isAttached(world, owner.card);
  if (!isHere) return stop('IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS', gatewayId);
  const packet = { ...arriving, destination: owner.privateAddress, sender: null };

  const table = gatewayRouteTable(world, gatewayId);
  if (table === undefined) return { kind: 'enter-vpc', vpcId, left: null, packet };
  const repeated = repeats(walk, table.id, packet);
  if (repeated !== null) return repeated;
  const route = winningRoute(world, table, packet.destination);
  if (route === null) return stop('NO_ROUTE_TO_DESTINATION', table.id);
  const target = targetOf(world, table, route);
  switch (target.kind) {
    case 'stopped':
      return target;
    case 'local':
      return { kind: 'enter-vpc', vpcId, left: null, packet };
    case 'interface': {
      const { card } = target;
      // RT-22: a middlebox in the gateway's way needs a public address of its own.
      const isPublic = card.PrivateIpAddresses.some(
        (entry) => publicAddressOf(world, card, addressOf(entry.PrivateIpAddress)) !== null,
      );
      if (!isPublic) return stop('INGRESS_RTB_NO_PUBLIC_IP', table.id);
      return { kind: 'arrive', card, left: null, packet };
    }
    default:
      // RT-19, RT-21: no other target can stand in a gateway's table.
      return stop('NO_POSSIBLE_DESTINATION', table.id);
  }
}
