import type { JsonValue } from '../../kernel/lib/json.ts';
import type { RandomSource } from '../../kernel/lib/random-source.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { withoutRecord } from './cloud-edits.ts';
import { type Path, pathsIn, replaceAt, tablesInUse } from './random-edit.ts';

/** What no schema and no API request would let through. */
const NONSENSE = [
  ' ',
  'nonsense',
  'constructor',
  '10.0.0.0/33',
  '10.0.0.0/0',
  '0.0.0.0/0',
  '10.0.1.4/32',
  '10.0.1.4',
  '999.1.1.1',
  '01.2.3.4',
  '169.254.169.254',
  '255.255.255.255/31',
  '54.20.1.1',
  'fd00::/8',
  '-1',
  'available',
  'local',
  'internet',
  'i-gone',
  'eni-gone',
  'subnet-gone',
] as const;

/**
 * The cloud after some accidents: records gone, strings replaced by nonsense or by each other (so
 * that references dangle, run in circles or meet, addresses repeat, blocks overlap), numbers out of
 * range, lists emptied. Types stay those of the schema; a record's own id stays too.
 */
export function mutilated(cloud: AwsCloud, random: RandomSource): AwsCloud {
  let broken = cloud;
  const strings = stringsIn(cloud);
  for (let left = random.integer(1, 20); left > 0; left -= 1) broken = accident(broken, strings, random);
  return broken;
}

function accident(cloud: AwsCloud, strings: readonly string[], random: RandomSource): AwsCloud {
  const table = random.pickAny(tablesInUse(cloud));
  if (table === undefined) return cloud;
  const id = random.pickAny(Object.keys(cloud.tables[table])) ?? '';
  if (random.chance(0.15)) return withoutRecord(cloud, table, id);
  const record = cloud.tables[table][id] as unknown as JsonValue;
  const path = random.pickAny(pathsIn(record, isBreakable).filter(([first]) => first !== 'id'));
  if (path === undefined) return cloud;
  const changed = replaceAt(record, path, broken(valueAt(record, path), strings, random));
  const records = { ...cloud.tables[table], [id]: changed };
  return { ...cloud, tables: { ...cloud.tables, [table]: records } };
}

function isBreakable(value: JsonValue): boolean {
  return value !== null && (typeof value !== 'object' || (Array.isArray(value) && value.length > 0));
}

function valueAt(value: JsonValue, path: Path): JsonValue {
  return path.reduce<JsonValue>(
    (current, key) => (current as { readonly [name: string | number]: JsonValue })[key] ?? null,
    value,
  );
}

function broken(value: JsonValue, strings: readonly string[], random: RandomSource): JsonValue {
  if (typeof value === 'string')
    return (random.chance(0.5) ? random.pickAny(strings) : undefined) ?? random.pick(NONSENSE);
  if (typeof value === 'number') return random.pick([-5, 0, 1.5, 22, 70000, 2147483648]);
  if (typeof value === 'boolean') return !value;
  if (!Array.isArray(value)) return value;
  const items: readonly JsonValue[] = value;
  const item = random.pickAny(items) ?? null;
  return random.pick([[], items.slice(1), [...items, item], [...items].reverse()]);
}

function stringsIn(cloud: AwsCloud): readonly string[] {
  const tables = cloud.tables as unknown as JsonValue;
  const paths = pathsIn(tables, (value) => typeof value === 'string' && value !== '');
  return [...new Set(paths.map((path) => valueAt(tables, path) as string))];
}
