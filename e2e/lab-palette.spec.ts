import type { Page } from '@playwright/test';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';

const field = (page: Page) => page.getByRole('combobox', { name: 'Search' });
const options = (page: Page) => page.getByRole('listbox', { name: 'Found' }).getByRole('option');
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

async function search(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await field(page).fill(text);
}

test('inserts what a line such as +ec2 in app-a says, by keys alone', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await search(page, '+ec2 in app-a');
  await expect(options(page)).toHaveText([/EC2 instance in app-a/]);
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveCount(0);
  await expect(lab.receipt).toContainText('aws ec2 run-instances');
  await expect(lab.node('EC2 instance app-3')).toHaveAccessibleName(/in Subnet app-a, running\. /);
  await expect(lab.node('EC2 instance app-3')).toBeFocused();
  await search(page, '+ec2 cache-1 in db-b');
  await page.keyboard.press('Enter');
  await expect(lab.node('EC2 instance cache-1')).toHaveAccessibleName(/in Subnet db-b, running\. /);
});

test('says why a line cannot be done, and types an insertion on', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await search(page, '+igw in shop');
  await expect(options(page)).toHaveText([/The VPC has an internet gateway already; AWS allows one\./]);
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeVisible();
  await field(page).fill('insert nat');
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue('+nat gateway in ');
  await page.keyboard.type('nowhere');
  await expect(page.getByText('No such resource or place.')).toBeVisible();
});

test('finds a resource, selects it and brings it into view', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.node('Subnet web-a').focus();
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await field(page).fill('@db-2');
  await expect(options(page).first()).toHaveAccessibleName(/^db-2/);
  await page.keyboard.press('Enter');
  await expect(lab.status).toHaveText('EC2 instance db-2 selected');
  await expect(lab.node('EC2 instance db-2')).toBeFocused();
  await expect(lab.node('EC2 instance db-2')).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('group', { name: 'Recent' }).getByRole('option')).toHaveAccessibleName(/^db-2/);
});

test('runs commands and actions, those that cannot be done now with the reason', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await search(page, '>duplicate');
  await expect(page.getByRole('option', { name: /^Duplicate/ })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
  await lab.node('EC2 instance db-1').click();
  await search(page, 'duplicate');
  await page.keyboard.press('Enter');
  await expect(lab.undo()).toHaveAccessibleName('Undo: Duplicate db-1');
  await search(page, 'undo');
  await expect(options(page).first()).toHaveText(/^Undo: Duplicate db-1.*Ctrl\+Z$/);
  await page.keyboard.press('Enter');
  await expect(lab.undo()).toHaveAccessibleName('Nothing to undo');
  await search(page, 'theme dark');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
});

test('is walked with arrows, gives the focus back and opens from its button', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  const button = page.getByRole('button', { name: 'Search', exact: true });
  await button.click();
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(options(page).nth(2)).toHaveAttribute('aria-selected', 'true');
  const id = await options(page).nth(2).getAttribute('id');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', id ?? 'none');
  await page.keyboard.press('ArrowUp');
  await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('lists every shortcut in a sheet, and those it lists work', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.node('EC2 instance db-1').focus();
  await page.keyboard.press('Shift+?');
  for (const part of ['Find', 'Edit', 'View', 'On the canvas', 'In the list', 'In the trace player'])
    await expect(sheet(page).getByRole('region', { name: part })).toBeVisible();
  const row = sheet(page).getByRole('region', { name: 'Edit' }).getByText('Tidy up').locator('..');
  await expect(row).toContainText('Shift+T');
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);
  await expect(lab.node('EC2 instance db-1')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+d');
  await expect(lab.undo()).toHaveAccessibleName('Undo: Duplicate db-1');
});
