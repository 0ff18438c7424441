import * as z from 'zod';
import { recordShape } from '../../kernel/cloud/tags.ts';

export const peeringStatusCodes = [
  'initiating-request',
  'pending-acceptance',
  'active',
  'deleted',
  'rejected',
  'failed',
  'expired',
  'provisioning',
  'deleting',
] as const;

const peeringSideSchema = z.strictObject({
  VpcId: z.string(),
  OwnerId: z.string(),
  Region: z.string(),
  /** Blocks as AWS reported them: only where the VPC itself is not in the document. */
  CidrBlockSet: z.array(z.string()).exactOptional(),
  AllowDnsResolutionFromRemoteVpc: z.boolean(),
});

/** Owned by the requester; `region` is the requester's. Both sides may be other accounts or Regions. */
export const vpcPeeringConnectionSchema = z.strictObject({
  ...recordShape,
  Status: z.strictObject({ Code: z.enum(peeringStatusCodes), Message: z.string() }),
  RequesterVpcInfo: peeringSideSchema,
  AccepterVpcInfo: peeringSideSchema,
  /** Milliseconds since the epoch; a request not accepted by then expires (PCX-1). */
  ExpirationTime: z.number().exactOptional(),
});

export type VpcPeeringConnection = z.infer<typeof vpcPeeringConnectionSchema>;
export type PeeringSide = z.infer<typeof peeringSideSchema>;
