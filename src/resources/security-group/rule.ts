import type { SecurityGroupRule } from './schema.ts';

/** The one peer of a rule: whom it lets in, or where it lets traffic go (SG-6). */
export type Peer =
  | { readonly CidrIpv4: string }
  | { readonly CidrIpv6: string }
  | { readonly PrefixListId: string }
  | { readonly ReferencedGroupInfo: NonNullable<SecurityGroupRule['ReferencedGroupInfo']> };

/** A rule for every protocol and port (SG-18). */
export function allTraffic(ruleId: string, egress: boolean, peer: Peer): SecurityGroupRule {
  return {
    SecurityGroupRuleId: ruleId,
    IsEgress: egress,
    IpProtocol: '-1',
    FromPort: -1,
    ToPort: -1,
    ...peer,
    Tags: [],
  };
}
