import { describe, expect, it } from 'vitest';
import type { LabDocument } from '../../editor/document.ts';
import { sampleDocument } from '../gallery/sample.ts';
import { codeJsonSchema } from './code-schema.ts';
import { mergeCode } from './merge-code.ts';
import { CodePlaces } from './places.ts';
import { type Code, codeOf, printCode } from './print-code.ts';
import { readCode } from './read-code.ts';

const document: LabDocument = sampleDocument('sample');

const text = printCode(codeOf(document));
const lineOf = (part: string, of = text) => of.slice(0, of.indexOf(part)).split('\n').length;
const recordOf = (id: string) =>
  Object.values(codeOf(document).tables)
    .flatMap((table) => Object.entries(table))
    .find(([each]) => each === id)?.[1];
const [subnetId = ''] = Object.keys(document.cloud.tables.subnet);
const [instanceId = ''] = Object.keys(document.cloud.tables.instance);

function problems(of: string) {
  const read = readCode(of, document);
  return read.ok ? [] : read.error;
}

describe('the document as text', () => {
  it('reads back as the same document', () => {
    const read = readCode(text, document);
    expect(read).toEqual({ ok: true, value: document });
  });

  it('keeps what it does not show', () => {
    const moved = { ...document, layout: { positions: { shop: { x: 7, y: 7 } }, sizes: {} } };
    const read = readCode(text.replace('"name": "', '"name": "My '), moved);
    expect(read.ok && read.value.layout).toEqual(moved.layout);
    expect(read.ok && read.value.cloud.clock).toBe(document.cloud.clock);
    expect(read.ok && read.value.name).toBe(`My ${document.name}`);
  });

  it('forgets where records stood that were removed', () => {
    const { key } = recordOf(instanceId) as { key: string };
    const placed = { ...document, layout: { positions: { [key]: { x: 1, y: 1 } }, sizes: {} } };
    const read = readCode(printCode({ ...codeOf(document), guest: {}, tables: {} }), placed);
    expect(read.ok && read.value.layout.positions).toEqual({});
  });
});

describe('problems of a text', () => {
  it('have the line and column of a fault of syntax', () => {
    const broken = text.replace('"tables": {', '"tables" {');
    expect(problems(broken)).toMatchObject([
      { line: 3, column: 12, message: expect.stringContaining('":"') },
    ]);
  });

  it.each([
    [
      'a wrong value',
      '"MapPublicIpOnLaunch": true',
      '"MapPublicIpOnLaunch": "yes"',
      /MapPublicIpOnLaunch: .*boolean/,
    ],
    [
      'a block that is none',
      '"CidrBlock": "10.0.0.0/16"',
      '"CidrBlock": "10.0.0.0"',
      /not a block of addresses/,
    ],
    ['an unknown field', '"DefaultForAz"', '"DefaultForZone"', /no field “DefaultForZone”/],
    ['an unknown kind of resource', '"subnet": {', '"subnets": {', /no kind of resource called “subnets”/],
    ['a name of nothing', `"SubnetId": "${subnetId}"`, '"SubnetId": "subnet-9"', /No resource here/],
    ['a name twice', '"name": ', '"name": "a",\n  "name": ', /twice/],
  ])('have the place of %s', (_what, from, to, message) => {
    const changed = text.replace(from, to);
    const found = problems(changed).find((problem) => message.test(problem.message));
    expect(found?.line).toBe(lineOf(to, changed) + to.split('\n').length - 1);
  });

  it('underline a wrong name, not what stands under it', () => {
    const cases = [
      ['"DefaultForAz"', '"DefaultForZone"', /no field/, '"DefaultForZone"'],
      ['"subnet": {', '"subnets": {', /no kind of resource/, '"subnets"'],
      ['"MapPublicIpOnLaunch": ', '"State": "pending", "State": ', /twice/, '"State"'],
    ] as const;
    for (const [from, to, message, name] of cases) {
      const changed = text.replace(from, to);
      const found = problems(changed).find((problem) => message.test(problem.message));
      const line = changed.split('\n')[(found?.line ?? 0) - 1] ?? '';
      expect(line.slice((found?.column ?? 1) - 1, (found?.endColumn ?? 1) - 1)).toBe(name);
    }
  });

  it('name a security group and a route’s target that are not here', () => {
    const changed = text
      .replace(/("Groups": \[\s*)"sg-[0-9a-f]+"/, '$1"sg-0"')
      .replace(/("Field": "NatGatewayId",\s*"Id": )"nat-[0-9a-f]+"/, '$1"nat-0"');
    const messages = problems(changed).map(({ message }) => message);
    expect(messages).toEqual([expect.stringContaining('“nat-0”'), expect.stringContaining('“sg-0”')]);
  });

  it('have the place of a record that is filed under another id', () => {
    const changed = text.replace(/"(pcx|key|acl|rtb|sg)-[0-9a-f]+": \{/, '"subnet-0": {');
    const found = problems(changed).find(({ message }) => message.includes('filed under'));
    expect(found?.line).toBe(lineOf('"subnet-0": {', changed));
  });

  it('name facts of a guest without its instance', () => {
    const code = codeOf(document);
    const lost = printCode({ ...code, guest: { ...code.guest, 'i-lost': {} } });
    expect(problems(lost)).toMatchObject([
      { line: lineOf('"i-lost"', lost), message: /No resource has the id i-lost/ },
    ]);
  });
});

describe('lines of records', () => {
  it('reach from the record’s id to its closing brace', () => {
    const lines = text.split('\n');
    const { key } = recordOf(subnetId) as { key: string };
    const [range] = new CodePlaces(text).records().filter((each) => each.key === key);
    expect(lines[(range?.first ?? 0) - 1]).toContain(`"${subnetId}": {`);
    expect(lines[(range?.last ?? 0) - 1]).toMatch(/^ {6}\}/);
  });

  it('include what runs inside of an instance', () => {
    const { key } = recordOf(instanceId) as { key: string };
    const code = codeOf(document);
    const running = printCode({ ...code, guest: { [instanceId]: { Listeners: [] } } });
    const ranges = new CodePlaces(running).records().filter((each) => each.key === key);
    expect(ranges).toHaveLength(2);
  });

  it('are found in text that is half written', () => {
    const half = text.slice(0, text.indexOf('"security-group": {'));
    expect(new CodePlaces(half).records().length).toBeGreaterThan(5);
  });
});

it('describes every shown table with its fields', () => {
  const schema = JSON.stringify(codeJsonSchema());
  const properties = (codeJsonSchema().properties ?? {}) as { tables: { properties: object } };
  expect(Object.keys(properties.tables.properties)).toEqual(
    expect.arrayContaining(Object.keys(document.cloud.tables)),
  );
  expect(schema).toContain('Auto-assign public IPv4');
});

describe('two edits of one text', () => {
  const base: Code = { name: 'a', tables: { vpc: { v1: { a: 1 }, v2: { a: 1 } } }, guest: {}, probes: [] };
  const withVpcs = (vpc: Code['tables'][string]): Code => ({ ...base, tables: { vpc } });

  it('come together record by record', () => {
    const mine = withVpcs({ v1: { a: 2 }, v2: { a: 1 } });
    const theirs = withVpcs({ v1: { a: 1 }, v3: { a: 3 } });
    expect(mergeCode(base, mine, theirs)).toEqual({
      code: withVpcs({ v1: { a: 2 }, v3: { a: 3 } }),
      both: [],
    });
  });

  it('name what both changed', () => {
    const merged = mergeCode(base, withVpcs({ v1: { a: 2 } }), withVpcs({ v1: { a: 3 }, v2: { a: 1 } }));
    expect(merged.both).toEqual(['v1']);
    expect(merged.code).toEqual(withVpcs({ v1: { a: 2 } }));
  });
});
