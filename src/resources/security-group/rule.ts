import type { SecurityGroupRule } from './schema.ts';

/** The one peer of a rule: whom it lets in, or where it lets traffic go (SG-6). */
export type Peer =
  | { readonly CidrIpv4: string }
  | { readonly CidrIpv6: string }
  | { readonly PrefixListId: string }
  | { readonly ReferencedGroupInfo: NonNullable<SecurityGroupRule['ReferencedGroupInfo']> };

/** What a rule says, before AWS gives it an id. */
export type RuleFacts = Omit<SecurityGroupRule, 'SecurityGroupRuleId' | 'Tags'>;

/** Protocol and ports of a rule in the record's form. */
export interface Traffic {
  readonly IpProtocol: string;
  readonly FromPort: number;
  readonly ToPort: number;
}

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

/** The peer as AWS's messages write it: a block or an id. */
export function peerText(rule: RuleFacts): string {
  return rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.PrefixListId ?? rule.ReferencedGroupInfo?.GroupId ?? '';
}

/** Two rules are one permission when everything but description and tags agrees (SG-21). */
export function samePermission(left: RuleFacts, right: RuleFacts): boolean {
  return left.IsEgress === right.IsEgress && sameTraffic(left, right) && peerText(left) === peerText(right);
}

export function sameTraffic(left: Traffic, right: Traffic): boolean {
  return (
    left.IpProtocol === right.IpProtocol && left.FromPort === right.FromPort && left.ToPort === right.ToPort
  );
}

/** Whether describe answers show ports: not for "all" and not for numbered protocols (SG-18). */
export function showsPorts(protocol: string): boolean {
  return protocol === 'tcp' || protocol === 'udp' || protocol === 'icmp' || protocol === 'icmpv6';
}
