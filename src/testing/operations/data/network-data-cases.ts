import type { JsonObject } from '../../../kernel/lib/json.ts';
import { tagged } from '../tag-inputs.ts';
import { after, type ServiceCases } from './data-case.ts';
import { listed, refusedTags } from './ec2-cases.ts';

const log = {
  ResourceType: 'VPC',
  ResourceIds: ['$vpc'],
  TrafficType: 'ALL',
  LogDestinationType: 's3',
  LogDestination: 'arn:aws:s3:::my-flow-logs',
};
const toGroup = {
  ResourceType: 'Subnet',
  ResourceIds: ['$near', 'subnet-00000000'],
  TrafficType: 'REJECT',
  LogGroupName: '/vpc/flows',
  DeliverLogsPermissionArn: 'arn:aws:iam::111122223333:role/flows',
};
const { TrafficType: _type, ...untyped } = log;
const { LogDestination: _destination, ...nowhere } = log;
const { DeliverLogsPermissionArn: _arn, ...unpermitted } = toGroup;

const s3 = { VpcId: '$vpc', ServiceName: 'com.amazonaws.us-east-1.s3' };
const ssm = { VpcId: '$vpc', VpcEndpointType: 'Interface', ServiceName: 'com.amazonaws.us-east-1.ssm' };
const dynamodb = { ...s3, ServiceName: 'com.amazonaws.us-east-1.dynamodb' };
const gone = { VpcEndpointId: 'vpce-00000000' };

const TransitGatewayId = '$tgw';
const TransitGatewayAttachmentId = '$attachment';
const TransitGatewayRouteTableId = '$tgwrtb';
const noGateway = { 'InvalidTransitGatewayID.NotFound': { TransitGatewayId: 'tgw-00000000' } };
const noTable = { 'InvalidRouteTableID.NotFound': { TransitGatewayRouteTableId: 'tgw-rtb-00000000' } };
const pair = { TransitGatewayRouteTableId, TransitGatewayAttachmentId };
const spare = { ...pair, TransitGatewayRouteTableId: '$sparetgwrtb' };
const fromOther = { ...pair, TransitGatewayRouteTableId: '$otherrtb' };
const refusedPair = (more: JsonObject = {}) => ({
  'InvalidRouteTableID.NotFound': { ...pair, ...more, TransitGatewayRouteTableId: 'tgw-rtb-00000000' },
  'InvalidTransitGatewayAttachmentID.NotFound': {
    ...pair,
    ...more,
    TransitGatewayAttachmentId: 'tgw-attach-00000000',
  },
  IncorrectState: { ...fromOther, ...more },
});
const peers = { TransitGatewayId, VpcId: '$peer', SubnetIds: ['$peers'] };
const route = { ...pair, DestinationCidrBlock: '10.9.0.0/16' };
const routed = (then: JsonObject) => after([['ec2:CreateTransitGatewayRoute', route]], then);
const search = (Name: string, value: string) => ({
  TransitGatewayRouteTableId,
  Filters: [{ Name, Values: [value] }],
});

export const networkDataCases: ServiceCases = {
  world: [
    ['ec2:CreateFlowLogs', { ...log, ...tagged('vpc-flow-log') }, { flowlog: 'FlowLogIds.0' }],
    [
      'ec2:CreateVpcEndpoint',
      { ...dynamodb, RouteTableIds: ['$rtb'] },
      { endpoint: 'VpcEndpoint.VpcEndpointId' },
    ],
    [
      'ec2:CreateVpcEndpoint',
      { ...ssm, SubnetIds: ['$near'], ...tagged('vpc-endpoint', 'ssm') },
      { card: 'VpcEndpoint.VpcEndpointId' },
    ],
    [
      'ec2:CreateTransitGateway',
      { Description: 'Hub', ...tagged('transit-gateway') },
      {
        tgw: 'TransitGateway.TransitGatewayId',
        tgwrtb: 'TransitGateway.Options.AssociationDefaultRouteTableId',
      },
    ],
    [
      'ec2:CreateTransitGateway',
      {},
      {
        other: 'TransitGateway.TransitGatewayId',
        otherrtb: 'TransitGateway.Options.AssociationDefaultRouteTableId',
      },
    ],
  ],
  cases: {
    'ec2:CreateFlowLogs': {
      works: [toGroup, { ...log, ...tagged('vpc-flow-log'), LogDestination: 'arn:aws:s3:::other' }, log],
      refuses: {
        ...refusedTags('vpc-flow-log', log),
        InvalidParameter: [nowhere, unpermitted, { ...nowhere, LogGroupName: 'x' }],
        MissingParameter: untyped,
      },
    },
    'ec2:DescribeFlowLogs': {
      works: [{}, { FlowLogIds: ['$flowlog'] }, { Filter: [{ Name: 'resource-id', Values: ['$vpc'] }] }],
      refuses: {
        'InvalidFlowLogId.NotFound': { FlowLogIds: ['fl-00000000'] },
        InvalidParameterValue: { Filter: [{ Name: 'colour', Values: ['red'] }] },
      },
    },
    'ec2:DeleteFlowLogs': { works: [{ FlowLogIds: ['$flowlog', 'fl-00000000'] }] },
    'ec2:CreateVpcEndpoint': {
      works: [
        { ...s3, RouteTableIds: ['$rtb', '$sparertb'], ...tagged('vpc-endpoint') },
        { ...ssm, PrivateDnsEnabled: false, SubnetIds: ['$near', '$far'], SecurityGroupIds: ['$group'] },
        { ...ssm, ServiceName: 'com.amazonaws.us-east-1.ecr.api', SubnetIds: ['$far'] },
      ],
      refuses: {
        ...refusedTags('vpc-endpoint', s3),
        InvalidParameter: [
          { ...s3, SubnetIds: ['$near'] },
          { ...ssm, RouteTableIds: ['$rtb'] },
          { ...ssm, SubnetIds: ['$near'] },
          { ...ssm, VpcId: '$peer', SubnetIds: ['$peers'] },
        ],
        'InvalidRouteTableId.NotFound': { ...s3, RouteTableIds: ['$peerrtb'] },
        'InvalidSecurityGroupId.NotFound': {
          ...ssm,
          PrivateDnsEnabled: false,
          SecurityGroupIds: ['sg-00000000'],
        },
        InvalidServiceName: [
          { ...s3, ServiceName: 'com.amazonaws.us-east-1.ssm' },
          { ...s3, ServiceName: 'com.example.lost' },
        ],
        'InvalidSubnetId.NotFound': { ...ssm, PrivateDnsEnabled: false, SubnetIds: ['$peers'] },
        'InvalidVpcId.NotFound': { ...s3, VpcId: 'vpc-00000000' },
        RouteAlreadyExists: { ...dynamodb, RouteTableIds: ['$rtb'] },
        DuplicateSubnetsInSameZone: { ...ssm, PrivateDnsEnabled: false, SubnetIds: ['$near', '$twin'] },
      },
    },
    'ec2:DescribeVpcEndpoints': listed('VpcEndpointIds', '$card', 'InvalidVpcEndpointId.NotFound', [
      'vpc-id',
      '$vpc',
    ]),
    'ec2:ModifyVpcEndpoint': {
      works: [
        { VpcEndpointId: '$endpoint', AddRouteTableIds: ['$sparertb'], RemoveRouteTableIds: ['$rtb'] },
        { VpcEndpointId: '$endpoint', ResetPolicy: true },
        {
          VpcEndpointId: '$card',
          AddSubnetIds: ['$far'],
          RemoveSubnetIds: ['$near'],
          AddSecurityGroupIds: ['$group'],
        },
      ],
      refuses: {
        'InvalidVpcEndpointId.NotFound': gone,
        InvalidParameter: [
          { VpcEndpointId: '$endpoint', AddSubnetIds: ['$near'] },
          { VpcEndpointId: '$card', AddRouteTableIds: ['$rtb'] },
        ],
        'InvalidRouteTableId.NotFound': [
          { VpcEndpointId: '$endpoint', AddRouteTableIds: ['rtb-00000000'] },
          { VpcEndpointId: '$endpoint', RemoveRouteTableIds: ['rtb-00000000'] },
        ],
        'InvalidSecurityGroupId.NotFound': { VpcEndpointId: '$card', AddSecurityGroupIds: ['sg-00000000'] },
        'InvalidSubnetId.NotFound': { VpcEndpointId: '$card', AddSubnetIds: ['$peers'] },
        RouteAlreadyExists: { VpcEndpointId: '$endpoint', AddRouteTableIds: ['$rtb'] },
        DuplicateSubnetsInSameZone: { VpcEndpointId: '$card', AddSubnetIds: ['$near', '$twin'] },
      },
    },
    'ec2:DeleteVpcEndpoints': { works: [{ VpcEndpointIds: ['$endpoint', '$card', 'vpce-00000000'] }] },
    'ec2:DescribeVpcEndpointServices': {
      works: [{}, { ServiceNames: ['com.amazonaws.us-east-1.s3'] }],
      refuses: { InvalidServiceName: { ServiceNames: ['com.example.lost'] } },
    },
    'ec2:CreateTransitGateway': {
      works: [
        { Description: 'New', ...tagged('transit-gateway') },
        {
          Options: {
            AmazonSideAsn: 64_512,
            DefaultRouteTableAssociation: 'disable',
            DefaultRouteTablePropagation: 'disable',
            TransitGatewayCidrBlocks: ['10.99.0.0/24'],
          },
        },
      ],
      refuses: refusedTags('transit-gateway', {}, [{ Options: { AmazonSideAsn: 65_535 } }]),
    },
    'ec2:DescribeTransitGateways': listed(
      'TransitGatewayIds',
      TransitGatewayId,
      'InvalidTransitGatewayID.NotFound',
      ['state', 'available'],
    ),
    'ec2:ModifyTransitGateway': {
      works: [
        { TransitGatewayId, Description: 'Center' },
        {
          TransitGatewayId,
          Options: { DnsSupport: 'disable', AddTransitGatewayCidrBlocks: ['10.98.0.0/24'] },
        },
      ],
      refuses: noGateway,
    },
    'ec2:DeleteTransitGateway': {
      works: [{ TransitGatewayId: '$other' }],
      refuses: { ...noGateway, IncorrectState: { TransitGatewayId } },
    },
    'ec2:CreateTransitGatewayVpcAttachment': {
      works: [{ ...peers, Options: { DnsSupport: 'disable' }, ...tagged('transit-gateway-attachment') }],
      refuses: {
        ...refusedTags('transit-gateway-attachment', peers),
        DuplicateSubnetsInSameZone: {
          TransitGatewayId: '$other',
          VpcId: '$vpc',
          SubnetIds: ['$near', '$twin'],
        },
        DuplicateTransitGatewayAttachment: { TransitGatewayId, VpcId: '$vpc', SubnetIds: ['$near'] },
        IncorrectState: after(
          [['ec2:CreateTransitGateway', {}, { young: 'TransitGateway.TransitGatewayId' }]],
          { ...peers, TransitGatewayId: '$young' },
        ),
        'InvalidSubnetID.NotFound': { ...peers, SubnetIds: ['$near'] },
        'InvalidTransitGatewayID.NotFound': { ...peers, TransitGatewayId: 'tgw-00000000' },
        'InvalidVpcID.NotFound': { ...peers, VpcId: 'vpc-00000000' },
      },
    },
    'ec2:DescribeTransitGatewayVpcAttachments': listed(
      'TransitGatewayAttachmentIds',
      TransitGatewayAttachmentId,
      'InvalidTransitGatewayAttachmentID.NotFound',
      ['vpc-id', '$vpc'],
    ),
    'ec2:DescribeTransitGatewayAttachments': listed(
      'TransitGatewayAttachmentIds',
      TransitGatewayAttachmentId,
      'InvalidTransitGatewayAttachmentID.NotFound',
      ['resource-type', 'vpc'],
    ),
    'ec2:ModifyTransitGatewayVpcAttachment': {
      works: [
        { TransitGatewayAttachmentId, AddSubnetIds: ['$far'], Options: { ApplianceModeSupport: 'enable' } },
      ],
      refuses: {
        'InvalidTransitGatewayAttachmentID.NotFound': { TransitGatewayAttachmentId: 'tgw-attach-00000000' },
        DuplicateSubnetsInSameZone: { TransitGatewayAttachmentId, AddSubnetIds: ['$twin'] },
        'InvalidSubnetID.NotFound': { TransitGatewayAttachmentId, AddSubnetIds: ['$peers'] },
      },
    },
    'ec2:DeleteTransitGatewayVpcAttachment': {
      works: [{ TransitGatewayAttachmentId }, routed({ TransitGatewayAttachmentId })],
      refuses: {
        'InvalidTransitGatewayAttachmentID.NotFound': { TransitGatewayAttachmentId: 'tgw-attach-00000000' },
      },
    },
    'ec2:CreateTransitGatewayRouteTable': {
      works: [{ TransitGatewayId, ...tagged('transit-gateway-route-table') }],
      refuses: { ...noGateway, ...refusedTags('transit-gateway-route-table', { TransitGatewayId }) },
    },
    'ec2:DescribeTransitGatewayRouteTables': listed(
      'TransitGatewayRouteTableIds',
      TransitGatewayRouteTableId,
      'InvalidRouteTableID.NotFound',
      ['transit-gateway-id', TransitGatewayId],
    ),
    'ec2:DeleteTransitGatewayRouteTable': {
      works: [{ TransitGatewayRouteTableId: '$sparetgwrtb' }],
      refuses: {
        ...noTable,
        IncorrectState: [{ TransitGatewayRouteTableId }, { TransitGatewayRouteTableId: '$otherrtb' }],
      },
    },
    'ec2:AssociateTransitGatewayRouteTable': {
      works: [after([['ec2:DisassociateTransitGatewayRouteTable', pair]], spare)],
      refuses: { ...refusedPair(), 'Resource.AlreadyAssociated': spare },
    },
    'ec2:DisassociateTransitGatewayRouteTable': {
      works: [pair],
      refuses: { ...refusedPair(), 'InvalidAssociation.NotFound': spare },
    },
    'ec2:GetTransitGatewayRouteTableAssociations': {
      works: [{ TransitGatewayRouteTableId }],
      refuses: noTable,
    },
    'ec2:GetTransitGatewayRouteTablePropagations': {
      works: [{ TransitGatewayRouteTableId }],
      refuses: noTable,
    },
    'ec2:EnableTransitGatewayRouteTablePropagation': {
      works: [spare],
      refuses: { ...refusedPair(), 'TransitGatewayRouteTablePropagation.Duplicate': pair },
    },
    'ec2:DisableTransitGatewayRouteTablePropagation': {
      works: [pair],
      refuses: { ...refusedPair(), 'TransitGatewayRouteTablePropagation.NotFound': spare },
    },
    'ec2:CreateTransitGatewayRoute': {
      works: [route, { TransitGatewayRouteTableId, DestinationCidrBlock: '10.8.0.0/16', Blackhole: true }],
      refuses: {
        ...refusedPair({ DestinationCidrBlock: '10.9.0.0/16' }),
        InvalidParameterValue: { ...route, DestinationCidrBlock: 'ten' },
        MissingParameter: { TransitGatewayRouteTableId, DestinationCidrBlock: '10.8.0.0/16' },
        RouteAlreadyExists: routed(route),
      },
    },
    'ec2:DeleteTransitGatewayRoute': {
      works: [routed({ TransitGatewayRouteTableId, DestinationCidrBlock: '10.9.0.0/16' })],
      refuses: {
        'InvalidRouteTableID.NotFound': {
          TransitGatewayRouteTableId: 'tgw-rtb-0',
          DestinationCidrBlock: '10.9.0.0/16',
        },
        'InvalidRoute.NotFound': { TransitGatewayRouteTableId, DestinationCidrBlock: '10.7.0.0/16' },
      },
    },
    'ec2:SearchTransitGatewayRoutes': {
      works: [
        search('state', 'active'),
        search('type', 'propagated'),
        search('attachment.transit-gateway-attachment-id', TransitGatewayAttachmentId),
        search('attachment.resource-id', '$vpc'),
        search('attachment.resource-type', 'vpc'),
        routed(search('route-search.longest-prefix-match', '10.9.1.1')),
        routed(search('route-search.subnet-of-match', '10.0.0.0/8')),
      ],
      refuses: {
        'InvalidRouteTableID.NotFound': { TransitGatewayRouteTableId: 'tgw-rtb-00000000', Filters: [] },
        InvalidParameterValue: search('colour', 'red'),
      },
    },
  },
};

/** What can only be made once the gateways are up. */
export const transitWorld: ServiceCases = {
  world: [
    [
      'ec2:CreateTransitGatewayVpcAttachment',
      {
        TransitGatewayId,
        VpcId: '$vpc',
        SubnetIds: ['$near'],
        ...tagged('transit-gateway-attachment', 'vpc'),
      },
      { attachment: 'TransitGatewayVpcAttachment.TransitGatewayAttachmentId' },
    ],
    [
      'ec2:CreateTransitGatewayRouteTable',
      { TransitGatewayId },
      { sparetgwrtb: 'TransitGatewayRouteTable.TransitGatewayRouteTableId' },
    ],
  ],
  cases: {},
};
