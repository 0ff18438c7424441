import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Draft } from '../kernel/cloud/draft.ts';
import { newCloud } from '../kernel/cloud/new-cloud.ts';
import type { ResourceRecord } from '../kernel/cloud/record.ts';
import type { InspectorField, Registry } from '../kernel/cloud/registry.ts';
import type { JsonObject, JsonValue } from '../kernel/lib/json.ts';
import { throughCommandLine } from '../testing/operations/aws-shapes.ts';
import { dataOperations, fullRegistry } from '../testing/operations/data/data-lab.ts';
import { startDataLab } from '../testing/operations/data/data-world.ts';
import { hostileTexts, leaves, withAt } from '../testing/operations/hostile-inputs.ts';
import { ask, request, startLab } from '../testing/operations/lab.ts';
import { reasonTitle } from '../testing/operations/reason-words.ts';
import { publicOperations } from '../testing/operations/table.ts';
import { reasonCodes } from './codes.ts';
import { definitions } from './definitions.ts';
import { lowerAws } from './lower-aws.ts';
import { lowerings } from './lowerings.ts';
import { awsRegistry } from './registry.ts';
import type { AwsCloud, AwsTables } from './tables.ts';

type TableName = keyof AwsTables;
// Data services are held to the same laws. They have no tables among those of networks, hence the cast.
const registry = fullRegistry as unknown as Registry<AwsTables>;
const tables = Object.keys(registry) as TableName[];
const operationNames = new Set([...publicOperations.keys(), ...dataOperations.keys()]);

/** A record of the type as a world made by requests has it: every kind of it that the world holds. */
function samples(table: TableName): readonly ResourceRecord[] {
  return Object.values(worldOf(table).tables[table]);
}

function worldOf(table: TableName): AwsCloud {
  return registry[table].isOptional ? startDataLab().cloud : startLab().cloud;
}

/** The sample in a document that holds nothing but an empty VPC. */
function alone(table: TableName, record: ResourceRecord): AwsCloud {
  const empty = ask({ cloud: newCloud(awsRegistry, 'contract'), names: new Map() }, 'CreateVpc', {
    CidrBlock: '10.99.0.0/16',
  });
  if (!empty.ok) throw new Error(empty.error.message);
  const { cloud } = empty;
  return {
    ...cloud,
    tables: { ...cloud.tables, [table]: { ...cloud.tables[table], [record.id]: record } },
  };
}

function printed(table: TableName, record: ResourceRecord): JsonObject {
  const cloud = worldOf(table);
  const draft = new Draft<AwsTables>(cloud, cloud.clock);
  const print = registry[table].describe.print as (view: typeof draft, record: ResourceRecord) => JsonObject;
  return JSON.parse(JSON.stringify(print(draft, record))) as JsonObject;
}

describe.each(tables)('the definition of %s', (table) => {
  const type = registry[table];
  const { definition } = type;

  it('names tables, operations and pages that exist', () => {
    for (const container of definition.containers) expect(tables).toContain(container);
    for (const { to, operation } of definition.connections) {
      expect(tables).toContain(to);
      expect(operationNames).toContain(operation);
    }
    for (const field of definition.fields) {
      for (const reference of field.references ?? []) expect(tables).toContain(reference);
      if (field.operation !== undefined) expect(operationNames).toContain(field.operation);
    }
    expect(definition.docs).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+\.html$/);
    expect(type.table).toBe(table);
  });

  it('has an icon, a prefix and names of its own', () => {
    const others = tables.filter((other) => other !== table).map((other) => registry[other].definition);
    for (const part of ['icon', 'idPrefix', 'label', 'plural'] as const) {
      expect(definition[part]).toMatch(/\S/);
      expect(others.map((other) => other[part])).not.toContain(definition[part]);
    }
  });

  it('shows fields that a record or its description has', () => {
    const facts = Object.keys((type.schema as unknown as { readonly shape: object }).shape);
    const seen = samples(table).flatMap((record) => views(table, record));
    const paths = definition.fields.map((field) => field.path);
    const missing = paths.filter(
      (path) => !facts.includes(path) && !seen.some((view) => hasPath(view, path.split('.'))),
    );
    expect(missing).toEqual([]);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.at(-1)).toBe('Tags');
  });

  it('offers a way to change exactly what can be changed', () => {
    for (const field of definition.fields) expect(fieldFault(field), field.path).toBeNull();
  });

  it('speaks in short labels and whole sentences', () => {
    for (const { label, help } of definition.fields) {
      expect(label).toMatch(/^[A-Z][^.]*$/);
      expect(label.length).toBeLessThanOrEqual(60);
      if (help !== undefined) expect(help).toMatch(/^[A-Z].*\.$/);
    }
    for (const quota of definition.quotas) {
      expect(Number.isInteger(quota.value) && quota.value > 0).toBe(true);
      expect(quota.name).toMatch(/^[A-Z]/);
      expect(quota.per).toMatch(/\S/);
    }
  });

  it('counts its migrations', () => {
    expect(type.version).toBe(type.migrations.length + 1);
    const names = type.migrations.map((migration) => migration.name);
    expect(new Set(names).size).toBe(names.length);
  });
});

/** The record, its description, and where that is a reservation the instances in it. */
function views(table: TableName, record: ResourceRecord): readonly JsonValue[] {
  const answer = printed(table, record);
  const inner = Array.isArray(answer.Instances) ? (answer.Instances as readonly JsonValue[]) : [];
  return [record as unknown as JsonValue, answer, ...inner];
}

function hasPath(value: JsonValue, path: readonly string[]): boolean {
  const [step, ...rest] = path;
  if (step === undefined) return true;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
  return hasPath((value as JsonObject)[step] ?? null, rest);
}

/** What is wrong with a field of the inspector; null when nothing is. */
function fieldFault({ control, operation, options, references }: InspectorField): string | null {
  if (control !== 'readonly' && operation === undefined) return 'nothing changes it';
  if (control === 'select' && (options ?? []).length === 0) return 'a choice of nothing';
  if (control === 'reference' && (references ?? []).length === 0) return 'a reference to no table';
  return null;
}

it('never contains a resource in itself, however far around', () => {
  const within = (table: string, above: readonly string[]): void => {
    if (above.includes(table)) throw new Error(`${[...above, table].join(' in ')}`);
    for (const container of registry[table as TableName].definition.containers)
      within(container, [...above, table]);
  };
  for (const table of tables) expect(() => within(table, [])).not.toThrow();
});

describe.each(tables)('records of %s', (table) => {
  const type = registry[table];

  it('fit their schema, and no other field does', () => {
    for (const record of samples(table)) {
      expect(type.schema.safeParse(record)).toEqual({ success: true, data: record });
      expect(type.schema.safeParse({ ...record, Bogus: 1 }).success).toBe(false);
    }
  });

  it('survive being described and imported', () => {
    for (const record of samples(table)) {
      const answer = printed(table, record);
      const parsed = type.describe.parse(answer, {
        account: record.account,
        region: record.region,
        mintId: (prefix, from) => `${prefix}-of-${from}`,
        warn: (path, message) => expect.fail(`${path}: ${message}`),
      });
      if (typeof parsed === 'string') throw new Error(parsed);
      const own = parsed.find((each) => each.table === table);
      const again = { ...own?.record, key: record.key } as ResourceRecord;
      expect(printed(table, again)).toEqual(answer);
      expect(type.schema.safeParse(again).success).toBe(true);
    }
  });

  it('refuse an import that is no such object, and do not throw', () => {
    const context = {
      account: '1',
      region: 'us-east-1',
      mintId: (prefix: string, from: string) => `${prefix}-of-${from}`,
      warn: () => {},
    };
    expect(typeof type.describe.parse({}, context)).toBe('string');
    for (const record of samples(table).slice(0, 2)) {
      const answer = printed(table, record);
      for (const [path] of leaves(answer))
        for (const garbage of [null, -5, 'garbage', '', '__proto__', true, [], {}]) {
          const parsed = type.describe.parse(withAt(answer, path, garbage) as JsonObject, context);
          if (typeof parsed === 'string') continue;
          for (const each of parsed) {
            const schema = registry[each.table as TableName].schema;
            expect(schema.safeParse(each.record).success, `${path.join('.')} ${String(garbage)}`).toBe(true);
          }
        }
    }
  });

  it('lower into an empty VPC, always the same way', () => {
    for (const record of samples(table)) {
      const cloud = alone(table, record);
      expect(lowerAws(cloud).graph).toEqual(lowerAws(cloud).graph);
    }
  });

  it('lower without a fault, whatever their texts say', () => {
    // What is only data no lowering reads: one text in each place shows that none stumbles over it.
    const [records, texts] =
      table in lowerings ? [2, hostileTexts.slice(0, -1)] : [1, hostileTexts.slice(0, 1)];
    for (const record of samples(table).slice(0, records)) {
      const facts = leaves(record as unknown as JsonValue).filter(
        ([path, value]) => typeof value === 'string' && !['id', 'key'].includes(String(path[0])),
      );
      for (const [path] of facts)
        for (const text of texts) {
          const broken = withAt(record as unknown as JsonValue, path, text) as unknown as ResourceRecord;
          if (!type.schema.safeParse(broken).success) continue;
          const cloud = worldOf(table);
          const records = { ...cloud.tables[table], [record.id]: broken };
          lowerOrName({ ...cloud, tables: { ...cloud.tables, [table]: records } }, table, path, text);
        }
    }
  });
});

function lowerOrName(cloud: AwsCloud, table: string, path: readonly (string | number)[], text: string): void {
  try {
    lowerAws(cloud);
  } catch (error) {
    throw new Error(`${table} with ${path.join('.')} ${JSON.stringify(text)}: ${String(error)}`);
  }
}

describe('operations', () => {
  const all = tables.flatMap((table) => registry[table].operations);

  it('stand once in the registry', () => {
    const names = all.map(({ service, name }) => `${service}:${name}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it.each(all.map((operation) => [operation.name, operation] as const))(
    'give an example of %s that parses',
    (_, operation) => {
      expect(operation.input.safeParse(operation.example).success).toBe(true);
    },
  );

  it.each([...publicOperations])(
    'write the example of %s as a command line and read it back',
    (_, operation) => {
      const { service, name, example } = operation;
      expect(throughCommandLine(service, name, example)).toEqual({
        service,
        operation: name,
        input: example,
      });
    },
  );

  it('are not to be asked from outside when they are internal', () => {
    for (const { name, example } of all.filter((operation) => operation.name.startsWith('Internal'))) {
      const outcome = request(startLab(), name, example);
      expect(outcome.ok ? 'ok' : outcome.error.code).toBe('InvalidAction');
    }
  });
});

describe('the lists that stand beside the registry', () => {
  it('hold each type as the registry does', () => {
    const fromRegistry = (pick: (type: (typeof awsRegistry)[keyof AwsTables]) => unknown) =>
      Object.fromEntries(Object.entries(awsRegistry).map(([table, type]) => [table, pick(type)]));
    expect(Object.keys(lowerings)).toEqual(Object.keys(awsRegistry));
    expect(definitions).toEqual(fromRegistry(({ definition }) => definition));
    expect(lowerings).toEqual(fromRegistry(({ lower }) => (lower === undefined ? {} : { lower })));
  });
});

describe('reason codes', () => {
  it.each([...new Set(reasonCodes)])('has words for %s', (code) => {
    expect(reasonTitle(code)).toMatch(/\S/);
  });

  it('are collected from every type that reports some', async () => {
    const collected: ReadonlySet<string> = new Set(reasonCodes);
    const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && existsSync(`${entry.parentPath}/${entry.name}/codes.ts`),
    );
    expect(folders).not.toEqual([]);
    for (const { name } of folders) {
      const lists: { readonly [list: string]: readonly string[] } = await import(`./${name}/codes.ts`);
      for (const codes of Object.values(lists))
        expect(
          codes.filter((code) => !collected.has(code)),
          name,
        ).toEqual([]);
    }
  });
});
