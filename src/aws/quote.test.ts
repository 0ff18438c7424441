import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase64 } from './base64.ts';
import { quoteWord, quoteWords } from './quote.ts';
import { splitWords } from './split-words.ts';

describe('quoteWord', () => {
  it.each([
    ['vpc-0a', 'vpc-0a'],
    ['Name=vpc-id,Values=a', 'Name=vpc-id,Values=a'],
    ['', "''"],
    ['two words', "'two words'"],
    ["it's", "'it'\\''s'"],
    ['$(date)', "'$(date)'"],
    ['~', "'~'"],
    ['#x', "'#x'"],
    ['=x', "'=x'"],
    ['a\nb', "'a\nb'"],
  ])('%s', (word, quoted) => {
    expect(quoteWord(word)).toBe(quoted);
  });

  it('is undone by splitWords', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (words) => {
        expect(splitWords(quoteWords(words))).toEqual({ ok: true, value: words });
      }),
    );
  });
});

describe('splitWords', () => {
  it.each([
    ['a  b\tc', ['a', 'b', 'c']],
    ['a"b c"\'d e\'', ['ab cd e']],
    ['"a\\"b\\$c\\d"', ['a"b$c\\d']],
    ['a\\ b \\', ['a b', '\\']],
    ['a \\\n  b', ['a', 'b']],
    ['$HOME *.txt `date`', ['$HOME', '*.txt', '`date`']],
    ['a # b', ['a']],
    ['a#b', ['a#b']],
    ['"" \'\'', ['', '']],
  ])('splits %j', (line, words) => {
    expect(splitWords(line)).toEqual({ ok: true, value: words });
  });
});

describe('encodeBase64', () => {
  it.each(['', 'a', 'ab', 'abc', 'naïve', '€', '😀', 'ssh-ed25519 AAAA'])(
    'agrees with Node on %j',
    (text) => {
      expect(encodeBase64(text)).toBe(Buffer.from(text, 'utf8').toString('base64'));
    },
  );
});
