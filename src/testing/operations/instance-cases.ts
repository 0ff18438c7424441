import type { JsonObject } from '../../kernel/lib/json.ts';
import { type CaseTable, call, describes, type OperationCases } from './case.ts';
import { seventeenGroups, seventeenIds } from './network-interface-cases.ts';

const ids = (id = '$web') => ({ InstanceIds: [id] });
const NO_INSTANCE = 'i-00000000';
const terminated = [call('TerminateInstances', ids('$stopped'))];
const twoInterfaces = [
  call('AttachNetworkInterface', { NetworkInterfaceId: '$eni', InstanceId: '$web', DeviceIndex: 1 }),
];

/** Calls that change the state of the named instances. */
function stateChange(from: string, wrongState: OperationCases['refuses']): OperationCases {
  return {
    works: [{ input: ids(from) }, { input: { InstanceIds: [from, from] } }],
    refuses: { 'InvalidInstanceID.NotFound': { input: { InstanceIds: [from, NO_INSTANCE] } }, ...wrongState },
  };
}
const gone = { IncorrectInstanceState: { before: terminated, input: ids('$stopped') } };

const modify = (more: JsonObject, InstanceId = '$web') => ({ InstanceId, ...more });
const toType = (Value: string) => modify({ InstanceType: { Value } }, '$stopped');
const larger = [call('ModifyInstanceAttribute', toType('m5.large'))];
const attributes = [
  'instanceType',
  'kernel',
  'ramdisk',
  'userData',
  'disableApiTermination',
  'instanceInitiatedShutdownBehavior',
  'rootDeviceName',
  'blockDeviceMapping',
  'productCodes',
  'sourceDestCheck',
  'groupSet',
  'ebsOptimized',
  'sriovNetSupport',
  'enaSupport',
  'enclaveOptions',
  'disableApiStop',
];

/** The inside of a host with one file. */
const host = (Text: string) => ({
  BootTime: 0,
  Packages: [],
  Services: [],
  Users: [],
  Files: [{ Path: '/etc/motd', Kind: 'file', Text }],
});

export const instanceCases: CaseTable = {
  DescribeInstances: describes({
    key: 'InstanceIds',
    notFound: 'InvalidInstanceID.NotFound',
    known: '$web',
    unknown: NO_INSTANCE,
    filter: { Name: 'network-interface.addresses.private-ip-address', Values: ['10.0.2.*'] },
  }),
  DescribeInstanceStatus: describes({
    key: 'InstanceIds',
    notFound: 'InvalidInstanceID.NotFound',
    known: '$web',
    unknown: NO_INSTANCE,
    filter: { Name: 'instance-status.status', Values: ['*'] },
  }),
  DescribeInstanceAttribute: {
    works: attributes.map((Attribute) => ({ input: modify({ Attribute }) })),
    refuses: {
      'InvalidInstanceID.NotFound': { input: { InstanceId: NO_INSTANCE, Attribute: 'groupSet' } },
    },
  },
  ModifyInstanceMetadataOptions: {
    works: [
      { input: { InstanceId: '$web', HttpTokens: 'required', HttpPutResponseHopLimit: 1 } },
      { input: { InstanceId: '$web', HttpEndpoint: 'disabled' } },
      { input: { InstanceId: '$web', InstanceMetadataTags: 'enabled', HttpProtocolIpv6: 'disabled' } },
    ],
    refuses: { 'InvalidInstanceID.NotFound': { input: { InstanceId: NO_INSTANCE, HttpTokens: 'required' } } },
  },
  ModifyInstanceAttribute: {
    works: [
      { input: toType('t3.small') },
      { input: modify({ Attribute: 'instanceType', Value: 't3.small' }, '$stopped') },
      { input: modify({ UserData: { Value: 'aGVsbG8=' } }, '$stopped') },
      { input: modify({ DisableApiTermination: { Value: true } }) },
      { input: modify({ SourceDestCheck: { Value: false } }) },
      { input: modify({ Groups: ['$sparesg'] }) },
    ],
    refuses: {
      'InvalidInstanceID.NotFound': { input: { InstanceId: NO_INSTANCE } },
      IncorrectInstanceState: [
        { input: modify({ InstanceType: { Value: 't3.small' } }) },
        { input: modify({ UserData: { Value: 'aGVsbG8=' } }) },
        { before: terminated, input: modify({ SourceDestCheck: { Value: false } }, '$stopped') },
      ],
      InvalidInstanceID: { before: twoInterfaces, input: modify({ SourceDestCheck: { Value: false } }) },
      InvalidParameterCombination: [
        { input: modify({}) },
        { input: modify({ SourceDestCheck: { Value: false }, Groups: ['$sparesg'] }) },
      ],
      InvalidParameterValue: [
        { input: toType('large') },
        { input: modify({ UserData: { Value: 'not base64' } }, '$stopped') },
        { input: modify({ UserData: { Value: 'A'.repeat(24_000) } }, '$stopped') },
        { input: modify({ Groups: ['$othersg'] }) },
      ],
      'InvalidGroup.NotFound': { input: modify({ Groups: ['sg-00000000'] }) },
      SecurityGroupsPerInterfaceLimitExceeded: {
        before: seventeenGroups,
        input: modify({ Groups: seventeenIds }),
      },
      AttachmentLimitExceeded: {
        before: [
          ...larger,
          ...[1, 2].flatMap((DeviceIndex) => [
            call(
              'CreateNetworkInterface',
              { SubnetId: '$public' },
              { extra: 'NetworkInterface.NetworkInterfaceId' },
            ),
            call('AttachNetworkInterface', {
              NetworkInterfaceId: '$extra',
              InstanceId: '$stopped',
              DeviceIndex,
            }),
          ]),
        ],
        input: toType('t3.micro'),
      },
      PrivateIpAddressLimitExceeded: {
        before: [
          ...larger,
          call('AssignPrivateIpAddresses', {
            NetworkInterfaceId: '$stoppedni',
            SecondaryPrivateIpAddressCount: 5,
          }),
        ],
        input: toType('t3.micro'),
      },
    },
  },
  StartInstances: stateChange('$stopped', gone),
  StopInstances: stateChange('$web', gone),
  RebootInstances: stateChange('$web', { IncorrectInstanceState: { input: ids('$stopped') } }),
  TerminateInstances: stateChange('$web', {
    OperationNotPermitted: {
      before: [call('ModifyInstanceAttribute', modify({ DisableApiTermination: { Value: true } }))],
      input: { InstanceIds: ['$stopped', '$web'] },
    },
  }),
  DescribeImages: {
    works: [
      { input: {} },
      {
        input: {
          Owners: ['amazon'],
          Filters: [{ Name: 'name', Values: ['al2023-ami-2023*'] }],
          MaxResults: 1,
        },
      },
      {
        before: [call('DescribeImages', {}, { image: 'Images.0.ImageId' })],
        input: { ImageIds: ['$image'], ExecutableUsers: ['all'] },
      },
    ],
    refuses: {
      'InvalidAMIID.Malformed': { input: { ImageIds: ['image-1'] } },
      'InvalidAMIID.NotFound': { input: { ImageIds: ['ami-00000000000000000'] } },
      InvalidNextToken: { input: { NextToken: 'page-12345678' } },
      InvalidParameterValue: { input: { MaxResults: 0 } },
    },
  },
  DescribeInstanceTypes: {
    works: [
      { input: {} },
      { input: { InstanceTypes: ['t3.micro', 'm1.small'] } },
      { input: { Filters: [{ Name: 'hypervisor', Values: ['nitro'] }], MaxResults: 5 } },
    ],
    refuses: {
      InvalidInstanceType: { input: { InstanceTypes: ['t3.micro', 't3.huge'] } },
      InvalidNextToken: { input: { NextToken: 'x' } },
      InvalidParameterValue: { input: { MaxResults: 101 } },
    },
  },
  'guest:SetListeners': {
    works: [
      { input: modify({ Listeners: [{ Protocol: 'tcp', Port: 443 }] }) },
      { input: modify({ Listeners: [] }) },
      { input: modify({ Listeners: null }) },
    ],
    refuses: {
      'InvalidInstanceID.NotFound': { input: { InstanceId: NO_INSTANCE, Listeners: [] } },
      IncorrectInstanceState: { before: terminated, input: modify({ Listeners: [] }, '$stopped') },
    },
  },
  'guest:SetForwarding': {
    works: [{ input: modify({ Forwarding: 'masquerade' }) }, { input: modify({ Forwarding: null }) }],
    refuses: {
      'InvalidInstanceID.NotFound': { input: { InstanceId: NO_INSTANCE, Forwarding: null } },
      IncorrectInstanceState: { before: terminated, input: modify({ Forwarding: null }, '$stopped') },
    },
  },
  'guest:SetHost': {
    works: [{ input: modify({ Host: host('x') }) }],
    refuses: {
      'InvalidInstanceID.NotFound': { input: { InstanceId: NO_INSTANCE, Host: host('x') } },
      IncorrectInstanceState: { before: terminated, input: modify({ Host: host('x') }, '$stopped') },
      HostLimitExceeded: { input: modify({ Host: host('x'.repeat(300_000)) }) },
    },
  },
};
