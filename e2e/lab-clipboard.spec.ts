import type { Page } from '@playwright/test';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';

const menu = (page: Page) => page.getByRole('menu');
const item = (page: Page, name: string | RegExp) => menu(page).getByRole('menuitem', { name });

/** What another program would leave on the clipboard, pasted onto the page. */
async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((data) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', data);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

test('copies and pastes at the pointer, into the container that lies there', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.node('EC2 instance web-1').click();
  await page.keyboard.press('Control+c');
  await lab.node('Subnet db-b').hover({ position: { x: 160, y: 60 } });
  await page.keyboard.press('Control+v');
  await expect(lab.node('EC2 instance web-3')).toHaveAccessibleName(/in Subnet db-b, running\b/);
  await expect(lab.receipt).toContainText('aws ec2 run-instances');
  await expect(lab.status).toHaveText('EC2 instance web-3 selected');
});

test('pastes into what is selected when the pointer is elsewhere, and cut takes the original away', async ({
  page,
}) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.node('EC2 instance db-1').click();
  await page.keyboard.press('Control+x');
  await expect(lab.node('EC2 instance db-1')).toHaveCount(0);
  await lab.node('Subnet app-a').focus();
  await page.keyboard.press('Enter');
  await lab.palette.hover();
  await page.keyboard.press('Control+v');
  await expect(lab.node('EC2 instance db-3')).toHaveAccessibleName(/in Subnet app-a, running\b/);
});

test('a paste that nothing there takes says why', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.node('EC2 instance web-1').click();
  await page.keyboard.press('Control+c');
  await lab.node('VPC shop').hover({ position: { x: 200, y: 12 } });
  await page.keyboard.press('Control+v');
  await expect(lab.refusal).toContainText('An instance stands in a subnet: drop it on one.');
});

test('Alt and a drag leave the original and put a copy there', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await page.keyboard.down('Alt');
  await lab.drag(lab.node('EC2 instance app-1'), lab.node('Subnet db-a'), { x: 230, y: 70 });
  await page.keyboard.up('Alt');
  await expect(lab.node('EC2 instance app-1')).toHaveAccessibleName(/in Subnet app-a/);
  await expect(lab.node('EC2 instance app-3')).toHaveAccessibleName(/in Subnet db-a/);
});

test('offers to import JSON that is pasted, and says what it read', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await pasteText(
    page,
    JSON.stringify({
      Vpcs: [{ VpcId: 'vpc-0123456789abcdef0', CidrBlock: '10.9.0.0/16', OwnerId: '111122223333' }],
    }),
  );
  const offer = page.getByRole('dialog', { name: 'Import what was pasted?' });
  await expect(offer).toContainText('10.9.0.0/16');
  await offer.getByRole('button', { name: 'Import it' }).click();
  await expect(page.getByRole('dialog', { name: 'Imported 1 resource' })).toBeVisible();
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(lab.node('VPC vpc-0123456789abcdef0')).toBeVisible();
  await pasteText(page, 'just words');
  await expect(lab.refusal).toContainText('Nothing was copied that can be made again.');
});

test('the menu offers what can be done, with shortcuts and with the reason for what cannot', async ({
  page,
}) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.node('EC2 instance db-1').click({ button: 'right' });
  await expect(lab.status).toHaveText('EC2 instance db-1 selected');
  await expect(item(page, /^Duplicate/)).toHaveAttribute('aria-keyshortcuts', 'Control+D');
  await item(page, /^Duplicate/).click();
  await expect(menu(page)).toHaveCount(0);
  await expect(lab.undo()).toHaveAccessibleName('Undo: Duplicate db-1');
  await lab.node('Internet gateway shop-igw').click({ button: 'right' });
  await expect(item(page, /^Copy/)).toHaveAttribute('aria-disabled', 'true');
  await expect(item(page, /^Copy/)).toContainText('can be copied');
  await item(page, /^Copy/).click({ force: true });
  await expect(menu(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu(page)).toHaveCount(0);
});

test('the menu opens by key, is walked with arrows and gives the focus back', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.node('EC2 instance db-1').focus();
  await page.keyboard.press('Shift+F10');
  await expect(item(page, /^Connect/)).toBeFocused();
  await page.keyboard.press('d');
  await expect(item(page, /^Duplicate/)).toBeFocused();
  await page.keyboard.press('End');
  await expect(item(page, /^Delete/)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(lab.node('EC2 instance db-1')).toBeFocused();
});

test('two or more are lined up and spread by buttons and keys', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.drag(lab.node('EC2 instance web-1'), lab.node('Subnet web-a'), { x: 130, y: 90 });
  await lab.node('NAT gateway nat-a').click();
  await lab.node('EC2 instance web-1').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await expect(lab.undo()).toHaveAccessibleName('Undo: Align left');
  const lefts = async () =>
    Promise.all(
      ['NAT gateway nat-a', 'EC2 instance web-1'].map(
        async (name) => (await lab.node(name).boundingBox())?.x,
      ),
    );
  const [one, other] = await lefts();
  expect(one).toBeCloseTo(other ?? 0, 0);
  await page.getByRole('button', { name: 'Align and distribute' }).click();
  await expect(page.getByRole('button', { name: /^Distribute across: Select three or more/ })).toBeVisible();
  await page.getByRole('button', { name: 'Align right edges' }).click();
  await expect(lab.undo()).toHaveAccessibleName('Undo: Align right');
});

test('groups the selection into a new subnet, one that is there, or a new VPC, as AWS allows', async ({
  page,
}) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.node('EC2 instance db-1').click();
  await page.keyboard.press('Control+g');
  const question = page.getByRole('dialog', { name: 'Group the selection into…' });
  await expect(
    question.getByRole('button', { name: /^db-a .* All of it stands there already/ }),
  ).toBeDisabled();
  await question.getByRole('button', { name: /^app-b/ }).click();
  await expect(lab.node('EC2 instance db-1')).toHaveAccessibleName(/in Subnet app-b/);
  await expect(lab.receipt).toContainText('its private address is now');
  await page.keyboard.press('Control+g');
  await question.getByRole('button', { name: 'A new VPC' }).click();
  await expect(lab.node('VPC vpc-1')).toBeVisible();
  await expect(lab.node('EC2 instance db-1')).toHaveAccessibleName(/10\.1\.0\.4, in Subnet subnet-1/);
  await expect(lab.undo()).toHaveAccessibleName('Undo: Group db-1 into a VPC');
});

test('a double click on empty ground offers what may be put there, and puts it there', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.node('Subnet db-a').dblclick({ position: { x: 160, y: 60 } });
  const options = page.getByRole('listbox', { name: 'Found' }).getByRole('option');
  await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue('+');
  await expect(options).toHaveCount(3);
  await page.keyboard.type('ec2');
  await expect(options).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(lab.node('EC2 instance db-3')).toHaveAccessibleName(/in Subnet db-a/);
});
