import type { Address } from '../../kernel/net/address.ts';
import { type Cidr, cidrHolds, cidrOrNull, cidrsEqual } from '../../kernel/net/cidr.ts';
import type { NatGateway } from '../../resources/nat-gateway/schema.ts';
import type { NetworkInterface } from '../../resources/network-interface/schema.ts';
import type { Route, RouteTable } from '../../resources/route-table/schema.ts';
import type { VpcPeeringConnection } from '../../resources/vpc-peering-connection/schema.ts';
import {
  instanceOf,
  isGatewayOf,
  natOfInterface,
  prefixListBlocks,
  subnetOf,
  vpcBlocks,
  type World,
} from './records.ts';
import { type Stop, stop } from './types.ts';

/** A usable target of a route. */
export type Target =
  | { readonly kind: 'local' }
  | { readonly kind: 'internet-gateway'; readonly id: string }
  | { readonly kind: 'nat-gateway'; readonly nat: NatGateway; readonly card: NetworkInterface }
  | { readonly kind: 'interface'; readonly card: NetworkInterface }
  | { readonly kind: 'peering'; readonly peering: VpcPeeringConnection };

/** RT-10: explicit association, else the VPC's main table. */
export function routeTableOf(world: World, subnetId: string, vpcId: string): RouteTable | undefined {
  const tables = Object.values(world.cloud.tables['route-table']).filter((table) => table.VpcId === vpcId);
  return (
    tables.find((table) => table.Associations.some((association) => association.SubnetId === subnetId)) ??
    tables.find((table) => table.Associations.some((association) => association.Main))
  );
}

/** RT-19: the edge-associated table of a gateway. */
export function gatewayRouteTable(world: World, gatewayId: string): RouteTable | undefined {
  return Object.values(world.cloud.tables['route-table']).find((table) =>
    table.Associations.some((association) => association.GatewayId === gatewayId),
  );
}

interface Candidate {
  readonly block: Cidr;
  /** 0 static block, 1 static prefix list, 2 propagated (RT-3). */
  readonly rank: number;
  readonly index: number;
  readonly route: Route | 'local';
}

/** RT-3: longest prefix; then static block, prefix list, propagated; then the order in the table (RT-5). */
export function winningRoute(world: World, table: RouteTable, destination: Address): Route | 'local' | null {
  const best = candidatesOf(world, table)
    .filter((candidate) => cidrHolds(candidate.block, destination))
    .sort(
      (left, right) =>
        right.block.length - left.block.length || left.rank - right.rank || left.index - right.index,
    )[0];
  return best?.route ?? null;
}

function candidatesOf(world: World, table: RouteTable): readonly Candidate[] {
  const found: Candidate[] = [];
  // RT-1: one local route for each block, unless a static route for the very block replaces its target.
  for (const block of vpcBlocks(world, table.VpcId)) {
    const isReplaced = table.Routes.some((route) => {
      const own = cidrOrNull(route.DestinationCidrBlock);
      return route.Origin === 'CreateRoute' && own !== null && cidrsEqual(own, block);
    });
    if (!isReplaced) found.push({ block, rank: 0, index: -1, route: 'local' });
  }
  table.Routes.forEach((route, index) => {
    const isPropagated = route.Origin === 'EnableVgwRoutePropagation';
    const block = cidrOrNull(route.DestinationCidrBlock);
    if (block !== null) found.push({ block, rank: isPropagated ? 2 : 0, index, route });
    for (const entry of prefixListBlocks(world, route.DestinationPrefixListId))
      found.push({ block: entry, rank: isPropagated ? 2 : 1, index, route });
  });
  return found;
}

/** RT-14: a winner whose target does not work drops the packet; it does not fall through. */
export function targetOf(world: World, table: RouteTable, route: Route | 'local'): Target | Stop {
  if (route === 'local' || route.Target.Id === 'local') return { kind: 'local' };
  const { Field, Id } = route.Target;
  if (Field === 'GatewayId' && Id.startsWith('igw-')) return gatewayTarget(world, table, route);
  if (Field === 'NatGatewayId') return natTarget(world, table, route);
  if (Field === 'NetworkInterfaceId') return interfaceTarget(world, table, route);
  if (Field === 'VpcPeeringConnectionId') return peeringTarget(world, table, route);
  // Kinds that are not modelled.
  if (route.StateAtImport === 'blackhole') return stop('BAD_STATE_ROUTE', table.id);
  return stop('UNSUPPORTED_COMPONENT', table.id);
}

/** The target's record is not there: unknown if an import saw it working, else a blackhole. */
function absent(table: RouteTable, route: Route): Stop {
  return stop(route.StateAtImport === 'active' ? 'UNKNOWN_RESOURCE' : 'BAD_STATE_ROUTE', table.id);
}

function gatewayTarget(world: World, table: RouteTable, route: Route): Target | Stop {
  const gateway = world.cloud.tables['internet-gateway'][route.Target.Id];
  if (gateway === undefined) return absent(table, route);
  if (!isGatewayOf(gateway, table.VpcId)) return stop('BAD_STATE_ROUTE', table.id);
  return { kind: 'internet-gateway', id: gateway.id };
}

function natTarget(world: World, table: RouteTable, route: Route): Target | Stop {
  const nat = world.cloud.tables['nat-gateway'][route.Target.Id];
  if (nat === undefined) return absent(table, route);
  const card = world.interfaces.find((one) => one.id === nat.NetworkInterfaceId);
  if (nat.State !== 'available' || nat.VpcId !== table.VpcId || card === undefined)
    return stop('BAD_STATE_ROUTE', table.id);
  return { kind: 'nat-gateway', nat, card };
}

function interfaceTarget(world: World, table: RouteTable, route: Route): Target | Stop {
  const card = world.interfaces.find((one) => one.id === route.Target.Id);
  if (card === undefined) return absent(table, route);
  const isUsable = instanceOf(world, card)?.State === 'running' || natOfInterface(world, card) !== undefined;
  if (!isUsable || subnetOf(world, card).VpcId !== table.VpcId) return stop('BAD_STATE_ROUTE', table.id);
  return { kind: 'interface', card };
}

/** RT-15: a peering that is not active is a blackhole. */
function peeringTarget(world: World, table: RouteTable, route: Route): Target | Stop {
  const peering = world.cloud.tables['vpc-peering-connection'][route.Target.Id];
  if (peering === undefined) return absent(table, route);
  const sides = [peering.RequesterVpcInfo.VpcId, peering.AccepterVpcInfo.VpcId];
  if (peering.Status.Code !== 'active' || !sides.includes(table.VpcId))
    return stop('BAD_STATE_ROUTE', table.id);
  return { kind: 'peering', peering };
}
