import { problemWords } from '../text/english/problem-words.ts';
import type { Scene, SceneNode } from './canvas.ts';
import type { Problems } from './problems.ts';

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

/** What a name tells beyond the node itself. */
export interface NodeFacts {
  readonly parent: SceneNode | undefined;
  readonly connections: number;
  readonly problems: number;
  /** From 1, among those in the same container. */
  readonly position: number;
  readonly siblings: number;
}

/**
 * "EC2 instance web-1, 10.0.1.12, in Subnet public-a, running, 2 connections, 1 problem. 3 of 7 in public-a.":
 * what a screen reader says for a node.
 */
export function nodeName(node: SceneNode, facts: NodeFacts): string {
  if (node.kind === 'internet') return kinds.internet;
  const { parent, connections, problems, position, siblings } = facts;
  const tint = node.kind === 'subnet' ? (node.traits[0] ?? '') : '';
  const name = [
    `${kinds[node.kind]} ${node.title}`,
    tint,
    node.detail.replace(' · ', ' and '),
    parent === undefined ? '' : `in ${kinds[parent.kind]} ${parent.title}`,
    unusualState(node) ?? usualStates[node.kind] ?? '',
    connections === 0 ? '' : `${connections} ${connections === 1 ? 'connection' : 'connections'}`,
    problems === 0 ? '' : problemWords.count(problems),
  ].filter((part) => part !== '');
  const place = parent === undefined ? '' : `. ${position} of ${siblings} in ${parent.title}.`;
  return `${name.join(', ')}${place}`;
}

/** The names of all nodes, by key. */
export function nodeNames({ nodes, edges }: Scene, problems: Problems): ReadonlyMap<string, string> {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const connections = countBy([...edges.map(({ from }) => from), ...edges.map(({ to }) => to)]);
  const siblings = countBy(nodes.map(({ parent }) => parent ?? ''));
  const seen = new Map<string, number>();
  return new Map(
    nodes.map((node) => {
      const container = node.parent ?? '';
      const position = (seen.get(container) ?? 0) + 1;
      seen.set(container, position);
      const facts: NodeFacts = {
        parent: byKey.get(container),
        connections: connections.get(node.key) ?? 0,
        problems: problems.get(node.id ?? '')?.length ?? 0,
        position,
        siblings: siblings.get(container) ?? 1,
      };
      return [node.key, nodeName(node, facts)];
    }),
  );
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
