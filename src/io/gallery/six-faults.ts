import type { AwsCloud } from '../../resources/tables.ts';
import { build } from './builder.ts';
import {
  aclEntry,
  allow,
  EVERYBODY,
  givePublicAddresses,
  group,
  instance,
  internetGateway,
  natGateway,
  networkAcl,
  routeTable,
  subnet,
  toEverywhere,
  vpc,
} from './parts.ts';

const ZONE = 'us-east-1a';

/**
 * A network in which six things are wrong, each hiding behind a harmless question: a deleted NAT
 * gateway, a list without the answers' ports, a group that names the wrong group, a private subnet
 * routed straight to the internet gateway, a router with its check still on, and a peering with a
 * route on one side only.
 */
export function sixFaults(): AwsCloud {
  return build('six-faults', (call) => {
    const main = vpc(call, 'factory', '10.0.0.0/16');
    const partner = vpc(call, 'partner', '10.9.0.0/16');
    const gateway = internetGateway(call, main, 'factory-igw');
    const place = (name: string, third: number) => subnet(call, main, name, `10.0.${third}.0/24`, ZONE);
    const front = place('front', 1);
    givePublicAddresses(call, front);
    const outward = routeTable(call, main, 'public', [toEverywhere({ GatewayId: gateway })], [front]);
    const open = group(call, main, 'web', 'HTTPS and ping from everywhere');
    allow(call, open, 'tcp', 443, EVERYBODY);
    allow(call, open, 'icmp', -1, EVERYBODY);

    // 1: the route still points at a NAT gateway that is gone.
    const orders = place('orders', 2);
    const nat = natGateway(call, front, 'old-nat');
    routeTable(call, main, 'orders', [toEverywhere({ NatGatewayId: nat })], [orders]);
    call('DeleteNatGateway', { NatGatewayId: nat });
    instance(call, 'orders-1', orders, open);

    // 2: the list lets requests in, and no answer out.
    const shop = place('shop', 3);
    givePublicAddresses(call, shop);
    call('AssociateRouteTable', { RouteTableId: outward, SubnetId: shop });
    const list = networkAcl(call, main, 'shop-list', shop);
    aclEntry(call, list, 100, { egress: false });
    aclEntry(call, list, 100, { egress: true, ports: [443, 443] });
    instance(call, 'shop-1', shop, open);

    // 3: the database trusts the web servers' group, but the callers carry another.
    const data = place('data', 4);
    const callers = group(call, main, 'reports', 'Report generators');
    const database = group(call, main, 'database', 'MySQL from the report generators');
    allow(call, database, 'tcp', 3306, { group: open });
    instance(call, 'database-1', data, database);
    instance(call, 'reports-1', data, callers);

    // 4: no public address, and yet the way out is the internet gateway.
    const batch = place('batch', 5);
    call('AssociateRouteTable', { RouteTableId: outward, SubnetId: batch });
    instance(call, 'batch-1', batch, open);

    // 5: a router that still checks whether packets are its own.
    const sensors = place('sensors', 6);
    const router = instance(call, 'router', front, open);
    call('ModifyInstanceAttribute', { InstanceId: router, SourceDestCheck: { Value: false } });
    routeTable(call, main, 'sensors', [toEverywhere({ InstanceId: router })], [sensors]);
    call('ModifyInstanceAttribute', { InstanceId: router, SourceDestCheck: { Value: true } });
    instance(call, 'sensor-1', sensors, open);

    // 6: the partner does not know the way back.
    const ends = { VpcId: main, PeerVpcId: partner };
    const peering = call('CreateVpcPeeringConnection', ends, 'VpcPeeringConnection.VpcPeeringConnectionId');
    call('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: peering });
    call('CreateRoute', {
      RouteTableId: outward,
      DestinationCidrBlock: '10.9.0.0/16',
      VpcPeeringConnectionId: peering,
    });
    const far = subnet(call, partner, 'partner-a', '10.9.1.0/24', ZONE);
    const theirs = group(call, partner, 'partner', 'HTTPS from the factory');
    allow(call, theirs, 'tcp', 443, { block: '10.0.0.0/16' });
    instance(call, 'partner-1', far, theirs);
  });
}
