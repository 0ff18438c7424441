import type { AwsCloud } from '../../resources/tables.ts';
import { build, type Call } from './builder.ts';
import {
  allow,
  EVERYBODY,
  givePublicAddresses,
  group,
  instance,
  internetGateway,
  natGateway,
  routeTable,
  subnet,
  toEverywhere,
  vpc,
} from './parts.ts';

const ZONES = ['us-east-1a', 'us-east-1b'] as const;

/**
 * Web, application and database tiers over two zones: public web subnets, a NAT gateway in each
 * zone for the application tier, and a database tier with no way out.
 */
export function threeTier(): AwsCloud {
  return build('three-tier', (call) => {
    const shop = vpc(call, 'shop', '10.0.0.0/16');
    const gateway = internetGateway(call, shop, 'shop-igw');
    const groups = createGroups(call, shop);
    const outward = routeTable(call, shop, 'public', [toEverywhere({ GatewayId: gateway })], []);
    const closed = routeTable(call, shop, 'database', [], []);
    ZONES.forEach((zone, index) => {
      const letter = zone.slice(-1);
      const web = subnet(call, shop, `web-${letter}`, `10.0.${1 + index}.0/24`, zone);
      call('AssociateRouteTable', { RouteTableId: outward, SubnetId: web });
      givePublicAddresses(call, web);
      const nat = natGateway(call, web, `nat-${letter}`);
      const app = subnet(call, shop, `app-${letter}`, `10.0.${10 + index}.0/24`, zone);
      routeTable(call, shop, `app-${letter}`, [toEverywhere({ NatGatewayId: nat })], [app]);
      const database = subnet(call, shop, `db-${letter}`, `10.0.${20 + index}.0/24`, zone);
      call('AssociateRouteTable', { RouteTableId: closed, SubnetId: database });
      instance(call, `web-${index + 1}`, web, groups.web);
      instance(call, `app-${index + 1}`, app, groups.app);
      instance(call, `db-${index + 1}`, database, groups.database);
    });
  });
}

function createGroups(call: Call, VpcId: string) {
  const web = group(call, VpcId, 'web', 'Web servers: HTTP and HTTPS from everywhere');
  const app = group(call, VpcId, 'app', 'Application servers: 8080 from the web servers');
  const database = group(call, VpcId, 'database', 'Databases: MySQL from the application servers');
  for (const port of [80, 443]) allow(call, web, 'tcp', port, EVERYBODY);
  allow(call, app, 'tcp', 8080, { group: web });
  allow(call, database, 'tcp', 3306, { group: app });
  return { web, app, database };
}
