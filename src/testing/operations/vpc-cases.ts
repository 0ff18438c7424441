import { type CaseTable, call, describes } from './case.ts';
import { mistagged, overtagged, tagged } from './tag-inputs.ts';

const second = { second: 'CidrBlockAssociation.AssociationId' };
const NO_VPC = { VpcId: 'vpc-00000000' };
export const vpcCases: CaseTable = {
  CreateVpc: {
    works: [
      { input: { CidrBlock: '10.5.0.0/16', InstanceTenancy: 'dedicated', ...tagged('vpc') } },
      { input: { CidrBlock: '203.0.113.0/24' } },
    ],
    refuses: {
      MissingParameter: { input: {} },
      InvalidParameterValue: [
        { input: { CidrBlock: '10.0.0.0/99' } },
        { input: { CidrBlock: '10.5.0.0/16', ...mistagged } },
      ],
      'InvalidVpc.Range': [
        { input: { CidrBlock: '10.0.0.0/8' } },
        { input: { CidrBlock: '10.0.0.0/29' } },
        { input: { CidrBlock: '127.0.0.0/16' } },
      ],
      UnsupportedOperation: { input: { CidrBlock: '10.5.0.0/16', AmazonProvidedIpv6CidrBlock: true } },
      TagLimitExceeded: { input: { CidrBlock: '10.5.0.0/16', ...overtagged('vpc') } },
    },
  },
  DescribeVpcs: describes({
    key: 'VpcIds',
    notFound: 'InvalidVpcID.NotFound',
    known: '$vpc',
    unknown: 'vpc-00000000',
    filter: { Name: 'cidr', Values: ['10.0.*'] },
  }),
  ModifyVpcAttribute: {
    works: [
      { input: { VpcId: '$vpc', EnableDnsHostnames: { Value: true } } },
      { input: { VpcId: '$vpc', EnableDnsSupport: { Value: false } } },
    ],
    refuses: {
      'InvalidVpcID.NotFound': { input: NO_VPC },
      InvalidParameterCombination: [
        { input: { VpcId: '$vpc' } },
        { input: { VpcId: '$vpc', EnableDnsSupport: { Value: true }, EnableDnsHostnames: { Value: true } } },
        {
          before: [call('ModifyVpcAttribute', { VpcId: '$vpc', EnableDnsSupport: { Value: false } })],
          input: { VpcId: '$vpc', EnableDnsHostnames: { Value: true } },
        },
      ],
    },
  },
  DescribeVpcAttribute: {
    works: ['enableDnsSupport', 'enableDnsHostnames', 'enableNetworkAddressUsageMetrics'].map(
      (Attribute) => ({ input: { VpcId: '$vpc', Attribute } }),
    ),
    refuses: { 'InvalidVpcID.NotFound': { input: { ...NO_VPC, Attribute: 'enableDnsSupport' } } },
  },
  DeleteVpc: {
    works: [
      {
        before: [call('CreateVpc', { CidrBlock: '10.7.0.0/16' }, { empty: 'Vpc.VpcId' })],
        input: { VpcId: '$empty' },
      },
    ],
    refuses: {
      'InvalidVpcID.NotFound': { input: NO_VPC },
      DependencyViolation: { input: { VpcId: '$vpc' } },
    },
  },
  AssociateVpcCidrBlock: {
    works: [{ input: { VpcId: '$vpc', CidrBlock: '10.3.0.0/16' } }],
    refuses: {
      'InvalidVpcID.NotFound': { input: { ...NO_VPC, CidrBlock: '10.3.0.0/16' } },
      MissingParameter: { input: { VpcId: '$vpc' } },
      InvalidParameterValue: { input: { VpcId: '$vpc', CidrBlock: '999.1.1.1/8' } },
      'InvalidVpc.Range': [
        { input: { VpcId: '$vpc', CidrBlock: '10.0.128.0/17' } },
        { input: { VpcId: '$vpc', CidrBlock: '10.1.0.0/20' } },
        {
          before: [
            call('CreateRoute', {
              RouteTableId: '$rtb',
              DestinationCidrBlock: '10.9.1.0/24',
              GatewayId: '$igw',
            }),
          ],
          input: { VpcId: '$vpc', CidrBlock: '10.9.0.0/16' },
        },
      ],
      OperationNotPermitted: { input: { VpcId: '$other', CidrBlock: '10.3.0.0/16' } },
      UnsupportedOperation: { input: { VpcId: '$vpc', AmazonProvidedIpv6CidrBlock: true } },
    },
  },
  DisassociateVpcCidrBlock: {
    works: [
      {
        before: [call('AssociateVpcCidrBlock', { VpcId: '$vpc', CidrBlock: '10.3.0.0/16' }, second)],
        input: { AssociationId: '$second' },
      },
    ],
    refuses: {
      'InvalidVpcCidrBlockAssociationID.NotFound': { input: { AssociationId: 'vpc-cidr-assoc-00000000' } },
      OperationNotPermitted: {
        before: [
          call(
            'DescribeVpcs',
            { VpcIds: ['$vpc'] },
            { primary: 'Vpcs.0.CidrBlockAssociationSet.0.AssociationId' },
          ),
        ],
        input: { AssociationId: '$primary' },
      },
      'InvalidCidrBlock.InUse': {
        before: [
          call('AssociateVpcCidrBlock', { VpcId: '$vpc', CidrBlock: '10.3.0.0/16' }, second),
          call('CreateSubnet', { VpcId: '$vpc', CidrBlock: '10.3.0.0/24' }),
        ],
        input: { AssociationId: '$second' },
      },
    },
  },
  CreateDefaultVpc: {
    works: [{ input: {} }, { input: {}, region: 'eu-west-1' }],
    refuses: { DefaultVpcAlreadyExists: { before: [call('CreateDefaultVpc')], input: {} } },
  },
  DescribeRegions: {
    works: [{ input: {} }, { input: { RegionNames: ['us-east-1'], AllRegions: true } }],
    refuses: {
      InvalidParameterValue: [
        { input: { RegionNames: ['moon-1'] } },
        { input: { Filters: [{ Name: 'no-such-filter', Values: [] }] } },
      ],
    },
  },
  DescribeAvailabilityZones: {
    works: [{ input: {} }, { input: { ZoneNames: ['us-east-1a'], ZoneIds: ['use1-az1'] } }],
    refuses: {
      InvalidParameterValue: [{ input: { ZoneNames: ['us-west-2a'] } }, { input: { ZoneIds: ['use1-az9'] } }],
    },
  },
};
