import type { JsonObject } from '../../kernel/lib/json.ts';
import { type CaseTable, call, describes, fill, hasty } from './case.ts';
import { mistagged, overtagged, tagged } from './tag-inputs.ts';

const NO_INTERFACE = { NetworkInterfaceId: 'eni-00000000' };
const own = (more: JsonObject = {}) => ({ NetworkInterfaceId: '$eni', ...more });
const managed = { NetworkInterfaceId: '$natni' };
const here = { SubnetId: '$private' };
/** Seventeen groups: one more than an interface takes. */
export const seventeenGroups = Array.from({ length: 17 }, (_, index) =>
  call(
    'CreateSecurityGroup',
    { GroupName: `group ${index}`, Description: 'one of many', VpcId: '$vpc' },
    {
      [`g${'abcdefghijklmnopq'.charAt(index)}`]: 'GroupId',
    },
  ),
);
export const seventeenIds = [...'abcdefghijklmnopq'].map((letter) => `$g${letter}`);
const attached = [
  call(
    'AttachNetworkInterface',
    { NetworkInterfaceId: '$eni', InstanceId: '$web', DeviceIndex: 1 },
    { attach: 'AttachmentId' },
  ),
];
const join = { NetworkInterfaceId: '$eni', InstanceId: '$web', DeviceIndex: 1 };
const third = [call('CreateNetworkInterface', here, { third: 'NetworkInterface.NetworkInterfaceId' })];
const overfull = [
  call(
    'CreateNetworkInterface',
    { ...here, SecondaryPrivateIpAddressCount: 2 },
    { third: 'NetworkInterface.NetworkInterfaceId' },
  ),
];

export const networkInterfaceCases: CaseTable = {
  CreateNetworkInterface: {
    works: [
      { input: { ...here, Description: 'second', Groups: ['$sg'], ...tagged('network-interface') } },
      {
        input: {
          ...here,
          PrivateIpAddress: '10.0.2.200',
          SecondaryPrivateIpAddressCount: 2,
          ClientToken: 'a',
        },
      },
      {
        input: {
          ...here,
          PrivateIpAddresses: [
            { PrivateIpAddress: '10.0.2.201', Primary: true },
            { PrivateIpAddress: '10.0.2.202', Primary: false },
          ],
        },
      },
    ],
    refuses: {
      'InvalidSubnetID.NotFound': { input: { SubnetId: 'subnet-00000000' } },
      'InvalidGroup.NotFound': { input: { ...here, Groups: ['sg-00000000'] } },
      SecurityGroupsPerInterfaceLimitExceeded: {
        before: seventeenGroups,
        input: { ...here, Groups: seventeenIds },
      },
      'InvalidIPAddress.InUse': { input: { ...here, PrivateIpAddress: '$webip' } },
      InsufficientFreeAddressesInSubnet: [
        { input: { SubnetId: '$tiny', SecondaryPrivateIpAddressCount: 11 } },
        { input: { SubnetId: '$tiny', SecondaryPrivateIpAddressCount: 1_000_000_000 } },
      ],
      InvalidParameterCombination: {
        input: {
          ...here,
          PrivateIpAddresses: [{ PrivateIpAddress: '10.0.2.201' }],
          SecondaryPrivateIpAddressCount: 1,
        },
      },
      InvalidParameterValue: [
        { input: { ...here, PrivateIpAddress: '10.0.2.0' } },
        { input: { ...here, PrivateIpAddress: '10.9.9.9' } },
        { input: { ...here, PrivateIpAddress: '999.1.1.1' } },
        { input: { ...here, Groups: ['$othersg'] } },
        { input: { ...here, ...mistagged } },
      ],
      NetworkInterfaceLimitExceeded: { before: [fill('network-interface', '$farni', 5000)], input: here },
      TagLimitExceeded: { input: { ...here, ...overtagged('network-interface') } },
    },
  },
  AttachNetworkInterface: {
    works: [{ input: join }, { input: { ...join, InstanceId: '$stopped', NetworkCardIndex: 0 } }],
    refuses: {
      'InvalidNetworkInterfaceID.NotFound': { input: { ...join, ...NO_INTERFACE } },
      'InvalidInstanceID.NotFound': { input: { ...join, InstanceId: 'i-00000000' } },
      IncorrectState: {
        before: [hasty('TerminateInstances', { InstanceIds: ['$web'] })],
        input: join,
      },
      'InvalidNetworkInterface.InUse': { input: { ...join, NetworkInterfaceId: '$stoppedni' } },
      InvalidParameterValue: { input: { ...join, DeviceIndex: 0 } },
      InvalidParameterCombination: { input: { ...join, NetworkInterfaceId: '$farni' } },
      AttachmentLimitExceeded: {
        before: [...attached, ...third],
        input: { NetworkInterfaceId: '$third', InstanceId: '$web', DeviceIndex: 2 },
      },
      PrivateIpAddressLimitExceeded: { before: overfull, input: { ...join, NetworkInterfaceId: '$third' } },
      OperationNotPermitted: { input: { ...join, ...managed } },
    },
  },
  DetachNetworkInterface: {
    works: [{ before: attached, input: { AttachmentId: '$attach', Force: true } }],
    refuses: {
      'InvalidAttachmentID.NotFound': { input: { AttachmentId: 'eni-attach-00000000' } },
      OperationNotPermitted: [
        { input: { AttachmentId: '$webattach' } },
        { input: { AttachmentId: 'ela-attach-00000000' } },
      ],
      IncorrectState: {
        before: [...attached, hasty('DetachNetworkInterface', { AttachmentId: '$attach' })],
        input: { AttachmentId: '$attach' },
      },
    },
  },
  DeleteNetworkInterface: {
    works: [{ input: own() }],
    refuses: {
      'InvalidNetworkInterfaceID.NotFound': { input: NO_INTERFACE },
      InvalidParameterValue: [{ input: { NetworkInterfaceId: '$webni' } }, { input: managed }],
    },
  },
  DescribeNetworkInterfaces: describes({
    key: 'NetworkInterfaceIds',
    notFound: 'InvalidNetworkInterfaceID.NotFound',
    known: '$webni',
    unknown: NO_INTERFACE.NetworkInterfaceId,
    filter: { Name: 'association.public-ip', Values: ['*'] },
  }),
  DescribeNetworkInterfaceAttribute: {
    works: ['description', 'groupSet', 'sourceDestCheck', 'attachment', 'associatePublicIpAddress'].map(
      (Attribute) => ({ input: { NetworkInterfaceId: '$webni', Attribute } }),
    ),
    refuses: {
      'InvalidNetworkInterfaceID.NotFound': { input: { ...NO_INTERFACE, Attribute: 'groupSet' } },
      InvalidParameterCombination: { input: own() },
    },
  },
  ModifyNetworkInterfaceAttribute: {
    works: [
      { input: own({ SourceDestCheck: { Value: false } }) },
      { input: own({ Description: { Value: 'renamed' } }) },
      { input: own({ Groups: ['$sparesg', '$sg'] }) },
      { input: own({ AssociatePublicIpAddress: true }) },
      {
        input: {
          NetworkInterfaceId: '$webni',
          Attachment: { AttachmentId: '$webattach', DeleteOnTermination: false },
        },
      },
    ],
    refuses: {
      'InvalidNetworkInterfaceID.NotFound': { input: NO_INTERFACE },
      AuthFailure: { input: { ...managed, SourceDestCheck: { Value: true } } },
      InvalidParameterCombination: [
        { input: own() },
        { input: own({ SourceDestCheck: { Value: false }, Description: { Value: 'x' } }) },
      ],
      'InvalidGroup.NotFound': { input: own({ Groups: ['sg-00000000'] }) },
      InvalidParameterValue: { input: own({ Groups: ['$othersg'] }) },
      SecurityGroupsPerInterfaceLimitExceeded: {
        before: seventeenGroups,
        input: own({ Groups: seventeenIds }),
      },
      'InvalidAttachmentID.NotFound': [
        { input: own({ Attachment: { AttachmentId: '$webattach', DeleteOnTermination: true } }) },
        { input: { NetworkInterfaceId: '$webni', Attachment: { DeleteOnTermination: true } } },
      ],
    },
  },
  ResetNetworkInterfaceAttribute: {
    works: [{ input: own({ SourceDestCheck: 'true' }) }],
    refuses: {
      'InvalidNetworkInterfaceID.NotFound': { input: { ...NO_INTERFACE, SourceDestCheck: 'true' } },
      AuthFailure: { input: { ...managed, SourceDestCheck: 'true' } },
      InvalidParameterCombination: { input: own() },
    },
  },
  AssignPrivateIpAddresses: {
    works: [
      { input: own({ SecondaryPrivateIpAddressCount: 2 }) },
      { input: own({ PrivateIpAddresses: ['10.0.2.60'] }) },
      {
        before: [
          call('AssignPrivateIpAddresses', {
            NetworkInterfaceId: '$webni',
            PrivateIpAddresses: ['10.0.2.61'],
          }),
        ],
        input: own({ PrivateIpAddresses: ['10.0.2.61'], AllowReassignment: true }),
      },
    ],
    refuses: {
      'InvalidNetworkInterfaceID.NotFound': { input: { ...NO_INTERFACE, SecondaryPrivateIpAddressCount: 1 } },
      AuthFailure: { input: { ...managed, SecondaryPrivateIpAddressCount: 1 } },
      InvalidParameterCombination: [
        { input: own() },
        { input: own({ SecondaryPrivateIpAddressCount: 1, PrivateIpAddresses: ['10.0.2.60'] }) },
      ],
      InvalidParameterValue: [
        { input: own({ PrivateIpAddresses: ['10.0.2.2'] }) },
        { input: own({ PrivateIpAddresses: ['$webip'] }) },
        { input: own({ PrivateIpAddresses: ['$webip'], AllowReassignment: true }) },
      ],
      PrivateIpAddressLimitExceeded: {
        input: { NetworkInterfaceId: '$webni', SecondaryPrivateIpAddressCount: 2 },
      },
      'InvalidIPAddress.InUse': { input: own({ PrivateIpAddresses: ['10.0.2.60', '10.0.2.60'] }) },
      InsufficientFreeAddressesInSubnet: { input: own({ SecondaryPrivateIpAddressCount: 1_000_000_000 }) },
    },
  },
  UnassignPrivateIpAddresses: {
    works: [
      {
        before: [
          call('AssignPrivateIpAddresses', own({ PrivateIpAddresses: ['10.0.2.60'] })),
          call('AssociateAddress', {
            AllocationId: '$eip',
            NetworkInterfaceId: '$eni',
            PrivateIpAddress: '10.0.2.60',
          }),
        ],
        input: own({ PrivateIpAddresses: ['10.0.2.60'] }),
      },
    ],
    refuses: {
      'InvalidNetworkInterfaceID.NotFound': { input: { ...NO_INTERFACE, PrivateIpAddresses: ['10.0.2.60'] } },
      AuthFailure: { input: { ...managed, PrivateIpAddresses: ['10.0.1.60'] } },
      InvalidParameterValue: [
        { input: own({ PrivateIpAddresses: ['$eniip'] }) },
        { input: own({ PrivateIpAddresses: ['10.0.2.60'] }) },
      ],
    },
  },
};
