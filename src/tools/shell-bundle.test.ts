import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const library = readFileSync(
  fileURLToPath(new URL('../../node_modules/just-bash/dist/bundle/browser.js', import.meta.url)),
  'utf8',
);
const config = readFileSync(fileURLToPath(new URL('../../vite.config.ts', import.meta.url)), 'utf8');

describe('the library under the shell', () => {
  it('makes no code from text, asks for nothing that the build does not give, and stays small', () => {
    // It names `eval()` in a sentence about what it forbids.
    expect(library.match(/(?<!["'`])\beval\(|\bnew Function\b|[^.\w]Function\(/g) ?? []).toEqual([]);
    const modules = new Set([...library.matchAll(/\bfrom"([^"]+)"/g)].map(([, name = '']) => name));
    const replaced = [...modules].filter((name) => name.startsWith('node:') || name === 'turndown');
    expect([...modules].filter((name) => /^[a-z]/.test(name)).sort()).toEqual([
      ...['diff', 'minimatch', 'node:zlib', 'sprintf-js', 'turndown'],
    ]);
    expect(replaced.filter((name) => !config.includes(name))).toEqual([]);
    expect(gzipSync(library).length).toBeLessThan(500_000);
  });
});
