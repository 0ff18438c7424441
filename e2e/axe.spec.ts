import type { Page } from '@playwright/test';
import { expectNoAccessibilityFault } from './fixtures/axe.ts';
import { CodePanel } from './fixtures/code-panel.ts';
import { Documents } from './fixtures/documents.ts';
import { ExercisePage } from './fixtures/exercise-page.ts';
import { InspectorPanel } from './fixtures/inspector-panel.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { LearnPage } from './fixtures/learn-page.ts';
import { ListView } from './fixtures/list-view.ts';
import { TerminalDock } from './fixtures/terminal.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

interface Place {
  readonly name: string;
  open(page: Page): Promise<void>;
  /** What is looked at; without it the whole page. */
  readonly inside?: string;
}

const DIALOG = 'dialog[open]';
const POPOVER = '[data-region="toolbar"]';
const MENU = '[role="menu"]';
const DOCK = '[data-region="dock"]';
const MAIN = '[data-region="main"]';
const INSPECTOR = 'aside[aria-label="Inspector"]';
const PHONE = { width: 390, height: 844 };

const press = (page: Page, name: RegExp | string) =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click();
const shown = (page: Page, name: RegExp | string) =>
  expect(page.getByRole('dialog', { name }).first()).toBeVisible();
const choose = (page: Page, item: string) => new Documents(page).choose(item);
const selectOnly = (page: Page, name: string) => new LabPage(page).node(name).click();

/** Whatever stands over the page, one after the other; Escape leads back from each. */
const overlays: readonly Place[] = [
  { name: 'the document menu', inside: POPOVER, open: (page) => new Documents(page).menu.click() },
  {
    name: 'the history',
    inside: POPOVER,
    open: async (page) => {
      const lab = new LabPage(page);
      await lab.entry('VPC').press('Enter');
      await expect(lab.receipt).toContainText('create-vpc');
      await press(page, 'History');
    },
  },
  { name: 'the layers', inside: POPOVER, open: (page) => press(page, 'Layers') },
  {
    name: 'the architectures',
    inside: DIALOG,
    open: async (page) => {
      await choose(page, 'Architectures');
      await expect(page.getByRole('region', { name: 'Ready architectures' })).toBeVisible();
    },
  },
  { name: 'renaming', inside: DIALOG, open: (page) => choose(page, 'Rename') },
  {
    name: 'the share sheet',
    inside: DIALOG,
    open: async (page) => {
      await press(page, 'Share');
      await new Documents(page).sheet.getByText('Show it inside another page').click();
    },
  },
  {
    name: 'the picture',
    inside: DIALOG,
    open: async (page) => {
      await page.keyboard.press('ControlOrMeta+Shift+E');
      await expect(page.getByRole('dialog').getByRole('img')).toBeVisible();
    },
  },
  {
    name: 'snapshots and a comparison',
    inside: DIALOG,
    open: async (page) => {
      await page.keyboard.press('ControlOrMeta+S');
      const dialog = page.getByRole('dialog', { name: 'Snapshots' });
      await dialog.getByRole('textbox').fill('One');
      await page.keyboard.press('Enter');
      await expect(dialog.getByText('One', { exact: true })).toBeVisible();
      await expectNoAccessibilityFault(page, DIALOG);
      await dialog.getByRole('button', { name: /^Compare with One/ }).click();
      await shown(page, /^Since/);
    },
  },
  {
    name: 'about',
    inside: DIALOG,
    open: async (page) => {
      await choose(page, 'About Skytrace');
      await shown(page, 'About Skytrace');
    },
  },
  {
    name: 'the report of an import that failed',
    inside: DIALOG,
    open: async (page) => {
      await new Documents(page).drop([{ name: 'broken.json', text: '{' }]);
      await shown(page, /^(?:Imported|Not opened)/);
    },
  },
  {
    name: 'the search',
    inside: DIALOG,
    open: async (page) => {
      await page.keyboard.press('ControlOrMeta+K');
      await expect(page.getByRole('group', { name: 'Commands' })).toBeVisible();
      await expectNoAccessibilityFault(page, DIALOG);
      await page.keyboard.type('web');
      await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    },
  },
  {
    name: 'the sheet of shortcuts',
    inside: DIALOG,
    open: async (page) => {
      await page.keyboard.press('F1');
      await shown(page, 'Keyboard shortcuts');
    },
  },
  {
    name: 'the context menu',
    inside: MENU,
    open: async (page) => {
      await new LabPage(page).node('Internet gateway shop-igw').click({ button: 'right' });
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'the question of a connection',
    inside: DIALOG,
    open: async (page) => {
      await selectOnly(page, 'EC2 instance web-1');
      await page.keyboard.press('c');
      await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    },
  },
  {
    name: 'the question of grouping',
    inside: DIALOG,
    open: async (page) => {
      await selectOnly(page, 'EC2 instance db-1');
      await page.keyboard.press('Control+g');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'the question of a deletion',
    inside: DIALOG,
    open: async (page) => {
      await new LabPage(page).node('Subnet db-a').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Delete');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'the subnet planner',
    inside: DIALOG,
    open: async (page) => {
      await new LabPage(page).node('VPC shop').click({ position: { x: 120, y: 12 } });
      await new InspectorPanel(page).button('Plan subnets').click();
      await shown(page, 'Subnets of shop');
    },
  },
];

/** The Lab at work, and the player in its views. */
const player: readonly Place[] = [
  {
    name: 'the Lab after an edit',
    open: async (page) => {
      const lab = new LabPage(page);
      await lab.drag(lab.entry('EC2 instance'), lab.node('Subnet db-a'));
      await expect(lab.receipt).toBeVisible();
    },
  },
  ...(['Step', 'Ladder', 'Table', 'Text'] as const).map(
    (view): Place => ({
      name: `the trace as ${view}`,
      inside: DOCK,
      open: async (page) => {
        const trace = new TraceDock(page);
        await trace.kept('internet → db-1:3306').click();
        await expect(trace.dock).toContainText('Blocked');
        await trace.show(view);
      },
    }),
  ),
  {
    name: 'a fix looked at beforehand',
    inside: DOCK,
    open: async (page) => {
      const trace = new TraceDock(page);
      await trace.kept('internet → db-1:3306').click();
      await trace.show('Step');
      const fix = trace.blockers.getByRole('region', { name: 'Fix 1', exact: true });
      await fix.getByRole('button', { name: 'Preview' }).click();
      await expect(fix.getByRole('region', { name: 'Preview' })).toContainText('Reachable');
    },
  },
  {
    name: 'the name of a kept question',
    inside: DOCK,
    open: (page) => new TraceDock(page).kept('app-1 → internet:443').press('F2'),
  },
];

/** The canvas and its tools, the other tabs below it, the inspector, the list. */
const others: readonly Place[] = [
  {
    name: 'the probe tool',
    inside: MAIN,
    open: async (page) => {
      await new LabPage(page).node('EC2 instance web-1').focus();
      await page.keyboard.press('p');
      await expect(page.getByRole('region', { name: 'Send a packet between' })).toBeVisible();
    },
  },
  {
    name: 'finding on the canvas',
    inside: MAIN,
    open: async (page) => {
      await new LabPage(page).node('EC2 instance web-1').focus();
      await page.keyboard.press('ControlOrMeta+F');
      await page.getByRole('searchbox', { name: 'Find on the canvas' }).fill('web');
      await expect(page.getByRole('search').filter({ hasText: /of \d/ })).toBeVisible();
    },
  },
  {
    name: 'reachability',
    inside: DOCK,
    open: async (page) => {
      await page.getByRole('tab', { name: 'Reachability' }).click();
      await expect(page.getByRole('button', { name: /^Internet to web-1 on tcp 443/ })).toBeVisible();
    },
  },
  { name: 'the terminal', inside: DOCK, open: (page) => new TerminalDock(page).open() },
  { name: 'the code', inside: DOCK, open: (page) => new CodePanel(page).open() },
  {
    name: 'the inspector with nothing selected',
    inside: INSPECTOR,
    open: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'the inspector of a network ACL',
    inside: INSPECTOR,
    open: async (page) => {
      const inspector = new InspectorPanel(page);
      await inspector.choose('Network ACLs', 'default of shop');
      await inspector.part('Inbound rules').getByRole('button', { name: 'Add rule' }).click();
    },
  },
  {
    name: 'the inspector of an instance',
    inside: INSPECTOR,
    open: async (page) => {
      await selectOnly(page, 'EC2 instance web-1');
      await expect(new InspectorPanel(page).field('Name')).toHaveValue('web-1');
    },
  },
  {
    name: 'the list',
    inside: MAIN,
    open: async (page) => {
      const list = new ListView(page);
      await selectOnly(page, 'EC2 instance web-1');
      await list.show();
      await list.row('web-1 EC2 instance').click();
      await page.keyboard.press('Shift+F10');
      await expect(list.menu).toBeVisible();
      await expectNoAccessibilityFault(page, MENU);
      await page.keyboard.press('Escape');
    },
  },
  ...(['Connections', 'Questions'] as const).map(
    (tab): Place => ({
      name: `the list of ${tab}`,
      inside: MAIN,
      open: (page) => new ListView(page).tab(tab),
    }),
  ),
  {
    name: 'an empty canvas',
    open: async (page) => {
      await page.getByRole('button', { name: 'Canvas', exact: true }).click();
      await choose(page, 'Blank canvas');
      await expect(page.getByRole('region', { name: 'Start here' })).toBeVisible();
    },
  },
  {
    name: 'a shared architecture with a question',
    open: async (page) => {
      const documents = new Documents(page);
      const link = await documents.link('Why?');
      await page.goto('about:blank');
      await page.goto(link);
      await expect(documents.shared).toContainText('Why?');
    },
  },
];

/** A phone has its own arrangement of the same things. */
const onPhone: readonly Place[] = [
  { name: 'the first visit', open: (page) => expect(new TraceDock(page).dock).toContainText('Reachable') },
  {
    name: 'a blocked trace',
    open: async (page) => {
      const trace = new TraceDock(page);
      await trace.kept('internet → db-1:3306').click();
      await expect(trace.dock).toContainText('Blocked');
    },
  },
  { name: 'the canvas', open: (page) => new LabPage(page).showPart('Canvas') },
  {
    name: 'the list',
    open: async (page) => {
      await new LabPage(page).showPart('List');
      await new ListView(page).row('web-1 EC2 instance').click();
    },
  },
  { name: 'the questions', inside: MAIN, open: (page) => new ListView(page).tab('Questions') },
  { name: 'the details', open: (page) => new LabPage(page).showPart('Details') },
  { name: 'the document menu', inside: POPOVER, open: (page) => new Documents(page).menu.click() },
  { name: 'the architectures', inside: DIALOG, open: (page) => choose(page, 'Architectures') },
  { name: 'the share sheet', inside: DIALOG, open: (page) => press(page, 'Share') },
  { name: 'the search', inside: DIALOG, open: (page) => press(page, 'Search') },
  { name: 'snapshots', inside: DIALOG, open: (page) => choose(page, 'Snapshots') },
  {
    name: 'an empty list',
    open: async (page) => {
      await choose(page, 'Blank canvas');
      await expect(page.getByRole('region', { name: 'Start here' })).toBeVisible();
    },
  },
  { name: 'the home of learning', open: (page) => new LearnPage(page).open() },
  { name: 'a lesson', open: (page) => new LearnPage(page).openCard('vpc', 'parts') },
  {
    name: 'a quiz',
    open: async (page) => {
      await page.goto('./#/learn/vpc-controls/quiz');
      await new LearnPage(page).settled();
    },
  },
  {
    name: 'an exercise',
    open: async (page) => {
      const exercise = new ExercisePage(page);
      await exercise.open('vpc-controls', 'three-faults');
      await exercise.panel.getByRole('button', { name: 'Hint' }).first().click();
    },
  },
];

async function walk(page: Page, places: readonly Place[]): Promise<void> {
  for (const { name, open, inside } of places)
    await test.step(name, async () => {
      await open(page);
      await expectNoAccessibilityFault(page, inside);
      await page.keyboard.press('Escape');
      await expect(page.locator(`${DIALOG}, ${MENU}`)).toHaveCount(0);
    });
}

test.beforeEach(async ({ page }) => {
  // Many places in one visit: fetching the page for each would take far longer.
  test.setTimeout(150_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

test('no dialog and no menu has an accessibility fault, light or dark', async ({ page }) => {
  await new LabPage(page).open();
  await walk(page, overlays);
});

test('neither the Lab nor its trace player has an accessibility fault, light or dark', async ({ page }) => {
  await new LabPage(page).visit();
  await expect(new TraceDock(page).dock).toContainText('Reachable');
  await expectNoAccessibilityFault(page);
  await new LabPage(page).open();
  await walk(page, player);
});

test('no tool, tab, inspector and list has an accessibility fault, light or dark', async ({ page }) => {
  await new LabPage(page).open();
  await walk(page, others);
});

test('on a phone nothing has an accessibility fault, light or dark', async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto('./');
  await walk(page, onPhone);
});
