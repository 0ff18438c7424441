import type { Page } from '@playwright/test';
import { expectNoAccessibilityFault } from './fixtures/axe.ts';
import { CodePanel } from './fixtures/code-panel.ts';
import { Documents } from './fixtures/documents.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';

async function openCode(page: Page) {
  const lab = new LabPage(page);
  await lab.open();
  const code = new CodePanel(page);
  await code.open();
  return { lab, code };
}

test('the document is edited as JSON and applied as one step that undo takes back', async ({ page }) => {
  const { lab, code } = await openCode(page);
  await code.find('shop');
  await page.keyboard.type('store');
  await expect(code.root.getByText('Written here, not applied yet.')).toBeVisible();
  await code.apply().click();
  await expect(lab.node('VPC store')).toBeVisible();
  await expect(lab.undo()).toHaveAccessibleName('Undo: Apply code to store');
  await lab.undo().click();
  await expect(lab.node('VPC shop')).toBeVisible();
  await expect(code.line('"shop"')).toBeVisible();
  await expect(code.apply()).toBeDisabled();
});

test('what is wrong in the text is told with its line and column, and nothing is changed', async ({
  page,
}) => {
  const { lab, code } = await openCode(page);
  await code.find('10.0.0.0/16');
  await page.keyboard.type('10.0.0.0');
  const problem = code.problems.getByRole('button');
  await expect(problem.first()).toHaveText(/^Line \d+, column \d+.*“10.0.0.0” is not a block of addresses/);
  await expect(code.root.locator('.squiggly-error')).not.toHaveCount(0);
  await code.apply().click();
  await expect(code.root.getByText('Nothing was changed:')).toBeVisible();
  await expect(code.line('"10.0.0.0"')).toBeVisible();
  await expect(lab.undo()).toHaveAccessibleName('Nothing to undo');
});

test('fields, and resources by their names, are offered while typing, and explained', async ({ page }) => {
  const { code } = await openCode(page);
  const offers = page.locator('.suggest-widget').getByRole('option');
  const vpc = (await code.line('"vpc-').textContent()) ?? '';
  const id = /vpc-[0-9a-f]+/.exec(vpc)?.[0] ?? '';
  await code.find(`"VpcId": "${id}"`);
  await page.keyboard.type('"VpcId": "sho');
  await expect(offers).toHaveText([/shop.*10\.0\.0\.0\/16/]);
  await page.keyboard.press('Enter');
  await expect(code.line(`"VpcId": "${id}"`)).toBeVisible();
  await expect(code.root.getByText('Written here, not applied yet.')).toHaveCount(0);
  await code.find('MapPublicIpOnLaunch');
  await page.keyboard.type('Map');
  await page.keyboard.press('Control+Space');
  await expect(offers.filter({ hasText: 'MapPublicIpOnLaunch' })).toBeVisible();
  await page.keyboard.press('Escape');
  await code.line('"DefaultForAz"').getByText('"DefaultForAz"').hover();
  await expect(page.locator('.monaco-hover').getByText('Default subnet')).toBeVisible();
});

test('what is selected on the canvas is lit in the text, and the cursor selects', async ({ page }) => {
  const { lab, code } = await openCode(page);
  await lab.node('EC2 instance db-1').click();
  await expect(code.root.locator('.code-lit').first()).toBeVisible();
  await expect(code.line('"ImageId"')).toBeVisible();
  await code.find('"web-a"');
  await page.keyboard.press('End');
  await expect(lab.status).toContainText('Subnet web-a selected');
  await code.openScript();
  await expect(code.line(/^SUBNET_\d=\$\(aws\s.*10\.0\.1\.0\/24/)).toBeVisible();
  await expect(code.root.locator('.code-lit').last()).toBeVisible();
});

test('an edit elsewhere is told while text is written, and both are merged', async ({ page }) => {
  const { lab, code } = await openCode(page);
  await code.find('shop');
  await page.keyboard.type('store');
  await lab.node('EC2 instance web-1').click();
  await page.keyboard.press('Control+d');
  const told = code.root.getByRole('alert');
  await expect(told).toContainText('The architecture changed elsewhere');
  await told.getByRole('button', { name: 'Merge both' }).click();
  await expect(code.root.getByText('Both changes are in the text now.')).toBeVisible();
  await code.apply().click();
  await expect(lab.node('VPC store')).toBeVisible();
  await expect(lab.node('EC2 instance web-3')).toBeVisible();
});

test('the AWS CLI script of the whole architecture is read and copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { code } = await openCode(page);
  await code.openScript();
  await code.root.getByRole('button', { name: 'Copy script' }).click();
  await expect(code.root.getByText('Copied.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^#!\/usr\/bin\/env bash\n/);
  expect(copied).toContain('VPC_1=$(aws ec2 create-vpc');
  const download = page.waitForEvent('download');
  await code.root.getByRole('button', { name: 'Download script' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.sh$/);
});

test('the editor is left by keyboard: Escape, then Tab', async ({ page }) => {
  const { code } = await openCode(page);
  await code.input().focus();
  await page.keyboard.press('Escape');
  await expect(code.root.getByText('Tab now leaves the editor.')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(code.input()).not.toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(code.input()).toBeFocused();
});

test('on a read-only link the text is read, not written, and says why', async ({ page }) => {
  const lab = new LabPage(page);
  await lab.open();
  const link = await new Documents(page).link('', true);
  await page.goto('about:blank');
  await page.goto(link);
  const code = new CodePanel(page);
  await code.open();
  await expect(code.root.getByText('This link is read-only: keep a copy to change it.')).toBeVisible();
  await expect(code.apply()).toHaveCount(0);
  await code.line('"vpc"').click();
  await page.keyboard.type('x');
  await expect(code.root.locator('.monaco-editor-overlaymessage')).toContainText('read-only');
  await expect(code.line('x"vpc"')).toHaveCount(0);
});

test('the code editor has the page’s colours and no accessibility fault', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { code } = await openCode(page);
  const ground = code.root.locator('.monaco-editor-background').first();
  await expect(ground).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expectNoAccessibilityFault(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(ground).toHaveCSS('background-color', 'rgb(19, 26, 44)');
});
