import { Documents } from './fixtures/documents.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

test('with the visitor’s own few colours focus, selection, pressed buttons and the verdict can still be seen', async ({
  page,
}) => {
  const lab = new LabPage(page);
  await lab.open();
  await page.emulateMedia({ forcedColors: 'active' });
  const outlineOf = (element: Element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return outlineStyle === 'none' || outlineColor === 'rgba(0, 0, 0, 0)'
      ? 0
      : Number.parseFloat(outlineWidth);
  };
  const node = lab.node('EC2 instance web-1');
  await node.click();
  expect(await node.locator('.lab-node').evaluate(outlineOf)).toBeGreaterThanOrEqual(2);
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').evaluate(outlineOf)).toBeGreaterThanOrEqual(2);
  const views = page.getByRole('group', { name: 'Show the architecture as' });
  expect(await views.getByRole('button', { pressed: true }).evaluate(outlineOf)).toBeGreaterThanOrEqual(2);
  expect(await views.getByRole('button', { pressed: false }).evaluate(outlineOf)).toBe(0);
  const { dock, kept } = {
    dock: new TraceDock(page).dock,
    kept: new TraceDock(page).kept('internet → db-1:3306'),
  };
  await kept.click();
  await expect(dock.getByText('Blocked', { exact: true })).toBeVisible();
  const mark = dock.getByText('Blocked', { exact: true }).locator('xpath=..').locator('svg');
  expect(await mark.evaluate((drawing) => getComputedStyle(drawing).color)).not.toBe('rgba(0, 0, 0, 0)');
  // The steps are drawn by their background alone: it has to stand out from what lies behind.
  const [tick, behind] = await dock
    .locator('[aria-hidden="true"] > button > span')
    .first()
    .evaluate((span) => [
      getComputedStyle(span).backgroundColor,
      getComputedStyle(span.closest('section') ?? span).backgroundColor,
    ]);
  expect(tick).not.toBe(behind);
});

for (const width of [1024, 1280]) {
  test(`nothing of the toolbar is cut off at ${width} pixels, however long name and last edit are`, async ({
    page,
  }) => {
    const lab = new LabPage(page);
    const documents = new Documents(page);
    await lab.open();
    await documents.choose('Rename');
    await page
      .getByRole('textbox', { name: 'Name' })
      .fill(`The ${'very '.repeat(20)}long name of an architecture`);
    await page.getByRole('button', { name: 'Rename', exact: true }).click();
    await expect(lab.undo()).toHaveAccessibleName(/^Undo: Rename/);
    await page.setViewportSize({ width, height: 720 });
    await lab.settled();
    const outside = await page.getByRole('banner').evaluate((bar) => {
      const right = bar.getBoundingClientRect().right;
      return [...bar.querySelectorAll<HTMLElement>('button, svg')]
        .filter((element) => element.checkVisibility())
        .map((element) => ({ what: element.outerHTML.slice(0, 120), box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.right > right || box.left < 0 || (box.width > 0 && box.width < 10))
        .map(({ what }) => what);
    });
    expect(outside).toEqual([]);
    // The panels take their new widths a moment after the window did.
    await expect
      .poll(() =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      )
      .toBe(0);
  });
}
