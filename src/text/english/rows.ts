import type { Row, RowReason } from '../../kernel/forward/answer.ts';
import type { AddressMatch, RouteRow, Rule } from '../../kernel/graph/rules.ts';
import { formatAddress } from '../../kernel/net/address.ts';
import { type Cidr, cidrHolds, formatCidr } from '../../kernel/net/cidr.ts';
import type { Header } from '../../kernel/net/header.ts';
import { formatPorts } from '../../kernel/net/ports.ts';
import { protocolName } from '../../kernel/net/protocol.ts';
import type { Naming } from '../naming.ts';
import { listed } from './nouns.ts';
import { icmpName, portWords } from './packets.ts';

/** A row of a table, and what it was asked. */
export interface RowScene {
  readonly row: Row;
  readonly header: Header;
  /** The row that decided instead; null: none did. */
  readonly decider: Row | null;
  readonly names: Naming;
}

/** Why a row decided, or did not. */
export const rows: Record<RowReason, (scene: RowScene) => string> = {
  decides: () => 'decides',
  'decides-partly': ({ row }) =>
    row.ports === undefined ? 'decides for some ports' : `decides for ${portWords(row.ports)}`,
  'also-matches': () => 'also matches',
  protocol: ({ row, header }) => {
    const protocol = ruleOf(row)?.protocol ?? null;
    const asked = protocolName(header.protocol);
    return protocol === null ? `not for ${asked}` : `is for ${protocolName(protocol)}, not ${asked}`;
  },
  port: ({ row, header }) => {
    const ports = ruleOf(row)?.ports ?? null;
    const asked = portWords(header.destinationPorts);
    const several = asked.startsWith('ports');
    if (ports === null) return `${asked} ${several ? 'do' : 'does'} not match`;
    if (several) return `${asked} lie outside ${formatPorts([ports])}`;
    return ports.from === ports.to
      ? `${asked} is not ${ports.from}`
      : `${asked} is not in ${formatPorts([ports])}`;
  },
  'icmp-type': ({ row, header }) => {
    const icmp = ruleOf(row)?.icmp ?? null;
    const asked = header.icmp === null ? 'this' : icmpName(header.icmp);
    if (icmp === null || icmp.type === null) return `not for ${asked}`;
    return `is for ${icmpName({ type: icmp.type, code: icmp.code ?? 0 })}, not ${asked}`;
  },
  source: ({ row, header, names }) => outsideOf(ruleOf(row)?.source, formatAddress(header.source), names),
  destination: ({ row, header, names }) =>
    outsideOf(ruleOf(row)?.destination, formatAddress(header.destination), names),
  'sender-hidden': ({ row, header, names }) => {
    const group = groupOf(ruleOf(row)?.source);
    const whose = group === null ? 'the sender' : `the first sender, of ${names(group)},`;
    return `${whose} is hidden behind ${formatAddress(header.source)}`;
  },
  never: ({ row }) => `never matches (${neverBecause(ruleOf(row))})`,
  'after-match': () => 'not read: a rule above decided',
  'not-covering': ({ row, header }) => {
    const blocks = routeOf(row)?.blocks ?? [];
    const asked = formatAddress(header.destination);
    return blocks.length === 0 ? 'holds no addresses' : `${asked} is not in ${someBlocks(blocks)}`;
  },
  'less-specific': ({ row, header, decider }) => {
    const own = lengthFor(row, header);
    const winner = decider === null ? null : lengthFor(decider, header);
    return own === null || winner === null
      ? 'also matches, but a longer prefix wins'
      : `also matches, but /${winner} is longer than /${own}`;
  },
  'lower-priority': ({ decider }) =>
    decider === null
      ? 'also matches, but comes later'
      : `also matches, but ${decider.text} of the same length comes first`,
  chosen: () => 'chosen',
  'not-chosen': () => 'could have been chosen',
  ineligible: ({ row }) => `cannot be chosen: ${row.text}`,
};

function ruleOf(row: Row): Rule | null {
  return row.subject !== null && 'action' in row.subject ? row.subject : null;
}

function routeOf(row: Row): RouteRow | null {
  return row.subject !== null && 'targetId' in row.subject ? row.subject : null;
}

function groupOf(match: AddressMatch | null | undefined): string | null {
  if (match?.kind !== 'sender' && match?.kind !== 'holder') return null;
  // Graph names of groups carry a prefix; the id is what people know.
  return match.group.slice(match.group.indexOf(':') + 1);
}

function outsideOf(match: AddressMatch | null | undefined, address: string, names: Naming): string {
  const group = groupOf(match);
  if (group !== null) return `${address} does not belong to ${names(group)}`;
  if (match?.kind === 'blocks' && match.blocks.length > 0)
    return `${address} is not in ${someBlocks(match.blocks)}`;
  return `${address} does not match`;
}

function someBlocks(blocks: readonly Cidr[]): string {
  if (blocks.length > 3) return `any of its ${blocks.length} blocks`;
  return listed(blocks.map(formatCidr), 'or');
}

function neverBecause(rule: Rule | null): string {
  for (const match of [rule?.source, rule?.destination]) if (match?.kind === 'never') return match.because;
  return 'no address can match it';
}

/** Length of the longest block of the route that holds the packet's destination. */
function lengthFor(row: Row, header: Header): number | null {
  const lengths = (routeOf(row)?.blocks ?? [])
    .filter((block) => cidrHolds(block, header.destination))
    .map((block) => block.length);
  return lengths.length === 0 ? null : Math.max(...lengths);
}
