import type { Locator, Page } from '@playwright/test';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';

async function boxOf(node: Locator) {
  const box = await node.boundingBox();
  if (box === null) throw new Error('It is not drawn.');
  return box;
}

/** Takes hold of a node at its middle and moves it, without letting go. */
async function hold(page: Page, node: Locator, dx: number, dy: number): Promise<void> {
  const { x, y, width, height } = await boxOf(node);
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + 6, y + height / 2 + 6, { steps: 2 });
  await page.mouse.move(x + width / 2 + dx, y + height / 2 + dy, { steps: 6 });
}

test('guides show what a dragged card is in line with, and it snaps there', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  const nat = await boxOf(lab.node('NAT gateway nat-a'));
  await hold(page, lab.node('EC2 instance web-1'), 22, 3);
  await expect(page.locator('.lab-guide').first()).not.toHaveCSS('transform', 'matrix(0, 0, 0, 0, 0, 0)');
  await expect(lab.status).toContainText('to move freely inside the container');
  await page.mouse.up();
  await expect(page.locator('.lab-guides')).toHaveCount(0);
  await expect(lab.undo()).toHaveAccessibleName('Undo: Move web-1');
  expect((await boxOf(lab.node('EC2 instance web-1'))).y).toBeCloseTo(nat.y, 0);
});

test('Ctrl held moves freely and leaves a card in its container', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  const target = await boxOf(lab.node('Subnet db-a'));
  const web = await boxOf(lab.node('EC2 instance app-1'));
  await hold(page, lab.node('EC2 instance app-1'), 10, 10);
  await page.keyboard.down('Control');
  await page.mouse.move(web.x + 100, target.y + 45, { steps: 4 });
  await expect(lab.status).toHaveText('Free of grid and guides; it stays in its container');
  await page.mouse.up();
  await page.keyboard.up('Control');
  await expect(lab.node('EC2 instance app-1')).toHaveAccessibleName(/in Subnet app-a/);
  await expect(lab.undo()).toHaveAccessibleName('Undo: Move app-1');
});

test('a container makes room for what is held over its edge, and keeps it', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  const before = await boxOf(lab.node('Subnet db-b'));
  const card = await boxOf(lab.node('EC2 instance db-2'));
  const way = before.x + before.width - card.x - card.width / 2 - 6;
  await hold(page, lab.node('EC2 instance db-2'), way, 0);
  await expect
    .poll(async () => (await boxOf(lab.node('Subnet db-b'))).width)
    .toBeGreaterThan(before.width + 10);
  await page.mouse.up();
  await expect(lab.undo()).toHaveAccessibleName('Undo: Move db-2');
  await expect
    .poll(async () => (await boxOf(lab.node('Subnet db-b'))).width)
    .toBeGreaterThan(before.width + 10);
});

test('a container is resized by its border, says what a subnet holds, and stops at its contents', async ({
  page,
}) => {
  const lab = new LabPage(page);
  await lab.open();
  const subnet = lab.node('Subnet db-b');
  await subnet.click({ position: { x: 160, y: 60 } });
  const before = await boxOf(subnet);
  const grip = await boxOf(subnet.locator('.lab-grip-corner'));
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await page.mouse.down();
  await page.mouse.move(grip.x + 60, grip.y + 60, { steps: 4 });
  await expect(subnet.getByRole('status')).toHaveText('250 addresses free');
  await page.mouse.up();
  await expect(lab.undo()).toHaveAccessibleName('Undo: Resize db-b');
  expect((await boxOf(subnet)).height).toBeGreaterThan(before.height + 20);
  const large = await boxOf(subnet.locator('.lab-grip-corner'));
  await page.mouse.move(large.x + large.width / 2, large.y + large.height / 2);
  await page.mouse.down();
  await page.mouse.move(before.x - 100, before.y - 100, { steps: 4 });
  await page.mouse.up();
  const least = await boxOf(subnet);
  const card = await boxOf(lab.node('EC2 instance db-2'));
  expect(least.y + least.height).toBeGreaterThan(card.y + card.height);
});

test('tidy lays everything out as AWS draws it, or only what is selected, as one entry', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  const before = await boxOf(lab.node('EC2 instance db-1'));
  await hold(page, lab.node('EC2 instance db-1'), 60, 20);
  await page.mouse.up();
  await hold(page, lab.node('EC2 instance app-2'), 60, 20);
  await page.mouse.up();
  await expect(lab.undo()).toHaveAccessibleName('Undo: Move app-2');
  const moved = await boxOf(lab.node('EC2 instance app-2'));
  await lab.node('EC2 instance db-1').click();
  await page.keyboard.press('Shift+T');
  await expect(lab.undo()).toHaveAccessibleName('Undo: Tidy up db-1');
  await expect.poll(async () => (await boxOf(lab.node('EC2 instance db-1'))).x).toBeCloseTo(before.x, 0);
  expect((await boxOf(lab.node('EC2 instance app-2'))).x).toBeCloseTo(moved.x, 0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+T');
  await expect(lab.undo()).toHaveAccessibleName('Undo: Tidy up');
  const [internet, gateway, publicRow, privateRow] = await Promise.all(
    ['The internet', 'Internet gateway shop-igw', 'Subnet web-a', 'Subnet db-a'].map((name) =>
      boxOf(lab.node(name)),
    ),
  );
  expect(internet?.x).toBeLessThan(gateway?.x ?? 0);
  expect(publicRow?.y).toBeLessThan(privateRow?.y ?? 0);
});

test('layers: routes as lines, flows as arrows with their answers, addresses off, members of a security group', async ({
  page,
}) => {
  const lab = new LabPage(page);
  await lab.open();
  const lines = page.locator('.lab-link');
  await expect(lines).toHaveCount(5);
  // Four routes, and the gateway's way to the internet, which is no layer's.
  expect((await lines.first().boundingBox())?.width).toBeGreaterThan(8);
  await page.getByRole('button', { name: 'Layers' }).click();
  await page.getByRole('checkbox', { name: 'Routes' }).uncheck();
  await expect(lines).toHaveCount(1);
  await page.getByRole('checkbox', { name: /^Flows/ }).check();
  const arrow = page.getByRole('button', { name: /^Open the trace internet → db-1:3306: blocked/ });
  await expect(arrow).toBeVisible();
  await page.getByRole('checkbox', { name: 'Addresses' }).uncheck();
  await expect(lab.node('EC2 instance db-1').getByText('10.0.20.4')).toBeHidden();
  await page.getByRole('checkbox', { name: 'web', exact: true }).check();
  await expect(page.locator('.lab-group')).toHaveCount(2);
  await page.getByRole('checkbox', { name: 'web', exact: true }).uncheck();
  await expect(page.locator('.lab-group')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Security group app of app-1' }).click();
  await expect(page.locator('.lab-group-name')).toHaveText(['app', 'app']);
  await arrow.click();
  await expect(page.getByRole('button', { name: 'Close the trace' })).toBeVisible();
});

test('finds on the canvas, steps through what it found and selects it', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.node('Subnet web-a').focus();
  await page.keyboard.press('Control+f');
  const bar = page.getByRole('search');
  await expect(bar.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('instance app');
  await expect(bar.getByRole('status')).toHaveText('1 of 2');
  await expect(page.locator('.lab-node[data-find]')).toHaveCount(2);
  await page.keyboard.press('Enter');
  await expect(bar.getByRole('status')).toHaveText('2 of 2');
  await expect(lab.node('EC2 instance app-2').locator('[data-find="current"]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(lab.status).toHaveText('EC2 instance app-2 selected');
});

test('hand tool and Space move the view, Shift draws a box that selects', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  const card = lab.node('EC2 instance db-1');
  const before = await boxOf(card);
  await page.keyboard.press('h');
  await hold(page, card, 40, -30);
  await page.mouse.up();
  expect((await boxOf(card)).x).toBeGreaterThan(before.x + 20);
  await expect(lab.undo()).toBeDisabled();
  await page.keyboard.press('v');
  await page.keyboard.down('Space');
  await hold(page, card, -40, 30);
  await page.mouse.up();
  await page.keyboard.up('Space');
  await expect(lab.undo()).toBeDisabled();
  const [first, last] = [await boxOf(lab.node('EC2 instance app-1')), await boxOf(card)];
  await page.keyboard.down('Shift');
  await page.mouse.move(first.x - 4, first.y - 4);
  await page.mouse.down();
  await page.mouse.move(last.x + last.width + 4, last.y + last.height + 4, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(lab.status).toHaveText('2 selected');
});
