import type { Locator } from '@playwright/test';
import { Documents } from './fixtures/documents.ts';
import { InspectorPanel } from './fixtures/inspector-panel.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('The node is not in the page.');
  return { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
}

test('stands instances in subnets in zone columns in a VPC in a Region, gateways on the border, the internet outside', async ({
  page,
}) => {
  const lab = new LabPage(page);
  await lab.open();
  const names = [
    'Region us-east-1',
    'VPC shop',
    'Availability Zone us-east-1a',
    'Subnet web-a',
    'EC2 instance web-1',
  ];
  const boxes = await Promise.all(names.map((name) => boxOf(lab.node(name))));
  for (const [index, inner] of boxes.slice(1).entries()) {
    const outer = boxes[index] as (typeof boxes)[number];
    expect(inner.left, names[index + 1]).toBeGreaterThan(outer.left);
    expect(inner.right, names[index + 1]).toBeLessThan(outer.right);
    expect(inner.top, names[index + 1]).toBeGreaterThan(outer.top);
    expect(inner.bottom, names[index + 1]).toBeLessThan(outer.bottom);
  }
  const [zoneA, zoneB] = [boxes[2], await boxOf(lab.node('Availability Zone us-east-1b'))];
  expect(zoneB.left).toBeGreaterThan(zoneA?.right ?? 0);
  const gateway = await boxOf(lab.node('Internet gateway shop-igw'));
  expect(gateway.left).toBeLessThan(boxes[1]?.left ?? 0);
  expect(gateway.right).toBeGreaterThan(boxes[1]?.left ?? 0);
  const internet = await boxOf(lab.node('The internet'));
  expect(internet.right).toBeLessThan(boxes[0]?.left ?? 0);
});

test('the overview map comes when something is out of sight and moves the view; all is fitted again', async ({
  page,
}) => {
  const lab = new LabPage(page);
  await lab.open();
  const map = page.getByRole('img', { name: 'Overview of the canvas' });
  await expect(map).toHaveCount(0);
  await lab.canvas.click({ position: { x: 5, y: 5 } });
  for (const _ of [1, 2, 3]) await page.keyboard.press('Control+=');
  await expect(map).toBeVisible();
  const before = await boxOf(lab.node('VPC shop'));
  const at = await boxOf(map);
  await page.mouse.move(at.left + 60, at.top + 50);
  await page.mouse.down();
  await page.mouse.move(at.left + 80, at.top + 50, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await boxOf(lab.node('VPC shop'))).left).toBeLessThan(before.left - 20);
  await page.keyboard.press('Shift+1');
  await expect(map).toHaveCount(0);
  await page.getByRole('button', { name: 'Layers' }).click();
  const grid = page.locator('.react-flow__background');
  const shown = await grid.count();
  await page.getByRole('checkbox', { name: 'Grid' }).click();
  await expect(grid).toHaveCount(1 - shown);
});

test('twenty edits of all kinds are undone to what was opened and redone to what was made', async ({
  page,
}) => {
  test.slow();
  const lab = new LabPage(page);
  const inspector = new InspectorPanel(page);
  const documents = new Documents(page);
  await lab.open();
  const opened = await documents.link();
  const insert = async (line: string) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search' }).fill(line);
    await page.keyboard.press('Enter');
  };
  const onNode = async (name: string, keys: string) => {
    await lab.node(name).focus();
    await page.keyboard.press('Enter');
    for (const key of keys.split(' ').filter(Boolean)) await page.keyboard.press(key);
  };
  const onTable = async (kind: string, name: string) => {
    await onNode('VPC shop', 'Escape');
    await inspector.choose(kind, name);
  };
  const addInbound = async (preset: string) => {
    const rules = inspector.part('Inbound rules');
    await rules.getByRole('button', { name: 'Add rule' }).click();
    if (preset !== '') await inspector.button(preset).click();
    await rules.getByRole('form').getByRole('button', { name: 'Add rule' }).click();
  };
  const edits: Readonly<Record<string, () => Promise<unknown>>> = {
    'drag an instance from the palette': () => lab.drag(lab.entry('EC2 instance'), lab.node('Subnet db-a')),
    'drag an interface from the palette': () =>
      lab.drag(lab.entry('Network interface'), lab.node('Subnet db-b')),
    'insert by typing': () => insert('+ec2 cache-1 in app-b'),
    'move to another subnet': async () => {
      await onNode('EC2 instance app-1', '');
      await page.getByRole('button', { name: 'Move to subnet…' }).click();
      await page.getByRole('button', { name: /^db-b/ }).click();
    },
    nudge: () => onNode('EC2 instance db-1', 'Shift+ArrowRight'),
    duplicate: () => onNode('EC2 instance web-1', 'Control+d'),
    'copy and paste': () => onNode('EC2 instance db-2', 'Control+c Control+v'),
    delete: () => onNode('EC2 instance web-2', 'Delete'),
    'delete a gateway': () => onNode('NAT gateway nat-b', 'Delete'),
    tidy: async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Shift+T');
    },
    rename: async () => {
      await onNode('EC2 instance db-2', '');
      await inspector.field('Name').fill('standby');
      await page.keyboard.press('Enter');
    },
    switch: () => inspector.field('Source/destination check').click(),
    'delete a rule': async () => {
      await onTable('Security groups', 'web');
      await inspector.button('Delete HTTPS from anywhere').click();
    },
    'add a rule by preset': () => addInbound('HTTPS from anywhere'),
    'add an entry of a network ACL': async () => {
      await onTable('Network ACLs', 'default of shop');
      await addInbound('');
    },
    'reorder entries': () =>
      inspector
        .part('Inbound rules')
        .getByRole('button', { name: /^Read rule 110 earlier/ })
        .click(),
    'keep a question': async () => {
      await page.getByRole('region', { name: 'Trace player' }).getByLabel('Traffic').selectOption('ssh');
      await page.getByRole('button', { name: 'Keep this question' }).click();
    },
    'forget a question': async () => {
      await page.getByRole('list', { name: 'Kept questions' }).getByRole('button').first().focus();
      await page.keyboard.press('Delete');
    },
    'stop an instance': async () => {
      await onNode('EC2 instance web-1', '');
      await page.getByRole('button', { name: /^Stop/ }).click();
    },
    'insert a VPC': () => insert('+vpc'),
  };
  expect(Object.keys(edits)).toHaveLength(20);
  for (const [what, edit] of Object.entries(edits)) {
    const before = await lab.undo().getAttribute('aria-label');
    await edit();
    await expect.poll(() => lab.undo().getAttribute('aria-label'), what).not.toBe(before);
  }
  const made = await documents.link();
  expect(made).not.toBe(opened);
  for (let count = 0; count < 20; count++) {
    await expect(lab.undo()).toBeEnabled();
    await lab.undo().click();
  }
  await expect(lab.undo()).toBeDisabled();
  expect(await documents.link()).toBe(opened);
  for (let count = 0; count < 20; count++) await lab.redo().click();
  await expect(lab.redo()).toBeDisabled();
  expect(await documents.link()).toBe(made);
});
