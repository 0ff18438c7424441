import { expect, test } from '@playwright/test';
import { Documents } from './fixtures/documents.ts';
import { LabPage } from './fixtures/lab-page.ts';

// A crash is reported on the console, as it should be: these do not hold the console to silence.
test('a crash inside the canvas leaves the rest working and the document safe', async ({ page }) => {
  await page.addInitScript(() => {
    const real = globalThis.ResizeObserver;
    Object.assign(globalThis, {
      ResizeObserver: class {
        constructor() {
          throw new Error('<b>made up</b>');
        }
      },
      mend: () => Object.assign(globalThis, { ResizeObserver: real }),
    });
  });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  const stopped = page.getByRole('region', { name: 'The canvas stopped' });
  await expect(stopped).toContainText('Your document is safe');
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Playback' })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    stopped.getByRole('button', { name: 'Download document' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Three tiers over two zones.json');
  await page.evaluate(() => (globalThis as unknown as { mend(): void }).mend());
  await stopped.getByRole('button', { name: 'Try again' }).click();
  await expect(new LabPage(page).node('VPC shop')).toBeVisible();
});

test('a crash of the whole page says so and still gives the stored documents', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  const documents = new Documents(page);
  await documents.choose('Duplicate');
  await documents.isSaved();
  await page.addInitScript(() => {
    globalThis.matchMedia = () => {
      throw new Error('made up');
    };
  });
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('Skytrace stopped');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download documents' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Copy of Three tiers over two zones.json');
});
