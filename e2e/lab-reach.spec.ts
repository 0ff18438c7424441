import type { Page } from '@playwright/test';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';

async function openTable(page: Page) {
  const lab = new LabPage(page);
  await lab.open();
  await page.getByRole('tab', { name: 'Reachability' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Reachability' });
  return {
    lab,
    panel,
    cell: (name: string) => panel.getByRole('button', { name, exact: true }),
    pick: (label: string) => panel.getByLabel('Traffic').selectOption({ label }),
  };
}

test('shows who reaches whom for the chosen traffic, and why not', async ({ page }) => {
  const { panel, cell, pick } = await openTable(page);
  await expect(panel.getByRole('columnheader')).toHaveText([
    'Internet',
    'app-1',
    'app-2',
    'db-1',
    'db-2',
    'web-1',
    'web-2',
  ]);
  await expect(cell('Internet to web-1 on tcp 443: reachable')).toBeVisible();
  await pick('MySQL — tcp 3306');
  await expect(cell('web-1 to db-1 on tcp 3306: blocked, ENI_SG_RULES_MISMATCH')).toBeVisible();
  await expect(cell('app-1 to db-1 on tcp 3306: reachable')).toBeVisible();
});

test('a cell opens its trace, and the way back leads to the same table', async ({ page }) => {
  const { panel, cell, pick } = await openTable(page);
  await pick('MySQL — tcp 3306');
  await cell('web-1 to db-1 on tcp 3306: blocked, ENI_SG_RULES_MISMATCH').click();
  const player = page.getByRole('region', { name: 'Trace player' });
  await expect(player.getByText('Blocked', { exact: true }).first()).toBeVisible();
  await expect(player.getByLabel('From', { exact: true }).locator('option:checked')).toHaveText('web-1');
  await expect(player.getByLabel('To', { exact: true }).locator('option:checked')).toHaveText('db-1');
  await expect(page.getByRole('tab', { name: 'Trace' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(panel.getByLabel('Traffic').locator('option:checked')).toHaveText('MySQL — tcp 3306');
});

test('the table is one stop of the Tab key, walked with the arrow keys', async ({ page }) => {
  const { panel, cell } = await openTable(page);
  await panel.getByLabel('Traffic').focus();
  await page.keyboard.press('Tab');
  await expect(
    cell('Internet to app-1 on tcp 443: blocked, IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS'),
  ).toBeFocused();
  await page.keyboard.press('End');
  await expect(panel.getByRole('button', { name: /^Internet to web-2 on/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect(panel.getByRole('button', { name: /^app-1 to web-1 on/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Trace' })).toHaveAttribute('aria-selected', 'true');
});

test('after an edit it says what opened and what closed', async ({ page }) => {
  const { lab, panel, cell, pick } = await openTable(page);
  await expect(panel.getByText('After an edit, this line says')).toBeVisible();
  await pick('MySQL — tcp 3306');
  await cell('web-1 to db-1 on tcp 3306: blocked, ENI_SG_RULES_MISMATCH').click();
  await page.getByRole('button', { name: 'Apply this fix' }).first().click();
  await page.getByRole('tab', { name: 'Reachability' }).click();
  await expect(cell('web-1 to db-1 on tcp 3306: reachable')).toBeVisible();
  await expect(
    panel.getByText(/^Last edit, “Allow tcp 3306 .*”: opened tcp 3306 from web-1 and web-2 to db-1/),
  ).toBeVisible();
  await lab.undo().click();
  await expect(cell('web-1 to db-1 on tcp 3306: blocked, ENI_SG_RULES_MISMATCH')).toBeVisible();
  await expect(panel.getByText('After an edit, this line says')).toBeVisible();
});
