import { type CaseTable, call } from './case.ts';

const Tags = [{ Key: 'Name', Value: 'shop' }];
const everything = ['$vpc', '$public', '$igw', '$eip', '$nat', '$rtb', '$sg', '$acl', '$eni', '$web', '$key'];

/** Every kind of id that tags can be asked for → the code where nobody has it. */
const unknown: { readonly [code: string]: string } = {
  InvalidID: 'something',
  'InvalidSecurityGroupRuleId.NotFound': 'sgr-00000000',
  'InvalidVpcID.NotFound': 'vpc-00000000',
  'InvalidSubnetID.NotFound': 'subnet-00000000',
  'InvalidInternetGatewayID.NotFound': 'igw-00000000',
  'InvalidElasticIpID.NotFound': 'eipalloc-00000000',
  'InvalidNatGatewayID.NotFound': 'nat-00000000',
  'InvalidRouteTableID.NotFound': 'rtb-00000000',
  'InvalidGroup.NotFound': 'sg-00000000',
  'InvalidNetworkAclID.NotFound': 'acl-00000000',
  'InvalidNetworkInterfaceID.NotFound': 'eni-00000000',
  'InvalidInstanceID.NotFound': 'i-00000000',
  'InvalidKeyPair.NotFound': 'key-00000000',
  'InvalidVpcPeeringConnectionID.NotFound': 'pcx-00000000',
  'InvalidPrefixListID.NotFound': 'pl-00000000',
  'InvalidVolume.NotFound': 'vol-00000000',
  'InvalidSnapshot.NotFound': 'snap-00000000',
  'InvalidAMIID.NotFound': 'ami-00000000',
  'InvalidLaunchTemplateId.NotFound': 'lt-00000000',
  'InvalidPlacementGroupId.Malformed': 'pg-00000000',
  'InvalidFlowLogId.NotFound': 'fl-00000000',
  'InvalidVpcEndpointId.NotFound': 'vpce-00000000',
  'InvalidTransitGatewayID.NotFound': 'tgw-00000000',
  'InvalidTransitGatewayAttachmentID.NotFound': 'tgw-attach-00000000',
};
const missing = Object.fromEntries(
  Object.entries(unknown).map(([code, id]) => [code, { input: { Resources: ['$vpc', id], Tags } }]),
);

export const tagCases: CaseTable = {
  CreateTags: {
    works: [
      { input: { Resources: [...everything, '$pcx', '$pl', '$sgr'], Tags } },
      { input: { Resources: ['$vpc', '$vpc'], Tags: [{ Key: 'empty', Value: '' }] } },
    ],
    refuses: {
      ...missing,
      InvalidParameterValue: [
        { input: { Resources: ['$vpc'], Tags: [{ Key: 'aws:name', Value: 'x' }] } },
        { input: { Resources: ['$vpc'], Tags: [{ Key: 'k'.repeat(128), Value: 'x' }] } },
        { input: { Resources: ['$vpc'], Tags: [{ Key: '', Value: 'x' }] } },
        { input: { Resources: ['$vpc'], Tags: [{ Key: 'k', Value: 'v'.repeat(256) }] } },
      ],
      TagLimitExceeded: {
        input: {
          Resources: ['$vpc'],
          Tags: Array.from({ length: 51 }, (_, index) => ({ Key: `key-${index}`, Value: 'x' })),
        },
      },
    },
  },
  DeleteTags: {
    works: [
      {
        before: [call('CreateTags', { Resources: everything, Tags })],
        input: { Resources: everything, Tags: [{ Key: 'Name' }] },
      },
      { before: [call('CreateTags', { Resources: ['$vpc'], Tags })], input: { Resources: ['$vpc'] } },
      { input: { Resources: ['$vpc'], Tags: [{ Key: 'absent', Value: 'x' }] } },
    ],
    refuses: {
      ...missing,
      InvalidParameterValue: { input: { Resources: ['$vpc'], Tags: [{ Key: 'AWS:name' }] } },
    },
  },
  DescribeTags: {
    works: [
      { input: {} },
      {
        before: [call('CreateTags', { Resources: everything, Tags })],
        input: { Filters: [{ Name: 'resource-type', Values: ['subnet', 'v*'] }], MaxResults: 5 },
      },
    ],
    refuses: {
      InvalidParameterValue: [
        { input: { MaxResults: 4 } },
        { input: { Filters: [{ Name: 'no-such-filter', Values: ['x'] }] } },
      ],
      InvalidNextToken: { input: { NextToken: 'again' } },
    },
  },
};
