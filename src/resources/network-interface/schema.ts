import * as z from 'zod';
import { recordShape } from '../../kernel/cloud/tags.ts';

export const networkInterfaceSchema = z.strictObject({
  ...recordShape,
  SubnetId: z.string(),
  Description: z.string(),
  /** `interface`, `nat_gateway`, or any other kind AWS names. */
  InterfaceType: z.string(),
  /** Ids of its security groups, in AWS's order. */
  Groups: z.array(z.string()),
  /** The first entry is the primary address. */
  PrivateIpAddresses: z
    .array(
      z.strictObject({
        PrivateIpAddress: z.string(),
        /**
         * An auto-assigned public address (owner `amazon`). Elastic IPs stand in their own
         * record, not here; one whose record was not imported has its AllocationId here.
         */
        Association: z
          .strictObject({
            PublicIp: z.string(),
            IpOwnerId: z.string(),
            AllocationId: z.string().exactOptional(),
            AssociationId: z.string().exactOptional(),
          })
          .exactOptional(),
      }),
    )
    .min(1),
  /** Keeps an auto-assigned public address across stop and start of its instance (EC2-6). */
  AssociatePublicIpAddress: z.boolean(),
  MacAddress: z.string(),
  SourceDestCheck: z.boolean(),
  RequesterManaged: z.boolean(),
  RequesterId: z.string().exactOptional(),
  /** To which instance it is attached; a NAT gateway's interface has none. */
  Attachment: z
    .strictObject({
      AttachmentId: z.string(),
      InstanceId: z.string(),
      DeviceIndex: z.int(),
      DeleteOnTermination: z.boolean(),
      /** Milliseconds since the epoch. */
      AttachTime: z.number(),
      Status: z.enum(['attaching', 'attached', 'detaching', 'detached']),
    })
    .exactOptional(),
});

export type NetworkInterface = z.infer<typeof networkInterfaceSchema>;
