import type { Page } from '@playwright/test';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

async function visit(page: Page): Promise<{ readonly lab: LabPage; readonly trace: TraceDock }> {
  const lab = new LabPage(page);
  await lab.visit();
  return { lab, trace: new TraceDock(page) };
}

test('opens with the internet reaching a web server, hop by hop there and back', async ({ page }) => {
  const { trace } = await visit(page);
  await expect(trace.dock).toContainText('Reachable');
  await trace.show('Ladder');
  expect(await trace.hops('Request')).toEqual([
    'The internet',
    'Internet gateway shop-igw',
    'Subnet web-a',
    'web-1',
  ]);
  expect(await trace.hops('Reply')).toEqual([
    'web-1',
    'Subnet web-a',
    'Internet gateway shop-igw',
    'The internet',
  ]);
  await expect(trace.blockers).toContainText('something listens on tcp 443 at web-1');
});

test('the packet moves by itself, and stands still for who asked for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const { trace } = await visit(page);
  await expect(trace.dock).toContainText(/([4-9]|1[0-8]) \/ 18/);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.reload();
  await expect(trace.dock).toContainText('1 / 18');
  await expect(trace.dock.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('offers the ways on without standing in the way', async ({ page }) => {
  const { lab } = await visit(page);
  const welcome = page.getByRole('region', { name: 'Welcome' });
  await expect(welcome.getByRole('link', { name: 'Take a lesson' })).toBeVisible();
  for (const way of ['Start from blank', 'Open or import', 'Or see eight ready architectures'])
    await expect(welcome.getByRole('button', { name: way })).toBeVisible();
  await welcome.getByRole('button', { name: 'Start from blank' }).click();
  await expect(page.getByRole('region', { name: 'Start here' })).toBeVisible();
  await expect(welcome).toHaveCount(0);
  await expect(lab.node('VPC shop')).toHaveCount(0);
});

for (const [device, viewport] of [
  ['laptop', { width: 1280, height: 720 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  test(`leads to the first lesson and back to the sample on a ${device}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.goto('./');
    const welcome = page.getByRole('region', { name: 'Welcome' });
    await welcome.getByRole('link', { name: 'Take a lesson' }).click();
    await expect(page).toHaveURL(/#\/learn\/[a-z-]+\/[a-z-]+$/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 20_000 });
    await page.goBack();
    await expect(welcome).toBeVisible();
    await page.getByRole('link', { name: 'Learn', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Learn AWS by watching packets');
    await expect(page.getByRole('link', { name: /^Continue where you were/ })).toBeVisible();
  });
}

test('lists everything that keeps the internet from the database', async ({ page }) => {
  const { trace } = await visit(page);
  await trace.kept('internet → db-1:3306').click();
  await expect(trace.dock).toContainText('Blocked');
  const entries = trace.blockers.getByRole('listitem').filter({ has: page.locator('code') });
  const expected = [
    ['IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS', 'shop-igw', 'on the way there'],
    ['ENI_SG_RULES_MISMATCH', 'Security group database', 'on the way there'],
    ['NO_ROUTE_TO_DESTINATION', 'Route table database', 'on the way back'],
  ] as const;
  for (const [index, words] of expected.entries()) {
    for (const word of words) await expect(entries.nth(index)).toContainText(word);
  }
});

test('leads app-1 out by the NAT gateway of its own zone', async ({ page }) => {
  const { trace } = await visit(page);
  await trace.kept('app-1 → internet:443').click();
  await expect(trace.dock).toContainText('Reachable');
  await trace.show('Ladder');
  const hops = await trace.hops('Request');
  expect(hops).toContain('NAT gateway nat-a');
  expect(hops).not.toContain('NAT gateway nat-b');
  expect(await trace.hops('Reply')).toContain('NAT gateway nat-a');
});

test('answers any two places of the sample for any traffic', async ({ page }) => {
  const { trace } = await visit(page);
  await trace.ask('web-1', 'app-2', 'Application — tcp 8080');
  await expect(trace.dock).toContainText('Reachable');
  await trace.ask('web-1', 'app-2', 'SSH — tcp 22');
  await expect(trace.dock).toContainText('Blocked');
  await trace.ask('Internet', 'Internet', 'SSH — tcp 22');
  await expect(trace.dock.getByRole('alert')).toContainText('Both ends are outside');
});

test('shows at a step the table that was read, the row that won and why the others lost', async ({
  page,
}) => {
  const { trace } = await visit(page);
  await trace.kept('app-1 → internet:443').click();
  await trace.show('Ladder');
  await page.getByRole('button', { name: /Route table app-a .*sends/ }).click();
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows.nth(1)).toHaveText(/10\.0\.0\.0\/16 → local.*8\.8\.10\.10 is not in/);
  await expect(rows.nth(2)).toHaveText(/0\.0\.0\.0\/0 → nat-a.*decides/);
});

test('shows at a step the header before and after', async ({ page }) => {
  const { trace } = await visit(page);
  await trace.show('Ladder');
  const step = page.getByRole('button', { name: /rewrites the destination/ });
  await expect(step).toHaveAttribute('aria-expanded', 'false');
  await step.click();
  const details = page.locator(`#${await step.getAttribute('aria-controls')}`);
  await expect(details.getByRole('deletion')).toHaveText(/^3\.[\d.]+$/);
  await expect(details.getByRole('insertion')).toHaveText('10.0.1.5');
});

test('follows the system into dark mode', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await visit(page);
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await background()).not.toBe(light);
});

test('on a phone asks and answers, and nothing sticks out', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./');
  const trace = new TraceDock(page);
  await trace.kept('internet → db-1:3306').click();
  await expect(trace.dock).toContainText('Blocked');
  const { width, room } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }));
  expect(width).toBeLessThanOrEqual(room);
});
