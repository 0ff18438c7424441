import { expectNoAccessibilityFault } from './fixtures/axe.ts';
import { ExercisePage } from './fixtures/exercise-page.ts';
import { Keyboard } from './fixtures/keyboard.ts';
import { LearnPage } from './fixtures/learn-page.ts';
import { TerminalDock } from './fixtures/terminal.ts';
import { expect, test } from './fixtures/test.ts';

test('a newcomer solves a first exercise: a wrong attempt shows its own trace, hints help, and it is remembered', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const learn = new LearnPage(page);
  const exercise = new ExercisePage(page);
  await learn.open();
  await learn.topic('VPC controls').click();
  await page.getByRole('link', { name: /^Let the browsers in/ }).click();
  await exercise.letIn('web', 'HTTP from anywhere');
  const goal = exercise.goal('Everybody reaches the shop by HTTPS');
  await expect(goal).toContainText('Not met');
  await goal.getByRole('button', { name: 'See why' }).click();
  const player = page.getByRole('region', { name: 'Trace player' });
  await expect(player).toContainText('ENI_SG_RULES_MISMATCH');
  await page.getByRole('button', { name: /^Undo: / }).click();
  await exercise.addRule('HTTPS from anywhere');
  await expect(goal).toContainText('Met');
  await expect(exercise.panel.getByRole('region', { name: 'Solved' })).toContainText(
    'You needed one change.',
  );
  await exercise.panel.getByRole('link', { name: 'Back to the topic' }).click();
  await page.reload();
  await expect(page.getByRole('link', { name: /^Let the browsers in.*Done/ })).toBeVisible();
});

test('hints climb a ladder, and the solution is shown as commands that are not run', async ({ page }) => {
  const exercise = new ExercisePage(page);
  await exercise.open('vpc-controls', 'ephemeral-ports');
  const goal = exercise.goal('Everybody gets an answer');
  const hints = goal.getByRole('list', { name: 'Hints' }).getByRole('listitem');
  await goal.getByRole('button', { name: 'Hint' }).click();
  await expect(hints).toHaveCount(1);
  await expect(hints.first()).toContainText('on its way back: Network ACL front');
  await goal.getByRole('button', { name: 'Next hint' }).click();
  await goal.getByRole('button', { name: 'Next hint' }).click();
  await expect(hints.last()).toContainText('to which port does the answer go');
  await exercise.button('Show solution').click();
  await expect(exercise.panel.getByRole('region', { name: 'A solution' })).toContainText(
    /aws ec2 create-network-acl-entry --network-acl-id acl-[0-9a-f]+ .*1024/,
  );
  await expect(goal).toContainText('Not met');
});

test('a trace in an exercise keeps its fixes until they are asked for', async ({ page }) => {
  const exercise = new ExercisePage(page);
  const player = page.getByRole('region', { name: 'Trace player' });
  await exercise.open('vpc-controls', 'three-faults');
  await exercise.goal('The internet reaches web-1').getByRole('button', { name: 'See why' }).click();
  await expect(player).toContainText('One thing blocks this');
  await expect(player.getByText('Mend:')).toBeHidden();
  await player.getByRole('button', { name: 'Show how to mend it' }).click();
  await expect(player.getByRole('button', { name: 'Apply this fix' }).first()).toBeVisible();
});

test('a goal that has to survive a loss opens its trace with the loss in it', async ({ page }) => {
  const exercise = new ExercisePage(page);
  const player = page.getByRole('region', { name: 'Trace player' });
  await exercise.open('cloud-computing', 'survive-a-zone');
  await exercise.goal('while us-east-1a is lost').getByRole('button', { name: 'See why' }).click();
  await expect(player).toContainText('Asked as if us-east-1a were out of order.');
  await expect(player).toContainText('its Availability Zone is out of order');
});

test('a solution tells the answers too', async ({ page }) => {
  const exercise = new ExercisePage(page);
  await exercise.open('cli-and-arns', 'arn-puzzle');
  await exercise.button('Show solution').click();
  await expect(exercise.panel.getByRole('definition').first()).toHaveText('arn:aws:s3:::shop-photos');
});

test('the solution is typed into the terminal, runs there when Enter is pressed, and solves the exercise', async ({
  page,
}) => {
  const exercise = new ExercisePage(page);
  const terminal = new TerminalDock(page);
  await exercise.open('vpc-controls', 'ephemeral-ports');
  const goal = exercise.goal('Everybody gets an answer');
  await exercise.button('Show solution').click();
  await exercise.button('Type them into the terminal').click();
  await terminal.shows(/~ \$ aws ec2 create-network-acl-entry/);
  await expect(goal).toContainText('Not met');
  await page.keyboard.press('Enter');
  await expect(goal).toContainText('Met');
});

test('starts again, keeps a checkpoint, and goes on where it was after a reload', async ({ page }) => {
  const exercise = new ExercisePage(page);
  await exercise.open('vpc-controls', 'let-browsers-in');
  const goal = exercise.goal('Everybody reaches the shop by HTTPS');
  await exercise.button('Keep checkpoint').click();
  await exercise.letIn('web', 'HTTPS from anywhere');
  await expect(goal).toContainText('Met');
  await page.reload();
  await expect(exercise.panel).toContainText('You are where you left off.');
  await expect(goal).toContainText('Met');
  await exercise.button('Keep checkpoint').click();
  await exercise.button('Start again').click();
  await expect(goal).toContainText('Not met');
  await exercise.button('Back to checkpoint').click();
  await expect(goal).toContainText('Met');
});

test('once solved, the network is broken and has to be mended', async ({ page }) => {
  const exercise = new ExercisePage(page);
  await exercise.open('vpc-controls', 'let-browsers-in');
  await exercise.letIn('web', 'HTTPS from anywhere');
  await exercise.button('Now break it').click();
  await expect(exercise.panel).toContainText('A colleague has “secured” the group'.replace(/[“”]/g, '"'));
  await expect(exercise.goal('web-1 reaches the internet on tcp 443')).toContainText('Not met');
  await expect(exercise.goal('does not reach the internet on tcp 80')).toContainText('Met');
});

test('a guided build shows one step after the other', async ({ page }) => {
  const exercise = new ExercisePage(page);
  await exercise.open('vpc', 'public-subnet');
  await expect(exercise.panel).toContainText('Create a VPC with the block');
  await expect(exercise.panel.getByText('Create an internet gateway and attach it')).toHaveCount(0);
  await expect(exercise.goal('There is a VPC with the block 10.0.0.0/16')).toContainText(
    'There is no VPC yet.',
  );
});

test('the exercise page has no accessibility fault', async ({ page }) => {
  const exercise = new ExercisePage(page);
  await exercise.open('vpc-controls', 'three-faults');
  await exercise.panel.getByRole('button', { name: 'Hint' }).first().click();
  await exercise.button('Show solution').click();
  await expectNoAccessibilityFault(page);
});

test('an exercise is found, solved and left by keyboard alone', async ({ page }) => {
  const learn = new LearnPage(page);
  const keys = new Keyboard(page);
  const exercise = new ExercisePage(page);
  const terminal = new TerminalDock(page);
  await learn.open();
  await keys.tabTo(learn.topic('VPC controls'));
  await page.keyboard.press('Enter');
  const link = page.getByRole('link', { name: /^Let the browsers in/ });
  await expect(link).toBeVisible();
  await keys.tabTo(link);
  await page.keyboard.press('Enter');
  await expect(exercise.panel).toBeVisible();
  await terminal.open();
  await terminal.run(
    "GROUP=$(aws ec2 describe-security-groups --filters Name=group-name,Values=web --query 'SecurityGroups[0].GroupId' --output text)",
  );
  await terminal.run(
    'aws ec2 authorize-security-group-ingress --group-id $GROUP --protocol tcp --port 443 --cidr 0.0.0.0/0',
  );
  await expect(exercise.panel.getByRole('region', { name: 'Solved' })).toBeVisible();
  // The terminal keeps Tab for itself until Escape.
  await page.keyboard.press('Escape');
  await keys.tabTo(exercise.panel.getByRole('link', { name: 'Back to the topic' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: /^Let the browsers in.*Done/ })).toBeVisible();
});
