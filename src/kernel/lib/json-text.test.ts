import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findUnsafeJson, MAX_JSON_DEPTH, parseJsonText } from './json-text.ts';

function faultOf(text: string): string {
  const parsed = parseJsonText(text);
  return parsed.ok ? 'no fault' : `${parsed.error.line}:${parsed.error.column} ${parsed.error.message}`;
}

describe('parseJsonText', () => {
  it.each([
    ['', '1:1 the file is empty'],
    ['\uFEFF \n', '1:1 the file is empty'],
    ['{"a": 1,\n "b": }', '2:7 expected value but found "}"'],
    ['{"a": [1, 2,]}', '1:13 expected value but found "]"'],
    ['{"a": 1 "b": 2}', '1:9 expected "," or "}" but found a string'],
    ["{'a': 1}", '1:2 expected a key in double quotes or "}" but found "\'"'],
    ['{"a": 1', '1:8 the text ends early: expected "," or "}"'],
    ['{"a": "x', '1:9 the text ends inside a string'],
    ['{"a": "x\ny"}', '1:9 a string may not hold a line break or control character'],
    ['["\\q"]', '1:3 this backslash starts no escape that JSON knows'],
    ['{"a": 1}\n{"a": 2}', '2:1 expected nothing more after the first value but found "{"'],
    ['{"a": undefined}', '1:7 expected value but found "u"'],
    ['[01]', '1:3 expected "," or "]" but found "1"'],
  ])('says where %j breaks', (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  it('accepts a byte-order mark', () => {
    expect(parseJsonText('\uFEFF{"a": 1}')).toEqual({ ok: true, value: { a: 1 } });
  });

  it('names UTF-16, however it was decoded', () => {
    const bytes = Buffer.from('\uFEFF{"Vpcs": []}', 'utf16le');
    for (const encoding of ['utf8', 'latin1'] as const)
      expect(faultOf(bytes.toString(encoding))).toContain('UTF-16');
  });

  it('finds a fault inside or after every damaged JSON text, and none in a sound one', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('', '}', '"', ',', '\\', 'x'), (json, where, put) => {
        expect(parseJsonText(json).ok).toBe(true);
        const at = where % (json.length + 1);
        const damaged = json.slice(0, at) + put + json.slice(at + 1);
        const parsed = parseJsonText(damaged);
        if (parsed.ok) expect(parsed.value).toEqual(JSON.parse(damaged));
        else if (damaged.trim() !== '') expect(parsed.error.message).not.toContain('too deeply');
      }),
    );
  });
});

describe('findUnsafeJson', () => {
  it('bears any depth and finds cycles', () => {
    expect(findUnsafeJson(JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)))).toBe('too-deep');
    const cycle: { self?: unknown } = {};
    cycle.self = [cycle, cycle];
    expect(findUnsafeJson(cycle)).toBe('too-deep');
    const deepest = JSON.parse('['.repeat(MAX_JSON_DEPTH) + ']'.repeat(MAX_JSON_DEPTH)) as unknown;
    expect(findUnsafeJson(deepest)).toBeUndefined();
  });

  it('finds a __proto__ key at any level', () => {
    expect(findUnsafeJson(JSON.parse('{"a": [{"__proto__": {"b": 1}}]}'))).toBe('proto-key');
    expect(findUnsafeJson({ a: ['__proto__'] })).toBeUndefined();
  });
});
