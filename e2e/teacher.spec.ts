import { expectNoAccessibilityFault } from './fixtures/axe.ts';
import { Documents } from './fixtures/documents.ts';
import { ExerciseBuilder } from './fixtures/exercise-builder.ts';
import { ExercisePage } from './fixtures/exercise-page.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';

const HTTPS = 'internet → web-1:443';
const DATABASE = 'internet → db-1:3306';

test('a teacher makes an exercise of the canvas and shares it as a link; a fresh profile solves it', async ({
  page,
  browser,
}) => {
  const lab = new LabPage(page);
  const builder = new ExerciseBuilder(page);
  const canvas = new ExercisePage(page);
  await lab.open();
  await canvas.inspector.choose('Security groups', 'web');
  await canvas.inspector.button('Delete HTTPS from anywhere').click();
  await builder.open();
  await expect(builder.button('Record the solution')).toHaveAttribute('aria-disabled', 'true');
  await builder.field('Title').fill('Open the shop');
  await builder.field('Task').fill('Customers see **nothing**. <b>Let them in</b>, by `https` only.');
  await builder.want(DATABASE, 'must not reach');
  await expect(builder.panel).toContainText('Every goal is met already');
  await builder.want(HTTPS, 'must reach');
  await builder.panel.getByText('Hints, limit, closing words').click();
  await builder.field('Hints, one a line').fill('Which door is shut?');
  await builder.field('Most changes that are allowed').fill('2');
  await builder.field('Closing words').fill('A group lets in only what it lists.');
  await builder.button('Record the solution').click();
  await canvas.addRule('Ping');
  await canvas.addRule('HTTPS from anywhere');
  await expect(builder.panel.getByRole('group', { name: 'Recorded changes' })).toContainText(
    /(authorize-security-group-ingress\s.*){2}/s,
  );
  await builder.button('Done').click();
  await expect(builder.panel).toContainText('HTML is not shown');
  await builder.field('Task').fill('Customers see **nothing**. Let them in, by `https` only.');
  await expect(builder.panel).toContainText('The goals hold without this change too');
  await expect(builder.link).toHaveCount(0);
  await builder.button('Record again').click();
  await canvas.addRule('HTTPS from anywhere');
  await builder.button('Done').click();
  await expect(builder.panel).toContainText('Proven.');
  await expect(builder.panel).toContainText(/[\d,]+ characters:/);
  await expectNoAccessibilityFault(page);
  const link = await builder.link.inputValue();
  expect(link).not.toContain('authorize');
  await builder.button('Put the canvas back').click();
  await expect(
    page.getByRole('list', { name: 'Kept questions' }).getByRole('button', { name: HTTPS }),
  ).toHaveAccessibleName(/Blocked$/);

  const profile = await browser.newContext({ reducedMotion: 'reduce', serviceWorkers: 'block' });
  const student = await profile.newPage();
  const exercise = new ExercisePage(student);
  await student.goto(link);
  await expect(exercise.panel).toContainText('Customers see nothing.');
  const goal = exercise.goal('The internet reaches web-1 on tcp 443');
  await expect(goal).toContainText('Not met');
  await expect(exercise.goal('The internet does not reach db-1 on tcp 3306')).toContainText('Met');
  await goal.getByRole('button', { name: 'See why' }).click();
  await expect(student.getByRole('region', { name: 'Trace player' })).toContainText('ENI_SG_RULES_MISMATCH');
  for (const name of ['Hint', 'Next hint', 'Next hint']) await goal.getByRole('button', { name }).click();
  await expect(goal.getByRole('list', { name: 'Hints' })).toContainText('Which door is shut?');
  await exercise.button('Show solution').click();
  await expect(exercise.panel.getByRole('region', { name: 'A solution' })).toContainText(
    'aws ec2 authorize-security-group-ingress',
  );
  await exercise.letIn('web', 'HTTPS from anywhere');
  await expect(exercise.panel.getByRole('region', { name: 'Solved' })).toContainText(
    'A group lets in only what it lists.',
  );
  await student.reload();
  await expect(exercise.panel).toContainText('You are where you left off.');
  await exercise.button('Start again').click();
  await expect(goal).toContainText('Not met');
  const kept = await student.evaluate(() => Object.keys(localStorage));
  expect(kept).not.toContain('skytrace.progress');
  await profile.close();
});

test('a broken or hostile exercise link is refused with its reason, and nothing of one’s own is touched', async ({
  page,
}) => {
  const refusal = page.getByRole('alert');
  for (const [link, reason] of [
    ['1.AAAA', 'cut short or changed'],
    ['9.AAAA', 'open it with a newer program'],
    ['1.%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E', 'does not belong into a link'],
    ['', 'It holds no exercise'],
  ] as const) {
    await page.goto(`./#/learn/shared/${link}`);
    await expect(refusal).toContainText(reason);
  }
  await expectNoAccessibilityFault(page);
  await page.getByRole('link', { name: 'See what there is to learn' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('words of an exercise under way are kept while its panel is closed, the page reloads or another architecture is open', async ({
  page,
}) => {
  const lab = new LabPage(page);
  const builder = new ExerciseBuilder(page);
  await lab.open();
  await builder.open();
  await builder.field('Title').fill('Open the shop');
  await builder.want(DATABASE, 'must reach');
  await builder.panel.getByRole('button', { name: /^Close/ }).click();
  await expect(builder.panel).toHaveCount(0);
  await page.reload();
  await expect(lab.node('VPC shop')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search' }).fill('make an exercise');
  await page.keyboard.press('Enter');
  await expect(builder.field('Title')).toHaveValue('Open the shop');
  await builder.want(DATABASE, 'must reach');
  await new Documents(page).choose('Blank canvas');
  await expect(builder.field('Title')).toHaveValue('Open the shop');
  await expect(builder.panel).toContainText('Another architecture is open now');
  await expect(builder.panel).toContainText('none is kept here');
});
