import { describe, expect, it } from 'vitest';
import { EMPTY_LINE, lineOf, pressKey } from './line-editor.ts';
import { paintLine } from './paint-line.ts';

const press = (keys: readonly string[], text = '', history: readonly string[] = []) =>
  keys.reduce((line, key) => pressKey(line, key, history) ?? line, text === '' ? EMPTY_LINE : lineOf(text));

describe('editing a line', () => {
  it.each([
    ['typing', ['a', 'b', '\x1b[D', 'x'], '', 'axb', 2],
    ['to both ends', ['\x01', '<', '\x05', '>'], 'mid', '<mid>', 5],
    ['erasing both ways', ['\x7f', '\x01', '\x1b[3~'], 'abcd', 'bc', 0],
    ['by words', ['\x1bb', '\x17'], 'aws ec2 help', 'aws help', 4],
    ['cutting and putting back', ['\x15', '\x19', '\x19'], 'ab', 'abab', 4],
    ['a character of two halves at once', ['\x7f'], 'a😀', 'a', 1],
  ] as const)('works: %s', (_, keys, text, after, cursor) => {
    expect(press(keys, text)).toMatchObject({ text: after, cursor });
  });

  it('walks the history and comes back to what was being typed', () => {
    const history = ['one', 'two'];
    expect(press(['\x1b[A', '\x1b[A', '\x1b[A'], 'draft', history).text).toBe('one');
    expect(press(['\x1b[A', '\x1b[A', '\x1b[B', '\x1b[B'], 'draft', history).text).toBe('draft');
  });

  it('is not for keys it does not know', () => {
    expect(pressKey(EMPTY_LINE, '\x1b[5~', [])).toBeNull();
    expect(pressKey(EMPTY_LINE, '\x00', [])).toBeNull();
  });
});

describe('drawing a line', () => {
  it('knows in which row the cursor is left when the line is wrapped', () => {
    expect(paintLine(0, '$ ', 'x'.repeat(20), 20, 10).row).toBe(2);
    expect(paintLine(0, '$ ', 'x'.repeat(20), 3, 10)).toMatchObject({ row: 0 });
    expect(paintLine(0, '$ ', 'x'.repeat(8), 8, 10)).toMatchObject({ row: 1 });
    expect(paintLine(2, '\x1b[1m$ \x1b[0m', 'ab', 1, 10).out).toBe(
      '\x1b[2A\r\x1b[J\x1b[1m$ \x1b[0mab\r\x1b[3C',
    );
  });
});
