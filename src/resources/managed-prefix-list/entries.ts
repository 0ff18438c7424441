import { refuse } from '../../kernel/cloud/aws-error.ts';
import { formatCidr, parseCidr } from '../../kernel/net/cidr.ts';
import { canonicalIpv6Cidr } from '../shared/ipv6-cidr.ts';
import type { ManagedPrefixList } from './schema.ts';

export type PrefixListEntry = ManagedPrefixList['Versions'][number]['Entries'][number];

/** AWS's limit for one call; a list may hold up to `MOST_ENTRIES` (NET-14). */
const ENTRIES_PER_REQUEST = 100;
const MOST_ENTRIES = 1000;

/** The entries in force, or undefined when an import brought the list without them. */
export function currentEntries(list: ManagedPrefixList): readonly PrefixListEntry[] | undefined {
  return list.Versions.at(-1)?.Entries;
}

/** The entries of a request in canonical form (RT-13). */
export function readEntries(
  given: readonly { readonly Cidr: string; readonly Description?: string | undefined }[],
  family: ManagedPrefixList['AddressFamily'],
): PrefixListEntry[] {
  checkCount(given.length);
  const entries = given.map(({ Cidr, Description }): PrefixListEntry => {
    if (Description !== undefined && Description.length > 255)
      refuse('InvalidParameterValue', 'Entry descriptions must be at most 255 characters long.', 'Entries');
    return { Cidr: readBlock(Cidr, family), ...(Description === undefined ? {} : { Description }) };
  });
  entries.forEach((entry, index) => {
    if (entries.findIndex((other) => other.Cidr === entry.Cidr) !== index)
      refuse('InvalidParameterValue', `The entries contain ${entry.Cidr} more than once.`, 'Entries');
  });
  return entries;
}

/** The blocks a request takes out, in canonical form. */
export function readRemovals(
  given: readonly { readonly Cidr: string }[],
  family: ManagedPrefixList['AddressFamily'],
): readonly string[] {
  checkCount(given.length);
  return given.map(({ Cidr }) => readBlock(Cidr, family));
}

function checkCount(count: number): void {
  if (count > ENTRIES_PER_REQUEST)
    refuse(
      'InvalidParameterValue',
      `The number of entries per request cannot exceeds limit (${ENTRIES_PER_REQUEST}).`,
      'Entries',
    );
}

function readBlock(text: string, family: ManagedPrefixList['AddressFamily']): string {
  const parsed = parseCidr(text);
  const four = parsed.ok ? formatCidr(parsed.value) : null;
  const block = family === 'IPv4' ? four : canonicalIpv6Cidr(text);
  return (
    block ??
    refuse('InvalidParameterValue', `The CIDR (${text}) is not a valid ${family} CIDR block.`, 'Entries')
  );
}

export function checkMaxEntries(count: number): void {
  if (count < 1 || count > MOST_ENTRIES)
    refuse('InvalidParameterValue', `Must specify a max size between 1 and ${MOST_ENTRIES}`, 'MaxEntries');
}

export function checkFits(entries: readonly PrefixListEntry[], most: number | undefined): void {
  if (most !== undefined && entries.length > most)
    refuse(
      'PrefixListMaxEntriesExceeded',
      `The prefix list would hold ${entries.length} entries, but its maximum is ${most}.`,
      'MaxEntries',
    );
}

export function checkName(name: string): void {
  if (name === '' || name.length > 255)
    refuse('InvalidParameterValue', 'The name must be 1 to 255 characters long.', 'PrefixListName');
  if (name.startsWith('com.amazonaws'))
    refuse('InvalidParameterValue', "The name cannot start with 'com.amazonaws'.", 'PrefixListName');
}
