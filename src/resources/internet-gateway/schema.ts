import * as z from 'zod';
import { recordShape } from '../../kernel/cloud/tags.ts';

export const internetGatewaySchema = z.strictObject({
  ...recordShape,
  /** At most one: an internet gateway serves one VPC, a VPC has one (IGW-3). AWS shows `available` when attached. */
  Attachments: z.array(
    z.strictObject({
      VpcId: z.string(),
      State: z.enum(['attaching', 'available', 'attached', 'detaching', 'detached']),
    }),
  ),
});

export type InternetGateway = z.infer<typeof internetGatewaySchema>;
