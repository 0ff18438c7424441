import { expect, it } from 'vitest';
import {
  type ChoiceQuestion,
  type FillQuestion,
  isOrderRight,
  judgeFill,
  type OrderQuestion,
  shownOptions,
  shuffledItems,
} from './quiz.ts';

const base = { card: 'a', concept: 't/a', ask: '?' };

it('an order question never begins solved, and begins the same for everybody', () => {
  for (let count = 3; count <= 7; count++) {
    for (let id = 0; id < 50; id++) {
      const items = Array.from({ length: count }, (_, index) => ({ text: String(index), why: '' }));
      const question: OrderQuestion = { ...base, id: `q${id}`, kind: 'order', items };
      const order = shuffledItems(question);
      expect(isOrderRight(order)).toBe(false);
      expect([...order].sort()).toEqual(items.map((_, index) => index));
      expect(shuffledItems(question)).toEqual(order);
    }
  }
});

it.each([
  ['10.0.8.0/26', true, 'Fits.'],
  [' 10.0.8.0/26 ', true, 'Fits.'],
  ['10.0.8.0/27', false, 'Too small.'],
  ['10.0.8.5/26', false, 'The answer is 10.0.8.0/26. Fits.'],
  ['', false, 'The answer is 10.0.8.0/26. Fits.'],
])('%s is judged as a block', (given, isRight, why) => {
  const question: FillQuestion = {
    ...base,
    id: 'q',
    kind: 'fill',
    answer: '10.0.8.0/26',
    also: [],
    why: 'Fits.',
    wrong: [{ answer: '10.0.8.0/27', why: 'Too small.' }],
  };
  expect(judgeFill(question, given)).toEqual({ isRight, why });
});

it('the right option stands anywhere, and the rows of a table in their order', () => {
  const options = ['a', 'b', 'c', 'd'].map((text, index) => ({ text, right: index === 0, why: '' }));
  const question: ChoiceQuestion = { ...base, id: 'q', kind: 'single', options, table: null };
  const places = Array.from({ length: 400 }, (_, id) =>
    shownOptions({ ...question, id: `topic/q${id}` }).indexOf(0),
  );
  for (const place of [0, 1, 2, 3])
    expect(places.filter((other) => other === place).length).toBeGreaterThan(60);
  expect(shownOptions({ ...question, table: 'Route table rtb-1' })).toEqual([0, 1, 2, 3]);
  expect([...shownOptions(question)].sort()).toEqual([0, 1, 2, 3]);
});
