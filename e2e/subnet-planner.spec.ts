import type { Page } from '@playwright/test';
import { InspectorPanel } from './fixtures/inspector-panel.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';

async function openPlanner(page: Page) {
  const lab = new LabPage(page);
  const inspector = new InspectorPanel(page);
  await lab.open();
  await lab.node('VPC shop').click({ position: { x: 120, y: 12 } });
  await inspector.button('Plan subnets').click();
  const planner = page.getByRole('dialog', { name: 'Subnets of shop' });
  await expect(planner).toBeVisible();
  return { lab, planner, row: (name: RegExp) => planner.getByRole('row', { name }) };
}

test('shows who has which addresses of a VPC, and what is free', async ({ page }) => {
  const { planner, row } = await openPlanner(page);
  await expect(planner).toContainText('65,536 addresses, 64,000 of them in no subnet');
  await expect(row(/10\.0\.1\.0\/24 web-a/)).toContainText('249 of 251 free');
  await expect(row(/10\.0\.0\.0\/24 Free/)).toContainText('251');
  await expect(row(/10\.0\.128\.0\/17 Free/)).toContainText('32,763');
});

test('splits a subnet by real calls, which undo takes back, and joins the halves again', async ({ page }) => {
  const { lab, planner, row } = await openPlanner(page);
  await planner.getByRole('button', { name: 'Split db-a' }).click();
  await expect(row(/10\.0\.20\.0\/25 db-a/)).toBeVisible();
  await expect(row(/10\.0\.20\.128\/25 db-a-2/)).toContainText('us-east-1a');
  await expect(planner.getByRole('status')).toContainText('aws ec2');
  await planner.getByRole('button', { name: 'Undo' }).click();
  await expect(row(/10\.0\.20\.0\/24 db-a/)).toBeVisible();
  await planner.getByRole('button', { name: 'Split db-a' }).click();
  await planner.getByRole('button', { name: 'Join db-a', exact: true }).click();
  await expect(row(/10\.0\.20\.0\/24 db-a/)).toBeVisible();
  await expect(row(/db-a-2/)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(lab.undo()).toHaveAccessibleName('Undo: Join db-a with db-a-2');
  await expect(lab.node('EC2 instance db-1')).toBeVisible();
});

test('proposes the next free block of a size, and shows what a block would overlap', async ({ page }) => {
  const { planner, row } = await openPlanner(page);
  const form = planner.getByRole('form', { name: 'Add a subnet' });
  const block = form.getByLabel('Block', { exact: true });
  await expect(block).toHaveValue('10.0.0.0/24');
  await form.getByLabel('Next free block').selectOption({ label: '/22, 1,019 usable' });
  await expect(block).toHaveValue('10.0.4.0/22');
  await block.fill('10.0.1.128/25');
  await expect(form).toContainText('InvalidSubnet.Conflict');
  await expect(row(/10\.0\.1\.0\/24 web-a/)).toContainText('overlaps');
  await expect(form.getByRole('button', { name: 'Add subnet' })).toBeDisabled();
  await planner.getByRole('button', { name: 'Use 10.0.0.0/24' }).click();
  await form.getByRole('button', { name: 'Add subnet' }).click();
  await expect(row(/10\.0\.0\.0\/24 subnet-1/)).toBeVisible();
  await expect(planner.getByRole('status')).toContainText('aws ec2 create-subnet');
});

test('says why a subnet cannot be joined', async ({ page }) => {
  const { planner } = await openPlanner(page);
  const join = planner.getByRole('button', { name: 'Join app-a' });
  await expect(join).toHaveAttribute('aria-disabled', 'true');
  await join.press('Enter');
  await expect(planner).toContainText('Move what is in app-b elsewhere first.');
});
