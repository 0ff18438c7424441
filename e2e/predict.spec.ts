import { expectNoAccessibilityFault } from './fixtures/axe.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

test('the player pauses before a decision and asks; the step is shown with right or wrong, and what was missed comes back for review', async ({
  page,
}) => {
  const lab = new LabPage(page);
  const trace = new TraceDock(page);
  const panel = trace.dock.getByRole('group', { name: 'Predict' });
  const playback = trace.dock.getByRole('group', { name: 'Playback' });
  await lab.open();
  await trace.kept('internet → web-1:443').click();
  await trace.dock.getByRole('button', { name: 'Predict' }).click();
  await trace.dock.getByLabel('Speed').selectOption('4');
  await playback.getByRole('button', { name: 'Play' }).click();
  const question = panel.getByRole('region', {
    name: 'What does internet gateway shop-igw do to the packet?',
  });
  await expect(question).toBeVisible();
  await expect(panel).toBeFocused();
  await expect(playback.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(page.locator('[data-says="polite"]')).toContainText('Predict: What does internet gateway');
  await expectNoAccessibilityFault(page);
  await page.keyboard.press('2');
  await expect(panel).toContainText('Right.');
  await expect(panel).toContainText('The destination 3.213.33.124 becomes 10.0.1.5.');
  await panel.getByRole('button', { name: 'Go on' }).click();
  const acl = panel.getByRole('region', { name: 'Which rule of the network ACL decides?' });
  await acl.getByRole('button', { name: /deny all$/ }).click();
  await expect(panel).toContainText('Not quite.');
  await expect(panel).toContainText('The idea comes back in your review tomorrow.');
  await expect(trace.step).toContainText('Network ACL default of shop lets it in');
  await expect(panel.getByRole('link', { name: 'The card about it' })).toHaveAttribute(
    'href',
    '#/learn/vpc-controls/acl-rules',
  );
  await panel.getByRole('button', { name: 'Go on' }).press('Enter');
  const group = panel.getByRole('region', { name: 'Which rule of the security group decides?' });
  await group.getByRole('button', { name: 'Skip' }).click();
  await expect(trace.step).toContainText('Security group web');
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('skytrace.progress')))
    .toContain('"vpc-controls/acl-order"');
  await page.reload();
  await trace.kept('internet → web-1:443').click();
  await expect(trace.dock.getByRole('button', { name: 'Predict' })).toHaveAttribute('aria-pressed', 'true');
});

test('scrubbing goes past every question, Play goes past the one that is shown, and nothing asked hides the answer for good', async ({
  page,
}) => {
  const lab = new LabPage(page);
  const trace = new TraceDock(page);
  const panel = trace.dock.getByRole('group', { name: 'Predict' });
  await lab.open();
  await trace.kept('internet → db-1:3306').click();
  await page.keyboard.press('Shift+P');
  await expect(panel).toContainText('The next decision is');
  const scrubber = trace.dock.getByRole('slider', { name: 'Step of the trace' });
  await scrubber.press('ArrowRight');
  await expect(panel.getByRole('region')).toBeVisible();
  await expect(scrubber).toBeFocused();
  await scrubber.press('End');
  await expect(trace.blockers).toBeVisible();
  await scrubber.press('Home');
  await expect(panel).toContainText('The next decision is');
  await scrubber.press('ArrowRight');
  await trace.dock.getByRole('button', { name: 'Play' }).click();
  await expect(trace.blockers).toBeVisible();
});
