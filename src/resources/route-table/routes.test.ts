import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { Account } from '../../testing/account.ts';
import {
  addAddress,
  addInstance,
  addInterface,
  addSubnet,
  dig,
  listOf,
  primaryInterface,
  smallNetwork,
} from '../../testing/small-network.ts';

function setUp() {
  const aws = new Account();
  const net = smallNetwork(aws);
  const create = (input: JsonObject) => aws.run('CreateRoute', { RouteTableId: net.mainTable, ...input });
  const refused = (input: JsonObject, operation = 'CreateRoute') =>
    aws.refusal(operation, { RouteTableId: net.mainTable, ...input });
  return { aws, net, create, refused };
}

function routesOf(aws: Account, table: string): readonly JsonObject[] {
  const [answer] = listOf(aws.run('DescribeRouteTables', { RouteTableIds: [table] }), 'RouteTables');
  return listOf(answer ?? {}, 'Routes');
}

const LOCAL = {
  DestinationCidrBlock: '10.0.0.0/16',
  GatewayId: 'local',
  Origin: 'CreateRouteTable',
  State: 'active',
};

describe('CreateRoute', () => {
  it('RT-1: local routes come first, one per associated block of the VPC', () => {
    const { aws, net, create } = setUp();
    create({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: net.gateway });
    aws.run('AssociateVpcCidrBlock', { VpcId: net.vpc, CidrBlock: '10.1.0.0/16' });
    aws.settle();
    expect(routesOf(aws, net.mainTable)).toEqual([
      LOCAL,
      { ...LOCAL, DestinationCidrBlock: '10.1.0.0/16' },
      { DestinationCidrBlock: '0.0.0.0/0', GatewayId: net.gateway, Origin: 'CreateRoute', State: 'active' },
    ]);
  });

  it('RT-13: clears host bits of the destination', () => {
    const { aws, net, create } = setUp();
    expect(create({ DestinationCidrBlock: '100.68.0.18/18', GatewayId: net.gateway })).toEqual({
      Return: true,
    });
    expect(routesOf(aws, net.mainTable)[1]).toMatchObject({ DestinationCidrBlock: '100.68.0.0/18' });
  });

  it('RT-16: one route per destination', () => {
    const { net, create, refused } = setUp();
    create({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: net.gateway });
    expect(refused({ DestinationCidrBlock: '0.0.0.0/0', TransitGatewayId: 'tgw-0123456789abcdef0' })).toBe(
      'RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists.',
    );
  });

  it.each([
    [{ DestinationCidrBlock: '169.254.168.0/22' }],
    [{ DestinationCidrBlock: '169.254.169.254/32' }],
    [{ DestinationIpv6CidrBlock: 'fd00:ec2::254/128' }],
  ])('RT-8: %o is no destination', (destination) => {
    const { net, refused } = setUp();
    expect(refused({ ...destination, GatewayId: net.gateway })).toMatch(
      /^InvalidParameterValue: .* is reserved/,
    );
  });

  it('RT-8: a wider block over the reserved one is', () => {
    const { net, create } = setUp();
    expect(create({ DestinationCidrBlock: '169.254.0.0/16', GatewayId: net.gateway }).Return).toBe(true);
  });

  it('RT-7: a whole subnet may be led to an interface, but to no gateway, and no part of a subnet', () => {
    const { aws, net, create, refused } = setUp();
    const NetworkInterfaceId = addInterface(aws, net.front);
    expect(refused({ DestinationCidrBlock: '10.0.1.0/24', GatewayId: net.gateway })).toBe(
      'InvalidParameterValue: Route target is not supported. This route only supports interface and instance targets.',
    );
    expect(refused({ DestinationCidrBlock: '10.0.1.0/25', NetworkInterfaceId })).toMatch(
      /^InvalidParameterValue: .* does not match the CIDR block of a subnet/,
    );
    expect(refused({ DestinationCidrBlock: '10.0.0.0/16', NetworkInterfaceId })).toMatch(
      /^RouteAlreadyExists/,
    );
    create({ DestinationCidrBlock: '10.0.1.0/24', NetworkInterfaceId });
    create({ DestinationCidrBlock: '10.0.0.0/24', VpcEndpointId: 'vpce-0123456789abcdef0' });
    expect(routesOf(aws, net.mainTable).slice(1)).toMatchObject([
      { DestinationCidrBlock: '10.0.1.0/24', NetworkInterfaceId },
      { DestinationCidrBlock: '10.0.0.0/24', GatewayId: 'vpce-0123456789abcdef0', State: 'active' },
    ]);
  });

  it.each([
    ['TransitGatewayId', 'tgw-0123456789abcdef0', 'TransitGatewayId'],
    ['EgressOnlyInternetGatewayId', 'eigw-0123456789abcdef0', 'EgressOnlyInternetGatewayId'],
    ['LocalGatewayId', 'lgw-0123456789abcdef0', 'LocalGatewayId'],
    ['CarrierGatewayId', 'cagw-0123456789abcdef0', 'CarrierGatewayId'],
    ['CoreNetworkArn', 'arn:aws:networkmanager::1:core-network/core-network-1', 'CoreNetworkArn'],
    ['OdbNetworkArn', 'arn:aws:odb:us-east-1:1:odb-network/odbnet_1', 'OdbNetworkArn'],
    ['GatewayId', 'vgw-0123456789abcdef0', 'GatewayId'],
  ])('keeps a target that is not modelled: %s %s', (parameter, id, field) => {
    const { aws, net, create } = setUp();
    create({ DestinationCidrBlock: '192.168.0.0/16', [parameter]: id });
    expect(routesOf(aws, net.mainTable)[1]).toMatchObject({ [field]: id, State: 'active' });
  });

  it('takes an IPv6 block in canonical form and a prefix list that exists', () => {
    const { aws, net, create, refused } = setUp();
    create({ DestinationIpv6CidrBlock: '::/0', GatewayId: net.gateway });
    expect(routesOf(aws, net.mainTable)[1]).toMatchObject({ DestinationIpv6CidrBlock: '::/0' });
    expect(refused({ DestinationPrefixListId: 'pl-0123456789abcdef0', GatewayId: net.gateway })).toBe(
      "InvalidPrefixListID.NotFound: The prefix list ID 'pl-0123456789abcdef0' does not exist",
    );
  });

  it('stores an instance as its only interface and prints both', () => {
    const { aws, net, create } = setUp();
    const InstanceId = addInstance(aws, net.front);
    create({ DestinationCidrBlock: '0.0.0.0/0', InstanceId });
    expect(routesOf(aws, net.mainTable)[1]).toEqual({
      DestinationCidrBlock: '0.0.0.0/0',
      InstanceId,
      InstanceOwnerId: aws.account,
      NetworkInterfaceId: primaryInterface(aws, InstanceId),
      Origin: 'CreateRoute',
      State: 'active',
    });
  });

  it('refuses an instance with two interfaces', () => {
    const { aws, net, refused } = setUp();
    const InstanceId = addInstance(aws, net.front);
    aws.run('AttachNetworkInterface', {
      InstanceId,
      NetworkInterfaceId: addInterface(aws, net.front),
      DeviceIndex: 1,
    });
    expect(refused({ DestinationCidrBlock: '0.0.0.0/0', InstanceId })).toBe(
      `InvalidInstanceID: There are multiple interfaces attached to instance '${InstanceId}'. Please specify an interface ID for the operation instead.`,
    );
  });

  it.each([
    [{ GatewayId: 'igw-0123456789abcdef0' }, 'InvalidGatewayID.NotFound'],
    [{ GatewayId: 'local' }, 'InvalidGatewayID.NotFound'],
    [{ NatGatewayId: 'nat-0123456789abcdef0' }, 'InvalidNatGatewayID.NotFound'],
    [{ NetworkInterfaceId: 'eni-0123456789abcdef0' }, 'InvalidNetworkInterfaceID.NotFound'],
    [{ InstanceId: 'i-0123456789abcdef0' }, 'InvalidInstanceID.NotFound'],
    [{ VpcPeeringConnectionId: 'pcx-0123456789abcdef0' }, 'InvalidVpcPeeringConnectionID.NotFound'],
    [{ VpcEndpointId: 'endpoint' }, 'InvalidVpcEndpointId.Malformed'],
    [{}, 'MissingParameter'],
    [{ NatGatewayId: 'nat-1', GatewayId: 'igw-1' }, 'InvalidParameterCombination'],
  ])('refuses the target %o', (target, code) => {
    const { refused } = setUp();
    expect(refused({ DestinationCidrBlock: '0.0.0.0/0', ...target })).toMatch(new RegExp(`^${code}: `));
  });

  it.each([
    [{}, 'MissingParameter'],
    [{ DestinationCidrBlock: 'everywhere' }, 'InvalidParameterValue'],
    [{ DestinationIpv6CidrBlock: '0.0.0.0/0' }, 'InvalidParameterValue'],
    [{ DestinationCidrBlock: '0.0.0.0/0', DestinationIpv6CidrBlock: '::/0' }, 'InvalidParameterCombination'],
  ])('refuses the destination %o', (destination, code) => {
    const { net, refused } = setUp();
    expect(refused({ ...destination, GatewayId: net.gateway })).toMatch(new RegExp(`^${code}: `));
  });

  it('IGW-1: the internet gateway must be attached to the VPC of the table', () => {
    const { aws, net, refused } = setUp();
    const other = dig(aws.run('CreateInternetGateway'), 'InternetGateway', 'InternetGatewayId');
    expect(refused({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: other })).toBe(
      `InvalidParameterValue: route table ${net.mainTable} and network gateway ${other} belong to different networks`,
    );
  });

  it('takes no interface, NAT gateway or peering of another VPC', () => {
    const { aws, refused } = setUp();
    const other = smallNetworkOf(aws, '10.9.0.0/16');
    const third = smallNetworkOf(aws, '10.8.0.0/16');
    const peering = aws.run('CreateVpcPeeringConnection', { VpcId: other.vpc, PeerVpcId: third.vpc });
    const NatGatewayId = dig(
      aws.run('CreateNatGateway', { SubnetId: other.subnet, ConnectivityType: 'private' }),
      'NatGateway',
      'NatGatewayId',
    );
    for (const target of [
      { NetworkInterfaceId: addInterface(aws, other.subnet) },
      { NatGatewayId },
      { VpcPeeringConnectionId: dig(peering, 'VpcPeeringConnection', 'VpcPeeringConnectionId') },
    ])
      expect(refused({ DestinationCidrBlock: '0.0.0.0/0', ...target })).toMatch(
        /^InvalidParameterValue: .* belong to different networks$/,
      );
  });

  it('refuses an unknown table', () => {
    const { aws, net } = setUp();
    const input = { RouteTableId: 'rtb-0', DestinationCidrBlock: '0.0.0.0/0', GatewayId: net.gateway };
    for (const operation of ['CreateRoute', 'ReplaceRoute'])
      expect(aws.refusal(operation, input)).toBe(
        "InvalidRouteTableID.NotFound: The routeTable ID 'rtb-0' does not exist",
      );
  });
});

function smallNetworkOf(aws: Account, CidrBlock: string) {
  const vpc = dig(aws.run('CreateVpc', { CidrBlock }), 'Vpc', 'VpcId');
  return { vpc, subnet: addSubnet(aws, vpc, CidrBlock.replace('/16', '/24')) };
}

describe('ReplaceRoute', () => {
  it('changes the target in place', () => {
    const { aws, net, create } = setUp();
    create({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: net.gateway });
    const target = { TransitGatewayId: 'tgw-0123456789abcdef0' };
    aws.run('ReplaceRoute', { RouteTableId: net.mainTable, DestinationCidrBlock: '0.0.0.0/0', ...target });
    expect(routesOf(aws, net.mainTable)).toMatchObject([LOCAL, target]);
  });

  it('needs a route to replace', () => {
    const { net, refused } = setUp();
    const input = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: net.gateway };
    expect(refused(input, 'ReplaceRoute')).toBe(
      "InvalidParameterValue: There is no route defined for '0.0.0.0/0' in the route table. Use CreateRoute instead.",
    );
  });

  it('RT-1: replaces the target of a local route and restores it', () => {
    const { aws, net, refused } = setUp();
    const NetworkInterfaceId = addInterface(aws, net.front);
    const local = { RouteTableId: net.mainTable, DestinationCidrBlock: '10.0.0.0/16' };
    expect(refused({ ...local, GatewayId: net.gateway }, 'ReplaceRoute')).toMatch(/Route target is not supp/);
    aws.run('ReplaceRoute', { ...local, NetworkInterfaceId });
    expect(routesOf(aws, net.mainTable)).toMatchObject([
      { DestinationCidrBlock: '10.0.0.0/16', NetworkInterfaceId, State: 'blackhole' },
    ]);
    expect(refused({ DestinationCidrBlock: '10.0.0.0/16' }, 'DeleteRoute')).toMatch(/cannot remove local/);
    aws.run('ReplaceRoute', { ...local, LocalTarget: true });
    expect(routesOf(aws, net.mainTable)).toEqual([LOCAL]);
    expect(refused({ DestinationCidrBlock: '0.0.0.0/0', LocalTarget: true }, 'ReplaceRoute')).toMatch(
      /^InvalidParameterValue/,
    );
  });
});

describe('DeleteRoute', () => {
  it('removes a route', () => {
    const { aws, net, create } = setUp();
    create({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: net.gateway });
    aws.run('DeleteRoute', { RouteTableId: net.mainTable, DestinationCidrBlock: '0.0.0.0/0' });
    expect(routesOf(aws, net.mainTable)).toEqual([LOCAL]);
  });

  it('RT-1: not a local one, and only one that is there', () => {
    const { net, refused } = setUp();
    expect(refused({ DestinationCidrBlock: '10.0.0.0/16' }, 'DeleteRoute')).toBe(
      `InvalidParameterValue: cannot remove local route 10.0.0.0/16 in route table ${net.mainTable}`,
    );
    expect(refused({ DestinationCidrBlock: '0.0.0.0/0' }, 'DeleteRoute')).toBe(
      `InvalidRoute.NotFound: no route with destination-cidr-block 0.0.0.0/0 in route table ${net.mainTable}`,
    );
  });
});

describe('state of a route', () => {
  it('RT-14: is blackhole while the internet gateway is detached', () => {
    const { aws, net, create } = setUp();
    create({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: net.gateway });
    const detach = { VpcId: net.vpc, InternetGatewayId: net.gateway };
    aws.run('DetachInternetGateway', detach);
    expect(routesOf(aws, net.mainTable)[1]?.State).toBe('blackhole');
    aws.run('AttachInternetGateway', detach);
    expect(routesOf(aws, net.mainTable)[1]?.State).toBe('active');
    aws.run('DetachInternetGateway', detach);
    aws.run('DeleteInternetGateway', { InternetGatewayId: net.gateway });
    expect(routesOf(aws, net.mainTable)[1]?.State).toBe('blackhole');
  });

  it('RT-14: follows the NAT gateway through pending, available and deleted', () => {
    const { aws, net, create } = setUp();
    const made = aws.run('CreateNatGateway', { SubnetId: net.front, AllocationId: addAddress(aws) });
    const NatGatewayId = dig(made, 'NatGateway', 'NatGatewayId');
    create({ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId });
    const state = () => routesOf(aws, net.mainTable)[1]?.State;
    const states = [state()];
    aws.settle();
    states.push(state());
    aws.run('DeleteNatGateway', { NatGatewayId });
    aws.settle();
    states.push(state());
    expect(states).toEqual(['blackhole', 'active', 'blackhole']);
  });

  it('RT-14, RT-22: follows the instance behind an interface', () => {
    const { aws, net, create } = setUp();
    const InstanceId = addInstance(aws, net.front);
    create({ DestinationCidrBlock: '0.0.0.0/0', InstanceId });
    aws.run('StopInstances', { InstanceIds: [InstanceId] });
    aws.settle();
    expect(routesOf(aws, net.mainTable)[1]).toMatchObject({ InstanceId, State: 'blackhole' });
    aws.run('StartInstances', { InstanceIds: [InstanceId] });
    aws.settle();
    expect(routesOf(aws, net.mainTable)[1]?.State).toBe('active');
    aws.run('TerminateInstances', { InstanceIds: [InstanceId] });
    aws.settle();
    expect(routesOf(aws, net.mainTable)[1]?.State).toBe('blackhole');
  });

  it('RT-15: a peering may be a target before it is accepted', () => {
    const { aws, net, create, refused } = setUp();
    const PeerVpcId = dig(aws.run('CreateVpc', { CidrBlock: '10.7.0.0/16' }), 'Vpc', 'VpcId');
    const made = aws.run('CreateVpcPeeringConnection', { VpcId: net.vpc, PeerVpcId });
    aws.settle();
    const VpcPeeringConnectionId = dig(made, 'VpcPeeringConnection', 'VpcPeeringConnectionId');
    create({ DestinationCidrBlock: '10.7.0.0/16', VpcPeeringConnectionId });
    expect(routesOf(aws, net.mainTable)[1]?.State).toBe('blackhole');
    aws.run('AcceptVpcPeeringConnection', { VpcPeeringConnectionId });
    aws.settle();
    expect(routesOf(aws, net.mainTable)[1]?.State).toBe('active');
    aws.run('DeleteVpcPeeringConnection', { VpcPeeringConnectionId });
    expect(routesOf(aws, net.mainTable)[1]?.State).toBe('blackhole');
    expect(refused({ DestinationCidrBlock: '10.7.0.0/17', VpcPeeringConnectionId })).toMatch(
      /^InvalidVpcPeeringConnectionID.NotFound/,
    );
  });
});
