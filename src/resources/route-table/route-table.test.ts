import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { Account, parseImported } from '../../testing/account.ts';
import { addInterface, dig, listOf, smallNetwork } from '../../testing/small-network.ts';
import { routeTableDescribe } from './describe.ts';

function setUp() {
  const aws = new Account();
  const net = smallNetwork(aws);
  const table = dig(aws.run('CreateRouteTable', { VpcId: net.vpc }), 'RouteTable', 'RouteTableId');
  return { aws, net, table };
}

function associate(aws: Account, RouteTableId: string, subject: JsonObject): string {
  return dig(aws.run('AssociateRouteTable', { RouteTableId, ...subject }), 'AssociationId');
}

function mainAssociation(aws: Account, table: string): string {
  const [answer] = listOf(aws.run('DescribeRouteTables', { RouteTableIds: [table] }), 'RouteTables');
  return dig(answer, 'Associations', 0, 'RouteTableAssociationId');
}

function found(aws: Account, Name: string, ...Values: string[]): readonly string[] {
  const answer = aws.run('DescribeRouteTables', { Filters: [{ Name, Values }] });
  return listOf(answer, 'RouteTables').map((each) => dig(each, 'RouteTableId'));
}

describe('CreateRouteTable and DeleteRouteTable', () => {
  it('RT-12: a new table has only local routes', () => {
    const { aws, net } = setUp();
    const made = aws.run('CreateRouteTable', {
      VpcId: net.vpc,
      TagSpecifications: [{ ResourceType: 'route-table', Tags: [{ Key: 'Name', Value: 'private' }] }],
      ClientToken: 'once',
    });
    expect(made).toEqual({
      ClientToken: 'once',
      RouteTable: {
        Associations: [],
        PropagatingVgws: [],
        RouteTableId: expect.stringMatching(/^rtb-0[0-9a-f]{16}$/),
        Routes: [
          {
            DestinationCidrBlock: '10.0.0.0/16',
            GatewayId: 'local',
            Origin: 'CreateRouteTable',
            State: 'active',
          },
        ],
        Tags: [{ Key: 'Name', Value: 'private' }],
        VpcId: net.vpc,
        OwnerId: aws.account,
      },
    });
    expect(aws.refusal('CreateRouteTable', { VpcId: 'vpc-0' })).toMatch(/^InvalidVpcID.NotFound/);
    expect(
      aws.refusal('CreateRouteTable', {
        VpcId: net.vpc,
        TagSpecifications: [{ ResourceType: 'vpc', Tags: [] }],
      }),
    ).toMatch(/^InvalidParameterValue/);
  });

  it('RT-11: neither the main table nor an associated one can be deleted', () => {
    const { aws, net, table } = setUp();
    const AssociationId = associate(aws, table, { SubnetId: net.front });
    for (const id of [net.mainTable, table])
      expect(aws.refusal('DeleteRouteTable', { RouteTableId: id })).toBe(
        `DependencyViolation: The routeTable '${id}' has dependencies and cannot be deleted.`,
      );
    aws.run('DisassociateRouteTable', { AssociationId });
    aws.run('DeleteRouteTable', { RouteTableId: table });
    expect(aws.refusal('DeleteRouteTable', { RouteTableId: table })).toMatch(/^InvalidRouteTableID.NotFound/);
  });
});

describe('associations', () => {
  it('RT-10: a subnet has one table; asking again for the same one changes nothing', () => {
    const { aws, net, table } = setUp();
    const AssociationId = associate(aws, table, { SubnetId: net.front });
    expect(associate(aws, table, { SubnetId: net.front })).toBe(AssociationId);
    const other = dig(aws.run('CreateRouteTable', { VpcId: net.vpc }), 'RouteTable', 'RouteTableId');
    expect(aws.refusal('AssociateRouteTable', { RouteTableId: other, SubnetId: net.front })).toBe(
      `Resource.AlreadyAssociated: the specified association for route table ${other} conflicts with an existing association`,
    );
  });

  it('refuses what is unknown, missing or elsewhere', () => {
    const { aws, net, table } = setUp();
    const elsewhere = dig(aws.run('CreateVpc', { CidrBlock: '10.9.0.0/16' }), 'Vpc', 'VpcId');
    const foreign = dig(aws.run('CreateRouteTable', { VpcId: elsewhere }), 'RouteTable', 'RouteTableId');
    const refused = (input: JsonObject) =>
      aws.refusal('AssociateRouteTable', { RouteTableId: table, ...input });
    expect(refused({ RouteTableId: 'rtb-0', SubnetId: net.front })).toMatch(/^InvalidRouteTableID.NotFound/);
    expect(refused({ SubnetId: 'subnet-0' })).toMatch(/^InvalidSubnetID.NotFound/);
    expect(refused({ GatewayId: 'igw-0' })).toMatch(/^InvalidGatewayID.NotFound/);
    expect(refused({})).toMatch(/^MissingParameter/);
    expect(refused({ SubnetId: net.front, GatewayId: net.gateway })).toMatch(/^InvalidParameterCombination/);
    expect(refused({ RouteTableId: foreign, SubnetId: net.front })).toMatch(
      /^InvalidParameterValue.*networks/,
    );
    expect(refused({ RouteTableId: foreign, GatewayId: net.gateway })).toMatch(
      /^InvalidParameterValue.*networks/,
    );
    const AssociationId = associate(aws, table, { SubnetId: net.front });
    const replace = (input: JsonObject) =>
      aws.refusal('ReplaceRouteTableAssociation', { AssociationId, RouteTableId: table, ...input });
    expect(replace({ RouteTableId: foreign })).toMatch(/^InvalidParameterValue.*networks/);
    expect(replace({ RouteTableId: 'rtb-0' })).toMatch(/^InvalidRouteTableID.NotFound/);
    expect(replace({ AssociationId: 'rtbassoc-0' })).toMatch(/^InvalidAssociationID.NotFound/);
  });

  it('the main association can be moved, not removed', () => {
    const { aws, net, table } = setUp();
    const AssociationId = mainAssociation(aws, net.mainTable);
    expect(aws.refusal('DisassociateRouteTable', { AssociationId })).toBe(
      `InvalidParameterValue: cannot disassociate the main route table association ${AssociationId}`,
    );
    expect(aws.refusal('DisassociateRouteTable', { AssociationId: 'rtbassoc-0' })).toBe(
      "InvalidAssociationID.NotFound: The association ID 'rtbassoc-0' does not exist",
    );
    const moved = aws.run('ReplaceRouteTableAssociation', { AssociationId, RouteTableId: table });
    expect(dig(moved, 'NewAssociationId')).not.toBe(AssociationId);
    expect(found(aws, 'association.main', 'true')).toEqual([table]);
    aws.run('DeleteRouteTable', { RouteTableId: net.mainTable });
  });

  it('a subnet can be moved to another table, and goes with the subnet', () => {
    const { aws, net, table } = setUp();
    const AssociationId = associate(aws, table, { SubnetId: net.front });
    const other = dig(aws.run('CreateRouteTable', { VpcId: net.vpc }), 'RouteTable', 'RouteTableId');
    aws.run('ReplaceRouteTableAssociation', { AssociationId, RouteTableId: other });
    expect(found(aws, 'association.subnet-id', net.front)).toEqual([other]);
    aws.run('DeleteSubnet', { SubnetId: net.front });
    expect(found(aws, 'association.subnet-id', net.front)).toEqual([]);
  });
});

describe('gateway route tables', () => {
  it('RT-19, RT-20: lead whole subnets to interfaces or endpoints', () => {
    const { aws, net, table } = setUp();
    const NetworkInterfaceId = addInterface(aws, net.front);
    associate(aws, table, { GatewayId: net.gateway });
    const route = (input: JsonObject) => ({ RouteTableId: table, ...input });
    aws.run('CreateRoute', route({ DestinationCidrBlock: '10.0.1.0/24', NetworkInterfaceId }));
    const endpoint = { VpcEndpointId: 'vpce-0123456789abcdef0' };
    aws.run('CreateRoute', route({ DestinationCidrBlock: '10.0.0.0/24', ...endpoint }));
    expect(
      aws.refusal('CreateRoute', route({ DestinationCidrBlock: '0.0.0.0/0', NetworkInterfaceId })),
    ).toMatch(/^InvalidParameterValue.*neither the block of the VPC nor of a subnet/);
    expect(found(aws, 'association.gateway-id', net.gateway)).toEqual([table]);
  });

  it('RT-11: never the main table', () => {
    const { aws, net, table } = setUp();
    expect(
      aws.refusal('AssociateRouteTable', { RouteTableId: net.mainTable, GatewayId: net.gateway }),
    ).toMatch(/^InvalidParameterValue: The main route table/);
    associate(aws, table, { GatewayId: net.gateway });
    const AssociationId = mainAssociation(aws, net.mainTable);
    expect(aws.refusal('ReplaceRouteTableAssociation', { AssociationId, RouteTableId: table })).toMatch(
      /^InvalidParameterValue: The main route table/,
    );
  });

  it('RT-21: no table with other routes; RT-19: no endpoint behind a virtual private gateway', () => {
    const { aws, net, table } = setUp();
    aws.run('CreateRoute', {
      RouteTableId: table,
      DestinationCidrBlock: '10.0.0.0/24',
      VpcEndpointId: 'vpce-0123456789abcdef0',
    });
    const vgw = { RouteTableId: table, GatewayId: 'vgw-0123456789abcdef0' };
    expect(aws.refusal('AssociateRouteTable', vgw)).toMatch(/^InvalidParameterValue.*unsupported target/);
    const route = { RouteTableId: table, DestinationCidrBlock: '0.0.0.0/0', GatewayId: net.gateway };
    aws.run('CreateRoute', route);
    const igw = { RouteTableId: table, GatewayId: net.gateway };
    expect(aws.refusal('AssociateRouteTable', igw)).toMatch(/^InvalidParameterValue.*unsupported target/);
  });

  it('RT-21: no table that takes propagated routes', () => {
    const { aws, net, table } = setUp();
    for (const record of aws.all('route-table'))
      if (record.id === table) aws.put('route-table', { ...record, PropagatingVgws: ['vgw-0'] });
    expect(aws.refusal('AssociateRouteTable', { RouteTableId: table, GatewayId: net.gateway })).toMatch(
      /^InvalidParameterValue.*propagation/,
    );
  });
});

describe('DescribeRouteTables', () => {
  it('filters', () => {
    const { aws, net, table } = setUp();
    aws.run('CreateRoute', {
      RouteTableId: table,
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: net.gateway,
    });
    associate(aws, table, { SubnetId: net.back });
    expect(found(aws, 'vpc-id', net.vpc)).toEqual([net.mainTable, table]);
    expect(found(aws, 'route.gateway-id', net.gateway)).toEqual([table]);
    expect(found(aws, 'route.destination-cidr-block', '10.0.0.0/16')).toEqual([net.mainTable, table]);
    expect(found(aws, 'route.origin', 'CreateRoute')).toEqual([table]);
    expect(found(aws, 'route.state', 'blackhole')).toEqual([]);
    expect(found(aws, 'association.main', 'false')).toEqual([table]);
    expect(aws.refusal('DescribeRouteTables', { RouteTableIds: ['rtb-0'] })).toMatch(
      /^InvalidRouteTableID.NotFound/,
    );
  });

  it('is read back as it was', () => {
    const { aws, net, table } = setUp();
    const common = { RouteTableId: table };
    aws.run('CreateRoute', { ...common, DestinationCidrBlock: '0.0.0.0/0', GatewayId: net.gateway });
    aws.run('CreateRoute', { ...common, DestinationCidrBlock: '10.1.0.0/16', TransitGatewayId: 'tgw-1' });
    const eni = addInterface(aws, net.front);
    aws.run('CreateRoute', { ...common, DestinationCidrBlock: '10.0.1.0/24', NetworkInterfaceId: eni });
    aws.run('ReplaceRoute', { ...common, DestinationCidrBlock: '10.0.0.0/16', NetworkInterfaceId: eni });
    associate(aws, table, { SubnetId: net.back });
    for (const record of aws.all('route-table'))
      expect(aws.roundTrip('route-table', record.id)).toEqual(record);
  });

  it('keeps the reported state, and local routes, only where nothing derives them', () => {
    const raw: JsonObject = {
      RouteTableId: 'rtb-1',
      VpcId: 'vpc-1',
      Routes: [
        { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' },
        { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', State: 'active' },
        { DestinationCidrBlock: '10.2.0.0/16', TransitGatewayId: 'tgw-1', State: 'blackhole' },
        { DestinationCidrBlock: '10.3.0.0/16', State: 'blackhole' },
      ],
      Associations: [{ Main: true }, { SubnetId: 'subnet-1' }],
      Surprise: 7,
    };
    const warnings: string[] = [];
    const parse = (has: (id: string) => boolean) =>
      routeTableDescribe.parse(raw, {
        account: '1',
        region: 'us-east-1',
        mintId: (prefix, from) => `${prefix}-of-${from}`,
        warn: (path) => warnings.push(path),
        has,
      });
    expect(parse(() => false)).toMatchObject([
      {
        record: {
          Routes: [
            { Target: { Id: 'local' } },
            { Target: { Id: 'nat-1' }, StateAtImport: 'active' },
            { Target: { Id: 'tgw-1' }, StateAtImport: 'blackhole' },
          ],
          Associations: [
            { RouteTableAssociationId: 'rtbassoc-of-rtb-1/main', Main: true },
            { RouteTableAssociationId: 'rtbassoc-of-rtb-1/subnet-1', SubnetId: 'subnet-1' },
          ],
          extra: { Surprise: 7 },
        },
      },
    ]);
    expect(warnings).toEqual(['Routes[3]']);
    expect(parseImported('route-table', raw)).toMatchObject({
      Routes: [
        { Target: { Field: 'NatGatewayId', Id: 'nat-1' }, Origin: 'CreateRoute' },
        { StateAtImport: 'blackhole' },
      ],
    });
    expect(parseImported('route-table', { RouteTableId: 'rtb-1' })).toMatch(/^VpcId: /);
  });
});
