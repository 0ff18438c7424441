// @ts-check
// `npm test`: every check in order, none hidden by the failure of another, and one line of counts at the end.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HOW_TO_GET_ONE, provideChromium } from './chromium.mjs';

/**
 * @typedef {{ passed: number, failed: number }} Counts
 * @typedef {object} Step
 * @property {string} title
 * @property {readonly string[]} command   a script below the repository and its words, run by this Node
 * @property {(report: string) => Counts} [count]   reads the step's JSON report; a step without counts as one test
 * @property {() => string | undefined} [prepare]   returns why the step cannot run
 */

const root = fileURLToPath(new URL('../../../', import.meta.url));
const reports = join(root, 'node_modules', '.cache', 'skytrace', 'reports');
const STEP_LIMIT = 20 * 60_000;
const bin = (/** @type {string} */ path) => `node_modules/${path}`;
const reportOf = (/** @type {string} */ title) => join(reports, `${title}.json`);

/** @returns {Counts} */
function countVitest(/** @type {string} */ report) {
  const { numPassedTests, numFailedTests } = JSON.parse(report);
  return { passed: numPassedTests, failed: numFailedTests };
}

/** @returns {Counts} */
function countPlaywright(/** @type {string} */ report) {
  const { stats } = JSON.parse(report);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

/** @type {readonly Step[]} */
const steps = [
  { title: 'typecheck', command: ['src/tools/test/typecheck.mjs'] },
  {
    title: 'format and lint',
    command: [bin('@biomejs/biome/bin/biome'), 'check', '--config-path=src', '--error-on-warnings', '.'],
  },
  {
    title: 'import rules',
    command: [
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      'src/tools/import-rules/depcruise.cjs',
      'src',
      'e2e',
    ],
  },
  { title: 'dead code', command: [bin('knip/bin/knip.js')] },
  {
    title: 'vitest',
    command: [
      bin('vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportOf('vitest')}`,
    ],
    count: countVitest,
  },
  { title: 'build', command: [bin('vite/bin/vite.js'), 'build'] },
  {
    title: 'playwright',
    command: [bin('@playwright/test/cli.js'), 'test', '--config=e2e', '--reporter=list,json'],
    count: countPlaywright,
    prepare: () => (provideChromium() === undefined ? HOW_TO_GET_ONE : undefined),
  },
];

/** @returns {Promise<boolean>} whether the step ended well */
function runCommand(/** @type {Step} */ step) {
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf(step.title) };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, step.command, {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: STEP_LIMIT,
    });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  });
}

/** @returns {Promise<Counts>} */
async function runStep(/** @type {Step} */ step) {
  const obstacle = step.prepare?.();
  if (obstacle !== undefined) {
    console.error(obstacle);
    return { passed: 0, failed: 1 };
  }
  const isGood = await runCommand(step);
  if (step.count === undefined) return isGood ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const counts = readCounts(step, step.count);
  // A runner that broke down outside its tests, or ran none, has failed whatever it counted.
  const isBroken = counts.failed === 0 && (!isGood || counts.passed === 0);
  return isBroken ? { passed: counts.passed, failed: 1 } : counts;
}

/** @returns {Counts} */
function readCounts(/** @type {Step} */ step, /** @type {(report: string) => Counts} */ count) {
  try {
    return count(readFileSync(reportOf(step.title), 'utf8'));
  } catch {
    return { passed: 0, failed: 0 };
  }
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

let passed = 0;
let failed = 0;
/** @type {string[]} */
const summary = [];
for (const step of steps) {
  console.log(`\n== ${step.title}`);
  const started = Date.now();
  const counts = await runStep(step);
  passed += counts.passed;
  failed += counts.failed;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  summary.push(
    `${counts.failed === 0 ? 'ok  ' : 'FAIL'} ${step.title}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`,
  );
}
console.log(`\n${summary.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
