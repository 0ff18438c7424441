import type { Contribution, Fragment } from '../../kernel/graph/fragment.ts';
import type { RouteRow, RouteTarget } from '../../kernel/graph/rules.ts';
import { type Cidr, cidrOrNull, cidrsEqual, formatCidr } from '../../kernel/net/cidr.ts';
import { AWS_RESERVED_LINK_LOCAL, LINK_LOCAL } from '../../kernel/net/special.ts';
import { names } from '../shared/network-names.ts';
import { routeState } from '../shared/route-state.ts';
import { associatedBlocks } from '../shared/vpc-blocks.ts';
import type { AwsView } from '../tables.ts';
import type { Route, RouteTable } from './schema.ts';

/** RT-3: between equal prefixes a static route beats a prefix list's, which beats a propagated one. */
const RANK = { static: 0, prefixList: 1, propagated: 2 } as const;

/** The table with its rows, bound to the subnets and gateways that use it (RT-10, RT-19). */
export function lowerRouteTable(view: AwsView, record: RouteTable): Fragment {
  const name = `routes:${record.id}`;
  const contributions: Contribution[] = record.Associations.map((association) => ({
    to: 'alias',
    name:
      association.SubnetId !== undefined
        ? names.subnetRoutes(association.SubnetId)
        : association.GatewayId !== undefined
          ? names.gatewayRoutes(association.GatewayId)
          : names.mainRoutes(record.VpcId),
    element: name,
  }));
  return {
    elements: [
      {
        kind: 'route',
        name,
        origin: record.id,
        place: '',
        rows: [...localRows(view, record), ...record.Routes.flatMap((route) => rowOf(view, record, route))],
        // RT-8: never forwarded; the rest of link-local stays on its link (RFC 3927).
        unroutable: [LINK_LOCAL, AWS_RESERVED_LINK_LOCAL],
        exits: names.exits(record.VpcId),
        codes: {
          noRoute: 'NO_ROUTE_TO_DESTINATION',
          noMatch: 'CANNOT_ROUTE',
          moreSpecific: 'MORE_SPECIFIC_ROUTE',
          higherPriority: 'HIGHER_PRIORITY_ROUTE',
        },
      },
    ],
    tables: [],
    contributions,
  };
}

/** RT-1: one per usable block of the VPC, unless a route replaces it. */
function localRows(view: AwsView, record: RouteTable): readonly RouteRow[] {
  const replaced = record.Routes.filter((route) => route.Origin === 'CreateRoute').map((route) =>
    cidrOrNull(route.DestinationCidrBlock),
  );
  return associatedBlocks(view.get('vpc', record.VpcId))
    .filter((block) => !replaced.some((other) => other !== null && cidrsEqual(other, block)))
    .map((block) => ({
      id: formatCidr(block),
      blocks: [block],
      rank: RANK.static,
      targetId: 'local',
      target: { next: names.router(record.VpcId) },
    }));
}

/** IPv6 routes are another table as far as IPv4 packets go (RT-2). */
function rowOf(view: AwsView, record: RouteTable, route: Route): readonly RouteRow[] {
  const destination = destinationOf(view, route);
  if (destination === null) return [];
  const base = {
    ...destination,
    rank:
      route.Origin === 'EnableVgwRoutePropagation'
        ? RANK.propagated
        : route.DestinationPrefixListId === undefined
          ? RANK.static
          : RANK.prefixList,
    targetId: route.Target.Id,
  };
  const fault = faultOf(view, record, route);
  if (fault !== null) return [{ ...base, target: null, fault }];
  if (isGatewayTable(record) && !isForGateways(route))
    return [{ ...base, target: null, fault: { code: 'NO_POSSIBLE_DESTINATION', unknown: false } }];
  return [{ ...base, target: targetOf(view, record, route) }];
}

function destinationOf(
  view: AwsView,
  route: Route,
): { readonly id: string; readonly blocks: readonly Cidr[] } | null {
  if (route.DestinationCidrBlock !== undefined) {
    const block = cidrOrNull(route.DestinationCidrBlock);
    return { id: route.DestinationCidrBlock, blocks: block === null ? [] : [block] };
  }
  if (route.DestinationPrefixListId === undefined) return null;
  const list = view.get('managed-prefix-list', route.DestinationPrefixListId);
  const entries = list?.Versions.at(-1)?.Entries ?? [];
  return {
    id: route.DestinationPrefixListId,
    blocks: entries.map((entry) => cidrOrNull(entry.Cidr)).filter((block): block is Cidr => block !== null),
  };
}

/** The table that holds the route's target; null for kinds that are not modelled. */
function tableOf({ Field, Id }: Route['Target']) {
  switch (Field) {
    case 'GatewayId':
      return Id.startsWith('igw-') ? 'internet-gateway' : null;
    case 'NatGatewayId':
      return 'nat-gateway';
    case 'NetworkInterfaceId':
      return 'network-interface';
    case 'VpcPeeringConnectionId':
      return 'vpc-peering-connection';
    default:
      return null;
  }
}

/** A target in another VPC, which AWS does not allow and only an import can bring, carries nothing. */
function isElsewhere(view: AwsView, record: RouteTable, { Target }: Route): boolean {
  const subnetId =
    Target.Field === 'NatGatewayId'
      ? view.get('nat-gateway', Target.Id)?.SubnetId
      : Target.Field === 'NetworkInterfaceId'
        ? view.get('network-interface', Target.Id)?.SubnetId
        : undefined;
  if (subnetId === undefined) return false;
  return view.get('subnet', subnetId)?.VpcId !== record.VpcId;
}

/** RT-14: a row that cannot carry packets still wins. What we do not model or know is said, not guessed. */
function faultOf(view: AwsView, record: RouteTable, route: Route): NonNullable<RouteRow['fault']> | null {
  if (route.Target.Id === 'local') return null;
  const table = tableOf(route.Target);
  const state = routeState(view, record, route);
  if (state !== 'active') return { code: 'BAD_STATE_ROUTE', unknown: false };
  if (table === null) return { code: 'UNSUPPORTED_COMPONENT', unknown: true };
  if (view.get(table, route.Target.Id) === undefined) return { code: 'UNKNOWN_RESOURCE', unknown: true };
  return isElsewhere(view, record, route) ? { code: 'BAD_STATE_ROUTE', unknown: false } : null;
}

function isGatewayTable(record: RouteTable): boolean {
  return record.Associations.some((association) => association.GatewayId !== undefined);
}

/** RT-19: what a table of a gateway may name. */
function isForGateways({ Target }: Route): boolean {
  return Target.Id === 'local' || Target.Field === 'NetworkInterfaceId';
}

function targetOf(view: AwsView, record: RouteTable, route: Route): RouteTarget | null {
  const { Field, Id } = route.Target;
  switch (Field) {
    case 'GatewayId':
      return { next: Id === 'local' ? names.router(record.VpcId) : names.gatewayOut(Id) };
    case 'NatGatewayId': {
      const gateway = view.get('nat-gateway', Id);
      if (gateway === undefined) return null;
      return { next: names.enter(gateway.SubnetId), via: names.interface(gateway.NetworkInterfaceId) };
    }
    case 'NetworkInterfaceId': {
      const target = view.get('network-interface', Id);
      if (target === undefined) return null;
      return {
        next: names.enter(target.SubnetId),
        via: names.interface(Id),
        // RT-22: traffic from an internet gateway passes only an appliance with a public address.
        ...(isGatewayTable(record)
          ? { paired: { pairs: names.publicPairs(record.VpcId), code: 'INGRESS_RTB_NO_PUBLIC_IP' } }
          : {}),
      };
    }
    case 'VpcPeeringConnectionId':
      return { next: names.peering(Id, record.VpcId) };
    default:
      return null;
  }
}
