import { gzipSync } from 'node:zlib';
import type { Page, Route } from '@playwright/test';
import { LabPage } from './fixtures/lab-page.ts';
import { LearnPage } from './fixtures/learn-page.ts';
import { expect, test } from './fixtures/test.ts';

/** What the page may load by itself, before anybody touches it; bytes of gzip. */
const BUDGET = 250_000;
const LEARN_HOME = 180_000;
/** What a card may add to the home of learning before its diagram is near. */
const CARD = 60_000;

/** Every script that the page asked for so far, with its size under gzip. */
async function scriptsOf(page: Page): Promise<{ readonly [path: string]: number }> {
  const urls = await page.evaluate(() =>
    [
      ...performance.getEntriesByType('resource').map(({ name }) => name),
      ...Array.from(document.scripts, ({ src }) => src),
    ].filter((name) => new URL(name).pathname.endsWith('.js')),
  );
  const sizes: { [path: string]: number } = {};
  for (const url of new Set(urls)) {
    const response = await page.request.get(url);
    sizes[new URL(url).pathname] = gzipSync(await response.body()).length;
  }
  return sizes;
}

const sum = (sizes: { readonly [path: string]: number }) =>
  Object.values(sizes).reduce((total, size) => total + size, 0);

/** Holds back every answer for the file until it is let go. */
async function hold(page: Page, file: RegExp): Promise<() => Promise<void>> {
  const held: Route[] = [];
  let isOpen = false;
  await page.route(file, async (route) => {
    if (isOpen) await route.continue();
    else held.push(route);
  });
  return async () => {
    isOpen = true;
    await Promise.all(held.map((route) => route.continue()));
  };
}

test('a first visit loads at most 250 KB of compressed JavaScript', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.visit();
  await expect(page.getByRole('region', { name: 'Trace player' })).toContainText('Reachable');
  await page.waitForLoadState('networkidle');
  const sizes = await scriptsOf(page);
  expect(sum(sizes), JSON.stringify(sizes, null, 1)).toBeLessThanOrEqual(BUDGET);
});

test('the home of learning loads at most 180 KB, a card at most 60 KB more, and a diagram comes when it is near', async ({
  page,
}) => {
  const learn = new LearnPage(page);
  await learn.open();
  await page.waitForLoadState('networkidle');
  const home = await scriptsOf(page);
  expect(sum(home), JSON.stringify(home, null, 1)).toBeLessThanOrEqual(LEARN_HOME);
  // Low enough that the diagram lies far below what is in sight.
  await page.setViewportSize({ width: 1280, height: 200 });
  await learn.openCard('linux', 'networking');
  await page.waitForLoadState('networkidle');
  const card = await scriptsOf(page);
  expect(sum(card) - sum(home), JSON.stringify(card, null, 1)).toBeLessThanOrEqual(CARD);
  const diagram = page.getByRole('figure', { name: /^Live diagram/ }).first();
  await expect(diagram.getByRole('button').first()).toBeHidden();
  await diagram.scrollIntoViewIfNeeded();
  await expect(diagram.getByRole('button').first()).toBeVisible();
  expect(sum(await scriptsOf(page))).toBeGreaterThan(sum(card));
});

test('what edits is fetched at the first sign of a person', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.visit();
  await page.waitForLoadState('networkidle');
  const before = sum(await scriptsOf(page));
  const editor = page.waitForResponse(/\/workbench-[\w-]+\.js$/);
  await page.mouse.move(600, 400);
  await editor;
  expect(sum(await scriptsOf(page))).toBeGreaterThan(before);
});

test('an edit that is faster than its code waits for it and is not lost', async ({ page }) => {
  const lab = new LabPage(page);
  const release = await hold(page, /\/assets\/workbench-[\w-]+\.js$/);
  await lab.open();
  await lab.node('EC2 instance web-1').click();
  await page.keyboard.press('Control+d');
  await expect(lab.receipt).toHaveText('One moment: the editor is being loaded…');
  await release();
  await expect(lab.receipt).toContainText('aws ec2 run-instances');
  await expect(lab.undo()).toHaveAccessibleName(/^Undo: /);
});

test('a part that cannot be fetched says so and can be asked for again', async ({ page, misbehaviour }) => {
  const lab = new LabPage(page);
  const file = /\/assets\/ShareSheet-[\w-]+\.js$/;
  await page.route(file, (route) => route.abort());
  await lab.open();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'Share this architecture' });
  await expect(sheet.getByRole('alert')).toContainText('The share sheet could not be loaded.');
  await page.unroute(file);
  await sheet.getByRole('button', { name: 'Try again' }).click();
  await expect(sheet.getByLabel('Link')).not.toBeEmpty();
  // The browser itself reports the request that failed.
  expect(misbehaviour.consoleErrors.splice(0)).toContainEqual(expect.stringContaining('net::ERR_FAILED'));
});
