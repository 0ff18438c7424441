import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';

test('drags a VPC, a subnet and an instance from the palette, each with its calls', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.openBlank();
  await lab.drag(lab.entry('VPC'), lab.node('Region us-east-1'));
  await expect(lab.receipt).toContainText('aws ec2 create-vpc');
  await lab.drag(lab.entry('Subnet'), lab.node('VPC vpc-1'));
  await expect(lab.receipt).toContainText('aws ec2 create-subnet');
  await lab.drag(lab.entry('EC2 instance'), lab.node('Subnet subnet-1'));
  await expect(lab.receipt).toContainText('aws ec2 run-instances');
  await expect(lab.node('EC2 instance app-1')).toHaveAccessibleName(
    /^EC2 instance app-1, 10\.0\.0\.4, in Subnet subnet-1, running\. /,
  );
});

test('undoes and redoes by buttons that say what, by keys, and from the history', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await expect(lab.undo()).toBeDisabled();
  await lab.drag(lab.entry('EC2 instance'), lab.node('Subnet db-a'));
  await expect(lab.undo()).toHaveAccessibleName('Undo: Launch instance in db-a');
  await lab.undo().click();
  await expect(lab.node('EC2 instance db-3')).toHaveCount(0);
  await expect(lab.redo()).toHaveAccessibleName('Redo: Launch instance in db-a');
  await lab.redo().click();
  await expect(lab.node('EC2 instance db-3')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(lab.node('EC2 instance db-3')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(lab.node('EC2 instance db-3')).toBeVisible();
  await page.getByRole('button', { name: 'History' }).click();
  await page.getByRole('button', { name: 'As it was opened' }).click();
  await expect(lab.node('EC2 instance db-3')).toHaveCount(0);
});

test('lights the deepest container that would take it and says why another would not', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  const gateway = await lab.entry('NAT gateway').boundingBox();
  const zone = await lab.node('Availability Zone us-east-1a').boundingBox();
  const subnet = await lab.node('Subnet app-a').boundingBox();
  if (gateway === null || zone === null || subnet === null) throw new Error('not drawn');
  await page.mouse.move(gateway.x + 40, gateway.y + 16);
  await page.mouse.down();
  await page.mouse.move(zone.x + zone.width / 2, zone.y + 12, { steps: 6 });
  await expect(lab.status).toHaveText('A NAT gateway stands in a subnet: drop it on one.');
  await page.mouse.move(subnet.x + subnet.width - 40, subnet.y + 70, { steps: 6 });
  await expect(lab.status).toHaveText('Let go to put it here');
  await page.mouse.up();
  await expect(lab.receipt).toContainText('aws ec2 create-nat-gateway');
});

test('refuses an illegal drop with the reason', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.drag(lab.entry('Internet gateway'), lab.node('VPC shop'), { x: 60, y: 60 });
  await expect(lab.refusal).toContainText('The VPC has an internet gateway already; AWS allows one.');
  await page.keyboard.press('Escape');
  await expect(lab.refusal).toHaveCount(0);
});

test('moves an instance to another subnet, gives it a new address and says so', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await expect(lab.node('EC2 instance app-1')).toHaveAccessibleName(/10\.0\.10\.4, in Subnet app-a/);
  await lab.drag(lab.node('EC2 instance app-1'), lab.node('Subnet db-a'), { x: 230, y: 70 });
  await expect(lab.node('EC2 instance app-1')).toHaveAccessibleName(
    /10\.0\.20\.\d+, in Subnet db-a, running/,
  );
  await expect(lab.receipt).toContainText('Move app-1 to db-a');
  await expect(lab.receipt).toContainText('aws ec2');
  await lab.receipt.getByRole('button', { name: 'Undo' }).click();
  await expect(lab.node('EC2 instance app-1')).toHaveAccessibleName(/10\.0\.10\.4, in Subnet app-a/);
});

test('moving inside the container only moves the drawing, and can be undone', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  const before = await lab.node('EC2 instance db-1').boundingBox();
  await lab.drag(lab.node('EC2 instance db-1'), lab.node('Subnet db-a'), { x: 220, y: 75 });
  await expect(lab.undo()).toHaveAccessibleName('Undo: Move db-1');
  const after = await lab.node('EC2 instance db-1').boundingBox();
  expect(after?.x).toBeGreaterThan((before?.x ?? 0) + 50);
  await expect(lab.receipt).toHaveCount(0);
  await lab.undo().click();
  await expect
    .poll(async () => (await lab.node('EC2 instance db-1').boundingBox())?.x)
    .toBeCloseTo(before?.x ?? 0, 0);
});

test('deletes what is selected by key, and everything selected at once', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.node('EC2 instance db-1').click();
  await expect(lab.status).toHaveText('EC2 instance db-1 selected');
  await page.keyboard.press('Delete');
  await expect(lab.node('EC2 instance db-1')).toHaveCount(0);
  await expect(lab.receipt).toContainText('aws ec2 terminate-instances');
  await lab.node('EC2 instance db-2').click();
  await lab.node('EC2 instance app-2').click({ modifiers: ['Shift'] });
  await expect(lab.status).toHaveText('2 selected');
  await page.keyboard.press('Backspace');
  await expect(lab.node('EC2 instance db-2')).toHaveCount(0);
  await expect(lab.node('EC2 instance app-2')).toHaveCount(0);
});

test('asks once before a deletion takes along what is inside', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.node('Subnet db-a').click({ position: { x: 60, y: 14 } });
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('dialog', { name: 'Delete this with everything in it?' });
  await expect(dialog).toContainText('1 subnet');
  await expect(dialog).toContainText('1 instance');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(lab.node('Subnet db-a')).toBeVisible();
  await page.keyboard.press('Delete');
  await dialog.getByRole('button', { name: 'Delete all of it' }).click();
  await expect(lab.node('Subnet db-a')).toHaveCount(0);
  await expect(lab.node('EC2 instance db-1')).toHaveCount(0);
  await expect(lab.undo()).toHaveAccessibleName('Undo: Delete db-a');
  await page.keyboard.press('Control+z');
  await expect(lab.node('EC2 instance db-1')).toBeVisible();
});

test('gates, signposts and shields are buttons that select their table, list or group', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  const signpost = page.getByRole('button', { name: 'Route table app-a of app-a' });
  await signpost.click();
  await expect(signpost).toHaveAttribute('aria-pressed', 'true');
  await expect(lab.status).toHaveText('app-a selected');
  const shield = page.getByRole('button', { name: 'Security group web of web-1' });
  await shield.click();
  await expect(shield).toHaveAttribute('aria-pressed', 'true');
  await expect(signpost).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByRole('button', { name: /^Network ACL acl-\w+ of web-a$/ })).toBeVisible();
});

test('is walked with the arrow keys from one stop of the Tab key, and built by pressing entries', async ({
  page,
}) => {
  const lab = new LabPage(page);
  await lab.open();
  await expect(page.locator('.react-flow__node[tabindex="0"]')).toHaveCount(1);
  await lab.node('Subnet web-a').focus();
  await page.keyboard.press('Control+Shift+ArrowDown');
  await expect(lab.node('NAT gateway nat-a')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(lab.node('EC2 instance web-1')).toBeFocused();
  await page.keyboard.press('Control+Shift+ArrowUp');
  await expect(lab.node('Subnet web-a')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(lab.status).toHaveText('Subnet web-a selected');
  await lab.entry('EC2 instance').focus();
  await page.keyboard.press('Enter');
  await expect(lab.node('EC2 instance web-3')).toHaveAccessibleName(/in Subnet web-a, running\. /);
  await expect(page.locator('.react-flow__node[tabindex="0"]')).toHaveCount(1);
});

test('moves by key: a burst of presses is one entry, and a menu moves to another subnet', async ({
  page,
}) => {
  const lab = new LabPage(page);
  await lab.open();
  const web = lab.node('EC2 instance db-1');
  const before = await web.boundingBox();
  await web.focus();
  for (let press = 0; press < 5; press++) await page.keyboard.press('Shift+ArrowRight');
  await expect(lab.undo()).toHaveAccessibleName('Undo: Move db-1');
  expect((await web.boundingBox())?.x).toBeGreaterThan((before?.x ?? 0) + 20);
  await page.keyboard.press('Control+z');
  await expect(lab.undo()).toBeDisabled();
  await web.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Move to subnet…' }).click();
  await expect(page.getByRole('button', { name: /^db-a It stands there already/ })).toBeDisabled();
  await page.getByRole('button', { name: /^app-b/ }).click();
  await expect(web).toHaveAccessibleName(/in Subnet app-b, running\. /);
});

test('finds entries of the palette by name', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.palette.getByRole('searchbox', { name: 'Search resources' }).fill('gateway');
  await expect(lab.palette.getByRole('listitem')).toHaveCount(2);
  await lab.palette.getByRole('searchbox').fill('nothing like it');
  await expect(lab.palette).toContainText('Nothing is called that.');
});

test('keeps the chosen theme', async ({ page }) => {
  const lab = new LabPage(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await lab.open();
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.getByRole('button', { name: 'Theme: as the system' }).click();
  await page.getByRole('button', { name: 'Theme: light' }).click();
  await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
  expect(await background()).toBe(dark);
});
