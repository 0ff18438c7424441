import type { Locator, Page } from '@playwright/test';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

// Many presses, each waited for: slow machines need their time.
test.describe.configure({ timeout: 90_000 });

function polite(page: Page): Locator {
  return page.locator('[data-says="polite"]');
}

function assertive(page: Page): Locator {
  return page.locator('[data-says="assertive"]');
}

test('says edits, undo, redo, selections and what they turned in one polite voice', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.node('NAT gateway nat-a').focus();
  await page.keyboard.press('Enter');
  await expect(polite(page)).toHaveText('NAT gateway nat-a selected');
  await page.keyboard.press('Delete');
  await expect(polite(page)).toContainText('Done: Delete nat-a.');
  await expect(polite(page)).toContainText('app-1 to internet, tcp 443, is now blocked.');
  await page.keyboard.press('Control+z');
  await expect(polite(page)).toContainText('Undone: Delete nat-a.');
  await expect(polite(page)).toContainText('is now reachable.');
  await page.keyboard.press('Control+Shift+z');
  await expect(polite(page)).toContainText('Done again: Delete nat-a.');
});

test('says refusals at once, with the reason', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.node('Subnet web-a').focus();
  await page.keyboard.press('Enter');
  await lab.entry('Internet gateway').press('Enter');
  await expect(assertive(page)).toHaveText(/^Not done\. .+gateway.+\.$/);
});

test('says the answer of a question and each step as its card tells it', async ({ page }) => {
  const lab = new LabPage(page);
  const trace = new TraceDock(page);
  await lab.open();
  await trace.kept('internet → db-1:3306').click();
  await expect(polite(page)).toContainText('Blocked. The request does not arrive. 3 things block this.');
  await trace.dock.getByRole('button', { name: 'Next step' }).press('Enter');
  await expect(polite(page)).toContainText((await trace.step.locator('p').first().textContent()) ?? '');
});

test('says where something is moved by its neighbour, never by coordinates', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.node('EC2 instance web-1').focus();
  await page.keyboard.press('m');
  await expect(polite(page)).toHaveText(/^Moving web-1\./);
  await page.keyboard.press('ArrowRight');
  await expect(polite(page)).toHaveText('right of nat-a in web-a');
  await page.keyboard.press('Enter');
  await expect(polite(page)).toHaveText('Done: Move web-1, now right of nat-a in web-a.');
});

test('nodes are named from the model, and nothing of the drawing library’s own words is left', async ({
  page,
}) => {
  const lab = new LabPage(page);
  await lab.open();
  await new TraceDock(page).kept('internet → db-1:3306').click();
  await expect(lab.node('Internet gateway shop-igw')).toHaveAccessibleName(
    /, 3 connections, 1 problem\. 3 of 3 in shop\.$/,
  );
  await expect(lab.node('EC2 instance web-1')).toHaveAccessibleName(
    /^EC2 instance web-1, 10\.0\.1\.5 and [\d.]+, in Subnet web-a, running\. 2 of 2 in web-a\.$/,
  );
  await expect(lab.node('EC2 instance web-1')).toHaveAttribute('aria-roledescription', 'resource');
  await expect(page.locator('[aria-label^="Edge from"]')).toHaveCount(0);
  await expect(
    page
      .locator('[id^="react-flow__node-desc"], [id^="react-flow__edge-desc"], [id^="react-flow__aria-live"]')
      .filter({ hasText: /\S/ }),
  ).toHaveCount(0);
});
