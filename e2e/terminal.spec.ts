import { readFileSync } from 'node:fs';
import { Documents } from './fixtures/documents.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { TerminalDock } from './fixtures/terminal.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

const script = (name: string) => readFileSync(new URL(`../src/shell/cases/${name}`, import.meta.url), 'utf8');

test('the three-tier script is typed, and traces say what its groups and routes say', async ({ page }) => {
  const lab = new LabPage(page);
  const terminal = new TerminalDock(page);
  await lab.openBlank();
  await terminal.open();
  await terminal.typeLines(script('three-tier.sh'));
  await terminal.waits();
  await terminal.shows(/Database: subnet-\w{17}, subnet-\w{17}/);
  await terminal.drop('three-tier-instances.sh', script('three-tier-instances.sh'));
  await terminal.shows('# three-tier-instances.sh: exit code 0');
  await expect(page.getByRole('group', { name: /^VPC / })).toHaveCount(1);
  await expect(page.getByRole('group', { name: /^EC2 instance / })).toHaveCount(3);
  await page.getByRole('tab', { name: 'Trace' }).click();
  const trace = new TraceDock(page);
  await trace.ask('Internet', 'web', 'HTTPS — tcp 443');
  await expect(trace.dock).toContainText('Reachable');
  await trace.ask('app', 'Internet', 'HTTPS — tcp 443');
  await expect(trace.blockers).toContainText('NO_ROUTE_TO_DESTINATION');
});

test('a longer tutorial is typed: what it builds answers as it should, and its clean-up leaves nothing', async ({
  page,
}) => {
  const lab = new LabPage(page);
  const terminal = new TerminalDock(page);
  const trace = new TraceDock(page);
  await lab.openBlank();
  await terminal.open();
  await terminal.run('set -- build');
  await terminal.typeLines(script('tutorial.sh'));
  await terminal.waits();
  await expect(page.getByRole('group', { name: /^EC2 instance / })).toHaveCount(3);
  await page.getByRole('tab', { name: 'Trace' }).click();
  await trace.ask('Internet', 'web', 'HTTP — tcp 80');
  await expect(trace.dock.getByText('Reachable', { exact: true }).first()).toBeVisible();
  await trace.ask('web', 'worker', 'SSH — tcp 22');
  await expect(trace.dock.getByText('Blocked', { exact: true }).first()).toBeVisible();
  await trace.ask('worker', 'Internet', 'HTTPS — tcp 443');
  await expect(trace.dock.getByText('Reachable', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('Control+`');
  await terminal.run('clear; clean_up > /dev/null');
  await expect(page.getByRole('group', { name: /^VPC / })).toHaveCount(0);
});

test('one command is one step, glows, and is undone as one; the terminal reads what is left', async ({
  page,
}) => {
  const lab = new LabPage(page);
  const terminal = new TerminalDock(page);
  await lab.open();
  await terminal.open();
  await terminal.run('ID=$(aws ec2 create-vpc --cidr-block 10.9.0.0/16 --query Vpc.VpcId --output text)');
  await expect(page.locator('[data-terminal="flashed"]').first()).toBeInViewport({ ratio: 1 });
  await expect(lab.undo()).toHaveAccessibleName(/^Undo: aws ec2 create-vpc --cidr-block 10\.9\.0\.0\/16/);
  const count = "aws ec2 describe-vpcs --query 'length(Vpcs[?CidrBlock==`10.9.0.0/16`])'";
  await terminal.run(`echo "there: $(${count})"`);
  await terminal.shows('there: 1');
  await lab.undo().click();
  await page.keyboard.press('Control+`');
  await terminal.run(`echo "there: $(${count})"`);
  await terminal.shows('there: 0');
});

test('pointing at an id in the output lights up its node, and a click selects it', async ({ page }) => {
  const lab = new LabPage(page);
  const terminal = new TerminalDock(page);
  await lab.open();
  await terminal.open();
  await terminal.run("clear; aws ec2 describe-vpcs --query 'Vpcs[0].VpcId' --output text");
  await terminal.pointAt(/^vpc-/);
  await expect(page.locator('[data-terminal="pointed"]')).toHaveCount(1);
  await page.mouse.down();
  await page.mouse.up();
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(1);
});

test('words are completed from the cloud, and lines come back by arrow and by search', async ({ page }) => {
  const lab = new LabPage(page);
  const terminal = new TerminalDock(page);
  await lab.open();
  await terminal.open();
  await terminal.type('aws ec2 describe-vp');
  await page.keyboard.press('Tab');
  await terminal.shows(/describe-vpc\s*$/);
  await page.keyboard.press('Tab');
  await terminal.shows('describe-vpc-peering-connections');
  await page.keyboard.press('Control+c');
  await terminal.waits();
  await terminal.type('aws ec2 delete-vpc --vpc-id ');
  await page.keyboard.press('Tab');
  await terminal.shows(/delete-vpc --vpc-id vpc-[0-9a-f]{17}/);
  await page.keyboard.press('Control+c');
  await terminal.waits();
  await terminal.run('echo first thing');
  await terminal.run('echo second');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await terminal.shows(/~ \$ echo first thing\s*$/);
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+r');
  await terminal.type('sec');
  await terminal.shows(/\(search back\) sec: echo second\s*$/);
  await page.keyboard.press('Enter');
  await terminal.waits();
});

test('an error shows the message of the real command line and a hint', async ({ page }) => {
  const terminal = new TerminalDock(page);
  await new LabPage(page).open();
  await terminal.open();
  await terminal.run('aws ec2 create-vpc --cidr-block 10.0.0.0/99');
  await terminal.shows('An error occurred (InvalidParameterValue) when calling the CreateVpc operation');
  await terminal.run('clear; aws ec2 describe-vpcz');
  await terminal.shows('describe-vpcs');
});

test('a script that is dropped runs with its output, and Ctrl+C stops an endless loop', async ({ page }) => {
  const lab = new LabPage(page);
  const terminal = new TerminalDock(page);
  await lab.openBlank();
  await terminal.open();
  await terminal.drop(
    'make.sh',
    'aws ec2 create-vpc --cidr-block 10.4.0.0/16 --query Vpc.CidrBlock\necho made\n',
  );
  await terminal.shows('# make.sh: exit code 0');
  await expect(page.getByRole('group', { name: /^VPC / })).toHaveCount(1);
  await page.keyboard.press('Control+l');
  await terminal.type('while true; do echo round; done');
  await page.keyboard.press('Enter');
  await terminal.shows('round');
  await page.keyboard.press('Control+c');
  await terminal.waits();
  await terminal.shows('^C');
  await terminal.run('clear; echo still here');
  await terminal.shows('still here');
  await terminal.drop('picture.png', 'PNG\u0000\u0001');
  await terminal.shows('picture.png was not run: it is not text');
});

test('in a read-only link commands look and do not change', async ({ page }) => {
  const lab = new LabPage(page);
  const documents = new Documents(page);
  await lab.open();
  const link = await documents.link('', true);
  await page.goto('about:blank');
  await page.goto(link);
  await expect(documents.shared).toContainText('It is read-only');
  const terminal = new TerminalDock(page);
  await terminal.open();
  await terminal.run("aws ec2 describe-vpcs --query 'Vpcs[0].State' --output text");
  await terminal.shows('available');
  await terminal.run('aws ec2 create-vpc --cidr-block 10.0.0.0/16');
  await terminal.shows('An error occurred (ReadOnly) when calling the CreateVpc operation');
});

test('canvas edits are repeated as commands when asked for, in several terminals', async ({ page }) => {
  const lab = new LabPage(page);
  const terminal = new TerminalDock(page);
  await lab.openBlank();
  await terminal.open();
  await page.getByRole('button', { name: 'Show canvas edits as commands' }).click();
  await lab.entry('VPC').click();
  await terminal.shows('aws ec2 create-vpc');
  await page.getByRole('button', { name: 'New terminal' }).click();
  await terminal.waits();
  await terminal.run('echo second one');
  await page.getByRole('button', { name: 'Terminal 1', exact: true }).click();
  await terminal.shows('aws ec2 create-vpc');
  const size = () =>
    terminal
      .rows()
      .first()
      .evaluate((row) => getComputedStyle(row).fontSize);
  expect(await size()).toBe('13px');
  await page.getByRole('button', { name: 'Larger letters' }).click();
  await expect.poll(size).toBe('14px');
  await page.getByRole('button', { name: 'Close terminal 2' }).click();
  await expect(page.getByRole('button', { name: 'Terminal 2', exact: true })).toHaveCount(0);
});

test('the focus leaves the terminal by Escape and Tab, and by F6; nothing there is an obstacle', async ({
  page,
}) => {
  const terminal = new TerminalDock(page);
  await new LabPage(page).open();
  await terminal.open();
  const field = terminal.region.getByRole('textbox', { name: /^Terminal 1, command line/ });
  await expect(field).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Tab');
  await expect(field).not.toBeFocused();
  await page.keyboard.press('Control+`');
  await expect(field).toBeFocused();
  await page.keyboard.press('F6');
  await expect(field).not.toBeFocused();
  await page.getByRole('button', { name: 'Screen reader mode' }).click();
  await expect(terminal.region.locator('.xterm-accessibility-tree')).toContainText('~ $');
});

test('what is marked in the terminal is copied, and Ctrl+C does not stop anything by it', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const lab = new LabPage(page);
  const terminal = new TerminalDock(page);
  await lab.open();
  await terminal.open();
  await terminal.run('echo copied-by-hand');
  const row = terminal.rows().filter({ hasText: /^copied-by-hand/ });
  const box = await row.boundingBox();
  // A double click marks the word under it.
  await page.mouse.dblclick((box?.x ?? 0) + 20, (box?.y ?? 0) + 6);
  await page.keyboard.press('Control+c');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('copied-by-hand');
  expect(await terminal.lines()).not.toContainEqual(expect.stringContaining('^C'));
});
