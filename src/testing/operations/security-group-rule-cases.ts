import type { JsonObject } from '../../kernel/lib/json.ts';
import { type CaseTable, call, describes, type OperationCases } from './case.ts';
import {
  from,
  fromList,
  groupErrors,
  https,
  manyBlocks,
  NO_GROUP,
  permit,
  ports,
  ruleIdErrors,
  wrongPermissions,
} from './security-group-inputs.ts';
import { mistagged, overtagged, tagged } from './tag-inputs.ts';

const any = https('10.0.0.0/8');
const bare = (id: string): JsonObject => id as unknown as JsonObject;
const outward: JsonObject = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

function authorize(egress: boolean): OperationCases {
  const { missing, ...group } = groupErrors({ IpPermissions: [any] });
  const own = egress ? outward : https('0.0.0.0/0');
  return {
    works: [
      { input: { ...permit(any, ports(-1, -1, 'icmp'), fromList('$pl')), ...tagged('security-group-rule') } },
      {
        input: permit(from('$sparesg'), from('$peersg'), {
          IpProtocol: '-1',
          Ipv6Ranges: [{ CidrIpv6: '::/0' }],
        }),
      },
      { input: { GroupId: '$sg', IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '10.0.0.1/8' } },
    ],
    refuses: {
      ...group,
      MissingParameter: [
        ...(egress ? [] : [missing]),
        { input: { GroupId: '$sg' } },
        { input: { GroupId: '$sg', IpPermissions: [] } },
        { input: { GroupId: '$sg', IpProtocol: 'tcp', FromPort: 22, ToPort: 22 } },
        { input: permit({ IpProtocol: '-1', UserIdGroupPairs: [{}] }) },
      ],
      'InvalidGroup.NotFound': [
        group['InvalidGroup.NotFound'],
        { input: permit(from(NO_GROUP)) },
        { input: permit(from('$othersg')) },
        { input: permit(from('$sparesg', { UserId: '999988887777' })) },
      ],
      'InvalidGroupId.Malformed': [group['InvalidGroupId.Malformed'], { input: permit(from('web')) }],
      InvalidParameterCombination: [
        { input: { ...permit(any), CidrIp: '10.0.0.0/8' } },
        ...(egress ? [] : [{ input: { GroupId: '$sg', SourceSecurityGroupName: 'web', FromPort: 1 } }]),
      ],
      InvalidParameterValue: [
        ...wrongPermissions,
        { input: permit(any, any) },
        { input: { ...permit(any), ...mistagged } },
      ],
      'InvalidPermission.Malformed': { input: permit({ IpProtocol: '-1' }, { IpProtocol: '50' }) },
      'InvalidPrefixListId.NotFound': { input: permit(fromList('pl-00000000')) },
      'InvalidPermission.Duplicate': { input: permit(own) },
      RulesPerSecurityGroupLimitExceeded: { input: permit(manyBlocks(61)) },
      TagLimitExceeded: { input: { ...permit(any), ...overtagged('security-group-rule') } },
    },
  };
}

/** A group in the default VPC, where rules may be named by groups' names and revoking is lenient. */
const inDefaultVpc = [
  call('CreateSecurityGroup', { GroupName: 'plain', Description: 'plain' }, { plain: 'GroupId' }),
];

function revoke(egress: boolean): OperationCases {
  const { missing, ...group } = groupErrors({ IpPermissions: [any] });
  const own = egress ? outward : https('0.0.0.0/0');
  const ownId = egress ? '$egressrule' : '$sgr';
  return {
    works: [
      { input: permit(own) },
      { input: { GroupId: egress ? '$sparesg' : '$sg', SecurityGroupRuleIds: [ownId] } },
      { before: inDefaultVpc, input: { GroupId: '$plain', IpPermissions: [any] } },
    ],
    refuses: {
      ...group,
      ...ruleIdErrors('SecurityGroupRuleIds', bare),
      MissingParameter: [...(egress ? [] : [missing]), { input: { GroupId: '$sg' } }],
      InvalidParameterCombination: { input: { ...permit(any), CidrIp: '10.0.0.0/8' } },
      InvalidParameterValue: wrongPermissions,
      'InvalidPermission.Malformed': { input: permit({ IpProtocol: '-1' }) },
      'InvalidPermission.NotFound': { input: permit(any) },
    },
  };
}

const described = (SecurityGroupRuleId: string) => ({ SecurityGroupRuleId, Description: 'office' });

function describeRules(egress: boolean): OperationCases {
  const { missing, ...group } = groupErrors({ IpPermissions: [any] });
  const own = egress ? outward : https('0.0.0.0/0', { Description: 'everybody' });
  const rules = [described(egress ? '$egressrule' : '$sgr')];
  return {
    works: [
      { input: permit(own) },
      { input: { GroupId: egress ? '$sparesg' : '$sg', SecurityGroupRuleDescriptions: rules } },
    ],
    refuses: {
      ...group,
      ...ruleIdErrors('SecurityGroupRuleDescriptions', described),
      MissingParameter: [missing, { input: { GroupId: '$sg' } }],
      InvalidParameterCombination: { input: { ...permit(own), SecurityGroupRuleDescriptions: rules } },
      InvalidParameterValue: wrongPermissions,
      'InvalidPermission.Malformed': { input: { GroupId: '$sg', IpPermissions: [] } },
      'InvalidPermission.NotFound': { input: permit(any) },
    },
  };
}

const newRule = { IpProtocol: 'tcp', FromPort: 8443, ToPort: 8443, CidrIpv4: '10.0.0.0/16' };
const rewrite = (SecurityGroupRule: JsonObject, SecurityGroupRuleId = '$sgr') => ({
  GroupId: '$sg',
  SecurityGroupRules: [{ SecurityGroupRuleId, SecurityGroupRule }],
});
/** A rule whose peer is a group or a list. */
const peerRule = (permission: JsonObject) => [
  call('AuthorizeSecurityGroupIngress', permit(permission), {
    rule: 'SecurityGroupRules.0.SecurityGroupRuleId',
  }),
];
const { FromPort, ToPort, IpProtocol } = newRule;
const traffic = { FromPort, ToPort, IpProtocol };

export const securityGroupRuleCases: CaseTable = {
  AuthorizeSecurityGroupIngress: authorize(false),
  AuthorizeSecurityGroupEgress: authorize(true),
  RevokeSecurityGroupIngress: revoke(false),
  RevokeSecurityGroupEgress: revoke(true),
  UpdateSecurityGroupRuleDescriptionsIngress: describeRules(false),
  UpdateSecurityGroupRuleDescriptionsEgress: describeRules(true),
  ModifySecurityGroupRules: {
    works: [
      { input: rewrite({ ...newRule, Description: 'office' }) },
      {
        before: peerRule(from('$sparesg')),
        input: rewrite({ ...traffic, ReferencedGroupId: '$sg' }, '$rule'),
      },
    ],
    refuses: {
      MissingParameter: { input: rewrite(traffic) },
      'InvalidGroup.NotFound': [
        { input: { ...rewrite(newRule), GroupId: NO_GROUP } },
        {
          before: peerRule(from('$sparesg')),
          input: rewrite({ ...traffic, ReferencedGroupId: NO_GROUP }, '$rule'),
        },
      ],
      'InvalidGroupId.Malformed': { input: { ...rewrite(newRule), GroupId: 'web' } },
      'InvalidSecurityGroupRuleId.NotFound': { input: rewrite(newRule, 'sgr-00000000') },
      'InvalidSecurityGroupRuleId.Malformed': { input: rewrite(newRule, 'rule-1') },
      'InvalidPrefixListId.NotFound': {
        before: peerRule(fromList('$pl')),
        input: rewrite({ ...traffic, PrefixListId: 'pl-00000000' }, '$rule'),
      },
      InvalidParameterCombination: { input: rewrite({ ...newRule, CidrIpv6: '::/0' }) },
      InvalidParameterValue: [
        { input: rewrite({ ...newRule, CidrIpv4: '10.0.0.0/99' }) },
        { input: rewrite({ ...newRule, FromPort: 70_000 }) },
        { input: rewrite({ ...traffic, CidrIpv6: '::/0' }) },
        { input: rewrite({ ...newRule, Description: '"quoted"' }) },
      ],
      'InvalidPermission.Duplicate': {
        before: [call('AuthorizeSecurityGroupIngress', permit(any))],
        input: rewrite({ ...newRule, FromPort: 443, ToPort: 443, CidrIpv4: '10.0.0.0/8' }),
      },
      RulesPerSecurityGroupLimitExceeded: {
        before: [
          call(
            'CreateManagedPrefixList',
            { PrefixListName: 'wide', AddressFamily: 'IPv4', MaxEntries: 70 },
            { wide: 'PrefixList.PrefixListId' },
          ),
          ...peerRule(fromList('$pl')),
        ],
        input: rewrite({ ...traffic, PrefixListId: '$wide' }, '$rule'),
      },
    },
  },
  DescribeSecurityGroupRules: {
    ...describes({
      key: 'SecurityGroupRuleIds',
      notFound: 'InvalidSecurityGroupRuleId.NotFound',
      known: '$sgr',
      unknown: 'sgr-00000000',
      filter: { Name: 'group-id', Values: ['$sg'] },
    }),
    refuses: {
      'InvalidSecurityGroupRuleId.NotFound': { input: { SecurityGroupRuleIds: ['sgr-00000000'] } },
      'InvalidSecurityGroupRuleId.Malformed': { input: { SecurityGroupRuleIds: ['rule-1'] } },
      InvalidParameterCombination: { input: { SecurityGroupRuleIds: ['$sgr'], MaxResults: 5 } },
      InvalidParameterValue: { input: { MaxResults: 0 } },
      InvalidNextToken: { input: { NextToken: '' } },
    },
  },
};
