// @ts-check
// Writes src/io/gallery/sample.json: the architecture of a first visit, built once from the gallery.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = `${root}node_modules/.cache/skytrace/sample`;
const target = `${root}src/io/gallery/sample.json`;
mkdirSync(folder, { recursive: true });
await build({
  entryPoints: [`${root}src/tools/sample/main.ts`],
  outfile: `${folder}/main.mjs`,
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'error',
});
const made = spawnSync(process.execPath, [`${folder}/main.mjs`], { encoding: 'utf8' });
if (made.status !== 0) throw new Error(made.stderr);
writeFileSync(target, made.stdout);
const shaped = spawnSync('npx', ['biome', 'format', '--write', '--config-path=src', target], { cwd: root });
process.exit(shaped.status ?? 1);
