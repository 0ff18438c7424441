import type { Route } from '../../resources/route-table/schema.ts';
import { routeState } from '../../resources/shared/route-state.ts';
import type { Subnet } from '../../resources/subnet/schema.ts';
import type { CloudIndex } from './index-cloud.ts';

/** A route that a subnet's packets may take out of the VPC's own blocks. */
export interface SubnetRoute {
  readonly destination: string;
  readonly target: Route['Target'];
  readonly isBlackhole: boolean;
}

export function routesOfSubnet(index: CloudIndex, subnet: Subnet): readonly SubnetRoute[] {
  const table = index.routeTableOf(subnet);
  if (table === undefined) return [];
  return table.Routes.filter((route) => route.Target.Id !== 'local').map((route) => ({
    destination: destinationOf(index, route),
    target: route.Target,
    isBlackhole: routeState(index.view, table, route) === 'blackhole',
  }));
}

function destinationOf(index: CloudIndex, route: Route): string {
  const { DestinationPrefixListId: list } = route;
  if (list !== undefined) return index.view.get('managed-prefix-list', list)?.PrefixListName ?? list;
  return route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? '';
}

/** AWS's words: public means a working route to an internet gateway, isolated no way out at all. */
export function exposureOf(routes: readonly SubnetRoute[]): 'public' | 'private' | 'isolated' {
  const active = routes.filter((route) => !route.isBlackhole);
  if (active.some(({ target }) => target.Field === 'GatewayId' && target.Id.startsWith('igw-')))
    return 'public';
  return active.length > 0 ? 'private' : 'isolated';
}
