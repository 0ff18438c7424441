// @ts-check
// Finds a Chromium for the browser tests, and fetches one where there is none.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const OVERRIDE = 'SKYTRACE_CHROMIUM';
const INSTALLED = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];

function isExecutable(/** @type {string} */ path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(/** @type {string} */ name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/**
 * The browser to drive: `SKYTRACE_CHROMIUM`, an installed one, or Playwright's own download.
 *
 * @returns {string | undefined} the path of its program
 */
export function findChromium() {
  const override = process.env[OVERRIDE];
  if (override !== undefined && override !== '') return isExecutable(override) ? override : undefined;
  const installed = INSTALLED.map(onPath).find((path) => path !== undefined);
  if (installed !== undefined) return installed;
  const own = chromium.executablePath();
  return isExecutable(own) ? own : undefined;
}

function run(/** @type {string} */ command, /** @type {readonly string[]} */ words) {
  const env = {
    ...process.env,
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000',
    DEBIAN_FRONTEND: 'noninteractive',
  };
  spawnSync(command, words, { stdio: ['ignore', 'inherit', 'inherit'], env, timeout: 5 * 60_000 });
}

/** Like `findChromium`, but downloads Playwright's, then asks the distribution, before it gives up. */
export function provideChromium() {
  const found = findChromium();
  if (found !== undefined || process.env[OVERRIDE]) return found;
  run('npx', ['playwright', 'install', 'chromium']);
  const downloaded = findChromium();
  if (downloaded !== undefined || process.getuid?.() !== 0 || onPath('apt-get') === undefined)
    return downloaded;
  run('apt-get', ['update']);
  run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  return findChromium();
}

export const HOW_TO_GET_ONE = `No Chromium found: install google-chrome or chromium, or set ${OVERRIDE} to its program.`;

/** Start it quiet: no traffic of its own, and no sandbox where root may not have one. */
export const chromiumArguments = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
