import type { Page } from '@playwright/test';
import { Documents } from './fixtures/documents.ts';
import { InspectorPanel } from './fixtures/inspector-panel.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

async function openBlocked(page: Page) {
  const lab = new LabPage(page);
  const trace = new TraceDock(page);
  await lab.open();
  await trace.kept('internet → db-1:3306').click();
  await expect(trace.blockers).toContainText('3 things block this');
  return { lab, trace, inspector: new InspectorPanel(page) };
}

test('the hop card leads to the rule that decided, with the focus in its first field', async ({ page }) => {
  const lab = new LabPage(page);
  const trace = new TraceDock(page);
  const inspector = new InspectorPanel(page);
  await lab.open();
  await trace.kept('internet → web-1:443').click();
  await trace.goTo(/Security group web/);
  await trace.step.getByRole('button', { name: 'Edit this rule' }).click();
  const form = inspector.panel.getByRole('form', { name: 'Change rule' });
  await expect(form).toBeVisible();
  await expect(form.locator(':focus')).toHaveCount(1);
});

test('where a rule is missing, the hop card leads to a new one', async ({ page }) => {
  const { trace, inspector } = await openBlocked(page);
  await trace.blockers.getByRole('button', { name: /Security group database/ }).click();
  await trace.step.getByRole('button', { name: 'Add a rule here' }).click();
  const form = inspector.panel.getByRole('form', { name: 'Add inbound rule' });
  await expect(form.locator(':focus')).toHaveCount(1);
});

test('the hop card says who remembers the connection and who judges the reply again', async ({ page }) => {
  const lab = new LabPage(page);
  const trace = new TraceDock(page);
  await lab.open();
  await trace.kept('internet → web-1:443').click();
  await trace.goTo(/Security group web/);
  await expect(trace.step).toContainText('Security group: stateful');
  await expect(trace.step).toContainText('Network ACL: stateless');
});

test('the hop card strikes what changed of the header and writes it anew, and can be copied', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const lab = new LabPage(page);
  const trace = new TraceDock(page);
  await lab.open();
  await trace.kept('internet → web-1:443').click();
  await trace.goTo(/rewrites the destination/);
  await expect(trace.step.getByRole('deletion')).toHaveText(/^3\.[\d.]+$/);
  await expect(trace.step.getByRole('insertion')).toHaveText('10.0.1.5');
  await trace.step.getByRole('button', { name: 'Copy this step as text' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('rewrites the destination');
  expect(copied).toContain('10.0.1.5');
});

test('the badge on what blocks opens the list of everything that blocks', async ({ page }) => {
  const { trace } = await openBlocked(page);
  await page.getByRole('tab', { name: 'Reachability' }).click();
  await page.getByRole('button', { name: /^Blocked here: No security group rule matches/ }).click();
  await expect(page.getByRole('heading', { name: '3 things block this' })).toBeFocused();
  await expect(trace.step).toContainText('database');
});

test('a fix is looked at before it is made: the answer now and with it, and the row it would add', async ({
  page,
}) => {
  const { lab, trace } = await openBlocked(page);
  const fix = trace.blockers.getByRole('region', { name: 'Fix 1', exact: true });
  await fix.getByRole('button', { name: 'Preview' }).click();
  const preview = fix.getByRole('region', { name: 'Preview' });
  await expect(preview).toContainText('Nothing is changed yet');
  await expect(preview).toContainText('3 things block it');
  await expect(preview).toContainText('Reachable');
  await expect(preview.getByRole('list', { name: 'Kept questions that would turn' })).toContainText(
    'internet → db-1:3306 turns',
  );
  await expect(lab.undo()).toBeDisabled();
  await fix.getByRole('button', { name: 'Apply this fix' }).click();
  await expect(trace.dock).toContainText('Reachable');
  await lab.undo().click();
  await expect(trace.blockers).toContainText('3 things block this');
  await expect(lab.undo()).toBeDisabled();
});

test('each blocker has its own fix, which takes just that one away', async ({ page }) => {
  const { trace } = await openBlocked(page);
  const own = trace.blockers.getByRole('region', { name: 'Fix for blocker 2 alone' });
  await expect(own).toContainText('Mends this one; 2 others stay.');
  await own.getByRole('button', { name: 'Preview' }).click();
  const rows = own.getByRole('region', { name: 'Preview' }).getByRole('row');
  await expect(rows.filter({ hasText: 'new:' })).toContainText('3306');
  await own.getByRole('button', { name: 'Apply this fix' }).click();
  await expect(trace.blockers).toContainText('2 things block this');
});

test('dragging along the scrubber goes through the steps', async ({ page }) => {
  const { lab, trace } = await openBlocked(page);
  await expect(trace.dock).toContainText('1 / 19');
  const ticks = trace.dock.locator('[data-tick]');
  await lab.drag(ticks.nth(1), ticks.nth(6));
  await expect(trace.dock).toContainText('7 / 19');
});

test('a kept question is named in its place, by key or double click, and is called so wherever it is told of', async ({
  page,
}) => {
  const { lab, trace } = await openBlocked(page);
  const field = page.getByRole('textbox', { name: 'Name of internet → db-1:3306' });
  await trace.kept('internet → db-1:3306').press('F2');
  await expect(field).toBeFocused();
  await page.keyboard.type('Nobody gets at the database');
  await page.keyboard.press('Enter');
  const chip = trace.kept('Nobody gets at the database');
  await expect(chip).toBeFocused();
  await expect(chip).toHaveAccessibleName(/^Nobody gets at the database ?, internet → db-1:3306: Blocked$/);
  await expect(lab.undo()).toHaveAccessibleName('Undo: Rename question to Nobody gets at the database');
  await chip.dblclick();
  await field.fill('Something else');
  await page.keyboard.press('Escape');
  await expect(chip).toBeFocused();
  await chip.press('Delete');
  await expect(page.getByRole('main')).toContainText('Forget question Nobody gets at the database');
  await expect(chip).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Kept questions' }).locator(':focus')).toHaveCount(1);
  await page.getByRole('main').getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(chip).toBeVisible();
  await new Documents(page).isSaved();
  await page.reload();
  await expect(chip).toBeVisible();
});

test('kept questions are moved and forgotten by key, and undo brings them back', async ({ page }) => {
  const { lab, trace } = await openBlocked(page);
  const chips = page.getByRole('list', { name: 'Kept questions' }).getByRole('button');
  await trace.kept('internet → db-1:3306').press('Alt+ArrowLeft');
  await expect(chips.first()).toContainText('db-1:3306');
  await trace.kept('internet → db-1:3306').press('Delete');
  await expect(chips).toHaveCount(3);
  await lab.undo().click();
  await expect(chips).toHaveCount(4);
  await expect(chips.first()).toContainText('db-1:3306');
});
