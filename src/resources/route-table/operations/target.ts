import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import type { AwsContext } from '../../tables.ts';
import type { Route, RouteTable } from '../schema.ts';
import {
  checkInternetGateway,
  checkNatGateway,
  checkNetworkInterface,
  checkPeering,
  interfaceOfInstance,
} from './target-checks.ts';

export const targetShape = {
  GatewayId: z.string().optional(),
  NatGatewayId: z.string().optional(),
  NetworkInterfaceId: z.string().optional(),
  InstanceId: z.string().optional(),
  VpcPeeringConnectionId: z.string().optional(),
  VpcEndpointId: z.string().optional(),
  TransitGatewayId: z.string().optional(),
  EgressOnlyInternetGatewayId: z.string().optional(),
  LocalGatewayId: z.string().optional(),
  CarrierGatewayId: z.string().optional(),
  CoreNetworkArn: z.string().optional(),
  OdbNetworkArn: z.string().optional(),
};

type TargetName = keyof typeof targetShape;
type Given = { readonly [Name in TargetName]?: string | undefined };

/** Which target parameter a route request carries, if any; two are refused. */
export function givenTarget(given: Given): { readonly name: TargetName; readonly id: string } | undefined {
  const names = (Object.keys(targetShape) as TargetName[]).filter((name) => given[name] !== undefined);
  if (names.length > 1)
    refuse(
      'InvalidParameterCombination',
      `Only one route target may be given: ${names.join(' and ')} cannot be used together`,
    );
  const name = names[0];
  const id = name === undefined ? undefined : given[name];
  return name === undefined || id === undefined ? undefined : { name, id };
}

/**
 * The route's target as it is stored. Targets of kinds that have a table must exist and belong to
 * the route table's VPC; the other kinds are kept as they are.
 */
export function readTarget(context: AwsContext, routeTable: RouteTable, given: Given): Route['Target'] {
  const target = givenTarget(given);
  if (target === undefined)
    return refuse(
      'MissingParameter',
      'The request must contain exactly one route target, such as gatewayId, natGatewayId, networkInterfaceId or vpcPeeringConnectionId',
      'GatewayId',
    );
  const { name, id } = target;
  switch (name) {
    case 'GatewayId':
      return readGateway(context, routeTable, id);
    case 'VpcEndpointId':
      if (!id.startsWith('vpce-'))
        refuse('InvalidVpcEndpointId.Malformed', `The Vpc Endpoint Id '${id}' is malformed`, 'VpcEndpointId');
      return { Field: 'GatewayId', Id: id };
    case 'InstanceId':
      return { Field: 'NetworkInterfaceId', Id: interfaceOfInstance(context, routeTable, id) };
    case 'NatGatewayId':
      checkNatGateway(context, routeTable, id);
      break;
    case 'NetworkInterfaceId':
      checkNetworkInterface(context, routeTable, id);
      break;
    case 'VpcPeeringConnectionId':
      checkPeering(context, routeTable, id);
      break;
    default:
      break;
  }
  return { Field: name, Id: id };
}

function readGateway(context: AwsContext, routeTable: RouteTable, id: string): Route['Target'] {
  if (id.startsWith('igw-')) checkInternetGateway(context, routeTable, id);
  else if (!id.startsWith('vgw-') && !id.startsWith('vpce-'))
    refuse('InvalidGatewayID.NotFound', `The gateway ID '${id}' does not exist`, 'GatewayId');
  return { Field: 'GatewayId', Id: id };
}

/** RT-1, RT-7: what may carry traffic of the VPC's own blocks: NAT gateway, interface, GWLB endpoint. */
export function isMiddleboxTarget({ Field, Id }: Route['Target']): boolean {
  return (
    Field === 'NatGatewayId' ||
    Field === 'NetworkInterfaceId' ||
    (Field === 'GatewayId' && Id.startsWith('vpce-'))
  );
}
