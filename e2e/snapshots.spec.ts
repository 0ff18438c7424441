import type { Page } from '@playwright/test';
import { expectNoAccessibilityFault } from './fixtures/axe.ts';
import { Documents } from './fixtures/documents.ts';
import { InspectorPanel } from './fixtures/inspector-panel.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: /^(?:Snapshots|Since )/ });

async function takeSnapshot(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+S');
  await dialogOf(page).getByLabel('Save what is on the canvas as').fill(name);
  await page.keyboard.press('Enter');
  await expect(dialogOf(page).getByRole('status')).toContainText(`“${name}” is saved.`);
}

test('a snapshot is restored after a reload, and undo brings back what was there', async ({ page }) => {
  const lab = new LabPage(page);
  const documents = new Documents(page);
  await lab.open();
  await takeSnapshot(page, 'As it was');
  await page.keyboard.press('Escape');
  await lab.drag(lab.entry('EC2 instance'), lab.node('Subnet db-a'));
  await expect(lab.node('EC2 instance db-3')).toBeVisible();
  await documents.isSaved();
  await page.reload();
  await expect(lab.node('EC2 instance db-3')).toBeVisible();
  await documents.choose('Snapshots');
  await dialogOf(page).getByRole('button', { name: 'Restore As it was' }).click();
  await expect(dialogOf(page)).toHaveCount(0);
  await expect(lab.node('EC2 instance db-3')).toHaveCount(0);
  await expect(lab.receipt).toContainText('Restore “As it was”');
  await lab.undo().click();
  await expect(lab.node('EC2 instance db-3')).toBeVisible();
});

test('compares a snapshot with the present in words: rules row by row, and what closed', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await takeSnapshot(page, 'Open');
  await page.keyboard.press('Escape');
  const inspector = new InspectorPanel(page);
  await inspector.choose('Security groups', 'web');
  await inspector.button('Delete HTTPS from anywhere').click();
  await expect(lab.receipt).toContainText('aws ec2 revoke-security-group-ingress');
  await lab.drag(lab.entry('EC2 instance'), lab.node('Subnet db-a'));
  await page.keyboard.press('ControlOrMeta+S');
  await dialogOf(page).getByRole('button', { name: 'Compare with Open' }).click();
  const effect = dialogOf(page).getByRole('region', { name: 'What opens and what closes' });
  await expect(effect).toContainText(/Closes\s*tcp 443 from Internet/);
  await expect(effect).toContainText(/internet → web-1, tcp 443\s*Reachable\s*Blocked/);
  const resources = dialogOf(page).getByRole('region', { name: 'Resource by resource' });
  await expect(resources).toContainText('Security group web');
  await expect(resources).toContainText(/Inbound rule.*removed: tcp 443 from 0\.0\.0\.0\/0/s);
  await expect(resources).toContainText('db-3');
  await expectNoAccessibilityFault(page);
});

test('deleting a snapshot can be taken back', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await takeSnapshot(page, '<b>Bold</b>');
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: 'Delete <b>Bold</b>' }).click();
  await expect(dialog.getByText('No snapshot yet')).toBeVisible();
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByText('<b>Bold</b>', { exact: true })).toBeVisible();
});
