import { expectNoAccessibilityFault } from './fixtures/axe.ts';
import { Documents } from './fixtures/documents.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

test('a read-only link can be looked at and asked, not changed, until a copy is kept', async ({ page }) => {
  const lab = new LabPage(page);
  const documents = new Documents(page);
  await lab.open();
  const link = await documents.link('', true);
  await page.goto('about:blank');
  await page.goto(link);
  await expect(documents.shared).toContainText('It is read-only');
  await lab.node('EC2 instance web-1').click();
  await page.keyboard.press('Delete');
  await expect(lab.node('EC2 instance web-1')).toBeVisible();
  await new TraceDock(page).kept('internet → db-1:3306').click();
  await expect(page.getByRole('group', { name: 'Playback' })).toBeVisible();
  await documents.shared.getByRole('button', { name: 'Keep a copy' }).click();
  await documents.isSaved();
  await lab.node('EC2 instance web-1').click();
  await page.keyboard.press('Delete');
  await expect(lab.node('EC2 instance web-1')).toHaveCount(0);
});

test('an embedded view has the drawing and the trace, no menus, does not move, and leads to the whole', async ({
  page,
}) => {
  const lab = new LabPage(page);
  const documents = new Documents(page);
  await lab.open();
  await new TraceDock(page).kept('internet → db-1:3306').click();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await documents.sheet.getByText('Show it inside another page').click();
  await documents.sheet.getByLabel('Colours').selectOption('dark');
  const html = await documents.sheet.getByLabel(/^Paste this/).inputValue();
  const address = /src="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(address).toContain('?embed&theme=dark#');
  await page.goto('about:blank');
  await page.goto(address);
  await expect(lab.node('EC2 instance db-1')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Playback' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pause' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Share' })).toHaveCount(0);
  await expect(page.getByRole('banner')).toHaveCount(0);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await lab.node('EC2 instance db-1').click();
  await page.keyboard.press('Delete');
  await expect(lab.node('EC2 instance db-1')).toBeVisible();
  await expectNoAccessibilityFault(page);
  const whole = page.getByRole('link', { name: 'Open in Skytrace' });
  await expect(whole).toHaveAttribute('href', /^[^?]*#1\./);
});

test('an embedded view of a broken link says why', async ({ page }) => {
  await page.goto('./?embed#1.broken');
  await expect(page.getByRole('alert')).toContainText('the link cannot be opened');
});
