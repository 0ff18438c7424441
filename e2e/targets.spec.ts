import type { Page } from '@playwright/test';
import { LabPage } from './fixtures/lab-page.ts';
import { LearnPage } from './fixtures/learn-page.ts';
import { ListView } from './fixtures/list-view.ts';
import { expectTargetsToBeLarge } from './fixtures/targets.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

async function ask(page: Page): Promise<void> {
  const trace = new TraceDock(page);
  await trace.kept('internet → db-1:3306').click();
  await expect(trace.dock).toContainText('Blocked');
}

test('whatever is pressed is 24 pixels large or has as much room around it: canvas, player, inspector, list, lessons', async ({
  page,
}) => {
  const lab = new LabPage(page);
  const list = new ListView(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await lab.visit();
  await expectTargetsToBeLarge(page, 'the first visit');
  await lab.open();
  await ask(page);
  await lab.node('EC2 instance web-1').click();
  await expectTargetsToBeLarge(page, 'the Lab');
  // Whoever needs it larger makes it larger: what counts is the drawing as it is drawn.
  await page.keyboard.press('ControlOrMeta+0');
  await lab.settled();
  await expectTargetsToBeLarge(page, 'the canvas at 100 %');
  await page.getByRole('tab', { name: 'Reachability' }).click();
  await expect(page.getByRole('button', { name: /^Internet to web-1 on tcp 443/ })).toBeVisible();
  await expectTargetsToBeLarge(page, 'reachability');
  await list.show();
  for (const tab of ['Resources', 'Connections', 'Questions'] as const) {
    await list.tab(tab);
    await expectTargetsToBeLarge(page, `the list of ${tab}`);
  }
  await new LearnPage(page).open();
  await expectTargetsToBeLarge(page, 'the home of learning');
  await new LearnPage(page).openCard('vpc', 'parts');
  await expectTargetsToBeLarge(page, 'a lesson');
});

test('on a phone whatever is pressed is 24 pixels large or has as much room around it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  await ask(page);
  await expectTargetsToBeLarge(page, 'the trace');
  await new LabPage(page).showPart('List');
  await new ListView(page).row('web-1 EC2 instance').click();
  await expectTargetsToBeLarge(page, 'the list');
  await new ListView(page).tab('Questions');
  await expectTargetsToBeLarge(page, 'the questions');
  await new LabPage(page).showPart('Details');
  await expectTargetsToBeLarge(page, 'the details');
  await new LabPage(page).showPart('Canvas');
  await expectTargetsToBeLarge(page, 'the canvas');
});
