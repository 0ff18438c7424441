import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const summary = z.string().min(1);
const coverageSchema = z.record(
  z.string(),
  z.union([
    z.strictObject({ summary, tested: z.literal(true) }),
    z.strictObject({
      summary,
      left: z.string().min(1),
      kind: z.enum(['quota', 'price', 'bandwidth', 'ipv6', 'type']),
    }),
  ]),
);

const files: { readonly [path: string]: unknown } = import.meta.glob('./*.json', {
  eager: true,
  import: 'default',
});
const coverage = coverageSchema.parse(files['./coverage.json']);

/** How many rules of each family there are, numbered from one. */
const FAMILIES = { RT: 23, IGW: 7, NAT: 17, PCX: 11, NET: 14, SG: 24, ACL: 15, XK: 4 } as const;

// The naive evaluator's own tests prove nothing about the simulator.
const sources: { readonly [path: string]: string } = import.meta.glob(
  ['/src/**/*.test.ts', '!/src/testing/**'],
  { eager: true, query: '?raw', import: 'default' },
);

const RULE = `(?:${Object.keys(FAMILIES).join('|')})-\\d+`;
const NAMED_AT_START = new RegExp(`^(${RULE}(?:, ${RULE})*)[: ]`);
const NAMED_AT_START_OF_TEXT = new RegExp(`['"\`](${RULE}(?:, ${RULE})*)[: ]`, 'g');

/** Rules that the name of a test or of a case begins with. */
function namedRules(): ReadonlySet<string> {
  const named = new Set<string>();
  for (const source of Object.values(sources))
    for (const [, ids] of source.matchAll(NAMED_AT_START_OF_TEXT))
      for (const id of (ids ?? '').split(', ')) named.add(id);
  const nameOf = z.looseObject({ name: z.string() });
  for (const table of Object.values(files)) {
    if (!Array.isArray(table)) continue;
    for (const given of table)
      for (const id of (NAMED_AT_START.exec(nameOf.parse(given).name)?.[1] ?? '').split(', ')) named.add(id);
  }
  return named;
}

describe('the rules of AWS', () => {
  const tested = Object.entries(coverage).flatMap(([id, rule]) => ('tested' in rule ? [id] : []));

  it('are all listed, and no others', () => {
    const expected = Object.entries(FAMILIES).flatMap(([family, count]) =>
      Array.from({ length: count }, (_, index) => `${family}-${index + 1}`),
    );
    expect(Object.keys(coverage).sort()).toEqual(expected.sort());
  });

  it('that count as tested are named by a test', () => {
    const named = namedRules();
    expect(tested.filter((id) => !named.has(id))).toEqual([]);
  });

  it('are tested but for a few', () => {
    expect(tested.length).toBeGreaterThanOrEqual(75);
  });
});

describe('every case', () => {
  const names = Object.values(files).flatMap((table) =>
    Array.isArray(table) ? table.map((given: { readonly name: string }) => given.name) : [],
  );

  it('begins with the rules it shows', () => {
    expect(names.filter((name) => !NAMED_AT_START.test(name))).toEqual([]);
  });

  it('has a name of its own', () => {
    expect(new Set(names).size).toBe(names.length);
  });
});
