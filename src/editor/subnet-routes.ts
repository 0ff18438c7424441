import type { Route, RouteTable } from '../resources/route-table/schema.ts';
import { routeState } from '../resources/shared/route-state.ts';
import type { Subnet } from '../resources/subnet/schema.ts';
import { recordsOf, viewOf } from './cloud-view.ts';
import { named, nameOf, placeOf, textAt } from './commands/support.ts';
import { indexCloud } from './layout/index-cloud.ts';
import { titleOf } from './layout/names.ts';
import type { EditSession } from './session.ts';

/** The request's parameters of a route's destination and target. */
export interface WantedRoute {
  readonly DestinationCidrBlock: string;
  /** `GatewayId`, `NatGatewayId` …: exactly one. */
  readonly target: { readonly [field: string]: string };
}

/**
 * Gives one subnet a route and leaves all other subnets as they are: in its table if nobody else
 * uses that, else in a table that already says exactly this, else in a copy of its table.
 */
export function addSubnetRoute(session: EditSession, subnet: Subnet, wanted: WantedRoute): void {
  const table = tableOf(session, subnet);
  const present = table.Routes.find(
    ({ DestinationCidrBlock }) => DestinationCidrBlock === wanted.DestinationCidrBlock,
  );
  const shared = isShared(table, subnet);
  if (shared && joinEqual(session, subnet, table, wanted)) return;
  const own = shared ? copyTable(session, subnet, table) : table;
  const kept = own.Routes.some(
    ({ DestinationCidrBlock }) => DestinationCidrBlock === wanted.DestinationCidrBlock,
  );
  const { DestinationCidrBlock, target } = wanted;
  const input = { RouteTableId: own.id, DestinationCidrBlock, ...target };
  session.request(kept ? 'ReplaceRoute' : 'CreateRoute', input, placeOf(own));
  const id = Object.values(target)[0] ?? '';
  const before = present === undefined ? '' : `, instead of ${nameOf(session.cloud, present.Target.Id)}`;
  session.note(`Route ${DestinationCidrBlock} → ${nameOf(session.cloud, id)} in ${titleOf(own)}${before}.`);
}

/** Takes one route from one subnet; others that use its table keep it. */
export function removeSubnetRoute(session: EditSession, subnet: Subnet, destination: string): void {
  const table = tableOf(session, subnet);
  const route = table.Routes.find((each) => destinationOf(session, each) === destination);
  if (route === undefined)
    session.refuse(
      'InvalidRoute.NotFound',
      `${nameOf(session.cloud, subnet.key)} has no route ${destination}.`,
    );
  const own = isShared(table, subnet) ? copyTable(session, subnet, table) : table;
  const left = own.Routes.find((each) => destinationOf(session, each) === destination);
  if (left !== undefined)
    session.request('DeleteRoute', { RouteTableId: own.id, ...destinationInput(left) }, placeOf(own));
  session.note(`Removed the route ${destination} from ${titleOf(own)}.`);
}

function tableOf(session: EditSession, subnet: Subnet): RouteTable {
  const table = indexCloud(session.cloud).routeTableOf(subnet);
  return table ?? session.refuse('NotFound', 'The document holds no route table of that subnet.');
}

/** Also the main table of a VPC counts as shared: subnets to come would have its routes as well. */
function isShared(table: RouteTable, subnet: Subnet): boolean {
  return table.Associations.some(
    ({ Main, SubnetId }) => Main || (SubnetId !== undefined && SubnetId !== subnet.id),
  );
}

/** Joins a table with exactly the wanted routes, if there is one: that needs no new route at all. */
function joinEqual(session: EditSession, subnet: Subnet, table: RouteTable, wanted: WantedRoute): boolean {
  const id = Object.values(wanted.target)[0] ?? '';
  const rest = table.Routes.filter((route) => route.DestinationCidrBlock !== wanted.DestinationCidrBlock);
  const goal = [...rest.map(signature), `${wanted.DestinationCidrBlock} ${id}`].sort().join();
  const equal = recordsOf(session.cloud, 'route-table').find(
    ({ VpcId, Routes, Associations }) =>
      VpcId === table.VpcId &&
      !Associations.some(({ Main }) => Main) &&
      Routes.map(signature).sort().join() === goal,
  );
  if (equal === undefined) return false;
  assignTable(session, subnet, equal.id);
  session.note(
    `${nameOf(session.cloud, subnet.key)} now uses the route table ${titleOf(equal)}, which has that route.`,
  );
  return true;
}

function signature(route: Route): string {
  const { DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId, Target } = route;
  return `${DestinationCidrBlock ?? DestinationIpv6CidrBlock ?? DestinationPrefixListId} ${Target.Id}`;
}

/** A table of the subnet's own with the same routes; blackholes cannot be copied, AWS refuses their targets. */
function copyTable(session: EditSession, subnet: Subnet, table: RouteTable): RouteTable {
  const place = placeOf(table);
  const name = nameOf(session.cloud, subnet.key);
  const created = session.request(
    'CreateRouteTable',
    { VpcId: table.VpcId, ...named('route-table', name) },
    place,
  );
  const RouteTableId = textAt(created, 'RouteTable.RouteTableId');
  const view = viewOf(session.cloud);
  for (const route of table.Routes) {
    if (route.Target.Id === 'local') continue;
    const isCopied = route.Origin === 'CreateRoute' && routeState(view, table, route) === 'active';
    const input = { RouteTableId, ...destinationInput(route), [route.Target.Field]: route.Target.Id };
    if (isCopied) session.request('CreateRoute', input, place);
    else session.note(`The route ${destinationOf(session, route)} of ${titleOf(table)} was not copied.`);
  }
  assignTable(session, subnet, RouteTableId);
  session.note(
    `${name} shared the route table ${titleOf(table)}, so it got one of its own: other subnets stay as they are.`,
  );
  return session.find(RouteTableId)?.record as RouteTable;
}

function assignTable(session: EditSession, subnet: Subnet, RouteTableId: string): void {
  const association = recordsOf(session.cloud, 'route-table')
    .flatMap(({ Associations }) => Associations)
    .find(({ SubnetId }) => SubnetId === subnet.id);
  const place = placeOf(subnet);
  if (association === undefined)
    session.request('AssociateRouteTable', { RouteTableId, SubnetId: subnet.id }, place);
  else
    session.request(
      'ReplaceRouteTableAssociation',
      { AssociationId: association.RouteTableAssociationId, RouteTableId },
      place,
    );
}

function destinationInput(route: Route): { readonly [field: string]: string } {
  const { DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId } = route;
  if (DestinationCidrBlock !== undefined) return { DestinationCidrBlock };
  if (DestinationIpv6CidrBlock !== undefined) return { DestinationIpv6CidrBlock };
  return { DestinationPrefixListId: DestinationPrefixListId ?? '' };
}

/** As the line on the canvas is labelled. */
function destinationOf(session: EditSession, route: Route): string {
  const { DestinationPrefixListId: list } = route;
  if (list !== undefined) return session.cloud.tables['managed-prefix-list'][list]?.PrefixListName ?? list;
  return route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? '';
}
