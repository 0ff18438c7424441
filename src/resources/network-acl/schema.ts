import * as z from 'zod';
import { recordShape } from '../../kernel/cloud/tags.ts';

/** `Protocol` is a number as text, `-1` for all, as AWS answers it. Exactly one of the two blocks. */
export const networkAclEntrySchema = z.strictObject({
  /** 1 to 32766; the final `*` entries are implied (ACL-1). */
  RuleNumber: z.int(),
  Egress: z.boolean(),
  Protocol: z.string(),
  RuleAction: z.enum(['allow', 'deny']),
  CidrBlock: z.string().exactOptional(),
  Ipv6CidrBlock: z.string().exactOptional(),
  /** TCP and UDP only. */
  PortRange: z.strictObject({ From: z.int(), To: z.int() }).exactOptional(),
  /** ICMP only; -1 is any. */
  IcmpTypeCode: z.strictObject({ Type: z.int(), Code: z.int() }).exactOptional(),
});

export type NetworkAclEntry = z.infer<typeof networkAclEntrySchema>;

export const networkAclSchema = z.strictObject({
  ...recordShape,
  VpcId: z.string(),
  IsDefault: z.boolean(),
  Entries: z.array(networkAclEntrySchema),
  /** Every subnet stands in exactly one list's associations (ACL-4). */
  Associations: z.array(z.strictObject({ NetworkAclAssociationId: z.string(), SubnetId: z.string() })),
});

export type NetworkAcl = z.infer<typeof networkAclSchema>;
