import * as z from 'zod';
import { refuse } from '../../../kernel/cloud/aws-error.ts';
import { applyFilters, type FilterTable, filtersSchema, paginate } from '../../../kernel/cloud/describe.ts';
import { operation } from '../../../kernel/cloud/operation.ts';
import type { ResourceRecord } from '../../../kernel/cloud/record.ts';
import type { AwsContext, AwsTables } from '../../tables.ts';
import { checkRuleQuota, refuseDuplicate } from '../add-rules.ts';
import { checkGroupId, FIND_GROUP_ERRORS, findGroup } from '../find-group.ts';
import { readDescription, readTraffic } from '../permission-input.ts';
import { printRule } from '../print-rule.ts';
import { readCidr, readIpv6Cidr } from '../read-permissions.ts';
import { RESOLVE_ERRORS, resolvePeer } from '../resolve-peer.ts';
import type { Peer } from '../rule.ts';
import type { SecurityGroup, SecurityGroupRule } from '../schema.ts';
import { findRule, ruleNotFound } from './revoke.ts';

const RULE_ID_ERRORS = ['InvalidSecurityGroupRuleId.NotFound', 'InvalidSecurityGroupRuleId.Malformed'];

const ruleRequest = z.strictObject({
  IpProtocol: z.string().optional(),
  FromPort: z.int().optional(),
  ToPort: z.int().optional(),
  CidrIpv4: z.string().optional(),
  CidrIpv6: z.string().optional(),
  PrefixListId: z.string().optional(),
  ReferencedGroupId: z.string().optional(),
  Description: z.string().optional(),
});

const modifyInput = z.strictObject({
  GroupId: z.string(),
  SecurityGroupRules: z
    .array(z.strictObject({ SecurityGroupRuleId: z.string(), SecurityGroupRule: ruleRequest.optional() }))
    .min(1),
});

/** The whole rule is given anew; its direction and its kind of peer stay what they were. */
const modify = operation<AwsTables, typeof modifyInput>({
  name: 'ModifySecurityGroupRules',
  input: modifyInput,
  errors: [
    ...new Set([...FIND_GROUP_ERRORS, ...RULE_ID_ERRORS, ...RESOLVE_ERRORS]),
    'InvalidParameterCombination',
    'InvalidParameterValue',
    'InvalidPermission.Duplicate',
    'RulesPerSecurityGroupLimitExceeded',
  ],
  example: {
    GroupId: 'sg-00000000000000001',
    SecurityGroupRules: [
      {
        SecurityGroupRuleId: 'sgr-00000000000000001',
        SecurityGroupRule: { IpProtocol: 'tcp', FromPort: 8443, ToPort: 8443, CidrIpv4: '10.0.0.0/16' },
      },
    ],
  },
  run: (context, input) => {
    let group = findGroup(context, input);
    for (const { SecurityGroupRuleId, SecurityGroupRule: request } of input.SecurityGroupRules) {
      const rule = changedRule(context, group, findRule(group, SecurityGroupRuleId), request ?? {});
      const others = group.Rules.filter((other) => other.SecurityGroupRuleId !== SecurityGroupRuleId);
      refuseDuplicate(others, rule);
      const Rules = group.Rules.map((old) => (old.SecurityGroupRuleId === SecurityGroupRuleId ? rule : old));
      group = { ...group, Rules };
      checkRuleQuota(context, group, rule.IsEgress);
    }
    context.put('security-group', group);
    return { Return: true };
  },
});

function changedRule(
  context: AwsContext,
  group: SecurityGroup,
  old: SecurityGroupRule,
  request: z.output<typeof ruleRequest>,
): SecurityGroupRule {
  const peer = requestedPeer(request);
  const [kind] = Object.keys(peer);
  if (kind !== undefined && !Object.hasOwn(old, kind))
    refuse(
      'InvalidParameterValue',
      `Invalid rule type for security group rule '${old.SecurityGroupRuleId}'. You may not specify ${kind} for an existing ${kindOf(old)} rule.`,
    );
  const Description = readDescription(request.Description);
  const facts = resolvePeer(context, group, {
    IsEgress: old.IsEgress,
    ...readTraffic(request),
    ...peer,
    ...(Description === undefined ? {} : { Description }),
  });
  return { SecurityGroupRuleId: old.SecurityGroupRuleId, ...facts, Tags: old.Tags };
}

function kindOf(rule: SecurityGroupRule): string {
  if (rule.CidrIpv4 !== undefined) return 'IPv4 CIDR';
  if (rule.CidrIpv6 !== undefined) return 'IPv6 CIDR';
  return rule.PrefixListId === undefined ? 'referenced group' : 'prefix list';
}

function requestedPeer(request: z.output<typeof ruleRequest>): Peer {
  const { CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupId } = request;
  const peers: Peer[] = [];
  if (CidrIpv4 !== undefined) peers.push({ CidrIpv4: readCidr(CidrIpv4) });
  if (CidrIpv6 !== undefined) peers.push({ CidrIpv6: readIpv6Cidr(CidrIpv6) });
  if (PrefixListId !== undefined) peers.push({ PrefixListId });
  if (ReferencedGroupId !== undefined) {
    checkGroupId(ReferencedGroupId);
    peers.push({ ReferencedGroupInfo: { GroupId: ReferencedGroupId } });
  }
  const [peer] = peers;
  if (peers.length > 1)
    refuse(
      'InvalidParameterCombination',
      'Only one of cidrIp, cidrIpv6, prefixListId, or referencedGroupId can be specified',
    );
  return (
    peer ??
    refuse(
      'MissingParameter',
      'The request must contain exactly one of: cidrIp, cidrIpv6, prefixListId, or referencedGroupId',
    )
  );
}

/** A rule standing alone, so that filters can look at it. */
interface RuleRow extends ResourceRecord {
  readonly group: SecurityGroup;
  readonly rule: SecurityGroupRule;
}

const filters: FilterTable<AwsTables, RuleRow> = {
  'group-id': (row) => [row.group.id],
  'security-group-rule-id': (row) => [row.id],
};

const describeInput = z.strictObject({
  SecurityGroupRuleIds: z.array(z.string()).optional(),
  Filters: filtersSchema,
  MaxResults: z.int().optional(),
  NextToken: z.string().optional(),
});

const describe = operation<AwsTables, typeof describeInput>({
  name: 'DescribeSecurityGroupRules',
  input: describeInput,
  errors: [...RULE_ID_ERRORS, 'InvalidParameterCombination', 'InvalidParameterValue', 'InvalidNextToken'],
  example: { Filters: [{ Name: 'group-id', Values: ['sg-00000000000000001'] }] },
  run: (context, input) => {
    const ids = input.SecurityGroupRuleIds;
    if (ids !== undefined && input.MaxResults !== undefined)
      refuse(
        'InvalidParameterCombination',
        'The parameter SecurityGroupRuleIds cannot be used with the parameter MaxResults',
      );
    const rows = context
      .list('security-group')
      .flatMap((group): readonly RuleRow[] =>
        group.Rules.map((rule) => ({ ...group, id: rule.SecurityGroupRuleId, Tags: rule.Tags, group, rule })),
      );
    const named = ids === undefined ? rows : ids.map((id) => rowNamed(rows, id));
    const { page, NextToken } = paginate(applyFilters(context, named, input.Filters, filters), input);
    return {
      SecurityGroupRules: page.map((row) => printRule(context, row.group, row.rule)),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});

function rowNamed(rows: readonly RuleRow[], id: string): RuleRow {
  if (!id.startsWith('sgr-'))
    refuse(
      'InvalidSecurityGroupRuleId.Malformed',
      `Invalid id: "${id}" (expecting "sgr-...")`,
      'SecurityGroupRuleIds',
    );
  return rows.find((row) => row.id === id) ?? ruleNotFound(id);
}

export const securityGroupRuleOperations = [modify, describe];
