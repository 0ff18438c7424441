import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { describeOperation } from '../../../kernel/cloud/describe.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import { tagSpecificationsSchema, tagsFor } from '../../../kernel/cloud/tags.ts';
import { routeState } from '../../shared/route-state.ts';
import type { AwsTables } from '../../tables.ts';
import { printRouteTable } from '../describe.ts';
import { localRoutes } from '../local-routes.ts';
import type { Route, RouteTable } from '../schema.ts';
import { findRouteTable, NO_ROUTE_TABLE } from './find.ts';

const createInput = z.strictObject({
  VpcId: z.string(),
  TagSpecifications: tagSpecificationsSchema,
  ClientToken: z.string().optional(),
});

export const createRouteTable = operation<AwsTables, typeof createInput>({
  name: 'CreateRouteTable',
  input: createInput,
  errors: ['InvalidVpcID.NotFound', 'InvalidParameterValue', 'TagLimitExceeded'],
  example: { VpcId: 'vpc-0123456789abcdef0' },
  run: (context, given) => {
    context.find('vpc', given.VpcId, 'InvalidVpcID.NotFound');
    const table: RouteTable = {
      ...context.newRecord('route-table', 'rtb'),
      Tags: [...tagsFor(given.TagSpecifications, 'route-table')],
      VpcId: given.VpcId,
      Routes: [],
      Associations: [],
      PropagatingVgws: [],
    };
    context.put('route-table', table);
    return {
      RouteTable: printRouteTable(context, table),
      ...(given.ClientToken === undefined ? {} : { ClientToken: given.ClientToken }),
    };
  },
});

const deleteInput = z.strictObject({ RouteTableId: z.string() });

/** RT-11: neither the main table nor one that is still associated. */
export const deleteRouteTable = operation<AwsTables, typeof deleteInput>({
  name: 'DeleteRouteTable',
  input: deleteInput,
  errors: [NO_ROUTE_TABLE, 'DependencyViolation'],
  example: { RouteTableId: 'rtb-0123456789abcdef0' },
  run: (context, { RouteTableId }) => {
    const table = findRouteTable(context, RouteTableId);
    if (table.Associations.length > 0)
      refuse(
        'DependencyViolation',
        `The routeTable '${RouteTableId}' has dependencies and cannot be deleted.`,
      );
    context.remove('route-table', RouteTableId);
    return {};
  },
});

/** Filter `route.…-id` matches by the field that carries the target. */
function targets(field: Route['Target']['Field']) {
  return (table: RouteTable) =>
    table.Routes.filter((route) => route.Target.Field === field).map((route) => route.Target.Id);
}

export const describeRouteTables = describeOperation<AwsTables, 'route-table'>({
  name: 'DescribeRouteTables',
  table: 'route-table',
  resultKey: 'RouteTables',
  idsParameter: 'RouteTableIds',
  notFound: NO_ROUTE_TABLE,
  limits: { least: 5, most: 100 },
  filters: {
    'association.gateway-id': (table) => table.Associations.map((each) => each.GatewayId),
    'association.main': (table) => [String(table.Associations.some((each) => each.Main))],
    'association.route-table-association-id': (table) =>
      table.Associations.map((each) => each.RouteTableAssociationId),
    'association.route-table-id': (table) => (table.Associations.length > 0 ? [table.id] : []),
    'association.subnet-id': (table) => table.Associations.map((each) => each.SubnetId),
    'route-table-id': (table) => [table.id],
    'route.destination-cidr-block': (table, context) =>
      [...localRoutes(context, table), ...table.Routes].map((route) => route.DestinationCidrBlock),
    'route.destination-ipv6-cidr-block': (table) =>
      table.Routes.map((route) => route.DestinationIpv6CidrBlock),
    'route.destination-prefix-list-id': (table) => table.Routes.map((route) => route.DestinationPrefixListId),
    'route.egress-only-internet-gateway-id': targets('EgressOnlyInternetGatewayId'),
    'route.gateway-id': (table, context) =>
      [...localRoutes(context, table), ...table.Routes]
        .filter((route) => route.Target.Field === 'GatewayId')
        .map((route) => route.Target.Id),
    'route.instance-id': (table, context) =>
      targets('NetworkInterfaceId')(table).map(
        (id) => context.get('network-interface', id)?.Attachment?.InstanceId,
      ),
    'route.nat-gateway-id': targets('NatGatewayId'),
    'route.origin': (table) => ['CreateRouteTable', ...table.Routes.map((route) => route.Origin)],
    'route.state': (table, context) => [
      ...localRoutes(context, table).map(() => 'active'),
      ...table.Routes.map((route) => routeState(context, table, route)),
    ],
    'route.transit-gateway-id': targets('TransitGatewayId'),
    'route.vpc-peering-connection-id': targets('VpcPeeringConnectionId'),
    'vpc-id': (table) => [table.VpcId],
  },
  print: printRouteTable,
});
