import { InspectorPanel } from './fixtures/inspector-panel.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';

test('a rule added by preset makes a blocked question reachable, and undo blocks it again', async ({
  page,
}) => {
  const lab = new LabPage(page);
  const inspector = new InspectorPanel(page);
  await lab.open();
  await inspector.choose('Security groups', 'web');
  const kept = page.getByRole('list', { name: 'Kept questions' });
  const question = kept.getByRole('button', { name: /web-1:443/ });
  await expect(question).toHaveAccessibleName(/Reachable$/);
  await inspector.button('Delete HTTPS from anywhere').click();
  await expect(question).toHaveAccessibleName(/Blocked$/);
  await inspector.part('Inbound rules').getByRole('button', { name: 'Add rule' }).click();
  await inspector.button('HTTPS from anywhere').click();
  await inspector.part('Inbound rules').getByRole('button', { name: 'Add rule' }).click();
  await expect(question).toHaveAccessibleName(/Reachable$/);
  await expect(lab.receipt).toContainText('aws ec2 authorize-security-group-ingress');
  await expect(inspector.part('Inbound rules')).toContainText('Decides 1 of 4 kept questions');
  await lab.undo().click();
  await expect(question).toHaveAccessibleName(/Blocked$/);
});

test("a rule that AWS would refuse says so in AWS's words while it is written", async ({ page }) => {
  const lab = new LabPage(page);
  const inspector = new InspectorPanel(page);
  await lab.open();
  await inspector.choose('Security groups', 'web');
  await inspector.part('Inbound rules').getByRole('button', { name: 'Add rule' }).click();
  await inspector.button('HTTP from anywhere').click();
  const form = inspector.panel.getByRole('form', { name: 'Add inbound rule' });
  await expect(form).toContainText('InvalidPermission.Duplicate');
  await inspector.field('Traffic').selectOption({ label: 'Custom TCP' });
  await inspector.field('Ports').fill('90000');
  await expect(form).toContainText('Invalid TCP port range (90000:90000)');
  await expect(inspector.field('Ports')).toHaveAttribute('aria-invalid', 'true');
  await expect(lab.undo()).toBeDisabled();
  await inspector.field('Ports').fill('8000-8080');
  await expect(form).not.toContainText('Invalid');
  await inspector.field('From').selectOption({ label: 'app' });
  await form.getByRole('button', { name: 'Add rule' }).click();
  await expect(inspector.button('Edit TCP from app')).toBeVisible();
  await inspector.button('Edit TCP from app').click();
  await inspector.field('Ports').fill('9000');
  await inspector.button('Save').click();
  await expect(inspector.part('Inbound rules')).toContainText('tcp 9000');
  await expect(inspector.button('Edit TCP from app')).toBeFocused();
});

test('network ACL rules are added, read in order, moved and deleted', async ({ page }) => {
  const lab = new LabPage(page);
  const inspector = new InspectorPanel(page);
  await lab.open();
  await inspector.choose('Network ACLs', 'default of shop');
  const rules = inspector.part('Inbound rules');
  await rules.getByRole('button', { name: 'Add rule' }).click();
  await expect(inspector.field('Number')).toHaveValue('110');
  await inspector.field('Action').selectOption('deny');
  await rules.getByRole('form').getByRole('button', { name: 'Add rule' }).click();
  await expect(rules).toContainText('Never read: rule 100 matches all of it first');
  await rules.getByRole('button', { name: 'Read rule 110 earlier' }).click();
  await expect(rules.getByRole('row', { name: /^100 deny HTTPS/ })).toBeVisible();
  await expect(lab.receipt).toContainText('aws ec2 replace-network-acl-entry');
  const question = page
    .getByRole('list', { name: 'Kept questions' })
    .getByRole('button', { name: /web-1:443/ });
  await expect(question).toHaveAccessibleName(/Blocked$/);
  await rules.getByRole('button', { name: 'Delete rule 100' }).click();
  await expect(question).toHaveAccessibleName(/Reachable$/);
});

test('routes are pointed elsewhere, and a route table is given to a subnet', async ({ page }) => {
  const lab = new LabPage(page);
  const inspector = new InspectorPanel(page);
  await lab.open();
  await inspector.choose('Route tables', 'database');
  await expect(inspector.part('Routes')).toContainText('Made with the VPC; cannot be deleted');
  await inspector.button('Add route').click();
  await inspector.field('Target').selectOption({ label: 'nat-a' });
  await inspector.part('Routes').getByRole('form').getByRole('button', { name: 'Add route' }).click();
  await inspector.button('Edit route 0.0.0.0/0').click();
  await inspector.field('Target').selectOption({ label: 'nat-b' });
  await inspector.button('Save').click();
  await expect(inspector.part('Routes').getByRole('button', { name: 'nat-b' })).toBeVisible();
  await expect(lab.receipt).toContainText('aws ec2 replace-route');
  await inspector.field('Give this table to a subnet').selectOption({ label: 'web-a' });
  await expect(inspector.part('Used by').getByRole('button', { name: 'web-a', exact: true })).toBeVisible();
});

test('name, settings and tags are changed, and a field that AWS refuses keeps its value', async ({
  page,
}) => {
  const lab = new LabPage(page);
  const inspector = new InspectorPanel(page);
  await lab.open();
  await lab.node('EC2 instance web-1').click();
  await inspector.field('Name').fill('front');
  await inspector.field('Name').press('Enter');
  await expect(lab.node('EC2 instance front')).toBeVisible();
  await inspector.field('Instance type').selectOption('t3.large');
  await expect(inspector.panel).toContainText('IncorrectInstanceState');
  await expect(inspector.field('Instance type')).toHaveValue('t3.micro');
  await inspector.field('Termination protection').click();
  await expect(inspector.field('Termination protection')).toBeChecked();
  await inspector.button('Add tag').click();
  await inspector.field('Key').fill('team');
  await inspector.field('Value').fill('red');
  await inspector.field('Value').press('Enter');
  await expect(inspector.part('Tags').getByRole('row', { name: /team red/ })).toBeVisible();
  await expect(lab.receipt).toContainText('aws ec2 create-tags');
});

test('a block says how many addresses it has and how many are free', async ({ page }) => {
  const lab = new LabPage(page);
  const inspector = new InspectorPanel(page);
  await lab.open();
  await lab.node('Subnet db-a').click({ position: { x: 60, y: 14 } });
  await expect(inspector.panel).toContainText('256 addresses, 251 usable (10.0.20.4 to 10.0.20.254)');
  await expect(inspector.panel).toContainText('250 of 251 usable addresses are free');
  await inspector.field('IPv4 CIDR block').fill('10.0.10.0/24');
  await expect(inspector.panel).toContainText('InvalidSubnet.Conflict');
  await inspector.field('IPv4 CIDR block').press('Escape');
  await expect(inspector.field('IPv4 CIDR block')).toHaveValue('10.0.20.0/24');
});

test('Delete pressed in the inspector deletes nothing on the canvas', async ({ page }) => {
  const lab = new LabPage(page);
  const inspector = new InspectorPanel(page);
  await lab.open();
  await lab.node('EC2 instance db-1').click();
  await inspector.button('Copy id').focus();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Backspace');
  await expect(lab.undo()).toBeDisabled();
  await expect(lab.node('EC2 instance db-1')).toBeVisible();
});
