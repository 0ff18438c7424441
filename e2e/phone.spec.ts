import type { Locator, Page } from '@playwright/test';
import { InspectorPanel } from './fixtures/inspector-panel.ts';
import { ListView } from './fixtures/list-view.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

const sizes = [
  ['phone', { width: 390, height: 844 }],
  ['tablet', { width: 768, height: 1024 }],
  ['narrowest', { width: 320, height: 640 }],
] as const;

function part(page: Page, name: 'List' | 'Canvas' | 'Details' | 'Trace'): Locator {
  return page.getByRole('navigation', { name: 'Parts of the Lab' }).getByRole('button', { name });
}

async function open(page: Page, size: { readonly width: number; readonly height: number }): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize(size);
  await page.goto('./');
  await expect(part(page, 'List')).toBeVisible();
}

async function expectNothingSticksOut(page: Page): Promise<void> {
  const { width, room } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }));
  expect(width).toBeLessThanOrEqual(room);
}

for (const [device, size] of sizes) {
  test(`list, canvas, details and trace take turns on a small screen, and nothing sticks out: ${device}`, async ({
    page,
  }) => {
    await open(page, size);
    for (const name of ['List', 'Canvas', 'Details', 'Trace'] as const) {
      await part(page, name).click();
      await expect(part(page, name)).toHaveAttribute('aria-current', 'page');
      await expectNothingSticksOut(page);
    }
  });
}

test('on a phone resources are found, inserted and inspected, and questions traced', async ({ page }) => {
  await open(page, sizes[0][1]);
  const list = new ListView(page);
  await part(page, 'List').click();
  await list.row('db-a Subnet').getByRole('button', { name: 'Actions for db-a' }).click();
  await list.item('Insert into it').click();
  await list.item('EC2 instance').click();
  await expect(list.row('db-3 EC2 instance')).toBeVisible();
  await list.row('db-3 EC2 instance').click();
  await part(page, 'Details').click();
  await expect(new InspectorPanel(page).field('Name')).toHaveValue('db-3');
  await part(page, 'List').click();
  await list.tab('Questions');
  await list.view.getByRole('button', { name: 'Internet → db-1', exact: true }).click();
  await expect(part(page, 'Trace')).toHaveAttribute('aria-current', 'page');
  await expect(new TraceDock(page).dock).toContainText('Blocked');
});
