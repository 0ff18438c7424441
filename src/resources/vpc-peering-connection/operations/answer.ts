import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { AwsTables } from '../../tables.ts';
import { printPeering } from '../describe.ts';
import { finish, MOMENT_MS, setStatus } from '../settle.ts';
import { findPeering, isSide, NO_PEERING, refuseTransition, requireAccepter } from './find.ts';

const input = z.strictObject({ VpcPeeringConnectionId: z.string() });
const example = { VpcPeeringConnectionId: 'pcx-0123456789abcdef0' };
const errors = [NO_PEERING, 'OperationNotPermitted', 'InvalidStateTransition'];

export const acceptVpcPeeringConnection = operation<AwsTables, typeof input>({
  name: 'AcceptVpcPeeringConnection',
  input,
  errors,
  example,
  run: (context, { VpcPeeringConnectionId }) => {
    const peering = findPeering(context, VpcPeeringConnectionId);
    requireAccepter(context, peering, 'accept');
    if (peering.Status.Code !== 'pending-acceptance') refuseTransition(peering, 'active');
    const { ExpirationTime: _expiration, ...rest } = peering;
    const accepted = setStatus(context, rest, 'provisioning', 'Provisioning');
    context.schedule('vpc-peering-connection', peering.id, 'active', MOMENT_MS);
    return { VpcPeeringConnection: printPeering(context, accepted) };
  },
});

export const rejectVpcPeeringConnection = operation<AwsTables, typeof input>({
  name: 'RejectVpcPeeringConnection',
  input,
  errors,
  example,
  run: (context, { VpcPeeringConnectionId }) => {
    const peering = findPeering(context, VpcPeeringConnectionId);
    requireAccepter(context, peering, 'reject');
    if (peering.Status.Code !== 'pending-acceptance') refuseTransition(peering, 'rejected');
    finish(context, peering, 'rejected', `Rejected by ${context.account}`);
    return { Return: true };
  },
});

/** Either side ends an active peering; a request not yet accepted is only the requester's to withdraw. */
export const deleteVpcPeeringConnection = operation<AwsTables, typeof input>({
  name: 'DeleteVpcPeeringConnection',
  input,
  errors,
  example,
  run: (context, { VpcPeeringConnectionId }) => {
    const peering = findPeering(context, VpcPeeringConnectionId);
    const { RequesterVpcInfo, AccepterVpcInfo, Status } = peering;
    const isRequester = isSide(context, RequesterVpcInfo);
    if (!isRequester && !isSide(context, AccepterVpcInfo))
      refuse(
        'OperationNotPermitted',
        `Incorrect region ( ${context.region} ) specified for this request. VPC peering connection ${peering.id} lies between ${RequesterVpcInfo.Region} and ${AccepterVpcInfo.Region}`,
      );
    if (Status.Code === 'pending-acceptance' && !isRequester)
      refuse('OperationNotPermitted', `User ${context.account} cannot delete peering ${peering.id}`);
    if (Status.Code !== 'active' && Status.Code !== 'pending-acceptance')
      refuseTransition(peering, 'deleted');
    const by = `by ${context.account}`;
    if (RequesterVpcInfo.Region === AccepterVpcInfo.Region)
      finish(context, peering, 'deleted', `Deleted ${by}`);
    else {
      // Only between Regions does AWS take time over it.
      setStatus(context, peering, 'deleting', `Deleting ${by}`);
      context.schedule('vpc-peering-connection', peering.id, 'deleted', MOMENT_MS);
    }
    return { Return: true };
  },
});
