import { describe, expect, it } from 'vitest';
import { reviews } from './predict/reviews.ts';
import { checkLessons } from './proof/check-lessons.ts';
import { formatProblem } from './source/problem.ts';

const texts = import.meta.glob<string>('../../lessons/**/*.{yaml,md,json}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const files = new Map(Object.entries(texts).map(([path, text]) => [path.replace('../../', ''), text]));

const { lessons, problems } = await checkLessons(files);

describe('the lessons', () => {
  it('have no broken file, link, diagram, exercise or coverage', () => {
    expect(problems.map(formatProblem)).toEqual([]);
  });

  it('are there, with the template for authors among what is proven', () => {
    expect(lessons.topics.length).toBeGreaterThan(0);
    expect(lessons.templates.flatMap((topic) => topic.exercises)).not.toEqual([]);
  });

  it('have the question that comes back after each wrong prediction, explained by its card', () => {
    const cards = Object.values(reviews).map(({ topic, question }) => {
      const found = lessons.topics.find(({ id }) => id === topic);
      return found?.questions.find(({ id }) => id === question)?.card;
    });
    expect(cards).toEqual(Object.values(reviews).map(({ card }) => card));
  });

  it.each(lessons.topics)('$id has 6 to 15 cards and at least 6 questions', ({ cards, questions }) => {
    expect(cards.length).toBeGreaterThanOrEqual(6);
    expect(cards.length).toBeLessThanOrEqual(15);
    expect(questions.length).toBeGreaterThanOrEqual(6);
  });
});
