import { readFileSync } from 'node:fs';
import { Documents } from './fixtures/documents.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

const DESCRIBED = new URL('../src/io/samples/single-server/210987654321/eu-west-1/', import.meta.url);

function described(...names: readonly string[]) {
  return names.map((name) => ({ name, text: readFileSync(new URL(name, DESCRIBED), 'utf8') }));
}

test('keeps an edit over a reload', async ({ page }) => {
  const lab = new LabPage(page);
  const documents = new Documents(page);
  await lab.open();
  await lab.drag(lab.entry('EC2 instance'), lab.node('Subnet db-a'));
  await expect(lab.node('EC2 instance db-3')).toBeVisible();
  await documents.isSaved();
  await page.reload();
  await expect(lab.node('EC2 instance db-3')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Welcome' })).toHaveCount(0);
});

test('keeps many named architectures: starts from the gallery, renames, goes back, duplicates', async ({
  page,
}) => {
  const lab = new LabPage(page);
  const documents = new Documents(page);
  await lab.open();
  await documents.choose('Architectures');
  await expect(
    documents.start.getByRole('region', { name: 'Ready architectures' }).getByRole('listitem'),
  ).toHaveCount(8);
  await documents.start.getByRole('button', { name: /^Six faults/ }).click();
  await expect(lab.node('EC2 instance orders-1')).toBeVisible();
  await documents.isSaved();
  await documents.choose('Rename');
  await page.getByRole('textbox', { name: 'Name' }).fill('My puzzle');
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect(documents.menu).toHaveAccessibleName('Architecture: My puzzle');
  await documents.choose('Duplicate');
  await expect(documents.menu).toHaveAccessibleName('Architecture: Copy of My puzzle');
  await documents.choose('Architectures');
  await documents.own(/^My puzzle/).click();
  await expect(documents.menu).toHaveAccessibleName('Architecture: My puzzle');
});

test('takes back the deletion of an architecture', async ({ page }) => {
  const lab = new LabPage(page);
  const documents = new Documents(page);
  await lab.open();
  await lab.drag(lab.entry('EC2 instance'), lab.node('Subnet db-a'));
  await documents.isSaved();
  await documents.choose('Delete');
  await expect(lab.node('EC2 instance db-3')).toHaveCount(0);
  await expect(page.getByText('“Three tiers over two zones” was deleted.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(lab.node('EC2 instance db-3')).toBeVisible();
});

test('a tab in which nothing was done takes up what another tab saved', async ({ page, context }) => {
  const lab = new LabPage(page);
  await lab.open();
  await lab.drag(lab.entry('EC2 instance'), lab.node('Subnet db-a'));
  await new Documents(page).isSaved();
  const second = await context.newPage();
  const other = new LabPage(second);
  await second.goto('./');
  await other.node('EC2 instance db-3').click();
  await second.keyboard.press('Delete');
  await expect(other.node('EC2 instance db-3')).toHaveCount(0);
  await expect(lab.node('EC2 instance db-3')).toHaveCount(0);
});

test('two tabs that change one architecture both keep their work', async ({ page, context }) => {
  // This tab hears nothing of the other, as one that slept.
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'BroadcastChannel'));
  const lab = new LabPage(page);
  const documents = new Documents(page);
  await lab.open();
  await lab.drag(lab.entry('EC2 instance'), lab.node('Subnet db-a'));
  await documents.isSaved();
  const second = await context.newPage();
  const other = new LabPage(second);
  await second.goto('./');
  await other.node('EC2 instance db-3').click();
  await second.keyboard.press('Delete');
  await new Documents(second).isSaved();
  await lab.drag(lab.entry('EC2 instance'), lab.node('Subnet db-b'));
  const footer = page.getByRole('contentinfo');
  await expect(footer).toContainText('Another tab saved a newer version; yours is not saved.');
  await footer.getByRole('button', { name: 'Keep both' }).click();
  await documents.isSaved();
  await expect(documents.menu).toHaveAccessibleName('Architecture: Three tiers over two zones (this tab)');
  await documents.choose('Architectures');
  await documents.own(/^Three tiers over two zones (?!\()/).click();
  await expect(lab.node('EC2 instance db-3')).toHaveCount(0);
});

test('a link carries the architecture, the open trace at its step and a question to a stranger', async ({
  page,
  browser,
  baseURL,
}) => {
  const lab = new LabPage(page);
  const documents = new Documents(page);
  await lab.open();
  await lab.drag(lab.entry('EC2 instance'), lab.node('Subnet db-a'));
  await new TraceDock(page).kept('internet → db-1:3306').click();
  await page.getByRole('button', { name: 'Next hop' }).click();
  await expect(page.getByRole('group', { name: 'Playback' })).not.toContainText(/^1 \//);
  const at = await page.getByRole('group', { name: 'Playback' }).textContent();
  const link = await documents.link('Why <b>not</b>?');
  expect(link.length).toBeLessThan(2000);

  const stranger = await browser.newContext({
    reducedMotion: 'reduce',
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const theirs = await stranger.newPage();
  const their = new Documents(theirs);
  await theirs.goto(link);
  await expect(their.shared).toContainText('Shared architecture, not saved here');
  await expect(their.shared).toContainText('Why <b>not</b>?');
  await expect(new LabPage(theirs).node('EC2 instance db-3')).toBeVisible();
  await expect(theirs.getByRole('group', { name: 'Playback' })).toContainText(
    /(\d+) \/ \d+/.exec(at ?? '')?.[0] ?? '?',
  );
  await their.shared.getByRole('button', { name: 'Keep a copy' }).click();
  await their.isSaved();
  await theirs.goto('./');
  await expect(new LabPage(theirs).node('EC2 instance db-3')).toBeVisible();
  await expect(their.shared).toHaveCount(0);
  await stranger.close();
});

test('opening a link leaves the visitor’s own work as it was', async ({ page }) => {
  const lab = new LabPage(page);
  const documents = new Documents(page);
  await lab.open();
  const link = await documents.link();
  await documents.choose('Blank canvas');
  await expect(page.getByRole('region', { name: 'Start here' })).toBeVisible();
  await lab.settled();
  await lab.drag(lab.entry('VPC'), lab.node('Region us-east-1'));
  await page.goto(link);
  await expect(documents.shared).toBeVisible();
  await expect(lab.node('VPC shop')).toBeVisible();
  await documents.shared.getByRole('button', { name: 'Back to mine' }).click();
  await expect(lab.node('VPC vpc-1')).toBeVisible();
  await expect(lab.node('VPC shop')).toHaveCount(0);
});

test('hostile, truncated and newer links are refused with the reason', async ({ page }) => {
  const lab = new LabPage(page);
  const documents = new Documents(page);
  await lab.open();
  const link = await documents.link();
  const cases = [
    [link.slice(0, -20), 'it was cut short or changed on its way'],
    [link.replace('#1.', '#9.'), 'newer than form 2'],
    ['./#1.<script>alert(1)</script>', 'does not belong into a link'],
    ['./#1.', 'it was cut short or changed on its way'],
  ] as const;
  for (const [address, reason] of cases) {
    await page.goto('about:blank');
    await page.goto(address);
    await expect(documents.notice).toContainText('Your own architectures are untouched.');
    await expect(documents.notice).toContainText(reason);
    await expect(lab.node('VPC shop')).toBeVisible();
  }
});

test('imports what AWS described by drop, and says what it read', async ({ page }) => {
  const lab = new LabPage(page);
  const documents = new Documents(page);
  await lab.open();
  await documents.drop([
    ...described(
      'vpcs.json',
      'subnets.json',
      'instances.json',
      'route-tables.json',
      'network-interfaces.json',
    ),
    { name: 'broken.json', text: '{"Vpcs": [' },
  ]);
  await expect(documents.report).toContainText('broken.json');
  await expect(documents.report).toContainText('2 route tables');
  await documents.report.getByRole('button', { name: 'Show it' }).click();
  await expect(documents.menu).toHaveAccessibleName(/^Architecture: Imported /);
  await expect(lab.canvas.getByRole('group', { name: /^EC2 instance / }).first()).toBeVisible();
  await documents.isSaved();
});

test('a saved file opens again by drop', async ({ page }) => {
  const lab = new LabPage(page);
  const documents = new Documents(page);
  await lab.open();
  await lab.drag(lab.entry('EC2 instance'), lab.node('Subnet db-a'));
  const [download] = await Promise.all([page.waitForEvent('download'), documents.choose('Save as file')]);
  expect(download.suggestedFilename()).toBe('Three tiers over two zones.json');
  const text = readFileSync(await download.path(), 'utf8');
  await documents.choose('Blank canvas');
  await expect(lab.node('EC2 instance db-3')).toHaveCount(0);
  await documents.drop([{ name: 'saved.json', text }]);
  await expect(lab.node('EC2 instance db-3')).toBeVisible();
  await documents.drop([{ name: 'evil.json', text: '{"format":"skytrace/lab","version":99}' }]);
  await expect(documents.report).toContainText('newer');
  await expect(lab.node('EC2 instance db-3')).toBeVisible();
});

test('offers the AWS CLI script of the architecture', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^AWS CLI script/ }).click(),
  ]);
  const script = readFileSync(await download.path(), 'utf8');
  expect(script).toContain('aws ec2 create-vpc');
  expect(script).toContain('aws ec2 create-nat-gateway');
});

test('says that nothing leaves the device, what is not simulated, licence and version', async ({ page }) => {
  await new LabPage(page).open();
  await new Documents(page).choose('About Skytrace');
  const about = page.getByRole('dialog', { name: 'About Skytrace' });
  await expect(about).toContainText('Nothing leaves this device');
  await expect(about.getByRole('region', { name: 'Not simulated yet' })).toContainText('Load balancers');
  await expect(about).toContainText(/Version \d+\.\d+\.\d+ · MIT licence/);
});
