import type { Page } from '@playwright/test';
import { expectNoAccessibilityFault } from './fixtures/axe.ts';
import { Documents } from './fixtures/documents.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { ListView } from './fixtures/list-view.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

const PHONE = { width: 390, height: 844 };
const schemes = ['light', 'dark'] as const;

async function openOnPhone(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize(PHONE);
  await page.goto('./');
}

const partOf = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts of the Lab' }).getByRole('button', { name });

async function expectNoFaultInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await expectNoAccessibilityFault(page);
  }
}

test('on a phone list, details, trace and start dialog have no accessibility fault, light and dark', async ({
  page,
}) => {
  await openOnPhone(page);
  await partOf(page, 'List').click();
  await new ListView(page).row('db-a Subnet').click();
  for (const name of ['List', 'Details', 'Trace']) {
    await partOf(page, name).click();
    await expectNoFaultInBothThemes(page);
  }
  const documents = new Documents(page);
  await documents.choose('Architectures');
  await expect(documents.start.getByRole('listitem').first()).toBeVisible();
  await expectNoFaultInBothThemes(page);
});

test('share sheet, report, page about Skytrace and menu of a row have no accessibility fault, light and dark', async ({
  page,
}) => {
  const lab = new LabPage(page);
  const documents = new Documents(page);
  await lab.open();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await documents.sheet.getByText('QR code for a phone').click();
  await documents.sheet.getByText('Show it inside another page').click();
  await expect(documents.sheet.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  await expectNoFaultInBothThemes(page);
  await page.keyboard.press('Escape');
  await documents.drop([{ name: 'broken.json', text: '{' }]);
  await expect(documents.report).toBeVisible();
  await expectNoFaultInBothThemes(page);
  await page.keyboard.press('Escape');
  await documents.choose('About Skytrace');
  await expect(page.getByRole('dialog', { name: 'About Skytrace' }).getByRole('link').first()).toBeVisible();
  await expectNoFaultInBothThemes(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+W');
  const list = new ListView(page);
  await list.row('db-a Subnet').getByRole('button', { name: 'Actions for db-a' }).click();
  await expect(list.item('Insert into it')).toBeVisible();
  await expectNoFaultInBothThemes(page);
});

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

test('nothing moves by itself for those who ask for less motion, also while a packet is on its way', async ({
  page,
}) => {
  const lab = new LabPage(page);
  await lab.open();
  await new TraceDock(page).kept('internet → web-1:443').click();
  const playback = page.getByRole('group', { name: 'Playback' });
  await playback.getByRole('button', { name: 'Next hop' }).click();
  await playback.getByRole('button', { name: 'Next hop' }).click();
  await page.keyboard.press('Shift+1');
  await lab.settled();
  const moving = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter(
          ({ playState, effect }) => playState === 'running' && effect?.getTiming().iterations === Infinity,
        )
        .map((animation) => (animation as CSSAnimation).animationName),
    );
  expect(await moving()).toEqual([]);
  // The same question where motion is welcome: else the answer above would mean nothing.
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await expect.poll(moving).not.toEqual([]);
});

test('on a phone whatever can be touched is at least 24 pixels wide and high', async ({ page }) => {
  await openOnPhone(page);
  await partOf(page, 'List').click();
  await new ListView(page).row('db-a Subnet').click();
  for (const name of ['List', 'Details', 'Trace']) {
    await partOf(page, name).click();
    await expect(partOf(page, name)).toHaveAttribute('aria-current', 'page');
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'button, a[href], select, input, textarea, summary, [role="tab"]',
        ),
      ]
        .filter((element) => element.closest('[aria-hidden="true"]') === null && element.checkVisibility())
        .map((element) => {
          // A field is touched by its label as well.
          const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
          const sizes = [element, ...labels].map((each) => each.getBoundingClientRect());
          const [width, height] = [
            Math.max(...sizes.map((size) => size.width)),
            Math.max(...sizes.map((size) => size.height)),
          ];
          return { what: element.outerHTML.slice(0, 160), width, height };
        })
        // Of one pixel: what is there for the keyboard and for screen readers only.
        .filter(({ width, height }) => width > 1 && height > 1 && (width < 23.5 || height < 23.5)),
    );
    expect(small, name).toEqual([]);
  }
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
    const { scroll, room } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      room: document.documentElement.clientWidth,
    }));
    expect(scroll).toBeLessThanOrEqual(room);
  });
}
