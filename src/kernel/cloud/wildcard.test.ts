import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesWildcard } from './wildcard.ts';

describe('matchesWildcard', () => {
  it.each([
    ['web', 'web', true],
    ['web', 'Web', false],
    ['', '', true],
    ['', 'x', false],
    ['*', '', true],
    ['?', '', false],
    ['10.0.*', '10.0.1.0/24', true],
    ['10.0.*', '10x0.1.0/24', false],
    ['us-east-1?', 'us-east-1a', true],
    ['us-east-1?', 'us-east-1', false],
    ['*a*b', 'xaxbxb', true],
    ['*a*b', 'xaxbxbc', false],
    ['two*', 'two\nlines', true],
    ['a\\*', 'a*', true],
    ['a\\*', 'ab', false],
    ['a\\?', 'a?', true],
    ['a\\\\', 'a\\', true],
    ['C:\\x', 'C:\\x', true],
  ])('%j on %j is %j', (pattern, text, expected) => {
    expect(matchesWildcard(pattern, text)).toBe(expected);
  });

  it('agrees with the regular expression of the same meaning', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 12 });
    const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), maxLength: 8 });
    fc.assert(
      fc.property(patterns, letters, (pattern, text) => {
        const source = pattern.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.');
        expect(matchesWildcard(pattern, text)).toBe(new RegExp(`^${source}$`).test(text));
      }),
    );
  });

  it('ends soon on patterns that regular expressions choke on', () => {
    expect(matchesWildcard(`${'a*'.repeat(300)}b`, 'a'.repeat(20_000))).toBe(false);
  });
});
