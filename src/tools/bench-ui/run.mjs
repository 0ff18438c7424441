// @ts-check
// Measures the page in Chromium against its targets and prints JSON. It needs a built page (`npm run build`).

import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { chromiumArguments, findChromium, HOW_TO_GET_ONE } from '../test/chromium.mjs';
import { dragFrames, heapOf, inSight, quantile, summary, timeToAnswer } from './measure.mjs';
import { makeBarePage, makeDocuments } from './pages.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const VIEWPORT = { width: 1440, height: 900 };
const OPENINGS = 5;
const ROUNDS = 4;
const EDITS = 6;
const UNDO_AND_REDO = 100;

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

/** @type {{ [part: string]: object }} */
const report = {};
try {
  for (const [name, measure] of /** @type {const} */ ([
    ['firstVisit', firstVisit],
    ['300', () => large(300)],
    ['1000', () => large(1000)],
  ])) {
    // One part that cannot be measured must not hide the others.
    report[name] = await measure().catch((/** @type {unknown} */ error) => {
      process.exitCode = 1;
      return { failed: String(error) };
    });
    console.error(`${name} measured`);
  }
  console.log(JSON.stringify(report, null, 2));
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
  return { gzipKB: Math.round(gzip / 100) / 10, interactiveMs: quantile(times, 0.5) };
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
  const page = await freshPage();
  await page.goto(labUrl);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open or import', exact: true }).click();
  const file = {
    name: 'bench.json',
    mimeType: 'application/json',
    buffer: Buffer.from(documents[size] ?? ''),
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
  const counts = await countsOf(page);
  const card = await inSight(page, '.react-flow__node-card');
  const drags = await dragBoth(page, card, { nodes: size, edges: counts.edges });
  const opened = { openMs: quantile(opening, 0.5), ...counts, ...drags };
  if (size > 300) {
    await page.context().close();
    return opened;
  }
  const editToAnswersMs = await edits(page, card);
  const memory = await memoryOf(page);
  await page.context().close();
  return { ...opened, editToAnswersMs, memory };
}

/**
 * Turn by turn, so that what else the machine does meets both alike; the first turn only warms them up.
 *
 * @param {import('@playwright/test').Page} page
 * @param {import('@playwright/test').Locator} card
 * @param {{ readonly nodes: number, readonly edges: number }} counts
 */
async function dragBoth(page, card, { nodes, edges: lines }) {
  const barePage = await freshPage();
  await barePage.goto(`${bareUrl}?nodes=${nodes}&edges=${lines}`);
  await barePage.locator('.react-flow__node').first().waitFor();
  const node = await inSight(barePage, '.react-flow__node');
  const ours = [];
  const theirs = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page.bringToFront();
    const frames = await dragFrames(page, card);
    await barePage.bringToFront();
    const bareFrames = await dragFrames(barePage, node);
    if (round === 0) continue;
    ours.push(...frames);
    theirs.push(...bareFrames);
  }
  await barePage.context().close();
  await page.bringToFront();
  const [drag, bareDrag] = [summary(ours), summary(theirs)];
  return { drag, bareDrag, p95Ratio: Math.round((100 * drag.p95) / bareDrag.p95) / 100 };
}

/** @param {import('@playwright/test').Page} page */
async function countsOf(page) {
  return await page.evaluate(() => ({
    drawn: document.querySelectorAll('.react-flow__node').length,
    edges: document.querySelectorAll('.react-flow__edge').length,
  }));
}

/**
 * One edit made, undone and redone with the matrix in sight: each answers every kept question and every cell.
 *
 * @param {import('@playwright/test').Page} page
 * @param {import('@playwright/test').Locator} card
 */
async function edits(page, card) {
  await card.click();
  await page.keyboard.press('Delete');
  await page.getByRole('tab', { name: 'Reachability' }).click();
  await page.getByRole('region', { name: 'Reachability' }).waitFor();
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
