import * as z from 'zod';
import { recordShape } from '../../kernel/cloud/tags.ts';

export const natGatewaySchema = z.strictObject({
  ...recordShape,
  VpcId: z.string(),
  SubnetId: z.string(),
  ConnectivityType: z.enum(['public', 'private']),
  State: z.enum(['pending', 'failed', 'available', 'deleting', 'deleted']),
  /** Milliseconds since the epoch. */
  CreateTime: z.number(),
  DeleteTime: z.number().exactOptional(),
  FailureCode: z.string().exactOptional(),
  FailureMessage: z.string().exactOptional(),
  /**
   * The gateway's requester-managed interface. It exists as a network-interface record while the
   * gateway is pending or available. Private addresses are that record's; public ones are the
   * Elastic IPs associated with them.
   */
  NetworkInterfaceId: z.string(),
});

export type NatGateway = z.infer<typeof natGatewaySchema>;

/** Who AWS says runs the interface. */
export const NAT_REQUESTER = 'amazon-nat-gateway';
