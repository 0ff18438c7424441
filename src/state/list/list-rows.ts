import { type CloudIndex, indexCloud } from '../../editor/layout/index-cloud.ts';
import type { Scene, SceneNode } from '../../editor/layout/scene.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { titleIn } from '../inspector/names.ts';
import { kindName } from '../node-name.ts';
import type { Problems } from '../problems.ts';
import { groupRows } from './group-rows.ts';
import type { ListRow } from './list-row.ts';

/**
 * The whole document as a tree, containers before what they contain: what the canvas draws, the interfaces
 * of instances and gateways, and by kind what stands in no container.
 */
export function listRows(cloud: AwsCloud, scene: Scene, problems: Problems): readonly ListRow[] {
  const index = indexCloud(cloud);
  const rows = scene.nodes
    .filter(({ kind }) => kind !== 'vpc-peering-connection')
    .flatMap((node) => [nodeRow(index, node, problems), ...interfaceRows(index, node, problems)]);
  return [...inTreeOrder(rows), ...groupRows(index, problems)];
}

function nodeRow(index: CloudIndex, node: SceneNode, problems: Problems): ListRow {
  const [address = '', ...publicAddresses] = node.detail.split(' · ');
  const isHost = node.kind === 'instance';
  return {
    key: node.key,
    parent: node.parent,
    id: node.id,
    kind: kindName(node.kind),
    icon: node.kind === 'subnet' && node.traits.includes('public') ? 'subnet-public' : node.icon,
    title: node.kind === 'internet' ? 'Internet' : node.title,
    detail: isHost ? address : detailOf(index, node),
    exposure: isHost ? publicAddresses.join(', ') : exposureOf(index, node),
    state: stateOf(index, node),
    problems: problems.get(node.id ?? '') ?? [],
    isHeading: false,
  };
}

function detailOf({ view }: CloudIndex, { kind, id, detail }: SceneNode): string {
  // States and public addresses have columns of their own.
  if (kind === 'internet-gateway') return '';
  if (kind !== 'nat-gateway') return detail;
  const own = view.get('network-interface', view.get('nat-gateway', id ?? '')?.NetworkInterfaceId ?? '');
  return own?.PrivateIpAddresses[0]?.PrivateIpAddress ?? '';
}

function exposureOf({ view, publicAddresses }: CloudIndex, { kind, id, traits }: SceneNode): string {
  if (kind === 'subnet') return traits.includes('isolated') ? 'isolated' : (traits[0] ?? '');
  if (id === null) return '';
  const own = view.get('network-interface', view.get('nat-gateway', id)?.NetworkInterfaceId ?? id);
  return own === undefined ? '' : publicAddresses(own).join(', ');
}

function stateOf({ view }: CloudIndex, { kind, id, detail, traits }: SceneNode): string {
  switch (kind) {
    case 'instance':
      return view.get('instance', id ?? '')?.State ?? '';
    case 'nat-gateway':
      return view.get('nat-gateway', id ?? '')?.State ?? '';
    case 'internet-gateway':
      return detail;
    case 'network-interface':
      return traits[0] ?? '';
    default:
      return '';
  }
}

/** Interfaces that the canvas does not draw, because their owner stands for them. */
function interfaceRows(index: CloudIndex, { kind, id, key }: SceneNode, problems: Problems): ListRow[] {
  if (id === null) return [];
  const gateway = kind === 'nat-gateway' ? index.view.get('nat-gateway', id) : undefined;
  const own = index.view.get('network-interface', gateway?.NetworkInterfaceId ?? '');
  const interfaces = kind === 'instance' ? index.interfacesOf(id) : own === undefined ? [] : [own];
  return interfaces.map((each) => ({
    key: each.key,
    parent: key,
    id: each.id,
    kind: kindName('network-interface'),
    icon: 'network-interface',
    title: titleIn(index.cloud, each.id),
    detail: each.PrivateIpAddresses.map(({ PrivateIpAddress }) => PrivateIpAddress).join(', '),
    exposure: index.publicAddresses(each).join(', '),
    state: each.RequesterManaged ? 'managed' : (each.Attachment?.Status ?? ''),
    problems: problems.get(each.id) ?? [],
    isHeading: false,
  }));
}

/** A VPC's gateways stand before its zones, whatever the order of drawing; the rest keeps its order. */
function inTreeOrder(rows: readonly ListRow[]): readonly ListRow[] {
  const children = new Map<string | null, ListRow[]>();
  for (const row of rows) {
    const siblings = children.get(row.parent);
    if (siblings === undefined) children.set(row.parent, [row]);
    else siblings.push(row);
  }
  const ordered: ListRow[] = [];
  const visit = (parent: string | null) => {
    const here = children.get(parent) ?? [];
    const gateways = here.filter(isGateway);
    for (const row of [...gateways, ...here.filter((each) => !isGateway(each))]) {
      ordered.push(row);
      visit(row.key);
    }
  };
  visit(null);
  return ordered;
}

function isGateway({ icon }: ListRow): boolean {
  return icon === 'internet-gateway';
}

/** How many resources a document holds; AWS's own lists and what is over do not count. */
export function countRecords(cloud: AwsCloud): number {
  let count = 0;
  for (const table of Object.values(cloud.tables))
    for (const record of Object.values(table))
      if (record.account !== 'AWS' && !('State' in record && record.State === 'terminated')) count += 1;
  return count;
}
