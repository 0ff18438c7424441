import { describe, expect, it } from 'vitest';
import { pythonJsonFault } from './python-json-fault.ts';

/** As Python 3.11 says it. */
const TABLE: readonly (readonly [text: string, fault: string | undefined])[] = [
  ['{"a": [1, 2.5e3, null, true, "x\\u00e9\\n"], "b": {}}', undefined],
  ['[{"Key": "Name"', "Expecting ',' delimiter: line 1 column 16 (char 15)"],
  ['{Key=a}', 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'],
  ['[{"Key": "Name", }]', 'Expecting property name enclosed in double quotes: line 1 column 18 (char 17)'],
  ["[{'Key': 'a'}]", 'Expecting property name enclosed in double quotes: line 1 column 3 (char 2)'],
  ['[{"Key": "a" "b"}]', "Expecting ',' delimiter: line 1 column 14 (char 13)"],
  ['[{"Key" "b"}]', "Expecting ':' delimiter: line 1 column 9 (char 8)"],
  ['[{"Key": "b]', 'Unterminated string starting at: line 1 column 10 (char 9)'],
  ['[', 'Expecting value: line 1 column 2 (char 1)'],
  ['[1,]', 'Expecting value: line 1 column 4 (char 3)'],
  ['{"a":1} x', 'Extra data: line 1 column 9 (char 8)'],
  ['[{"Key": b}]', 'Expecting value: line 1 column 10 (char 9)'],
  ['["\\q"]', 'Invalid \\escape: line 1 column 3 (char 2)'],
  ['{"a":}', 'Expecting value: line 1 column 6 (char 5)'],
  ['{\n  "a": 1\n  "b": 2\n}', "Expecting ',' delimiter: line 3 column 3 (char 13)"],
  ['', 'Expecting value: line 1 column 1 (char 0)'],
];

describe('what Python says of a text that is no JSON', () => {
  it('is where it first goes wrong, and how', () => {
    for (const [text, fault] of TABLE) expect(pythonJsonFault(text), text).toBe(fault);
  });
});
