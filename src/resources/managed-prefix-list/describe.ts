import * as z from 'zod';
import type { DescribeMapping, ImportContext, ImportedRecord } from '../../kernel/cloud/registry.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { cidrOrNull, formatCidr } from '../../kernel/net/cidr.ts';
import { ec2Arn } from '../shared/arn.ts';
import { extraFields, readObject } from '../shared/import-object.ts';
import { canonicalIpv6Cidr } from '../shared/ipv6-cidr.ts';
import type { AwsListView, AwsTables } from '../tables.ts';
import { currentEntries, type PrefixListEntry } from './entries.ts';
import { AWS_OWNER } from './find-list.ts';
import type { ManagedPrefixList } from './schema.ts';

/** The list as `DescribeManagedPrefixLists` answers it; its entries are another call's answer. */
export function printPrefixList(_view: AwsListView, list: ManagedPrefixList): JsonObject {
  const isAws = list.account === AWS_OWNER;
  const version = list.Versions.at(-1)?.Version;
  return {
    ...(list.extra as JsonObject | undefined),
    PrefixListId: list.id,
    AddressFamily: list.AddressFamily,
    State: list.State,
    ...(list.StateMessage === undefined ? {} : { StateMessage: list.StateMessage }),
    PrefixListArn: ec2Arn({ ...list, account: isAws ? 'aws' : list.account }, `prefix-list/${list.id}`),
    PrefixListName: list.PrefixListName,
    ...(list.MaxEntries === undefined ? {} : { MaxEntries: list.MaxEntries }),
    // AWS tells no version of its own lists.
    ...(isAws || version === undefined ? {} : { Version: version }),
    Tags: list.Tags.map((tag) => ({ ...tag })),
    OwnerId: list.account,
  };
}

/** AWS's own list as `DescribePrefixLists` answers it. */
export function printServicePrefixList(list: ManagedPrefixList): JsonObject {
  return {
    Cidrs: (currentEntries(list) ?? []).map((entry) => entry.Cidr),
    PrefixListId: list.id,
    PrefixListName: list.PrefixListName,
  };
}

const rawList = z.object({
  PrefixListId: z.string(),
  PrefixListName: z.string(),
  AddressFamily: z.enum(['IPv4', 'IPv6']).default('IPv4'),
  State: z.string().default('create-complete'),
  StateMessage: z.string().optional(),
  MaxEntries: z.int().optional(),
  OwnerId: z.string().optional(),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string().default('') })).default([]),
});

/** `Version` alone, without the entries, is kept as an unmodelled field until they are laid over. */
const MODELLED = [...Object.keys(rawList.shape), 'PrefixListArn'];

function parsePrefixList(raw: JsonObject, context: ImportContext): readonly ImportedRecord[] | string {
  const read = readObject(rawList, raw);
  if (typeof read === 'string') return read;
  const { PrefixListId, OwnerId, StateMessage, MaxEntries, ...facts } = read;
  const record: ManagedPrefixList = {
    id: PrefixListId,
    key: PrefixListId,
    account: OwnerId ?? context.account,
    region: context.region,
    ...facts,
    ...(StateMessage === undefined ? {} : { StateMessage }),
    ...(MaxEntries === undefined ? {} : { MaxEntries }),
    Versions: [],
    ...extraFields(raw, MODELLED, {}),
  };
  return [{ table: 'managed-prefix-list', record }];
}

const rawServiceList = z.object({
  PrefixListId: z.string(),
  PrefixListName: z.string(),
  Cidrs: z.array(z.string()).default([]),
});

/** One object of `PrefixLists` (`DescribePrefixLists`): a list that AWS owns, with its blocks. */
export function parseServicePrefixList(
  raw: JsonObject,
  context: ImportContext,
): readonly ImportedRecord[] | string {
  const read = readObject(rawServiceList, raw);
  if (typeof read === 'string') return read;
  const { PrefixListId, PrefixListName, Cidrs } = read;
  const record: ManagedPrefixList = {
    id: PrefixListId,
    key: PrefixListId,
    account: AWS_OWNER,
    region: context.region,
    Tags: [],
    PrefixListName,
    AddressFamily: Cidrs.some((cidr) => cidr.includes(':')) ? 'IPv6' : 'IPv4',
    State: 'create-complete',
    Versions: [{ Version: 1, Entries: Cidrs.map((Cidr) => ({ Cidr: canonical(Cidr) })) }],
    ...extraFields(raw, Object.keys(rawServiceList.shape), {}),
  };
  return [{ table: 'managed-prefix-list', record }];
}

const rawEntries = z.array(z.object({ Cidr: z.string(), Description: z.string().optional() }));

/**
 * Lays the `Entries` of `GetManagedPrefixListEntries` over a parsed list as its version in force.
 * A string is the reason why they cannot be read.
 */
export function layPrefixListEntries(list: ManagedPrefixList, entries: unknown): ManagedPrefixList | string {
  const read = rawEntries.safeParse(entries);
  if (!read.success) return 'Entries: each needs a Cidr';
  const { Version: told, ...extra } = list.extra ?? {};
  const { extra: _extra, ...facts } = list;
  const Entries = read.data.map(
    ({ Cidr, Description }): PrefixListEntry => ({
      Cidr: canonical(Cidr),
      ...(Description === undefined ? {} : { Description }),
    }),
  );
  return {
    ...facts,
    Versions: [{ Version: typeof told === 'number' ? told : 1, Entries }],
    ...(Object.keys(extra).length === 0 ? {} : { extra }),
  };
}

function canonical(text: string): string {
  const cidr = cidrOrNull(text);
  return cidr === null ? (canonicalIpv6Cidr(text) ?? text) : formatCidr(cidr);
}

export const managedPrefixListDescribe: DescribeMapping<AwsTables, ManagedPrefixList> = {
  key: 'ManagedPrefixLists',
  print: printPrefixList,
  parse: parsePrefixList,
};
