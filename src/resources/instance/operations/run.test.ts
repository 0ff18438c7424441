import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../kernel/lib/json.ts';
import { at, InstanceLab, micro, textAt } from '../../../testing/instance-lab.ts';

function lab() {
  const aws = new InstanceLab();
  const refused = (input: JsonObject) => aws.refusal('RunInstances', { ...micro, ...input });
  const launched = (input: JsonObject) => aws.run('RunInstances', { ...micro, ...input });
  return { aws, refused, launched };
}

describe('RunInstances', () => {
  it('EC2-1: answers `pending`, then the instance runs', () => {
    const { aws, launched } = lab();
    const answer = launched({ SubnetId: aws.closed });
    expect(answer).toMatchObject({
      OwnerId: aws.account,
      Instances: [
        {
          State: { Code: 0, Name: 'pending' },
          PrivateIpAddress: '10.0.2.4',
          SubnetId: aws.closed,
          VpcId: aws.vpc,
          SecurityGroups: [{ GroupName: 'default' }],
          SourceDestCheck: true,
          NetworkInterfaces: [
            {
              Status: 'in-use',
              Attachment: { DeviceIndex: 0, DeleteOnTermination: true, Status: 'attaching' },
            },
          ],
          Placement: { AvailabilityZone: 'us-east-1a', Tenancy: 'default' },
        },
      ],
    });
    aws.settle();
    const id = textAt(answer, 'Instances.0.InstanceId');
    expect(aws.described(id)).toMatchObject({
      State: { Code: 16, Name: 'running' },
      NetworkInterfaces: [{ Attachment: { Status: 'attached' } }],
    });
    expect(aws.described(id)).not.toHaveProperty('PublicIpAddress');
  });

  it('EC2-6: takes a public address and names as the subnet and the VPC say', () => {
    const { aws } = lab();
    const shown = aws.described(aws.instance({ SubnetId: aws.open }));
    const address = textAt(shown, 'PublicIpAddress');
    expect(shown).toMatchObject({
      PublicDnsName: `ec2-${address.replaceAll('.', '-')}.compute-1.amazonaws.com`,
      PrivateDnsName: 'ip-10-0-1-4.ec2.internal',
      NetworkInterfaces: [{ Association: { IpOwnerId: 'amazon', PublicIp: address } }],
    });
    aws.run('ModifyVpcAttribute', { VpcId: aws.vpc, EnableDnsHostnames: { Value: false } });
    expect(aws.described(textAt(shown, 'InstanceId'))).toMatchObject({ PublicDnsName: '' });
  });

  it('EC2-6: the launch overrides the subnet', () => {
    const { aws } = lab();
    const launch = (SubnetId: string, AssociatePublicIpAddress: boolean) =>
      aws.described(
        aws.instance({ NetworkInterfaces: [{ DeviceIndex: 0, SubnetId, AssociatePublicIpAddress }] }),
      );
    expect(launch(aws.closed, true)).toHaveProperty('PublicIpAddress');
    expect(launch(aws.open, false)).not.toHaveProperty('PublicIpAddress');
  });

  it('NET-12: without a subnet goes to the default VPC, in the zone asked for', () => {
    const { aws, refused, launched } = lab();
    const instance = at(launched({ Placement: { AvailabilityZone: 'us-east-1b' } }), 'Instances.0');
    const home = aws.all('vpc').find((vpc) => vpc.IsDefault);
    expect(instance).toMatchObject({ VpcId: home?.id, Placement: { AvailabilityZone: 'us-east-1b' } });
    expect(instance).toHaveProperty('PublicIpAddress');
    expect(refused({ Placement: { AvailabilityZone: 'us-east-1z' } })).toMatch(/^InvalidInput: /);
    for (const subnet of aws.all('subnet').filter((item) => item.VpcId === home?.id && item.DefaultForAz))
      aws.put('subnet', { ...subnet, DefaultForAz: false });
    expect(refused({})).toMatch(/^MissingInput: No subnets found for the default VPC/);
  });

  it('launches several in one reservation', () => {
    const { aws, launched } = lab();
    const answer = launched({ SubnetId: aws.closed, MinCount: 2, MaxCount: 3 });
    expect(answer.Instances).toMatchObject([
      { AmiLaunchIndex: 0 },
      { AmiLaunchIndex: 1 },
      { AmiLaunchIndex: 2 },
    ]);
    const { Reservations } = aws.run('DescribeInstances');
    expect(Reservations).toMatchObject([{ ReservationId: answer.ReservationId }]);
    expect(at(Reservations ?? null, '0.Instances')).toHaveLength(3);
  });

  it('NET-2: launches as many as fit, but not fewer than MinCount', () => {
    const { aws, refused, launched } = lab();
    expect(refused({ SubnetId: aws.tiny, MinCount: 12, MaxCount: 12 })).toBe(
      `InsufficientFreeAddressesInSubnet: There are not enough free addresses in subnet '${aws.tiny}' to satisfy the requested number of instances.`,
    );
    expect(launched({ SubnetId: aws.tiny, MaxCount: 20 }).Instances).toHaveLength(11);
    expect(refused({ SubnetId: aws.closed, MinCount: 3, MaxCount: 2 })).toMatch(/^InvalidParameterValue: /);
  });

  it('NET-8: stays below the interfaces of a Region', () => {
    const { aws, refused } = lab();
    const id = aws.networkInterface({ SubnetId: aws.closed });
    const model = aws.all('network-interface').find((item) => item.id === id);
    if (model === undefined) throw new Error('no interface');
    const copies = Array.from({ length: 4999 }, (_, index) => ({
      ...model,
      id: `eni-${index}`,
      SubnetId: aws.other,
    }));
    aws.put('network-interface', ...copies);
    expect(refused({ SubnetId: aws.closed })).toMatch(/^NetworkInterfaceLimitExceeded: /);
    expect(aws.refusal('CreateNetworkInterface', { SubnetId: aws.closed })).toMatch(
      /^NetworkInterfaceLimitExceeded: /,
    );
    expect(
      aws.run('RunInstances', { ...micro, NetworkInterfaces: [{ DeviceIndex: 0, NetworkInterfaceId: id }] }),
    ).toMatchObject({ Instances: [{ SubnetId: aws.closed }] });
  });

  it('answers the first launch again for the same ClientToken', () => {
    const { aws, launched } = lab();
    const input = { SubnetId: aws.closed, ClientToken: 'once' };
    expect(launched(input)).toEqual(launched(input));
    expect(aws.all('instance')).toHaveLength(1);
  });

  it('keeps tags, key, profile, monitoring; user data stays in the guest', () => {
    const { aws } = lab();
    aws.run('CreateKeyPair', { KeyName: 'web' });
    const tags = (name: string) => [{ Key: 'Name', Value: name }];
    const id = aws.instance({
      SubnetId: aws.closed,
      KeyName: 'web',
      UserData: 'IyEvYmluL3No',
      Monitoring: { Enabled: true },
      IamInstanceProfile: { Name: 'app' },
      TagSpecifications: [
        { ResourceType: 'instance', Tags: tags('server') },
        { ResourceType: 'network-interface', Tags: tags('its eni') },
      ],
    });
    const shown = aws.described(id);
    expect(shown).toMatchObject({
      KeyName: 'web',
      Tags: tags('server'),
      Monitoring: { State: 'enabled' },
      IamInstanceProfile: { Arn: `arn:aws:iam::${aws.account}:instance-profile/app` },
    });
    expect(JSON.stringify(shown)).not.toContain('IyEvYmluL3No');
    expect(aws.describedInterface(textAt(shown, 'NetworkInterfaces.0.NetworkInterfaceId'))).toMatchObject({
      TagSet: tags('its eni'),
    });
    expect(aws.run('DescribeInstanceAttribute', { InstanceId: id, Attribute: 'userData' })).toEqual({
      InstanceId: id,
      UserData: { Value: 'IyEvYmluL3No' },
    });
  });

  it('refuses images, types, keys and user data it cannot take', () => {
    const { aws, refused } = lab();
    const SubnetId = aws.closed;
    expect(refused({ SubnetId, ImageId: 'ubuntu' })).toBe(
      'InvalidAMIID.Malformed: Invalid id: "ubuntu" (expecting "ami-...")',
    );
    expect(refused({ SubnetId, InstanceType: 'large' })).toMatch(/^InvalidParameterValue: .*InstanceType/);
    expect(refused({ SubnetId, KeyName: 'none' })).toBe(
      "InvalidKeyPair.NotFound: The key pair 'none' does not exist",
    );
    expect(refused({ SubnetId, UserData: '#!' })).toMatch(/^InvalidParameterValue: .*BASE64/);
    expect(refused({ SubnetId, UserData: 'AAAA'.repeat(5462) })).toMatch(/limited to 16384 bytes/);
    const { ImageId } = at(aws.run('DescribeImages', { Filters: arm }), 'Images.0') as JsonObject;
    expect(refused({ SubnetId, ImageId: String(ImageId) })).toMatch(/matching architectures/);
    expect(refused({ SubnetId, ImageId: 'resolve:ssm:/nowhere' })).toMatch(/^InvalidParameterValue: /);
  });

  it('resolves the parameter of a current image and tells Windows from Linux', () => {
    const { aws, launched } = lab();
    const ImageId = 'resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base';
    const instance = at(launched({ SubnetId: aws.closed, ImageId }), 'Instances.0');
    expect(instance).toMatchObject({ Platform: 'windows', PlatformDetails: 'Windows' });
    const image = aws.run('DescribeImages', { ImageIds: [textAt(instance, 'ImageId')] });
    expect(image.Images).toMatchObject([{ Platform: 'windows' }]);
  });
});

const arm = [{ Name: 'architecture', Values: ['arm64'] }];

describe('the network of RunInstances', () => {
  it('takes several interfaces, new and existing ones, by device index', () => {
    const { aws } = lab();
    const existing = aws.networkInterface({ SubnetId: aws.closed });
    const id = aws.instance({
      InstanceType: 'm5.large',
      NetworkInterfaces: [
        { DeviceIndex: 1, NetworkInterfaceId: existing },
        { DeviceIndex: 0, SubnetId: aws.open, SecondaryPrivateIpAddressCount: 2, Groups: [aws.group('g')] },
      ],
    });
    const shown = aws.described(id);
    expect(shown.NetworkInterfaces).toMatchObject([
      { SubnetId: aws.open, Attachment: { DeviceIndex: 0, DeleteOnTermination: true } },
      { NetworkInterfaceId: existing, Attachment: { DeviceIndex: 1, DeleteOnTermination: false } },
    ]);
    expect(at(shown, 'NetworkInterfaces.0.PrivateIpAddresses')).toHaveLength(3);
    // EC2-6: no public address for an instance with several interfaces.
    expect(shown).not.toHaveProperty('PublicIpAddress');
  });

  it('refuses to say the same in two places', () => {
    const { aws, refused } = lab();
    const NetworkInterfaces = [{ DeviceIndex: 0, SubnetId: aws.closed }];
    const clash = /^InvalidParameterCombination: Network interfaces and an instance-level/;
    expect(refused({ NetworkInterfaces, SubnetId: aws.closed })).toMatch(clash);
    expect(refused({ NetworkInterfaces, SecurityGroupIds: ['sg-1'] })).toMatch(clash);
    expect(refused({ NetworkInterfaces, PrivateIpAddress: '10.0.2.9' })).toMatch(clash);
    expect(refused({ SubnetId: aws.closed, SecurityGroups: ['default'] })).toBe(
      'InvalidParameterCombination: The parameter groupName cannot be used with the parameter subnet',
    );
  });

  it('wants device indexes that are whole, one zone and one public address', () => {
    const { aws, refused } = lab();
    const SubnetId = aws.closed;
    const each = (...NetworkInterfaces: JsonObject[]) => refused({ NetworkInterfaces });
    expect(each({ SubnetId })).toMatch(/requires a device index/);
    expect(each({ SubnetId, DeviceIndex: 0 }, { SubnetId, DeviceIndex: 0 })).toMatch(/unique device index/);
    expect(each({ SubnetId, DeviceIndex: 1 })).toMatch(/device index 0 is required/);
    expect(each({ SubnetId, DeviceIndex: 0 }, { SubnetId: aws.far, DeviceIndex: 1 })).toMatch(
      /^InvalidParameterCombination: .*same availability zone/,
    );
    const first = { SubnetId, DeviceIndex: 0, AssociatePublicIpAddress: true };
    expect(each(first, { SubnetId, DeviceIndex: 1 })).toBe(
      'InvalidParameterCombination: The associatePublicIPAddress parameter cannot be specified when launching with multiple network interfaces.',
    );
    expect(each({ ...first, DeviceIndex: 1 })).toMatch(/device index 0\.$/);
    const NetworkInterfaceId = aws.networkInterface({ SubnetId });
    const existing = { NetworkInterfaceId, DeviceIndex: 0 };
    expect(each({ ...existing, AssociatePublicIpAddress: true })).toMatch(/^InvalidParameterCombination: /);
    expect(each({ ...existing, SubnetId })).toMatch(/^InvalidParameterCombination: /);
    expect(each({ NetworkInterfaceId: 'eni-0none', DeviceIndex: 0 })).toMatch(
      /^InvalidNetworkInterfaceID.NotFound: /,
    );
  });

  it('names addresses and existing interfaces for one instance only', () => {
    const { aws, refused } = lab();
    const SubnetId = aws.closed;
    const several = /^InvalidParameterCombination: Multiple instances creation/;
    expect(refused({ SubnetId, PrivateIpAddress: '10.0.2.9', MaxCount: 2 })).toMatch(several);
    const NetworkInterfaceId = aws.networkInterface({ SubnetId });
    const NetworkInterfaces = [{ NetworkInterfaceId, DeviceIndex: 0 }];
    expect(refused({ NetworkInterfaces, MaxCount: 2 })).toMatch(several);
    aws.instance({ NetworkInterfaces });
    expect(refused({ NetworkInterfaces })).toMatch(/^InvalidNetworkInterface.InUse: /);
    expect(refused({ SubnetId, PrivateIpAddress: '10.0.2.4' })).toMatch(/^InvalidIPAddress.InUse: /);
  });

  it('NET-9: refuses more than the type takes', () => {
    const { aws, refused } = lab();
    const SubnetId = aws.closed;
    const indexes = [0, 1, 2].map((DeviceIndex) => ({ SubnetId, DeviceIndex }));
    expect(refused({ NetworkInterfaces: indexes })).toBe(
      'AttachmentLimitExceeded: Interface count 3 exceeds the limit for t3.micro',
    );
    expect(
      refused({ NetworkInterfaces: [{ SubnetId, DeviceIndex: 0, SecondaryPrivateIpAddressCount: 2 }] }),
    ).toMatch(/^PrivateIpAddressLimitExceeded: /);
    const unknown = { InstanceType: 'x9.48xlarge', NetworkInterfaces: indexes };
    expect(aws.run('RunInstances', { ...micro, ...unknown }).Instances).toHaveLength(1);
  });

  it('refuses subnets, zones, groups and interfaces that do not fit', () => {
    const { aws, refused } = lab();
    const SubnetId = aws.closed;
    expect(refused({ SubnetId: 'subnet-0none' })).toMatch(/^InvalidSubnetID.NotFound: /);
    expect(refused({ SubnetId, Placement: { AvailabilityZone: 'us-east-1b' } })).toMatch(
      /^InvalidParameterValue: Value \(us-east-1b\) for parameter availabilityZone is invalid\./,
    );
    const foreign = aws.group('foreign', aws.otherVpc);
    expect(refused({ SubnetId, SecurityGroupIds: [foreign] })).toBe(
      `InvalidParameter: Security group ${foreign} and subnet ${SubnetId} belong to different networks.`,
    );
    expect(refused({ SubnetId, SecurityGroupIds: ['sg-0none'] })).toMatch(/^InvalidGroup.NotFound: /);
    expect(refused({ SecurityGroups: ['none'] })).toMatch(/^InvalidGroup.NotFound: .*default VPC/);
    const seventeen = Array.from({ length: 17 }, (_, index) => aws.group(`g${index}`));
    expect(refused({ SubnetId, SecurityGroupIds: seventeen })).toMatch(
      /^SecurityGroupsPerInterfaceLimitExceeded: /,
    );
    const nat = aws.internal('InternalCreateManagedInterface', {
      SubnetId,
      InterfaceType: 'nat_gateway',
      Description: 'nat',
      RequesterId: '036872051663',
    });
    const NetworkInterfaces = [{ NetworkInterfaceId: String(nat.NetworkInterfaceId), DeviceIndex: 0 }];
    expect(refused({ NetworkInterfaces })).toMatch(/^OperationNotPermitted: /);
  });

  it('finds groups of the default VPC by name', () => {
    const { aws, launched } = lab();
    const instance = at(launched({ SecurityGroups: ['default'] }), 'Instances.0');
    expect(instance).toMatchObject({ SecurityGroups: [{ GroupName: 'default' }] });
    expect(textAt(instance, 'VpcId')).not.toBe(aws.vpc);
  });
});
