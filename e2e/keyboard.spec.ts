import type { Page } from '@playwright/test';
import { InspectorPanel } from './fixtures/inspector-panel.ts';
import { Keyboard } from './fixtures/keyboard.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { ListView } from './fixtures/list-view.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

// Many presses, each waited for: slow machines need their time.
test.describe.configure({ timeout: 90_000 });

/** A blank document, reached without a pointer. */
async function startBlank(page: Page, keys: Keyboard): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await new LabPage(page).visit();
  await keys.tabTo(page.getByRole('button', { name: /^Architecture:/ }));
  await keys.press('Enter');
  await keys.tabTo(page.getByRole('button', { name: /^Blank canvas/ }));
  await keys.press('Enter');
  await expect(page.getByRole('button', { name: 'Close the trace' })).toHaveCount(0);
}

/** The group of web-1 lets HTTPS in: a rule by preset in the inspector. */
async function allowHttps(page: Page, keys: Keyboard): Promise<void> {
  const inspector = new InspectorPanel(page);
  const rules = inspector.part('Inbound rules');
  await keys.press('i');
  await keys.tabTo(rules.getByRole('button', { name: 'Add rule' }));
  await keys.press('Enter');
  await keys.tabTo(inspector.button('HTTPS from anywhere'));
  await keys.press('Enter');
  await keys.tabTo(
    page.getByRole('form', { name: 'Add inbound rule' }).getByRole('button', { name: 'Add rule' }),
  );
  await keys.press('Enter');
  await expect(rules.getByRole('button', { name: 'Edit HTTPS from anywhere' })).toBeVisible();
}

/** Asks, reads the verdict, applies the smallest fix and reads the verdict again. */
async function traceAndMend(page: Page, keys: Keyboard): Promise<void> {
  const { dock, blockers } = new TraceDock(page);
  await keys.cycleTo('dock');
  await keys.choose(dock.getByLabel('From', { exact: true }), 'Internet');
  await keys.choose(dock.getByLabel('To', { exact: true }), 'web-1');
  await keys.choose(dock.getByLabel('Traffic'), 'HTTPS');
  await keys.tabTo(dock.getByRole('button', { name: 'Send packet' }));
  await keys.press('Enter');
  await expect(dock).toContainText('Blocked');
  await expect(blockers.getByRole('button', { name: 'Apply this fix' }).first()).toBeVisible();
  await keys.tabTo(blockers.getByRole('button', { name: 'Apply this fix' }).first());
  await keys.press('Enter');
  await expect(dock).toContainText('Reachable');
}

test('a two-tier VPC is built, asked about and mended by keyboard alone on the canvas', async ({ page }) => {
  const lab = new LabPage(page);
  const keys = new Keyboard(page);
  await startBlank(page, keys);
  await keys.search('+vpc shop');
  await expect(lab.node('VPC shop')).toBeFocused();
  await keys.search('+subnet public in shop');
  await expect(lab.node('Subnet public')).toBeFocused();
  await keys.search('+subnet private in shop');
  await expect(lab.node('Subnet private')).toBeFocused();
  await keys.search('+igw door in shop');
  await expect(lab.node('Internet gateway door')).toBeFocused();
  await keys.press('c');
  await page.keyboard.type('public');
  await keys.press('Enter');
  await expect(lab.receipt).toContainText('aws ec2 create-route');
  await keys.search('+ec2 web-1 in public');
  await expect(lab.node('EC2 instance web-1')).toBeFocused();
  await keys.search('+ec2 db-1 in private');
  await expect(lab.node('EC2 instance db-1')).toBeFocused();
  await keys.search('@web-1');
  await expect(lab.node('EC2 instance web-1')).toBeFocused();
  await keys.tabTo(page.getByRole('button', { name: /^Security group default of web-1$/ }));
  await keys.press('Enter');
  await allowHttps(page, keys);
  await traceAndMend(page, keys);
});

test('a two-tier VPC is built, asked about and mended by keyboard alone in the list', async ({ page }) => {
  const list = new ListView(page);
  const keys = new Keyboard(page);
  const inspector = new InspectorPanel(page);
  await startBlank(page, keys);
  await keys.press('Shift+W');
  await expect(list.grid).toBeVisible();
  await keys.cycleTo('main');
  const insert = async (into: string, what: string, made: string, name: string) => {
    await keys.press('Home');
    await walkTo(page, list, into);
    await keys.press('+');
    await expect(list.menu).toBeVisible();
    await page.keyboard.type(what);
    await keys.press('Enter');
    await expect(list.grid.locator('tr:focus')).toContainText(made);
    await keys.press('F2');
    await expect(inspector.field('Name')).toBeFocused();
    await page.keyboard.type(name);
    await keys.press('Enter');
    await expect(list.grid.locator('tr:focus')).toContainText(name);
  };
  await insert('us-east-1 Region', 'VPC', 'VPC', 'shop');
  await insert('shop VPC', 'Subnet', 'Subnet', 'public');
  await insert('shop VPC', 'Subnet', 'Subnet', 'private');
  await insert('shop VPC', 'Internet', 'Internet gateway', 'door');
  await keys.press('c');
  await page.keyboard.type('public');
  await keys.press('Enter');
  await expect(list.row('public Subnet')).toContainText('public');
  await insert('public Subnet', 'EC2', 'EC2 instance', 'web-1');
  await insert('private Subnet', 'EC2', 'EC2 instance', 'db-1');
  await keys.press('Home');
  await walkTo(page, list, 'default Security group');
  await allowHttps(page, keys);
  await traceAndMend(page, keys);
});

async function walkTo(page: Page, list: ListView, words: string): Promise<void> {
  const row = list.row(words).last();
  await expect(row).toBeVisible();
  for (let step = 0; step < 40; step++) {
    if (await row.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`Arrow down never comes to ${words}.`);
}

test('F6 goes round the parts of the screen, and the skip link leads to the architecture', async ({
  page,
}) => {
  const lab = new LabPage(page);
  const keys = new Keyboard(page);
  await lab.open();
  await page.reload();
  await expect(lab.node('VPC shop')).toBeVisible();
  await keys.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the architecture' })).toBeFocused();
  await keys.press('Enter');
  const focusedRegion = () =>
    page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region);
  await expect.poll(focusedRegion).toBe('main');
  const round: (string | undefined)[] = [];
  for (let step = 0; step < 5; step++) {
    await keys.press('F6');
    round.push(await focusedRegion());
  }
  expect(round).toEqual(['inspector', 'dock', 'toolbar', 'palette', 'main']);
  await keys.press('Shift+F6');
  expect(await focusedRegion()).toBe('palette');
});

test('moves a node by M and arrows, kept by Enter and taken back by Escape', async ({ page }) => {
  const lab = new LabPage(page);
  const keys = new Keyboard(page);
  await lab.open();
  const node = lab.node('EC2 instance db-1');
  const before = await node.boundingBox();
  await node.focus();
  await keys.press('m', 'ArrowRight', 'ArrowRight', 'Escape');
  await expect(lab.undo()).toBeDisabled();
  await expect.poll(async () => (await node.boundingBox())?.x).toBeCloseTo(before?.x ?? 0, 0);
  await keys.press('m', 'Shift+ArrowRight', 'ArrowRight', 'Enter');
  await expect(lab.undo()).toHaveAccessibleName('Undo: Move db-1');
  await expect.poll(async () => (await node.boundingBox())?.x ?? 0).toBeGreaterThan((before?.x ?? 0) + 15);
  await expect(node).toBeFocused();
});

test('walks along connections, and opens the details of what is selected', async ({ page }) => {
  const lab = new LabPage(page);
  const keys = new Keyboard(page);
  await lab.open();
  await lab.node('Subnet app-a').focus();
  await keys.press('Alt+ArrowUp');
  await expect(lab.node('NAT gateway nat-a')).toBeFocused();
  await keys.press('Enter', 'Enter');
  await expect(new InspectorPanel(page).panel).toBeFocused();
});

test('the focus goes to the container when what had it is deleted', async ({ page }) => {
  const lab = new LabPage(page);
  const keys = new Keyboard(page);
  await lab.open();
  await lab.node('EC2 instance db-1').focus();
  await keys.press('Enter', 'Delete');
  await expect(lab.node('EC2 instance db-1')).toHaveCount(0);
  await expect(lab.node('Subnet db-a')).toBeFocused();
});

test('shortcuts that are a single character can be switched off', async ({ page }) => {
  const lab = new LabPage(page);
  const keys = new Keyboard(page);
  const list = new ListView(page);
  await lab.open();
  await keys.press('F1');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await keys.tabTo(sheet.getByRole('checkbox'));
  await keys.press('Space', 'Escape');
  await expect(sheet).toHaveCount(0);
  await keys.press('Shift+W', '?', 'i');
  await expect(list.grid).toHaveCount(0);
  await expect(sheet).toHaveCount(0);
  await page.reload();
  await expect(lab.node('VPC shop')).toBeVisible();
  await keys.press('F1');
  await expect(sheet.getByRole('checkbox')).not.toBeChecked();
});
