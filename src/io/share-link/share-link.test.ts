import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type LabDocument, newDocument } from '../../editor/document.ts';
import { serialiseDocument } from '../../kernel/cloud/serialise-document.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { randomCloud } from '../../testing/naive/random-cloud.ts';
import { forAllSeeds } from '../../testing/properties/for-all-seeds.ts';
import { requestedCloud } from '../../testing/random-requests.ts';
import { threeTier } from '../gallery/three-tier.ts';
import { decodeLink } from './decode-link.ts';
import { encodeLink } from './encode-link.ts';
import { isDocumentLink } from './is-document-link.ts';
import { packText } from './packing.ts';
import { LINKED_DOCUMENT_ID } from './read-compact.ts';

const PLACE = { account: '111122223333', region: 'us-east-1' };
const ADDRESS = 'https://skytrace.example/app/';

function documentOf(cloud: AwsCloud, name = 'Three tiers'): LabDocument {
  return newDocument(LINKED_DOCUMENT_ID, name, cloud, PLACE);
}

/** Every record somewhere, as after a person dragged all of them. */
function laidOut(document: LabDocument): LabDocument {
  const keys = Object.values(document.cloud.tables).flatMap((table) =>
    Object.values(table).map(({ key }) => key),
  );
  return {
    ...document,
    layout: {
      positions: Object.fromEntries(
        keys.map((key, row) => [key, { x: (row * 137) % 1200, y: (row * 61) % 900 }]),
      ),
      sizes: { 'vpc-1': { width: 1180, height: 720 } },
    },
    probes: [
      { id: 'probe-1', from: 'internet', to: 'instance-1', protocol: 6, port: 443, sourcePort: null },
      {
        id: 'probe-2',
        from: 'instance-2',
        to: 'internet:198.51.100.7',
        protocol: 1,
        port: null,
        sourcePort: null,
        name: 'May web-2 speak <b>out</b>?',
      },
    ],
  };
}

function reasonOf(fragment: string): string {
  const decoded = decodeLink(fragment);
  if (decoded.ok) throw new Error('the link was opened');
  return decoded.error.map(({ path, message }) => `${path}: ${message}`).join('\n');
}

function backAndForth(document: LabDocument): LabDocument {
  const decoded = decodeLink(encodeLink(document));
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
  return decoded.value.document;
}

describe('a share link', () => {
  it('brings the whole document back: ids, keys, order, drawing, probes and what the sender says', () => {
    const document = laidOut(documentOf(threeTier()));
    const extras = { probe: 'probe-2', step: 7, question: 'Why <b>not</b>?', readOnly: true };
    expect(decodeLink(encodeLink(document, extras))).toEqual({
      ok: true,
      value: { document, proposed: null, extras },
    });
    expect(serialiseDocument(backAndForth(document).cloud)).toBe(serialiseDocument(document.cloud));
  });

  it('carries only letters that no mail program breaks', () => {
    expect(encodeLink(documentOf(threeTier()))).toMatch(/^#1\.[A-Za-z0-9_-]+$/);
  });

  it('of the three-tier sample, every resource placed by hand, has at most 2,000 characters', () => {
    const link = `${ADDRESS}${encodeLink(laidOut(documentOf(threeTier())), { probe: 'probe-1', step: 3, question: 'Why does this not arrive?' })}`;
    expect(link.length).toBeLessThanOrEqual(2000);
  });

  it('of 300 resources that requests made, all placed by hand, has at most 16,000 characters', () => {
    const cloud = requestedCloud(9, 1000);
    const resources = Object.values(cloud.tables).reduce((sum, table) => sum + Object.keys(table).length, 0);
    expect(resources).toBeGreaterThan(300);
    expect(`${ADDRESS}${encodeLink(laidOut(documentOf(cloud)))}`.length).toBeLessThanOrEqual(16_000);
  });

  it('brings back whatever requests made', () => {
    forAllSeeds({ runs: 20 }, (seed, random) => {
      const document = laidOut(documentOf(requestedCloud(seed, random.integer(0, 400)), `Cloud ${seed}`));
      expect(backAndForth(document)).toEqual(document);
    });
  });

  it('brings back clouds with ids of their own, as imports make them', () => {
    forAllSeeds({ runs: 30 }, (seed) => {
      const document = documentOf(randomCloud(seed).cloud);
      const back = backAndForth(document);
      expect(back).toEqual(document);
      expect(serialiseDocument(back.cloud)).toBe(serialiseDocument(document.cloud));
    });
  });

  it('leaves names as they are, whatever they try', () => {
    const names = [
      '<img src=x onerror=alert(1)>',
      'javascript:alert(1)',
      '~vpc.1~ ~A ~R ~~',
      '#%=@',
      '0a:00',
      '\uD800 lone',
      '💥 é \0 \u2028',
    ];
    const cloud = threeTier();
    const vpc = Object.values(cloud.tables.vpc)[0];
    if (vpc === undefined) throw new Error('the sample has a VPC');
    const Tags = names.map((Value, index) => ({ Key: `k${index}`, Value }));
    const renamed = { ...cloud, tables: { ...cloud.tables, vpc: { [vpc.id]: { ...vpc, Tags } } } };
    for (const name of names) {
      const document = documentOf(renamed, name);
      expect(backAndForth(document)).toEqual(document);
    }
  });

  it('takes a text of a million letters in its stride', () => {
    const document = {
      ...documentOf(threeTier()),
      probes: [{ id: 'p', from: 'a'.repeat(900), to: 'z', protocol: 6, port: 1, sourcePort: null }],
    };
    const cloud = {
      ...document.cloud,
      kept: [{ ...PLACE, kind: 'Notes', value: { text: 'a-'.repeat(500_000) } }],
    };
    expect(backAndForth({ ...document, cloud })).toEqual({ ...document, cloud });
  });

  it('keeps kept objects, ordinals of deleted records and a foreign seed', () => {
    const cloud: AwsCloud = {
      ...threeTier(),
      seed: 'another ~A seed',
      ordinals: { subnet: 9, odd: 0, 'key:subnet': 2, vpc: 3_000_000_000 },
      kept: [
        { ...PLACE, kind: 'LoadBalancers', value: { Name: 'a', deep: [[], {}, [null, { a: [1, 'x'] }]] } },
      ],
    };
    expect(backAndForth(documentOf(cloud))).toEqual(documentOf(cloud));
  });
});

describe('a hostile link', () => {
  const link = encodeLink(documentOf(threeTier()));

  it('is told from fragments of the page itself', () => {
    expect(isDocumentLink(link)).toBe(true);
    expect(isDocumentLink('#lessons/first')).toBe(false);
    expect(reasonOf('#lessons/first')).toContain('holds no shared document');
    expect(reasonOf('')).toContain('holds no shared document');
  });

  it('that was cut anywhere says so', () => {
    for (let length = '#1.'.length; length < link.length; length++)
      expect(reasonOf(link.slice(0, length))).toMatch(/cut short or changed/);
  });

  it('with any letter changed says so', () => {
    for (let at = '#1.'.length; at < link.length - 1; at++) {
      const letter = link[at] === 'A' ? 'B' : 'A';
      expect(reasonOf(`${link.slice(0, at)}${letter}${link.slice(at + 1)}`)).toMatch(/cut short or changed/);
    }
  });

  it('with stray characters names the first', () => {
    expect(reasonOf(`${link.slice(0, 10)}%20${link.slice(10)}`)).toContain(
      'character 8 of the packed part, "%"',
    );
  });

  it('of a newer form asks for a newer program', () => {
    expect(reasonOf(link.replace('#1.', '#3.'))).toContain('form 3, newer than form 2');
    expect(reasonOf(link.replace('#1.', '#0.'))).toContain('no form 0');
  });

  it('of five megabytes is refused before it is looked at', () => {
    expect(reasonOf(`#1.${'A'.repeat(5_000_000)}`)).toContain('5000003 characters');
  });

  it('that unpacks to gigabytes is stopped', () => {
    const bomb = packText(' '.repeat(60_000_000));
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(reasonOf(`#1.${bomb}`)).toContain('enormous');
  });

  const compact = (fields: object): string =>
    `#1.${packText(JSON.stringify({ n: '', a: '1', r: 'us-east-1', s: 's', c: 0, t: {}, ...fields }))}`;

  it.each([
    ['records', { t: { vpc: [1e9, { id: 'vpc-1' }] } }],
    ['numbers', { t: { vpc: [1e15, ['>', 0, 1]] } }],
    ['list items', { t: { vpc: [1000, { Tags: ['*', 1e12, 'x'] }] } }],
    ['long texts', { t: { vpc: [100_000, { Name: 'x'.repeat(100_000) }] } }],
    ['texts without numbers', { t: { vpc: [1e15, ['%', 'x']] } }],
    ['absent values', { t: { vpc: [1e15, ['?', [0, 1e15], 0]] } }],
    ['positions', { l: [[1e15, 'a', 1]] }],
  ])('that asks for a billion %s is stopped', (_, fields) => {
    expect(reasonOf(compact(fields))).toMatch(/enormous|wrong length/);
  });

  it.each([
    ['is not JSON', `#1.${packText('{"n":')}`, /not a document/],
    ['is another JSON', `#1.${packText('[1,2]')}`, /not a document/],
    [
      'nests too deep',
      `#1.${packText(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)}`,
      /not a document|nested/,
    ],
    ['smuggles __proto__', `#1.${packText('{"__proto__":{"n":1}}')}`, /nested or named/],
    ['has an unknown field', compact({ surprise: 1 }), /Unrecognized key/],
    ['has columns of unequal length', compact({ t: { vpc: [2, { id: ['=', 'a'] }] } }), /wrong length/],
    ['has an unknown kind of column', compact({ t: { vpc: [1, ['!', 1]] } }), /no known kind/],
    [
      'has an unknown table',
      compact({ t: { spaceship: [1, { id: 'a', key: 'b' }] } }),
      /cloud\.tables\.spaceship: /,
    ],
    [
      'has an incomplete record',
      compact({ t: { vpc: [1, { id: 'vpc-1', key: 'k' }] } }),
      /cloud\.tables\.vpc\.vpc-1: account/,
    ],
    [
      'has a newer table',
      compact({ t: { vpc: [1, { id: 'a', key: 'b' }] }, v: { vpc: 99 } }),
      /version 99 is newer/,
    ],
    [
      'names a probe that is not there',
      compact({ x: { probe: 'p' } }),
      /extras\.probe: the document has no probe "p"/,
    ],
    ['says more than a link can', compact({ x: { script: 'alert(1)' } }), /extras: /],
    [
      'asks in two million letters',
      compact({ x: { question: 'x'.repeat(2_000_000) } }),
      /extras\.question: /,
    ],
  ])('that %s is refused with a reason', (_, fragment, reason) => {
    expect(reasonOf(fragment)).toMatch(reason);
  });

  it('of random bytes never throws', () => {
    forAllSeeds({ runs: 150 }, (_, random) => {
      const text = Array.from({ length: random.integer(1, 60) }, () =>
        String.fromCharCode(random.integer(32, 126)),
      ).join('');
      const packed = random.chance(0.5)
        ? packText(text)
        : Buffer.from(deflateSync(Buffer.from(text))).toString('base64url');
      expect(decodeLink(`#1.${packed}`).ok).toBe(false);
    });
  });
});
