import type { SceneNode } from './canvas.ts';

const kinds: Readonly<Record<SceneNode['kind'], string>> = {
  internet: 'The internet',
  region: 'Region',
  vpc: 'VPC',
  zone: 'Availability Zone',
  subnet: 'Subnet',
  instance: 'EC2 instance',
  'network-interface': 'Network interface',
  'nat-gateway': 'NAT gateway',
  'internet-gateway': 'Internet gateway',
  'vpc-peering-connection': 'VPC peering connection',
};

export function kindName(kind: SceneNode['kind']): string {
  return kinds[kind];
}

/** States that a kind has unless its traits say another. */
const usualStates: { readonly [kind: string]: string } = { instance: 'running', 'nat-gateway': 'available' };

const LIFE = [
  'pending',
  'stopping',
  'stopped',
  'shutting-down',
  'terminated',
  'failed',
  'deleting',
  'deleted',
];

/** A state that differs from the usual one of its kind, or null. */
export function unusualState(node: SceneNode): string | null {
  return node.traits.find((trait) => LIFE.includes(trait)) ?? null;
}

/** "EC2 instance web-1, 10.0.1.12, in subnet public-a, running": what a screen reader says for a node. */
export function nodeName(node: SceneNode, parent: SceneNode | undefined): string {
  if (node.kind === 'internet') return kinds.internet;
  const tint = node.kind === 'subnet' ? (node.traits[0] ?? '') : '';
  return [
    `${kinds[node.kind]} ${node.title}`,
    tint,
    node.detail.replace(' · ', ' and '),
    parent === undefined ? '' : `in ${kinds[parent.kind]} ${parent.title}`,
    unusualState(node) ?? usualStates[node.kind] ?? '',
    node.traits.includes('broken') ? 'with a problem' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
