import { describe, expect, it } from 'vitest';
import type { Blocker } from '../kernel/forward/answer.ts';
import { randomTraces, traceThreeTier } from '../testing/traces.ts';
import { reasons, wordsFor } from './english/reasons.ts';
import { describeHeader, explainAssumption, explainBlocker, explainStep } from './explain.ts';
import { namingOf } from './naming.ts';
import { stepsOf } from './scene.ts';
import { tellTrace } from './story.ts';

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);
const DIRECTIONS: readonly Blocker['direction'][] = ['forward', 'reply'];
/** What a sentence shows when a word was missing. */
const HOLE = /undefined|null|NaN|\[object|\$\{|\{\}|\(\)|^\s|\s$/;
const SENTENCE = /^[\p{L}\d].*[.]$/u;

function expectSentence(text: string, where: string) {
  // There are a hundred thousand: `expect`, which is slow, is asked only to report.
  if (SENTENCE.test(text) && !HOLE.test(text) && !text.includes('  ')) return;
  expect(text, where).not.toMatch(HOLE);
  expect(text, where).not.toContain('  ');
  expect(text, where).toMatch(SENTENCE);
}

describe('words', () => {
  it('give every code a title for a badge', () => {
    for (const [code, { title }] of Object.entries(reasons)) {
      expect(title, code).not.toBe('');
      expect(title.split(' ').length, code).toBeLessThanOrEqual(5);
    }
  });

  it('let a code of another version speak for itself', () => {
    expect(wordsFor('SOMETHING_NEW').title).toBe('SOMETHING_NEW');
    expect(wordsFor('toString').title).toBe('toString');
  });

  it('have no hole in any sentence over hundreds of random traces', () => {
    const codes = new Set<string>();
    let count = 0;
    for (const seed of SEEDS) {
      for (const { cloud, flow, trace } of randomTraces(seed)) {
        count += 1;
        const names = namingOf(cloud);
        const where = `seed ${seed}, ${flow.from} to ${flow.to}`;
        for (const connection of trace.connections) {
          for (const direction of DIRECTIONS) {
            for (const step of stepsOf(connection, direction)) {
              const words = explainStep(step, names, direction);
              expectSentence(words.sentence, where);
              expect(words.title, where).not.toMatch(HOLE);
              expect(
                words.rows.filter((row) => HOLE.test(row.words)),
                where,
              ).toEqual([]);
              for (const change of words.changes) expect(change.before, where).not.toBe(change.after);
            }
          }
        }
        for (const blocker of trace.blockers) {
          codes.add(blocker.code);
          const words = explainBlocker(blocker, trace, names);
          expectSentence(words.sentence, where);
          expectSentence(words.mend, where);
        }
        for (const assumption of trace.assumptions)
          expectSentence(`${explainAssumption(assumption, trace, names)}.`, where);
        expect(tellTrace(trace, names), where).not.toMatch(/undefined|null|NaN|\[object/);
      }
    }
    expect(count).toBeGreaterThan(500);
    expect(codes.size).toBeGreaterThan(12);
  });
});

describe('a step', () => {
  const { cloud, trace } = traceThreeTier('app-1', 'internet', 443);
  const names = namingOf(cloud);
  const connection = trace.connections[0];
  const steps = connection === undefined ? [] : stepsOf(connection, 'forward');

  it('NAT-4: shows what a NAT gateway changes', () => {
    const step = steps.find((candidate) => candidate.stage === 'masquerade');
    const words = step === undefined ? null : explainStep(step, names);
    expect(words?.changes).toEqual([
      { field: 'source', before: '10.0.10.4', after: '10.0.1.4' },
      { field: 'source port', before: '32768-60999', after: '1024-65535' },
    ]);
  });

  it('RT-3: says why each route won or lost', () => {
    const step = steps.find((candidate) => candidate.stage === 'route');
    const words = step === undefined ? [] : explainStep(step, names).rows.map((row) => row.words);
    expect(words).toEqual(['8.8.10.10 is not in 10.0.0.0/16', 'decides']);
  });

  it('describes its header in one line', () => {
    expect(describeHeader(trace.header)).toBe('tcp 10.0.10.4:32768-60999 → 8.8.10.10:443');
  });
});

describe('a blocker', () => {
  it('SG-7: is mended by the sender’s group rather than by an address', () => {
    const { cloud, trace } = traceThreeTier('web-1', 'db-1', 3306);
    const [blocker] = trace.blockers;
    const words = blocker === undefined ? null : explainBlocker(blocker, trace, namingOf(cloud));
    expect(words?.title).toBe('No security group rule matches');
    expect(words?.mend).toMatch(
      /^Add an inbound rule to security group database \(sg-.*\): tcp 3306 from security group web \(sg-.*\), the sender’s group \(or from 10\.0\.1\.5\/32 alone\)\.$/,
    );
  });

  it('X-40: is mended by a route to the gateway that would help most', () => {
    const { cloud, trace } = traceThreeTier('db-1', 'internet', 443);
    const [blocker] = trace.blockers;
    const words = blocker === undefined ? null : explainBlocker(blocker, trace, namingOf(cloud));
    expect(words?.mend).toMatch(
      /^Add a route to route table database \(.*\): 0\.0\.0\.0\/0 → NAT gateway nat-/,
    );
  });
});
