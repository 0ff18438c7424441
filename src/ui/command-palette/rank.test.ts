import { describe, expect, it } from 'vitest';
import { type Entry, fuzzyScore, ranked } from './rank.ts';

const entry = (title: string, more: Partial<Entry> = {}): Entry => ({
  id: title,
  section: 'Commands',
  title,
  detail: '',
  icon: null,
  shortcut: null,
  reason: null,
  completes: null,
  run: () => {},
  ...more,
});

const titles = (query: string, entries: readonly Entry[], recents: readonly string[] = []) =>
  ranked(entries, query, recents).map((section) => [
    section.title,
    section.entries.map(({ title }) => title),
  ]);

describe('fuzzy search', () => {
  it('prefers the very word to a beginning, that to a word inside, that to a part, that to an abbreviation', () => {
    const scores = ['web', 'web-1', 'my web-1', 'cobweb-1', 'wide ebb'].map(
      (text) => fuzzyScore('web', text) ?? -1,
    );
    expect(scores).toEqual([...scores].sort((left, right) => right - left));
    expect(new Set(scores).size).toBe(5);
  });

  it('wants every word, in any order, and no letters from far apart', () => {
    expect(fuzzyScore('a web', 'web-a')).not.toBeNull();
    expect(fuzzyScore('web c', 'web-a')).toBeNull();
    expect(fuzzyScore('dup', 'Duplicate')).toBe(4);
    expect(fuzzyScore('dt', 'Delete everything that')).not.toBeNull();
    expect(fuzzyScore('dt', 'D and a long way to t')).toBeNull();
  });
});

describe('the order of what is found', () => {
  it('puts what cannot be done now after what can', () => {
    const entries = [entry('Delete', { reason: 'Select something.' }), entry('Undo: delete web-1')];
    expect(titles('delete', entries)).toEqual([['Commands', ['Undo: delete web-1', 'Delete']]]);
    expect(titles('', entries)).toEqual([['Commands', ['Undo: delete web-1', 'Delete']]]);
  });

  it('puts the section of the best find first', () => {
    const entries = [entry('Show web things'), entry('web-1', { section: 'Resources' })];
    expect(titles('web', entries)).toEqual([
      ['Resources', ['web-1']],
      ['Commands', ['Show web things']],
    ]);
  });

  it('finds by the detail too, but the title counts more', () => {
    const entries = [entry('db-1', { detail: 'in app-a' }), entry('app-a')];
    expect(titles('app', entries)).toEqual([['Commands', ['app-a', 'db-1']]]);
  });

  it('begins with what was used last, each once, unless it cannot be done', () => {
    const entries = [entry('One'), entry('Two'), entry('Three', { reason: 'No.' })];
    expect(titles('', entries, ['Two', 'Three', 'Gone'])).toEqual([
      ['Recent', ['Two']],
      ['Commands', ['One', 'Three']],
    ]);
  });
});
