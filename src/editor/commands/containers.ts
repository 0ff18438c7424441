import { usableRange } from '../../resources/shared/subnet-addresses.ts';
import type { Subnet } from '../../resources/subnet/schema.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { Vpc } from '../../resources/vpc/schema.ts';
import { recordsOf } from '../cloud-view.ts';
import type { LabDocument, Place } from '../document.ts';
import { sceneOf } from '../layout/build-scene.ts';
import { parseRegionKey, parseZoneKey } from '../layout/names.ts';
import { findByKey, type TableName } from '../session.ts';
import { nextSubnetBlock } from '../subnet-plan.ts';
import { recordAt } from './support.ts';

/** What a key of the canvas stands for, when it can hold something. */
export type Container =
  | { readonly kind: 'region'; readonly place: Place }
  | { readonly kind: 'vpc'; readonly vpc: Vpc }
  | { readonly kind: 'zone'; readonly vpc: Vpc; readonly zone: string }
  | { readonly kind: 'subnet'; readonly subnet: Subnet };

export function containerAt(document: LabDocument, key: string): Container | undefined {
  const { cloud, place } = document;
  const found = findByKey(cloud, key);
  if (found?.table === 'vpc') return { kind: 'vpc', vpc: found.record as Vpc };
  if (found?.table === 'subnet') return { kind: 'subnet', subnet: found.record as Subnet };
  const zone = parseZoneKey(key);
  const vpc = zone === undefined ? undefined : recordAt(cloud, 'vpc', zone.vpcKey);
  if (zone !== undefined && vpc !== undefined) return { kind: 'zone', vpc, zone: zone.zone };
  const region = parseRegionKey(key);
  if (region === undefined) return undefined;
  return { kind: 'region', place: { region: region.region, account: region.account ?? place.account } };
}

/** True, or the sentence that says why a new one of the table cannot stand there. */
export function canInsert(document: LabDocument, table: TableName, containerKey: string): true | string {
  const container = containerAt(document, containerKey);
  if (container === undefined) return 'Nothing can be put there.';
  switch (table) {
    case 'vpc':
      return container.kind === 'region' || 'A VPC lies in a Region, not inside another network.';
    case 'subnet':
      return canHoldSubnet(document.cloud, container);
    case 'internet-gateway':
      return canAttachGateway(document.cloud, container);
    case 'security-group':
    case 'network-acl':
    case 'route-table':
      return container.kind === 'vpc' || container.kind === 'zone' || 'It belongs to a VPC: drop it on one.';
    case 'nat-gateway':
      return canHoldNat(document.cloud, container);
    case 'instance':
      return canHoldInterface(document.cloud, container, 'An instance');
    case 'network-interface':
      return canHoldInterface(document.cloud, container, 'A network interface');
    default:
      return 'It is not drawn inside another resource.';
  }
}

function canHoldSubnet(cloud: AwsCloud, container: Container): true | string {
  if (container.kind === 'region') return 'A subnet lies in a VPC: insert a VPC first.';
  if (container.kind === 'subnet') return 'Subnets do not nest: drop it on the VPC or a zone.';
  return (
    nextSubnetBlock(cloud, container.vpc) !== undefined ||
    'The VPC has no free addresses left for another subnet.'
  );
}

function canAttachGateway(cloud: AwsCloud, container: Container): true | string {
  if (container.kind === 'region') return 'An internet gateway attaches to a VPC: drop it on one.';
  if (container.kind === 'subnet') return 'An internet gateway attaches to a VPC, not to a subnet.';
  const { vpc } = container;
  const isTaken = recordsOf(cloud, 'internet-gateway').some((gateway) =>
    gateway.Attachments.some(({ VpcId }) => VpcId === vpc.id),
  );
  return !isTaken || 'The VPC has an internet gateway already; AWS allows one.';
}

function canHoldNat(cloud: AwsCloud, container: Container): true | string {
  const room = canHoldInterface(cloud, container, 'A NAT gateway');
  if (room !== true || container.kind !== 'subnet') return room;
  const { VpcId } = container.subnet;
  const hasGateway = recordsOf(cloud, 'internet-gateway').some((gateway) =>
    gateway.Attachments.some((attachment) => attachment.VpcId === VpcId),
  );
  return hasGateway || 'A public NAT gateway needs an internet gateway on its VPC: insert that first.';
}

function canHoldInterface(cloud: AwsCloud, container: Container, what: string): true | string {
  if (container.kind !== 'subnet') return `${what} stands in a subnet: drop it on one.`;
  return freeAddresses(cloud, container.subnet) > 0 || 'The subnet has no free addresses left.';
}

/** Addresses of the subnet that nobody uses (NET-2), for the highlight of a drop. */
export function freeAddresses(cloud: AwsCloud, subnet: Subnet): number {
  const used = recordsOf(cloud, 'network-interface')
    .filter(({ SubnetId }) => SubnetId === subnet.id)
    .reduce((sum, { PrivateIpAddresses }) => sum + PrivateIpAddresses.length, 0);
  return usableRange(subnet.CidrBlock).count - used;
}

/** Keys of all containers on the canvas that would take a new one of the table. */
export function legalContainers(document: LabDocument, table: TableName): ReadonlySet<string> {
  const keys = sceneOf(document).nodes.map((node) => node.key);
  return new Set(keys.filter((key) => canInsert(document, table, key) === true));
}

type ContainerKind = Container['kind'];

/** Where new ones of a table lie, when they lie anywhere. */
const HOMES: { readonly [table in TableName]?: readonly ContainerKind[] } = {
  vpc: ['region'],
  subnet: ['vpc', 'zone'],
  'internet-gateway': ['vpc', 'zone'],
  'security-group': ['vpc', 'zone'],
  'network-acl': ['vpc', 'zone'],
  'route-table': ['vpc', 'zone'],
  'nat-gateway': ['subnet'],
  instance: ['subnet'],
  'network-interface': ['subnet'],
};

/**
 * Of what lies under the pointer, the innermost first, none of which would take it: whose reason says
 * most. A full subnet says more than the instance in it, the VPC with a gateway more than its subnet.
 */
function mostTelling(document: LabDocument, table: TableName, path: readonly string[]): string | undefined {
  const kindOf = (key: string) => containerAt(document, key)?.kind;
  const isHome = (kind: ContainerKind | undefined) =>
    kind !== undefined && (HOMES[table] ?? []).includes(kind);
  return path.find((key) => isHome(kindOf(key))) ?? path.find((key) => kindOf(key) !== undefined) ?? path[0];
}

/** Of containers under the pointer, the innermost first: the first that would take it. */
export function deepestLegal(
  document: LabDocument,
  table: TableName,
  path: readonly string[],
): string | undefined {
  return path.find((key) => canInsert(document, table, key) === true);
}

export interface InsertTarget {
  /** The deepest container that would take it, else the one whose reason says most. */
  readonly key: string;
  readonly verdict: true | string;
}

/** Where a new one would go, of containers under the pointer, the innermost first. */
export function targetAmong(
  document: LabDocument,
  table: TableName,
  path: readonly string[],
): InsertTarget | null {
  const legal = deepestLegal(document, table, path);
  if (legal !== undefined) return { key: legal, verdict: true };
  const telling = mostTelling(document, table, path);
  return telling === undefined ? null : { key: telling, verdict: canInsert(document, table, telling) };
}
