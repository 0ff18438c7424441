// @ts-check
// Bundles the headless command, so that starting it costs one small file and no compiler.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(root, 'node_modules', '.cache', 'skytrace');
const bundle = join(cache, 'headless');

/** The file to import once `buildIfStale` has returned. */
export const entry = join(bundle, 'main.mjs');

/**
 * Whether any source is newer than `time` (milliseconds); folders count, so a deleted file is noticed.
 *
 * @type {(folder: string, time: number) => boolean}
 */
function isAnyNewer(folder, time) {
  if (statSync(folder).mtimeMs > time) return true;
  return readdirSync(folder, { withFileTypes: true }).some((item) => {
    const path = join(folder, item.name);
    if (item.isDirectory()) return isAnyNewer(path, time);
    return !item.name.includes('.test.') && statSync(path).mtimeMs > time;
  });
}

function isStale() {
  const built = statSync(entry, { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) return true;
  return statSync(join(root, 'package-lock.json')).mtimeMs > built || isAnyNewer(join(root, 'src'), built);
}

/** Builds into a folder of its own and moves it into place: two starts at once do not read half a bundle. */
async function build() {
  const started = new Date();
  const fresh = `${bundle}.${process.pid}`;
  const { build: bundleWith } = await import('esbuild');
  mkdirSync(cache, { recursive: true });
  await bundleWith({
    absWorkingDir: root,
    entryPoints: ['src/headless/main.ts'],
    outdir: fresh,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // No command of ours uses it, and it would double what a shell loads.
    alias: { turndown: './src/shell/bash/no-markdown.ts' },
    // A bundled CommonJS package still asks for Node's modules by `require`.
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    logLevel: 'warning',
  });
  // Stamped with the start of the build: a source saved while it ran makes the bundle stale.
  utimesSync(join(fresh, 'main.mjs'), started, started);
  rmSync(bundle, { recursive: true, force: true });
  renameSync(fresh, bundle);
}

export async function buildIfStale() {
  if (isStale()) await build();
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await build();
