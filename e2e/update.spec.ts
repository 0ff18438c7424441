import { LabPage } from './fixtures/lab-page.ts';
import { type PageServer, servePage } from './fixtures/page-server.ts';
import { test as base, expect } from './fixtures/test.ts';

const test = base.extend<{ server: PageServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what the fixture needs
  server: async ({}, use) => {
    const server = await servePage();
    await use(server);
    await server.close();
  },
  baseURL: ({ server }, use) => use(server.address),
});

test.use({ serviceWorkers: 'allow' });

test('a newer version waits until the person takes it up, and nothing is lost by it', async ({
  page,
  server,
}) => {
  const lab = new LabPage(page);
  await lab.open();
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 20_000 })
    .toBe('activated');
  await lab.entry('VPC').press('Enter');
  await expect(lab.node('VPC vpc-1')).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('Saved on this device');
  server.renew();
  // The next visit is of the version that is there, and finds the newer one.
  await page.reload();
  const notice = page.getByRole('status').filter({ hasText: 'A new version of Skytrace is ready' });
  await expect(notice).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('html')).not.toHaveAttribute('data-version', 'newer');
  await lab.entry('VPC').press('Enter');
  await expect(lab.node('VPC vpc-2')).toBeVisible();
  await notice.getByRole('button', { name: 'Reload' }).press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-version', 'newer');
  await expect(lab.node('VPC vpc-2')).toBeVisible();
  await expect(notice).toHaveCount(0);
});
