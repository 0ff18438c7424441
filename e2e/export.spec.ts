import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { Documents } from './fixtures/documents.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Export a picture' });

async function downloaded(page: Page, button: string) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialogOf(page).getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('exports the architecture as a PNG, from the share sheet', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: /^Picture/ }).click();
  const { name, bytes } = await downloaded(page, 'Download PNG');
  expect(name).toBe('Three tiers over two zones.png');
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  // Width and height stand in the first chunk; twice the drawing, which is some 1,200 pixels wide.
  expect(bytes.readUInt32BE(16)).toBeGreaterThan(2000);
  expect(bytes.readUInt32BE(20)).toBeGreaterThan(1000);
});

test('exports an SVG with title and legend, light or dark, by key and from the search', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await page.keyboard.press('ControlOrMeta+Shift+E');
  const dialog = dialogOf(page);
  const light = await downloaded(page, 'Download SVG');
  expect(light.name).toBe('Three tiers over two zones.svg');
  const text = light.bytes.toString();
  for (const word of ['Three tiers over two zones', '10.0.20.4', 'Public subnet', 'Security group'])
    expect(text).toContain(word);
  await dialog.getByRole('radio', { name: 'Dark' }).check();
  await dialog.getByRole('checkbox', { name: 'Legend' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'Title' }).uncheck();
  const dark = (await downloaded(page, 'Download SVG')).bytes.toString();
  expect(dark).not.toContain('Public subnet');
  expect(dark).not.toContain('Three tiers over two zones');
  expect(dark).toContain('#0c1222');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+K');
  await page.keyboard.type('picture');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
});

test('the picture shows the open trace and why it is blocked, unless it is left out', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await new TraceDock(page).kept('internet → db-1:3306').click();
  await page.keyboard.press('ControlOrMeta+Shift+E');
  const withTrace = (await downloaded(page, 'Download SVG')).bytes.toString();
  expect(withTrace).toContain('internet → db-1, tcp 3306: blocked');
  expect(withTrace).toContain('✕ ');
  await dialogOf(page)
    .getByRole('checkbox', { name: /^Trace internet → db-1/ })
    .uncheck();
  const without = (await downloaded(page, 'Download SVG')).bytes.toString();
  expect(without).not.toContain('blocked');
  expect(without).not.toContain('✕ ');
});

test('names that are markup are words in a picture', async ({ page }) => {
  const lab = new LabPage(page);
  const documents = new Documents(page);
  await lab.open();
  await documents.choose('Rename');
  await page.getByRole('textbox', { name: 'Name' }).fill('<image href="x" onerror="alert(1)"/> & "co"');
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await page.keyboard.press('ControlOrMeta+Shift+E');
  const { bytes } = await downloaded(page, 'Download SVG');
  const found = await page.evaluate((svg) => {
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
    return {
      faults: parsed.querySelectorAll('parsererror, image, script, a').length,
      title: parsed.querySelector('title')?.textContent,
    };
  }, bytes.toString());
  expect(found).toEqual({ faults: 0, title: '<image href="x" onerror="alert(1)"/> & "co"' });
});
