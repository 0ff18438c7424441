import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { cidrCovers, cidrOrNull, cidrsEqual } from '../../../kernel/net/cidr.ts';
import type { AwsContext } from '../../tables.ts';
import { localBlocks } from '../local-routes.ts';
import type { Route, RouteTable } from '../schema.ts';

/**
 * RT-19, RT-20, RT-21: what a route table may hold while it is associated with a gateway: routes
 * to the whole block of the VPC or of one of its subnets, to an interface or (internet gateway
 * only) a Gateway Load Balancer endpoint. Refuses with `InvalidParameterValue`.
 */
export function checkGatewayTable(context: AwsContext, routeTable: RouteTable, gatewayId: string): void {
  if (routeTable.PropagatingVgws.length > 0)
    refuse(
      'InvalidParameterValue',
      `Route table ${routeTable.id} has route propagation enabled and cannot be associated with gateway ${gatewayId}`,
    );
  for (const route of routeTable.Routes) {
    const destination =
      route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId ?? '';
    if (!isGatewayTarget(route.Target, gatewayId))
      refuse(
        'InvalidParameterValue',
        `Route table ${routeTable.id} associated with gateway ${gatewayId} has a route to ${destination} with an unsupported target`,
      );
    if (!isLocalDestination(context, routeTable.VpcId, route))
      refuse(
        'InvalidParameterValue',
        `Route table ${routeTable.id} associated with gateway ${gatewayId} has a route to ${destination}, which is neither the block of the VPC nor of a subnet`,
      );
  }
}

function isGatewayTarget({ Field, Id }: Route['Target'], gatewayId: string): boolean {
  if (Field === 'NetworkInterfaceId') return true;
  if (Field !== 'GatewayId') return false;
  return Id === 'local' || (Id.startsWith('vpce-') && gatewayId.startsWith('igw-'));
}

/** RT-20. IPv6 blocks are not modelled, so an IPv6 destination is taken at its word. */
function isLocalDestination(context: AwsContext, vpcId: string, route: Route): boolean {
  if (route.DestinationPrefixListId !== undefined) return false;
  if (route.DestinationCidrBlock === undefined) return true;
  return (
    localBlocks(context, vpcId).includes(route.DestinationCidrBlock) ||
    isSubnetBlock(context, vpcId, route.DestinationCidrBlock)
  );
}

export function isSubnetBlock(context: AwsContext, vpcId: string, block: string): boolean {
  return context.all('subnet').some((subnet) => subnet.VpcId === vpcId && subnet.CidrBlock === block);
}

export type LocalRelation = 'outside' | 'equal' | 'inside';

/** How an IPv4 block lies to the VPC's own blocks: it is one, it lies within one, or neither. */
export function relationToLocal(context: AwsContext, vpcId: string, block: string): LocalRelation {
  const inner = cidrOrNull(block);
  let relation: LocalRelation = 'outside';
  for (const text of localBlocks(context, vpcId)) {
    const outer = cidrOrNull(text);
    if (inner === null || outer === null) continue;
    if (cidrsEqual(outer, inner)) return 'equal';
    if (cidrCovers(outer, inner)) relation = 'inside';
  }
  return relation;
}
