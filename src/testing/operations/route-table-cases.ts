import type { JsonObject } from '../../kernel/lib/json.ts';
import { type CaseTable, call, change, describes, type OperationCase } from './case.ts';
import { mistagged, overtagged, tagged } from './tag-inputs.ts';

const NO_TABLE = 'rtb-00000000';
const NO_ASSOCIATION = 'rtbassoc-00000000';
const to = (more: JsonObject, table = '$rtb') => ({
  RouteTableId: table,
  DestinationCidrBlock: '192.168.0.0/16',
  ...more,
});
const twoInterfaces = [
  call('AttachNetworkInterface', { NetworkInterfaceId: '$eni', InstanceId: '$web', DeviceIndex: 1 }),
];
const edge = [
  call(
    'AssociateRouteTable',
    { RouteTableId: '$sparertb', GatewayId: '$igw' },
    { edgeassoc: 'AssociationId' },
  ),
];
/** The attached gateway loses everything that holds it and goes, its route table's association stays. */
const goneEdge = [
  ...edge,
  call('DisassociateAddress', { AssociationId: '$eipassoc' }),
  call('DeleteNatGateway', { NatGatewayId: '$nat' }),
  call('DetachInternetGateway', { InternetGatewayId: '$igw', VpcId: '$vpc' }),
  call('DeleteInternetGateway', { InternetGatewayId: '$igw' }),
  call('CreateRouteTable', { VpcId: '$vpc' }, { target: 'RouteTable.RouteTableId' }),
];
const standing = [call('CreateRoute', to({ NatGatewayId: '$nat' }))];

/** What CreateRoute and ReplaceRoute say of every kind of target. */
const targets: { readonly [code: string]: readonly OperationCase[] } = {
  'InvalidGatewayID.NotFound': [
    { input: to({ GatewayId: 'igw-00000000' }) },
    { input: to({ GatewayId: 'gateway' }) },
  ],
  'InvalidNatGatewayID.NotFound': [{ input: to({ NatGatewayId: 'nat-00000000' }) }],
  'InvalidNetworkInterfaceID.NotFound': [{ input: to({ NetworkInterfaceId: 'eni-00000000' }) }],
  'InvalidInstanceID.NotFound': [{ input: to({ InstanceId: 'i-00000000' }) }],
  InvalidInstanceID: [{ before: twoInterfaces, input: to({ InstanceId: '$web' }) }],
  'InvalidVpcPeeringConnectionID.NotFound': [{ input: to({ VpcPeeringConnectionId: 'pcx-00000000' }) }],
  'InvalidVpcEndpointId.Malformed': [{ input: to({ VpcEndpointId: 'endpoint' }) }],
};
const foreign: readonly JsonObject[] = [
  { GatewayId: '$loose' },
  { NatGatewayId: '$nat', RouteTableId: '$otherrtb' },
  { NetworkInterfaceId: '$otherni' },
];

const routeErrors = {
  'InvalidRouteTableID.NotFound': { input: to({ GatewayId: '$igw' }, NO_TABLE) },
  MissingParameter: [{ input: to({}) }, { input: { RouteTableId: '$rtb', GatewayId: '$igw' } }],
  InvalidParameterCombination: [
    { input: to({ GatewayId: '$igw', NatGatewayId: '$nat' }) },
    { input: to({ GatewayId: '$igw', DestinationIpv6CidrBlock: '::/0' }) },
  ],
};

export const routeTableCases: CaseTable = {
  CreateRouteTable: {
    works: [{ input: { VpcId: '$vpc', ClientToken: 'once', ...tagged('route-table') } }],
    refuses: {
      'InvalidVpcID.NotFound': { input: { VpcId: 'vpc-00000000' } },
      InvalidParameterValue: { input: { VpcId: '$vpc', ...mistagged } },
      TagLimitExceeded: { input: { VpcId: '$vpc', ...overtagged('route-table') } },
    },
  },
  DescribeRouteTables: describes({
    key: 'RouteTableIds',
    notFound: 'InvalidRouteTableID.NotFound',
    known: '$rtb',
    unknown: NO_TABLE,
    filter: { Name: 'route.state', Values: ['active'] },
  }),
  DeleteRouteTable: {
    works: [{ input: { RouteTableId: '$sparertb' } }],
    refuses: {
      'InvalidRouteTableID.NotFound': { input: { RouteTableId: NO_TABLE } },
      DependencyViolation: [{ input: { RouteTableId: '$rtb' } }, { input: { RouteTableId: '$main' } }],
    },
  },
  CreateRoute: {
    works: [
      { input: to({ NatGatewayId: '$nat' }) },
      { input: to({ InstanceId: '$web' }) },
      { input: to({ NetworkInterfaceId: '$eni' }) },
      { input: to({ VpcPeeringConnectionId: '$pcx' }) },
      { input: to({ TransitGatewayId: 'tgw-0123456789abcdef0' }) },
      { input: to({ VpcEndpointId: 'vpce-0123456789abcdef0' }) },
      { input: { RouteTableId: '$rtb', DestinationIpv6CidrBlock: '::/0', GatewayId: '$igw' } },
      { input: { RouteTableId: '$rtb', DestinationPrefixListId: '$pl', GatewayId: '$igw' } },
      { input: to({ DestinationCidrBlock: '10.0.2.0/24', NetworkInterfaceId: '$eni' }) },
    ],
    refuses: {
      ...routeErrors,
      ...targets,
      InvalidParameterValue: [
        { input: to({ DestinationCidrBlock: '10.0.0.0/99', GatewayId: '$igw' }) },
        { input: to({ DestinationCidrBlock: '169.254.169.0/24', GatewayId: '$igw' }) },
        { input: to({ DestinationCidrBlock: '10.0.2.0/24', GatewayId: '$igw' }) },
        { input: to({ DestinationCidrBlock: '10.0.77.0/24', NetworkInterfaceId: '$eni' }) },
        { input: { RouteTableId: '$rtb', DestinationIpv6CidrBlock: 'fd00:ec2::/64', GatewayId: '$igw' } },
        ...foreign.map((target) => ({ input: to(target) })),
        { before: edge, input: to({ NatGatewayId: '$nat' }, '$sparertb') },
      ],
      'InvalidPrefixListID.NotFound': {
        input: { RouteTableId: '$rtb', DestinationPrefixListId: 'pl-00000000', GatewayId: '$igw' },
      },
      RouteAlreadyExists: [
        { input: to({ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: '$nat' }) },
        { input: to({ DestinationCidrBlock: '10.0.0.0/16', NetworkInterfaceId: '$eni' }) },
      ],
    },
  },
  ReplaceRoute: {
    works: [
      { input: to({ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: '$nat' }) },
      { input: to({ DestinationCidrBlock: '10.0.0.0/16', NetworkInterfaceId: '$eni' }) },
      { input: to({ DestinationCidrBlock: '10.0.0.0/16', LocalTarget: true }) },
    ],
    refuses: {
      ...routeErrors,
      MissingParameter: { input: { RouteTableId: '$rtb', GatewayId: '$igw' } },
      InvalidParameterCombination: [
        { before: standing, input: to({ GatewayId: '$igw', NatGatewayId: '$nat' }) },
        { input: to({ GatewayId: '$igw', DestinationPrefixListId: '$pl' }) },
      ],
      InvalidParameterValue: [
        { input: to({ GatewayId: '$igw' }) },
        { input: to({ LocalTarget: true }) },
        ...foreign.map((target) => ({ before: standing, input: to(target) })),
      ],
      ...Object.fromEntries(
        Object.entries(targets).map(([code, cases]) => [
          code,
          cases.map(({ before = [], input }) => ({ before: [...standing, ...before], input })),
        ]),
      ),
    },
  },
  DeleteRoute: {
    works: [
      { input: { RouteTableId: '$rtb', DestinationCidrBlock: '0.0.0.0/0' } },
      {
        before: [
          call('CreateRoute', { RouteTableId: '$rtb', DestinationPrefixListId: '$pl', GatewayId: '$igw' }),
        ],
        input: { RouteTableId: '$rtb', DestinationPrefixListId: '$pl' },
      },
    ],
    refuses: {
      'InvalidRouteTableID.NotFound': { input: to({}, NO_TABLE) },
      MissingParameter: { input: { RouteTableId: '$rtb' } },
      InvalidParameterCombination: { input: to({ DestinationIpv6CidrBlock: '::/0' }) },
      InvalidParameterValue: [
        { input: to({ DestinationCidrBlock: '10.0.0.0/16' }) },
        { input: to({ DestinationCidrBlock: 'everything' }) },
        { input: { RouteTableId: '$rtb', DestinationIpv6CidrBlock: '::/999' } },
      ],
      'InvalidRoute.NotFound': { input: to({}) },
    },
  },
  AssociateRouteTable: {
    works: [
      { input: { RouteTableId: '$rtb', SubnetId: '$private' } },
      { input: { RouteTableId: '$rtb', SubnetId: '$public' } },
      { input: { RouteTableId: '$sparertb', GatewayId: '$igw' } },
      { input: { RouteTableId: '$sparertb', GatewayId: 'vgw-0123456789abcdef0' } },
    ],
    refuses: {
      'InvalidRouteTableID.NotFound': { input: { RouteTableId: NO_TABLE, SubnetId: '$private' } },
      'InvalidSubnetID.NotFound': { input: { RouteTableId: '$rtb', SubnetId: 'subnet-00000000' } },
      'InvalidGatewayID.NotFound': [
        { input: { RouteTableId: '$sparertb', GatewayId: 'igw-00000000' } },
        { input: { RouteTableId: '$sparertb', GatewayId: '$nat' } },
      ],
      MissingParameter: { input: { RouteTableId: '$rtb' } },
      InvalidParameterCombination: {
        input: { RouteTableId: '$rtb', SubnetId: '$private', GatewayId: '$igw' },
      },
      InvalidParameterValue: [
        { input: { RouteTableId: '$rtb', SubnetId: '$others' } },
        { input: { RouteTableId: '$main', GatewayId: '$igw' } },
        { input: { RouteTableId: '$rtb', GatewayId: '$igw' } },
        { input: { RouteTableId: '$sparertb', GatewayId: '$loose' } },
        {
          before: [change('route-table', '$sparertb', { PropagatingVgws: ['vgw-0123456789abcdef0'] })],
          input: { RouteTableId: '$sparertb', GatewayId: '$igw' },
        },
      ],
      'Resource.AlreadyAssociated': { input: { RouteTableId: '$sparertb', SubnetId: '$public' } },
    },
  },
  DisassociateRouteTable: {
    works: [{ input: { AssociationId: '$rtbassoc' } }],
    refuses: {
      'InvalidAssociationID.NotFound': { input: { AssociationId: NO_ASSOCIATION } },
      InvalidParameterValue: { input: { AssociationId: '$mainassoc' } },
    },
  },
  ReplaceRouteTableAssociation: {
    works: [
      { input: { AssociationId: '$rtbassoc', RouteTableId: '$sparertb' } },
      { input: { AssociationId: '$mainassoc', RouteTableId: '$sparertb' } },
      { input: { AssociationId: '$rtbassoc', RouteTableId: '$rtb' } },
    ],
    refuses: {
      'InvalidAssociationID.NotFound': { input: { AssociationId: NO_ASSOCIATION, RouteTableId: '$rtb' } },
      'InvalidRouteTableID.NotFound': { input: { AssociationId: '$rtbassoc', RouteTableId: NO_TABLE } },
      InvalidParameterValue: [
        { input: { AssociationId: '$rtbassoc', RouteTableId: '$otherrtb' } },
        { before: edge, input: { AssociationId: '$mainassoc', RouteTableId: '$sparertb' } },
        { before: edge, input: { AssociationId: '$edgeassoc', RouteTableId: '$rtb' } },
      ],
      'InvalidGatewayID.NotFound': {
        before: goneEdge,
        input: { AssociationId: '$edgeassoc', RouteTableId: '$target' },
      },
    },
  },
};
