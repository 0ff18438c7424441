import { type CaseTable, call } from './case.ts';
import { mistagged, overtagged, tagged } from './tag-inputs.ts';

const NO_ALLOCATION = 'eipalloc-00000000';
const onWeb = { InstanceId: '$web' };
const twoInterfaces = [
  call('AttachNetworkInterface', { NetworkInterfaceId: '$eni', InstanceId: '$web', DeviceIndex: 1 }),
];

export const elasticIpCases: CaseTable = {
  AllocateAddress: {
    works: [
      { input: { Domain: 'vpc', ...tagged('elastic-ip') } },
      { input: {} },
      { input: { Address: '52.0.0.77', PublicIpv4Pool: 'amazon', NetworkBorderGroup: 'us-east-1' } },
    ],
    refuses: {
      'InvalidAddress.NotFound': [{ input: { Address: '10.0.0.1' } }, { input: { Address: '$eipip' } }],
      InvalidParameterValue: { input: mistagged },
      TagLimitExceeded: { input: overtagged('elastic-ip') },
    },
  },
  DescribeAddresses: {
    works: [
      { input: {} },
      { input: { AllocationIds: ['$eip'], PublicIps: ['$webeipip'] } },
      { input: { Filters: [{ Name: 'instance-id', Values: ['$web'] }] } },
    ],
    refuses: {
      'InvalidAllocationID.NotFound': { input: { AllocationIds: [NO_ALLOCATION] } },
      'InvalidAddress.NotFound': { input: { PublicIps: ['192.0.2.1'] } },
      InvalidParameterValue: { input: { Filters: [{ Name: 'no-such-filter', Values: ['x'] }] } },
    },
  },
  ReleaseAddress: {
    works: [{ input: { AllocationId: '$eip' } }, { input: { PublicIp: '$eipip' } }],
    refuses: {
      MissingParameter: { input: {} },
      InvalidParameterCombination: { input: { AllocationId: '$eip', PublicIp: '$eipip' } },
      'InvalidAllocationID.NotFound': { input: { AllocationId: NO_ALLOCATION } },
      'InvalidAddress.NotFound': { input: { PublicIp: '192.0.2.1' } },
      'InvalidIPAddress.InUse': { input: { AllocationId: '$webeip' } },
      AuthFailure: { input: { AllocationId: '$nateip' } },
    },
  },
  AssociateAddress: {
    works: [
      { input: { AllocationId: '$eip', ...onWeb } },
      { input: { PublicIp: '$eipip', NetworkInterfaceId: '$eni', PrivateIpAddress: '$eniip' } },
      { input: { AllocationId: '$webeip', ...onWeb } },
    ],
    refuses: {
      MissingParameter: [{ input: { AllocationId: '$eip' } }, { input: onWeb }],
      InvalidParameterCombination: [
        { input: { AllocationId: '$eip', ...onWeb, NetworkInterfaceId: '$eni' } },
        { input: { AllocationId: '$eip', PublicIp: '$eipip', ...onWeb } },
      ],
      'InvalidAllocationID.NotFound': { input: { AllocationId: NO_ALLOCATION, ...onWeb } },
      'InvalidAddress.NotFound': { input: { PublicIp: '192.0.2.1', ...onWeb } },
      'InvalidInstanceID.NotFound': { input: { AllocationId: '$eip', InstanceId: 'i-00000000' } },
      InvalidInstanceID: [
        { before: twoInterfaces, input: { AllocationId: '$eip', ...onWeb } },
        {
          before: [call('TerminateInstances', { InstanceIds: ['$stopped'] })],
          input: { AllocationId: '$eip', InstanceId: '$stopped' },
        },
      ],
      'InvalidNetworkInterfaceID.NotFound': {
        input: { AllocationId: '$eip', NetworkInterfaceId: 'eni-00000000' },
      },
      InvalidParameterValue: {
        input: { AllocationId: '$eip', NetworkInterfaceId: '$eni', PrivateIpAddress: '10.0.2.250' },
      },
      'Resource.AlreadyAssociated': [
        { input: { AllocationId: '$webeip', NetworkInterfaceId: '$eni', AllowReassociation: false } },
        { input: { AllocationId: '$eip', ...onWeb, AllowReassociation: false } },
      ],
      'Gateway.NotAttached': { input: { AllocationId: '$eip', NetworkInterfaceId: '$otherni' } },
      AuthFailure: [
        { input: { AllocationId: '$nateip', NetworkInterfaceId: '$eni' } },
        { input: { AllocationId: '$eip', NetworkInterfaceId: '$natni' } },
      ],
    },
  },
  DisassociateAddress: {
    works: [{ input: { AssociationId: '$eipassoc' } }, { input: { PublicIp: '$webeipip' } }],
    refuses: {
      MissingParameter: { input: {} },
      InvalidParameterCombination: { input: { AssociationId: '$eipassoc', PublicIp: '$webeipip' } },
      'InvalidAssociationID.NotFound': { input: { AssociationId: 'eipassoc-00000000' } },
      'InvalidAddress.NotFound': { input: { PublicIp: '192.0.2.1' } },
      AuthFailure: { input: { AssociationId: '$natassoc' } },
    },
  },
};
