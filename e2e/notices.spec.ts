import { Documents } from './fixtures/documents.ts';
import { Keyboard } from './fixtures/keyboard.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';

const LONG = 10 * 60_000;

test('what offers an undo stays while it has the focus or the pointer, and is used by keyboard alone', async ({
  page,
}) => {
  await page.clock.install();
  const lab = new LabPage(page);
  const keyboard = new Keyboard(page);
  await lab.open();
  const undo = lab.receipt.getByRole('button', { name: 'Undo' });
  await lab.entry('VPC').press('Enter');
  await expect(undo).toBeVisible();
  await undo.focus();
  // A pointer that passes by does not end it.
  await undo.hover();
  await lab.undo().hover();
  await page.clock.fastForward(LONG);
  await expect(undo).toBeFocused();
  await keyboard.press('Enter');
  await expect(lab.node('VPC vpc-1')).toHaveCount(0);
  await expect(page.locator('.lab :focus')).toHaveCount(1);
  // Unheld it goes, and the undo is in the toolbar still.
  await lab.entry('VPC').press('Enter');
  await expect(undo).toBeVisible();
  await page.clock.fastForward(LONG);
  await expect(undo).toHaveCount(0);
  await expect(lab.undo()).toBeEnabled();
});

test('the deletion of an architecture is taken back by keyboard, however late', async ({ page }) => {
  await page.clock.install();
  const lab = new LabPage(page);
  const keyboard = new Keyboard(page);
  const documents = new Documents(page);
  await lab.open();
  await documents.choose('Rename');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('My shop');
  await keyboard.press('Enter');
  await documents.isSaved();
  await documents.choose('Delete');
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  await expect(undo).toBeVisible();
  await page.clock.fastForward(LONG);
  await keyboard.press('F6');
  await keyboard.tabTo(undo);
  await keyboard.press('Enter');
  await expect(documents.menu).toHaveAccessibleName('Architecture: My shop');
  await expect(page.locator('.lab :focus')).toHaveCount(1);
});
