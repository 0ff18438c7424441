import { cidrOf, cidrOrNull, cidrsOverlap, formatCidr } from '../../kernel/net/cidr.ts';
import type { Route, RouteTable } from '../../resources/route-table/schema.ts';
import type { SecurityGroup, SecurityGroupRule } from '../../resources/security-group/schema.ts';
import { acceptPeering, hasOverlap, isActivePeering, placeOfSide, requestPeering } from './peerings.ts';
import { placeOf, type Rebuilder } from './rebuilder.ts';
import { addRoute, isGatewayElsewhere, isLost } from './route-tables.ts';
import { rebuilt } from './scope.ts';
import { authorizeOne, isStale } from './security-groups.ts';
import type { Place } from './steps.ts';

/**
 * RT-14: a blackhole is left by a target that went. A stand-in is made, routed to and deleted,
 * while the network is still empty: no address and no gateway is in its way.
 */
export function rebuildBlackholes(rebuild: Rebuilder): void {
  const lost = rebuilt(rebuild.source, 'route-table').flatMap((table) =>
    table.Routes.filter((route) => isLost(rebuild, table, route)).map((route) => ({ table, route })),
  );
  if (lost.length > 0) rebuild.section('Blackholes: routes whose target is made and deleted again');
  for (const { table, route } of lost) {
    const { Id } = route.Target;
    if (Id.startsWith('nat-')) lostNatGateway(rebuild, table, route);
    else if (Id.startsWith('eni-')) lostInterface(rebuild, table, route);
    else if (Id.startsWith('igw-'))
      visit(rebuild, table, Id, (standIn) => addRoute(rebuild, table, route, standIn));
    else lostPeering(rebuild, table, route);
  }
  rebuildLostGatewayTables(rebuild);
}

/** A subnet of the table's VPC for a stand-in; where the VPC has none (any more), one for the while. */
function inSubnet(rebuild: Rebuilder, table: RouteTable, meanwhile: (SubnetId: string) => void): void {
  const known = rebuilt(rebuild.source, 'subnet').find(({ VpcId }) => VpcId === table.VpcId);
  const own = known === undefined ? undefined : rebuild.id(known.id);
  if (own !== undefined) {
    meanwhile(own);
    return;
  }
  const place = placeOf(table);
  const VpcId = rebuild.id(table.VpcId);
  const block = cidrOrNull(rebuild.source.tables.vpc[table.VpcId]?.CidrBlockAssociationSet[0]?.CidrBlock);
  if (VpcId === undefined || block === null) return;
  const input = { VpcId, CidrBlock: formatCidr(cidrOf(block.first, SMALLEST_SUBNET)) };
  const SubnetId = rebuild.make(place, 'CreateSubnet', input, ['Subnet', 'SubnetId']);
  if (SubnetId === undefined) return;
  meanwhile(SubnetId);
  rebuild.call(place, 'DeleteSubnet', { SubnetId });
}

/** NET-1 */
const SMALLEST_SUBNET = 28;

function lostNatGateway(rebuild: Rebuilder, table: RouteTable, route: Route): void {
  const place = placeOf(table);
  inSubnet(rebuild, table, (SubnetId) => {
    const input = { SubnetId, ConnectivityType: 'private' };
    const NatGatewayId = rebuild.make(place, 'CreateNatGateway', input, ['NatGateway', 'NatGatewayId']);
    if (NatGatewayId === undefined) return;
    rebuild.wait(place, 'nat-gateway-available', 'nat-gateway-ids', [NatGatewayId]);
    addRoute(rebuild, table, route, NatGatewayId);
    rebuild.call(place, 'DeleteNatGateway', { NatGatewayId });
    rebuild.wait(place, 'nat-gateway-deleted', 'nat-gateway-ids', [NatGatewayId]);
  });
}

function lostInterface(rebuild: Rebuilder, table: RouteTable, route: Route): void {
  const place = placeOf(table);
  const path = ['NetworkInterface', 'NetworkInterfaceId'];
  inSubnet(rebuild, table, (SubnetId) => {
    const NetworkInterfaceId = rebuild.make(place, 'CreateNetworkInterface', { SubnetId }, path);
    if (NetworkInterfaceId === undefined) return;
    addRoute(rebuild, table, route, NetworkInterfaceId);
    rebuild.call(place, 'DeleteNetworkInterface', { NetworkInterfaceId });
  });
}

/** The gateway itself may still be there, at another VPC or at none: then it only pays a visit. */
function visit(
  rebuild: Rebuilder,
  table: RouteTable,
  gatewayId: string,
  meanwhile: (gatewayId: string) => void,
): void {
  const place = placeOf(table);
  const VpcId = rebuild.id(table.VpcId);
  const own = rebuild.id(gatewayId);
  const path = ['InternetGateway', 'InternetGatewayId'];
  const InternetGatewayId = own ?? rebuild.make(place, 'CreateInternetGateway', {}, path);
  if (VpcId === undefined || InternetGatewayId === undefined) return;
  if (rebuild.call(place, 'AttachInternetGateway', { InternetGatewayId, VpcId })) {
    meanwhile(InternetGatewayId);
    rebuild.call(place, 'DetachInternetGateway', { InternetGatewayId, VpcId });
  }
  if (own === undefined) rebuild.call(place, 'DeleteInternetGateway', { InternetGatewayId });
}

/** A gateway's table stays its table when the gateway leaves the VPC. */
function rebuildLostGatewayTables(rebuild: Rebuilder): void {
  for (const table of rebuilt(rebuild.source, 'route-table'))
    for (const { GatewayId } of table.Associations) {
      if (GatewayId === undefined || !isGatewayElsewhere(rebuild, table, GatewayId)) continue;
      const RouteTableId = rebuild.id(table.id);
      if (RouteTableId === undefined) continue;
      visit(rebuild, table, GatewayId, (standIn) =>
        rebuild.call(table, 'AssociateRouteTable', { RouteTableId, GatewayId: standIn }),
      );
    }
}

function lostPeering(rebuild: Rebuilder, table: RouteTable, route: Route): void {
  const place = placeOf(table);
  const former = rebuild.source.tables['vpc-peering-connection'][route.Target.Id];
  const isBetweenKnown =
    former !== undefined &&
    !hasOverlap(rebuild.source, former) &&
    rebuild.has(former.RequesterVpcInfo.VpcId) &&
    rebuild.has(former.AccepterVpcInfo.VpcId);
  const standIn = isBetweenKnown ? undefined : standInVpc(rebuild, place, table.VpcId);
  const requester = isBetweenKnown ? placeOfSide(former.RequesterVpcInfo) : place;
  const path = ['VpcPeeringConnection', 'VpcPeeringConnectionId'];
  const VpcPeeringConnectionId = isBetweenKnown
    ? requestPeering(rebuild, { ...former, Tags: [] })
    : rebuild.make(
        place,
        'CreateVpcPeeringConnection',
        { VpcId: rebuild.id(table.VpcId) ?? '', PeerVpcId: standIn ?? '' },
        path,
      );
  if (VpcPeeringConnectionId !== undefined) {
    addRoute(rebuild, table, route, VpcPeeringConnectionId);
    rebuild.call(requester, 'DeleteVpcPeeringConnection', { VpcPeeringConnectionId });
  }
  if (standIn !== undefined) rebuild.call(place, 'DeleteVpc', { VpcId: standIn });
}

const STAND_IN_BLOCKS = ['192.168.240.0/28', '10.255.240.0/28', '172.30.240.0/28', '100.100.240.0/28'];

/** A VPC to peer with whose block is none of the other's (PCX-2). */
function standInVpc(rebuild: Rebuilder, place: Place, peerId: string): string | undefined {
  const blocks = rebuild.source.tables.vpc[peerId]?.CidrBlockAssociationSet ?? [];
  const CidrBlock = STAND_IN_BLOCKS.find((candidate) => {
    const free = cidrOrNull(candidate);
    return blocks.every((block) => {
      const taken = cidrOrNull(block.CidrBlock);
      return taken === null || free === null || !cidrsOverlap(taken, free);
    });
  });
  if (CidrBlock === undefined) return undefined;
  return rebuild.make(place, 'CreateVpc', { CidrBlock }, ['Vpc', 'VpcId']);
}

/**
 * PCX-6, SG-22: rules that name a group of another VPC outlive the peering or the group. Those
 * whose peering is gone come before the peerings that stand, between the same VPCs perhaps.
 */
export function rebuildStaleRules(rebuild: Rebuilder, isPeeringGone: boolean): void {
  const stale = rebuilt(rebuild.source, 'security-group').flatMap((group) =>
    group.Rules.filter((rule) => isStale(rebuild, group, rule))
      .filter(
        ({ ReferencedGroupInfo: info }) =>
          isActivePeering(rebuild.source, info?.VpcPeeringConnectionId) !== isPeeringGone,
      )
      .map((rule) => ({ group, rule })),
  );
  if (stale.length > 0) rebuild.section('Stale rules: what they name is made and deleted again');
  for (const { group, rule } of stale) addStale(rebuild, group, rule, isPeeringGone);
}

function addStale(
  rebuild: Rebuilder,
  group: SecurityGroup,
  rule: SecurityGroupRule,
  isPeeringGone: boolean,
): void {
  const info = rule.ReferencedGroupInfo;
  const GroupId = rebuild.id(group.id);
  if (info?.VpcId === undefined || GroupId === undefined) return;
  const near = placeOf(group);
  const far = { account: info.UserId ?? group.account, region: group.region };
  const undo: (() => void)[] = [];
  let farVpc = rebuild.id(info.VpcId);
  if (farVpc === undefined) {
    farVpc = standInVpc(rebuild, far, group.VpcId);
    const VpcId = farVpc;
    if (VpcId !== undefined) undo.unshift(() => rebuild.call(far, 'DeleteVpc', { VpcId }));
  }
  if (farVpc === undefined) return;
  let peering = isPeeringGone ? undefined : rebuild.id(info.VpcPeeringConnectionId ?? '');
  if (peering === undefined) {
    peering = temporaryPeering(rebuild, near, far, rebuild.id(group.VpcId) ?? '', farVpc);
    const VpcPeeringConnectionId = peering;
    if (VpcPeeringConnectionId !== undefined)
      undo.unshift(() => rebuild.call(near, 'DeleteVpcPeeringConnection', { VpcPeeringConnectionId }));
  }
  let peer = rebuild.id(info.GroupId);
  if (peer === undefined) {
    const names = { GroupName: 'stand-in', Description: 'made to be deleted', VpcId: farVpc };
    peer = rebuild.make(far, 'CreateSecurityGroup', names, ['GroupId']);
    const standIn = peer;
    if (standIn !== undefined)
      undo.unshift(() => rebuild.call(far, 'DeleteSecurityGroup', { GroupId: standIn }));
  }
  authorizeOne(rebuild, group, GroupId, rule, (old) => {
    if (old === info.GroupId) return peer;
    return old === info.VpcPeeringConnectionId ? peering : rebuild.id(old);
  });
  for (const step of undo) step();
}

function temporaryPeering(
  rebuild: Rebuilder,
  near: Place,
  far: Place,
  VpcId: string,
  PeerVpcId: string,
): string | undefined {
  const id = rebuild.make(
    near,
    'CreateVpcPeeringConnection',
    { VpcId, PeerVpcId, ...(far.account === near.account ? {} : { PeerOwnerId: far.account }) },
    ['VpcPeeringConnection', 'VpcPeeringConnectionId'],
  );
  if (id === undefined) return undefined;
  const side = {
    VpcId: PeerVpcId,
    OwnerId: far.account,
    Region: far.region,
    AllowDnsResolutionFromRemoteVpc: false,
  };
  acceptPeering(rebuild, { AccepterVpcInfo: side }, id);
  return id;
}
