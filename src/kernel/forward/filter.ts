import type { Graph, InterfaceNode } from '../graph/graph.ts';
import type { AddressMatch, Rule, RuleTable } from '../graph/rules.ts';
import { cidrHolds } from '../net/cidr.ts';
import type { Header } from '../net/header.ts';
import { addPorts, intersectPorts, type PortSet, subtractPorts } from '../net/ports.ts';
import { hasPorts } from '../net/protocol.ts';
import type { Row, RowReason } from './answer.ts';

/** What a rule can see of a packet. */
export interface Sight {
  readonly graph: Graph;
  readonly header: Header;
  /** The interface that sent the packet, while its identity is intact (SG-9). */
  readonly sender: InterfaceNode | null;
  /** The interface that first sent it, even when a middlebox has hidden it since. */
  readonly hiddenSender: InterfaceNode | null;
}

/** What a filter makes of a packet, or of the set of packets its port set stands for. */
export interface Decision {
  readonly allowed: 'all' | 'none' | 'some';
  /** With `some`: the destination ports that pass. */
  readonly passing: PortSet;
  /** The rule that decided: the first to allow, or the first to deny when nothing passes. */
  readonly rule: Rule | null;
  readonly table: RuleTable | null;
  /** The rule that took what is lost; null: no rule matched it. */
  readonly losing: Rule | null;
  readonly losingTable: RuleTable | null;
}

type Mode = 'first' | 'any';

const PASS_ALL: PortSet = [];

/**
 * Evaluates rules over a packet: in order, the first match decides (ACL-1). Where all rules allow,
 * order does not matter and one match is enough (SG-1, SG-2), so the same evaluation serves. Where
 * the header's ports are a range, each part of it gets its own decision.
 */
export function decide(tables: readonly RuleTable[], otherwise: 'allow' | 'deny', sight: Sight): Decision {
  const { header } = sight;
  const ported = hasPorts(header.protocol);
  let remaining = header.destinationPorts;
  let passing: PortSet = PASS_ALL;
  let rule: Rule | null = null;
  let ruleTable: RuleTable | null = null;
  let losing: Rule | null = null;
  let losingTable: RuleTable | null = null;
  for (const table of tables) {
    for (const candidate of table.rules) {
      if (mismatch(candidate, sight, ported) !== null) continue;
      const whole = !ported || candidate.ports === null || coversAll(candidate, remaining);
      const hit = whole || candidate.ports === null ? remaining : intersectPorts(remaining, candidate.ports);
      if (candidate.action === 'allow') {
        rule ??= candidate;
        ruleTable ??= table;
        if (whole && passing.length === 0 && losing === null)
          return {
            allowed: 'all',
            passing: remaining,
            rule,
            table: ruleTable,
            losing: null,
            losingTable: null,
          };
        for (const range of hit) passing = addPorts(passing, range);
      } else if (losing === null) {
        losing = candidate;
        losingTable = table;
        if (whole && rule === null)
          return { allowed: 'none', passing: PASS_ALL, rule: candidate, table, losing, losingTable };
      }
      if (whole) return mixed(passing, header, rule, ruleTable, losing, losingTable);
      if (candidate.ports !== null) remaining = subtractPorts(remaining, candidate.ports);
    }
  }
  if (otherwise === 'allow') {
    if (losing === null)
      return {
        allowed: 'all',
        passing: header.destinationPorts,
        rule,
        table: ruleTable,
        losing,
        losingTable,
      };
    for (const range of remaining) passing = addPorts(passing, range);
    return mixed(passing, header, rule, ruleTable, losing, losingTable);
  }
  if (rule === null)
    return { allowed: 'none', passing: PASS_ALL, rule: losing, table: losingTable, losing, losingTable };
  return mixed(passing, header, rule, ruleTable, losing, losingTable);
}

function mixed(
  passing: PortSet,
  header: Header,
  rule: Rule | null,
  table: RuleTable | null,
  losing: Rule | null,
  losingTable: RuleTable | null,
): Decision {
  if (passing.length === 0)
    return { allowed: 'none', passing, rule: losing, table: losingTable, losing, losingTable };
  const all = header.destinationPorts.every((range) =>
    passing.some((part) => part.from <= range.from && part.to >= range.to),
  );
  if (all) return { allowed: 'all', passing, rule, table, losing: null, losingTable: null };
  return { allowed: 'some', passing, rule, table, losing, losingTable };
}

function coversAll(rule: Rule, ports: PortSet): boolean {
  if (rule.ports === null) return true;
  for (const range of ports) if (range.from < rule.ports.from || range.to > rule.ports.to) return false;
  return true;
}

/** Why the rule says nothing about the packet; null when it does. */
function mismatch(rule: Rule, sight: Sight, ported: boolean): RowReason | null {
  const { header } = sight;
  if (rule.protocol !== null && rule.protocol !== header.protocol) return 'protocol';
  if (rule.icmp !== null && header.icmp !== null) {
    if (rule.icmp.type !== null && rule.icmp.type !== header.icmp.type) return 'icmp-type';
    if (rule.icmp.code !== null && rule.icmp.code !== header.icmp.code) return 'icmp-type';
  }
  if (rule.source !== null) {
    const reason = addressMismatch(rule.source, 'source', sight);
    if (reason !== null) return reason;
  }
  if (rule.destination !== null) {
    const reason = addressMismatch(rule.destination, 'destination', sight);
    if (reason !== null) return reason;
  }
  if (ported && rule.ports !== null) {
    const { from, to } = rule.ports;
    for (const range of header.destinationPorts) if (range.to >= from && range.from <= to) return null;
    return 'port';
  }
  return null;
}

function addressMismatch(match: AddressMatch, end: 'source' | 'destination', sight: Sight): RowReason | null {
  const address = sight.header[end];
  switch (match.kind) {
    case 'blocks':
      for (const block of match.blocks) if (cidrHolds(block, address)) return null;
      return end;
    case 'sender': {
      const group = sight.graph.groups.get(match.group);
      if (group === undefined) return end;
      if (sight.sender !== null && group.interfaces.has(sight.sender)) return null;
      return sight.hiddenSender !== null && group.interfaces.has(sight.hiddenSender) ? 'sender-hidden' : end;
    }
    case 'holder':
      return sight.graph.groups.get(match.group)?.addresses.has(address) === true ? null : end;
    default:
      return 'never';
  }
}

/** Every row of the tables with the reason why it decided or lost, in order; the decision first made. */
export function explainRows(
  mode: Mode,
  tables: readonly RuleTable[],
  sight: Sight,
  decision: Decision,
): readonly Row[] {
  const ported = hasPorts(sight.header.protocol);
  const rows: Row[] = [];
  let remaining = sight.header.destinationPorts;
  let finished = false;
  for (const table of tables) {
    for (const rule of table.rules) {
      const reason = mismatch(rule, sight, ported);
      if (reason !== null || finished) {
        rows.push(
          rowOf(table, rule, finished && mode === 'first' ? 'after-match' : (reason ?? 'also-matches')),
        );
        continue;
      }
      const hit = !ported || rule.ports === null ? remaining : intersectPorts(remaining, rule.ports);
      if (ported && hit.length === 0) {
        rows.push(rowOf(table, rule, 'also-matches'));
        continue;
      }
      const whole = !ported || rule.ports === null || coversAll(rule, remaining);
      const partly = decision.allowed === 'some' || !whole;
      rows.push(
        partly ? { ...rowOf(table, rule, 'decides-partly'), ports: hit } : rowOf(table, rule, 'decides'),
      );
      if (whole) finished = true;
      else if (rule.ports !== null) remaining = subtractPorts(remaining, rule.ports);
    }
  }
  return rows;
}

function rowOf(table: RuleTable, rule: Rule, reason: RowReason): Row {
  const row = { owner: table.origin, id: rule.id, text: rule.text, reason, subject: rule };
  return reason === 'sender-hidden' && rule.source?.kind === 'sender'
    ? { ...row, code: rule.source.lostCode }
    : row;
}

/** The row of a rule or route among those explained. */
export function rowFor(rows: readonly Row[], subject: Row['subject']): Row | null {
  if (subject !== null) for (const row of rows) if (row.subject === subject) return row;
  return null;
}
