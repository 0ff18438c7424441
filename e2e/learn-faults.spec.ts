import { expectNoAccessibilityFault } from './fixtures/axe.ts';
import { ExercisePage } from './fixtures/exercise-page.ts';
import { FaultsPage } from './fixtures/faults-page.ts';
import { expect, test } from './fixtures/test.ts';

test('a puzzle is opened by its code, a wrong attempt shows its trace, it is mended, its fault is told, and the next one waits', async ({
  page,
}) => {
  const faults = new FaultsPage(page);
  const exercise = new ExercisePage(page);
  await faults.open();
  await faults.openCode('firewalls-1-aa0xd4');
  const goal = exercise.goal('Guests reach web-1 by HTTPS');
  await expect(goal).toContainText('Not met');
  await expect(exercise.panel).toContainText('Guests wait for the booking page, and nothing comes.');
  await exercise.letIn('web', 'HTTP from anywhere');
  await goal.getByRole('button', { name: 'See why' }).click();
  await expect(page.getByRole('region', { name: 'Trace player' })).toContainText('ENI_SG_RULES_MISMATCH');
  await page.getByRole('button', { name: /^Undo: / }).click();
  await exercise.addRule('HTTPS from anywhere');
  await expect(goal).toContainText('Met');
  const solved = exercise.panel.getByRole('region', { name: 'Solved' });
  await expect(solved).toContainText('Security group web had no inbound rule for port 443.');
  await expect(solved.getByRole('link', { name: 'Read: Inbound and outbound rules' })).toHaveAttribute(
    'href',
    '#/learn/vpc-controls/rules',
  );
  await expectNoAccessibilityFault(page);
  await solved.getByRole('link', { name: 'Next puzzle' }).click();
  await expect(page).toHaveURL(/#\/learn\/faults\/firewalls-1-(?!aa0xd4)[a-z0-9]+$/);
  await expect(exercise.panel).toContainText('One fault is behind it');
  await expect(exercise.panel.getByText('Not met').first()).toBeAttached();
  await page.getByRole('link', { name: 'Find the fault' }).click();
  await expect(page.getByText('One puzzle solved.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('One puzzle solved.')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Go on with firewalls-1-/ })).toBeVisible();
  await page.getByRole('link', { name: 'Learnt' }).click();
  await expect(page.getByRole('region', { name: 'Find the fault' })).toContainText('One puzzle solved.');
});

test('a new puzzle is chosen by keyboard, and its link is the same puzzle for somebody else', async ({
  page,
  browser,
}) => {
  const faults = new FaultsPage(page);
  const exercise = new ExercisePage(page);
  await faults.open();
  await faults.newPuzzle.getByRole('radio', { name: '1', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/learn\/faults\/routing-2-[a-z0-9]+$/);
  await expect(exercise.panel).toContainText('Two faults are behind it');
  const task = (await exercise.panel.textContent()) ?? '';
  const other = await browser.newContext();
  const otherPage = await other.newPage();
  await otherPage.goto(page.url());
  await expect(new ExercisePage(otherPage).panel).toHaveText(task, { timeout: 20_000 });
  await other.close();
});

test('a link that names no puzzle says so, and leads to those there are', async ({ page }) => {
  const faults = new FaultsPage(page);
  await faults.open('/any-7-nothing');
  await expect(page.getByRole('alert')).toContainText('“any-7-nothing” is none');
  await expectNoAccessibilityFault(page);
  await faults.openCode('any-7-nothing');
  await expect(page.getByText('That names no puzzle.')).toBeVisible();
  await expect(page.getByRole('link', { name: /^No updates since Tuesday/ })).toBeVisible();
});
