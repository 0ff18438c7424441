import { refuse } from '../../../kernel/cloud/aws-error.ts';
import type { ElasticIp } from '../../elastic-ip/schema.ts';
import type { AwsContext } from '../../tables.ts';
import type { NatGateway } from '../schema.ts';

/** NAT-6: one primary and seven secondary addresses. */
export const MOST_ADDRESSES = 8;

/** The caller's gateway, whatever its state. */
export function findNatGateway(context: AwsContext, id: string): NatGateway {
  const gateway = context.get('nat-gateway', id);
  if (gateway === undefined || gateway.account !== context.account || gateway.region !== context.region)
    return refuse('NatGatewayNotFound', `The Nat Gateway ${id} was not found`, 'NatGatewayId');
  return gateway;
}

/** The gateway, ready to have its addresses changed. */
export function findReadyGateway(
  context: AwsContext,
  id: string,
  connectivity: NatGateway['ConnectivityType'],
): NatGateway {
  const gateway = findNatGateway(context, id);
  if (gateway.State !== 'available')
    refuse('IncorrectState', `The Nat Gateway ${id} is in state ${gateway.State}`, 'NatGatewayId');
  if (gateway.ConnectivityType !== connectivity)
    refuse(
      'UnsupportedOperation',
      `The operation is only supported for NAT gateways with connectivity type ${connectivity}`,
      'NatGatewayId',
    );
  return gateway;
}

/** The code that NAT gateway operations have for an unknown allocation id; others say InvalidAllocationID. */
export function findElasticIp(context: AwsContext, id: string): ElasticIp {
  const address = context.get('elastic-ip', id);
  if (address === undefined || address.account !== context.account || address.region !== context.region)
    return refuse('InvalidElasticIpID.NotFound', `The elasticIp ID '${id}' does not exist`, 'AllocationId');
  return address;
}
