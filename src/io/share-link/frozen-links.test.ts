import { describe, expect, it } from 'vitest';
import { nameTag } from '../../kernel/cloud/record.ts';
import { hashHex } from '../../kernel/lib/hash.ts';
import { decodeLink } from './decode-link.ts';
import { DICTIONARY } from './dictionary.ts';

/** A link that was once sent to somebody: the three-tier sample, placed by hand. */
const SENT = [
  '#1.VP12jO2bvU7DMBDHX4UHcK3422ZjhwExsCMhsVEJFgbenf_5o3ZTXEJbhNR6iNQk9p1zudh3v3OP4MTv1GlFnbaIsfPk9Rj_k',
  'eB4hxnHle8CQfHby2sqtQxS_G-kuGb2uUZTyjelrBNrNpfHk8k3VwMqL4bKmFG51IYLRc-N-FNOmguHw8dkZ6BmQs1xAQk5djov5',
  'hzHvYshB3MezPl3zLnZaXBe0Pnx-WnpHg20vlmvYY_4nmsvwp6pLTYeXmGpLrdon1i2G5rdfTzc39Z2MN9c1Iab7IPgee9GeR_km',
  '6fB4oOBH8jAOwY6Afhu3_Ng4Cdk4INyH0a5bYyVfuJPg34P-j1LRITiSnEhKZ2h08A1Tk0YQHwA8T1AvMvAl01EA4T_EQhvwXXyA',
  'WigJXIRIqdz5egoeBxXLJI1QY9Lwr_jNrFzMCF20dJRU5m1daFBo3EKFrHZZOnLL0q190VrEdVPhxtZDj42G_1UBJksqJ_JVEFa6',
  '1YQmjlsnXBBMW9wxzAX40hkNgvCtlqAwEIUmEVuOymm9KYIke1ezTyLO6IA7Vxsrjz9jQVhxrJpoyq3Ajm5QTAM24pJImQXVrIQm',
  'FSWKbdlfi3LaIrfdBy0mszA0tu2V9n0-6oqDgtGqaoI0K9NWYUCyFRWSR9nW1spQ8Fn2AKVWvlIv-LtBOpjA0oGqKhCV5sEibyEr',
  'Qwlrp3qS9KflZL8MphrETw3gmNe447mhM8v',
].join('');

describe('links that were sent', () => {
  it('still open', () => {
    const decoded = decodeLink(SENT);
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
    const { name, cloud, layout, probes } = decoded.value.document;
    expect(name).toBe('Three tiers');
    expect(Object.values(cloud.tables.subnet).map((subnet) => [subnet.id, nameTag(subnet)])).toEqual([
      ['subnet-002aa5b809c8b3750', 'web-a'],
      ['subnet-0a8b4071208398780', 'app-a'],
      ['subnet-0cd1bc856db544c3d', 'db-a'],
      ['subnet-07af24f73bc26c9c6', 'web-b'],
      ['subnet-0755b7641245973d5', 'app-b'],
      ['subnet-0eb3dde52331413e5', 'db-b'],
    ]);
    expect(Object.keys(layout.positions)).toHaveLength(36);
    expect(probes.map(({ to }) => to)).toEqual(['instance-1', 'internet:198.51.100.7']);
  });

  it('need the dictionary letter by letter', () => {
    expect(hashHex(DICTIONARY)).toBe('0f032fea1f1d3eed6e1c50a6dc');
  });
});
