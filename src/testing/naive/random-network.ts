import type { Route } from '../../resources/route-table/schema.ts';
import type { VpcPeeringConnection } from '../../resources/vpc-peering-connection/schema.ts';
import {
  addInternetGateway,
  addNat,
  addPeering,
  addRouteTable,
  addSubnet,
  addVpc,
  REGION,
  staticRoute,
} from './draft-cloud.ts';
import { addPeerReference, addRandomAcls, addRandomGroups } from './random-filters.ts';
import {
  mintAddress,
  mintId,
  mintPublicAddress,
  type Plan,
  type SubnetPlan,
  type VpcPlan,
} from './random-plan.ts';

/** A VPC with its gateway, subnets by role, NAT gateway, route tables, groups and lists. */
export function addRandomVpc(plan: Plan, prefix: string) {
  const { random, draft } = plan;
  const id = mintId(plan, 'vpc');
  const block = `${prefix}.0.0/16`;
  addVpc(draft, id, [block], { EnableDnsSupport: random.chance(0.8) });
  const gatewayId = mintId(plan, 'igw');
  const isAttached = random.chance(0.95);
  const state = random.chance(0.96) ? 'available' : random.pick(['detaching', 'attached', 'attaching']);
  addInternetGateway(draft, gatewayId, isAttached ? id : null, state);

  const designs: readonly (readonly SubnetPlan['role'][])[] = [
    ['public'],
    ['public', 'private'],
    ['public', 'private'],
    ['public', 'private', 'isolated'],
    ['public', 'private', 'private'],
    ['public', 'public', 'private', 'private'],
  ];
  const roles = random.pickAny(designs) ?? [];
  const tables = { public: mintId(plan, 'rtb'), private: mintId(plan, 'rtb'), isolated: mintId(plan, 'rtb') };
  const subnets = roles.map((role, index): SubnetPlan => {
    const subnet = {
      id: mintId(plan, 'subnet'),
      vpcId: id,
      prefix: `${prefix}.${index + 1}`,
      role,
      tableId: tables[role],
    };
    const zone = random.pick(['a', 'b']);
    addSubnet(draft, subnet.id, id, `${subnet.prefix}.0/24`, {
      AvailabilityZone: `${REGION}${zone}`,
      AvailabilityZoneId: zone === 'a' ? 'use1-az1' : 'use1-az2',
      MapPublicIpOnLaunch: role === 'public' ? random.chance(0.7) : random.chance(0.1),
    });
    return subnet;
  });
  addSecondBlock(plan, id, prefix);
  addTables(plan, id, gatewayId, subnets);
  const groups = addRandomGroups(plan, id, block);
  addRandomAcls(plan, id, block, subnets);
  plan.vpcs.push({ id, prefix, gatewayId, subnets, groups });
}

/** NET-4, NET-6: a further block, perhaps one that is no longer in use. */
function addSecondBlock(plan: Plan, vpcId: string, prefix: string) {
  const { random, draft } = plan;
  const vpc = draft.tables.vpc[vpcId];
  if (vpc === undefined || !random.chance(0.2)) return;
  draft.tables.vpc[vpcId] = {
    ...vpc,
    CidrBlockAssociationSet: [
      ...vpc.CidrBlockAssociationSet,
      {
        AssociationId: mintId(plan, 'vpc-cidr-assoc'),
        CidrBlock: `100.64.${prefix.slice(-1)}.0/24`,
        State: random.pick(['associated', 'associated', 'disassociated', 'failed']),
      },
    ],
  };
}

/** One table for each role. The isolated one is the main table; a role's table may be left unassociated. */
function addTables(plan: Plan, vpcId: string, gatewayId: string, subnets: readonly SubnetPlan[]) {
  const { random, draft } = plan;
  const nat = random.chance(0.85) ? addRandomNat(plan, subnets) : undefined;
  const toInternet = staticRoute('0.0.0.0/0', 'GatewayId', gatewayId);
  const privateRoutes: Route[] = [];
  if (nat !== undefined && random.chance(0.93))
    privateRoutes.push(staticRoute('0.0.0.0/0', 'NatGatewayId', nat));
  const routesOf = {
    public: random.chance(0.92) ? [toInternet] : [],
    private: random.chance(0.93) ? privateRoutes : [toInternet],
    isolated: [],
  };
  for (const role of ['public', 'private', 'isolated'] as const) {
    const own = subnets.filter((subnet) => subnet.role === role);
    const tableId = own[0]?.tableId ?? mintId(plan, 'rtb');
    const isMain = role === 'isolated';
    const associated = own.filter(() => random.chance(0.95)).map((subnet) => subnet.id);
    addRouteTable(draft, tableId, vpcId, isMain ? 'main' : associated, routesOf[role]);
  }
}

/** Usually a public one in a public subnet; also private, misplaced, or in a state of no use. */
function addRandomNat(plan: Plan, subnets: readonly SubnetPlan[]): string | undefined {
  const { random, draft } = plan;
  const wanted = random.chance(0.94) ? 'public' : 'private';
  const subnet = subnets.find((one) => one.role === wanted) ?? subnets[0];
  if (subnet === undefined) return undefined;
  const id = mintId(plan, 'nat');
  const state = random.chance(0.94) ? 'available' : random.pick(['pending', 'failed', 'deleting', 'deleted']);
  const publicAddress = random.chance(0.92) ? mintPublicAddress(plan) : null;
  addNat(draft, id, subnet.id, mintAddress(plan, subnet), publicAddress, state);
  return id;
}

/** PCX-3: a peering with routes on both sides, on one, on none, or with wrong ones. */
export function addRandomPeering(plan: Plan, near: VpcPlan, far: VpcPlan) {
  const { random, draft } = plan;
  const id = mintId(plan, 'pcx');
  const code: VpcPeeringConnection['Status']['Code'] = random.chance(0.86)
    ? 'active'
    : random.pick(['pending-acceptance', 'deleted', 'rejected', 'provisioning']);
  addPeering(draft, id, near.id, far.id, code);
  const routing = random.weighted({ both: 75, near: 10, far: 8, none: 2, wrong: 9 });
  if (routing === 'both' || routing === 'near') routeTo(plan, near, `${far.prefix}.0.0/16`, id);
  if (routing === 'both' || routing === 'far') routeTo(plan, far, `${near.prefix}.0.0/16`, id);
  if (routing === 'wrong') {
    routeTo(plan, near, random.pick(['0.0.0.0/0', '10.0.0.0/8', '172.16.0.0/12']), id);
    routeTo(plan, far, `${near.prefix}.0.0/16`, id);
  }
  for (const kind of ['app', 'db', 'default', 'web'])
    if (random.chance(0.4))
      addPeerReference(
        plan,
        far.groups[kind] ?? '',
        near.groups[random.pick(['web', 'app', 'open'])] ?? '',
        id,
      );
}

function routeTo(plan: Plan, vpc: VpcPlan, block: string, peeringId: string) {
  for (const table of Object.values(plan.draft.tables['route-table'])) {
    if (table.VpcId !== vpc.id || !plan.random.chance(0.93)) continue;
    addRoute(plan, table.id, staticRoute(block, 'VpcPeeringConnectionId', peeringId));
  }
}

/** RT-16: a destination stands in a table once; the newer route replaces the older. */
export function addRoute(plan: Plan, tableId: string, route: Route) {
  const table = plan.draft.tables['route-table'][tableId];
  if (table === undefined) return;
  const others = table.Routes.filter(
    (one) =>
      one.Origin !== route.Origin ||
      one.DestinationCidrBlock !== route.DestinationCidrBlock ||
      one.DestinationPrefixListId !== route.DestinationPrefixListId,
  );
  plan.draft.tables['route-table'][tableId] = { ...table, Routes: [...others, route] };
}
