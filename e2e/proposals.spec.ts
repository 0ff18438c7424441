import readQr from 'jsqr';
import { expectNoAccessibilityFault } from './fixtures/axe.ts';
import { Documents } from './fixtures/documents.ts';
import { InspectorPanel } from './fixtures/inspector-panel.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

test('a change is proposed by a link: compared, shown on the canvas, taken into a copy whose undo is the base', async ({
  page,
}) => {
  const lab = new LabPage(page);
  const documents = new Documents(page);
  const inspector = new InspectorPanel(page);
  await lab.open();
  await inspector.choose('Security groups', 'web');
  await inspector.button('Delete HTTPS from anywhere').click();
  await lab.drag(lab.entry('EC2 instance'), lab.node('Subnet db-a'));
  await expect(lab.node('EC2 instance db-3')).toBeVisible();
  await new TraceDock(page).kept('internet → web-1:443').click();
  const link = await documents.proposal('<b>Ada</b>', 'Nobody should come in.');
  expect(link).toContain('#2.');
  await page.goto('about:blank');
  await page.goto(link);
  await expect(documents.shared).toContainText('<b>Ada</b> proposes a change.');
  await expect(documents.shared).toContainText('Nobody should come in.');
  await expect(lab.node('EC2 instance web-1')).toBeVisible();
  await expect(lab.node('EC2 instance db-3')).toHaveCount(0);
  const { dock } = new TraceDock(page);
  await expect(dock).toContainText('Reachable');
  const states = documents.shared.getByRole('group', { name: 'On the canvas' });
  await states.getByRole('button', { name: 'As proposed' }).click();
  await expect(lab.node('EC2 instance db-3')).toBeVisible();
  await expect(dock).toContainText('Blocked');
  await lab.node('EC2 instance db-3').click();
  await page.keyboard.press('Delete');
  await expect(lab.node('EC2 instance db-3')).toBeVisible();
  await states.getByRole('button', { name: 'As it was' }).click();
  await expect(lab.node('EC2 instance db-3')).toHaveCount(0);
  await expect(dock).toContainText('Reachable');
  await documents.shared.getByRole('button', { name: 'Compare…' }).click();
  const dialog = page.getByRole('dialog', { name: 'What <b>Ada</b> proposes' });
  const effect = dialog.getByRole('region', { name: 'What opens and what closes' });
  await expect(effect).toContainText(/internet → web-1, tcp 443\s*Reachable\s*Blocked/);
  await expect(effect).toContainText(/Closes\s*tcp 443 from Internet/);
  await expect(dialog.getByRole('region', { name: 'Resource by resource' })).toContainText('db-3');
  await expectNoAccessibilityFault(page);
  await dialog.getByRole('button', { name: 'Take it into a copy' }).click();
  await documents.isSaved();
  await expect(lab.node('EC2 instance db-3')).toBeVisible();
  await lab.undo().click();
  await expect(lab.node('EC2 instance db-3')).toHaveCount(0);
});

test('the reader of a question link answers with a proposal', async ({ page }) => {
  const lab = new LabPage(page);
  const documents = new Documents(page);
  await lab.open();
  const asked = await documents.link('How do I add a server?');
  await page.goto('about:blank');
  await page.goto(asked);
  const answer = documents.shared.getByRole('button', { name: 'Answer with a proposal' });
  await expect(answer).toBeDisabled();
  await lab.drag(lab.entry('EC2 instance'), lab.node('Subnet db-a'));
  await expect(lab.node('EC2 instance db-3')).toBeVisible();
  await answer.click();
  await expect(documents.sheet.getByLabel('What it shows')).toHaveValue('opened');
  const link = await documents.sheet.getByLabel('Link', { exact: true }).inputValue();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(documents.shared).toContainText('The sender proposes a change.');
  await expect(lab.node('EC2 instance web-1')).toBeVisible();
  await expect(lab.node('EC2 instance db-3')).toHaveCount(0);
});

test('a short link is also a QR code that a camera can read; a long one says why not', async ({ page }) => {
  await new LabPage(page).open();
  const { sheet } = new Documents(page);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const link = await sheet.getByLabel('Link', { exact: true }).inputValue();
  await sheet.getByText('QR code for a phone').click();
  const code = sheet.getByRole('img', { name: 'QR code of the link' });
  await expect(code).toBeVisible();
  const { pixels, side } = await code.evaluate(async (drawing) => {
    const image = new Image();
    const copy = drawing.cloneNode(true) as SVGElement;
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    const size = (drawing as SVGSVGElement).viewBox.baseVal.width * 4;
    copy.setAttribute('width', String(size));
    copy.setAttribute('height', String(size));
    image.src = `data:image/svg+xml,${encodeURIComponent(copy.outerHTML)}`;
    await image.decode();
    const canvas = new OffscreenCanvas(size, size);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no drawing here');
    context.fillStyle = getComputedStyle(drawing).backgroundColor;
    context.fillRect(0, 0, size, size);
    context.drawImage(image, 0, 0);
    return { pixels: [...context.getImageData(0, 0, size, size).data], side: size };
  });
  expect(readQr(Uint8ClampedArray.from(pixels), side, side)?.data).toBe(link);
  const essay = Array.from({ length: 500 }, (_, index) =>
    String.fromCharCode(0x4e00 + ((index * 7919) % 20_000)),
  ).join('');
  await sheet.getByLabel(/^Your question/).fill(essay);
  await expect(code).toHaveCount(0);
  await expect(sheet.getByText(/phones read a QR code of up to/)).toBeVisible();
});
