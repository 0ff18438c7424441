import { refuse } from '../../../kernel/cloud/aws-error.ts';
import type { AwsContext } from '../../tables.ts';
import type { PeeringSide, VpcPeeringConnection } from '../schema.ts';

export const NO_PEERING = 'InvalidVpcPeeringConnectionID.NotFound';

/** Both owners see the connection, each in the Region of its own VPC. */
export function isSide(context: AwsContext, side: PeeringSide): boolean {
  return side.OwnerId === context.account && side.Region === context.region;
}

/** The connection, if either of its VPCs belongs to the caller's account. */
export function findPeering(context: AwsContext, id: string): VpcPeeringConnection {
  const peering = context.get('vpc-peering-connection', id);
  const isOwn = [peering?.RequesterVpcInfo, peering?.AccepterVpcInfo].some(
    (side) => side?.OwnerId === context.account,
  );
  if (peering === undefined || !isOwn)
    return refuse(NO_PEERING, `The vpcPeeringConnection ID '${id}' does not exist`, 'VpcPeeringConnectionId');
  return peering;
}

/** Only the accepter answers a request, and in its own Region (PCX-1). */
export function requireAccepter(
  context: AwsContext,
  peering: VpcPeeringConnection,
  verb: 'accept' | 'reject',
): void {
  const { OwnerId, Region } = peering.AccepterVpcInfo;
  if (OwnerId !== context.account)
    refuse('OperationNotPermitted', `User ${context.account} cannot ${verb} peering ${peering.id}`);
  if (Region !== context.region)
    refuse(
      'OperationNotPermitted',
      `Incorrect region ( ${context.region} ) specified for this request. VPC peering connection ${peering.id} must be ${verb}ed in region ${Region}`,
    );
}

export function refuseTransition(peering: VpcPeeringConnection, to: string): never {
  return refuse(
    'InvalidStateTransition',
    `Invalid state transition for ${peering.id}, attempted to transition from ${peering.Status.Code} to ${to}`,
  );
}
