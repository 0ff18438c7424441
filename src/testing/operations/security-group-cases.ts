import { type CaseTable, call, describes, fill } from './case.ts';
import { NO_GROUP } from './security-group-inputs.ts';
import { mistagged, overtagged, tagged } from './tag-inputs.ts';

const named = { GroupName: 'database', Description: 'Databases', VpcId: '$vpc' };

export const securityGroupCases: CaseTable = {
  CreateSecurityGroup: {
    works: [
      { input: { ...named, ...tagged('security-group') } },
      { input: { GroupName: 'in the default VPC', Description: '._-:/()#,@[]+=&;{}!$*' } },
      { input: { ...named, GroupName: 'web', VpcId: '$other' } },
    ],
    refuses: {
      InvalidParameterValue: [
        { input: { ...named, GroupName: 'default' } },
        { input: { ...named, GroupName: 'sg-web' } },
        { input: { ...named, GroupName: ' ' } },
        { input: { ...named, GroupName: 'x'.repeat(256) } },
        { input: { ...named, Description: '<b>bold</b>' } },
        { input: { ...named, ...mistagged } },
      ],
      'InvalidVpcID.NotFound': { input: { ...named, VpcId: 'vpc-00000000' } },
      'InvalidGroup.Duplicate': { input: { ...named, GroupName: 'web' } },
      SecurityGroupLimitExceeded: { before: [fill('security-group', '$sg', 2500)], input: named },
      TagLimitExceeded: { input: { ...named, ...overtagged('security-group') } },
    },
  },
  DeleteSecurityGroup: {
    works: [
      { input: { GroupId: '$sparesg' } },
      {
        before: [call('CreateSecurityGroup', { GroupName: 'old', Description: 'old' })],
        input: { GroupName: 'old' },
      },
    ],
    refuses: {
      MissingParameter: { input: {} },
      'InvalidGroup.NotFound': [{ input: { GroupId: NO_GROUP } }, { input: { GroupName: 'nobody' } }],
      'InvalidGroupId.Malformed': { input: { GroupId: 'web' } },
      CannotDelete: { input: { GroupId: '$defaultsg' } },
      DependencyViolation: { input: { GroupId: '$sg' } },
    },
  },
  DescribeSecurityGroups: {
    ...describes({
      key: 'GroupIds',
      notFound: 'InvalidGroup.NotFound',
      known: '$sg',
      unknown: NO_GROUP,
      filter: { Name: 'ip-permission.from-port', Values: ['443'] },
    }),
    refuses: {
      'InvalidGroup.NotFound': [{ input: { GroupIds: [NO_GROUP] } }, { input: { GroupNames: ['nobody'] } }],
      'InvalidGroupId.Malformed': { input: { GroupIds: ['web'] } },
      InvalidParameterCombination: { input: { GroupIds: ['$sg'], MaxResults: 5 } },
      InvalidParameterValue: [
        { input: { MaxResults: 1001 } },
        { input: { Filters: [{ Name: 'no-such-filter', Values: ['x'] }] } },
      ],
      InvalidNextToken: { input: { NextToken: 'page--1' } },
    },
  },
  DescribeStaleSecurityGroups: {
    works: [
      { input: { VpcId: '$vpc', MaxResults: 5 } },
      {
        before: [
          call('AuthorizeSecurityGroupIngress', {
            GroupId: '$sg',
            IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: '$peersg' }] }],
          }),
          call('DeleteVpcPeeringConnection', { VpcPeeringConnectionId: '$pcx' }),
        ],
        input: { VpcId: '$vpc' },
      },
    ],
    refuses: {
      'InvalidVpcID.NotFound': { input: { VpcId: 'vpc-00000000' } },
      InvalidParameterValue: { input: { VpcId: '$vpc', MaxResults: 256 } },
      InvalidNextToken: { input: { VpcId: '$vpc', NextToken: 'page-1' } },
    },
  },
  DescribeSecurityGroupReferences: {
    works: [
      { input: { GroupId: ['$sg'] } },
      {
        before: [
          call('AuthorizeSecurityGroupIngress', {
            GroupId: '$peersg',
            IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: '$sg' }] }],
          }),
        ],
        input: { GroupId: ['$sg', '$sparesg'] },
      },
    ],
    refuses: {
      'InvalidGroup.NotFound': { input: { GroupId: ['$sg', NO_GROUP] } },
      'InvalidGroupId.Malformed': { input: { GroupId: ['web'] } },
    },
  },
};
