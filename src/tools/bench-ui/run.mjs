// @ts-check
// Measures the page in Chromium against its targets and prints JSON. It needs a built page (`npm run build`).

import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { chromiumArguments, findChromium, HOW_TO_GET_ONE } from '../test/chromium.mjs';
import {
  dragFrames,
  heapOf,
  inSight,
  largestPaint,
  median,
  quantile,
  summary,
  timeToAnswer,
} from './measure.mjs';
import { makeBarePage, makeDocuments } from './pages.mjs';
import { targetsOf } from './targets.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const VIEWPORT = { width: 1440, height: 900 };
const OPENINGS = 5;
const ROUNDS = 6;
const EDITS = 6;
const UNDO_AND_REDO = 100;
/** A card of words and tables only. */
const CARD = '#/learn/cidr/subnet-mask';

const executablePath = findChromium();
if (executablePath === undefined) throw new Error(HOW_TO_GET_ONE);
const documents = await makeDocuments();
const bareSite = await makeBarePage();
const lab = await preview({
  root,
  configFile: `${root}vite.config.ts`,
  preview: { host: '127.0.0.1', port: 0 },
});
const bare = await preview({
  root: bareSite,
  configFile: false,
  build: { outDir: 'bare' },
  preview: { host: '127.0.0.1', port: 0 },
});
const labUrl = lab.resolvedUrls?.local[0] ?? '';
const bareUrl = bare.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });

const report = /** @type {import('./targets.mjs').Report} */ ({});
const begun = performance.now();
try {
  for (const [name, measure] of /** @type {const} */ ([
    ['firstVisit', firstVisit],
    ['learnHome', learnHome],
    ['of300', () => large(300)],
    ['of1000', () => large(1000)],
  ])) {
    // One part that cannot be measured must not hide the others.
    report[name] = /** @type {any} */ (
      await measure().catch((/** @type {unknown} */ error) => {
        process.exitCode = 1;
        return { failed: String(error) };
      })
    );
    console.error(`${name} measured after ${Math.round((performance.now() - begun) / 1000)} s`);
  }
  console.log(JSON.stringify({ ...report, targets: targetsOf(report) }, null, 2));
} finally {
  await browser.close();
  await Promise.all([lab.close(), bare.close()]);
}

/** A page of a fresh profile. */
async function freshPage() {
  const context = await browser.newContext({ viewport: VIEWPORT, reducedMotion: 'reduce' });
  context.setDefaultTimeout(60_000);
  return await context.newPage();
}

/** Weight of the scripts, and the time until the sample answers. */
async function firstVisit() {
  const times = [];
  let gzip = 0;
  for (let index = 0; index < OPENINGS; index++) {
    const page = await freshPage();
    await page.goto(labUrl);
    await page.getByRole('region', { name: 'Trace player' }).getByText('Reachable').first().waitFor();
    times.push(await page.evaluate(() => performance.now()));
    await page.waitForLoadState('networkidle');
    gzip = await scriptWeight(page);
    await page.context().close();
  }
  return { gzipKB: inKB(gzip), interactiveMs: quantile(times, 0.5) };
}

/**
 * The home of learning: weight of its scripts, and the time until its largest part is painted from a warm server;
 * and what a card without a diagram adds.
 */
async function learnHome() {
  const page = await freshPage();
  await page.goto(`${labUrl}#/learn`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  const gzip = await scriptWeight(page);
  const times = [];
  for (let index = 0; index < OPENINGS; index++) {
    await page.reload();
    await page.waitForLoadState('networkidle');
    times.push(await largestPaint(page));
  }
  await page.goto(`${labUrl}${CARD}`);
  await page.getByRole('article').first().waitFor();
  await page.waitForLoadState('networkidle');
  const withCard = await scriptWeight(page);
  await page.context().close();
  return { gzipKB: inKB(gzip), cardGzipKB: inKB(withCard - gzip), paintMs: quantile(times, 0.5) };
}

/** @param {number} bytes */
function inKB(bytes) {
  return Math.round(bytes / 100) / 10;
}

/** @param {import('@playwright/test').Page} page */
async function scriptWeight(page) {
  const urls = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => new URL(name).pathname.endsWith('.js')),
  );
  let sum = 0;
  for (const url of new Set(urls)) sum += gzipSync(await (await page.request.get(url)).body()).length;
  return sum;
}

/** @param {300 | 1000} size */
async function large(size) {
  const { text, edges: lines } = documents[size] ?? { text: '', edges: 0 };
  const page = await freshPage();
  await page.goto(labUrl);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open or import', exact: true }).click();
  const file = {
    name: 'bench.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  };
  await (await chooser).setFiles(file);
  await page.getByRole('button', { name: `Architecture: Bench ${size}` }).waitFor();
  await page.getByText('Saved on this device').waitFor();
  const opening = [];
  for (let index = 0; index < OPENINGS; index++) {
    await page.reload();
    await page.locator('.react-flow__node-card').first().waitFor();
    opening.push(await page.evaluate(() => performance.now()));
  }
  await page.waitForLoadState('networkidle');
  const drags = await dragBoth(page, { nodes: size, edges: lines });
  const opened = { openMs: quantile(opening, 0.5), edges: lines, drawn: await drawnOf(page), ...drags };
  if (size === 300) Object.assign(opened, { edits: await edits(page), memory: await memoryOf(page) });
  await page.context().close();
  return opened;
}

/**
 * Turn by turn, so that what else the machine does meets both alike; the first turn only warms them up. Of the
 * turns the median counts: a hiccup of the machine falls into one of them.
 *
 * @param {import('@playwright/test').Page} page
 * @param {{ readonly nodes: number, readonly edges: number }} counts
 */
async function dragBoth(page, { nodes, edges: lines }) {
  const canvas = await page.locator('.react-flow').boundingBox();
  const barePage = await freshPage();
  const frame = `width=${canvas?.width ?? 0}&height=${canvas?.height ?? 0}`;
  await barePage.goto(`${bareUrl}?nodes=${nodes}&edges=${lines}&${frame}`);
  await barePage.locator('.react-flow__node').first().waitFor();
  const card = await inSight(page, '.react-flow__node-card');
  const node = await inSight(barePage, '.react-flow__node');
  const ours = [];
  const theirs = [];
  for (let round = 0; round <= ROUNDS; round++) {
    await page.bringToFront();
    const frames = await dragFrames(page, card);
    await barePage.bringToFront();
    const bareFrames = await dragFrames(barePage, node);
    if (round === 0) continue;
    ours.push(summary(frames));
    theirs.push(summary(bareFrames));
  }
  await barePage.context().close();
  await page.bringToFront();
  const [drag, bareDrag] = [typical(ours), typical(theirs)];
  return { drag, bareDrag, p95Ratio: Math.round((100 * drag.p95) / bareDrag.p95) / 100 };
}

/** @param {readonly ReturnType<typeof summary>[]} turns */
function typical(turns) {
  return {
    frames: turns.reduce((sum, { frames }) => sum + frames, 0),
    p50: median(turns.map(({ p50 }) => p50)),
    p95: median(turns.map(({ p95 }) => p95)),
    p95OfTurns: turns.map(({ p95 }) => p95),
  };
}

/**
 * How much of the document is in sight and drawn.
 *
 * @param {import('@playwright/test').Page} page
 */
async function drawnOf(page) {
  return await page.evaluate(() => {
    const count = (/** @type {string} */ what) => document.querySelectorAll(`.react-flow__${what}`).length;
    return { nodes: count('node'), edges: count('edge') };
  });
}

/**
 * An edit undone and redone with the matrix in sight, until every kept question and every cell are answered
 * and painted: one that takes a row and a column away, and one that turns almost every cell.
 *
 * @param {import('@playwright/test').Page} page
 */
async function edits(page) {
  await page.getByRole('tab', { name: 'Reachability' }).click();
  await page.getByRole('region', { name: 'Reachability' }).waitFor();
  await page.locator('.react-flow__node-card[aria-label^="EC2 instance host-9,"]').click();
  await page.keyboard.press('Delete');
  const instance = await undoAndRedo(page);
  await page.getByRole('button', { name: 'web', exact: true }).click();
  await page.getByRole('button', { name: /^Delete HTTPS from / }).click();
  const rule = await undoAndRedo(page);
  return { instance, rule };
}

/** @param {import('@playwright/test').Page} page */
async function undoAndRedo(page) {
  const times = [];
  for (let index = 0; index < EDITS; index++) {
    const name = index % 2 === 0 ? /^Undo: / : /^Redo: /;
    times.push(await timeToAnswer(page.getByRole('button', { name })));
  }
  return { p50: quantile(times, 0.5), most: Math.max(...times) };
}

/**
 * The heap before and after many steps through the history.
 *
 * @param {import('@playwright/test').Page} page
 */
async function memoryOf(page) {
  await page.getByRole('tab', { name: 'Trace' }).click();
  const step = async () => {
    await page.getByRole('button', { name: /^Undo: / }).click();
    await page.getByRole('button', { name: /^Redo: / }).click();
  };
  for (let index = 0; index < 5; index++) await step();
  const before = await heapOf(page);
  for (let index = 0; index < UNDO_AND_REDO; index++) await step();
  const after = await heapOf(page);
  const inMB = (/** @type {number} */ bytes) => Math.round(bytes / 1e5) / 10;
  return { steps: 2 * UNDO_AND_REDO, beforeMB: inMB(before), afterMB: inMB(after) };
}
