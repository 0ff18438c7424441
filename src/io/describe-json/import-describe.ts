import { CLOCK_START, type Cloud, type KeptObject } from '../../kernel/cloud/cloud.ts';
import { newCloud } from '../../kernel/cloud/new-cloud.ts';
import { type Registry, standingTables } from '../../kernel/cloud/registry.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { AwsCloud, AwsTables } from '../../resources/tables.ts';
import { addImplied, splitAddresses } from './addresses.ts';
import { checkBlocks } from './blocks.ts';
import { checkGaps } from './gaps.ts';
import { Gathered, type TableName } from './gather.ts';
import { type Origin, placeObjects } from './place.ts';
import { type ImportFile, type RawObject, readFiles } from './read-files.ts';
import { checkReferences } from './references.ts';
import { type ImportReport, ReportBuilder } from './report.ts';
import {
  isSideKind,
  joinPrefixListEntries,
  joinSecurityGroupRules,
  joinServicePrefixLists,
  joinVpcAttributes,
} from './side-answers.ts';

export interface ImportOptions {
  /** Owner of objects that neither name one nor stand in an account's folder. */
  readonly account?: string;
  /** Region of objects that say nothing about theirs. Given, there is no warning. */
  readonly region?: string;
  /** Seed of the new document. */
  readonly seed?: string;
}

export interface Imported {
  readonly cloud: AwsCloud;
  readonly report: ImportReport;
}

/**
 * Makes a document of what AWS's describe calls answered. Each file holds one or more answers
 * (`{"Vpcs": […], "Subnets": […]}`) and lies in `account/region/`, or is a bundle
 * `{"accounts": {account: {region: {"Vpcs": […]}}}}`. Never fails as a whole: what cannot be read
 * is reported with its place, and kept in `cloud.kept` like every kind that is not modelled.
 */
export function importDescribe(
  registry: Registry<AwsTables>,
  files: readonly ImportFile[],
  options: ImportOptions = {},
): Imported {
  const report = new ReportBuilder();
  const all = readFiles(files, report);
  const placeOf = placeObjects(all, options, report);
  const kept: KeptObject[] = [];
  const keep = ({ kind, value }: RawObject, origin: Origin): void => {
    kept.push({ ...origin, kind, value });
  };
  const keepAside = (object: RawObject, reason: string): void => {
    report.warn(object.place, reason);
    keep(object, placeOf(object));
  };

  const ofKind = (kind: string): readonly RawObject[] => all.filter((object) => object.kind === kind);
  const tables = tablesByKey(registry);
  const objects = joinVpcAttributes(
    all.filter(({ kind }) => !isSideKind(kind)),
    ofKind('VpcAttributes'),
    keepAside,
  );
  const ids = idsOf(registry, objects, tables);
  const gathered = new Gathered(registry, report, (id) => ids.has(id));
  for (const object of objects) {
    const origin = placeOf(object);
    const table = tables.get(object.kind);
    if (table === undefined) {
      report.countNotModelled(object.kind);
      keep(object, origin);
      continue;
    }
    const reason = gathered.parse(table, object, origin);
    if (reason === undefined) continue;
    report.fail(object.place, `${object.kind}: ${reason}: kept as it is, but not simulated`);
    keep(object, origin);
  }
  addImplied(gathered, report);
  // AWS's short answer first: where both are there, the full entries have the last word.
  joinServicePrefixLists(gathered, ofKind('PrefixLists'), placeOf, keepAside);
  joinPrefixListEntries(gathered, ofKind('PrefixListEntries'), keepAside);
  joinSecurityGroupRules(gathered, ofKind('SecurityGroupRules'), keepAside);
  splitAddresses(gathered);
  checkReferences(gathered, report);
  checkBlocks(gathered, report);
  checkGaps(gathered, report);
  return assemble(registry, gathered, kept, report, options.seed);
}

/** The ids of the objects themselves, known before any is read: a route may name what comes later. */
function idsOf(
  registry: Registry<AwsTables>,
  objects: readonly RawObject[],
  tables: ReadonlyMap<string, TableName>,
): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { kind, value } of objects) {
    const table = tables.get(kind);
    if (table === undefined) continue;
    const start = `${registry[table].definition.idPrefix}-`;
    for (const field of Object.values(value))
      if (typeof field === 'string' && field.startsWith(start)) ids.add(field);
  }
  return ids;
}

/** Key of the answer → table. Objects of optional types are kept aside as they came. */
function tablesByKey(registry: Registry<AwsTables>): ReadonlyMap<string, TableName> {
  const names = standingTables(registry);
  return new Map(names.map((name) => [registry[name].describe.key, name]));
}

/** Gives every record its document key, in the order of its table, and sets the counters behind them. */
function assemble(
  registry: Registry<AwsTables>,
  gathered: Gathered,
  kept: readonly KeptObject[],
  report: ReportBuilder,
  seed: string | undefined,
): Imported {
  const empty = newCloud(registry, seed);
  const tables: [string, { readonly [id: string]: unknown }][] = [];
  const ordinals: { [purpose: string]: number } = {};
  const guest: [string, JsonObject][] = [];
  const counts: [string, number][] = [];
  let clock = CLOCK_START;
  for (const name of standingTables(registry)) {
    const entries = [...gathered.table(name).values()];
    const records = entries.map(({ record }, index) => ({ ...record, key: `${name}-${index + 1}` }));
    for (const { record, guest: facts } of entries) {
      if (facts !== undefined) guest.push([record.id, facts]);
      clock = Math.max(clock, newestTime(record));
    }
    tables.push([name, Object.fromEntries(records.map((record) => [record.id, record]))]);
    if (records.length === 0) continue;
    ordinals[`key:${name}`] = records.length;
    counts.push([name, records.length]);
  }
  const cloud: AwsCloud = {
    ...empty,
    clock,
    ordinals,
    tables: Object.fromEntries(tables) as Cloud<AwsTables>['tables'],
    guest: Object.fromEntries(guest),
    kept,
  };
  return { cloud, report: report.finish(Object.fromEntries(counts)) };
}

/** The document's clock must not stand before something it holds. */
function newestTime(record: object): number {
  const { LaunchTime, CreateTime, DeleteTime } = record as { readonly [field: string]: unknown };
  const times = [LaunchTime, CreateTime, DeleteTime].filter((time) => typeof time === 'number');
  return Math.max(0, ...times);
}
