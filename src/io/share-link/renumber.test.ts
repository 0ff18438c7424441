import { describe, expect, it } from 'vitest';
import { type LabDocument, newDocument } from '../../editor/document.ts';
import { type RandomSource, randomSource } from '../../kernel/lib/random-source.ts';
import { lowerAws } from '../../resources/lower-aws.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { forAllSeeds } from '../../testing/properties/for-all-seeds.ts';
import { requestedCloud } from '../../testing/random-requests.ts';
import { threeTier } from '../gallery/three-tier.ts';
import { parseLabDocument } from '../lab-file/parse-lab-document.ts';
import { cloudDifferences } from '../rebuild/equal-clouds.ts';
import { decodeLink } from './decode-link.ts';
import { encodeLink } from './encode-link.ts';
import { LINKED_DOCUMENT_ID } from './read-compact.ts';
import { renumber } from './renumber.ts';

const PLACE = { account: '111122223333', region: 'us-east-1' };
const documentOf = (cloud: AwsCloud) => newDocument(LINKED_DOCUMENT_ID, 'Imported', cloud, PLACE);

/** With ids and MAC addresses as a real account has them: nothing predicts them. */
function asImported(document: LabDocument, random: RandomSource): LabDocument {
  const names = new Map<string, string>();
  const digits = (count: number) =>
    Array.from({ length: count }, () => random.integer(0, 15).toString(16)).join('');
  const text = JSON.stringify(document).replace(
    /([a-z][a-z-]*)-0[0-9a-f]{16}|(?:[0-9a-f]{2}:){5}[0-9a-f]{2}/g,
    (name, prefix?: string) => {
      const known = names.get(name);
      if (known !== undefined || prefix === 'ami' || prefix === 'pl') return known ?? name;
      const fresh =
        prefix === undefined
          ? `02:${[1, 2, 3, 4, 5].map(() => digits(2)).join(':')}`
          : `${prefix}-0${digits(16)}`;
      names.set(name, fresh);
      return fresh;
    },
  );
  return JSON.parse(text) as LabDocument;
}

function only(document: LabDocument): LabDocument {
  const [renumbered] = renumber([document]);
  if (renumbered === undefined) throw new Error('as many come back as were given');
  return renumbered;
}

describe('new ids', () => {
  it('make the link of 300 imported resources at most 16,000 characters long', () => {
    const imported = asImported(documentOf(requestedCloud(9, 1000)), randomSource(1));
    const resources = Object.values(imported.cloud.tables).flatMap((table) => Object.keys(table));
    expect(resources.length).toBeGreaterThan(300);
    const before = encodeLink(imported).length;
    const after = encodeLink(only(imported)).length;
    expect(before).toBeGreaterThan(16_000);
    expect(after).toBeLessThanOrEqual(15_900);
  });

  it('change nothing but ids, whatever the architecture', () => {
    forAllSeeds({ runs: 15 }, (seed, random) => {
      const imported = asImported(documentOf(requestedCloud(seed, random.integer(0, 300))), random);
      const renumbered = only(imported);
      expect(cloudDifferences(imported.cloud, renumbered.cloud)).toEqual([]);
      expect(parseLabDocument(JSON.stringify(renumbered)).ok).toBe(true);
      expect(decodeLink(encodeLink(renumbered))).toMatchObject({ ok: true, value: { document: renumbered } });
      const counts = ({ cloud }: LabDocument) => lowerAws(cloud).graph.nodes.size;
      expect(counts(renumbered)).toBe(counts(imported));
    });
  });

  it('are the same in both states of a proposal', () => {
    const base = asImported(documentOf(threeTier()), randomSource(3));
    const [group] = Object.values(base.cloud.tables['security-group']);
    if (group === undefined) throw new Error('the sample has groups');
    const { [group.id]: _gone, ...rest } = base.cloud.tables['security-group'];
    const tables = { ...base.cloud.tables, 'security-group': rest };
    const [one, other] = renumber([base, { ...base, cloud: { ...base.cloud, tables } }]);
    expect(Object.keys(other?.cloud.tables['security-group'] ?? {})).toEqual(
      Object.keys(one?.cloud.tables['security-group'] ?? {}).slice(1),
    );
    expect(other?.cloud.tables.subnet).toEqual(one?.cloud.tables.subnet);
  });

  it('never bring a lost reference to life', () => {
    const document = documentOf(threeTier());
    const [table] = Object.values(document.cloud.tables['route-table']);
    const [gone] = Object.values(document.cloud.tables['nat-gateway']);
    if (table === undefined || gone === undefined) throw new Error('the sample has both');
    const { [gone.id]: _gone, ...rest } = document.cloud.tables['nat-gateway'];
    const cut = {
      ...document,
      cloud: { ...document.cloud, tables: { ...document.cloud.tables, 'nat-gateway': rest } },
    };
    const renumbered = only(cut);
    expect(Object.keys(renumbered.cloud.tables['nat-gateway'])).not.toContain(gone.id);
    expect(JSON.stringify(renumbered.cloud.tables['route-table'])).toContain(gone.id);
  });
});
