import type { Row } from '../../kernel/forward/answer.ts';
import { lookUp } from '../../kernel/forward/route-table.ts';
import { type Address, addressOrNull, formatAddress } from '../../kernel/net/address.ts';
import { type Cidr, cidrOrNull } from '../../kernel/net/cidr.ts';
import { isPublicAddress } from '../../kernel/net/special.ts';
import { type Edit, editOf } from '../../kernel/repair/edit.ts';
import type { RouteTable } from '../route-table/schema.ts';
import { associatedBlocks } from '../shared/vpc-blocks.ts';
import { publicAddressOffers } from './address-offers.ts';
import { type AwsScene, lastSubnet, placeOf } from './aws-scene.ts';
import { startOffers } from './host-offers.ts';
import { accepted, type Target, targetsFor } from './route-targets.ts';

/** A subnet's whole table changes: more than one destination may go another way. */
const OTHER_TABLE_BREADTH = 2;

/** The table has no route that leads on: write one, bring its target back, or take the route away. */
export function routeOffers(scene: AwsScene): readonly Edit[] {
  const { blocker, step, cloud } = scene;
  const table = cloud.tables['route-table'][blocker.at];
  if (table === undefined) return [];
  const { destination } = step.before;
  const winner = step.rule;
  if (blocker.code === 'INGRESS_RTB_NO_PUBLIC_IP') return applianceOffers(scene, winner);
  return [
    ...(winner === null ? [] : revivals(scene, table, winner)),
    ...written(scene, table, destination, winner),
    ...otherTables(scene, table, destination),
    ...(winner === null ? [] : removals(scene, table, winner)),
  ];
}

/** Lookups on the way that may be at fault for where the packet ended. */
const MOST_LOOKUPS = 2;

/** The route led to the wrong place: send this destination elsewhere, at the last lookup or the one before. */
export function rerouteOffers(scene: AwsScene): readonly Edit[] {
  const { earlier, cloud } = scene;
  const lookups = earlier.flatMap((step, index) =>
    step.stage === 'route' && step.rule !== null && step.action === 'pass' ? [{ step, index }] : [],
  );
  return lookups.slice(-MOST_LOOKUPS).flatMap(({ step, index }): readonly Edit[] => {
    const table = cloud.tables['route-table'][step.at];
    if (table === undefined || step.rule === null) return [];
    const there = { ...scene, earlier: earlier.slice(0, index) };
    const { destination } = step.before;
    return [
      ...written(there, table, destination, step.rule),
      ...otherTables(there, table, destination),
      ...removals(there, table, step.rule),
    ];
  });
}

/** RT-22 */
function applianceOffers(scene: AwsScene, winner: Row | null): readonly Edit[] {
  const id = targetOf(winner);
  const record = id === null ? undefined : scene.cloud.tables['network-interface'][id];
  const address = addressOrNull(record?.PrivateIpAddresses[0]?.PrivateIpAddress);
  return address === null ? [] : publicAddressOffers(scene, address, null);
}

function targetOf(row: Row | null): string | null {
  return row?.subject !== null && row !== null && 'targetId' in row.subject ? row.subject.targetId : null;
}

/** One route by each target that could carry the packet; RT-13, RT-16: a destination has one route. */
function written(
  scene: AwsScene,
  table: RouteTable,
  destination: Address,
  winner: Row | null,
): readonly Edit[] {
  const vpc = scene.cloud.tables.vpc[table.VpcId];
  if (vpc === undefined) return [];
  return targetsFor(scene, vpc, destination)
    .filter((target) => target.name !== targetOf(winner))
    .flatMap((target) =>
      destinationsFor(scene, target, destination, winner).map(({ block, breadth }) =>
        writing(table, target, block, breadth, winner),
      ),
    );
}

function writing(
  table: RouteTable,
  target: Target,
  block: string,
  breadth: number,
  winner: Row | null,
): Edit {
  const replaces = winner?.id === block;
  const to = block.startsWith('pl-') ? { DestinationPrefixListId: block } : { DestinationCidrBlock: block };
  return {
    name: `${replaces ? 'ReplaceRoute' : 'CreateRoute'} ${table.id} ${block} → ${target.name}`,
    kind: `route by ${target.kind} ${block === '0.0.0.0/0' ? 'for everything' : ''}`,
    slot: `${table.id} ${block}`,
    calls: target.calls + 1,
    breadth,
    make: (run) => {
      const found = target.make(run);
      run({
        operation: replaces ? 'ReplaceRoute' : 'CreateRoute',
        input: { RouteTableId: table.id, ...to, ...found },
        ...placeOf(table),
      });
    },
  };
}

/**
 * RT-3: a route that fails is replaced. A route that leads astray stays for the rest of its block, and
 * a more specific one goes beside it. Otherwise everything outside for anybody, the peer's block, or
 * the one address.
 */
function destinationsFor(
  { anybody, blocker }: AwsScene,
  target: Target,
  destination: Address,
  winner: Row | null,
): readonly { readonly block: string; readonly breadth: number }[] {
  const fails = winner !== null && winner === blocker.rule;
  if (fails && winner !== null) return [{ block: winner.id, breadth: 0 }];
  const everywhere = { block: '0.0.0.0/0', breadth: 1 };
  const own = { block: `${formatAddress(destination)}/32`, breadth: 0 };
  if (destination === anybody) return [{ ...everywhere, breadth: 0 }];
  if (target.block === null) return winner === null ? [own, everywhere] : [own];
  const taken = cidrOrNull(winner?.id);
  const wide: Cidr | null = cidrOrNull(target.block);
  if (taken !== null && wide !== null && wide.length < taken.length) return [own];
  return [{ block: target.block, breadth: 0 }];
}

/** RT-10: another table of the VPC that already knows a way, for the subnet that the packet leaves. */
function otherTables(scene: AwsScene, table: RouteTable, destination: Address): readonly Edit[] {
  const { cloud, graph } = scene;
  const subnetId = lastSubnet(scene.earlier);
  if (subnetId === null || cloud.tables.subnet[subnetId]?.VpcId !== table.VpcId) return [];
  const association = table.Associations.find((one) => one.SubnetId === subnetId);
  return Object.values(cloud.tables['route-table']).flatMap((other): readonly Edit[] => {
    const isForGateway = other.Associations.some((one) => one.GatewayId !== undefined);
    if (other.id === table.id || other.VpcId !== table.VpcId || isForGateway) return [];
    const node = graph.nodes.get(`routes:${other.id}`);
    const entry = node?.kind === 'route' ? lookUp(node, destination) : null;
    if (entry === null || entry.fault !== null || entry.next === null) return [];
    const edit = editOf('other table', OTHER_TABLE_BREADTH, {
      ...(association === undefined
        ? { operation: 'AssociateRouteTable', input: { RouteTableId: other.id, SubnetId: subnetId } }
        : {
            operation: 'ReplaceRouteTableAssociation',
            input: { AssociationId: association.RouteTableAssociationId, RouteTableId: other.id },
          }),
      ...placeOf(other),
    });
    return [{ ...edit, slot: `table of ${subnetId}` }];
  });
}

/** RT-14: a route is a blackhole while its target does not work. */
function revivals(scene: AwsScene, table: RouteTable, winner: Row): readonly Edit[] {
  const { cloud } = scene;
  const id = targetOf(winner) ?? '';
  const gateway = cloud.tables['internet-gateway'][id];
  if (gateway?.Attachments.length === 0)
    return [
      editOf('gateway', 0, {
        operation: 'AttachInternetGateway',
        input: { InternetGatewayId: gateway.id, VpcId: table.VpcId },
        ...placeOf(gateway),
      }),
    ];
  const peering = cloud.tables['vpc-peering-connection'][id];
  if (peering?.Status.Code === 'pending-acceptance')
    return [
      {
        kind: 'accept',
        name: `accept ${id}`,
        calls: 1,
        breadth: 0,
        make: (run) => void accepted(run, peering),
      },
    ];
  const attachment = cloud.tables['network-interface'][id]?.Attachment;
  return attachment === undefined ? [] : startOffers(cloud, attachment.InstanceId);
}

/** Without it the next best route may lead on. RT-1: a replaced local route gets `local` back. */
function removals(scene: AwsScene, table: RouteTable, winner: Row): readonly Edit[] {
  const to = winner.id.startsWith('pl-')
    ? { DestinationPrefixListId: winner.id }
    : { DestinationCidrBlock: winner.id };
  const target = targetOf(winner);
  if (target === 'local') return [];
  const vpc = scene.cloud.tables.vpc[table.VpcId];
  const block = cidrOrNull(winner.id);
  const isLocalBlock =
    block !== null &&
    associatedBlocks(vpc).some((one) => one.first === block.first && one.length === block.length);
  const slot = `${table.id} ${winner.id}`;
  if (isLocalBlock)
    return [
      {
        ...editOf('local route', 1, {
          operation: 'ReplaceRoute',
          input: { RouteTableId: table.id, ...to, LocalTarget: true },
          ...placeOf(table),
        }),
        slot,
      },
    ];
  const isLast = table.Routes.length < 2 && isPublicAddress(scene.step.before.destination);
  if (isLast) return [];
  const call = { operation: 'DeleteRoute', input: { RouteTableId: table.id, ...to }, ...placeOf(table) };
  return [{ ...editOf('route removed', 2, call), slot }];
}
