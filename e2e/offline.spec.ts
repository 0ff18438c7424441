import { readdirSync } from 'node:fs';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';

test.use({ serviceWorkers: 'allow' });

const ASSETS = new URL('../dist/assets/', import.meta.url);

test('after the first visit everything works without a network, also what is loaded later', async ({
  page,
  context,
}) => {
  const lab = new LabPage(page);
  await lab.open();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  // Whatever the build makes is kept, whoever added it.
  const kept = await page.evaluate(async () => {
    const requests = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
    );
    return requests.flat().map(({ url }) => url.split('/').at(-1));
  });
  expect(kept).toEqual(expect.arrayContaining(readdirSync(ASSETS).filter((name) => !name.endsWith('.map'))));
  await context.setOffline(true);
  await page.reload();
  await expect(lab.node('VPC shop')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+E');
  await expect(page.getByRole('dialog', { name: 'Export a picture' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+S');
  await expect(page.getByRole('dialog', { name: 'Snapshots' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^AWS CLI script/ }).click(),
  ]);
});

test('can be installed: a manifest with a name, a start and icons that are there', async ({ page }) => {
  await page.goto('./');
  const href = await page.locator('link[rel="manifest"]').getAttribute('href');
  const address = new URL(href ?? '', page.url());
  const manifest = await (await page.request.get(address.href)).json();
  expect(manifest).toMatchObject({ name: 'Skytrace', display: 'standalone', start_url: './' });
  for (const { src } of manifest.icons) {
    const icon = await page.request.get(new URL(src, address).href);
    expect(icon.headers()['content-type']).toMatch(/^image\//);
  }
});
