import { formatPorts } from '../kernel/net/ports.ts';
import { hasPorts, ICMP, type Protocol, protocolName, TCP, UDP } from '../kernel/net/protocol.ts';
import type { ReachChange } from '../kernel/reach/compare.ts';
import { listed } from './english/nouns.ts';
import { reachWords } from './english/reach-words.ts';

/** `tcp 443`, `icmp`. */
export function describeTraffic(protocol: Protocol, port: number | null): string {
  const name = protocolName(protocol);
  return port === null ? name : `${name} ${port}`;
}

/** So many groups of changes are told one by one. */
const MOST_TOLD = 3;

/**
 * Changes as one clause without its full stop: "tcp 22 from Internet to web-1 and web-2". Pairs with the
 * same traffic are told together where they share the sender, or where the senders share their receivers;
 * `name` is how an end is called.
 */
export function describeChanges(changes: readonly ReachChange[], name: (end: string) => string): string {
  const { told, rest } = tellChanges(changes, name, MOST_TOLD);
  return (rest === 0 ? told : [...told, reachWords.more(rest)]).join('; ');
}

/** The same, clause by clause: the first `most` of them with as many names, and how many are left. */
export function tellChanges(
  changes: readonly ReachChange[],
  name: (end: string) => string,
  most: number,
): { readonly told: readonly string[]; readonly rest: number } {
  const bySender = new Map<string, { readonly what: string; readonly from: string; readonly to: string[] }>();
  for (const pair of pairsOf(changes)) {
    const what = trafficOf(pair);
    const { from, to } = pair[0];
    const key = `${from} ${what}`;
    const group = bySender.get(key) ?? { what, from, to: [] };
    group.to.push(to);
    bySender.set(key, group);
  }
  const groups = new Map<string, { readonly what: string; readonly from: string[]; readonly to: string[] }>();
  for (const { what, from, to } of bySender.values()) {
    const key = `${what} ${to.join(' ')}`;
    const group = groups.get(key) ?? { what, from: [], to };
    group.from.push(from);
    groups.set(key, group);
  }
  const all = [...groups.values()];
  const told = all
    .slice(0, most)
    .map(({ what, from, to }) =>
      reachWords.between(what, namesOf(from, name, most), namesOf(to, name, most)),
    );
  return { told, rest: all.length - told.length };
}

function namesOf(ends: readonly string[], name: (end: string) => string, most: number): string {
  // Whoever reads only the first names should not miss the whole world.
  const sorted = [...ends].sort((left, right) => Number(right === INTERNET) - Number(left === INTERNET));
  const told = sorted.slice(0, most).map(name);
  const rest = ends.length - told.length;
  return listed(rest === 0 ? told : [...told, reachWords.more(rest)]);
}

const INTERNET = 'internet';

type Pair = readonly [ReachChange, ...ReachChange[]];

function pairsOf(changes: readonly ReachChange[]): readonly Pair[] {
  const pairs = new Map<string, [ReachChange, ...ReachChange[]]>();
  for (const change of changes) {
    const key = `${change.from} ${change.to}`;
    const known = pairs.get(key);
    if (known === undefined) pairs.set(key, [change]);
    else known.push(change);
  }
  return [...pairs.values()];
}

/** The same pair may come with several verdicts: what counts here is only which traffic. */
function trafficOf(pair: Pair): string {
  const whole = new Set(pair.filter(isWhole).map(({ protocol }) => protocol));
  if ([TCP, UDP, ICMP].every((protocol) => whole.has(protocol))) return reachWords.allTraffic;
  const parts = pair.map((change) => {
    const name = protocolName(change.protocol);
    if (!hasPorts(change.protocol)) return name;
    return whole.has(change.protocol) ? reachWords.allOf(name) : `${name} ${formatPorts(change.ports)}`;
  });
  return listed([...new Set(parts)]);
}

function isWhole({ protocol, ports }: ReachChange): boolean {
  if (!hasPorts(protocol)) return true;
  return ports.some(({ from, to }) => from === 0 && to === 65535);
}
