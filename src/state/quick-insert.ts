import { canInsert } from '../editor/commands/containers.ts';
import type { TableName } from '../editor/session.ts';
import type { LabDocument, Scene, SceneNode } from './canvas.ts';

/** What a line such as `+ec2 api in app-a` asks for. */
export interface QuickInsert {
  readonly table: TableName;
  /** As people call the kind: "EC2 instance". */
  readonly kind: string;
  /** Document key of the container. */
  readonly into: string;
  /** As people call the container: "app-a". */
  readonly intoTitle: string;
  /** The name given in the line; absent: the next free one. */
  readonly name?: string;
  /** True, or why it cannot stand there. */
  readonly verdict: true | string;
}

interface Kind {
  readonly table: TableName;
  readonly kind: string;
  /** What people type for it, the shortest first. */
  readonly words: readonly string[];
  readonly containers: readonly SceneNode['kind'][];
}

const kinds: readonly Kind[] = [
  {
    table: 'instance',
    kind: 'EC2 instance',
    words: ['ec2', 'instance', 'server', 'vm', 'host', 'ec2 instance'],
    containers: ['subnet'],
  },
  { table: 'subnet', kind: 'Subnet', words: ['subnet', 'sub'], containers: ['vpc', 'zone'] },
  { table: 'vpc', kind: 'VPC', words: ['vpc', 'network'], containers: ['region'] },
  {
    table: 'nat-gateway',
    kind: 'NAT gateway',
    words: ['nat', 'natgw', 'nat gateway', 'nat-gateway'],
    containers: ['subnet'],
  },
  {
    table: 'internet-gateway',
    kind: 'Internet gateway',
    words: ['igw', 'internet gateway', 'internet-gateway'],
    containers: ['vpc'],
  },
  {
    table: 'security-group',
    kind: 'Security group',
    words: ['sg', 'group', 'security group', 'security-group'],
    containers: ['vpc'],
  },
  {
    table: 'network-interface',
    kind: 'Network interface',
    words: ['eni', 'interface', 'network interface', 'network-interface'],
    containers: ['subnet'],
  },
];

/** The parts of a line: what, called what, where. */
export interface QuickLine {
  readonly what: string;
  readonly name: string | null;
  /** Null while the line does not say `in`; empty right after it. */
  readonly where: string | null;
}

/** Splits `+ec2 api in app-a`; the plus may be left out. */
export function splitQuickLine(text: string): QuickLine {
  const line = text.trimStart().replace(/^\+\s*/, '');
  const place = /\s(?:in|into|to)(?:\s+(.*)|$)/i.exec(line);
  const head = (place === null ? line : line.slice(0, place.index)).trim().replace(/\s+/g, ' ');
  const where = place === null ? null : (place[1] ?? '').trim();
  const lower = head.toLowerCase();
  const word = kinds
    .flatMap(({ words }) => words)
    .filter((each) => lower === each || lower.startsWith(`${each} `))
    .sort((left, right) => right.length - left.length)[0];
  if (word === undefined) return { what: lower, name: null, where };
  const name = head.slice(word.length).trim();
  return { what: word, name: name === '' ? null : name, where };
}

/**
 * What the line may mean, the likeliest first. Where it names no place, what is selected comes first, then
 * every container that would take it, then those that would not.
 */
export function quickInserts(
  document: LabDocument,
  scene: Scene,
  selection: readonly string[],
  text: string,
): readonly QuickInsert[] {
  const { what, name, where } = splitQuickLine(text);
  const chosen = new Set(around(scene, selection));
  const offers = meant(what).flatMap(({ table, kind, containers }, order) =>
    scene.nodes
      .filter((node) => containers.includes(node.kind))
      .flatMap((node) => {
        const fit = closeness(node.title, where);
        if (fit === null) return [];
        const verdict = canInsert(document, table, node.key);
        const offer: QuickInsert = {
          table,
          kind,
          into: node.key,
          intoTitle: node.title,
          verdict,
          ...(name === null ? {} : { name }),
        };
        return [{ offer, rank: [fit, verdict === true ? 0 : 1, chosen.has(node.key) ? 0 : 1, order] }];
      }),
  );
  return offers.sort((left, right) => compare(left.rank, right.rank)).map(({ offer }) => offer);
}

/** Kinds that the words name, else those with a word that begins so. */
function meant(what: string): readonly Kind[] {
  const exact = kinds.filter(({ words }) => words.includes(what));
  if (exact.length > 0) return exact;
  return kinds.filter(({ words }) => words.some((word) => word.startsWith(what)));
}

/** 0: called exactly so, 1: begins so, 2: contains it; null: another one. */
function closeness(title: string, where: string | null): number | null {
  const [name, wanted] = [title.toLowerCase(), (where ?? '').toLowerCase()];
  if (name === wanted || wanted === '') return 0;
  if (name.startsWith(wanted)) return 1;
  return name.includes(wanted) ? 2 : null;
}

/** What is selected and everything around it. */
function around(scene: Scene, selection: readonly string[]): readonly string[] {
  const parents = new Map(scene.nodes.map(({ key, parent }) => [key, parent]));
  const keys: string[] = [];
  for (const start of selection) {
    for (let key: string | null = start; key !== null; key = parents.get(key) ?? null) keys.push(key);
  }
  return keys;
}

function compare(left: readonly number[], right: readonly number[]): number {
  for (const [index, value] of left.entries()) {
    const difference = value - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
