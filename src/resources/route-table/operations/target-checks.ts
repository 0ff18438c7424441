import { refuse } from '../../../kernel/cloud/aws-error.ts';
import type { AwsContext } from '../../tables.ts';
import type { RouteTable } from '../schema.ts';

/** The code CreateRoute and ReplaceRoute answer for each kind of target nobody has. */
export const targetErrors: readonly string[] = [
  'InvalidGatewayID.NotFound',
  'InvalidNatGatewayID.NotFound',
  'InvalidNetworkInterfaceID.NotFound',
  'InvalidInstanceID.NotFound',
  'InvalidInstanceID',
  'InvalidVpcPeeringConnectionID.NotFound',
  'InvalidVpcEndpointId.Malformed',
];

/** IGW-1: only the gateway attached to the route table's own VPC. */
export function checkInternetGateway(context: AwsContext, routeTable: RouteTable, id: string): void {
  const gateway = context.find('internet-gateway', id, 'InvalidGatewayID.NotFound');
  if (!gateway.Attachments.some((attachment) => attachment.VpcId === routeTable.VpcId))
    differentNetworks(routeTable, `network gateway ${id}`, 'GatewayId');
}

export function checkNatGateway(context: AwsContext, routeTable: RouteTable, id: string): void {
  const gateway = context.get('nat-gateway', id);
  const isOwn = gateway?.account === context.account && gateway.region === context.region;
  if (gateway === undefined || !isOwn || gateway.State === 'deleted' || gateway.State === 'failed')
    refuse('InvalidNatGatewayID.NotFound', `The natGateway ID '${id}' does not exist`, 'NatGatewayId');
  if (gateway.VpcId !== routeTable.VpcId)
    differentNetworks(routeTable, `network gateway ${id}`, 'NatGatewayId');
}

export function checkNetworkInterface(context: AwsContext, routeTable: RouteTable, id: string): void {
  const networkInterface = context.find('network-interface', id, 'InvalidNetworkInterfaceID.NotFound');
  const vpcId = context.get('subnet', networkInterface.SubnetId)?.VpcId;
  if (vpcId !== routeTable.VpcId) differentNetworks(routeTable, `interface ${id}`, 'NetworkInterfaceId');
}

/** An instance can only be named as a target while it has exactly one interface. */
export function interfaceOfInstance(context: AwsContext, routeTable: RouteTable, id: string): string {
  context.find('instance', id, 'InvalidInstanceID.NotFound');
  const attached = context.all('network-interface').filter((each) => each.Attachment?.InstanceId === id);
  const only = attached[0];
  if (attached.length > 1)
    refuse(
      'InvalidInstanceID',
      `There are multiple interfaces attached to instance '${id}'. Please specify an interface ID for the operation instead.`,
      'InstanceId',
    );
  if (only === undefined)
    refuse('InvalidInstanceID', `There are no interfaces attached to instance '${id}'.`, 'InstanceId');
  checkNetworkInterface(context, routeTable, only.id);
  return only.id;
}

const FINISHED: readonly string[] = ['deleted', 'deleting', 'rejected', 'failed', 'expired'];

/** RT-15: a peering may be a target before it is accepted, but not once it is over. */
export function checkPeering(context: AwsContext, routeTable: RouteTable, id: string): void {
  const peering = context.get('vpc-peering-connection', id);
  const sides = peering === undefined ? [] : [peering.RequesterVpcInfo, peering.AccepterVpcInfo];
  const isVisible = sides.some((side) => side.OwnerId === context.account && side.Region === context.region);
  if (peering === undefined || !isVisible || FINISHED.includes(peering.Status.Code))
    refuse(
      'InvalidVpcPeeringConnectionID.NotFound',
      `The vpcPeeringConnection ID '${id}' does not exist`,
      'VpcPeeringConnectionId',
    );
  if (!sides.some((side) => side.VpcId === routeTable.VpcId))
    differentNetworks(routeTable, `vpc peering connection ${id}`, 'VpcPeeringConnectionId');
}

function differentNetworks(routeTable: RouteTable, what: string, path: string): never {
  return refuse(
    'InvalidParameterValue',
    `route table ${routeTable.id} and ${what} belong to different networks`,
    path,
  );
}
