import type { Locator, Page } from '@playwright/test';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';

const options = (page: Page) => page.getByRole('listbox', { name: 'Found' }).getByRole('option');
const line = (node: Locator) => node.locator('> .lab-node');

/** Takes hold of a node's handle, without letting go. */
async function takeHandle(page: Page, node: Locator): Promise<void> {
  await node.hover({ position: { x: 40, y: 12 } });
  const box = await node.locator('.lab-connect').boundingBox();
  if (box === null) throw new Error('The node has no handle.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
}

async function dragTo(page: Page, node: Locator): Promise<void> {
  const box = await node.boundingBox();
  if (box === null) throw new Error('The target is not drawn.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 6 });
}

test('draws a line from a handle to a gateway: legal targets are lit, the receipt shows the calls', async ({
  page,
}) => {
  const lab = new LabPage(page);
  await lab.open();
  await takeHandle(page, lab.node('Subnet db-a'));
  await dragTo(page, lab.node('EC2 instance web-1'));
  await expect(line(lab.node('Internet gateway shop-igw'))).toHaveAttribute('data-line', 'legal');
  await expect(line(lab.node('Subnet db-b'))).toHaveAttribute('data-line', 'illegal');
  await dragTo(page, lab.node('Subnet db-b').locator('.aws-icon').first());
  await expect(lab.status).toHaveText(/reach each other by the local route/);
  await dragTo(page, lab.node('Internet gateway shop-igw'));
  await expect(lab.status).toHaveText('Let go to connect');
  await page.mouse.up();
  await expect(lab.receipt).toContainText('Connect db-a to shop-igw');
  await expect(lab.receipt).toContainText('aws ec2');
  await expect(lab.node('Subnet db-a')).toHaveAccessibleName(/public/);
  await lab.receipt.getByRole('button', { name: 'Undo' }).click();
  await expect(lab.node('Subnet db-a')).toHaveAccessibleName(/isolated|private/);
});

test('a line that means nothing is refused with the reason, and Escape gives up', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await takeHandle(page, lab.node('Subnet db-a'));
  await dragTo(page, lab.node('Internet gateway shop-igw'));
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(lab.undo()).toBeDisabled();
  await takeHandle(page, lab.node('NAT gateway nat-a'));
  await dragTo(page, lab.node('The internet'));
  await page.mouse.up();
  await expect(lab.refusal).toContainText('goes out by the route of its own subnet');
});

test('between two instances it asks for the port and opens it for the group', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await takeHandle(page, lab.node('EC2 instance web-1'));
  await dragTo(page, lab.node('EC2 instance db-1'));
  await page.mouse.up();
  await expect(page.getByRole('dialog', { name: /^web-1 → db-1/ })).toBeVisible();
  await page.keyboard.type('mysql');
  await expect(options(page).first()).toHaveText('Allow MySQL (tcp 3306) from web');
  await page.keyboard.press('Enter');
  await expect(lab.receipt).toContainText('aws ec2 authorize-security-group-ingress');
  await expect(lab.undo()).toHaveAccessibleName('Undo: Let web-1 reach db-1 by MySQL');
});

test('connects by keys alone: C, the name of the target, Enter', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.node('Subnet db-b').focus();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'Connect db-b to…' });
  await expect(dialog.getByRole('group', { name: 'Cannot, and why' })).toContainText('local route');
  await page.keyboard.type('nat-b');
  await expect(options(page).first()).toHaveText(/nat-b Route 0\.0\.0\.0\/0 of db-b to nat-b/);
  await expect(line(lab.node('NAT gateway nat-b'))).toHaveAttribute('data-drop', 'legal');
  await page.keyboard.press('Enter');
  await expect(lab.receipt).toContainText('Connect db-b to nat-b');
  await expect(lab.node('Subnet db-b')).toBeFocused();
});

test('offers what belongs to a connection, and adds it only when asked', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.entry('VPC').click();
  await expect(lab.node('VPC vpc-1')).toBeVisible();
  await page.keyboard.press('c');
  await page.keyboard.type('shop');
  await expect(options(page).first()).toHaveText(/shop Peer vpc-1 with shop/);
  await page.keyboard.press('Enter');
  await expect(lab.receipt).toContainText('aws ec2 create-vpc-peering-connection');
  await expect(lab.receipt).not.toContainText('create-route');
  await lab.receipt.getByRole('button', { name: 'Add routes both ways' }).click();
  await expect(lab.receipt).toContainText('aws ec2 create-route');
});
