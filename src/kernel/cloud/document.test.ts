import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { JsonObject } from '../lib/json.ts';
import { type DocumentProblem, parseDocument } from './document.ts';
import { newCloud } from './new-cloud.ts';
import type { ResourceRecord } from './record.ts';
import type { Registry, ResourceType } from './registry.ts';
import { serialiseDocument } from './serialise-document.ts';
import { recordShape } from './tags.ts';

const boxSchema = z.strictObject({ ...recordShape, Width: z.int(), Colours: z.array(z.string()) });
const tagSchema = z.strictObject({ ...recordShape, BoxId: z.string() });
type Toy = { readonly box: z.infer<typeof boxSchema>; readonly label: z.infer<typeof tagSchema> };

const definition = {
  idPrefix: 'box',
  label: 'Box',
  plural: 'Boxes',
  icon: 'box',
  category: 'network',
  containers: [],
  connections: [],
  fields: [],
  quotas: [],
  docs: '',
} as const;
const describeNothing = { key: 'Boxes', print: () => ({}), parse: () => 'not used here' };

const box: ResourceType<Toy, 'box'> = {
  table: 'box',
  version: 3,
  migrations: [
    { name: 'rename Size to Width', up: ({ Size, ...rest }) => ({ ...rest, Width: Size ?? 0 }) },
    {
      name: 'allow several colours',
      up: ({ Colour, ...rest }) => ({ ...rest, Colours: [(Colour as string).toLowerCase()] }),
    },
  ],
  schema: boxSchema,
  definition,
  operations: [],
  describe: describeNothing,
};
const label: ResourceType<Toy, 'label'> = {
  table: 'label',
  version: 1,
  migrations: [],
  schema: tagSchema,
  definition,
  operations: [],
  describe: describeNothing,
};
const registry: Registry<Toy> = { box, label };

const common = { account: '111122223333', region: 'us-east-1', Tags: [] };
/** Boxes as they were saved by each version; never edited once a version is out. */
const frozen: { readonly [version: number]: JsonObject } = {
  1: { id: 'box-1', key: 'box-1', ...common, Size: 4, Colour: 'RED' },
  2: { id: 'box-1', key: 'box-1', ...common, Width: 4, Colour: 'RED' },
  3: { id: 'box-1', key: 'box-1', ...common, Width: 4, Colours: ['red'] },
};

function documentWith(boxes: JsonObject, version = 3): JsonObject {
  const cloud = newCloud(registry, 'seed') as unknown as JsonObject;
  return { ...cloud, versions: { box: version, label: 1 }, tables: { box: boxes, label: {} } };
}

function problemsOf(input: unknown): readonly DocumentProblem[] {
  const parsed = parseDocument(registry, input);
  expect(parsed.ok).toBe(false);
  return parsed.ok ? [] : parsed.error;
}

function textsOf(input: unknown): readonly string[] {
  return problemsOf(input).map(({ path, message }) => `${path}: ${message}`);
}

describe('migrations', () => {
  it.each([1, 2, 3])('lifts a document saved by version %i', (version) => {
    const document = documentWith({ 'box-1': frozen[version] ?? {} }, version);
    const parsed = parseDocument(registry, JSON.stringify(document));
    expect(parsed).toMatchObject({ ok: true, value: { tables: { box: { 'box-1': frozen[3] } } } });
    expect(parsed.ok && parsed.value.versions).toEqual({ box: 3, label: 1 });
  });

  it.each(box.migrations.map((step, index) => [index + 1, step] as const))(
    'step from version %i alone makes the next frozen sample',
    (version, step) => {
      expect(step.up(frozen[version] ?? {})).toEqual(frozen[version + 1]);
    },
  );

  it('numbers versions by migrations', () => {
    for (const type of [box, label]) expect(type.version).toBe(type.migrations.length + 1);
  });

  it('refuses a newer table by name and version, and touches nothing', () => {
    const document = documentWith({ 'box-1': frozen[3] ?? {} }, 4);
    const before = JSON.stringify(document);
    expect(textsOf(document)).toEqual([
      'versions.box: table "box": version 4 is newer than version 3, the newest that this program knows: open the document with a newer program',
    ]);
    expect(JSON.stringify(document)).toBe(before);
  });

  it('reports the step that cannot cope with a record', () => {
    const document = documentWith({ 'box-1': { id: 'box-1' } }, 1);
    expect(textsOf(document)[0]).toContain('tables.box.box-1: migration "allow several colours" failed');
  });

  it('reads a document from before a table existed', () => {
    const document = { ...documentWith({}), versions: { box: 3 }, tables: { box: {} } };
    expect(parseDocument(registry, document)).toMatchObject({ ok: true, value: { tables: { label: {} } } });
  });

  it('does not guess the version of records', () => {
    const document = { ...documentWith({ 'box-1': frozen[3] ?? {} }), versions: {} };
    expect(textsOf(document)).toEqual(['versions.box: the version of table "box" is missing']);
  });
});

describe('validation', () => {
  it('locates every fault of every record', () => {
    const document = documentWith({
      'box-1': { ...frozen[3], Width: 'wide', Depth: 1 },
      'box-2': { ...frozen[3], id: 'box-2', key: 'box-2', Colours: ['red', 5] },
    });
    const texts = textsOf(document);
    expect(texts[0]).toMatch(/^tables\.box\.box-1: Width: /);
    expect(texts.some((text) => text.includes('Depth'))).toBe(true);
    expect(texts.some((text) => text.startsWith('tables.box.box-2: Colours[1]: '))).toBe(true);
  });

  it('checks ids and keys against each other', () => {
    const twin = { id: 'box-2', key: 'box-1', ...common, BoxId: 'x' };
    const document = {
      ...documentWith({ 'box-1': { ...frozen[3], id: 'box-2' } as JsonObject }),
      tables: { box: { 'box-1': { ...frozen[3], id: 'box-2' } }, label: { 'box-2': twin } },
    };
    expect(textsOf(document)).toEqual([
      'tables.box.box-1: id: "box-2" is filed under "box-1"',
      'tables.label.box-2: id: "box-2" is also at tables.box.box-1',
      'tables.label.box-2: key: "box-1" is also at tables.box.box-1',
    ]);
  });

  it('refuses tables it does not know, unless they are empty', () => {
    const cloud = documentWith({});
    const known = cloud.tables as JsonObject;
    expect(parseDocument(registry, { ...cloud, tables: { ...known, crate: {} } }).ok).toBe(true);
    expect(textsOf({ ...cloud, tables: { ...known, crate: { 'crate-1': {} } } })[0]).toContain(
      'tables.crate: this program does not know the table',
    );
  });

  it.each([
    ['{"a": ', ': line 1, column 7: the text ends early: expected value'],
    ['{"Vpcs": []}', 'format: this is not a Skytrace document (format "skytrace/cloud")'],
    ['[]', 'format: this is not a Skytrace document (format "skytrace/cloud")'],
    ['null', 'format: this is not a Skytrace document (format "skytrace/cloud")'],
    [`{"a": ${'['.repeat(200)}${']'.repeat(200)}}`, ': the document nests deeper than 100 levels'],
    ['{"guest": {"__proto__": {}}}', ': the document has a field named "__proto__"'],
  ])('refuses %s', (text, problem) => {
    expect(textsOf(text)).toEqual([problem]);
  });

  it('refuses unknown fields of the document itself', () => {
    expect(textsOf({ ...documentWith({}), layout: {} })[0]).toContain('layout');
  });

  it('survives an object that contains itself', () => {
    const document: { [key: string]: unknown } = { ...documentWith({}) };
    document.guest = { 'box-1': document };
    expect(textsOf(document)).toEqual([': the document nests deeper than 100 levels']);
  });

  it('refuses a schedule for a table that is not there', () => {
    const document = { ...documentWith({}), scheduled: [{ due: 1, table: 'crate', id: 'x', to: 'y' }] };
    expect(textsOf(document)).toEqual(['scheduled[0]: there is no table "crate"']);
  });
});

describe('serialiseDocument', () => {
  const record = { ...frozen[3], extra: { Zoo: { b: 1, a: [{ d: 1, c: 2 }] } } } as unknown as Toy['box'];
  const cloud = {
    ...newCloud(registry, 'seed'),
    tables: { box: { 'box-9': { ...record, id: 'box-9', key: 'box-9' }, 'box-1': record }, label: {} },
    guest: { 'box-9': { Text: '<b>é</b>' }, 'box-1': { Text: '' } },
    kept: [{ account: 'a', region: 'r', kind: 'Odd', value: { x: null } }],
  };

  it('comes back as it was, records in their order', () => {
    const parsed = parseDocument(registry, serialiseDocument(cloud));
    expect(parsed).toEqual({ ok: true, value: cloud });
    expect(parsed.ok && Object.keys(parsed.value.tables.box)).toEqual(['box-9', 'box-1']);
  });

  it('does not depend on the order of fields', () => {
    const turned = Object.fromEntries(Object.entries(cloud).reverse()) as unknown as typeof cloud;
    const box = Object.fromEntries(
      Object.entries(cloud.tables.box).map(([id, each]) => [
        id,
        Object.fromEntries(Object.entries(each).reverse()) as unknown as ResourceRecord & Toy['box'],
      ]),
    );
    const other = {
      ...turned,
      tables: { label: {}, box },
      guest: { 'box-1': cloud.guest['box-1'], 'box-9': cloud.guest['box-9'] },
    };
    expect(serialiseDocument(other as typeof cloud)).toBe(serialiseDocument(cloud));
  });
});
