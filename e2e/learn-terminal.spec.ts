import { ExercisePage } from './fixtures/exercise-page.ts';
import { TerminalDock } from './fixtures/terminal.ts';
import { expect, test } from './fixtures/test.ts';

test('an exercise inside an instance is solved by typing: a wrong attempt says why, and it is found again after a reload', async ({
  page,
}) => {
  const exercise = new ExercisePage(page);
  const terminal = new TerminalDock(page);
  await exercise.open('linux', 'a-key-too-open');
  const key = exercise.goal('Nobody but you may read');
  const mark = exercise.goal('The file hello lies');
  await terminal.waits();
  await expect(key).toContainText('Its mode is 644');
  await expect(mark).toContainText('Nobody has been to web-1 yet');
  await exercise.button('Type the line into web-1').click();
  await page.keyboard.press('Enter');
  await terminal.shows('UNPROTECTED PRIVATE KEY FILE');
  await terminal.waits();
  await terminal.run('chmod 440 lab.pem');
  await expect(key).toContainText('Its mode is 440: the owner may read, the group may read, others nothing.');
  await terminal.run('chmod 400 lab.pem');
  await expect(key).toContainText('Met');
  await exercise.button('Type the line into web-1').click();
  await page.keyboard.press('Enter');
  await terminal.shows(/\[ec2-user@ip-10-0-1-4 ~\]\$/);
  await expect(mark).toContainText('There is no /home/ec2-user/hello so far.');
  await terminal.run('touch hello');
  await expect(exercise.panel.getByRole('region', { name: 'Solved' })).toBeVisible();
  await page.reload();
  await expect(exercise.panel).toContainText('You are where you left off.');
  await expect(key).toContainText('Met');
  await expect(mark).toContainText('Met');
  await exercise.button('Start again').click();
  await expect(key).toContainText('Its mode is 644');
  await expect(mark).toContainText('Nobody has been to web-1 yet');
});

test('a solution of several lines is typed one after the other, through the session that the first opens', async ({
  page,
}) => {
  const exercise = new ExercisePage(page);
  const terminal = new TerminalDock(page);
  await exercise.open('linux', 'after-the-reboot');
  await terminal.waits();
  // The terminal comes back into sight from behind the trace.
  await exercise.goal('Everybody reaches the page').getByRole('button', { name: 'See why' }).click();
  await expect(page.getByRole('tab', { name: 'Trace' })).toHaveAttribute('aria-selected', 'true');
  await exercise.button('Show solution').click();
  await exercise.button('Type them into the terminal').click();
  await expect(page.getByRole('tab', { name: 'Terminal' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('textbox', { name: /command line/ })).toBeFocused();
  await expect(exercise.goal('nginx runs on web-1')).toContainText('It is stopped.');
  await page.keyboard.press('Enter');
  await terminal.shows(/Connection to [\d.]+ closed\./);
  await expect(exercise.panel.getByRole('region', { name: 'Solved' })).toBeVisible();
});
