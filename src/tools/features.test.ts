import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const top = new URL('../../', import.meta.url);
const table = readFileSync(new URL('e2e/features.tsv', top), 'utf8');
const [header, ...rows] = table.trimEnd().split('\n');

/** What is wrong with a test named as `path/from/the/top.spec.ts > its title`, or nothing. */
function findFault(test: string): string | undefined {
  const [file, ...words] = test.split(' > ');
  if (file === undefined || words.length === 0) return 'is not written as "file > title"';
  const path = new URL(file, top);
  if (!/\.(?:spec|test)\.tsx?$/.test(file) || !existsSync(path)) return `names no test file: ${file}`;
  const source = readFileSync(path, 'utf8');
  const titles = [...source.matchAll(/\b(?:test|it)\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs)];
  const title = words.join(' > ');
  const isThere = titles.some((match) => match[2]?.replaceAll(/\\(.)/g, '$1') === title);
  return isThere ? undefined : `names no test of ${file}: ${title}`;
}

describe('e2e/features.tsv', () => {
  it('has its header and at least one feature', () => {
    expect(header).toBe('feature\ttest');
    expect(rows.length).toBeGreaterThan(0);
  });

  it('names each feature once, with a test that exists', () => {
    const cells = rows.map((row) => row.split('\t'));
    const faults = cells.flatMap(([feature, test, ...rest]) => {
      if (!feature || !test || rest.length > 0) return [`not two cells: ${feature}`];
      const fault = findFault(test);
      return fault === undefined ? [] : [`"${feature}" ${fault}`];
    });
    expect(faults).toEqual([]);
    expect(new Set(cells.map(([feature]) => feature)).size).toBe(rows.length);
  });

  it('notices a test that does not exist', () => {
    expect(findFault('e2e/smoke.spec.ts > no such title')).toContain('names no test of');
    expect(findFault('e2e/no-such-file.spec.ts > a title')).toContain('names no test file');
    expect(findFault('a sentence')).toContain('is not written as');
  });
});
