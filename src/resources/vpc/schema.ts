import * as z from 'zod';
import { recordShape } from '../../kernel/cloud/tags.ts';

/** States of a CIDR association; only `associated` blocks are usable (NET-6). */
export const cidrAssociationStates = [
  'associating',
  'associated',
  'disassociating',
  'disassociated',
  'failing',
  'failed',
] as const;

export const vpcSchema = z.strictObject({
  ...recordShape,
  /** The first one is the primary block; its text is the answer's `CidrBlock`. */
  CidrBlockAssociationSet: z
    .array(
      z.strictObject({
        AssociationId: z.string(),
        CidrBlock: z.string(),
        State: z.enum(cidrAssociationStates),
      }),
    )
    .min(1),
  State: z.enum(['pending', 'available']),
  IsDefault: z.boolean(),
  InstanceTenancy: z.enum(['default', 'dedicated', 'host']),
  DhcpOptionsId: z.string(),
  EnableDnsSupport: z.boolean(),
  EnableDnsHostnames: z.boolean(),
});

export type Vpc = z.infer<typeof vpcSchema>;
