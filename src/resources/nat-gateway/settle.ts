import type { AwsContext } from '../tables.ts';
import { natAddresses } from './addresses.ts';
import type { NatGateway } from './schema.ts';

/** How long a gateway takes to come up or go away: about a minute in AWS. */
export const WORK_MS = 60_000;

/**
 * AWS shows failed and deleted gateways for about an hour (NAT-2); a little more here, so that
 * finishing what is merely pending does not sweep them away unseen.
 */
const REMEMBERED_MS = 3_660_000;

/** States that a gateway is scheduled to enter; a failure is scheduled as AWS's FailureCode. */
export const GONE = 'gone';

/** AWS's `FailureMessage` for each `FailureCode` a gateway can come to. */
export function failureMessage(gateway: NatGateway, code: string, allocationId = ''): string | undefined {
  switch (code) {
    case 'Gateway.NotAttached':
      return `Network ${gateway.VpcId} has no Internet gateway attached`;
    case 'InsufficientFreeAddressesInSubnet':
      return 'Subnet has insufficient free addresses to create this NAT gateway';
    case 'Resource.AlreadyAssociated':
      return `Elastic IP address ${allocationId} is already associated`;
    default:
      return undefined;
  }
}

/** Brings a gateway to `available`, `deleted` or `failed`; finally AWS forgets it. */
export function settleNatGateway(context: AwsContext, gateway: NatGateway, to: string): void {
  if (to === GONE) {
    context.remove('nat-gateway', gateway.id);
    return;
  }
  if (to === 'available') {
    if (gateway.State === 'pending') context.put('nat-gateway', { ...gateway, State: 'available' });
    return;
  }
  if (to === 'deleted') {
    releaseInterface(context, gateway);
    context.put('nat-gateway', { ...gateway, State: 'deleted' });
    context.schedule('nat-gateway', gateway.id, GONE, REMEMBERED_MS);
    return;
  }
  if (gateway.State !== 'pending') return;
  const [FailureCode = '', allocationId] = to.split(' ');
  const FailureMessage = failureMessage(gateway, FailureCode, allocationId);
  context.put('nat-gateway', {
    ...gateway,
    State: 'failed',
    FailureCode,
    ...(FailureMessage === undefined ? {} : { FailureMessage }),
    DeleteTime: context.at,
  });
  context.schedule('nat-gateway', gateway.id, GONE, REMEMBERED_MS);
}

/** Gives the Elastic IPs back to the account and takes the interface away. */
function releaseInterface(context: AwsContext, gateway: NatGateway): void {
  if (context.get('network-interface', gateway.NetworkInterfaceId) === undefined) return;
  for (const { AllocationId, AssociationId } of natAddresses(context, gateway)) {
    const isOwn = AllocationId !== undefined && context.get('elastic-ip', AllocationId) !== undefined;
    if (isOwn && AssociationId !== undefined)
      context.request('InternalDisassociateManagedAddress', { AssociationId });
  }
  context.request('InternalDeleteManagedInterface', { NetworkInterfaceId: gateway.NetworkInterfaceId });
}
