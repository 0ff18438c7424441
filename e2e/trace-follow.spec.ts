import type { Page } from '@playwright/test';
import { InspectorPanel } from './fixtures/inspector-panel.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

/** The sample with one kept question open at its first step. */
async function openTrace(page: Page, question = 'internet → web-1:443') {
  const lab = new LabPage(page);
  const trace = new TraceDock(page);
  await lab.open();
  await trace.kept(question).click();
  await expect(trace.dock.getByText(/^1 \/ /)).toBeVisible();
  const button = (name: string) => trace.dock.getByRole('button', { name, exact: true });
  return { lab, trace, button, at: (step: number) => trace.dock.getByText(`${step} / 18`, { exact: true }) };
}

test('steps, hops and plays by button and by key, at a chosen speed', async ({ page }) => {
  const { trace, button, at } = await openTrace(page);
  await button('Next step').click();
  await expect(at(2)).toBeVisible();
  await button('Previous step').click();
  await expect(at(1)).toBeVisible();
  await expect(button('Previous step')).toBeDisabled();
  const slider = trace.dock.getByRole('slider', { name: 'Step of the trace' });
  await slider.focus();
  await page.keyboard.press('End');
  await expect(at(18)).toBeVisible();
  await expect(button('Next step')).toBeDisabled();
  await page.keyboard.press('Home');
  const first = await slider.getAttribute('aria-valuetext');
  await page.keyboard.press('Shift+ArrowRight');
  const hop = (text: string | null) => text?.split(':')[0];
  expect(hop(await slider.getAttribute('aria-valuetext'))).not.toBe(hop(first));
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(at(1)).toBeVisible();
  const speed = trace.dock.getByLabel('Speed');
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  const fast = Number(await speed.inputValue());
  expect(fast).toBeGreaterThan(1);
  await page.keyboard.press('[');
  expect(Number(await speed.inputValue())).toBeLessThan(fast);
  await page.keyboard.press(']');
  await page.keyboard.press('Space');
  await expect(button('Pause')).toBeVisible();
  await expect(at(18)).toBeVisible({ timeout: 30_000 });
  await expect(button('Play')).toBeVisible();
});

test('the scrubber has a tick for each step, the request’s above the reply’s', async ({ page }) => {
  const { trace, at } = await openTrace(page);
  const ticks = trace.dock.locator('[data-tick]');
  await expect(ticks).toHaveCount(18);
  const tops = await ticks.evaluateAll((all) => all.map((tick) => tick.getBoundingClientRect().top));
  const [request, reply] = [tops.filter((top) => top === tops[0]), tops.filter((top) => top !== tops[0])];
  expect(new Set(reply).size).toBe(1);
  expect(request.length + reply.length).toBe(18);
  expect(Math.max(...request)).toBeLessThan(Math.min(...reply));
  await ticks.nth(9).click();
  await expect(at(10)).toBeVisible();
});

test('the canvas follows: the way solid so far and dotted ahead, where it is lit, the rest stepped back', async ({
  page,
}) => {
  const { lab, button } = await openTrace(page);
  const ahead = page.locator('.lab-trace-forward[data-past="false"] .lab-trace-line');
  const past = page.locator('.lab-trace-forward[data-past="true"] .lab-trace-line');
  const legs = await ahead.count();
  expect(legs).toBeGreaterThan(2);
  await expect(past).toHaveCount(0);
  await expect(ahead.first()).toHaveCSS('stroke-dasharray', /^1px, /);
  for (const _ of [1, 2]) await button('Next hop').click();
  await expect(past.first()).toHaveCSS('stroke-dasharray', 'none');
  expect((await past.count()) + (await ahead.count())).toBe(legs);
  const card = (name: string) => lab.node(name).locator('.lab-node');
  await expect(card('Internet gateway shop-igw')).not.toHaveAttribute('data-role', 'aside');
  await expect(card('EC2 instance db-1')).toHaveAttribute('data-role', 'aside');
  await expect(page.locator('.lab-node[data-role="current"]')).toHaveCount(1);
});

test('the same trace is told as a ladder, as a table and as text to copy', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { trace } = await openTrace(page, 'internet → db-1:3306');
  await trace.show('Ladder');
  const hops = await trace.hops('Request');
  expect(hops[0]).toContain('The internet');
  await trace.show('Table');
  await expect(trace.dock.getByRole('row').filter({ has: page.getByRole('button') })).toHaveCount(
    await trace.dock.locator('[data-tick]').count(),
  );
  await trace.show('Text');
  await trace.dock.getByRole('button', { name: 'Copy as text' }).click();
  await expect(trace.dock.getByText('Copied.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS');
  expect(copied).toContain('ENI_SG_RULES_MISMATCH');
});

test('an edit asks the open question and the kept ones again, and marks the first step that changed', async ({
  page,
}) => {
  const { lab, trace } = await openTrace(page);
  const inspector = new InspectorPanel(page);
  await expect(trace.kept('internet → web-1:443')).toHaveAccessibleName(/Reachable$/);
  await expect(trace.kept('internet → db-1:3306')).toHaveAccessibleName(/Blocked$/);
  await page.keyboard.press('Escape');
  await inspector.choose('Security groups', 'web');
  await trace.kept('internet → web-1:443').click();
  await inspector.button('Delete HTTPS from anywhere').click();
  await expect(trace.dock.getByText('Blocked', { exact: true }).first()).toBeVisible();
  const changed = trace.dock.locator('[data-tick] [class*="outline-warn"]');
  await expect(changed).toHaveCount(1);
  await changed.click();
  await expect(trace.step).toContainText('First step that changed');
  await expect(trace.step).toContainText('Security group');
  await expect(trace.kept('internet → web-1:443')).toHaveAccessibleName(/Blocked$/);
  await expect(trace.kept('internet → db-1:3306')).toHaveAccessibleName(/Blocked$/);
  await lab.undo().click();
  await expect(trace.dock.getByText('Reachable', { exact: true }).first()).toBeVisible();
  await expect(trace.kept('internet → web-1:443')).toHaveAccessibleName(/Reachable$/);
});

test('asks in the usual kinds of traffic by a press, and in any other by protocol and port', async ({
  page,
}) => {
  const { trace } = await openTrace(page);
  const traffic = trace.dock.getByLabel('Traffic');
  const kinds = await traffic.locator('option').allInnerTexts();
  for (const kind of ['SSH', 'HTTP', 'HTTPS', 'MySQL', 'PostgreSQL', 'DNS', 'Ping'])
    expect(
      kinds.some((text) => text.startsWith(`${kind} `)),
      kind,
    ).toBe(true);
  await trace.ask('app-1', 'db-1', 'MySQL — tcp 3306');
  await expect(trace.dock.getByText('Reachable', { exact: true }).first()).toBeVisible();
  await trace.ask('web-1', 'db-1', 'Ping — icmp');
  await expect(trace.dock.getByText('Blocked', { exact: true }).first()).toBeVisible();
});

test('shows what VPC Flow Logs would record of the trace', async ({ page }) => {
  const { trace } = await openTrace(page, 'internet → db-1:3306');
  await trace.ask('web-1', 'db-1', 'MySQL — tcp 3306');
  await trace.show('Flow log');
  const records = trace.dock.getByRole('listitem').filter({ hasText: /^The (request|reply) / });
  await expect(records).toHaveText([
    /^The request left web-1\.2 \d{12} eni-\w{17} 10\.0\.1\.5 10\.0\.20\.4 49152 3306 6 1 60 \d+ \d+ ACCEPT OK$/,
    /^The request was rejected at db-1 on its way in\.2 \d{12} eni-\w{17} 10\.0\.1\.5 10\.0\.20\.4 49152 3306 6 1 60 \d+ \d+ REJECT OK$/,
  ]);
});
