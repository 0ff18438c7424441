import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

test('a stranger drags a subnet and an instance, asks, is blocked, reads why, mends it and gets through', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const lab = new LabPage(page);
  const trace = new TraceDock(page);
  await lab.visit();
  const welcome = await page.getByRole('region', { name: 'Welcome' }).boundingBox();
  // The whole drawing is fitted beside the welcome.
  const edge = (welcome?.x ?? Number.POSITIVE_INFINITY) + (welcome?.width ?? 0);
  await expect
    .poll(async () => (await lab.node('The internet').boundingBox())?.x)
    .toBeGreaterThanOrEqual(edge);
  await lab.drag(lab.entry('Subnet'), lab.node('VPC shop'), { x: 200, y: 14 });
  await expect(lab.receipt).toContainText('aws ec2 create-subnet');
  await lab.drag(lab.entry('EC2 instance'), lab.node('Subnet subnet-1'));
  await expect(lab.receipt).toContainText('aws ec2 run-instances');
  const instance = lab.node('EC2 instance app-3');
  await expect(instance).toBeVisible();

  await page.keyboard.press('p');
  await lab.node('The internet').click();
  await instance.click();
  await expect(trace.dock).toContainText('Blocked');
  await expect(trace.blockers).toContainText('things block this');

  await trace.blockers
    .getByRole('button', { name: /on the way there/ })
    .first()
    .click();
  await expect(trace.step).toContainText('a private address without a public one beside it');

  await page.keyboard.press('Escape');
  await trace.blockers.getByRole('button', { name: 'Apply this fix' }).first().click();
  await expect(trace.dock).toContainText('Reachable');
  await expect(lab.receipt).toContainText('aws ec2');
});
