import * as z from 'zod';
import { recordShape } from '../../kernel/cloud/tags.ts';

/** An Elastic IP address; the record's id is its AllocationId. */
export const elasticIpSchema = z.strictObject({
  ...recordShape,
  PublicIp: z.string(),
  PublicIpv4Pool: z.string(),
  NetworkBorderGroup: z.string(),
  /** To which private address of which interface it belongs; NAT gateways associate through their interface. */
  Association: z
    .strictObject({
      AssociationId: z.string(),
      NetworkInterfaceId: z.string(),
      PrivateIpAddress: z.string(),
    })
    .exactOptional(),
});

export type ElasticIp = z.infer<typeof elasticIpSchema>;
