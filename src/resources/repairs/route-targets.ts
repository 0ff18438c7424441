import type { Graph } from '../../kernel/graph/graph.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { Address } from '../../kernel/net/address.ts';
import { cidrHolds, cidrOrNull } from '../../kernel/net/cidr.ts';
import { isPublicAddress } from '../../kernel/net/special.ts';
import type { Run } from '../../kernel/repair/edit.ts';
import { names } from '../shared/network-names.ts';
import { associatedBlocks } from '../shared/vpc-blocks.ts';
import type { Subnet } from '../subnet/schema.ts';
import type { AwsCloud } from '../tables.ts';
import type { Vpc } from '../vpc/schema.ts';
import type { PeeringSide, VpcPeeringConnection } from '../vpc-peering-connection/schema.ts';
import { type AwsScene, lastSubnet, placeOf } from './aws-scene.ts';
import { newGateway, textIn } from './gateway-offers.ts';

/** Something a route may name, perhaps after calls that bring it about. */
export interface Target {
  readonly name: string;
  readonly kind: string;
  /** Calls before the route can be written. */
  readonly calls: number;
  /** The part of the route's request that names it. */
  readonly make: (run: Run) => JsonObject;
  /** The block that lies behind it; null: everything outside. */
  readonly block: string | null;
}

/** What in this VPC could carry packets for the address; the likeliest first. */
export function targetsFor(scene: AwsScene, vpc: Vpc, destination: Address): readonly Target[] {
  return isPublicAddress(destination)
    ? outwardTargets(scene, vpc)
    : peeringTargets(scene.cloud, vpc, destination);
}

function existing(field: string, id: string, block: string | null): Target {
  return { kind: field, name: id, calls: 0, make: () => ({ [field]: id }), block };
}

/** NAT-1, IGW-1, NAT-16: translators serve new flows only, an answer leaves as it came. */
function outwardTargets(scene: AwsScene, vpc: Vpc): readonly Target[] {
  const { cloud, blocker } = scene;
  const { tables } = cloud;
  const targets: Target[] = [];
  const gateway = Object.values(tables['internet-gateway']).find((one) =>
    one.Attachments.some(({ VpcId }) => VpcId === vpc.id),
  );
  if (blocker.direction === 'forward') {
    for (const id of translatorsIn(scene, vpc)) targets.push(existing('NatGatewayId', id, null));
    for (const id of forwardersIn(scene, vpc)) targets.push(existing('NetworkInterfaceId', id, null));
  }
  if (gateway !== undefined) targets.push(existing('GatewayId', gateway.id, null));
  const made = gateway === undefined ? newGateway(cloud, vpc) : null;
  if (made !== null)
    targets.push({ ...made, kind: 'GatewayId', make: (run) => ({ GatewayId: made.make(run) }), block: null });
  if (blocker.direction === 'forward' && targets.every(({ name }) => !name.startsWith('nat-')))
    targets.push(...newTranslators(scene, vpc));
  return targets;
}

/** The VPC's NAT gateways, those in the sender's own Availability Zone first. */
function translatorsIn({ cloud, earlier }: AwsScene, vpc: Vpc): readonly string[] {
  const { subnet } = cloud.tables;
  const zone = subnet[lastSubnet(earlier) ?? '']?.AvailabilityZone;
  return Object.values(cloud.tables['nat-gateway'])
    .filter((nat) => nat.VpcId === vpc.id && nat.State === 'available' && nat.ConnectivityType === 'public')
    .map((nat) => ({ id: nat.id, isNear: subnet[nat.SubnetId]?.AvailabilityZone === zone }))
    .sort((left, right) => Number(right.isNear) - Number(left.isNear))
    .map(({ id }) => id);
}

/** Interfaces of instances that pass on other hosts' packets. */
function forwardersIn({ cloud, step }: AwsScene, vpc: Vpc): readonly string[] {
  return Object.values(cloud.tables['network-interface'])
    .filter(
      (one) =>
        !one.SourceDestCheck &&
        one.Attachment !== undefined &&
        cloud.tables.subnet[one.SubnetId]?.VpcId === vpc.id &&
        !one.PrivateIpAddresses.some(
          (entry) => cidrOrNull(`${entry.PrivateIpAddress}/32`)?.first === step.before.source,
        ),
    )
    .map((one) => one.id);
}

/** Subnets that are tried for a new NAT gateway. */
const MOST_SUBNETS = 3;

/** NAT-1: a public NAT gateway in a subnet that already has a way to the internet, best in the same zone. */
function newTranslators({ cloud, graph, earlier }: AwsScene, vpc: Vpc): readonly Target[] {
  const zone = cloud.tables.subnet[lastSubnet(earlier) ?? '']?.AvailabilityZone;
  const isNear = (subnet: Subnet) => Number(subnet.AvailabilityZone === zone);
  return Object.values(cloud.tables.subnet)
    .filter((subnet) => subnet.VpcId === vpc.id && leadsOut(graph, subnet.id))
    .sort((left, right) => isNear(right) - isNear(left))
    .slice(0, MOST_SUBNETS)
    .map((subnet) => ({
      kind: 'new NAT gateway',
      name: `new NAT gateway in ${subnet.id}`,
      calls: 2,
      block: null,
      make: (run) => {
        const place = placeOf(subnet);
        const address = run({ operation: 'AllocateAddress', input: { Domain: 'vpc' }, ...place });
        const input = { SubnetId: subnet.id, AllocationId: address.AllocationId ?? '' };
        const made = run({ operation: 'CreateNatGateway', input, ...place });
        return { NatGatewayId: textIn(made, 'NatGateway', 'NatGatewayId') };
      },
    }));
}

/** The subnet's table has a working default route to an internet gateway. */
function leadsOut(graph: Graph, subnetId: string): boolean {
  const border = graph.nodes.get(names.leave(subnetId));
  const routes = border?.kind === 'filter' ? border.next : null;
  if (routes?.kind !== 'route') return false;
  return routes.entries.some(
    ({ block, row, next }) => block.length === 0 && row.targetId.startsWith('igw-') && next !== null,
  );
}

/** PCX-1, PCX-4: the peering to the VPC that holds the address; one not yet accepted; a new one. */
function peeringTargets(cloud: AwsCloud, vpc: Vpc, destination: Address): readonly Target[] {
  const { tables } = cloud;
  const targets: Target[] = [];
  const joined = new Set<string>();
  for (const peering of Object.values(tables['vpc-peering-connection'])) {
    const far = farSide(peering, vpc.id);
    const block = far === null ? undefined : blockBehind(cloud, far, destination);
    if (far === null || block === undefined) continue;
    const { Code } = peering.Status;
    if (Code !== 'active' && Code !== 'pending-acceptance') continue;
    joined.add(far.VpcId);
    targets.push(
      Code === 'active'
        ? existing('VpcPeeringConnectionId', peering.id, block)
        : {
            kind: 'accepted',
            name: `accepted ${peering.id}`,
            calls: 1,
            make: (run) => accepted(run, peering),
            block,
          },
    );
  }
  for (const other of Object.values(tables.vpc)) {
    if (other.id === vpc.id || joined.has(other.id)) continue;
    const block = associatedBlocks(other).find((one) => cidrHolds(one, destination));
    if (block === undefined) continue;
    targets.push(newPeering(vpc, other, destination));
  }
  return targets;
}

function farSide(peering: VpcPeeringConnection, near: string): PeeringSide | null {
  if (peering.RequesterVpcInfo.VpcId === near) return peering.AccepterVpcInfo;
  return peering.AccepterVpcInfo.VpcId === near ? peering.RequesterVpcInfo : null;
}

function blockBehind(cloud: AwsCloud, far: PeeringSide, destination: Address): string | undefined {
  const own = cloud.tables.vpc[far.VpcId];
  const blocks = own === undefined ? (far.CidrBlockSet ?? []) : blockTexts(own);
  return blocks.find((text) => {
    const block = cidrOrNull(text);
    return block !== null && cidrHolds(block, destination);
  });
}

function blockTexts(vpc: Vpc): readonly string[] {
  return vpc.CidrBlockAssociationSet.filter((one) => one.State === 'associated').map((one) => one.CidrBlock);
}

/** PCX-1: only the other side can accept, in its own account and Region. */
export function accepted(run: Run, peering: VpcPeeringConnection): JsonObject {
  const { OwnerId, Region } = peering.AccepterVpcInfo;
  const input = { VpcPeeringConnectionId: peering.id };
  run({ operation: 'AcceptVpcPeeringConnection', input, account: OwnerId, region: Region });
  return input;
}

function newPeering(near: Vpc, far: Vpc, destination: Address): Target {
  const block = blockTexts(far).find((text) => {
    const parsed = cidrOrNull(text);
    return parsed !== null && cidrHolds(parsed, destination);
  });
  return {
    kind: 'new peering',
    name: `new peering of ${near.id} and ${far.id}`,
    calls: 2,
    block: block ?? null,
    make: (run) => {
      const input = {
        VpcId: near.id,
        PeerVpcId: far.id,
        ...(far.account === near.account ? {} : { PeerOwnerId: far.account }),
        ...(far.region === near.region ? {} : { PeerRegion: far.region }),
      };
      const made = run({ operation: 'CreateVpcPeeringConnection', input, ...placeOf(near) });
      const id = textIn(made, 'VpcPeeringConnection', 'VpcPeeringConnectionId');
      const target = { VpcPeeringConnectionId: id };
      run({ operation: 'AcceptVpcPeeringConnection', input: target, ...placeOf(far) });
      return target;
    },
  };
}
