import { refuse } from '../../kernel/cloud/aws-error.ts';
import { prefixListWeight } from '../shared/prefix-list-weight.ts';
import type { AwsContext } from '../tables.ts';
import { peerText, type RuleFacts, samePermission, showsPorts } from './rule.ts';
import type { SecurityGroup, SecurityGroupRule } from './schema.ts';

/** SG-19: per direction, counted separately for IPv4 and IPv6. */
export const RULES_PER_GROUP = 60;

/** Refuses a rule that the group already holds under another id (SG-21). */
export function refuseDuplicate(rules: readonly SecurityGroupRule[], rule: RuleFacts): void {
  if (!rules.some((existing) => samePermission(existing, rule))) return;
  const protocol = rule.IpProtocol === '-1' ? 'ALL' : rule.IpProtocol.toUpperCase();
  const ports = showsPorts(rule.IpProtocol) ? ` from port: ${rule.FromPort}, to port: ${rule.ToPort},` : '';
  refuse(
    'InvalidPermission.Duplicate',
    `the specified rule "peer: ${peerText(rule)}, ${protocol},${ports} ALLOW" already exists`,
    'IpPermissions',
  );
}

/** Refuses a group whose rules of that direction weigh more than the quota (SG-19, NET-14). */
export function checkRuleQuota(context: AwsContext, group: SecurityGroup, egress: boolean): void {
  let four = 0;
  let six = 0;
  for (const rule of group.Rules) {
    if (rule.IsEgress !== egress) continue;
    const weight = weightOf(context, rule);
    if (rule.CidrIpv6 === undefined) four += weight;
    if (rule.CidrIpv4 === undefined) six += weight;
  }
  if (four > RULES_PER_GROUP || six > RULES_PER_GROUP)
    refuse(
      'RulesPerSecurityGroupLimitExceeded',
      'The maximum number of rules per security group has been reached.',
    );
}

function weightOf(context: AwsContext, rule: SecurityGroupRule): number {
  const list =
    rule.PrefixListId === undefined ? undefined : context.get('managed-prefix-list', rule.PrefixListId);
  return list === undefined ? 1 : prefixListWeight(list);
}
