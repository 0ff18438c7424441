import { describe, expect, it } from 'vitest';
import { newDocument } from '../../editor/document.ts';
import { applyRequest } from '../../kernel/cloud/apply.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { forAllSeeds } from '../../testing/properties/for-all-seeds.ts';
import { requestedCloud } from '../../testing/random-requests.ts';
import { threeTier } from '../gallery/three-tier.ts';
import { decodeLink } from './decode-link.ts';
import { applyDifference, differenceFrom } from './difference.ts';
import { encodeLink, encodeProposal } from './encode-link.ts';
import { packText, unpackText } from './packing.ts';
import { LINKED_DOCUMENT_ID } from './read-compact.ts';

const PLACE = { account: '111122223333', region: 'us-east-1' };
const documentOf = (cloud: AwsCloud) => newDocument(LINKED_DOCUMENT_ID, 'Shop', cloud, PLACE);

/** The same cloud with another group: one request more. */
function oneMore(cloud: AwsCloud): AwsCloud {
  const outcome = applyRequest(awsRegistry, cloud, {
    service: 'ec2',
    operation: 'CreateSecurityGroup',
    input: { GroupName: 'proposed', Description: 'One more', VpcId: Object.keys(cloud.tables.vpc)[0] ?? '' },
    ...PLACE,
    at: cloud.clock,
  });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.cloud;
}

function reasonOf(fragment: string): string {
  const decoded = decodeLink(fragment);
  if (decoded.ok) throw new Error('the link was opened');
  return decoded.error.map(({ path, message }) => `${path}: ${message}`).join('\n');
}

describe('a link that proposes a change', () => {
  const base = documentOf(threeTier());
  const proposed = { ...documentOf(oneMore(threeTier())), name: 'Shop, mended' };

  it('brings both states back, with who proposes and why', () => {
    const extras = { question: 'The <b>reply</b> had no way back.', by: 'Ada' };
    const link = encodeProposal(base, proposed, extras);
    expect(link).toMatch(/^#2\.[A-Za-z0-9_-]+$/);
    expect(decodeLink(link)).toEqual({ ok: true, value: { document: base, proposed, extras } });
  });

  it('costs little beside the architecture, also where that is large', () => {
    for (const cloud of [threeTier(), requestedCloud(9, 1000)]) {
      const [before, after] = [documentOf(cloud), documentOf(oneMore(cloud))];
      const added = encodeProposal(before, after).length - encodeLink(before).length;
      expect(added).toBeGreaterThan(0);
      expect(added).toBeLessThanOrEqual(700);
    }
  });

  it('brings back any two states', () => {
    forAllSeeds({ runs: 15 }, (seed, random) => {
      const one = documentOf(requestedCloud(seed, random.integer(0, 200)));
      const other = documentOf(requestedCloud(random.chance(0.5) ? seed : seed + 1, random.integer(0, 200)));
      expect(decodeLink(encodeProposal(one, other))).toEqual({
        ok: true,
        value: { document: one, proposed: other, extras: {} },
      });
    });
  });

  it('that was cut or changed anywhere says so', () => {
    const link = encodeProposal(base, proposed);
    for (let length = '#2.'.length; length < link.length; length += 7)
      expect(reasonOf(link.slice(0, length))).toMatch(/cut short or changed/);
  });

  const text = unpackText(encodeLink(base).slice('#1.'.length));
  if (!text.ok) throw new Error(text.error);
  const proposing = (difference: unknown) => `#2.${packText(`${text.value}\n${JSON.stringify(difference)}`)}`;

  const hostile: readonly (readonly [what: string, fragment: string, reason: RegExp])[] = [
    ['holds no proposal', `#2.${packText(text.value)}`, /holds none/],
    ['proposes something else than a difference', proposing({ copy: 1 }), /not a difference/],
    ['proposes broken JSON', `#2.${packText(`${text.value}\n[[`)}`, /not a difference/],
    ['proposes with negative places', proposing([[-1, 5]]), /not a difference/],
    ['refers to what is not there', proposing([[0, 10_000_000]]), /enormous|does not have/],
    ['refers just beyond the end', proposing([[text.value.length, 1]]), /does not have/],
    ['proposes gigabytes', proposing(Array(400_000).fill([0, 1000])), /enormous/],
    ['proposes what is no document', proposing(['[1]']), /in its proposal, .*not a document/],
    ['proposes nothing at all', proposing([]), /in its proposal, .*not a document/],
    [
      'proposes an unknown resource',
      proposing([text.value.replace('"vpc":', '"spaceship":')]),
      /proposal\.cloud\.tables\.spaceship/,
    ],
    ['smuggles __proto__', proposing(['{"__proto__":{}}']), /in its proposal, .*nested or named/],
    ['is a proposal called a plain link', `#1.${packText(`${text.value}\n[]`)}`, /not a document/],
    ['has a broken base', `#2.${packText('{}\n[]')}`, /not a document/],
  ];

  it('that is malformed, enormous or means what is not there is refused with the reason', () => {
    for (const [what, fragment, reason] of hostile) expect(reasonOf(fragment), what).toMatch(reason);
  });
});

describe('a difference of texts', () => {
  it('leads from any text to any other', () => {
    forAllSeeds({ runs: 200 }, (_, random) => {
      const draw = (length: number) =>
        Array.from({ length }, () => String.fromCharCode(random.integer(97, 99))).join('');
      const base = draw(random.integer(0, 300));
      const cut = random.integer(0, base.length);
      const text =
        base.slice(0, cut) + draw(random.integer(0, 40)) + base.slice(random.integer(cut, base.length));
      expect(applyDifference(base, differenceFrom(base, text), 10_000)).toEqual({ ok: true, value: text });
    });
  });

  it('names what did not change by its place, however far apart', () => {
    const far = Array.from({ length: 20_000 }, (_, index) => `${index},`).join('');
    const changed = far.replace('700,', 'CHANGED,').replace('15000,', '');
    expect(JSON.stringify(differenceFrom(far, changed)).length).toBeLessThan(120);
  });
});
