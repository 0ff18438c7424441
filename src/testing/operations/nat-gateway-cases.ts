import { type CaseTable, call, hasty } from './case.ts';
import { mistagged, overtagged, tagged } from './tag-inputs.ts';

const NO_NAT = 'nat-00000000';
const NO_ADDRESS = 'eipalloc-00000000';
const here = { SubnetId: '$public', AllocationId: '$eip' };
const inside = { SubnetId: '$private', ConnectivityType: 'private' };
const add = { NatGatewayId: '$nat', AllocationIds: ['$eip'] };
const assign = { NatGatewayId: '$privatenat' };
const second = [
  call('AssociateNatGatewayAddress', add, {
    secondassoc: 'NatGatewayAddresses.1.AssociationId',
    secondip: 'NatGatewayAddresses.1.PrivateIp',
  }),
];
const secondPrivate = [
  call(
    'AssignPrivateNatGatewayAddress',
    { ...assign, PrivateIpAddresses: ['10.0.2.99'] },
    { secondip: 'NatGatewayAddresses.1.PrivateIp' },
  ),
];
/** A gateway that is still coming up. */
const pendingNat = [hasty('CreateNatGateway', here, { young: 'NatGateway.NatGatewayId' })];
const pendingPrivate = [hasty('CreateNatGateway', inside, { young: 'NatGateway.NatGatewayId' })];
/** All eleven addresses of the small subnet are taken, one of them by a gateway. */
const crowded = (input: { [field: string]: string }) => [
  call('CreateNatGateway', { SubnetId: '$tiny', ...input }, { crowd: 'NatGateway.NatGatewayId' }),
  call('CreateNetworkInterface', { SubnetId: '$tiny', SecondaryPrivateIpAddressCount: 9 }),
];

export const natGatewayCases: CaseTable = {
  CreateNatGateway: {
    works: [
      { input: { ...here, ClientToken: 'once', ...tagged('natgateway') } },
      { input: { ...inside, PrivateIpAddress: '10.0.2.77', SecondaryPrivateIpAddressCount: 2 } },
      { input: { ...inside, SecondaryPrivateIpAddresses: ['10.0.2.78', '10.0.2.79'] } },
      {
        before: [call('AllocateAddress', {}, { second: 'AllocationId' })],
        input: {
          ...here,
          SecondaryAllocationIds: ['$second'],
          SecondaryPrivateIpAddresses: ['10.0.1.99'],
        },
      },
      // NAT-2: granted, and then the gateway fails.
      { input: { SubnetId: '$others', AllocationId: '$eip' } },
      { input: { SubnetId: '$public', AllocationId: '$webeip' } },
    ],
    refuses: {
      'InvalidSubnetID.NotFound': { input: { ...here, SubnetId: 'subnet-00000000' } },
      'InvalidElasticIpID.NotFound': { input: { ...here, AllocationId: NO_ADDRESS } },
      'InvalidIPAddress.InUse': { input: { ...inside, PrivateIpAddress: '$webip' } },
      InvalidParameterValue: [
        { input: { ...inside, PrivateIpAddress: '10.0.2.1' } },
        { input: { ...inside, SecondaryPrivateIpAddressCount: 8 } },
        { input: { ...here, SecondaryAllocationIds: ['$eip'] } },
        { input: { ...here, ...mistagged } },
      ],
      InvalidParameterCombination: [
        { input: { ...here, ConnectivityType: 'private' } },
        { input: { ...here, SecondaryPrivateIpAddressCount: 1 } },
        { input: { ...here, SecondaryPrivateIpAddresses: ['10.0.1.99'] } },
        {
          input: {
            ...inside,
            SecondaryPrivateIpAddressCount: 1,
            SecondaryPrivateIpAddresses: ['10.0.2.99'],
          },
        },
      ],
      MissingParameter: { input: { SubnetId: '$public' } },
      UnsupportedOperation: { input: { ...here, AvailabilityMode: 'regional' } },
      TagLimitExceeded: { input: { ...here, ...overtagged('natgateway') } },
    },
  },
  DescribeNatGateways: {
    works: [
      { input: {} },
      { input: { NatGatewayIds: ['$nat', '$privatenat'] } },
      { input: { Filter: [{ Name: 'state', Values: ['available'] }], MaxResults: 5 } },
    ],
    refuses: {
      NatGatewayNotFound: { input: { NatGatewayIds: [NO_NAT] } },
      InvalidNextToken: { input: { NextToken: 'page-9999' } },
      InvalidParameterValue: [
        { input: { MaxResults: 1 } },
        { input: { Filter: [{ Name: 'x', Values: [] }] } },
      ],
    },
  },
  DeleteNatGateway: {
    works: [{ input: { NatGatewayId: '$nat' } }, { before: pendingNat, input: { NatGatewayId: '$young' } }],
    refuses: {
      NatGatewayNotFound: [
        { input: { NatGatewayId: NO_NAT } },
        { before: [call('DeleteNatGateway', { NatGatewayId: '$nat' })], input: { NatGatewayId: '$nat' } },
      ],
    },
  },
  AssociateNatGatewayAddress: {
    works: [{ input: add }, { input: { ...add, PrivateIpAddresses: ['10.0.1.88'] } }],
    refuses: {
      NatGatewayNotFound: { input: { ...add, NatGatewayId: NO_NAT } },
      IncorrectState: { before: pendingNat, input: { ...add, NatGatewayId: '$young' } },
      UnsupportedOperation: { input: { ...add, NatGatewayId: '$privatenat' } },
      InvalidParameterValue: [
        { input: { ...add, PrivateIpAddresses: ['10.0.1.88', '10.0.1.89'] } },
        { input: { ...add, AllocationIds: Array.from({ length: 8 }, () => '$eip') } },
        { input: { ...add, PrivateIpAddresses: ['10.0.2.88'] } },
      ],
      'InvalidElasticIpID.NotFound': { input: { ...add, AllocationIds: [NO_ADDRESS] } },
      'Resource.AlreadyAssociated': [
        { input: { ...add, AllocationIds: ['$webeip'] } },
        { input: { ...add, AllocationIds: ['$eip', '$eip'] } },
      ],
      'InvalidIPAddress.InUse': { input: { ...add, PrivateIpAddresses: ['$natip'] } },
      InsufficientFreeAddressesInSubnet: {
        before: [
          call('AllocateAddress', {}, { more: 'AllocationId' }),
          ...crowded({ AllocationId: '$more' }),
        ],
        input: { ...add, NatGatewayId: '$crowd' },
      },
    },
  },
  DisassociateNatGatewayAddress: {
    works: [
      {
        before: second,
        input: { NatGatewayId: '$nat', AssociationIds: ['$secondassoc'], MaxDrainDurationSeconds: 10 },
      },
    ],
    refuses: {
      NatGatewayNotFound: { input: { NatGatewayId: NO_NAT, AssociationIds: ['$natassoc'] } },
      IncorrectState: {
        before: pendingNat,
        input: { NatGatewayId: '$young', AssociationIds: ['$natassoc'] },
      },
      UnsupportedOperation: { input: { NatGatewayId: '$privatenat', AssociationIds: ['$natassoc'] } },
      InvalidParameterValue: { input: { NatGatewayId: '$nat', AssociationIds: ['$natassoc'] } },
      'InvalidAssociationID.NotFound': [
        { input: { NatGatewayId: '$nat', AssociationIds: ['eipassoc-00000000'] } },
        {
          before: second,
          input: { NatGatewayId: '$nat', AssociationIds: ['$secondassoc', 'eipassoc-00000000'] },
        },
      ],
    },
  },
  AssignPrivateNatGatewayAddress: {
    works: [
      { input: assign },
      { input: { ...assign, PrivateIpAddressCount: 3 } },
      { input: { ...assign, PrivateIpAddresses: ['10.0.2.90', '10.0.2.91'] } },
    ],
    refuses: {
      NatGatewayNotFound: { input: { NatGatewayId: NO_NAT } },
      IncorrectState: { before: pendingPrivate, input: { NatGatewayId: '$young' } },
      UnsupportedOperation: { input: { NatGatewayId: '$nat' } },
      InvalidParameterValue: [
        { input: { ...assign, PrivateIpAddressCount: 8 } },
        { input: { ...assign, PrivateIpAddresses: ['10.0.2.255'] } },
      ],
      InvalidParameterCombination: {
        input: { ...assign, PrivateIpAddressCount: 1, PrivateIpAddresses: ['10.0.2.90'] },
      },
      'InvalidIPAddress.InUse': { input: { ...assign, PrivateIpAddresses: ['$webip'] } },
      InsufficientFreeAddressesInSubnet: {
        before: crowded({ ConnectivityType: 'private' }),
        input: { NatGatewayId: '$crowd' },
      },
    },
  },
  UnassignPrivateNatGatewayAddress: {
    works: [
      { before: secondPrivate, input: { ...assign, PrivateIpAddresses: ['$secondip'] } },
      {
        before: secondPrivate,
        input: { ...assign, PrivateIpAddresses: ['$secondip'], MaxDrainDurationSeconds: 4000 },
      },
    ],
    refuses: {
      NatGatewayNotFound: { input: { NatGatewayId: NO_NAT, PrivateIpAddresses: ['10.0.2.9'] } },
      IncorrectState: {
        before: pendingPrivate,
        input: { NatGatewayId: '$young', PrivateIpAddresses: ['10.0.2.9'] },
      },
      UnsupportedOperation: { input: { NatGatewayId: '$nat', PrivateIpAddresses: ['10.0.2.9'] } },
      InvalidParameterValue: [
        { input: { ...assign, PrivateIpAddresses: ['10.0.2.9'] } },
        { input: { ...assign, PrivateIpAddresses: ['$privatenatip'] } },
      ],
    },
  },
};
