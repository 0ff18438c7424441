import type { Route } from '../../resources/route-table/schema.ts';
import { addElasticIp, addRouteTable, REGION, staticRoute } from './draft-cloud.ts';
import { addRoute } from './random-network.ts';
import {
  allSubnets,
  type InstancePlan,
  mintId,
  mintPublicAddress,
  type Plan,
  type SubnetPlan,
  type VpcPlan,
} from './random-plan.ts';

/** Puts an instance in the way of others, by one of the ways there are (RT-7, RT-19, NAT-16). */
export function addRandomMiddlebox(plan: Plan, vpc: VpcPlan) {
  const { random, draft } = plan;
  const hosts = plan.instances.filter((one) => one.subnet.vpcId === vpc.id);
  const host = random.pickAny(hosts.filter((one) => one.subnet.role === 'public')) ?? random.pickAny(hosts);
  const victim = random.pickAny(vpc.subnets.filter((one) => one.id !== host?.subnet.id)) ?? vpc.subnets[0];
  if (host === undefined || victim === undefined) return;
  const card = openUp(plan, vpc, host);
  const forwarding = random.weighted({ absent: 4, route: 4, masquerade: 4, drop: 1 });
  if (forwarding !== 'absent') {
    const guest = draft.guest[host.id] ?? {};
    draft.guest[host.id] = { ...guest, Forwarding: forwarding };
  }
  interceptBy(plan, vpc, victim, host.subnet, staticRoute('0.0.0.0/0', 'NetworkInterfaceId', card));
}

/** Source/dest check mostly off, groups mostly open, mostly a public address. Returns its interface. */
function openUp(plan: Plan, vpc: VpcPlan, host: InstancePlan): string {
  const { random, draft } = plan;
  for (const id of host.cards) {
    const card = draft.tables['network-interface'][id];
    if (card === undefined) continue;
    draft.tables['network-interface'][id] = {
      ...card,
      SourceDestCheck: random.chance(0.15),
      Groups: random.chance(0.8) ? [vpc.groups.open ?? ''] : card.Groups,
    };
  }
  const first = host.cards[0] ?? '';
  const card = draft.tables['network-interface'][first];
  const address = card?.PrivateIpAddresses[0];
  const elastic = Object.values(draft.tables['elastic-ip']);
  const isPublic =
    address?.Association !== undefined ||
    elastic.some((one) => one.Association?.NetworkInterfaceId === first);
  if (!isPublic && address !== undefined && random.chance(0.6))
    addElasticIp(draft, mintId(plan, 'eipalloc'), mintPublicAddress(plan), first, address.PrivateIpAddress);
  return random.pickAny(host.cards) ?? first;
}

function interceptBy(plan: Plan, vpc: VpcPlan, victim: SubnetPlan, home: SubnetPlan, toBox: Route) {
  const { random, draft } = plan;
  const toward = (block: string): Route => ({ ...toBox, DestinationCidrBlock: block });
  const own = `${victim.prefix}.0/24`;
  switch (random.weighted({ egress: 4, between: 3, local: 1, gateway: 4 })) {
    case 'egress':
      return addRoute(plan, victim.tableId, toBox);
    case 'between': {
      const third = random.pickAny(vpc.subnets.filter((one) => one.id !== victim.id)) ?? home;
      addRoute(plan, third.tableId, toward(own));
      if (random.chance(0.7)) addRoute(plan, victim.tableId, toward(`${third.prefix}.0/24`));
      return;
    }
    case 'local':
      return addRoute(plan, victim.tableId, toward(`${vpc.prefix}.0.0/16`));
    case 'gateway': {
      const id = mintId(plan, 'rtb');
      const block = random.chance(0.85) ? own : `${vpc.prefix}.0.0/16`;
      addRouteTable(draft, id, vpc.id, [vpc.gatewayId], random.chance(0.9) ? [toward(block)] : []);
      if (random.chance(0.7)) addRoute(plan, victim.tableId, toBox);
      return;
    }
  }
}

/** One step away from a sane design, anywhere in the cloud. */
export function addRandomChange(plan: Plan) {
  const { random, draft } = plan;
  const subnet = random.pickAny(allSubnets(plan));
  if (subnet === undefined) return;
  const kind = random.weighted({ deadTarget: 3, foreign: 3, longer: 3, list: 3, propagated: 2, loop: 1 });
  const block = random.pick(['0.0.0.0/0', '0.0.0.0/0', '198.51.100.0/24', '10.0.0.0/8', '192.0.2.0/24']);
  const nat = random.pickAny(Object.keys(draft.tables['nat-gateway'])) ?? 'nat-0gone';
  const gateway = random.pickAny(plan.vpcs)?.gatewayId ?? 'igw-0gone';
  switch (kind) {
    case 'deadTarget': {
      const gone = staticRoute(block, 'NatGatewayId', 'nat-0gone');
      const peering = staticRoute(block, 'VpcPeeringConnectionId', 'pcx-0gone');
      const state = random.pick([undefined, 'active', 'active', 'blackhole'] as const);
      const route = random.chance(0.5) ? gone : peering;
      return addRoute(plan, subnet.tableId, state === undefined ? route : { ...route, StateAtImport: state });
    }
    case 'foreign': {
      const route = random.pick([
        staticRoute(block, 'TransitGatewayId', 'tgw-01'),
        staticRoute(block, 'GatewayId', 'vgw-01'),
        staticRoute(block, 'GatewayId', 'vpce-01'),
      ]);
      return addRoute(
        plan,
        subnet.tableId,
        random.chance(0.3) ? { ...route, StateAtImport: 'blackhole' } : route,
      );
    }
    case 'longer':
      return addRoute(plan, subnet.tableId, anyRoute(plan, '198.51.100.0/24', gateway, nat));
    case 'list': {
      const list = random.pickAny(plan.prefixLists);
      if (list !== undefined) addRoute(plan, subnet.tableId, anyRoute(plan, list, gateway, nat));
      return;
    }
    case 'propagated': {
      const route = staticRoute(block, 'GatewayId', 'vgw-02');
      return addRoute(plan, subnet.tableId, { ...route, Origin: 'EnableVgwRoutePropagation' });
    }
    case 'loop':
      return addRoute(plan, subnet.tableId, staticRoute('0.0.0.0/0', 'NatGatewayId', nat));
  }
}

function anyRoute(plan: Plan, destination: string, gateway: string, nat: string): Route {
  const card = plan.random.pickAny(Object.keys(plan.draft.tables['network-interface'])) ?? 'eni-0gone';
  return plan.random.pick([
    staticRoute(destination, 'GatewayId', gateway),
    staticRoute(destination, 'NatGatewayId', nat),
    staticRoute(destination, 'NetworkInterfaceId', card),
  ]);
}

/** Moves a VPC, with all that lies in it, to another Region: peerings with it carry no groups (PCX-6). */
export function moveToRegion(plan: Plan, vpcId: string, region: string) {
  const { tables } = plan.draft;
  const move = <R extends { readonly region: string }>(
    table: { [id: string]: R },
    isIn: (record: R) => boolean,
  ) => {
    for (const [id, record] of Object.entries(table)) if (isIn(record)) table[id] = { ...record, region };
  };
  const isInSubnet = (subnetId: string) => tables.subnet[subnetId]?.VpcId === vpcId;
  const cards = Object.values(tables['network-interface']).filter((card) => isInSubnet(card.SubnetId));
  move(tables.instance, (one) => cards.some((card) => card.Attachment?.InstanceId === one.id));
  move(tables['elastic-ip'], (one) => cards.some((card) => card.id === one.Association?.NetworkInterfaceId));
  move(tables['network-interface'], (one) => isInSubnet(one.SubnetId));
  move(tables['internet-gateway'], (one) => one.Attachments.some((to) => to.VpcId === vpcId));
  for (const table of ['nat-gateway', 'route-table', 'security-group', 'network-acl'] as const)
    move<{ readonly region: string; readonly VpcId: string }>(tables[table], (one) => one.VpcId === vpcId);
  move(tables.vpc, (one) => one.id === vpcId);
  for (const [id, subnet] of Object.entries(tables.subnet)) {
    if (subnet.VpcId !== vpcId) continue;
    const AvailabilityZone = subnet.AvailabilityZone.replace(REGION, region);
    const AvailabilityZoneId = subnet.AvailabilityZoneId.replace('use1', 'euw1');
    tables.subnet[id] = { ...subnet, region, AvailabilityZone, AvailabilityZoneId };
  }
  for (const [id, peering] of Object.entries(tables['vpc-peering-connection'])) {
    const { RequesterVpcInfo: near, AccepterVpcInfo: far } = peering;
    if (near.VpcId === vpcId)
      tables['vpc-peering-connection'][id] = { ...peering, RequesterVpcInfo: { ...near, Region: region } };
    if (far.VpcId === vpcId)
      tables['vpc-peering-connection'][id] = { ...peering, AccepterVpcInfo: { ...far, Region: region } };
  }
}
