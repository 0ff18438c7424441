import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const WORKER = new URL('./service-worker.js', import.meta.url);
const PUBLIC = fileURLToPath(new URL('../../../public/', import.meta.url));
/** Public files that the page itself never asks for. */
const NOT_KEPT = /^(?:readme\/|collect-)/;

/**
 * Makes the service worker with the list of everything that was built, whatever chunks there are.
 * Hand-made, because it is this short: one list, one cache, no rules at run time.
 */
export function offlinePlugin(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const hash = createHash('sha256');
        const built = Object.values(bundle)
          .filter(({ fileName }) => !fileName.endsWith('.map'))
          .sort((left, right) => (left.fileName < right.fileName ? -1 : 1));
        for (const each of built)
          hash.update(each.fileName).update(each.type === 'chunk' ? each.code : each.source);
        const given = publicFiles();
        for (const name of given) hash.update(name).update(readFileSync(PUBLIC + name));
        const source = readFileSync(WORKER, 'utf8');
        hash.update(source);
        const names = [...built.map(({ fileName }) => fileName), ...given].filter(
          (name) => name !== 'index.html',
        );
        this.emitFile({
          type: 'asset',
          fileName: 'service-worker.js',
          source: fill(source, ['./', ...names.map((name) => `./${name}`)], hash.digest('hex').slice(0, 16)),
        });
      },
    },
  };
}

function publicFiles(): readonly string[] {
  return readdirSync(PUBLIC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(PUBLIC.length).replace(/^\//, ''))
    .filter((name) => !NOT_KEPT.test(name))
    .sort();
}

export function fill(source: string, files: readonly string[], revision: string): string {
  return source
    .replace('/* files */ []', () => JSON.stringify(files))
    .replace("/* revision */ ''", () => JSON.stringify(revision));
}
