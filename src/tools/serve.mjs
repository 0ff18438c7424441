// @ts-check
// Serves the built page from dist. `--build` builds it first; `--port N` insists on a port, else a free one is found.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, preview } from 'vite';

const DEFAULT_PORT = 4173;

const { values } = parseArgs({
  options: { build: { type: 'boolean', default: false }, port: { type: 'string' } },
});
const root = fileURLToPath(new URL('../../', import.meta.url));
const configFile = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));

if (values.build) await build({ root, configFile });
const server = await preview({
  root,
  configFile,
  preview: {
    host: '127.0.0.1',
    port: values.port === undefined ? DEFAULT_PORT : Number(values.port),
    strictPort: values.port !== undefined,
  },
});
console.log(`Skytrace is at ${server.resolvedUrls?.local[0] ?? 'an unknown address'} (Ctrl+C stops it)`);
