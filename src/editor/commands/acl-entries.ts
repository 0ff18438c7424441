import type { JsonObject } from '../../kernel/lib/json.ts';
import type { NetworkAcl, NetworkAclEntry } from '../../resources/network-acl/schema.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import type { EditSession } from '../session.ts';
import type { Command } from './command.ts';
import { nameOf, needRecord, placeOf, recordAt } from './support.ts';

/** A line of a network ACL as a person writes it. */
export interface EntryDraft {
  /** NaN: not given. */
  readonly RuleNumber: number;
  /** A number as text, `-1` for all. */
  readonly Protocol: string;
  readonly RuleAction: 'allow' | 'deny';
  readonly block: string;
  /** For ICMP the type; null: not given. */
  readonly From: number | null;
  /** For ICMP the code. */
  readonly To: number | null;
}

/** Which line of a list is meant. */
export interface EntryPlace {
  /** Key of the list. */
  readonly key: string;
  readonly egress: boolean;
  readonly number: number;
}

export const addAclEntry: Command<Omit<EntryPlace, 'number'> & { readonly entry: EntryDraft }> = {
  id: 'add-acl-entry',
  category: 'edit',
  title: 'Add ACL rule…',
  shortcuts: [],
  available: ({ document }, { key }) =>
    recordAt(document.cloud, 'network-acl', key) !== undefined || 'Select a network ACL.',
  label: ({ document: { cloud } }, { key, entry }) => `Add rule ${entry.RuleNumber} to ${nameOf(cloud, key)}`,
  run: (session, { key, egress, entry }) => {
    const acl = needRecord(session, 'network-acl', key);
    session.request('CreateNetworkAclEntry', inputOf(acl, egress, entry), placeOf(acl));
  },
};

/** A line under another number is another line to AWS. */
export const replaceAclEntry: Command<EntryPlace & { readonly entry: EntryDraft }> = {
  id: 'replace-acl-entry',
  category: 'edit',
  title: 'Change ACL rule…',
  shortcuts: [],
  available: ({ document }, place) => isThere(document.cloud, place),
  label: ({ document: { cloud } }, { key, number }) => `Change rule ${number} of ${nameOf(cloud, key)}`,
  run: (session, { key, egress, number, entry }) => {
    const acl = needRecord(session, 'network-acl', key);
    const input = inputOf(acl, egress, entry);
    if (entry.RuleNumber === number) session.request('ReplaceNetworkAclEntry', input, placeOf(acl));
    else {
      session.request('CreateNetworkAclEntry', input, placeOf(acl));
      remove(session, acl, egress, number);
    }
  },
};

export const deleteAclEntry: Command<EntryPlace> = {
  id: 'delete-acl-entry',
  category: 'edit',
  title: 'Delete ACL rule',
  shortcuts: [],
  available: ({ document }, place) => isThere(document.cloud, place),
  label: ({ document: { cloud } }, { key, number }) => `Delete rule ${number} of ${nameOf(cloud, key)}`,
  run: (session, { key, egress, number }) =>
    remove(session, needRecord(session, 'network-acl', key), egress, number),
};

/** ACL-1: the numbers are the order, so two neighbours trade theirs. */
export const moveAclEntry: Command<EntryPlace & { readonly step: 1 | -1 }> = {
  id: 'move-acl-entry',
  category: 'edit',
  title: 'Move ACL rule',
  shortcuts: [],
  available: ({ document }, place) => {
    const [entry, other] = neighbours(document.cloud, place);
    if (entry === undefined) return 'The rule is gone.';
    return other !== undefined || 'There is no rule beyond it.';
  },
  label: ({ document: { cloud } }, { key, number, step }) =>
    `Move rule ${number} of ${nameOf(cloud, key)} ${step < 0 ? 'up' : 'down'}`,
  run: (session, place) => {
    const acl = needRecord(session, 'network-acl', place.key);
    const [entry, other] = neighbours(session.cloud, place);
    if (entry === undefined || other === undefined) return session.refuse('NotFound', 'The rule is gone.');
    for (const [from, to] of [
      [entry, other],
      [other, entry],
    ] as const)
      session.request(
        'ReplaceNetworkAclEntry',
        { NetworkAclId: acl.id, ...(from as JsonObject), RuleNumber: to.RuleNumber },
        placeOf(acl),
      );
  },
};

/** The lowest free number after the last one, by tens of ten as AWS's console counts. */
export function nextEntryNumber(acl: NetworkAcl, egress: boolean): number {
  const numbers = acl.Entries.filter(({ Egress }) => Egress === egress).map(({ RuleNumber }) => RuleNumber);
  const last = numbers.length === 0 ? 0 : Math.max(...numbers);
  const round = Math.floor(last / 10) * 10 + 10;
  if (last === 0) return 100;
  if (round <= 32766) return round;
  const taken = new Set(numbers);
  let free = 32766;
  while (taken.has(free)) free--;
  return free;
}

export function entryDraftOf(entry: NetworkAclEntry): EntryDraft {
  const { RuleNumber, Protocol, RuleAction, PortRange, IcmpTypeCode } = entry;
  return {
    RuleNumber,
    Protocol,
    RuleAction,
    block: entry.CidrBlock ?? entry.Ipv6CidrBlock ?? '',
    From: PortRange?.From ?? IcmpTypeCode?.Type ?? null,
    To: PortRange?.To ?? IcmpTypeCode?.Code ?? null,
  };
}

function inputOf(acl: NetworkAcl, Egress: boolean, entry: EntryDraft): JsonObject {
  const { RuleNumber, Protocol, RuleAction, From, To } = entry;
  const block = entry.block.trim();
  return {
    NetworkAclId: acl.id,
    RuleNumber,
    Protocol,
    RuleAction,
    Egress,
    ...(block.includes(':') ? { Ipv6CidrBlock: block } : { CidrBlock: block }),
    ...rangeOf(Protocol, From, To),
  };
}

function rangeOf(protocol: string, from: number | null, to: number | null): JsonObject {
  if (from === null || to === null) return {};
  if (protocol === '6' || protocol === '17') return { PortRange: { From: from, To: to } };
  return protocol === '1' || protocol === '58' ? { IcmpTypeCode: { Type: from, Code: to } } : {};
}

function remove(session: EditSession, acl: NetworkAcl, Egress: boolean, RuleNumber: number): void {
  session.request('DeleteNetworkAclEntry', { NetworkAclId: acl.id, RuleNumber, Egress }, placeOf(acl));
}

function entriesOf(cloud: AwsCloud, { key, egress }: Omit<EntryPlace, 'number'>): readonly NetworkAclEntry[] {
  const entries = recordAt(cloud, 'network-acl', key)?.Entries ?? [];
  return entries
    .filter(({ Egress }) => Egress === egress)
    .sort((left, right) => left.RuleNumber - right.RuleNumber);
}

function isThere(cloud: AwsCloud, place: EntryPlace): true | string {
  return entriesOf(cloud, place).some(({ RuleNumber }) => RuleNumber === place.number) || 'The rule is gone.';
}

function neighbours(
  cloud: AwsCloud,
  place: EntryPlace & { readonly step: 1 | -1 },
): readonly [NetworkAclEntry | undefined, NetworkAclEntry | undefined] {
  const entries = entriesOf(cloud, place);
  const index = entries.findIndex(({ RuleNumber }) => RuleNumber === place.number);
  return [entries[index], index < 0 ? undefined : entries[index + place.step]];
}
