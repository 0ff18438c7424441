import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../kernel/lib/json.ts';
import cases from './cases/printed-answers.json';
import { formatAnswer } from './format-answer.ts';
import { textWidth } from './text-width.ts';

interface Printed {
  readonly value: JsonValue;
  readonly text: string;
  readonly table: string;
  readonly yaml: string;
}

// Recorded from AWS CLI 1.45.11's own printers, and PyYAML's for YAML, which version 1 has not.
describe.each(
  (cases as readonly Printed[]).map((each) => [JSON.stringify(each.value).slice(0, 60), each] as const),
)('%s', (_, { value, ...printed }) => {
  it('prints as AWS CLI does, in text, tables and YAML', () => {
    const isEmpty = JSON.stringify(value) === '{}';
    for (const format of ['text', 'table', 'yaml'] as const) {
      const text = formatAnswer(value, { format, query: undefined, title: 'DescribeThings', columns: 80 });
      expect(text).toEqual({ ok: true, value: format === 'yaml' && isEmpty ? '' : printed[format] });
    }
  });
});

describe('formatAnswer', () => {
  const print = (value: JsonValue, format: string, query?: string) =>
    formatAnswer(value, { format, query, title: 'T', columns: 80 });

  it('prints JSON with four spaces, and nothing for success alone', () => {
    expect(print({ A: [1, 'é'] }, 'json')).toEqual({
      ok: true,
      value: '{\n    "A": [\n        1,\n        "é"\n    ]\n}\n',
    });
    expect(print({}, 'json')).toEqual({ ok: true, value: '' });
    expect(print({ A: 1 }, 'off')).toEqual({ ok: true, value: '' });
  });

  it('selects before it prints', () => {
    const answer = {
      Vpcs: [
        { VpcId: 'vpc-1', IsDefault: true },
        { VpcId: 'vpc-2', IsDefault: false },
      ],
    };
    expect(print(answer, 'text', 'Vpcs[?IsDefault==`false`].VpcId')).toEqual({ ok: true, value: 'vpc-2\n' });
    expect(print(answer, 'json', 'Nothing')).toEqual({ ok: true, value: 'null\n' });
    expect(print(answer, 'text', 'Nothing')).toEqual({ ok: true, value: 'None\n' });
    expect(print(answer, 'json', 'length(@.Vpcs)')).toEqual({ ok: true, value: '2\n' });
  });

  it('has Python’s complaint about rows that do not fit', () => {
    expect(print([['a'], ['b', 'c']], 'table')).toEqual({
      ok: false,
      error: 'Row should have 1 elements, instead it has 2',
    });
  });

  it('counts wide characters as two columns', () => {
    expect(['abc', 'é', '漢字', ''].map(textWidth)).toEqual([3, 2, 4, 0]);
  });
});
