import { describe, expect, it } from 'vitest';
import { InstanceLab } from '../../../testing/instance-lab.ts';

function addressesOf(aws: InstanceLab, id: string): readonly string[] {
  const record = aws.all('network-interface').find((item) => item.id === id);
  return record?.PrivateIpAddresses.map((entry) => entry.PrivateIpAddress) ?? [];
}

describe('CreateNetworkInterface', () => {
  it('SG-4, NET-11: takes the lowest free address, the default group and the check', () => {
    const aws = new InstanceLab();
    const { NetworkInterface } = aws.run('CreateNetworkInterface', { SubnetId: aws.closed });
    expect(NetworkInterface).toMatchObject({
      Status: 'pending',
      PrivateIpAddress: '10.0.2.4',
      PrivateDnsName: 'ip-10-0-2-4.ec2.internal',
      Groups: [{ GroupName: 'default' }],
      SourceDestCheck: true,
      AvailabilityZone: 'us-east-1a',
      VpcId: aws.vpc,
      RequesterManaged: false,
    });
    expect(NetworkInterface).not.toHaveProperty('Association');
  });

  it('gives the addresses and tags asked for', () => {
    const aws = new InstanceLab();
    const id = aws.networkInterface({
      SubnetId: aws.closed,
      PrivateIpAddresses: [
        { PrivateIpAddress: '10.0.2.50' },
        { PrivateIpAddress: '10.0.2.40', Primary: true },
      ],
      Description: 'two',
      TagSpecifications: [{ ResourceType: 'network-interface', Tags: [{ Key: 'Name', Value: 'eni' }] }],
    });
    expect(addressesOf(aws, id)).toEqual(['10.0.2.40', '10.0.2.50']);
    expect(aws.describedInterface(id)).toMatchObject({
      Description: 'two',
      Status: 'available',
      TagSet: [{ Key: 'Name', Value: 'eni' }],
    });
    const more = aws.networkInterface({ SubnetId: aws.closed, SecondaryPrivateIpAddressCount: 2 });
    expect(addressesOf(aws, more)).toEqual(['10.0.2.4', '10.0.2.5', '10.0.2.6']);
  });

  it.each([
    ['10.0.2.0', 'reserved'],
    ['10.0.2.1', 'reserved'],
    ['10.0.2.2', 'reserved'],
    ['10.0.2.3', 'reserved'],
    ['10.0.2.255', 'reserved'],
    ['10.0.3.9', 'does not fall within'],
    ['10.0.2.300', 'Invalid value'],
  ])('NET-2: refuses %s', (PrivateIpAddress, reason) => {
    const aws = new InstanceLab();
    const refusal = aws.refusal('CreateNetworkInterface', { SubnetId: aws.closed, PrivateIpAddress });
    expect(refusal).toMatch(new RegExp(`^InvalidParameterValue: .*${reason}`));
  });

  it('NET-2: a /28 has room for eleven addresses', () => {
    const aws = new InstanceLab();
    aws.networkInterface({ SubnetId: aws.tiny, SecondaryPrivateIpAddressCount: 10 });
    expect(aws.refusal('CreateNetworkInterface', { SubnetId: aws.tiny })).toBe(
      'InsufficientFreeAddressesInSubnet: The specified subnet does not have enough free addresses to satisfy the request.',
    );
  });

  it('refuses an address in use, an unknown subnet and a contradiction', () => {
    const aws = new InstanceLab();
    const SubnetId = aws.closed;
    aws.networkInterface({ SubnetId });
    const create = (input: Parameters<InstanceLab['refusal']>[1]) =>
      aws.refusal('CreateNetworkInterface', input);
    expect(create({ SubnetId, PrivateIpAddress: '10.0.2.4' })).toBe(
      'InvalidIPAddress.InUse: Address 10.0.2.4 is in use.',
    );
    expect(create({ SubnetId: 'subnet-0nowhere' })).toMatch(/^InvalidSubnetID.NotFound: /);
    const PrivateIpAddresses = [{ PrivateIpAddress: '10.0.2.9' }];
    expect(create({ SubnetId, PrivateIpAddresses, SecondaryPrivateIpAddressCount: 1 })).toMatch(
      /^InvalidParameterCombination: /,
    );
    const both = [{ PrivateIpAddress: '10.0.2.9', Primary: true }];
    expect(create({ SubnetId, PrivateIpAddresses: both, PrivateIpAddress: '10.0.2.8' })).toMatch(
      /^InvalidParameterValue: Only one primary/,
    );
  });

  it('SG-19: takes up to sixteen groups, all of its own VPC', () => {
    const aws = new InstanceLab();
    const SubnetId = aws.closed;
    const groups = Array.from({ length: 17 }, (_, index) => aws.group(`g${index}`));
    const id = aws.networkInterface({ SubnetId, Groups: groups.slice(0, 16) });
    expect(aws.describedInterface(id).Groups).toHaveLength(16);
    expect(aws.refusal('CreateNetworkInterface', { SubnetId, Groups: groups })).toMatch(
      /^SecurityGroupsPerInterfaceLimitExceeded: /,
    );
    expect(aws.refusal('CreateNetworkInterface', { SubnetId, Groups: ['sg-0nowhere'] })).toBe(
      "InvalidGroup.NotFound: The security group 'sg-0nowhere' does not exist",
    );
    const foreign = aws.group('foreign', aws.otherVpc);
    expect(aws.refusal('CreateNetworkInterface', { SubnetId, Groups: [foreign] })).toBe(
      'InvalidParameterValue: You have specified two resources that belong to different networks.',
    );
  });

  it('EC2-6: keeps the public-address setting its subnet had', () => {
    const aws = new InstanceLab();
    const NetworkInterfaceId = aws.networkInterface({ SubnetId: aws.open });
    aws.run('ModifySubnetAttribute', { SubnetId: aws.open, MapPublicIpOnLaunch: { Value: false } });
    const Attribute = 'associatePublicIpAddress';
    expect(aws.run('DescribeNetworkInterfaceAttribute', { NetworkInterfaceId, Attribute })).toEqual({
      NetworkInterfaceId,
      AssociatePublicIpAddress: true,
    });
  });
});

describe('managed interfaces', () => {
  it('NAT-10, NET-10: have no groups and no check, and their customer cannot edit them', () => {
    const aws = new InstanceLab();
    const made = aws.internal('InternalCreateManagedInterface', {
      SubnetId: aws.open,
      InterfaceType: 'nat_gateway',
      Description: 'Interface for NAT Gateway nat-1',
      RequesterId: '036872051663',
    });
    const NetworkInterfaceId = String(made.NetworkInterfaceId);
    expect(made).toMatchObject({ PrivateIpAddress: '10.0.1.4' });
    expect(aws.describedInterface(NetworkInterfaceId)).toMatchObject({
      Attachment: { InstanceOwnerId: 'amazon-aws', Status: 'attached' },
      Groups: [],
      RequesterManaged: true,
      SourceDestCheck: false,
      Status: 'in-use',
    });
    const edit = { NetworkInterfaceId, SourceDestCheck: { Value: true } };
    expect(aws.refusal('ModifyNetworkInterfaceAttribute', edit)).toMatch(/^AuthFailure: /);
    expect(
      aws.refusal('ResetNetworkInterfaceAttribute', { NetworkInterfaceId, SourceDestCheck: 'x' }),
    ).toMatch(/^AuthFailure: /);
    expect(
      aws.refusal('AssignPrivateIpAddresses', { NetworkInterfaceId, SecondaryPrivateIpAddressCount: 1 }),
    ).toMatch(/^AuthFailure: /);
    expect(
      aws.refusal('UnassignPrivateIpAddresses', { NetworkInterfaceId, PrivateIpAddresses: ['10.0.1.4'] }),
    ).toMatch(/^AuthFailure: /);
    expect(aws.refusal('DeleteNetworkInterface', { NetworkInterfaceId })).toMatch(/currently in use/);
    const InstanceId = aws.instance({ SubnetId: aws.closed });
    expect(aws.refusal('AttachNetworkInterface', { NetworkInterfaceId, InstanceId, DeviceIndex: 1 })).toMatch(
      /^OperationNotPermitted: /,
    );
    expect(aws.refusal('DetachNetworkInterface', { AttachmentId: 'ela-attach-0f00' })).toMatch(
      /^OperationNotPermitted: /,
    );
    aws.internal('InternalDeleteManagedInterface', { NetworkInterfaceId });
    expect(aws.all('network-interface').map((item) => item.RequesterManaged)).toEqual([false]);
  });

  it('take and give back secondary addresses', () => {
    const aws = new InstanceLab();
    const { NetworkInterfaceId } = aws.internal('InternalCreateManagedInterface', {
      SubnetId: aws.open,
      PrivateIpAddress: '10.0.1.9',
      InterfaceType: 'nat_gateway',
      Description: 'nat',
      RequesterId: '036872051663',
    });
    const id = String(NetworkInterfaceId);
    const change = (name: string, input: { readonly PrivateIpAddress?: string }) =>
      aws.internal(name, { NetworkInterfaceId: id, ...input });
    expect(change('InternalAssignManagedAddress', {})).toEqual({ PrivateIpAddress: '10.0.1.4' });
    change('InternalAssignManagedAddress', { PrivateIpAddress: '10.0.1.20' });
    change('InternalUnassignManagedAddress', { PrivateIpAddress: '10.0.1.4' });
    expect(addressesOf(aws, id)).toEqual(['10.0.1.9', '10.0.1.20']);
  });
});
