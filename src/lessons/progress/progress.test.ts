import { describe, expect, it } from 'vitest';
import {
  answerQuestion,
  dueQuestions,
  keepAttempt,
  mergeProgress,
  NO_PROGRESS,
  readCard,
  solveExercise,
} from './progress.ts';
import { parseProgress, printProgress } from './progress-file.ts';

const DAY = 86_400_000;

describe('review', () => {
  it('brings a missed question back after 1, 3, 7 and 21 days, then lets it rest', () => {
    let progress = answerQuestion(NO_PROGRESS, 'vpc/a', false, 0);
    let now = 0;
    for (const days of [1, 3, 7, 21]) {
      expect(dueQuestions(progress, now + days * DAY - 1)).toEqual([]);
      now += days * DAY;
      expect(dueQuestions(progress, now)).toEqual(['vpc/a']);
      progress = answerQuestion(progress, 'vpc/a', true, now);
    }
    expect(dueQuestions(progress, now + 1000 * DAY)).toEqual([]);
  });

  it('never asks again what was known at once, and starts over when it is missed again', () => {
    const known = answerQuestion(NO_PROGRESS, 'vpc/a', true, 0);
    expect(dueQuestions(known, 1000 * DAY)).toEqual([]);
    const missed = answerQuestion(answerQuestion(known, 'vpc/a', false, 0), 'vpc/a', true, DAY);
    expect(dueQuestions(answerQuestion(missed, 'vpc/a', false, 2 * DAY), 3 * DAY)).toEqual(['vpc/a']);
  });
});

describe('a progress file', () => {
  const progress = solveExercise(
    keepAttempt(
      readCard(answerQuestion(NO_PROGRESS, 'vpc/a', false, 5), 'vpc/subnets', 7),
      'vpc/blackhole',
      { attempt: [{ service: 'ec2', operation: 'CreateVpc', input: { CidrBlock: '10.0.0.0/16' } }] },
      8,
    ),
    'vpc/blackhole',
    3,
    9,
  );

  it('is read as it was written', () => {
    expect(parseProgress(printProgress(progress))).toEqual({ ok: true, value: progress });
  });

  it.each([
    ['cut off', printProgress(progress).slice(0, 80), /cut off/],
    ['newer', '{"format":"skytrace/progress","version":9}', /newer Skytrace \(version 9\)/],
    ['of another kind', '{"format":"skytrace/lab","version":1}', /not learning progress/],
    [
      'with more than belongs there',
      printProgress(progress).replace('"last"', '"__proto__": {"x": 1}, "evil": 1, "last"'),
      /not learning progress/,
    ],
    ['null', 'null', /not learning progress/],
  ])('that is %s is refused with the reason', (_what, text, reason) => {
    const read = parseProgress(text);
    expect(read.ok ? '' : read.error).toMatch(reason);
  });

  it('adds to what is there and takes nothing away', () => {
    const other = solveExercise(readCard(NO_PROGRESS, 'vpc/parts', 20), 'vpc/blackhole', 2, 30);
    const both = mergeProgress(progress, other);
    expect(Object.keys(both.cards).sort()).toEqual(['vpc/parts', 'vpc/subnets']);
    expect(both.exercises['vpc/blackhole']).toMatchObject({ solvedAt: 30, fewest: 2 });
    expect(both.questions).toEqual(progress.questions);
  });
});
