import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { Account, parseImported } from '../../testing/account.ts';
import type { NetworkInterface } from '../network-interface/schema.ts';

function setUp(region = 'us-east-1') {
  const aws = new Account(region);
  const { Vpc } = aws.run('CreateVpc', { CidrBlock: '10.0.0.0/16' });
  const { VpcId } = Vpc as { readonly VpcId: string };
  const create = (CidrBlock: string, more: JsonObject = {}) => {
    const { Subnet } = aws.run('CreateSubnet', { VpcId, CidrBlock, ...more });
    return (Subnet as { readonly SubnetId: string }).SubnetId;
  };
  const found = (Name: string, ...Values: string[]) => {
    const { Subnets } = aws.run('DescribeSubnets', { Filters: [{ Name, Values }] });
    return (Subnets as readonly { readonly SubnetId: string }[]).map((subnet) => subnet.SubnetId);
  };
  return { aws, VpcId, create, found };
}

function networkInterface(SubnetId: string, ...addresses: string[]): NetworkInterface {
  return {
    id: `eni-${SubnetId}`,
    key: 'eni',
    account: '111122223333',
    region: 'us-east-1',
    Tags: [],
    SubnetId,
    Description: '',
    InterfaceType: 'interface',
    Groups: [],
    PrivateIpAddresses: addresses.map((PrivateIpAddress) => ({ PrivateIpAddress })),
    AssociatePublicIpAddress: false,
    MacAddress: '02:00:00:00:00:01',
    SourceDestCheck: true,
    RequesterManaged: false,
  };
}

describe('CreateSubnet', () => {
  it('answers the subnet in the shape of AWS and puts it under the default network ACL', () => {
    const { aws, VpcId } = setUp();
    const { Subnet } = aws.run('CreateSubnet', {
      VpcId,
      CidrBlock: '10.0.1.0/24',
      AvailabilityZone: 'us-east-1b',
      TagSpecifications: [{ ResourceType: 'subnet', Tags: [{ Key: 'Name', Value: 'web' }] }],
    });
    const { SubnetId } = Subnet as { readonly SubnetId: string };
    expect(Subnet).toEqual({
      AssignIpv6AddressOnCreation: false,
      AvailabilityZone: 'us-east-1b',
      AvailabilityZoneId: 'use1-az2',
      AvailableIpAddressCount: 251,
      BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
      CidrBlock: '10.0.1.0/24',
      DefaultForAz: false,
      EnableDns64: false,
      Ipv6CidrBlockAssociationSet: [],
      Ipv6Native: false,
      MapCustomerOwnedIpOnLaunch: false,
      MapPublicIpOnLaunch: false,
      OwnerId: '111122223333',
      PrivateDnsNameOptionsOnLaunch: {
        EnableResourceNameDnsAAAARecord: false,
        EnableResourceNameDnsARecord: false,
        HostnameType: 'ip-name',
      },
      State: 'available',
      SubnetArn: `arn:aws:ec2:us-east-1:111122223333:subnet/${SubnetId}`,
      SubnetId,
      Tags: [{ Key: 'Name', Value: 'web' }],
      VpcId,
    });
    expect(aws.all('network-acl')).toMatchObject([{ IsDefault: true, Associations: [{ SubnetId }] }]);
  });

  it('NET-7: lies in the one zone that was named, by name or by id, or in the first', () => {
    const { aws, create } = setUp();
    create('10.0.1.0/24', { AvailabilityZoneId: 'use1-az3' });
    create('10.0.2.0/24');
    expect(aws.all('subnet').map((subnet) => subnet.AvailabilityZone)).toEqual(['us-east-1c', 'us-east-1a']);
  });

  it('RT-13: clears the host bits of the block', () => {
    const { aws, create } = setUp();
    create('10.0.1.77/24');
    expect(aws.all('subnet')[0]?.CidrBlock).toBe('10.0.1.0/24');
  });

  it.each([
    ['NET-1: a block outside the VPC', { CidrBlock: '10.1.0.0/24' }, 'InvalidSubnet.Range'],
    ['NET-1: a block wider than the VPC', { CidrBlock: '10.0.0.0/15' }, 'InvalidSubnet.Range'],
    ['NET-1: a block narrower than /28', { CidrBlock: '10.0.0.0/29' }, 'InvalidSubnet.Range'],
    ['NET-1: an overlapping block', { CidrBlock: '10.0.128.128/25' }, 'InvalidSubnet.Conflict'],
    ['no block', { CidrBlock: '10.0.0.0' }, 'InvalidParameterValue'],
    ['a missing block', {}, 'MissingParameter'],
    ['an unknown VPC', { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' }, 'InvalidVpcID.NotFound'],
    [
      'a zone elsewhere',
      { CidrBlock: '10.0.0.0/24', AvailabilityZone: 'eu-west-1a' },
      'InvalidParameterValue',
    ],
    [
      'an unknown zone id',
      { CidrBlock: '10.0.0.0/24', AvailabilityZoneId: 'use1-az9' },
      'InvalidParameterValue',
    ],
  ])('refuses %s', (_case, input, code) => {
    const { aws, VpcId, create } = setUp();
    create('10.0.128.0/24');
    expect(aws.refusal('CreateSubnet', { VpcId, ...input } as JsonObject)).toMatch(new RegExp(`^${code}: `));
  });

  it('NET-1: two VPCs may hold equal subnets', () => {
    const { aws, create } = setUp();
    create('10.0.0.0/24');
    const { Vpc } = aws.run('CreateVpc', { CidrBlock: '10.0.0.0/16' });
    aws.run('CreateSubnet', { VpcId: (Vpc as { readonly VpcId: string }).VpcId, CidrBlock: '10.0.0.0/24' });
    expect(aws.all('subnet')).toHaveLength(2);
  });
});

describe('DescribeSubnets', () => {
  it('NET-2: counts the addresses that interfaces of the subnet leave free', () => {
    const { aws, create } = setUp();
    const SubnetId = create('10.0.0.0/28');
    create('10.0.1.0/28');
    aws.put('network-interface', networkInterface(SubnetId, '10.0.0.4', '10.0.0.5'));
    const { Subnets } = aws.run('DescribeSubnets');
    expect(Subnets).toMatchObject([{ AvailableIpAddressCount: 9 }, { AvailableIpAddressCount: 11 }]);
  });

  it('finds by each of the documented filters', () => {
    const { aws, VpcId, create, found } = setUp();
    const first = create('10.0.1.0/24');
    const second = create('10.0.2.0/25', { AvailabilityZone: 'us-east-1b' });
    aws.run('ModifySubnetAttribute', { SubnetId: second, MapPublicIpOnLaunch: { Value: true } });
    for (const name of ['availability-zone', 'availabilityZone'])
      expect(found(name, 'us-east-1b')).toEqual([second]);
    for (const name of ['availability-zone-id', 'availabilityZoneId'])
      expect(found(name, 'use1-az1')).toEqual([first]);
    for (const name of ['cidr-block', 'cidrBlock', 'cidr'])
      expect(found(name, '10.0.2.0/25')).toEqual([second]);
    for (const name of ['default-for-az', 'defaultForAz']) expect(found(name, 'true')).toEqual([]);
    expect(found('available-ip-address-count', '123')).toEqual([second]);
    expect(found('map-public-ip-on-launch', 'true')).toEqual([second]);
    expect(found('owner-id', '111122223333')).toEqual([first, second]);
    expect(found('state', 'available')).toEqual([first, second]);
    expect(found('subnet-arn', `*/${first}`)).toEqual([first]);
    expect(found('subnet-id', second)).toEqual([second]);
    expect(found('vpc-id', VpcId)).toEqual([first, second]);
    expect(found('ipv6-native', 'false')).toEqual([first, second]);
    expect(found('private-dns-name-options-on-launch.hostname-type', 'resource-name')).toEqual([]);
    expect(found('outpost-arn', '*')).toEqual([]);
    expect(found('ipv6-cidr-block-association.state', 'associated')).toEqual([]);
  });

  it('refuses an id that does not exist', () => {
    expect(setUp().aws.refusal('DescribeSubnets', { SubnetIds: ['subnet-1'] })).toBe(
      "InvalidSubnetID.NotFound: The subnet ID 'subnet-1' does not exist",
    );
  });
});

describe('ModifySubnetAttribute', () => {
  it('sets whether instances get a public address', () => {
    const { aws, create } = setUp();
    const SubnetId = create('10.0.1.0/24');
    aws.run('ModifySubnetAttribute', { SubnetId, MapPublicIpOnLaunch: { Value: true } });
    expect(aws.all('subnet')).toMatchObject([{ MapPublicIpOnLaunch: true }]);
    expect(aws.refusal('ModifySubnetAttribute', { SubnetId })).toMatch(/^InvalidParameterCombination: /);
    expect(aws.refusal('ModifySubnetAttribute', { SubnetId: 'subnet-1' })).toMatch(
      /^InvalidSubnetID.NotFound: /,
    );
  });
});

describe('DeleteSubnet', () => {
  it('forgets the associations with route table and network ACL', () => {
    const { aws, VpcId, create } = setUp();
    const SubnetId = create('10.0.1.0/24');
    const { RouteTable } = aws.run('CreateRouteTable', { VpcId });
    const { RouteTableId } = RouteTable as { readonly RouteTableId: string };
    aws.run('AssociateRouteTable', { SubnetId, RouteTableId });
    aws.run('DeleteSubnet', { SubnetId });
    expect(aws.all('subnet')).toEqual([]);
    expect(aws.all('network-acl')).toMatchObject([{ Associations: [] }]);
    expect(aws.all('route-table').flatMap((table) => table.Associations)).toMatchObject([{ Main: true }]);
  });

  it('NET-7: refuses while an interface lies in it', () => {
    const { aws, create } = setUp();
    const SubnetId = create('10.0.1.0/24');
    aws.put('network-interface', networkInterface(SubnetId, '10.0.1.4'));
    expect(aws.refusal('DeleteSubnet', { SubnetId })).toBe(
      `DependencyViolation: The subnet '${SubnetId}' has dependencies and cannot be deleted.`,
    );
    expect(aws.refusal('DeleteSubnet', { SubnetId: 'subnet-1' })).toMatch(/^InvalidSubnetID.NotFound: /);
  });

  it.each([
    ['available', 'refuses'],
    ['deleted', 'goes on'],
  ] as const)('with a NAT gateway that is %s it %s', (State, effect) => {
    const { aws, VpcId, create } = setUp();
    const SubnetId = create('10.0.1.0/24');
    aws.put('nat-gateway', {
      id: 'nat-1',
      key: 'nat-1',
      account: '111122223333',
      region: 'us-east-1',
      Tags: [],
      VpcId,
      SubnetId,
      ConnectivityType: 'private',
      State,
      CreateTime: 0,
      NetworkInterfaceId: 'eni-1',
    });
    if (effect === 'refuses')
      expect(aws.refusal('DeleteSubnet', { SubnetId })).toMatch(/^DependencyViolation: /);
    else expect(aws.run('DeleteSubnet', { SubnetId })).toEqual({});
  });
});

describe('what an import brings', () => {
  it('is what describe printed, for every subnet that requests can make', () => {
    const { aws, create } = setUp();
    create('10.0.1.0/24', { AvailabilityZone: 'us-east-1c' });
    aws.run('CreateDefaultVpc');
    for (const subnet of aws.all('subnet')) expect(aws.roundTrip('subnet', subnet.id)).toEqual(subnet);
  });

  it('keeps what is not modelled, and only where it says something of its own', () => {
    const { aws } = setUp();
    const raw = {
      SubnetId: 'subnet-1',
      VpcId: 'vpc-1',
      CidrBlock: '10.0.1.0/24',
      AvailabilityZoneId: 'use1-az4',
      AvailableIpAddressCount: 17,
      EnableDns64: false,
      Ipv6Native: true,
      OutpostArn: 'arn:aws:outposts:us-east-1:111122223333:outpost/op-1',
    };
    const record = parseImported('subnet', raw);
    expect(record).toEqual({
      id: 'subnet-1',
      key: 'subnet-1',
      account: '111122223333',
      region: 'us-east-1',
      Tags: [],
      VpcId: 'vpc-1',
      CidrBlock: '10.0.1.0/24',
      AvailabilityZone: 'us-east-1d',
      AvailabilityZoneId: 'use1-az4',
      State: 'available',
      MapPublicIpOnLaunch: false,
      DefaultForAz: false,
      extra: { Ipv6Native: true, OutpostArn: raw.OutpostArn },
    });
    if (typeof record === 'string') throw new Error(record);
    aws.put('subnet', record as never);
    expect(aws.roundTrip('subnet', 'subnet-1')).toEqual(record);
    expect(
      aws.run('DescribeSubnets', { Filters: [{ Name: 'ipv6-native', Values: ['true'] }] }),
    ).toMatchObject({
      Subnets: [{ SubnetId: 'subnet-1', Ipv6Native: true, AvailableIpAddressCount: 251 }],
    });
  });

  it('is refused with the path of what cannot be read', () => {
    const raw = { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.1.0/24' };
    expect(parseImported('subnet', raw)).toMatch(/^AvailabilityZone: /);
    expect(parseImported('subnet', { ...raw, CidrBlock: '10.0.1.0' })).toMatch(/^CidrBlock: /);
    expect(parseImported('subnet', { ...raw, State: 'odd' })).toMatch(/^State: /);
  });
});
