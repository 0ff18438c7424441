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
import { DEFAULT_PLACE } from './place.ts';

const ZONE = 'us-east-1a';

/** The least that a web server needs: gateway, route, public address, and a group that lets people in. */
export function publicServer(): AwsCloud {
  return build('public-server', (call) => {
    const site = vpc(call, 'site', '10.0.0.0/16');
    const gateway = internetGateway(call, site, 'site-igw');
    const front = subnet(call, site, 'public-a', '10.0.1.0/24', ZONE);
    givePublicAddresses(call, front);
    routeTable(call, site, 'public', [toEverywhere({ GatewayId: gateway })], [front]);
    const web = group(call, site, 'web', 'Web server: HTTP and HTTPS from everywhere');
    for (const port of [80, 443]) allow(call, web, 'tcp', port, EVERYBODY);
    instance(call, 'web-1', front, web);
  });
}

/** A private server that fetches updates through a NAT gateway and that nobody outside can reach. */
export function privateWithNat(): AwsCloud {
  return build('private-with-nat', (call) => {
    const office = vpc(call, 'office', '10.0.0.0/16');
    const gateway = internetGateway(call, office, 'office-igw');
    const front = subnet(call, office, 'public-a', '10.0.1.0/24', ZONE);
    const back = subnet(call, office, 'private-a', '10.0.2.0/24', ZONE);
    routeTable(call, office, 'public', [toEverywhere({ GatewayId: gateway })], [front]);
    const nat = natGateway(call, front, 'nat-a');
    routeTable(call, office, 'private', [toEverywhere({ NatGatewayId: nat })], [back]);
    const worker = group(call, office, 'worker', 'Workers: nobody calls them');
    instance(call, 'worker-1', back, worker);
  });
}

/** SSH from the office to a bastion host, and from there on to the servers inside. */
export function bastionHost(): AwsCloud {
  return build('bastion', (call) => {
    const lab = vpc(call, 'lab', '10.0.0.0/16');
    const gateway = internetGateway(call, lab, 'lab-igw');
    const front = subnet(call, lab, 'public-a', '10.0.1.0/24', ZONE);
    givePublicAddresses(call, front);
    const back = subnet(call, lab, 'private-a', '10.0.2.0/24', ZONE);
    routeTable(call, lab, 'public', [toEverywhere({ GatewayId: gateway })], [front]);
    const bastion = group(call, lab, 'bastion', 'SSH from the office only');
    allow(call, bastion, 'tcp', 22, { block: '203.0.113.0/24' });
    const server = group(call, lab, 'server', 'SSH from the bastion only');
    allow(call, server, 'tcp', 22, { group: bastion });
    instance(call, 'bastion', front, bastion);
    instance(call, 'server-1', back, server);
    instance(call, 'server-2', back, server);
  });
}

/** Two VPCs of one company that trust each other with a database, and a third that only one of them knows. */
export function peeredVpcs(): AwsCloud {
  return build('peered-vpcs', (call) => {
    const networks = [
      { name: 'frontend', block: '10.1.0.0/16', cidr: '10.1.1.0/24' },
      { name: 'data', block: '10.2.0.0/16', cidr: '10.2.1.0/24' },
      { name: 'archive', block: '10.3.0.0/16', cidr: '10.3.1.0/24' },
    ].map(({ name, block, cidr }) => {
      const id = vpc(call, name, block);
      const home = subnet(call, id, `${name}-a`, cidr, ZONE);
      return { name, block, id, home, table: routeTable(call, id, name, [], [home]) };
    });
    const join = (
      near: (typeof networks)[number] | undefined,
      far: (typeof networks)[number] | undefined,
    ) => {
      if (near === undefined || far === undefined) return;
      const ends = { VpcId: near.id, PeerVpcId: far.id };
      const id = call('CreateVpcPeeringConnection', ends, 'VpcPeeringConnection.VpcPeeringConnectionId');
      call('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: id });
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const)
        call('CreateRoute', {
          RouteTableId: from.table,
          DestinationCidrBlock: to.block,
          VpcPeeringConnectionId: id,
        });
    };
    const [frontend, data, archive] = networks;
    join(frontend, data);
    join(data, archive);
    for (const { name, id, home } of networks) {
      const own = group(call, id, name, 'PostgreSQL and ping from the company');
      allow(call, own, 'tcp', 5432, { block: '10.0.0.0/8' });
      allow(call, own, 'icmp', -1, { block: '10.0.0.0/8' });
      instance(call, `${name}-1`, home, own);
    }
  });
}

/** Everything is open, and yet the page does not load: a list that lets requests in and forgets the answers. */
export function aclPuzzle(): AwsCloud {
  return build('acl-puzzle', (call) => {
    const puzzle = vpc(call, 'puzzle', '10.0.0.0/16');
    const gateway = internetGateway(call, puzzle, 'puzzle-igw');
    const front = subnet(call, puzzle, 'public-a', '10.0.1.0/24', ZONE);
    givePublicAddresses(call, front);
    routeTable(call, puzzle, 'public', [toEverywhere({ GatewayId: gateway })], [front]);
    const list = networkAcl(call, puzzle, 'front-list', front);
    aclEntry(call, list, 100, { egress: false, ports: [443, 443] });
    aclEntry(call, list, 110, { egress: false, ports: [22, 22], block: '203.0.113.0/24' });
    aclEntry(call, list, 100, { egress: true, ports: [443, 443] });
    aclEntry(call, list, 110, { egress: true, ports: [32768, 60999] });
    aclEntry(call, list, 105, { egress: true, ports: [40000, 65535], action: 'deny' });
    const web = group(call, puzzle, 'web', 'HTTPS from everywhere');
    allow(call, web, 'tcp', 443, EVERYBODY);
    instance(call, 'web-1', front, web);
  });
}

/** What every new account has in each Region: public subnets in all zones, ready to launch into. */
export function defaultVpc(): AwsCloud {
  return build(
    'default-vpc',
    (call) => {
      call('CreateDefaultVpc', {});
      const input = { Filters: [{ Name: 'default-for-az', Values: ['true'] }] };
      const first = call('DescribeSubnets', input, 'Subnets.0.SubnetId');
      const home = call('DescribeSubnets', input, 'Subnets.0.VpcId');
      const own = call(
        'DescribeSecurityGroups',
        { Filters: [{ Name: 'vpc-id', Values: [home] }] },
        'SecurityGroups.0.GroupId',
      );
      instance(call, 'first-try', first, own);
      instance(call, 'second-try', first, own);
    },
    DEFAULT_PLACE,
  );
}
