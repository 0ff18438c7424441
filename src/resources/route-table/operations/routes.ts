import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { isStatic } from '../local-routes.ts';
import type { Route, RouteTable } from '../schema.ts';
import {
  checkNewDestination,
  type Destination,
  destinationShape,
  readDestination,
  sameDestination,
} from './destination.ts';
import { findRouteTable, NO_ROUTE_TABLE } from './find.ts';
import { checkGatewayTable, isSubnetBlock, relationToLocal } from './gateway-rules.ts';
import { isMiddleboxTarget, readTarget, targetShape } from './target.ts';
import { targetErrors } from './target-checks.ts';

const createInput = z.strictObject({ RouteTableId: z.string(), ...destinationShape, ...targetShape });

const deleteInput = z.strictObject({ RouteTableId: z.string(), ...destinationShape });

const commonErrors = [
  NO_ROUTE_TABLE,
  'MissingParameter',
  'InvalidParameterCombination',
  'InvalidParameterValue',
];

export const createRoute = operation<AwsTables, typeof createInput>({
  name: 'CreateRoute',
  input: createInput,
  errors: [...commonErrors, ...targetErrors, 'InvalidPrefixListID.NotFound', 'RouteAlreadyExists'],
  example: {
    RouteTableId: 'rtb-0123456789abcdef0',
    DestinationCidrBlock: '0.0.0.0/0',
    GatewayId: 'igw-0123456789abcdef0',
  },
  run: (context, given) => {
    const table = findRouteTable(context, given.RouteTableId);
    const destination = readDestination(given);
    checkNewDestination(context, destination);
    const Target = readTarget(context, table, given);
    checkEndpoint(destination, Target);
    checkAgainstLocal(context, table, destination, Target);
    if (relationOf(context, table, destination) === 'equal' || staticRoute(table, destination))
      // RT-16, and RT-1: the local route is already there.
      refuse('RouteAlreadyExists', `The route identified by ${destination.text} already exists.`);
    putRoutes(context, table, [...table.Routes, { ...destination.fact, Target, Origin: 'CreateRoute' }]);
    return { Return: true };
  },
});

const replaceInput = z.strictObject({ ...createInput.shape, LocalTarget: z.boolean().optional() });

export const replaceRoute = operation<AwsTables, typeof replaceInput>({
  name: 'ReplaceRoute',
  input: replaceInput,
  errors: [...commonErrors, ...targetErrors],
  example: {
    RouteTableId: 'rtb-0123456789abcdef0',
    DestinationCidrBlock: '0.0.0.0/0',
    NatGatewayId: 'nat-0123456789abcdef0',
  },
  run: (context, given) => {
    const { LocalTarget, ...request } = given;
    const table = findRouteTable(context, request.RouteTableId);
    const destination = readDestination(request);
    if (LocalTarget === true || request.GatewayId === 'local') {
      restoreLocal(context, table, destination);
      return {};
    }
    const isLocal = relationOf(context, table, destination) === 'equal';
    if (!isLocal && !staticRoute(table, destination))
      refuse(
        'InvalidParameterValue',
        `There is no route defined for '${destination.text}' in the route table. Use CreateRoute instead.`,
      );
    const Target = readTarget(context, table, request);
    checkEndpoint(destination, Target);
    const replaced = staticRoute(table, destination);
    if (replaced !== undefined) checkEndpoint(destination, replaced.Target);
    checkAgainstLocal(context, table, destination, Target);
    const route: Route = { ...destination.fact, Target, Origin: 'CreateRoute' };
    const index = table.Routes.findIndex((each) => isStatic(each) && sameDestination(each, destination));
    putRoutes(context, table, index < 0 ? [...table.Routes, route] : table.Routes.with(index, route));
    return {};
  },
});

export const deleteRoute = operation<AwsTables, typeof deleteInput>({
  name: 'DeleteRoute',
  input: deleteInput,
  errors: [...commonErrors, 'InvalidRoute.NotFound'],
  example: { RouteTableId: 'rtb-0123456789abcdef0', DestinationCidrBlock: '0.0.0.0/0' },
  run: (context, given) => {
    const table = findRouteTable(context, given.RouteTableId);
    const destination = readDestination(given);
    const route = staticRoute(table, destination);
    // RT-1: local routes stay, also while their target is replaced.
    if (relationOf(context, table, destination) === 'equal' || route?.Target.Id === 'local')
      refuse(
        'InvalidParameterValue',
        `cannot remove local route ${destination.text} in route table ${table.id}`,
      );
    if (route !== undefined && isOfEndpoint(destination, route.Target))
      refuse(
        'InvalidParameterValue',
        `cannot remove VPC endpoint route ${destination.text} in route table ${table.id}`,
      );
    if (route === undefined)
      refuse(
        'InvalidRoute.NotFound',
        `no route with ${destination.name} ${destination.text} in route table ${table.id}`,
      );
    putRoutes(
      context,
      table,
      table.Routes.filter((each) => each !== route),
    );
    return {};
  },
});

function staticRoute(table: RouteTable, destination: Destination): Route | undefined {
  return table.Routes.find((route) => isStatic(route) && sameDestination(route, destination));
}

/** VPE-1: the route of a gateway endpoint comes and goes with the endpoint's own list of route tables. */
function isOfEndpoint({ fact }: Destination, target: Route['Target']): boolean {
  return fact.DestinationPrefixListId !== undefined && target.Id.startsWith('vpce-');
}

function checkEndpoint(destination: Destination, target: Route['Target']): void {
  if (isOfEndpoint(destination, target))
    refuse('InvalidParameterValue', 'Cannot create or replace a prefix list route targeting a VPC Endpoint.');
}

function relationOf(context: AwsContext, table: RouteTable, { fact }: Destination) {
  const block = fact.DestinationCidrBlock;
  return block === undefined ? 'outside' : relationToLocal(context, table.VpcId, block);
}

/** RT-7: inside the VPC's own blocks only whole subnets, and only to what can inspect traffic. */
function checkAgainstLocal(
  context: AwsContext,
  table: RouteTable,
  destination: Destination,
  target: Route['Target'],
): void {
  const relation = relationOf(context, table, destination);
  if (relation === 'outside') return;
  if (!isMiddleboxTarget(target))
    refuse(
      'InvalidParameterValue',
      'Route target is not supported. This route only supports interface and instance targets.',
    );
  if (relation === 'inside' && !isSubnetBlock(context, table.VpcId, destination.text))
    refuse(
      'InvalidParameterValue',
      `The destination CIDR block ${destination.text} is more specific than the local route and does not match the CIDR block of a subnet in the VPC.`,
      'DestinationCidrBlock',
    );
}

/** RT-1: gives a replaced local route its `local` target back. */
function restoreLocal(context: AwsContext, table: RouteTable, destination: Destination): void {
  if (relationOf(context, table, destination) !== 'equal')
    refuse(
      'InvalidParameterValue',
      `The destination ${destination.text} is not the block of a local route in route table ${table.id}`,
      'LocalTarget',
    );
  putRoutes(
    context,
    table,
    table.Routes.filter((route) => !(isStatic(route) && sameDestination(route, destination))),
  );
}

/** Writes the routes; a gateway route table must stay one (RT-19, RT-20). */
function putRoutes(context: AwsContext, table: RouteTable, Routes: RouteTable['Routes']): void {
  const changed: RouteTable = { ...table, Routes };
  for (const { GatewayId } of table.Associations)
    if (GatewayId !== undefined) checkGatewayTable(context, changed, GatewayId);
  context.put('route-table', changed);
}
