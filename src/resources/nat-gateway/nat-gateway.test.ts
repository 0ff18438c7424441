import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { Account, parseImported } from '../../testing/account.ts';
import {
  addAddress,
  addInterface,
  addSubnet,
  advance,
  dig,
  listOf,
  smallNetwork,
  typeOf,
} from '../../testing/small-network.ts';
import { natGatewayDescribe } from './describe.ts';

function setUp() {
  const aws = new Account();
  const net = smallNetwork(aws);
  return { aws, net };
}

function create(aws: Account, input: JsonObject): string {
  return dig(aws.run('CreateNatGateway', input), 'NatGateway', 'NatGatewayId');
}

function described(aws: Account, id: string): JsonObject {
  const [gateway] = listOf(aws.run('DescribeNatGateways', { NatGatewayIds: [id] }), 'NatGateways');
  return gateway ?? {};
}

function addressesOf(aws: Account, id: string): readonly JsonObject[] {
  return listOf(described(aws, id), 'NatGatewayAddresses');
}

function associated(aws: Account, AllocationId: string): boolean {
  return aws.all('elastic-ip').find((each) => each.id === AllocationId)?.Association !== undefined;
}

describe('CreateNatGateway', () => {
  it('NAT-1: a public gateway comes up with its Elastic IP on its own interface', () => {
    const { aws, net } = setUp();
    const AllocationId = addAddress(aws);
    const { NatGateway, ClientToken } = aws.run('CreateNatGateway', {
      SubnetId: net.front,
      AllocationId,
      ClientToken: 'once',
      TagSpecifications: [{ ResourceType: 'natgateway', Tags: [{ Key: 'Name', Value: 'out' }] }],
    });
    expect([ClientToken, NatGateway]).toMatchObject([
      'once',
      {
        AvailabilityMode: 'zonal',
        ConnectivityType: 'public',
        CreateTime: expect.stringMatching(/^2026-/),
        NatGatewayAddresses: [{ AllocationId, Status: 'associating' }],
        NatGatewayId: expect.stringMatching(/^nat-0[0-9a-f]{16}$/),
        State: 'pending',
        SubnetId: net.front,
        Tags: [{ Key: 'Name', Value: 'out' }],
        VpcId: net.vpc,
      },
    ]);
    aws.settle();
    const gateway = described(aws, dig(NatGateway, 'NatGatewayId'));
    const [record] = aws.all('network-interface');
    expect(gateway.State).toBe('available');
    expect(gateway.NatGatewayAddresses).toEqual([
      {
        AllocationId,
        AssociationId: expect.stringMatching(/^eipassoc-/),
        IsPrimary: true,
        NetworkInterfaceId: record?.id,
        PrivateIp: '10.0.0.4',
        PublicIp: aws.all('elastic-ip')[0]?.PublicIp,
        Status: 'succeeded',
      },
    ]);
    expect(record).toMatchObject({
      InterfaceType: 'nat_gateway',
      RequesterManaged: true,
      Description: `Interface for NAT Gateway ${gateway.NatGatewayId}`,
    });
  });

  it('NAT-1: a private gateway needs no internet gateway and no Elastic IP', () => {
    const { aws, net } = setUp();
    aws.run('DetachInternetGateway', { VpcId: net.vpc, InternetGatewayId: net.gateway });
    const id = create(aws, {
      SubnetId: net.back,
      ConnectivityType: 'private',
      PrivateIpAddress: '10.0.1.50',
      SecondaryPrivateIpAddressCount: 2,
    });
    aws.settle();
    expect(addressesOf(aws, id).map((each) => [each.PrivateIp, each.IsPrimary, each.Status])).toEqual([
      ['10.0.1.50', true, 'succeeded'],
      ['10.0.1.4', false, 'succeeded'],
      ['10.0.1.5', false, 'succeeded'],
    ]);
  });

  it('NAT-6: secondary Elastic IPs sit on secondary private addresses', () => {
    const { aws, net } = setUp();
    const [first, second, third] = [addAddress(aws), addAddress(aws), addAddress(aws)];
    const id = create(aws, {
      SubnetId: net.front,
      AllocationId: first,
      SecondaryAllocationIds: [second, third],
      SecondaryPrivateIpAddresses: ['10.0.0.99'],
    });
    expect(addressesOf(aws, id).map((each) => [each.PrivateIp, each.AllocationId])).toEqual([
      ['10.0.0.4', first],
      ['10.0.0.99', second],
      ['10.0.0.5', third],
    ]);
  });

  it('NAT-2: without an internet gateway it goes from pending to failed', () => {
    const { aws, net } = setUp();
    aws.run('DetachInternetGateway', { VpcId: net.vpc, InternetGatewayId: net.gateway });
    const AllocationId = addAddress(aws);
    const id = create(aws, { SubnetId: net.front, AllocationId });
    expect(described(aws, id)).toMatchObject({ State: 'pending' });
    expect(described(aws, id)).not.toHaveProperty('FailureCode');
    aws.settle();
    expect(described(aws, id)).toMatchObject({
      State: 'failed',
      FailureCode: 'Gateway.NotAttached',
      FailureMessage: `Network ${net.vpc} has no Internet gateway attached`,
    });
    expect(associated(aws, AllocationId)).toBe(false);
    expect(aws.all('network-interface')).toEqual([]);
  });

  it('NAT-2: an Elastic IP in use and a full subnet make it fail too', () => {
    const { aws, net } = setUp();
    const AllocationId = addAddress(aws);
    create(aws, { SubnetId: net.front, AllocationId });
    const second = create(aws, { SubnetId: net.back, AllocationId });
    const tiny = addSubnet(aws, net.vpc, '10.0.9.0/28');
    for (let index = 0; index < 11; index++) addInterface(aws, tiny);
    const third = create(aws, { SubnetId: tiny, ConnectivityType: 'private' });
    aws.settle();
    expect(described(aws, second)).toMatchObject({
      FailureCode: 'Resource.AlreadyAssociated',
      FailureMessage: `Elastic IP address ${AllocationId} is already associated`,
    });
    expect(described(aws, third)).toMatchObject({
      FailureCode: 'InsufficientFreeAddressesInSubnet',
      FailureMessage: 'Subnet has insufficient free addresses to create this NAT gateway',
    });
  });

  it('refuses what cannot be', () => {
    const { aws, net } = setUp();
    const AllocationId = addAddress(aws);
    const refused = (input: JsonObject) =>
      aws.refusal('CreateNatGateway', { SubnetId: net.front, AllocationId, ...input });
    const priv = (input: JsonObject) =>
      aws.refusal('CreateNatGateway', { SubnetId: net.front, ConnectivityType: 'private', ...input });
    expect(refused({ SubnetId: 'subnet-0' })).toMatch(/^InvalidSubnetID.NotFound/);
    expect(refused({ AllocationId: 'eipalloc-0' })).toBe(
      "InvalidElasticIpID.NotFound: The elasticIp ID 'eipalloc-0' does not exist",
    );
    expect(aws.refusal('CreateNatGateway', { SubnetId: net.front })).toMatch(/^MissingParameter/);
    expect(refused({ AvailabilityMode: 'regional' })).toMatch(/^UnsupportedOperation/);
    expect(refused({ SecondaryAllocationIds: [AllocationId] })).toMatch(/^InvalidParameterValue/);
    expect(refused({ SecondaryPrivateIpAddresses: ['10.0.0.9'] })).toMatch(/^InvalidParameterCombination/);
    expect(refused({ SecondaryPrivateIpAddressCount: 1 })).toMatch(/^InvalidParameterCombination/);
    expect(refused({ PrivateIpAddress: '10.0.1.9' })).toMatch(/^InvalidParameterValue/);
    expect(priv({ AllocationId })).toMatch(/^InvalidParameterCombination/);
    expect(priv({ SecondaryPrivateIpAddressCount: 8 })).toMatch(/^InvalidParameterValue.*at most 8/);
    addInterface(aws, net.front);
    expect(priv({ PrivateIpAddress: '10.0.0.4' })).toMatch(/^InvalidIPAddress.InUse/);
  });
});

describe('DeleteNatGateway', () => {
  it('gives the Elastic IP back and is forgotten an hour later', () => {
    const { aws, net } = setUp();
    const AllocationId = addAddress(aws);
    const NatGatewayId = create(aws, { SubnetId: net.front, AllocationId });
    aws.settle();
    expect(aws.run('DeleteNatGateway', { NatGatewayId })).toEqual({ NatGatewayId });
    expect(described(aws, NatGatewayId)).toMatchObject({
      State: 'deleting',
      NatGatewayAddresses: [{ AllocationId, Status: 'disassociating' }],
    });
    expect(aws.run('DeleteNatGateway', { NatGatewayId })).toEqual({ NatGatewayId });
    aws.settle();
    expect(described(aws, NatGatewayId)).toMatchObject({ State: 'deleted', NatGatewayAddresses: [] });
    expect(associated(aws, AllocationId)).toBe(false);
    expect(aws.all('network-interface')).toEqual([]);
    const notFound = `NatGatewayNotFound: The Nat Gateway ${NatGatewayId} was not found`;
    expect(aws.refusal('DeleteNatGateway', { NatGatewayId })).toBe(notFound);
    advance(aws, 7_200_000);
    expect(aws.refusal('DescribeNatGateways', { NatGatewayIds: [NatGatewayId] })).toBe(notFound);
  });

  it('overtakes a gateway that is still coming up', () => {
    const { aws, net } = setUp();
    const NatGatewayId = create(aws, { SubnetId: net.front, AllocationId: addAddress(aws) });
    aws.run('DeleteNatGateway', { NatGatewayId });
    aws.settle();
    expect(described(aws, NatGatewayId).State).toBe('deleted');
  });
});

describe('addresses of a public gateway', () => {
  it('NAT-6: are added and taken away, except the primary one', () => {
    const { aws, net } = setUp();
    const NatGatewayId = create(aws, { SubnetId: net.front, AllocationId: addAddress(aws) });
    aws.settle();
    const second = addAddress(aws);
    const added = aws.run('AssociateNatGatewayAddress', {
      NatGatewayId,
      AllocationIds: [second],
      PrivateIpAddresses: ['10.0.0.20'],
    });
    expect(added).toMatchObject({
      NatGatewayId,
      NatGatewayAddresses: [
        { IsPrimary: true, Status: 'succeeded' },
        { AllocationId: second, PrivateIp: '10.0.0.20', Status: 'associating' },
      ],
    });
    const [primary, other] = addressesOf(aws, NatGatewayId).map((each) => dig(each, 'AssociationId'));
    const drop = (id: string | undefined) => ({ NatGatewayId, AssociationIds: [id ?? ''] });
    expect(aws.refusal('DisassociateNatGatewayAddress', drop(primary))).toMatch(/^InvalidParameterValue/);
    expect(aws.refusal('DisassociateNatGatewayAddress', drop('eipassoc-0'))).toMatch(
      /^InvalidAssociationID.NotFound/,
    );
    expect(aws.run('DisassociateNatGatewayAddress', drop(other))).toMatchObject({
      NatGatewayAddresses: [{ Status: 'succeeded' }, { AllocationId: second, Status: 'disassociating' }],
    });
    expect(addressesOf(aws, NatGatewayId)).toHaveLength(1);
    expect(associated(aws, second)).toBe(false);
  });

  it('refuses what cannot be added', () => {
    const { aws, net } = setUp();
    const primary = addAddress(aws);
    const NatGatewayId = create(aws, { SubnetId: net.front, AllocationId: primary });
    const free = addAddress(aws);
    const refused = (input: JsonObject) =>
      aws.refusal('AssociateNatGatewayAddress', { NatGatewayId, AllocationIds: [free], ...input });
    expect(refused({})).toMatch(/^IncorrectState/);
    aws.settle();
    expect(refused({ NatGatewayId: 'nat-0' })).toMatch(/^NatGatewayNotFound/);
    expect(refused({ AllocationIds: ['eipalloc-0'] })).toMatch(/^InvalidElasticIpID.NotFound/);
    expect(refused({ AllocationIds: [primary] })).toMatch(/^Resource.AlreadyAssociated/);
    expect(refused({ PrivateIpAddresses: ['10.0.0.4'] })).toMatch(/^InvalidIPAddress.InUse/);
    expect(refused({ PrivateIpAddresses: ['10.0.0.9', '10.0.0.10'] })).toMatch(/^InvalidParameterValue/);
    const priv = create(aws, { SubnetId: net.front, ConnectivityType: 'private' });
    aws.settle();
    expect(refused({ NatGatewayId: priv })).toMatch(/^UnsupportedOperation/);
  });
});

describe('addresses of a private gateway', () => {
  it('NAT-6: up to eight, the primary one stays', () => {
    const { aws, net } = setUp();
    const NatGatewayId = create(aws, { SubnetId: net.back, ConnectivityType: 'private' });
    aws.settle();
    expect(aws.run('AssignPrivateNatGatewayAddress', { NatGatewayId })).toMatchObject({
      NatGatewayAddresses: [{ Status: 'succeeded' }, { PrivateIp: '10.0.1.5', Status: 'assigning' }],
    });
    aws.run('AssignPrivateNatGatewayAddress', { NatGatewayId, PrivateIpAddresses: ['10.0.1.30'] });
    const assign = (input: JsonObject) =>
      aws.refusal('AssignPrivateNatGatewayAddress', { NatGatewayId, ...input });
    expect(assign({ PrivateIpAddressCount: 6 })).toMatch(/^InvalidParameterValue/);
    expect(assign({ PrivateIpAddresses: ['10.0.1.30'] })).toMatch(/^InvalidIPAddress.InUse/);
    expect(assign({ PrivateIpAddresses: ['10.0.1.31'], PrivateIpAddressCount: 1 })).toMatch(
      /^InvalidParameterCombination/,
    );
    const unassign = (ip: string) => ({ NatGatewayId, PrivateIpAddresses: [ip] });
    expect(aws.refusal('UnassignPrivateNatGatewayAddress', unassign('10.0.1.4'))).toMatch(/primary/);
    expect(aws.refusal('UnassignPrivateNatGatewayAddress', unassign('10.0.1.99'))).toMatch(
      /^InvalidParameterValue/,
    );
    expect(aws.run('UnassignPrivateNatGatewayAddress', unassign('10.0.1.5'))).toMatchObject({
      NatGatewayAddresses: [{}, { PrivateIp: '10.0.1.5', Status: 'unassigning' }, {}],
    });
    expect(addressesOf(aws, NatGatewayId).map((each) => each.PrivateIp)).toEqual(['10.0.1.4', '10.0.1.30']);
  });

  it('NAT-2: a full subnet has no more to give', () => {
    const { aws, net } = setUp();
    const tiny = addSubnet(aws, net.vpc, '10.0.9.0/28');
    const NatGatewayId = create(aws, { SubnetId: tiny, ConnectivityType: 'private' });
    aws.settle();
    for (let index = 0; index < 10; index++) addInterface(aws, tiny);
    expect(aws.refusal('AssignPrivateNatGatewayAddress', { NatGatewayId })).toMatch(
      /^InsufficientFreeAddressesInSubnet/,
    );
  });
});

describe('DescribeNatGateways', () => {
  it('takes its filters under the name Filter', () => {
    const { aws, net } = setUp();
    const id = create(aws, { SubnetId: net.front, ConnectivityType: 'private' });
    const found = (Name: string, ...Values: string[]) =>
      listOf(aws.run('DescribeNatGateways', { Filter: [{ Name, Values }] }), 'NatGateways').length;
    expect(found('state', 'pending')).toBe(1);
    expect(found('state', 'available')).toBe(0);
    expect(found('vpc-id', net.vpc)).toBe(1);
    expect(found('subnet-id', net.back)).toBe(0);
    expect(found('nat-gateway-id', id)).toBe(1);
    expect(aws.refusal('DescribeNatGateways', { Filters: [] })).toMatch(/^UnknownParameter/);
    expect(aws.refusal('DescribeNatGateways', { Filter: [{ Name: 'x', Values: [] }] })).toMatch(
      /^InvalidParameterValue/,
    );
    expect(aws.refusal('DescribeNatGateways', { NextToken: 'x' })).toMatch(/^InvalidNextToken/);
  });

  it('is read back as it was, in every state', () => {
    const { aws, net } = setUp();
    const check = () => {
      for (const record of aws.all('nat-gateway'))
        expect(aws.roundTrip('nat-gateway', record.id)).toEqual(record);
    };
    const NatGatewayId = create(aws, { SubnetId: net.front, AllocationId: addAddress(aws) });
    check();
    aws.settle();
    check();
    aws.run('DeleteNatGateway', { NatGatewayId });
    check();
  });

  const raw: JsonObject = {
    NatGatewayId: 'nat-1',
    VpcId: 'vpc-1',
    SubnetId: 'subnet-1',
    State: 'available',
    CreateTime: '2026-01-01T00:00:00.000Z',
    NatGatewayAddresses: [
      { PrivateIp: '10.0.0.9', NetworkInterfaceId: 'eni-1' },
      {
        PrivateIp: '10.0.0.8',
        PublicIp: '3.3.3.3',
        AllocationId: 'eipalloc-1',
        NetworkInterfaceId: 'eni-1',
        IsPrimary: true,
      },
    ],
  };
  const read = (given: JsonObject, known: readonly string[]) =>
    natGatewayDescribe.parse(given, {
      account: '1',
      region: 'us-east-1',
      mintId: (prefix, from) => `${prefix}-of-${from}`,
      warn: () => {},
      has: (id) => known.includes(id),
    });

  it('an import without the interface gets it made from the addresses', () => {
    const gateway = { table: 'nat-gateway', record: { NetworkInterfaceId: 'eni-1' } };
    const Association = { PublicIp: '3.3.3.3', IpOwnerId: '1', AllocationId: 'eipalloc-1' };
    expect(read(raw, [])).toMatchObject([
      gateway,
      {
        table: 'network-interface',
        record: {
          id: 'eni-1',
          InterfaceType: 'nat_gateway',
          PrivateIpAddresses: [
            { PrivateIpAddress: '10.0.0.8', Association },
            { PrivateIpAddress: '10.0.0.9' },
          ],
        },
      },
    ]);
    expect(read(raw, ['eni-1'])).toHaveLength(1);
    const made = read(raw, []);
    for (const { table, record } of typeof made === 'string' ? [] : made)
      expect(typeOf(table as 'network-interface').schema.safeParse(record).error).toBeUndefined();
  });

  it('an import keeps what AWS remembers of a deleted gateway', () => {
    const deleted = { ...raw, State: 'deleted' };
    const result = read(deleted, []);
    expect(result).toHaveLength(1);
    const aws = new Account();
    const record = typeof result === 'string' ? undefined : result[0]?.record;
    aws.put('nat-gateway', record as never);
    expect(described(new Account('us-east-1', '1', aws.cloud), 'nat-1')).toMatchObject(deleted);
  });

  it('says why an object cannot be read', () => {
    expect(parseImported('nat-gateway', { NatGatewayId: 'nat-1', VpcId: 'vpc-1' })).toMatch(/^SubnetId: /);
  });
});
