#!/usr/bin/env node
// @ts-check
// The `skytrace` command: brings the bundle up to date and hands over to it.
import { pathToFileURL } from 'node:url';
import { buildIfStale, entry } from './build.mjs';

// Whoever reads us may stop reading (`| head`): that is no fault of ours.
process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code !== 'EPIPE') throw error;
});

await buildIfStale();
/** @type {typeof import('./main.ts')} */
const { main } = await import(pathToFileURL(entry).href);
process.exitCode = await main(process.argv.slice(2));
