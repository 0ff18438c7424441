import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { DataContext } from '../data-tables.ts';
import { endpointServices, servicePrefixes } from '../shared/aws-services.ts';
import { hexOf } from '../shared/data/ids.ts';

interface Gateway {
  readonly id: string;
  readonly service: string;
  readonly vpcId: string;
}

/** Tables that have a route to the endpoint. */
export function tablesWithRoutes(context: DataContext, id: string): string[] {
  return context
    .list('route-table')
    .filter(({ Routes }) => Routes.some(({ Target }) => Target.Id === id))
    .map((table) => table.id);
}

/** AWS's list of the service's blocks in this Region. It stands in the document from the first endpoint on. */
function servicePrefixList(context: DataContext, service: string): string {
  const { region } = context;
  const PrefixListName = `com.amazonaws.${region}.${service}`;
  const known = context
    .all('managed-prefix-list')
    .find(
      (list) => list.PrefixListName === PrefixListName && list.region === region && list.account === 'AWS',
    );
  if (known !== undefined) return known.id;
  const id = `pl-${hexOf(PrefixListName, 8)}`;
  const Entries = servicePrefixes(region, service).map((Cidr) => ({ Cidr }));
  context.put('managed-prefix-list', {
    id,
    key: id,
    account: 'AWS',
    region,
    Tags: [],
    PrefixListName,
    AddressFamily: 'IPv4',
    State: 'create-complete',
    Versions: [{ Version: 1, Entries }],
  });
  return id;
}

/** A gateway endpoint is reached by routes for its service's blocks, which AWS writes itself. */
export function addEndpointRoutes(
  context: DataContext,
  { id, service, vpcId }: Gateway,
  tables: readonly string[],
): void {
  if (tables.length === 0) return;
  const DestinationPrefixListId = servicePrefixList(context, service);
  for (const tableId of tables) {
    const table = context.list('route-table').find((each) => each.id === tableId);
    if (table === undefined || table.VpcId !== vpcId)
      refuse('InvalidRouteTableId.NotFound', `The routeTable ID '${tableId}' does not exist`);
    if (table.Routes.some((route) => route.DestinationPrefixListId === DestinationPrefixListId))
      refuse(
        'RouteAlreadyExists',
        `route table ${tableId} already has a route with destination-prefix-list-id ${DestinationPrefixListId}`,
      );
    context.put('route-table', {
      ...table,
      Routes: [
        ...table.Routes,
        { DestinationPrefixListId, Target: { Field: 'GatewayId', Id: id }, Origin: 'CreateRoute' },
      ],
    });
  }
}

export function removeEndpointRoutes(context: DataContext, id: string, tables: readonly string[]): void {
  for (const tableId of tables) {
    const table = context.list('route-table').find((each) => each.id === tableId);
    if (table === undefined)
      refuse('InvalidRouteTableId.NotFound', `The routeTable ID '${tableId}' does not exist`);
    context.put('route-table', { ...table, Routes: table.Routes.filter(({ Target }) => Target.Id !== id) });
  }
  forgetUnusedLists(context);
}

/** AWS's lists that stand in the document because of endpoints that are gone. */
function forgetUnusedLists(context: DataContext): void {
  const lists = context
    .all('managed-prefix-list')
    .filter(({ account, id }) => account === 'AWS' && isMade(id));
  for (const { id } of lists) {
    const isUsed =
      context
        .all('route-table')
        .some(({ Routes }) => Routes.some((route) => route.DestinationPrefixListId === id)) ||
      context.all('security-group').some(({ Rules }) => Rules.some((rule) => rule.PrefixListId === id));
    if (!isUsed) context.remove('managed-prefix-list', id);
  }

  function isMade(id: string): boolean {
    return endpointServices.some(
      ({ name, kinds }) =>
        kinds.includes('Gateway') && id === `pl-${hexOf(`com.amazonaws.${context.region}.${name}`, 8)}`,
    );
  }
}
