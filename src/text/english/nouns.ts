import type { AwsTables } from '../../resources/tables.ts';
import type { Naming } from '../naming.ts';

/** What a resource of each kind is called inside a sentence, found by the prefix of its id. */
const nouns: { readonly [K in keyof AwsTables]: { readonly prefix: string; readonly noun: string } } = {
  vpc: { prefix: 'vpc', noun: 'VPC' },
  subnet: { prefix: 'subnet', noun: 'subnet' },
  'internet-gateway': { prefix: 'igw', noun: 'internet gateway' },
  'elastic-ip': { prefix: 'eipalloc', noun: 'Elastic IP' },
  'nat-gateway': { prefix: 'nat', noun: 'NAT gateway' },
  'route-table': { prefix: 'rtb', noun: 'route table' },
  'security-group': { prefix: 'sg', noun: 'security group' },
  'network-acl': { prefix: 'acl', noun: 'network ACL' },
  'network-interface': { prefix: 'eni', noun: 'network interface' },
  instance: { prefix: 'i', noun: 'instance' },
  'key-pair': { prefix: 'key', noun: 'key pair' },
  'vpc-peering-connection': { prefix: 'pcx', noun: 'peering connection' },
  'managed-prefix-list': { prefix: 'pl', noun: 'prefix list' },
};

/** What several resources of a table are called, as a heading: `Security groups`, `NAT gateways`. */
export function pluralOf(table: keyof AwsTables): string {
  return `${sentenceCase(nouns[table].noun)}s`;
}

/** What that many resources of a table are called inside a sentence: `1 subnet`, `2 NAT gateways`. */
export function counted(count: number, table: keyof AwsTables): string {
  return `${count} ${nouns[table].noun}${count === 1 ? '' : 's'}`;
}

/** The same for a table that may be of no kind that has words. */
export function countedKind(count: number, table: string): string {
  return Object.hasOwn(nouns, table) ? counted(count, table as keyof AwsTables) : `${count} ${table}`;
}

const byPrefix: ReadonlyMap<string, string> = new Map(
  Object.values(nouns).map(({ prefix, noun }) => [prefix, noun]),
);

export function nounOf(id: string): string | null {
  return byPrefix.get(id.slice(0, id.indexOf('-'))) ?? null;
}

/** `security group web (sg-0…)`; instances go by their name alone. */
export function thing(id: string, names: Naming): string {
  if (id === 'internet') return 'the internet';
  const noun = nounOf(id);
  const name = names(id);
  return noun === null || (noun === 'instance' && name !== id) ? name : `${noun} ${name}`;
}

/** The same for the start of a sentence; a name keeps its own spelling. */
export function opening(id: string, names: Naming): string {
  const text = thing(id, names);
  return nounOf(id) === 'instance' && !text.startsWith('instance ') ? text : sentenceCase(text);
}

export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[], joiner = 'and'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${joiner} ${last}`;
}

/** A rule's or route's own words with the ids in them named: `tcp 8080 from web (sg-0…)`. */
export function withNames(text: string, names: Naming): string {
  return text.replace(/\b[a-z]+-[0-9a-z]+\b/g, (id) => (nounOf(id) === null ? id : names(id)));
}
