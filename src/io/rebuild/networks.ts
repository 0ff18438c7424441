import type { Subnet } from '../../resources/subnet/schema.ts';
import type { Vpc } from '../../resources/vpc/schema.ts';
import { reshapeDefaultVpc } from './default-vpc.ts';
import { hasOverlap, requestPeering } from './peerings.ts';
import { ofVpc, placeOf, type Rebuilder, tagged } from './rebuilder.ts';
import { rebuilt } from './scope.ts';

/** VPCs with their primary blocks, and how to find what AWS makes along with them. */
export function rebuildVpcs(rebuild: Rebuilder): void {
  const vpcs = rebuilt(rebuild.source, 'vpc');
  if (vpcs.length > 0) rebuild.section('VPCs');
  for (const vpc of vpcs) createVpc(rebuild, vpc);
}

/** Further blocks and attributes of the VPCs. */
export function shapeVpcs(rebuild: Rebuilder): void {
  const vpcs = rebuilt(rebuild.source, 'vpc');
  if (vpcs.length > 0) rebuild.section('Blocks and attributes of the VPCs');
  const late = rebuilt(rebuild.source, 'vpc-peering-connection').filter((peering) =>
    hasOverlap(rebuild.source, peering),
  );
  const accepters = new Set(late.map(({ AccepterVpcInfo }) => AccepterVpcInfo.VpcId));
  for (const vpc of vpcs) if (!accepters.has(vpc.id)) addBlocks(rebuild, vpc);
  // PCX-2: the other side may take an overlapping block after the request, never before.
  for (const peering of late) requestPeering(rebuild, peering, peering.id);
  for (const vpc of vpcs) if (accepters.has(vpc.id)) addBlocks(rebuild, vpc);
  for (const vpc of vpcs) setAttributes(rebuild, vpc);
}

function createVpc(rebuild: Rebuilder, vpc: Vpc): void {
  const place = placeOf(vpc);
  offerParts(rebuild, vpc);
  if (vpc.IsDefault) {
    rebuild.note(
      'AWS has a default VPC in each Region from the start. Where it is still there, the next line is\nrefused: delete that VPC first, or take its id instead.',
    );
    const id = rebuild.make(place, 'CreateDefaultVpc', {}, ['Vpc', 'VpcId'], vpc.id);
    if (id !== undefined) {
      reshapeDefaultVpc(rebuild, vpc, id);
      return;
    }
  }
  const input = {
    CidrBlock: vpc.CidrBlockAssociationSet[0]?.CidrBlock ?? '',
    ...(vpc.InstanceTenancy === 'default' ? {} : { InstanceTenancy: vpc.InstanceTenancy }),
    ...tagged('vpc', vpc.Tags),
  };
  rebuild.make(place, 'CreateVpc', input, ['Vpc', 'VpcId'], vpc.id);
}

/** The main route table, the default group and the default list come with the VPC. */
function offerParts(rebuild: Rebuilder, vpc: Vpc): void {
  const { source } = rebuild;
  const place = placeOf(vpc);
  const inVpc = () => ofVpc(rebuild.id(vpc.id) ?? '');
  const filtered = (Name: string, value: string) => () => ({
    Filters: [
      { Name: 'vpc-id', Values: [rebuild.id(vpc.id) ?? ''] },
      { Name, Values: [value] },
    ],
  });
  const main = rebuilt(source, 'route-table').find(
    (table) => table.VpcId === vpc.id && table.Associations.some((association) => association.Main),
  );
  if (main !== undefined)
    rebuild.offer(main.id, place, 'DescribeRouteTables', filtered('association.main', 'true'), [
      'RouteTables',
      0,
      'RouteTableId',
    ]);
  const group = rebuilt(source, 'security-group').find(
    (each) => each.VpcId === vpc.id && each.GroupName === 'default',
  );
  if (group !== undefined)
    rebuild.offer(group.id, place, 'DescribeSecurityGroups', filtered('group-name', 'default'), [
      'SecurityGroups',
      0,
      'GroupId',
    ]);
  const list = rebuilt(source, 'network-acl').find((each) => each.VpcId === vpc.id && each.IsDefault);
  if (list !== undefined)
    rebuild.offer(
      list.id,
      place,
      'DescribeNetworkAcls',
      () => ({
        Filters: [...(inVpc().Filters as []), { Name: 'default', Values: ['true'] }],
      }),
      ['NetworkAcls', 0, 'NetworkAclId'],
    );
}

function addBlocks(rebuild: Rebuilder, vpc: Vpc): void {
  const VpcId = rebuild.id(vpc.id);
  if (VpcId === undefined) return;
  for (const { CidrBlock, State } of vpc.CidrBlockAssociationSet.slice(1))
    if (State.startsWith('associat')) rebuild.call(vpc, 'AssociateVpcCidrBlock', { VpcId, CidrBlock });
}

function setAttributes(rebuild: Rebuilder, vpc: Vpc): void {
  const VpcId = rebuild.id(vpc.id) ?? '';
  const made = rebuild.cloud.tables.vpc[VpcId];
  if (made === undefined) return;
  // Host names first: AWS does not switch them on once resolution is off.
  for (const name of ['EnableDnsHostnames', 'EnableDnsSupport'] as const)
    if (made[name] !== vpc[name])
      rebuild.call(vpc, 'ModifyVpcAttribute', { VpcId, [name]: { Value: vpc[name] } });
}

export function rebuildSubnets(rebuild: Rebuilder): void {
  const subnets = rebuilt(rebuild.source, 'subnet');
  if (subnets.length > 0) rebuild.section('Subnets');
  for (const subnet of subnets) {
    const SubnetId = rebuild.has(subnet.id) ? rebuild.id(subnet.id) : createSubnet(rebuild, subnet);
    const made = rebuild.cloud.tables.subnet[SubnetId ?? ''];
    if (made === undefined || made.MapPublicIpOnLaunch === subnet.MapPublicIpOnLaunch) continue;
    rebuild.call(subnet, 'ModifySubnetAttribute', {
      SubnetId: made.id,
      MapPublicIpOnLaunch: { Value: subnet.MapPublicIpOnLaunch },
    });
  }
}

function createSubnet(rebuild: Rebuilder, subnet: Subnet): string | undefined {
  const VpcId = rebuild.id(subnet.VpcId);
  if (VpcId === undefined) return undefined;
  const { CidrBlock, AvailabilityZone, Tags } = subnet;
  const input = { VpcId, CidrBlock, AvailabilityZone, ...tagged('subnet', Tags) };
  return rebuild.make(placeOf(subnet), 'CreateSubnet', input, ['Subnet', 'SubnetId'], subnet.id);
}

/** Gateways are made before they are attached: a route may lead to one that is elsewhere. */
export function createInternetGateways(rebuild: Rebuilder): void {
  const gateways = rebuilt(rebuild.source, 'internet-gateway');
  if (gateways.length > 0) rebuild.section('Internet gateways');
  for (const gateway of gateways)
    if (!rebuild.has(gateway.id))
      rebuild.make(
        placeOf(gateway),
        'CreateInternetGateway',
        tagged('internet-gateway', gateway.Tags),
        ['InternetGateway', 'InternetGatewayId'],
        gateway.id,
      );
}

export function attachInternetGateways(rebuild: Rebuilder): void {
  for (const gateway of rebuilt(rebuild.source, 'internet-gateway')) {
    const InternetGatewayId = rebuild.id(gateway.id);
    if (InternetGatewayId === undefined) continue;
    for (const attachment of gateway.Attachments) {
      const VpcId = rebuild.id(attachment.VpcId);
      const made = rebuild.cloud.tables['internet-gateway'][InternetGatewayId];
      if (VpcId !== undefined && made?.Attachments.length === 0)
        rebuild.call(gateway, 'AttachInternetGateway', { InternetGatewayId, VpcId });
    }
  }
}
