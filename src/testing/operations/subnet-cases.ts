import { type CaseTable, call, describes } from './case.ts';
import { mistagged, overtagged, tagged } from './tag-inputs.ts';

const block = { VpcId: '$vpc', CidrBlock: '10.0.9.0/24' };
const NO_SUBNET = { SubnetId: 'subnet-00000000' };

export const subnetCases: CaseTable = {
  CreateSubnet: {
    works: [
      { input: { ...block, AvailabilityZone: 'us-east-1c', ...tagged('subnet') } },
      { input: { ...block, AvailabilityZoneId: 'use1-az2' } },
    ],
    refuses: {
      'InvalidVpcID.NotFound': { input: { ...block, VpcId: 'vpc-00000000' } },
      InvalidParameterValue: [
        { input: { ...block, CidrBlock: '10.0.9.0' } },
        { input: { ...block, AvailabilityZone: 'eu-west-1a' } },
        { input: { ...block, AvailabilityZone: 'us-east-1a', AvailabilityZoneId: 'use1-az2' } },
        { input: { ...block, ...mistagged } },
      ],
      'InvalidSubnet.Range': [
        { input: { ...block, CidrBlock: '10.0.9.0/29' } },
        { input: { ...block, CidrBlock: '10.200.0.0/24' } },
        { input: { ...block, CidrBlock: '0.0.0.0/0' } },
      ],
      'InvalidSubnet.Conflict': { input: { ...block, CidrBlock: '10.0.1.128/25' } },
      TagLimitExceeded: { input: { ...block, ...overtagged('subnet') } },
    },
  },
  CreateDefaultSubnet: {
    works: [
      {
        before: [
          call('CreateDefaultVpc'),
          call('DescribeSubnets', { Filters: firstDefault() }, { first: 'Subnets.0.SubnetId' }),
          call('DeleteSubnet', { SubnetId: '$first' }),
        ],
        input: { AvailabilityZone: 'us-east-1a' },
      },
    ],
    refuses: {
      MissingParameter: { input: {} },
      InvalidParameterValue: { input: { AvailabilityZone: 'moon-1a' } },
      DefaultVpcDoesNotExist: { input: { AvailabilityZone: 'us-east-1a' } },
      DefaultSubnetAlreadyExistsInAvailabilityZone: {
        before: [call('CreateDefaultVpc')],
        input: { AvailabilityZoneId: 'use1-az1' },
      },
      'InvalidSubnet.Conflict': {
        before: [
          call('CreateDefaultVpc', {}, { whole: 'Vpc.VpcId' }),
          call('DescribeSubnets', { Filters: firstDefault() }, { first: 'Subnets.0.SubnetId' }),
          call('DeleteSubnet', { SubnetId: '$first' }),
          ...['172.31.0.0/20', '172.31.96.0/19', '172.31.128.0/17'].map((CidrBlock) =>
            call('CreateSubnet', { VpcId: '$whole', CidrBlock }),
          ),
        ],
        input: { AvailabilityZone: 'us-east-1a' },
      },
    },
  },
  DescribeSubnets: describes({
    key: 'SubnetIds',
    notFound: 'InvalidSubnetID.NotFound',
    known: '$public',
    unknown: 'subnet-00000000',
    filter: { Name: 'availability-zone', Values: ['us-east-1?'] },
  }),
  ModifySubnetAttribute: {
    works: [{ input: { SubnetId: '$public', MapPublicIpOnLaunch: { Value: true } } }],
    refuses: {
      'InvalidSubnetID.NotFound': { input: { ...NO_SUBNET, MapPublicIpOnLaunch: { Value: true } } },
      InvalidParameterCombination: { input: { SubnetId: '$public' } },
    },
  },
  DeleteSubnet: {
    works: [{ input: { SubnetId: '$tiny' } }, { input: { SubnetId: '$peers' } }],
    refuses: {
      'InvalidSubnetID.NotFound': { input: NO_SUBNET },
      DependencyViolation: { input: { SubnetId: '$public' } },
    },
  },
};

function firstDefault() {
  return [
    { Name: 'availability-zone', Values: ['us-east-1a'] },
    { Name: 'default-for-az', Values: ['true'] },
  ];
}
