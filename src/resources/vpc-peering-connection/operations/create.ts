import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import { tagSpecificationsSchema, tagsFor } from '../../../kernel/cloud/tags.ts';
import { cidrOrNull, cidrsOverlap } from '../../../kernel/net/cidr.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { printPeering, sideBlocks } from '../describe.ts';
import type { PeeringSide, VpcPeeringConnection } from '../schema.ts';
import { EXPIRES_MS, MOMENT_MS } from '../settle.ts';

const input = z.strictObject({
  VpcId: z.string(),
  PeerVpcId: z.string(),
  /** Default: the caller's account. */
  PeerOwnerId: z.string().optional(),
  /** Default: the caller's Region. */
  PeerRegion: z.string().optional(),
  TagSpecifications: tagSpecificationsSchema,
});

export const createVpcPeeringConnection = operation<AwsTables, typeof input>({
  name: 'CreateVpcPeeringConnection',
  input,
  errors: [
    'InvalidVpcID.NotFound',
    'InvalidParameterValue',
    'VpcPeeringConnectionAlreadyExists',
    'TagLimitExceeded',
  ],
  example: { VpcId: 'vpc-0123456789abcdef0', PeerVpcId: 'vpc-0fedcba9876543210' },
  run: (context, given) => {
    context.find('vpc', given.VpcId, 'InvalidVpcID.NotFound');
    if (given.PeerVpcId === given.VpcId)
      refuse('InvalidParameterValue', 'vpcId and peerVpcId cannot be the same', 'PeerVpcId');
    const requester = sideOf(given.VpcId, context.account, context.region);
    const accepter = sideOf(
      given.PeerVpcId,
      given.PeerOwnerId ?? context.account,
      given.PeerRegion ?? context.region,
    );
    // A VPC of the caller's own must exist; what is wrong elsewhere shows as the state `failed`.
    if (accepter.OwnerId === context.account && accepter.Region === context.region)
      context.find('vpc', accepter.VpcId, 'InvalidVpcID.NotFound');
    refuseSecond(context, given.VpcId, given.PeerVpcId);
    const peering: VpcPeeringConnection = {
      ...context.newRecord('vpc-peering-connection', 'pcx'),
      Tags: [...tagsFor(given.TagSpecifications, 'vpc-peering-connection')],
      Status: { Code: 'initiating-request', Message: `Initiating Request to ${accepter.OwnerId}` },
      RequesterVpcInfo: requester,
      AccepterVpcInfo: accepter,
      ExpirationTime: context.at + EXPIRES_MS,
    };
    context.put('vpc-peering-connection', peering);
    const next = canPeer(context, requester, accepter) ? 'pending-acceptance' : 'failed';
    context.schedule('vpc-peering-connection', peering.id, next, MOMENT_MS);
    context.schedule('vpc-peering-connection', peering.id, 'expired', EXPIRES_MS);
    return { VpcPeeringConnection: printPeering(context, peering) };
  },
});

function sideOf(VpcId: string, OwnerId: string, Region: string): PeeringSide {
  return { VpcId, OwnerId, Region, AllowDnsResolutionFromRemoteVpc: false };
}

/** PCX-2: one peering per pair of VPCs, whoever asked. */
function refuseSecond(context: AwsContext, left: string, right: string): void {
  const standing = ['initiating-request', 'pending-acceptance', 'provisioning', 'active'];
  const exists = context
    .all('vpc-peering-connection')
    .some(({ Status, RequesterVpcInfo, AccepterVpcInfo }) => {
      const pair = [RequesterVpcInfo.VpcId, AccepterVpcInfo.VpcId];
      return standing.includes(Status.Code) && pair.includes(left) && pair.includes(right);
    });
  if (exists)
    refuse('VpcPeeringConnectionAlreadyExists', 'A VpcPeeringConnection already exists between these VPCs.');
}

/** PCX-2: the other VPC must be where the request says, and no blocks may overlap, used or not. */
function canPeer(context: AwsContext, requester: PeeringSide, accepter: PeeringSide): boolean {
  const peer = context.get('vpc', accepter.VpcId);
  if (peer === undefined || peer.account !== accepter.OwnerId || peer.region !== accepter.Region)
    return false;
  const theirs = sideBlocks(context, accepter).map((block) => cidrOrNull(block));
  return sideBlocks(context, requester).every((block) => {
    const own = cidrOrNull(block);
    return theirs.every((other) => own === null || other === null || !cidrsOverlap(own, other));
  });
}
