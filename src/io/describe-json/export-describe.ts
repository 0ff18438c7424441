import type { ResourceRecord } from '../../kernel/cloud/record.ts';
import type { Registry } from '../../kernel/cloud/registry.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { AWS_OWNER } from '../../resources/managed-prefix-list/find-list.ts';
import type { AwsCloud, AwsListView, AwsTables } from '../../resources/tables.ts';
import type { TableName } from './gather.ts';
import { printSideAnswers } from './side-answers.ts';

/** What the describe calls of one account and Region answer, by key of the answer. */
export type DescribeAnswers = { readonly [key: string]: readonly JsonObject[] };

export interface Bundle {
  readonly accounts: { readonly [account: string]: { readonly [region: string]: DescribeAnswers } };
}

/**
 * What the describe calls would answer in that account and Region: its own records, the peerings
 * that end there, AWS's prefix lists, and what an import kept. Guest facts are not among it.
 */
export function exportDescribe(
  registry: Registry<AwsTables>,
  cloud: AwsCloud,
  account: string,
  region: string,
): DescribeAnswers {
  const answers = new Map<string, JsonObject[]>();
  const add = (key: string, values: readonly JsonObject[]): void => {
    const list = answers.get(key);
    if (list === undefined) answers.set(key, [...values]);
    else list.push(...values);
  };
  const view = viewOf(cloud);
  const names = Object.keys(registry) as TableName[];
  for (const name of names.filter((name) => Object.hasOwn(cloud.tables, name)))
    add(registry[name].describe.key, printTable(registry, view, name, account, region));
  const side = printSideAnswers(
    view,
    seen(view, 'managed-prefix-list', account, region),
    seen(view, 'security-group', account, region),
  );
  for (const [key, values] of Object.entries(side)) add(key, values);
  for (const kept of cloud.kept)
    if (kept.account === account && kept.region === region) add(kept.kind, [kept.value]);
  return Object.fromEntries(answers);
}

/** Every account and Region of the document in one object; `importDescribe` reads it again. */
export function exportBundle(registry: Registry<AwsTables>, cloud: AwsCloud): Bundle {
  const regionsOf = new Map<string, Set<string>>();
  const see = (account: string, region: string): void => {
    const regions = regionsOf.get(account);
    if (regions === undefined) regionsOf.set(account, new Set([region]));
    else regions.add(region);
  };
  const records: readonly ResourceRecord[] = Object.values(cloud.tables).flatMap((table) =>
    Object.values(table),
  );
  for (const { account, region } of records) if (account !== AWS_OWNER) see(account, region);
  for (const { account, region } of cloud.kept) see(account, region);
  // AWS's lists are answered to whoever asks; where nobody is there to ask, they stand on their own.
  const regions = new Set([...regionsOf.values()].flatMap((seen) => [...seen]));
  for (const { account, region } of records)
    if (account === AWS_OWNER && !regions.has(region)) see(account, region);
  const accounts = [...regionsOf].map(([account, seen]): [string, { [region: string]: DescribeAnswers }] => [
    account,
    Object.fromEntries([...seen].map((region) => [region, exportDescribe(registry, cloud, account, region)])),
  ]);
  return { accounts: Object.fromEntries(accounts) };
}

function printTable<K extends TableName>(
  registry: Registry<AwsTables>,
  view: AwsListView,
  name: K,
  account: string,
  region: string,
): readonly JsonObject[] {
  const { print, key } = registry[name].describe;
  const printed = seen(view, name, account, region).map((record) => print(view, record));
  return key === 'Reservations' ? mergeReservations(printed) : printed;
}

/** Lists are made once: printing one instance walks all interfaces. */
function viewOf(cloud: AwsCloud): AwsListView {
  const lists = new Map<TableName, readonly ResourceRecord[]>();
  return {
    get: (table, id) => (Object.hasOwn(cloud.tables[table], id) ? cloud.tables[table][id] : undefined),
    guest: (id) => (Object.hasOwn(cloud.guest, id) ? cloud.guest[id] : undefined),
    all: <K extends TableName>(table: K): readonly AwsTables[K][] => {
      const list = lists.get(table) ?? Object.values(cloud.tables[table] ?? {});
      lists.set(table, list);
      return list as readonly AwsTables[K][];
    },
  };
}

/** Tables whose records several accounts see: one order for all of them. */
const SHARED: ReadonlySet<string> = new Set(['vpc-peering-connection', 'managed-prefix-list']);

function seen<K extends TableName>(
  view: AwsListView,
  name: K,
  account: string,
  region: string,
): readonly AwsTables[K][] {
  const records = view.all(name).filter((record) => isSeen(record, account, region));
  return SHARED.has(name) ? records.sort((left, right) => (left.id < right.id ? -1 : 1)) : records;
}

function isSeen(record: ResourceRecord, account: string, region: string): boolean {
  if (record.region === region && (record.account === account || record.account === AWS_OWNER)) return true;
  const sides = record as { readonly RequesterVpcInfo?: Side; readonly AccepterVpcInfo?: Side };
  return [sides.RequesterVpcInfo, sides.AccepterVpcInfo].some(
    (side) => side?.OwnerId === account && side.Region === region,
  );
}

interface Side {
  readonly OwnerId: string;
  readonly Region: string;
}

/** Each instance prints its reservation; those launched together share one. */
function mergeReservations(printed: readonly JsonObject[]): readonly JsonObject[] {
  const merged = new Map<
    JsonValue | undefined,
    { readonly head: JsonObject; readonly Instances: JsonValue[] }
  >();
  for (const { Instances, ...head } of printed) {
    const instances = Array.isArray(Instances) ? (Instances as readonly JsonValue[]) : [];
    const former = merged.get(head.ReservationId);
    if (former === undefined) merged.set(head.ReservationId, { head, Instances: [...instances] });
    else former.Instances.push(...instances);
  }
  return [...merged.values()].map(({ head, Instances }) => ({ ...head, Instances }));
}
