import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

test('panels are resized by dragging and by key, fold away, and stand so on the next visit', async ({
  page,
}) => {
  const lab = new LabPage(page);
  await lab.open();
  const palette = page.getByRole('separator', { name: 'Width of the palette' });
  const before = Number(await palette.getAttribute('aria-valuenow'));
  await palette.press('ArrowRight');
  await expect(palette).toHaveAttribute('aria-valuenow', String(before + 16));
  const player = page.getByRole('separator', { name: 'Height of the player' });
  const question = new TraceDock(page).kept('internet → db-1:3306');
  // With nothing asked it is a bar, and the drawing has the room.
  const drawing = async () => (await lab.canvas.boundingBox())?.height ?? 0;
  const alone = await drawing();
  await expect(player).toHaveCount(0);
  await question.click();
  await expect.poll(drawing).toBeLessThan(alone - 100);
  const height = Number(await player.getAttribute('aria-valuenow'));
  const box = await player.boundingBox();
  if (box === null) throw new Error('The border of the player is not in the page.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 - 80, { steps: 4 });
  await page.mouse.up();
  await expect(player).toHaveAttribute('aria-valuenow', String(height + 80));
  await page.getByRole('button', { name: 'Close the trace' }).click();
  await page.getByRole('button', { name: 'Hide inspector' }).click();
  await page.getByRole('button', { name: 'Fold the palette away' }).click();
  await lab.entry('VPC').click();
  await expect(lab.receipt).toContainText('create-vpc');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Show inspector' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show the palette' })).toBeVisible();
  await question.click();
  await expect(player).toHaveAttribute('aria-valuenow', String(height + 80));
});

test('on a laptop the drawing keeps the larger part, shown whole, and the inspector comes with a selection', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const lab = new LabPage(page);
  await lab.visit();
  await lab.settled();
  const canvas = await lab.canvas.boundingBox();
  expect(canvas?.width).toBeGreaterThan(960);
  expect(canvas?.height).toBeGreaterThan(340);
  for (const name of ['Region us-east-1', 'The internet', 'Subnet db-b'])
    await expect(lab.node(name)).toBeInViewport({ ratio: 0.99 });
  await page.getByRole('button', { name: 'Fold the player away' }).click();
  await expect(page.getByRole('region', { name: 'Trace player' })).toHaveCount(0);
  // Whoever asks sees the answer.
  const trace = new TraceDock(page);
  await trace.kept('internet → db-1:3306').click();
  await expect(trace.dock).toContainText('Blocked');
  await lab.node('EC2 instance app-1').click();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('10.0.10.4');
});
