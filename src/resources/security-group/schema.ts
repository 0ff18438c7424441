import * as z from 'zod';
import { recordShape } from '../../kernel/cloud/tags.ts';

/**
 * One rule, as `DescribeSecurityGroupRules` answers it; `IpPermissions` is derived from these.
 * `IpProtocol` is `tcp`, `udp`, `icmp`, `icmpv6`, `-1` or a number as text. For ICMP the ports hold
 * type and code (SG-17). -1 in FromPort/ToPort means all; protocol `-1` and numbers other than
 * 6, 17, 1, 58 carry -1/-1 (SG-18). Exactly one of the four peers is present.
 */
export const securityGroupRuleSchema = z.strictObject({
  SecurityGroupRuleId: z.string(),
  IsEgress: z.boolean(),
  IpProtocol: z.string(),
  FromPort: z.int(),
  ToPort: z.int(),
  CidrIpv4: z.string().exactOptional(),
  CidrIpv6: z.string().exactOptional(),
  PrefixListId: z.string().exactOptional(),
  ReferencedGroupInfo: z
    .strictObject({
      GroupId: z.string(),
      /** Set when the group lies in another VPC: the peering the reference relies on (PCX-6). */
      VpcPeeringConnectionId: z.string().exactOptional(),
      VpcId: z.string().exactOptional(),
      UserId: z.string().exactOptional(),
    })
    .exactOptional(),
  Description: z.string().exactOptional(),
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })),
});

export type SecurityGroupRule = z.infer<typeof securityGroupRuleSchema>;

export const securityGroupSchema = z.strictObject({
  ...recordShape,
  VpcId: z.string(),
  /** `default` marks the VPC's default group, which cannot be deleted (SG-4). */
  GroupName: z.string(),
  Description: z.string(),
  Rules: z.array(securityGroupRuleSchema),
});

export type SecurityGroup = z.infer<typeof securityGroupSchema>;
