#!/usr/bin/env node
// @ts-check
// The `skytrace` command: brings the bundle up to date and hands over to it.
import { pathToFileURL } from 'node:url';
import { buildIfStale, entry } from './build.mjs';

await buildIfStale();
/** @type {typeof import('./main.ts')} */
const { main } = await import(pathToFileURL(entry).href);
process.exitCode = await main(process.argv.slice(2));
