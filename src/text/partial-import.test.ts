import { describe, expect, it } from 'vitest';
import { nameTag } from '../kernel/cloud/record.ts';
import { threeTierCloud } from '../testing/sample-clouds.ts';
import { traceIn } from '../testing/traces.ts';
import { explainBlocker } from './explain.ts';
import { namingOf } from './naming.ts';

type Cloud = ReturnType<typeof threeTierCloud>;

/** What is said first about internet → web-1 when the document lacks some records of a table. */
function firstWords(table: 'security-group' | 'route-table', isKept: (name: string | undefined) => boolean) {
  const whole = threeTierCloud();
  const kept = Object.entries(whole.tables[table]).filter(([, record]) => isKept(nameTag(record)));
  const cloud: Cloud = { ...whole, tables: { ...whole.tables, [table]: Object.fromEntries(kept) } };
  const flow = { from: 'internet', to: 'web-1', protocol: 6, port: 443, sourcePort: null };
  const { trace } = traceIn(cloud, flow);
  const [blocker] = trace.blockers;
  if (blocker === undefined) throw new Error('something blocks it');
  return { verdict: trace.verdict, ...explainBlocker(blocker, trace, namingOf(cloud)) };
}

describe('what a partial import leaves out', () => {
  it('a security group: its rules are not known, and no route is blamed', () => {
    const { verdict, sentence, mend } = firstWords('security-group', (name) => name !== 'web');
    expect(verdict).toBe('unknown');
    expect(sentence).toMatch(
      /security group sg-\S+ is not part of this document, so whether one of its rules/i,
    );
    expect(mend).toMatch(/^Import security group sg-/);
  });

  it('all route tables: the way back is not known, and no peering is blamed', () => {
    const { verdict, sentence, mend } = firstWords('route-table', () => false);
    expect(verdict).toBe('unknown');
    expect(sentence).toMatch(/needs something that is not part of this document, such as a route table/);
    expect(mend).toMatch(/^Import all that belongs to the network around subnet web-a/);
  });
});
