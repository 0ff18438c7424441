import { cidrOrNull } from '../../kernel/net/cidr.ts';
import { findRegion } from '../../resources/shared/regions.ts';
import type { Subnet } from '../../resources/subnet/schema.ts';
import type { Vpc } from '../../resources/vpc/schema.ts';
import { recordsOf } from '../cloud-view.ts';
import type { LabDocument } from '../document.ts';
import { subnetBox, vpcBox, zoneBox } from './boxes.ts';
import type { Branch } from './branch.ts';
import { instanceCard, interfaceCard, internetGatewayCard, natGatewayCard, peeringCard } from './cards.ts';
import type { CloudIndex } from './index-cloud.ts';
import { SPACING } from './metrics.ts';
import { regionKey, zoneKey } from './names.ts';
import { exposureOf, routesOfSubnet } from './routes.ts';

export interface ZoneDrawing {
  readonly box: Branch;
  /** From the top down. */
  readonly subnets: readonly Branch[];
}

export interface VpcDrawing {
  readonly box: Branch;
  readonly zones: readonly ZoneDrawing[];
  /** Astride the left border. */
  readonly gateways: readonly Branch[];
}

export interface RegionDrawing {
  readonly box: Branch;
  readonly vpcs: readonly VpcDrawing[];
  /** What belongs to no VPC of the document: detached gateways, parts of partial imports, chips. */
  readonly loose: readonly Branch[];
}

export interface PeeringDrawing {
  readonly card: Branch;
  /** Keys of the VPCs it joins, where the document has them. */
  readonly ends: readonly string[];
  /** The Region that both ends lie in; null when it spans two. */
  readonly region: string | null;
}

export interface Drawing {
  readonly regions: readonly RegionDrawing[];
  readonly peerings: readonly PeeringDrawing[];
}

const OVER: ReadonlySet<string> = new Set(['deleted', 'rejected', 'expired', 'deleting']);

/** What there is to draw and what contains what; nothing is placed yet. */
export function readDrawing(document: LabDocument, index: CloudIndex): Drawing {
  const { cloud, place } = document;
  const keyOfRegion = (record: { readonly region: string; readonly account: string }) =>
    regionKey(record.region, record.account, place.account);
  const regions = new Map<string, { box: Branch; vpcs: VpcDrawing[]; loose: Branch[] }>();
  const regionOf = (record: { readonly region: string; readonly account: string }) => {
    const key = keyOfRegion(record);
    const known = regions.get(key);
    if (known !== undefined) return known;
    const made = {
      box: regionBox(key, record.region, record.account === place.account ? '' : record.account),
      vpcs: [],
      loose: [],
    };
    regions.set(key, made);
    return made;
  };
  regionOf(place);
  const contents = readContents(index);
  for (const vpc of recordsOf(cloud, 'vpc')) {
    if (isUnusedDefault(index, vpc, contents)) regionOf(vpc).loose.push(vpcBox(vpc, true));
    else regionOf(vpc).vpcs.push(drawVpc(index, vpc, contents));
  }
  for (const { record, branch } of contents.loose) regionOf(record).loose.push(branch);
  const peerings = recordsOf(cloud, 'vpc-peering-connection')
    .filter(({ Status }) => !OVER.has(Status.Code))
    .map((peering) => {
      const ends = [peering.RequesterVpcInfo, peering.AccepterVpcInfo].flatMap(({ VpcId }) => {
        const vpc = index.view.get('vpc', VpcId);
        return vpc === undefined ? [] : [vpc];
      });
      const [first = peering, second = first] = ends;
      regionOf(first);
      return {
        card: peeringCard(peering),
        ends: ends.map((vpc) => vpc.key),
        region: keyOfRegion(first) === keyOfRegion(second) ? keyOfRegion(first) : null,
      };
    });
  return { regions: [...regions.values()], peerings };
}

function regionBox(key: string, region: string, account: string): Branch {
  const longName = findRegion(region)?.longName ?? '';
  return {
    node: {
      key,
      kind: 'region',
      id: null,
      title: region,
      detail: account === '' ? longName : `${longName} · account ${account}`,
      icon: 'region',
      traits: account === '' ? [] : ['other-account'],
      marks: [],
    },
    size: SPACING.region.least,
    children: [],
  };
}

interface Loose {
  readonly record: { readonly region: string; readonly account: string };
  readonly branch: Branch;
}

interface Contents {
  readonly bySubnet: ReadonlyMap<string, readonly Branch[]>;
  readonly subnetsOf: ReadonlyMap<string, readonly Subnet[]>;
  readonly gatewaysOf: ReadonlyMap<string, readonly Branch[]>;
  readonly loose: readonly Loose[];
}

/** Cards by the subnet or VPC they stand in; NAT gateways first, then instances, then interfaces. */
function readContents(index: CloudIndex): Contents {
  const { cloud, view } = index;
  const bySubnet = new Map<string, Branch[]>();
  const subnetsOf = new Map<string, Subnet[]>();
  const gatewaysOf = new Map<string, Branch[]>();
  const loose: Loose[] = [];
  const stand = (subnetId: string | undefined, record: Loose['record'], branch: Branch) => {
    if (subnetId !== undefined && view.get('subnet', subnetId) !== undefined) add(bySubnet, subnetId, branch);
    else loose.push({ record, branch });
  };
  const natInterfaces = new Set<string>();
  for (const gateway of recordsOf(cloud, 'nat-gateway')) {
    natInterfaces.add(gateway.NetworkInterfaceId);
    if (gateway.State !== 'deleted') stand(gateway.SubnetId, gateway, natGatewayCard(index, gateway));
  }
  for (const instance of recordsOf(cloud, 'instance')) {
    if (instance.State !== 'terminated')
      stand(index.interfacesOf(instance.id)[0]?.SubnetId, instance, instanceCard(index, instance));
  }
  for (const networkInterface of recordsOf(cloud, 'network-interface')) {
    const owner = networkInterface.Attachment?.InstanceId;
    const isShown =
      !natInterfaces.has(networkInterface.id) &&
      (owner === undefined || view.get('instance', owner) === undefined);
    if (isShown) stand(networkInterface.SubnetId, networkInterface, interfaceCard(index, networkInterface));
  }
  for (const subnet of recordsOf(cloud, 'subnet')) {
    if (view.get('vpc', subnet.VpcId) !== undefined) add(subnetsOf, subnet.VpcId, subnet);
    else loose.push({ record: subnet, branch: subnetBox(index, subnet, bySubnet.get(subnet.id) ?? []) });
  }
  for (const gateway of recordsOf(cloud, 'internet-gateway')) {
    const vpcId = gateway.Attachments[0]?.VpcId;
    const branch = internetGatewayCard(gateway);
    if (vpcId !== undefined && view.get('vpc', vpcId) !== undefined) add(gatewaysOf, vpcId, branch);
    else loose.push({ record: gateway, branch });
  }
  return { bySubnet, subnetsOf, gatewaysOf, loose };
}

function drawVpc(index: CloudIndex, vpc: Vpc, contents: Contents): VpcDrawing {
  const zones = new Map<string, Subnet[]>();
  for (const subnet of contents.subnetsOf.get(vpc.id) ?? []) add(zones, subnet.AvailabilityZone, subnet);
  return {
    box: vpcBox(vpc, false),
    gateways: contents.gatewaysOf.get(vpc.id) ?? [],
    zones: [...zones]
      .sort(([left], [right]) => compareText(left, right))
      .map(([zone, subnets]) => ({
        box: zoneBox(zoneKey(vpc.key, zone), zone),
        subnets: topDown(index, subnets).map((subnet) =>
          subnetBox(index, subnet, contents.bySubnet.get(subnet.id) ?? []),
        ),
      })),
  };
}

const RANK = { public: 0, private: 1, isolated: 2 } as const;

/** Public subnets first, those without a way out last; then by address, so that tiers line up across zones. */
function topDown(index: CloudIndex, subnets: readonly Subnet[]): readonly Subnet[] {
  return subnets
    .map((subnet) => ({
      subnet,
      rank: RANK[exposureOf(routesOfSubnet(index, subnet))],
      first: cidrOrNull(subnet.CidrBlock)?.first ?? 0,
    }))
    .sort(
      (left, right) =>
        left.rank - right.rank || left.first - right.first || compareText(left.subnet.key, right.subnet.key),
    )
    .map(({ subnet }) => subnet);
}

/** NET-12: every Region has a default VPC; it is worth a box only once somebody uses it. */
function isUnusedDefault(index: CloudIndex, vpc: Vpc, contents: Contents): boolean {
  if (!vpc.IsDefault) return false;
  const subnets = contents.subnetsOf.get(vpc.id) ?? [];
  if (subnets.some((subnet) => !subnet.DefaultForAz || contents.bySubnet.has(subnet.id))) return false;
  return !recordsOf(index.cloud, 'vpc-peering-connection').some(
    ({ Status, RequesterVpcInfo, AccepterVpcInfo }) =>
      !OVER.has(Status.Code) && [RequesterVpcInfo.VpcId, AccepterVpcInfo.VpcId].includes(vpc.id),
  );
}

function add<V>(lists: Map<string, V[]>, key: string, item: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
