import type { JsonObject } from '../../kernel/lib/json.ts';
import { imageId, images } from '../../resources/shared/images.ts';
import { type CaseTable, call, fill, plant } from './case.ts';
import { seventeenGroups, seventeenIds } from './network-interface-cases.ts';
import { mistagged, overtagged, tagged } from './tag-inputs.ts';

const run = (more: JsonObject = {}): JsonObject => ({
  ImageId: 'ami-0123456789abcdef0',
  InstanceType: 't3.micro',
  MinCount: 1,
  MaxCount: 1,
  ...more,
});
const here = (more: JsonObject = {}) => run({ SubnetId: '$private', ...more });
const withInterfaces = (...NetworkInterfaces: readonly JsonObject[]) => run({ NetworkInterfaces });
const first = (more: JsonObject) => ({ DeviceIndex: 0, ...more });
const imageElsewhere = images.map((image) => imageId('eu-west-1', image))[0] ?? '';
const templated = (LaunchTemplate: JsonObject) => ({ MinCount: 1, MaxCount: 1, LaunchTemplate });
const template = plant('launch-template', {
  id: 'lt-00000001',
  key: 'lt-00000001',
  account: '111122223333',
  region: 'us-east-1',
  Tags: [],
  ...{ Name: 'lt-00000001', Detail: { LaunchTemplateName: 'web', DefaultVersionNumber: 1, Versions: [] } },
});
/** A default VPC that has lost its subnets. */
const withoutSubnets = [
  call('CreateDefaultVpc'),
  ...[...'abcdef'].flatMap((letter) => [
    call(
      'DescribeSubnets',
      {
        Filters: [
          { Name: 'default-for-az', Values: ['true'] },
          { Name: 'availability-zone', Values: [`us-east-1${letter}`] },
        ],
      },
      { one: 'Subnets.0.SubnetId' },
    ),
    call('DeleteSubnet', { SubnetId: '$one' }),
  ]),
];

const combinations: readonly JsonObject[] = [
  run({ SubnetId: '$private', NetworkInterfaces: [first({ SubnetId: '$private' })] }),
  run({ SecurityGroupIds: ['$sg'], NetworkInterfaces: [first({ SubnetId: '$private' })] }),
  here({ SecurityGroups: ['web'] }),
  here({ PrivateIpAddress: '10.0.2.150', MaxCount: 2 }),
  withInterfaces(first({ NetworkInterfaceId: '$eni', SubnetId: '$private' })),
  withInterfaces({ DeviceIndex: 1, SubnetId: '$private' }),
  withInterfaces(first({ SubnetId: '$private' }), { DeviceIndex: 1, SubnetId: '$far' }),
  withInterfaces(first({ SubnetId: '$private', AssociatePublicIpAddress: true }), {
    DeviceIndex: 1,
    SubnetId: '$private',
  }),
  withInterfaces(
    first({
      SubnetId: '$private',
      PrivateIpAddresses: [{ PrivateIpAddress: '10.0.2.150' }],
      SecondaryPrivateIpAddressCount: 1,
    }),
  ),
];

const wrongValues: readonly JsonObject[] = [
  here({ MinCount: 2 }),
  here({ InstanceType: 'large' }),
  here({ InstanceType: 'm7g.large', ImageId: '$image' }),
  here({ ImageId: 'resolve:ssm:/no/such/parameter' }),
  here({ UserData: 'not base64' }),
  here({ PrivateIpAddress: '10.0.2.255' }),
  here({ PrivateIpAddress: '10.9.9.9' }),
  here({ Placement: { AvailabilityZone: 'us-east-1b' } }),
  here(mistagged),
  withInterfaces({ SubnetId: '$private' }),
  withInterfaces(first({ SubnetId: '$private' }), first({ SubnetId: '$private' })),
];

export const launchCases: CaseTable = {
  RunInstances: {
    works: [
      {
        input: here({
          SecurityGroupIds: ['$sg'],
          KeyName: 'laptop',
          PrivateIpAddress: '10.0.2.150',
          UserData: 'aGVsbG8=',
          Monitoring: { Enabled: true },
          DisableApiTermination: true,
          IamInstanceProfile: { Name: 'web' },
          ClientToken: 'once',
          Placement: { AvailabilityZone: 'us-east-1a', Tenancy: 'dedicated' },
          ...tagged('instance'),
        }),
      },
      { input: here({ MaxCount: 3 }) },
      { input: run({ SecurityGroups: ['default'] }) },
      {
        input: run({
          ImageId: 'resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2025-English-Full-Base',
        }),
      },
      {
        input: withInterfaces(first({ NetworkInterfaceId: '$eni' }), {
          DeviceIndex: 1,
          SubnetId: '$private',
          Groups: ['$sg'],
          Description: 'second',
          SecondaryPrivateIpAddressCount: 1,
          DeleteOnTermination: false,
        }),
      },
      { input: withInterfaces(first({ SubnetId: '$public', AssociatePublicIpAddress: true })) },
      { input: run({ SubnetId: '$tiny', MaxCount: 1_000_000_000 }) },
    ],
    refuses: {
      'InvalidAMIID.Malformed': { input: here({ ImageId: 'image-1' }) },
      'InvalidAMIID.NotFound': { input: here({ ImageId: imageElsewhere }) },
      'InvalidKeyPair.NotFound': { input: here({ KeyName: 'lost' }) },
      InvalidParameter: { input: here({ SecurityGroupIds: ['$othersg'] }) },
      InvalidParameterCombination: combinations.map((input) => ({ input })),
      InvalidParameterValue: wrongValues.map((input) => ({
        before: [
          call(
            'DescribeImages',
            { Filters: [{ Name: 'architecture', Values: ['x86_64'] }] },
            { image: 'Images.0.ImageId' },
          ),
        ],
        input,
      })),
      'InvalidSubnetID.NotFound': { input: run({ SubnetId: 'subnet-00000000' }) },
      'InvalidGroup.NotFound': [
        { input: here({ SecurityGroupIds: ['sg-00000000'] }) },
        { input: run({ SecurityGroups: ['nobody'] }) },
      ],
      'InvalidNetworkInterfaceID.NotFound': {
        input: withInterfaces(first({ NetworkInterfaceId: 'eni-00000000' })),
      },
      'InvalidNetworkInterface.InUse': { input: withInterfaces(first({ NetworkInterfaceId: '$webni' })) },
      'InvalidIPAddress.InUse': { input: here({ PrivateIpAddress: '$webip' }) },
      InsufficientFreeAddressesInSubnet: { input: run({ SubnetId: '$tiny', MinCount: 12, MaxCount: 12 }) },
      VcpuLimitExceeded: { input: here({ MinCount: 600, MaxCount: 600 }) },
      NetworkInterfaceLimitExceeded: { before: [fill('network-interface', '$farni', 5000)], input: here() },
      SecurityGroupsPerInterfaceLimitExceeded: {
        before: seventeenGroups,
        input: here({ SecurityGroupIds: seventeenIds }),
      },
      AttachmentLimitExceeded: {
        input: withInterfaces(...[0, 1, 2].map((DeviceIndex) => ({ DeviceIndex, SubnetId: '$private' }))),
      },
      PrivateIpAddressLimitExceeded: {
        input: withInterfaces(first({ SubnetId: '$private', SecondaryPrivateIpAddressCount: 2 })),
      },
      OperationNotPermitted: { input: withInterfaces(first({ NetworkInterfaceId: '$natni' })) },
      MissingInput: { before: withoutSubnets, input: run() },
      InvalidBlockDeviceMapping: {
        input: here({
          ImageId: 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
          BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 4 } }],
        }),
      },
      'InvalidPlacementGroup.Unknown': { input: here({ Placement: { GroupName: 'lost' } }) },
      InvalidInput: { input: run({ Placement: { AvailabilityZone: 'moon-1a' } }) },
      TagLimitExceeded: { input: here(overtagged('instance')) },
      'InvalidLaunchTemplateId.NotFound': { input: templated({ LaunchTemplateId: 'lt-00000000' }) },
      'InvalidLaunchTemplateId.VersionNotFound': {
        before: [template],
        input: templated({ LaunchTemplateName: 'web', Version: '7' }),
      },
      'InvalidLaunchTemplateName.NotFoundException': { input: templated({ LaunchTemplateName: 'lost' }) },
    },
  },
};
