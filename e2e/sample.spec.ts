import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { SamplePage } from './fixtures/sample-page.ts';
import { expect, test } from './fixtures/test.ts';

async function openSample(page: Page): Promise<SamplePage> {
  const sample = new SamplePage(page);
  await sample.open();
  return sample;
}

test('opens with the internet reaching a web server, hop by hop there and back', async ({ page }) => {
  const sample = await openSample(page);
  await expect(sample.verdict).toContainText('Reachable');
  expect(await sample.hops('Request')).toEqual([
    'The internet',
    'Internet gateway shop-igw',
    'Subnet web-a',
    'web-1',
  ]);
  expect(await sample.hops('Reply')).toEqual([
    'web-1',
    'Subnet web-a',
    'Internet gateway shop-igw',
    'The internet',
  ]);
  await expect(page.getByText('something listens on tcp 443 at web-1')).toBeVisible();
});

test('lists everything that keeps the internet from the database, each with its mend', async ({ page }) => {
  const sample = await openSample(page);
  await sample.askReady('Internet → database');
  await expect(sample.verdict).toContainText('Blocked');
  await expect(sample.blockers).toHaveCount(3);
  const expected = [
    ['IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS', 'Internet gateway shop-igw', 'on the way there'],
    ['ENI_SG_RULES_MISMATCH', 'Security group database', 'on the way there'],
    ['NO_ROUTE_TO_DESTINATION', 'Route table database', 'on the way back'],
  ] as const;
  for (const [index, words] of expected.entries()) {
    for (const word of [...words, 'Mend:']) await expect(sample.blockers.nth(index)).toContainText(word);
  }
});

test('marks each blocker on the part of the drawing that owns the rule', async ({ page }) => {
  const sample = await openSample(page);
  await sample.askReady('Web → database');
  await expect(sample.drawing).toHaveAccessibleName(/Mark 1 is on Security group database\./);
  await expect(sample.drawing).toHaveAccessibleName(
    /The request meets web-1, Subnet web-a, Subnet db-a, db-1\./,
  );
});

test('leads app-1 out by the NAT gateway of its own zone', async ({ page }) => {
  const sample = await openSample(page);
  await sample.askReady('App → internet');
  await expect(sample.verdict).toContainText('Reachable');
  const hops = await sample.hops('Request');
  expect(hops).toContain('NAT gateway nat-a');
  expect(hops).not.toContain('NAT gateway nat-b');
  expect(await sample.hops('Reply')).toContain('NAT gateway nat-a');
});

test('shows at a step which row of the table won and why the others lost', async ({ page }) => {
  const sample = await openSample(page);
  await sample.askReady('App → internet');
  await sample.step(/Route table app-a sends/).click();
  await expect(sample.rows().nth(1)).toHaveText(/10\.0\.0\.0\/16 → local.*8\.8\.10\.10 is not in/);
  await expect(sample.rows().nth(2)).toHaveText(/0\.0\.0\.0\/0 → nat-a.*decides/);
});

test('shows at a step the header before and after', async ({ page }) => {
  const sample = await openSample(page);
  const step = sample.step(/rewrites the destination/);
  await expect(step).toHaveAttribute('aria-expanded', 'false');
  await step.click();
  const details = page.locator(`#${await step.getAttribute('aria-controls')}`);
  await expect(details.getByRole('definition').nth(0)).toHaveText(/→ 3\.[\d.]+:443$/);
  await expect(details.getByRole('definition').nth(1)).toHaveText(/→ 10\.0\.1\.5:443$/);
});

test('answers any two places on any of the ports', async ({ page }) => {
  const sample = await openSample(page);
  await sample.ask('web-1', 'app-2', 8080);
  await expect(sample.verdict).toContainText('Reachable');
  await sample.ask('web-1', 'app-2', 22);
  await expect(sample.verdict).toContainText('Blocked');
  await page.getByRole('button', { name: 'Swap from and to' }).click();
  await expect(sample.verdict).toContainText('app-2 → web-1, tcp 22');
  await sample.ask('internet', 'internet', 22);
  await expect(sample.verdict).toContainText('Both ends are outside');
});

test('can be used with the keyboard alone', async ({ page }) => {
  const sample = await openSample(page);
  await page.keyboard.press('Tab');
  await expect(sample.from()).toBeFocused();
  await page.keyboard.press('w');
  await expect(sample.from()).toHaveValue('web-1');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(sample.to()).toBeFocused();
  await page.keyboard.press('d');
  await page.keyboard.press('Tab');
  await expect(sample.port(443)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(sample.verdict).toContainText('web-1 → db-1, tcp 3306');
  for (let stop = 0; stop < 5; stop++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const step = sample.step(/Security group database lets in only/);
  await expect(step).toBeFocused();
  await expect(step).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Space');
  await expect(step).toHaveAttribute('aria-expanded', 'false');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [device, viewport] of [
    ['laptop', { width: 1280, height: 720 }],
    ['phone', { width: 390, height: 844 }],
  ] as const) {
    test(`no accessibility fault, ${colorScheme} on a ${device}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      const sample = await openSample(page);
      for (const question of ['Internet → web on 443', 'Internet → database']) {
        await sample.askReady(question);
        await sample.step(/Network ACL .* lets it in/).click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      }
    });
  }
}

test('follows the system into dark mode', async ({ page }) => {
  await openSample(page);
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await background();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await background()).not.toBe(light);
});

test('nothing sticks out sideways on a phone, and nothing moves while it loads', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      // What a click moves is meant to move.
      for (const entry of list.getEntries())
        if (!('hadRecentInput' in entry && entry.hadRecentInput === true)) shifts.push(entry.startTime);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const sample = await openSample(page);
  await sample.askReady('Internet → database');
  await expect(sample.verdict).toContainText('Blocked');
  const { width, room, shifts } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    room: window.innerWidth,
    shifts: (window as unknown as { shifts: readonly number[] }).shifts.length,
  }));
  expect(width).toBeLessThanOrEqual(room);
  expect(shifts).toBe(0);
});
