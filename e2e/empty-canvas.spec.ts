import { LabPage } from './fixtures/lab-page.ts';
import { ListView } from './fixtures/list-view.ts';
import { expect, test } from './fixtures/test.ts';

test('an empty canvas says what to drag first and what comes then, makes way for the drag, and is gone', async ({
  page,
}) => {
  const lab = new LabPage(page);
  await lab.openBlank();
  const start = page.getByRole('region', { name: 'Start here' });
  await expect(start.getByRole('heading', { name: 'Start with a VPC' })).toBeVisible();
  await expect(start.getByRole('list', { name: 'What comes next' }).getByRole('listitem')).toHaveCount(3);
  await expect(page.locator('[data-says="polite"]')).toContainText('Nothing is here yet. Start with a VPC');
  // The words lie on the drop's way: held over them, the Region is lit and they step back.
  const over = start.getByRole('list', { name: 'What comes next' });
  const [entry, middle] = [await lab.entry('VPC').boundingBox(), await over.boundingBox()];
  if (entry === null || middle === null) throw new Error('Palette and words have to be in the page.');
  await page.mouse.move(entry.x + 20, entry.y + 12);
  await page.mouse.down();
  await page.mouse.move(middle.x, middle.y, { steps: 4 });
  await page.mouse.move(middle.x + middle.width / 2, middle.y + middle.height / 2, { steps: 4 });
  await expect(start).toHaveCSS('opacity', '0');
  await expect(lab.status).toHaveText('Let go to put it here');
  await page.mouse.up();
  await expect(lab.node('VPC vpc-1')).toBeVisible();
  await expect(start).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(start).toBeVisible();
});

test('on an empty canvas a button and a typed line insert the VPC, and the gallery is one press away', async ({
  page,
}) => {
  const lab = new LabPage(page);
  await lab.openBlank();
  const start = page.getByRole('region', { name: 'Start here' });
  await start.getByRole('button', { name: 'Insert a VPC' }).press('Enter');
  await expect(lab.node('VPC vpc-1')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('+vpc');
  await page.keyboard.press('Enter');
  await expect(lab.node('VPC vpc-1')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await start.getByRole('button', { name: 'See ready architectures' }).click();
  await page
    .getByRole('region', { name: 'Ready architectures' })
    .getByRole('button', { name: /^Bastion/ })
    .click();
  await expect(start).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the list of an empty document says what to begin with, also on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./');
  const list = new ListView(page);
  const welcome = page.getByRole('region', { name: 'Welcome' });
  await welcome.getByRole('button', { name: 'Start from blank' }).click();
  const start = list.view.getByRole('region', { name: 'Start here' });
  await start.getByRole('button', { name: 'Insert a VPC' }).click();
  await expect(list.row('vpc-1 VPC')).toBeVisible();
  await expect(start).toHaveCount(0);
});
