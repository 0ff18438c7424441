import { expect, it } from 'vitest';
import { learnLink, parseLearnRoute } from './learn-route.ts';

it.each([
  ['#/learn', { page: 'home' }],
  ['#/learn/summary', { page: 'summary' }],
  ['#/learn/start', { page: 'start' }],
  ['#/learn/vpc', { page: 'topic', topic: 'vpc' }],
  ['#/learn/vpc/nat-gateway', { page: 'card', topic: 'vpc', card: 'nat-gateway' }],
  ['#/learn/vpc/quiz', { page: 'quiz', topic: 'vpc' }],
  ['#/learn/vpc/exercises/blackhole', { page: 'exercise', topic: 'vpc', exercise: 'blackhole' }],
  ['#/learn/vpc/exercises/<script>', { page: 'topic', topic: 'vpc' }],
  ['#/learn/faults', { page: 'faults', refused: null }],
  ['#/learn/faults/any-2-k3x9', { page: 'puzzle', code: { about: 'any', faults: 2, seed: 'k3x9' } }],
  ['#/learn/faults/any-9-k3x9', { page: 'faults', refused: 'any-9-k3x9' }],
  ['#/learn/faults/<script>', { page: 'faults', refused: '<script>' }],
  ['#/learn/../secret', { page: 'home' }],
  ['#d1.abc', null],
  ['', null],
])('%s is %o', (fragment, route) => {
  expect(parseLearnRoute(fragment)).toEqual(route);
});

it('links are read again', () => {
  expect(parseLearnRoute(learnLink('vpc', 'parts'))).toEqual({ page: 'card', topic: 'vpc', card: 'parts' });
});
