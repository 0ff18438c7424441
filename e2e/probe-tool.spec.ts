import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

test('with P both ends are picked on the canvas, and a press on a kind of traffic asks again', async ({
  page,
}) => {
  const lab = new LabPage(page);
  const trace = new TraceDock(page);
  await lab.open();
  await page.keyboard.press('p');
  const tool = page.getByRole('region', { name: 'Send a packet between' });
  await expect(tool.getByRole('status')).toContainText('Press where the packet starts');
  await lab.node('EC2 instance web-1').click();
  await expect(tool.getByRole('button', { name: 'Source: web-1. Pick another' })).toBeVisible();
  await lab.node('EC2 instance app-2').click();
  await expect(trace.dock).toContainText('Blocked');
  await expect(tool.getByRole('status')).toContainText('Answered below');
  await tool.getByLabel('Port').fill('8080');
  await expect(trace.dock).toContainText('Reachable');
  await tool.getByRole('button', { name: 'SSH' }).click();
  await expect(trace.dock).toContainText('Blocked');
  await expect(trace.dock.getByLabel('Traffic').locator('option:checked')).toHaveText('SSH — tcp 22');
  await expect(lab.undo()).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(tool).toHaveCount(0);
  await expect(trace.dock).toContainText('Blocked');
});

test('both ends are picked by keyboard alone', async ({ page }) => {
  const lab = new LabPage(page);
  const trace = new TraceDock(page);
  await lab.open();
  await lab.node('The internet').focus();
  await page.keyboard.press('p');
  const tool = page.getByRole('region', { name: 'Send a packet between' });
  await expect(tool).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(tool.getByRole('button', { name: /^Source: internet/i })).toBeVisible();
  await lab.node('EC2 instance web-1').focus();
  await page.keyboard.press('Enter');
  await expect(trace.dock).toContainText('Reachable');
});

test('what can send nothing says so and is not picked', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  await page.keyboard.press('p');
  const tool = page.getByRole('region', { name: 'Send a packet between' });
  await lab.node('NAT gateway nat-a').click();
  await expect(tool.getByRole('status')).toContainText('No packet starts or ends there');
  await expect(tool.getByRole('button', { name: 'Source: not picked yet' })).toBeVisible();
});
