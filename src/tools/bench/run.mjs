// @ts-check
// Bundles the kernel's bench and runs it in a process of its own; prints JSON.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = `${root}node_modules/.cache/skytrace/bench`;
mkdirSync(folder, { recursive: true });
await build({
  entryPoints: [`${root}src/tools/bench/main.ts`],
  outfile: `${folder}/main.mjs`,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'error',
});
const child = spawnSync(process.execPath, ['--expose-gc', `${folder}/main.mjs`], { stdio: 'inherit' });
process.exit(child.status ?? 1);
