import * as z from 'zod';
import type { DescribeMapping, ImportContext } from '../../kernel/cloud/registry.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { cidrOrNull, formatCidr } from '../../kernel/net/cidr.ts';
import { extraFields, readObject } from '../shared/import-object.ts';
import { routeState, stateWithoutTarget } from '../shared/route-state.ts';
import type { AwsListView, AwsTables } from '../tables.ts';
import { ASSOCIATED } from './associations.ts';
import { localRoutes } from './local-routes.ts';
import { type Route, type RouteTable, routeTargetFields } from './schema.ts';

/** What `DescribeRouteTables` answers: local routes first, each route with its derived state. */
export function printRouteTable(view: AwsListView, table: RouteTable): JsonObject {
  const routes = [...localRoutes(view, table), ...table.Routes];
  return {
    ...(table.extra as JsonObject | undefined),
    Associations: table.Associations.map((association) => ({
      ...association,
      RouteTableId: table.id,
      AssociationState: ASSOCIATED,
    })),
    PropagatingVgws: table.PropagatingVgws.map((GatewayId) => ({ GatewayId })),
    RouteTableId: table.id,
    Routes: routes.map((route) => printRoute(view, table, route)),
    Tags: table.Tags,
    VpcId: table.VpcId,
    OwnerId: table.account,
  };
}

function printRoute(view: AwsListView, table: RouteTable, route: Route): JsonObject {
  const { Target, Origin, StateAtImport: _state, ...destination } = route;
  return {
    ...destination,
    [Target.Field]: Target.Id,
    ...printInstance(view, Target),
    Origin: Target.Id === 'local' ? 'CreateRouteTable' : Origin,
    State: routeState(view, table, route),
  };
}

/** For an interface AWS also says whose it is, while an instance has it. */
function printInstance(view: AwsListView, { Field, Id }: Route['Target']): JsonObject {
  if (Field !== 'NetworkInterfaceId') return {};
  const networkInterface = view.get('network-interface', Id);
  if (networkInterface?.Attachment === undefined) return {};
  return { InstanceId: networkInterface.Attachment.InstanceId, InstanceOwnerId: networkInterface.account };
}

const rawRoute = z.object({
  DestinationCidrBlock: z.string().optional(),
  DestinationIpv6CidrBlock: z.string().optional(),
  DestinationPrefixListId: z.string().optional(),
  ...Object.fromEntries(routeTargetFields.map((field) => [field, z.string().optional()])),
  Origin: z.string().default('CreateRoute'),
  State: z.enum(['active', 'blackhole', 'filtered']).optional(),
});

const rawRouteTable = z.object({
  RouteTableId: z.string(),
  VpcId: z.string(),
  OwnerId: z.string().optional(),
  Routes: z.array(rawRoute).default([]),
  Associations: z
    .array(
      z.object({
        RouteTableAssociationId: z.string().optional(),
        Main: z.boolean().default(false),
        SubnetId: z.string().optional(),
        GatewayId: z.string().optional(),
        AssociationState: z.object({ State: z.string() }).optional(),
      }),
    )
    .default([]),
  PropagatingVgws: z.array(z.object({ GatewayId: z.string() })).default([]),
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).default([]),
});

type RawRouteTable = z.output<typeof rawRouteTable>;

export const routeTableDescribe: DescribeMapping<AwsTables, RouteTable> = {
  key: 'RouteTables',
  print: printRouteTable,
  parse: (raw, context) => {
    const table = readObject(rawRouteTable, raw);
    if (typeof table === 'string') return table;
    const record: RouteTable = {
      id: table.RouteTableId,
      key: table.RouteTableId,
      account: table.OwnerId ?? context.account,
      region: context.region,
      Tags: table.Tags,
      VpcId: table.VpcId,
      Routes: table.Routes.flatMap((route, index) =>
        parseRoute(route as JsonObject, table, context, `Routes[${index}]`),
      ),
      Associations: parseAssociations(table, context),
      PropagatingVgws: table.PropagatingVgws.map(({ GatewayId }) => GatewayId),
      ...extraFields(raw, Object.keys(rawRouteTable.shape), {}),
    };
    return [{ table: 'route-table', record }];
  },
};

function parseAssociations(table: RawRouteTable, context: ImportContext): RouteTable['Associations'] {
  return table.Associations.filter(
    ({ AssociationState }) => !/disassociat|failed/.test(AssociationState?.State ?? ''),
  ).map(({ RouteTableAssociationId, Main, SubnetId, GatewayId }) => {
    const subject = Main ? 'main' : (SubnetId ?? GatewayId ?? '');
    return {
      RouteTableAssociationId:
        RouteTableAssociationId ?? context.mintId('rtbassoc', `${table.RouteTableId}/${subject}`),
      Main,
      ...(SubnetId === undefined ? {} : { SubnetId }),
      ...(GatewayId === undefined ? {} : { GatewayId }),
    };
  });
}

/** No route for a local one that the VPC's blocks imply (RT-1), or where no target can be read. */
function parseRoute(
  raw: JsonObject,
  table: RawRouteTable,
  context: ImportContext,
  path: string,
): readonly Route[] {
  const Field = routeTargetFields.find((field) => typeof raw[field] === 'string');
  if (Field === undefined) {
    context.warn(path, 'the route names no target and is left out');
    return [];
  }
  const Target = { Field, Id: String(raw[Field]) };
  const isKnown = (id: string) => context.has?.(id) ?? true;
  const isIpv4 = typeof raw.DestinationCidrBlock === 'string';
  // Without the VPC nothing implies the route, and IPv6 blocks are not modelled: then it is kept.
  if (Target.Id === 'local' && isIpv4 && isKnown(table.VpcId)) return [];
  const state = raw.State as Route['StateAtImport'];
  const speaks = state !== undefined && Target.Id !== 'local' && state !== stateWithoutTarget({ Target });
  const isDerived = state !== 'filtered' && isKnown(Target.Id);
  const { DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId } = raw;
  return [
    {
      ...(isIpv4 ? { DestinationCidrBlock: canonical(String(DestinationCidrBlock)) } : {}),
      ...(typeof DestinationIpv6CidrBlock === 'string' ? { DestinationIpv6CidrBlock } : {}),
      ...(typeof DestinationPrefixListId === 'string' ? { DestinationPrefixListId } : {}),
      Target,
      Origin: raw.Origin === 'EnableVgwRoutePropagation' ? 'EnableVgwRoutePropagation' : 'CreateRoute',
      ...(speaks && !(isDerived && state === 'active') ? { StateAtImport: state } : {}),
    },
  ];
}

function canonical(block: string): string {
  const cidr = cidrOrNull(block);
  return cidr === null ? block : formatCidr(cidr);
}
