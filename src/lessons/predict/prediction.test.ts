import { describe, expect, it } from 'vitest';
import type { Step, Trace } from '../../kernel/forward/answer.ts';
import { forAllSeeds } from '../../testing/properties/for-all-seeds.ts';
import { randomTraces, traceThreeTier } from '../../testing/traces.ts';
import { withNames } from '../../text/english/nouns.ts';
import { namingOf } from '../../text/naming.ts';
import { predictionOf } from './prediction.ts';

const WAYS = ['forward', 'reply'] as const;

function stepsOf(trace: Trace) {
  return trace.connections.flatMap((connection) =>
    WAYS.flatMap((direction) =>
      (connection[direction] ?? []).flatMap(({ steps }) => steps.map((step) => ({ step, direction }))),
    ),
  );
}

function askedIn(from: string, to: string, port: number, stage: Step['stage'], way: 'forward' | 'reply') {
  const { trace, cloud } = traceThreeTier(from, to, port);
  const found = stepsOf(trace).find(({ step, direction }) => step.stage === stage && direction === way);
  if (found === undefined) throw new Error(`no ${stage}`);
  return predictionOf(found.step, way, namingOf(cloud));
}

const right = (prediction: ReturnType<typeof predictionOf>) =>
  prediction?.options.filter((option) => option.right).map(({ text }) => text);

describe('a prediction', () => {
  it('asks for the winner of the real table, whatever the network', () => {
    const kinds = new Set<string>();
    forAllSeeds({ runs: 60 }, (seed) => {
      for (const { trace, cloud } of randomTraces(seed)) {
        const names = namingOf(cloud);
        for (const { step, direction } of stepsOf(trace)) {
          const prediction = predictionOf(step, direction, names);
          if (prediction === null) continue;
          kinds.add(`${step.stage}: ${prediction.ask.split(' ').slice(0, 2).join(' ')}`);
          const rights = prediction.options.filter((option) => option.right);
          expect(rights.length).toBeGreaterThan(0);
          expect(prediction.options.length).toBeGreaterThan(1);
          expect(prediction.options.every(({ why }) => why !== '')).toBe(true);
          if (step.rule === null || step.session?.kind === 'used') expect(rights).toHaveLength(1);
          // The kernel's own winner is the answer, and only what the kernel says matches beside it.
          else
            expect(rights.some(({ text }) => text.includes(withNames(step.rule?.text ?? '', names)))).toBe(
              true,
            );
          if (step.code !== null && step.rule === null)
            expect(rights[0]?.text).toMatch(/dropped|drops|None of them/);
        }
      }
    });
    expect([...kinds].map((kind) => kind.split(':')[0])).toEqual(
      expect.arrayContaining([
        'route',
        'enter',
        'leave',
        'filter-in',
        'filter-out',
        'translate',
        'masquerade',
      ]),
    );
  });

  it('is made of the rows of a route table, and of none of them', () => {
    const prediction = askedIn('internet', 'web-1', 443, 'route', 'reply');
    expect(prediction?.ask).toBe('Which route wins?');
    expect(prediction?.options.map(({ text }) => text.replace(/igw-\w+/, 'igw'))).toEqual([
      '10.0.0.0/16 → local',
      expect.stringMatching(/^0\.0\.0\.0\/0 → /),
      'None of them: no route covers the destination',
    ]);
    expect(right(prediction)?.[0]).toMatch(/^0\.0\.0\.0\/0/);
    expect(prediction?.review?.card).toBe('route-tables');
  });

  it('asks whether a security group reads its rules for an answer', () => {
    const prediction = askedIn('internet', 'web-1', 443, 'filter-out', 'reply');
    expect(prediction?.ask).toBe('What lets it pass here?');
    expect(right(prediction)).toEqual(['No rule is asked: the connection is remembered']);
    expect(prediction?.review?.card).toBe('security-groups');
  });

  it('asks what a translation does', () => {
    expect(right(askedIn('internet', 'web-1', 443, 'translate', 'forward'))).toEqual([
      'It rewrites the destination address',
    ]);
    expect(right(askedIn('app-1', 'internet', 443, 'masquerade', 'forward'))).toEqual([
      'It rewrites the source address',
    ]);
    expect(right(askedIn('internet', 'db-1', 3306, 'translate', 'forward'))).toEqual(['It drops the packet']);
  });

  it('is not asked about what does not happen', () => {
    const { trace, cloud } = traceThreeTier('internet', 'db-1', 3306);
    const past = stepsOf(trace).filter(({ step }) => step.hypothetical);
    expect(past.length).toBeGreaterThan(0);
    for (const { step, direction } of past) expect(predictionOf(step, direction, namingOf(cloud))).toBeNull();
  });
});
