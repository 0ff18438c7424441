// @ts-check
// Checks every lesson file: `npm run lessons:check`. With --write-schemas it writes the editors' JSON Schemas anew.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = `${root}node_modules/.cache/skytrace/lessons`;
mkdirSync(folder, { recursive: true });
await build({
  entryPoints: [`${root}src/tools/lessons/check.ts`],
  outfile: `${folder}/check.mjs`,
  bundle: true,
  platform: 'node',
  format: 'esm',
  // A bundled CommonJS package still asks for Node's modules by `require`.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  // No command of a shell uses it, and it would double what is loaded.
  alias: { turndown: './src/shell/bash/no-markdown.ts' },
  absWorkingDir: root,
  logLevel: 'error',
});
const options = { cwd: root, stdio: /** @type {const} */ ('inherit') };
const child = spawnSync(process.execPath, [`${folder}/check.mjs`, ...process.argv.slice(2)], options);
process.exit(child.status ?? 1);
