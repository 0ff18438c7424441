// @ts-check
// What the bench shows: documents of a known size, and a page with React Flow alone.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const here = fileURLToPath(new URL('./', import.meta.url));
const folder = `${root}node_modules/.cache/skytrace/bench-ui`;

/** @returns {Promise<{ readonly [boxes: string]: { readonly text: string, readonly edges: number } }>} */
export async function makeDocuments() {
  mkdirSync(folder, { recursive: true });
  const outfile = `${folder}/documents.mjs`;
  await build({
    entryPoints: [`${here}documents.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  const made = spawnSync(process.execPath, [outfile], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (made.status !== 0) throw new Error(made.stderr);
  return JSON.parse(made.stdout);
}

/** The bare page, in the folder `bare` of the one given back. */
export async function makeBarePage() {
  const site = `${folder}/bare`;
  mkdirSync(site, { recursive: true });
  await build({
    entryPoints: [`${here}bare-page.tsx`],
    outfile: `${site}/page.js`,
    bundle: true,
    minify: true,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  writeFileSync(
    `${site}/index.html`,
    '<!doctype html><link rel="stylesheet" href="page.css"><div id="root"></div><script src="page.js"></script>',
  );
  return folder;
}
