import type { JsonObject } from '../../kernel/lib/json.ts';
import type { Route, RouteTable } from '../../resources/route-table/schema.ts';
import { placeOf, type Rebuilder, tagged } from './rebuilder.ts';
import { isRebuilt, rebuilt, type TableName } from './scope.ts';

/** Tables and the subnets that use them. Their VPC's main table is there from the start. */
export function rebuildRouteTables(rebuild: Rebuilder): void {
  const tables = rebuilt(rebuild.source, 'route-table').filter(
    (table) => !isMain(table) || hasSubnets(table),
  );
  if (tables.length > 0) rebuild.section('Route tables');
  for (const table of tables) {
    const VpcId = rebuild.id(table.VpcId);
    if (VpcId === undefined) continue;
    if (!isMain(table))
      rebuild.make(
        placeOf(table),
        'CreateRouteTable',
        { VpcId, ...tagged('route-table', table.Tags) },
        ['RouteTable', 'RouteTableId'],
        table.id,
      );
    const RouteTableId = rebuild.id(table.id);
    if (RouteTableId === undefined) continue;
    for (const association of table.Associations) {
      const SubnetId = rebuild.id(association.SubnetId ?? '');
      if (SubnetId !== undefined) rebuild.call(table, 'AssociateRouteTable', { RouteTableId, SubnetId });
    }
  }
}

function isMain({ Associations }: RouteTable): boolean {
  return Associations.some(({ Main }) => Main);
}

function hasSubnets({ Associations }: RouteTable): boolean {
  return Associations.some(({ SubnetId }) => SubnetId !== undefined);
}

/** Routes to targets that exist. */
export function rebuildRoutes(rebuild: Rebuilder): void {
  const tables = rebuilt(rebuild.source, 'route-table');
  if (tables.some(({ Routes }) => Routes.length > 0)) rebuild.section('Routes');
  for (const table of tables) {
    for (const route of table.Routes) if (!isLost(rebuild, table, route)) addRoute(rebuild, table, route);
    noteGateways(rebuild, table);
  }
  associateGateways(rebuild, tables);
}

const MODELLED: readonly (readonly [string, TableName])[] = [
  ['igw-', 'internet-gateway'],
  ['nat-', 'nat-gateway'],
  ['eni-', 'network-interface'],
  ['pcx-', 'vpc-peering-connection'],
];

/** RT-14: a route that outlived its target, or leads to a gateway that is not at this VPC. */
export function isLost(rebuild: Rebuilder, table: RouteTable, { Target, StateAtImport }: Route): boolean {
  const { source } = rebuild;
  const kind = MODELLED.find(([prefix]) => Target.Id.startsWith(prefix))?.[1];
  if (kind === undefined) return false;
  const record = source.tables[kind][Target.Id];
  if (record === undefined) return StateAtImport !== 'active';
  if (kind === 'internet-gateway') return isGatewayElsewhere(rebuild, table, Target.Id);
  return kind !== 'network-interface' && !isRebuilt(source, kind, record);
}

/** An internet gateway that is attached to no VPC, or not to the table's. */
export function isGatewayElsewhere({ source }: Rebuilder, table: RouteTable, gatewayId: string): boolean {
  const attachments = source.tables['internet-gateway'][gatewayId]?.Attachments ?? [];
  return gatewayId.startsWith('igw-') && !attachments.some(({ VpcId }) => VpcId === table.VpcId);
}

/** Adds one route; `targetId` stands for the target. RT-1: a local route is replaced, not made. */
export function addRoute(rebuild: Rebuilder, table: RouteTable, route: Route, targetId?: string): void {
  const { Target, Origin, DestinationCidrBlock, DestinationIpv6CidrBlock } = route;
  const RouteTableId = rebuild.id(table.id);
  if (RouteTableId === undefined) return;
  const destination: JsonObject =
    DestinationCidrBlock !== undefined
      ? { DestinationCidrBlock }
      : DestinationIpv6CidrBlock !== undefined
        ? { DestinationIpv6CidrBlock }
        : {
            // AWS's own lists have one id per Region for everybody.
            DestinationPrefixListId:
              rebuild.id(route.DestinationPrefixListId ?? '') ?? route.DestinationPrefixListId ?? '',
          };
  const words = `the route of ${table.id} to ${Object.values(destination).join('')} by ${Target.Id}`;
  if (Origin !== 'CreateRoute') {
    rebuild.note(`left out: ${words} is propagated by its gateway`);
    return;
  }
  if (
    DestinationCidrBlock === undefined &&
    DestinationIpv6CidrBlock === undefined &&
    Target.Id.startsWith('vpce-')
  ) {
    // VPE-1: it comes with the endpoint, which the document keeps as data.
    rebuild.note(`left out: ${words} is written by the gateway endpoint itself`);
    return;
  }
  const isModelled = MODELLED.some(([prefix]) => Target.Id.startsWith(prefix));
  const id = targetId ?? rebuild.id(Target.Id) ?? (isModelled ? undefined : Target.Id);
  if (id === undefined) {
    rebuild.note(`left out: the target of ${words} is not made here`);
    return;
  }
  const made = rebuild.cloud.tables['route-table'][RouteTableId]?.Routes ?? [];
  if (made.some((each) => each.Target.Id === id && sameDestination(each, destination))) return;
  if (!isModelled && id !== 'local') rebuild.note(`${id} is not made here: it must be there already`);
  const Field = Target.Field === 'GatewayId' && id.startsWith('vpce-') ? 'VpcEndpointId' : Target.Field;
  const blocks = rebuild.source.tables.vpc[table.VpcId]?.CidrBlockAssociationSet ?? [];
  const isLocal = blocks.some(({ CidrBlock }) => CidrBlock === DestinationCidrBlock);
  const operation = isLocal ? 'ReplaceRoute' : 'CreateRoute';
  rebuild.call(table, operation, { RouteTableId, ...destination, [Field]: id });
}

function sameDestination(route: Route, destination: JsonObject): boolean {
  return Object.entries(destination).every(([name, value]) => route[name as keyof Route] === value);
}

function noteGateways(rebuild: Rebuilder, { id, PropagatingVgws }: RouteTable): void {
  if (PropagatingVgws.length > 0)
    rebuild.note(`left out: ${PropagatingVgws.join(', ')} propagates routes into ${id}`);
}

/** RT-11, RT-19: a gateway's table must hold its routes before it becomes one. */
function associateGateways(rebuild: Rebuilder, tables: readonly RouteTable[]): void {
  for (const table of tables)
    for (const { GatewayId: old } of table.Associations) {
      const RouteTableId = old === undefined ? undefined : rebuild.id(table.id);
      if (old === undefined || RouteTableId === undefined) continue;
      if (isGatewayElsewhere(rebuild, table, old)) continue;
      rebuild.call(table, 'AssociateRouteTable', { RouteTableId, GatewayId: rebuild.id(old) ?? old });
    }
}
