import { describe, expect, it } from 'vitest';
import { type LabDocument, newDocument } from '../../editor/document.ts';
import { serialiseDocument } from '../../kernel/cloud/serialise-document.ts';
import { randomCloud } from '../../testing/naive/random-cloud.ts';
import { forAllSeeds } from '../../testing/properties/for-all-seeds.ts';
import { requestedCloud } from '../../testing/random-requests.ts';
import { threeTier } from '../gallery/three-tier.ts';
import { parseLabDocument } from './parse-lab-document.ts';
import { recognise } from './recognise.ts';
import { serialiseLabDocument } from './serialise-lab-document.ts';

const PLACE = { account: '111122223333', region: 'us-east-1' };

const sample: LabDocument = {
  ...newDocument('doc-1', 'Shop', threeTier(), PLACE),
  layout: { positions: { 'vpc-1': { x: 12.5, y: -40 } }, sizes: { 'vpc-1': { width: 800, height: 600 } } },
  probes: [
    { id: 'p1', from: 'internet', to: 'instance-1', protocol: 6, port: 443, sourcePort: null },
    { id: 'p2', from: 'internet', to: 'instance-2', protocol: 6, port: 22, sourcePort: null, name: 'Admins' },
  ],
};

function problemsOf(input: unknown): string {
  const parsed = parseLabDocument(input);
  if (parsed.ok) throw new Error('the document was taken');
  return parsed.error.map(({ path, message }) => `${path}: ${message}`).join('\n');
}

/** The sample as a file, one thing changed. */
function damaged(change: (document: { [field: string]: unknown }) => void): string {
  const value = JSON.parse(serialiseLabDocument(sample)) as { [field: string]: unknown };
  change(value);
  return JSON.stringify(value);
}

describe('a document file', () => {
  it('is read back as it was, and written again letter by letter', () => {
    const text = serialiseLabDocument(sample);
    const parsed = parseLabDocument(text);
    expect(parsed).toEqual({ ok: true, value: sample });
    if (parsed.ok) expect(serialiseLabDocument(parsed.value)).toBe(text);
  });

  it('is read back for whatever requests or records made', () => {
    forAllSeeds({ runs: 15 }, (seed) => {
      for (const cloud of [requestedCloud(seed), randomCloud(seed).cloud]) {
        const document = { ...sample, cloud };
        expect(parseLabDocument(serialiseLabDocument(document))).toEqual({ ok: true, value: document });
        expect(parseLabDocument(document)).toEqual({ ok: true, value: document });
      }
    });
  });

  it.each(['<script>alert(1)</script>', '[x](javascript:alert(1))', '"&\' \u2028 \0 💥', '{{constructor}}'])(
    'brings the name %j back verbatim',
    (name) => {
      const probes = [
        { ...sample.probes[0], id: name, from: name, to: name } as LabDocument['probes'][number],
      ];
      const document = { ...sample, name, probes };
      expect(parseLabDocument(serialiseLabDocument(document))).toEqual({ ok: true, value: document });
    },
  );

  it('says where a cut file ends', () => {
    const text = serialiseLabDocument(sample);
    for (const share of [0.1, 0.5, 0.9])
      expect(problemsOf(text.slice(0, text.length * share))).toMatch(/^: line \d+, column \d+: /);
    expect(problemsOf('')).toContain('the file is empty');
  });

  it('refuses a newer version with a reason, before anything else of it is judged', () => {
    expect(problemsOf(damaged((document) => Object.assign(document, { version: 2, novelty: 1 })))).toBe(
      'version: version 2 is newer than version 1, the newest that this program knows: open the document with a newer program',
    );
  });

  it.each([
    [
      'an unknown field',
      (document: { [field: string]: unknown }) => Object.assign(document, { onload: 'x' }),
      /^: Unrecognized key/,
    ],
    ['no name', (document: { [field: string]: unknown }) => delete document.name, /^name: /],
    ['an empty id', (document: { [field: string]: unknown }) => Object.assign(document, { id: '' }), /^id: /],
    [
      'an old version that never was',
      (document: { [field: string]: unknown }) => Object.assign(document, { version: 0 }),
      /^version: /,
    ],
    [
      'a position that is no number',
      (document: { [field: string]: unknown }) =>
        Object.assign(document, { layout: { positions: { a: { x: '1', y: 0 } }, sizes: {} } }),
      /^layout\.positions\.a\.x: /,
    ],
    [
      'a size below zero',
      (document: { [field: string]: unknown }) =>
        Object.assign(document, { layout: { positions: {}, sizes: { a: { width: -1, height: 0 } } } }),
      /^layout\.sizes\.a\.width: /,
    ],
    [
      'a port that is none',
      (document: { [field: string]: unknown }) =>
        Object.assign(document, { probes: [{ ...sample.probes[0], port: 70000 }] }),
      /^probes\[0\]\.port: /,
    ],
    [
      'two probes of one id',
      (document: { [field: string]: unknown }) =>
        Object.assign(document, { probes: [sample.probes[0], sample.probes[0]] }),
      /^probes: two probes have the same id/,
    ],
    ['no cloud', (document: { [field: string]: unknown }) => delete document.cloud, /^cloud.*: /],
    [
      'a cloud of another program',
      (document: { [field: string]: unknown }) => Object.assign(document, { cloud: { format: 'x' } }),
      /^cloud\.format: /,
    ],
    [
      'a damaged record',
      (document: { [field: string]: unknown }) =>
        Object.assign(document, { cloud: { ...sample.cloud, tables: { subnet: { a: {} } } } }),
      /^cloud\.tables\.subnet\.a: /,
    ],
  ])('with %s is refused, and the place named', (_, change, problem) => {
    expect(problemsOf(damaged((document) => void change(document)))).toMatch(problem);
  });

  it('is refused when it nests too deep, holds itself or smuggles __proto__', () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;
    expect(problemsOf(loop)).toContain('nests deeper');
    expect(problemsOf(`{"format":"skytrace/lab","x":${'['.repeat(500)}${']'.repeat(500)}}`)).toContain(
      'nests deeper',
    );
    expect(problemsOf('{"format":"skytrace/lab","__proto__":{}}')).toContain('__proto__');
  });

  it('that is only a cloud becomes a document without drawing', () => {
    const parsed = parseLabDocument(serialiseDocument(threeTier()));
    expect(parsed).toEqual({
      ok: true,
      value: newDocument('imported', 'Imported architecture', threeTier(), PLACE),
    });
  });

  it('that is describe output says what to do with it', () => {
    expect(problemsOf('{"Vpcs":[]}')).toContain('import it, all files of the account together');
    expect(problemsOf('{"accounts":{}}')).toContain('import it');
  });

  it.each([[null], ['5'], ['"text"'], ['[]'], ['{}'], ['{"format":"excalidraw"}'], [undefined], [7]])(
    'is not seen in %j',
    (input) => {
      expect(problemsOf(input)).toContain('this is not a Skytrace document');
    },
  );
});

describe('recognise', () => {
  it.each([
    ['lab', sample],
    ['cloud', sample.cloud],
    ['describe', { SecurityGroups: [], NextToken: null }],
    ['unknown', { name: [] }],
    ['unknown', [sample]],
    ['unknown', { format: 'other', Vpcs: [] }],
  ])('sees %s', (kind, value) => {
    expect(recognise(value)).toBe(kind);
  });
});
