import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { printOptions } from '../describe.ts';
import type { PeeringSide, VpcPeeringConnection } from '../schema.ts';
import { findPeering, isSide, NO_PEERING } from './find.ts';

/** ClassicLink no longer exists: AWS still takes the parameters, but only to switch off. */
const optionsSchema = z
  .strictObject({
    AllowDnsResolutionFromRemoteVpc: z.boolean().optional(),
    AllowEgressFromLocalClassicLinkToRemoteVpc: z.literal(false).optional(),
    AllowEgressFromLocalVpcToRemoteClassicLink: z.literal(false).optional(),
  })
  .optional();

const input = z.strictObject({
  VpcPeeringConnectionId: z.string(),
  AccepterPeeringConnectionOptions: optionsSchema,
  RequesterPeeringConnectionOptions: optionsSchema,
});

/** PCX-8: each owner sets, in its own Region, whether the other VPC resolves its names to private addresses. */
export const modifyVpcPeeringConnectionOptions = operation<AwsTables, typeof input>({
  name: 'ModifyVpcPeeringConnectionOptions',
  input,
  errors: [NO_PEERING, 'OperationNotPermitted', 'MissingParameter'],
  example: {
    VpcPeeringConnectionId: 'pcx-0123456789abcdef0',
    RequesterPeeringConnectionOptions: { AllowDnsResolutionFromRemoteVpc: true },
  },
  run: (context, given) => {
    const peering = findPeering(context, given.VpcPeeringConnectionId);
    const { AccepterPeeringConnectionOptions: accepter, RequesterPeeringConnectionOptions: requester } =
      given;
    if (accepter === undefined && requester === undefined)
      refuse(
        'MissingParameter',
        'The request must contain the parameter accepterPeeringConnectionOptions or requesterPeeringConnectionOptions',
        'RequesterPeeringConnectionOptions',
      );
    if (peering.Status.Code !== 'active')
      refuse(
        'OperationNotPermitted',
        `Peering ${peering.id} is not active. Peering options can be added only to active peerings.`,
      );
    const changed: VpcPeeringConnection = {
      ...peering,
      AccepterVpcInfo: changeSide(context, peering.AccepterVpcInfo, 'accepter', accepter),
      RequesterVpcInfo: changeSide(context, peering.RequesterVpcInfo, 'requester', requester),
    };
    context.put('vpc-peering-connection', changed);
    return {
      ...(accepter === undefined
        ? {}
        : { AccepterPeeringConnectionOptions: printOptions(changed.AccepterVpcInfo) }),
      ...(requester === undefined
        ? {}
        : { RequesterPeeringConnectionOptions: printOptions(changed.RequesterVpcInfo) }),
    };
  },
});

function changeSide(
  context: AwsContext,
  side: PeeringSide,
  role: 'accepter' | 'requester',
  options: z.output<typeof optionsSchema>,
): PeeringSide {
  if (options === undefined) return side;
  if (!isSide(context, side))
    refuse(
      'OperationNotPermitted',
      `User ${context.account} cannot modify ${role} options in region ${context.region}: the ${role} VPC belongs to ${side.OwnerId} in ${side.Region}`,
    );
  const { AllowDnsResolutionFromRemoteVpc = side.AllowDnsResolutionFromRemoteVpc } = options;
  return { ...side, AllowDnsResolutionFromRemoteVpc };
}
