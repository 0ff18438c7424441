import type { JsonObject } from '../../../kernel/lib/json.ts';
import { mistagged, overtagged } from '../tag-inputs.ts';
import type { DataCase, Given } from './data-case.ts';
import type { Call } from './data-lab.ts';

/** What tags of a request can be refused for, with more requests that are refused with the same code. */
export function refusedTags(
  type: string,
  input: JsonObject,
  alsoInvalid: readonly Given[] = [],
): NonNullable<DataCase['refuses']> {
  return {
    InvalidParameterValue: [{ ...input, ...mistagged }, ...alsoInvalid],
    TagLimitExceeded: { ...input, ...overtagged(type) },
  };
}

/** Cases of a list of EC2: one id that is there, the code where it is not, a filter. */
export function listed(
  ids: string,
  known: string,
  missing: string,
  filter: readonly [name: string, value: string],
  more: readonly JsonObject[] = [],
): DataCase {
  return {
    works: [
      {},
      { [ids]: [known] },
      {
        Filters: [
          { Name: filter[0], Values: [filter[1]] },
          { Name: 'tag:Name', Values: ['*'] },
        ],
      },
      { Filters: [{ Name: filter[0], Values: [filter[1]] }], MaxResults: 5 },
      ...more,
    ],
    refuses: {
      [missing]: { [ids]: ['lost-00000000'] },
      InvalidNextToken: { NextToken: 'page-x' },
      InvalidParameterCombination: { [ids]: [known], MaxResults: 5 },
      InvalidParameterValue: { Filters: [{ Name: 'no-such-filter', Values: ['x'] }] },
    },
  };
}

const subnet = (name: string, VpcId: string, CidrBlock: string, AvailabilityZone: string): Call => [
  'ec2:CreateSubnet',
  { VpcId, CidrBlock, AvailabilityZone },
  { [name]: 'Subnet.SubnetId' },
];
const launch = (name: string, SubnetId: string): Call => [
  'ec2:RunInstances',
  { ImageId: 'ami-0123456789abcdef0', InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, SubnetId },
  { [name]: 'Instances.0.InstanceId' },
];

/** Two VPCs with subnets and instances, which the rest of EC2 and other services refer to. */
export const networkWorld: readonly Call[] = [
  ['ec2:CreateVpc', { CidrBlock: '10.0.0.0/16' }, { vpc: 'Vpc.VpcId' }],
  ['ec2:CreateVpc', { CidrBlock: '10.1.0.0/16' }, { peer: 'Vpc.VpcId' }],
  ['ec2:ModifyVpcAttribute', { VpcId: '$vpc', EnableDnsHostnames: { Value: true } }],
  subnet('near', '$vpc', '10.0.1.0/24', 'us-east-1a'),
  subnet('twin', '$vpc', '10.0.2.0/24', 'us-east-1a'),
  subnet('far', '$vpc', '10.0.3.0/24', 'us-east-1b'),
  subnet('peers', '$peer', '10.1.1.0/24', 'us-east-1a'),
  ['ec2:CreateSecurityGroup', { GroupName: 'app', Description: 'App', VpcId: '$vpc' }, { group: 'GroupId' }],
  ['ec2:CreateRouteTable', { VpcId: '$vpc' }, { rtb: 'RouteTable.RouteTableId' }],
  ['ec2:CreateRouteTable', { VpcId: '$vpc' }, { sparertb: 'RouteTable.RouteTableId' }],
  ['ec2:CreateRouteTable', { VpcId: '$peer' }, { peerrtb: 'RouteTable.RouteTableId' }],
  launch('web', '$near'),
  launch('away', '$far'),
];
