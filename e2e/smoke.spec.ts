import { expect, test } from './fixtures/test.ts';

test('the page opens without console errors and asks no other origin', async ({ page, misbehaviour }) => {
  await page.goto('./', { waitUntil: 'networkidle' });
  await expect(page.getByRole('heading', { name: 'Skytrace', level: 1 })).toBeVisible();
  await expect(page).toHaveTitle(/Skytrace/);
  expect(misbehaviour).toEqual({ consoleErrors: [], foreignRequests: [] });
});

test('the built page allows no inline script', async ({ page }) => {
  const response = await page.goto('./');
  const html = (await response?.text()) ?? '';
  expect(html).toContain("script-src 'self';");
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
});
