import type { AwsView } from '../tables.ts';
import type { Route, RouteTable } from './schema.ts';

/** The IPv4 blocks that every route table of the VPC has a `local` route for (RT-1, NET-6). */
export function localBlocks(view: AwsView, vpcId: string): readonly string[] {
  const vpc = view.get('vpc', vpcId);
  return (vpc?.CidrBlockAssociationSet ?? [])
    .filter((association) => association.State === 'associated')
    .map((association) => association.CidrBlock);
}

/** The `local` routes that stand in this table: those whose target was not replaced (RT-1). */
export function localRoutes(view: AwsView, routeTable: RouteTable): readonly Route[] {
  const stated = new Set(routeTable.Routes.filter(isStatic).map((route) => route.DestinationCidrBlock));
  return localBlocks(view, routeTable.VpcId)
    .filter((block) => !stated.has(block))
    .map((block) => ({
      DestinationCidrBlock: block,
      Target: { Field: 'GatewayId', Id: 'local' },
      Origin: 'CreateRoute',
    }));
}

/** Static routes are those somebody wrote; the others came by propagation (RT-3). */
export function isStatic(route: Route): boolean {
  return route.Origin === 'CreateRoute';
}
