import type { DataContext } from '../data-tables.ts';
import type { Route } from '../route-table/schema.ts';

/**
 * RT-14: without its gateway, or the VPC's attachment to it, a route is a blackhole. A gateway that the document
 * does not hold may be there all the same, another account's, so that the state does not follow from what is
 * missing: it is noted where something is deleted.
 */
export function breakRoutes(context: DataContext, gatewayId: string, vpcId?: string): void {
  changeRoutes(context, gatewayId, vpcId, (route) => ({ ...route, StateAtImport: 'blackhole' }));
}

/** The VPC is attached again. */
export function mendRoutes(context: DataContext, gatewayId: string, vpcId: string): void {
  changeRoutes(context, gatewayId, vpcId, ({ StateAtImport: _state, ...route }) => route);
}

function changeRoutes(
  context: DataContext,
  gatewayId: string,
  vpcId: string | undefined,
  change: (route: Route) => Route,
): void {
  const leadsThere = ({ Target }: Route) => Target.Field === 'TransitGatewayId' && Target.Id === gatewayId;
  for (const table of context.all('route-table')) {
    if ((vpcId ?? table.VpcId) !== table.VpcId || !table.Routes.some(leadsThere)) continue;
    const Routes = table.Routes.map((route) => (leadsThere(route) ? change(route) : route));
    context.put('route-table', { ...table, Routes });
  }
}
