import { Documents } from './fixtures/documents.ts';
import { InspectorPanel } from './fixtures/inspector-panel.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { ListView } from './fixtures/list-view.ts';
import { manyInstances } from './fixtures/many-resources.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

test('shows the architecture as a tree instead of the canvas, by key and by button, and remembers it', async ({
  page,
}) => {
  const lab = new LabPage(page);
  const list = new ListView(page);
  await lab.open();
  await list.show();
  await expect(lab.canvas).toHaveCount(0);
  await expect(list.row('web-a Subnet')).toHaveAttribute('aria-level', '4');
  await expect(list.row('web-a Subnet')).toContainText('10.0.1.0/24');
  await expect(list.row('web-a Subnet')).toContainText('public');
  await expect(list.row('web-1 EC2 instance')).toContainText('running');
  await expect(list.row('web Security group')).toContainText('used by 2 interfaces, in shop');
  await page.reload();
  await expect(list.grid).toBeVisible();
  await page.getByRole('button', { name: 'Canvas', exact: true }).click();
  await expect(lab.node('VPC shop')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('list view');
  await page.keyboard.press('Enter');
  await expect(list.grid).toBeVisible();
});

test('the canvas stands as it was left when the list gives way to it again', async ({ page }) => {
  const lab = new LabPage(page);
  const list = new ListView(page);
  await lab.open();
  const drawing = page.locator('.react-flow__viewport');
  await lab.canvas.hover();
  await page.mouse.wheel(90, 60);
  await page.keyboard.press('Control+=');
  await lab.settled();
  const before = await drawing.getAttribute('style');
  await list.show();
  await page.keyboard.press('Shift+W');
  await expect(drawing).toHaveAttribute('style', before ?? '');
  // Another architecture is shown whole.
  await list.show();
  await page.getByRole('button', { name: /^Architecture:/ }).click();
  await page.getByRole('button', { name: /^Blank canvas/ }).click();
  await expect(list.row('Internet')).toBeVisible();
  await page.keyboard.press('Shift+W');
  await expect(lab.node('Region us-east-1')).toBeInViewport({ ratio: 0.99 });
});

test('a thousand resources are filtered, walked and selected in the list', async ({ page }) => {
  const lab = new LabPage(page);
  const list = new ListView(page);
  const documents = new Documents(page);
  await lab.open();
  await documents.drop(manyInstances(500));
  await documents.report.getByRole('button', { name: 'Show it' }).click();
  await list.show();
  await expect(list.view.getByRole('tab', { name: 'Resources' })).toContainText(/Resources 1\d{3}/);
  const filter = list.view.getByRole('searchbox', { name: 'Filter the list' });
  await filter.fill('host-444');
  // Internet is no container of it: Region, VPC, zone, subnet, the instance and its interface.
  await expect(list.grid.locator('tbody tr')).toHaveCount(6);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await expect(list.row('host-444 EC2 instance')).toBeFocused();
  await expect(new InspectorPanel(page).field('Name')).toHaveValue('host-444');
  await page.keyboard.press('Control+f');
  await expect(filter).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(list.grid.locator('tbody tr')).not.toHaveCount(6);
  await expect(list.row('host-444 EC2 instance')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await page.keyboard.press('End');
  await expect(list.grid.locator('tr:focus')).toBeInViewport();
});

test('selects the same as the canvas and shows it in the same inspector', async ({ page }) => {
  const lab = new LabPage(page);
  const list = new ListView(page);
  const inspector = new InspectorPanel(page);
  await lab.open();
  await lab.node('EC2 instance app-1').click();
  await list.show();
  await expect(list.row('app-1 EC2 instance')).toHaveAttribute('aria-selected', 'true');
  await list.row('db-1 EC2 instance').click();
  await expect(inspector.field('Name')).toHaveValue('db-1');
  await list.row('db-2 EC2 instance').click({ modifiers: ['Control'] });
  await expect(inspector.panel).toContainText('2 resources');
  await page.keyboard.press('Shift+W');
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(2);
});

test('is one stop of the Tab key, walked and folded by arrows', async ({ page }) => {
  const lab = new LabPage(page);
  const list = new ListView(page);
  await lab.open();
  await list.show();
  await expect(list.grid.locator('tbody tr[tabindex="0"]')).toHaveCount(1);
  await list.row('web-1 EC2 instance').click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(list.row('web-1 eth0 Network interface')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(list.row('web-1 EC2 instance')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(list.row('web-1 eth0 Network interface')).toHaveCount(0);
  await page.keyboard.press('ArrowLeft');
  await expect(list.row('web-a Subnet')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(list.row('web-a Subnet')).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Home');
  await expect(list.row('Internet')).toBeFocused();
  await page.keyboard.press('End');
  await expect(list.row('nat-b Elastic IP address')).toBeFocused();
  await page.keyboard.press('Shift+ArrowUp');
  await expect(list.grid.locator('tr[aria-selected="true"]')).toHaveCount(2);
});

test('inserts, renames, duplicates, moves, connects and deletes from a row, each to be undone', async ({
  page,
}) => {
  const lab = new LabPage(page);
  const list = new ListView(page);
  await lab.open();
  await list.show();
  await list.row('db-a Subnet').click();
  await page.keyboard.press('+');
  await expect(list.item('NAT gateway')).toBeVisible();
  await expect(list.item('VPC')).toHaveCount(0);
  await list.item('EC2 instance').press('Enter');
  await expect(list.row('db-3 EC2 instance')).toBeFocused();
  await expect(lab.receipt).toContainText('aws ec2 run-instances');
  await page.keyboard.press('F2');
  await expect(new InspectorPanel(page).field('Name')).toBeFocused();
  await page.keyboard.type('cache-1');
  await page.keyboard.press('Enter');
  await expect(list.row('cache-1 EC2 instance')).toBeFocused();
  await page.keyboard.press('Control+d');
  await expect(list.row('cache-2 EC2 instance')).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await list.item('Move to subnet').press('Enter');
  await list.item('app-b').press('Enter');
  await expect(list.row('cache-2 EC2 instance')).toContainText('10.0.11.');
  await page.keyboard.press('Shift+F10');
  await list.item('Connect').press('Enter');
  await page.keyboard.type('internet');
  await page.keyboard.press('Enter');
  await expect(lab.receipt).toContainText('aws ec2 associate-address');
  await page.keyboard.press('Delete');
  await expect(list.row('cache-2 EC2 instance')).toHaveCount(0);
  for (let step = 0; step < 6; step++) await page.keyboard.press('Control+z');
  await expect(lab.undo()).toBeDisabled();
  await expect(list.row('db-3 EC2 instance')).toHaveCount(0);
});

test('asks before a deletion takes contents along, and keeps the focus in the list', async ({ page }) => {
  const lab = new LabPage(page);
  const list = new ListView(page);
  await lab.open();
  await list.show();
  await list.row('db-a Subnet').click();
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('dialog', { name: 'Delete this with everything in it?' });
  // It is fetched when it is first asked for.
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(list.row('db-a Subnet')).toBeFocused();
  await page.keyboard.press('Delete');
  await dialog.getByRole('button', { name: 'Delete all of it' }).press('Enter');
  await expect(list.row('db-a Subnet')).toHaveCount(0);
  await expect(list.grid.locator('tr:focus')).toHaveCount(1);
});

test('filters rows by words, with what contains them', async ({ page }) => {
  const lab = new LabPage(page);
  const list = new ListView(page);
  await lab.open();
  await list.show();
  await list.row('Internet').click();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('10.0.20');
  await expect(list.row('db-1 EC2 instance')).toBeVisible();
  await expect(list.row('db-a Subnet')).toBeVisible();
  await expect(list.row('web-a Subnet')).toHaveCount(0);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('nothing like it');
  await expect(list.view).toContainText('Nothing here has all of these words.');
  await page.keyboard.press('Escape');
  await expect(list.row('web-a Subnet')).toBeVisible();
});

test('lists connections to cut and kept questions with their answers to trace', async ({ page }) => {
  const lab = new LabPage(page);
  const list = new ListView(page);
  const trace = new TraceDock(page);
  await lab.open();
  await list.show();
  await list.tab('Questions');
  const question = list.view.getByRole('row', { name: /^Internet → db-1/ });
  await expect(question).toContainText('Blocked');
  await question.getByRole('button', { name: 'Internet → db-1', exact: true }).press('Enter');
  await expect(trace.dock).toContainText('Blocked');
  await list.tab('Resources');
  await expect(list.row('database Security group')).toContainText('It stops the open trace');
  await list.tab('Connections');
  await list.view
    .getByRole('button', { name: 'Disconnect web-a from shop-igw: Route 0.0.0.0/0' })
    .press('Enter');
  await expect(lab.undo()).toHaveAccessibleName('Undo: Disconnect web-a from shop-igw');
  await list.tab('Questions');
  await expect(list.view.getByRole('row', { name: /^Internet → web-1/ })).not.toContainText('Reachable');
});

test('kept questions are named and forgotten in their table, by button and by key, each to be undone', async ({
  page,
}) => {
  const lab = new LabPage(page);
  const list = new ListView(page);
  await lab.open();
  await list.show();
  await list.tab('Questions');
  await list.view.getByRole('button', { name: 'Rename Internet → db-1, tcp 3306' }).click();
  await page.keyboard.type('Nobody gets at the database');
  await page.keyboard.press('Enter');
  const question = list.view.getByRole('button', { name: 'Nobody gets at the database', exact: true });
  await expect(question).toBeFocused();
  await expect(list.view.getByRole('row', { name: /^Nobody gets at the database/ })).toContainText(
    'Internet → db-1',
  );
  await page.keyboard.press('F2');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  await expect(list.view.getByRole('button', { name: 'Internet → db-1', exact: true })).toBeFocused();
  await expect(lab.undo()).toHaveAccessibleName(/^Undo: Take the name of question Nobody .+ away$/);
  await page.keyboard.press('Delete');
  await expect(list.view.getByRole('button', { name: 'Internet → db-1', exact: true })).toHaveCount(0);
  await expect(list.view.locator('[data-question]:focus')).toHaveCount(1);
  await expect(lab.undo()).toHaveAccessibleName('Undo: Forget question internet → db-1:3306');
});
