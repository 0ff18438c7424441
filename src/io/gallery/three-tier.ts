import type { AwsCloud } from '../../resources/tables.ts';
import { build, type Call, named } from './builder.ts';

const ZONES = ['us-east-1a', 'us-east-1b'] as const;

/**
 * Web, application and database tiers over two zones: public web subnets, a NAT gateway in each
 * zone for the application tier, and a database tier with no way out.
 */
export function threeTier(): AwsCloud {
  return build('three-tier', (call) => {
    const VpcId = call('CreateVpc', { CidrBlock: '10.0.0.0/16', ...named('vpc', 'shop') }, 'Vpc.VpcId');
    const igw = call(
      'CreateInternetGateway',
      named('internet-gateway', 'shop-igw'),
      'InternetGateway.InternetGatewayId',
    );
    call('AttachInternetGateway', { InternetGatewayId: igw, VpcId });
    const groups = createGroups(call, VpcId);
    const publicRoutes = routeTable(call, VpcId, 'public');
    call('CreateRoute', { RouteTableId: publicRoutes, DestinationCidrBlock: '0.0.0.0/0', GatewayId: igw });
    const databaseRoutes = routeTable(call, VpcId, 'database');
    ZONES.forEach((zone, index) => {
      const letter = zone.slice(-1);
      const tier = (name: string, block: string, table: string) => {
        const SubnetId = call(
          'CreateSubnet',
          { VpcId, CidrBlock: block, AvailabilityZone: zone, ...named('subnet', `${name}-${letter}`) },
          'Subnet.SubnetId',
        );
        call('AssociateRouteTable', { RouteTableId: table, SubnetId });
        return SubnetId;
      };
      const web = tier('web', `10.0.${1 + index}.0/24`, publicRoutes);
      call('ModifySubnetAttribute', { SubnetId: web, MapPublicIpOnLaunch: { Value: true } });
      const appRoutes = routeTable(call, VpcId, `app-${letter}`);
      call('CreateRoute', {
        RouteTableId: appRoutes,
        DestinationCidrBlock: '0.0.0.0/0',
        NatGatewayId: natGateway(call, web, `nat-${letter}`),
      });
      const app = tier('app', `10.0.${10 + index}.0/24`, appRoutes);
      const database = tier('db', `10.0.${20 + index}.0/24`, databaseRoutes);
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
  for (const port of [80, 443]) allow(call, web, port, { IpRanges: [{ CidrIp: '0.0.0.0/0' }] });
  allow(call, app, 8080, { UserIdGroupPairs: [{ GroupId: web }] });
  allow(call, database, 3306, { UserIdGroupPairs: [{ GroupId: app }] });
  return { web, app, database };
}

function group(call: Call, VpcId: string, GroupName: string, Description: string): string {
  return call(
    'CreateSecurityGroup',
    { VpcId, GroupName, Description, ...named('security-group', GroupName) },
    'GroupId',
  );
}

function allow(call: Call, GroupId: string, port: number, peers: Parameters<Call>[1]): void {
  call('AuthorizeSecurityGroupIngress', {
    GroupId,
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...peers }],
  });
}

function routeTable(call: Call, VpcId: string, name: string): string {
  return call('CreateRouteTable', { VpcId, ...named('route-table', name) }, 'RouteTable.RouteTableId');
}

function natGateway(call: Call, SubnetId: string, name: string): string {
  const AllocationId = call(
    'AllocateAddress',
    { Domain: 'vpc', ...named('elastic-ip', name) },
    'AllocationId',
  );
  return call(
    'CreateNatGateway',
    { SubnetId, AllocationId, ...named('natgateway', name) },
    'NatGateway.NatGatewayId',
  );
}

function instance(call: Call, name: string, SubnetId: string, groupId: string): void {
  call('RunInstances', {
    ImageId: 'ami-0c02fb55956c7d316',
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    SubnetId,
    SecurityGroupIds: [groupId],
    ...named('instance', name),
  });
}
