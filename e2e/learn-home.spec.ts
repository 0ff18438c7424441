import { readFile } from 'node:fs/promises';
import { expectNoAccessibilityFault } from './fixtures/axe.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { LearnPage } from './fixtures/learn-page.ts';
import { expect, test } from './fixtures/test.ts';

test('leads from the Lab to the topics and back, and keeps what was on the canvas', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.visit();
  await page.getByRole('link', { name: 'Learn', exact: true }).click();
  const learn = new LearnPage(page);
  await expect(learn.topic('VPC controls')).toBeVisible();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Lab' }).click();
  await expect(lab.node('VPC shop')).toBeVisible();
  await page.getByRole('link', { name: 'Learn', exact: true }).click();
  await expect(learn.topic('VPC controls')).toBeVisible();
});

test('shows topics by category with their progress, and goes on where one was after a reload', async ({
  page,
}) => {
  const learn = new LearnPage(page);
  await learn.open();
  await page.getByRole('button', { name: 'Networking' }).click();
  await expect(learn.topic('VPC')).toContainText('Not begun');
  await learn.topic('VPC').click();
  await page.getByRole('link', { name: /^1\. What is a VPC/ }).click();
  await learn.readToTheEnd();
  await page.reload();
  await learn.open();
  await expect(learn.topic('VPC')).not.toContainText('Not begun');
  await page.getByRole('link', { name: /Continue where you were/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What is a VPC?');
});

test('finds what is taught by words of titles and texts', async ({ page }) => {
  const learn = new LearnPage(page);
  await learn.open();
  await learn.search.fill('ephemeral linux');
  await page.getByRole('link', { name: /^Ephemeral ports/ }).click();
  await expect(page).toHaveURL(/#\/learn\/vpc-controls\/ephemeral-ports$/);
  await learn.search.fill('zebra');
  await expect(page.getByText('Nothing that is taught here has these words.')).toBeVisible();
});

test('a live diagram runs the simulator: the packet is followed and stopped where it says', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const learn = new LearnPage(page);
  await learn.openCard('vpc', 'what-is-a-vpc');
  const diagram = page.getByRole('figure', { name: /^Live diagram: One VPC/ });
  await diagram.scrollIntoViewIfNeeded();
  await diagram.getByRole('button', { name: 'Try to log in (SSH)' }).click();
  await expect(diagram.getByRole('status')).toHaveText('Blocked');
  await diagram.getByRole('button', { name: 'Open the shop (HTTPS)' }).click();
  await expect(diagram.getByRole('status')).toHaveText('Reachable');
  await diagram.getByRole('button', { name: 'Next hop' }).click();
  await expect(diagram).toContainText('Internet gateway shop-igw');
});

test('a word of the glossary shows its meaning', async ({ page }) => {
  const learn = new LearnPage(page);
  await learn.openCard('vpc', 'subnets');
  await page.getByRole('button', { name: 'Availability Zone' }).first().focus();
  await expect(page.getByRole('tooltip')).toContainText('data centres of a Region');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tooltip')).toHaveCount(0);
});

test('what is often told differently stands at the foot of its card, with AWS’s page', async ({ page }) => {
  const learn = new LearnPage(page);
  await learn.openCard('vpc-controls', 'good-to-know');
  const told = page.getByRole('complementary', { name: 'Often told differently' });
  await expect(told).toContainText('Since October 2024');
  await expect(told.getByRole('link')).toHaveAttribute('href', /^https:\/\/docs\.aws\.amazon\.com\//);
});

test('a quiz explains every option, and what was missed comes back for review', async ({ page }) => {
  await page.clock.install();
  const learn = new LearnPage(page);
  await learn.openCard('vpc', 'public-and-private');
  const question = page.getByRole('group', { name: 'What makes a subnet public?' });
  await question.getByRole('radio', { name: /Its name begins/ }).check();
  await question.getByRole('button', { name: 'Check' }).click();
  await expect(question.getByRole('status')).toContainText('Not quite');
  await expect(question).toContainText('That is the definition, and all of it.');
  await expect(question).toContainText('Names decide nothing.');
  await learn.open();
  await expect(page.getByRole('link', { name: /^Review/ })).toHaveCount(0);
  await page.clock.fastForward('25:00:00');
  await page.reload();
  await page.getByRole('link', { name: /^Review/ }).click();
  await page.getByRole('radio', { name: /Its route table leads/ }).check();
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('button', { name: 'See the result' }).click();
  await expect(page.getByRole('status')).toContainText('1 of 1 right');
});

test('which rule decides, an order and a block are asked too, all by keyboard', async ({ page }) => {
  const learn = new LearnPage(page);
  await learn.openCard('vpc-controls', 'acl-rules');
  const rule = page.getByRole('group', { name: /Which rule of the network ACL decides/ });
  await expect(rule).toContainText('Network ACL');
  await rule.getByRole('radio', { name: /^95: deny tcp 443/ }).press('Space');
  await rule.getByRole('button', { name: 'Check' }).press('Enter');
  await expect(rule.getByRole('status')).toContainText('Right');
  await expect(rule).toContainText('Port 443 is not 22.');
  await learn.openCard('vpc', 'subnets');
  await page.getByLabel(/Which is the smallest block/).fill('10.0.8.0/27');
  await page.keyboard.press('Enter');
  await expect(page.getByText('32 addresses minus AWS’s five').or(page.getByText(/two short/))).toBeVisible();
  await learn.openCard('vpc', 'build-one');
  const order = page.getByRole('region', { name: /In which order/ });
  for (const text of [
    'Associate the route table with the subnet',
    'Create the route to the gateway',
    'Create and attach the internet gateway',
    'Create the subnet',
    'Create the VPC',
  ])
    await learn.moveToTop(order, text);
  await order.getByRole('button', { name: 'Check' }).press('Enter');
  await expect(order.getByRole('status').last()).toContainText('Right');
});

test('progress goes to a file and comes back from one; a hostile file changes nothing', async ({ page }) => {
  const learn = new LearnPage(page);
  await learn.openCard('vpc', 'summary');
  await learn.readToTheEnd();
  await page.goto('./#/learn/summary');
  await expect(page.getByRole('region', { name: 'VPC' })).toContainText('five words for every VPC');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('button', { name: 'Yes, clear all of it' }).click();
  await expect(page.getByText('Nothing yet.')).toBeVisible();
  await learn.addFile('{"format":"skytrace/progress","version":1,"cards":{"__proto__":{"a":1}}}');
  await expect(page.getByRole('status').filter({ hasText: 'not learning progress' })).toBeVisible();
  await learn.addFile(text);
  await expect(page.getByRole('region', { name: 'VPC' })).toContainText('five words for every VPC');
});

test('progress that cannot be read is put aside and said so', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('skytrace.progress', '{"half":'));
  const learn = new LearnPage(page);
  await learn.open();
  await expect(page.getByRole('status').filter({ hasText: 'put aside' })).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('skytrace.progress.unreadable'))).toBe('{"half":');
});

test('all cards of a topic stand on one page for paper', async ({ page }) => {
  await page.goto('./#/learn/vpc');
  await page.getByRole('link', { name: 'Print all cards' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'The VPC in one page' })).toBeVisible();
});

test('the home of learning fetches neither the Lab nor the simulator', async ({ page }) => {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) bodies.push(response.body());
  });
  const learn = new LearnPage(page);
  await learn.open();
  await page.waitForLoadState('networkidle');
  const size = (await Promise.all(bodies)).reduce((sum, { length }) => sum + length, 0);
  expect(size).toBeGreaterThan(100_000);
  // The Lab with its simulator is larger by a multiple.
  expect(size).toBeLessThan(500_000);
});

const pages = {
  home: '',
  topic: '/vpc',
  card: '/vpc/parts',
  quiz: '/vpc-controls/quiz',
  summary: '/summary',
  faults: '/faults',
};

for (const [name, path] of Object.entries(pages)) {
  test(`the ${name} page has no accessibility fault and nothing sticks out`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`./#/learn${path}`);
    await new LearnPage(page).settled();
    await expectNoAccessibilityFault(page);
    await page.setViewportSize({ width: 390, height: 800 });
    const { scroll, room } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      room: document.documentElement.clientWidth,
    }));
    expect(scroll).toBeLessThanOrEqual(room);
  });
}
