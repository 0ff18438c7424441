import { addressPlus } from '../../kernel/net/address.ts';
import {
  type Cidr,
  cidrCovers,
  cidrOf,
  cidrOrNull,
  cidrSizeOf,
  cidrsEqual,
  cidrsOverlap,
  formatCidr,
} from '../../kernel/net/cidr.ts';
import type { Subnet } from '../../resources/subnet/schema.ts';
import type { Vpc } from '../../resources/vpc/schema.ts';
import { placeOf, type Rebuilder } from './rebuilder.ts';
import { isLost } from './route-tables.ts';
import { rebuilt } from './scope.ts';

/** NET-12 */
const DEFAULT_LENGTH = 20;
const EVERYWHERE = '0.0.0.0/0';

/** A new default VPC has a subnet per zone, a gateway and a route: what was taken away since goes again. */
export function reshapeDefaultVpc(rebuild: Rebuilder, vpc: Vpc, id: string): void {
  reshapeGateway(rebuild, vpc, id);
  reshapeSubnets(rebuild, vpc, id);
}

/** The gateway and the route that came along are the source's, if it has them still. */
function reshapeGateway(rebuild: Rebuilder, vpc: Vpc, VpcId: string): void {
  const place = placeOf(vpc);
  const wanted = rebuilt(rebuild.source, 'internet-gateway').find((gateway) =>
    gateway.Attachments.some((attachment) => attachment.VpcId === vpc.id),
  );
  const main = rebuilt(rebuild.source, 'route-table').find(
    (table) => table.VpcId === vpc.id && table.Associations.some((association) => association.Main),
  );
  const keepsRoute = main?.Routes.some(
    (route) => route.DestinationCidrBlock === EVERYWHERE && route.Target.Id === wanted?.id,
  );
  const RouteTableId = keepsRoute === true ? undefined : rebuild.id(main?.id ?? '');
  if (RouteTableId !== undefined)
    rebuild.call(place, 'DeleteRoute', { RouteTableId, DestinationCidrBlock: EVERYWHERE });
  const filter = { Filters: [{ Name: 'attachment.vpc-id', Values: [VpcId] }] };
  const path = ['InternetGateways', 0, 'InternetGatewayId'] as const;
  const InternetGatewayId = rebuild.make(place, 'DescribeInternetGateways', filter, path, wanted?.id);
  const inVpc = rebuilt(rebuild.source, 'route-table').filter((table) => table.VpcId === vpc.id);
  const isInTheWay = inVpc.some((table) => table.Routes.some((route) => isLost(rebuild, table, route)));
  if (InternetGatewayId === undefined || (wanted !== undefined && !isInTheWay)) return;
  rebuild.call(place, 'DetachInternetGateway', { InternetGatewayId, VpcId });
  if (wanted === undefined) rebuild.call(place, 'DeleteInternetGateway', { InternetGatewayId });
}

function reshapeSubnets(rebuild: Rebuilder, vpc: Vpc, VpcId: string): void {
  const place = placeOf(vpc);
  const wanted = rebuilt(rebuild.source, 'subnet')
    .filter((subnet) => subnet.VpcId === vpc.id && subnet.DefaultForAz)
    .sort((left, right) => firstOf(left) - firstOf(right));
  const made = Object.values(rebuild.cloud.tables.subnet).filter((subnet) => subnet.VpcId === VpcId);
  const missing = new Set(wanted);
  for (const subnet of made) {
    const { AvailabilityZone, CidrBlock } = subnet;
    const twin = wanted.find(
      (each) => each.AvailabilityZone === AvailabilityZone && each.CidrBlock === CidrBlock,
    );
    const SubnetId = rebuild.make(
      place,
      'DescribeSubnets',
      {
        Filters: [
          { Name: 'vpc-id', Values: [VpcId] },
          { Name: 'availability-zone', Values: [AvailabilityZone] },
        ],
      },
      ['Subnets', 0, 'SubnetId'],
      twin?.id,
    );
    if (twin !== undefined) missing.delete(twin);
    else if (SubnetId !== undefined) rebuild.call(place, 'DeleteSubnet', { SubnetId });
  }
  createMissing(rebuild, vpc, VpcId, [...missing]);
}

/** AWS gives a default subnet the lowest free block: lower ones are held until it has the right one. */
function createMissing(rebuild: Rebuilder, vpc: Vpc, VpcId: string, missing: readonly Subnet[]): void {
  const place = placeOf(vpc);
  const primary = cidrOrNull(vpc.CidrBlockAssociationSet[0]?.CidrBlock);
  const held: string[] = [];
  for (const subnet of missing) {
    const block = cidrOrNull(subnet.CidrBlock);
    if (primary === null || block === null || block.length !== DEFAULT_LENGTH) continue;
    for (const lower of freeBlocks(rebuild, VpcId, primary)) {
      if (cidrsEqual(lower, block) || lower.first > block.first) break;
      const input = { VpcId, CidrBlock: formatCidr(lower), AvailabilityZone: subnet.AvailabilityZone };
      const filler = rebuild.make(place, 'CreateSubnet', input, ['Subnet', 'SubnetId']);
      if (filler !== undefined) held.push(filler);
    }
    const { AvailabilityZone } = subnet;
    const path = ['Subnet', 'SubnetId'];
    rebuild.make(place, 'CreateDefaultSubnet', { AvailabilityZone }, path, subnet.id);
  }
  for (const SubnetId of held) rebuild.call(place, 'DeleteSubnet', { SubnetId });
}

function freeBlocks(rebuild: Rebuilder, VpcId: string, primary: Cidr): readonly Cidr[] {
  const taken = Object.values(rebuild.cloud.tables.subnet)
    .filter((subnet) => subnet.VpcId === VpcId)
    .map((subnet) => cidrOrNull(subnet.CidrBlock));
  const blocks: Cidr[] = [];
  for (
    let first = primary.first;
    first <= primary.last;
    first = addressPlus(first, cidrSizeOf(DEFAULT_LENGTH))
  ) {
    const block = cidrOf(first, DEFAULT_LENGTH);
    const isFree = taken.every((each) => each === null || !cidrsOverlap(each, block));
    if (cidrCovers(primary, block) && isFree) blocks.push(block);
  }
  return blocks;
}

function firstOf({ CidrBlock }: Subnet): number {
  return cidrOrNull(CidrBlock)?.first ?? 0;
}
