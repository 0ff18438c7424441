import { describe, expect, it } from 'vitest';
import { Judge } from '../exercise/judge-exercise.ts';
import { startOf } from '../exercise/solution-lines.ts';
import { runScript } from '../script/run-script.ts';
import { compileLessons } from '../source/compile-lessons.ts';
import { faultKinds } from './kinds.ts';
import { openEverything } from './open-everything.ts';

const texts = import.meta.glob<string>('../../../lessons/**/*.{yaml,md}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const files = new Map(Object.entries(texts).map(([path, text]) => [path.replace('../../../', ''), text]));
const { topics } = compileLessons(files);

describe('exercises in which faults are hidden', () => {
  const authored = topics.flatMap((topic) => topic.exercises.filter(({ faults }) => faults !== undefined));

  it('are eight at least, with one to three faults', () => {
    expect(authored.length).toBeGreaterThanOrEqual(8);
    expect(new Set(authored.map(({ faults }) => faults))).toEqual(new Set([1, 2, 3]));
  });

  it.each(authored)('"$title" is not solved by opening everything', (exercise) => {
    const start = startOf(exercise);
    const goals = exercise.steps.flatMap((step) => step.goals);
    for (const script of openEverything(start.cloud)) {
      const { cloud } = runScript(start, script, { goesOn: true }).state;
      const attempt = { cloud, edits: [], commands: [], answers: {} };
      expect(new Judge().allMet(goals, attempt)).toBe(false);
    }
  });
});

describe('kinds of faults', () => {
  it('name a card that is there', () => {
    const cards = topics.flatMap((topic) => topic.cards.map((card) => `${topic.id}/${card.id}`));
    expect(faultKinds.map(({ card }) => card).filter((card) => !cards.includes(card))).toEqual([]);
  });
});
