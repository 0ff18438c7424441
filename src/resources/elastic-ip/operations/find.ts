import { refuse } from '../../../kernel/cloud/aws-error.ts';
import type { AwsContext } from '../../tables.ts';
import type { ElasticIp } from '../schema.ts';

export interface AddressName {
  readonly AllocationId?: string | undefined;
  readonly PublicIp?: string | undefined;
}

export const addressErrors: readonly string[] = [
  'MissingParameter',
  'InvalidParameterCombination',
  'InvalidAllocationID.NotFound',
  'InvalidAddress.NotFound',
];

/** The caller's address, named by its allocation id or by the address itself, not by both. */
export function findAddress(context: AwsContext, { AllocationId, PublicIp }: AddressName): ElasticIp {
  if (AllocationId !== undefined && PublicIp !== undefined)
    refuse(
      'InvalidParameterCombination',
      'You may specify public IP or allocation id, but not both in the same call',
    );
  if (AllocationId !== undefined) return findAllocation(context, AllocationId);
  if (PublicIp !== undefined) return findPublicIp(context, PublicIp);
  return refuse('MissingParameter', 'Either public IP or allocation id must be specified', 'AllocationId');
}

export function findAllocation(context: AwsContext, id: string): ElasticIp {
  const found = context.list('elastic-ip').find((address) => address.id === id);
  return (
    found ??
    refuse('InvalidAllocationID.NotFound', `The allocation ID '${id}' does not exist`, 'AllocationId')
  );
}

export function findPublicIp(context: AwsContext, publicIp: string): ElasticIp {
  const found = context.list('elastic-ip').find((address) => address.PublicIp === publicIp);
  return found ?? refuse('InvalidAddress.NotFound', `Address '${publicIp}' not found.`, 'PublicIp');
}

export function findAssociated(context: AwsContext, associationId: string): ElasticIp {
  const found = context
    .list('elastic-ip')
    .find((address) => address.Association?.AssociationId === associationId);
  return (
    found ??
    refuse(
      'InvalidAssociationID.NotFound',
      `The association ID '${associationId}' does not exist`,
      'AssociationId',
    )
  );
}

/** Addresses on interfaces that AWS's services run are theirs to manage. */
export function refuseIfManaged(context: AwsContext, networkInterfaceId: string | undefined): void {
  if (networkInterfaceId === undefined) return;
  if (context.get('network-interface', networkInterfaceId)?.RequesterManaged === true)
    refuse('AuthFailure', 'You do not have permission to access the specified resource.');
}

/** The address without its association. */
export function unassociated(address: ElasticIp): ElasticIp {
  const { Association: _association, ...rest } = address;
  return rest;
}
