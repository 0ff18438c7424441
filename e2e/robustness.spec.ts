import { Documents } from './fixtures/documents.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { expect, test } from './fixtures/test.ts';

test('without storage it says so, keeps working and offers the file', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('not here', 'SecurityError');
    };
  });
  const lab = new LabPage(page);
  await lab.open();
  await expect(new Documents(page).notice).toContainText('This browser lets the page store nothing');
  await lab.drag(lab.entry('EC2 instance'), lab.node('Subnet db-a'));
  await expect(lab.node('EC2 instance db-3')).toBeVisible();
  const footer = page.getByRole('contentinfo');
  await expect(footer).toContainText('This browser lets the page store nothing');
  await Promise.all([
    page.waitForEvent('download'),
    footer.getByRole('button', { name: 'Download file' }).click(),
  ]);
});

test('when storage is full it says so, keeps working and saves once there is room', async ({ page }) => {
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    let isFull = true;
    IDBObjectStore.prototype.put = function (...given) {
      if (isFull) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, given);
    };
    Object.assign(globalThis, { makeRoom: () => (isFull = false) });
  });
  const lab = new LabPage(page);
  await lab.open();
  await lab.drag(lab.entry('EC2 instance'), lab.node('Subnet db-a'));
  await expect(page.getByRole('contentinfo')).toContainText('The storage of this browser is full');
  await page.evaluate(() => (globalThis as unknown as { makeRoom(): void }).makeRoom());
  await lab.drag(lab.entry('EC2 instance'), lab.node('Subnet db-b'));
  await new Documents(page).isSaved();
});

test('a damaged stored document is passed over, and the others open', async ({ page }) => {
  const lab = new LabPage(page);
  const documents = new Documents(page);
  await lab.open();
  await documents.choose('Duplicate');
  await documents.isSaved();
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('skytrace');
        open.onerror = reject;
        open.onsuccess = () => {
          const work = open.result.transaction('documents', 'readwrite');
          work.objectStore('documents').put({ id: 'x', text: 5 }, 'x');
          work.oncomplete = () => {
            open.result.close();
            resolve();
          };
        };
      }),
  );
  await page.reload();
  await expect(documents.menu).toHaveAccessibleName('Architecture: Copy of Three tiers over two zones');
});

test('names with markup are words, and huge, truncated or foreign files are refused with the reason', async ({
  page,
}) => {
  const lab = new LabPage(page);
  const documents = new Documents(page);
  await lab.open();
  await page.evaluate(() => Object.assign(globalThis, { ran: false }));
  const evil = '<img src=x onerror="ran=true">[a](javascript:ran=true)';
  await documents.choose('Rename');
  await page.getByRole('textbox', { name: 'Name' }).fill(evil);
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect(documents.menu).toHaveAccessibleName(`Architecture: ${evil}`);
  const link = await documents.link(evil);
  await page.goto('about:blank');
  await page.goto(link);
  await expect(documents.shared).toContainText(evil);
  await expect(documents.menu).toHaveAccessibleName(`Architecture: ${evil}`);
  expect(await page.evaluate(() => (globalThis as { ran?: boolean }).ran === true)).toBe(false);
  await documents.drop([
    { name: 'huge.json', text: `{"a":"${'x'.repeat(5_000_000)}"}` },
    { name: 'cut.json', text: '{"format":"skytrace/lab","version":1,"cl' },
    { name: 'page.html', text: '<script>ran=true</script>' },
  ]);
  for (const name of ['huge.json', 'cut.json', 'page.html'])
    await expect(documents.report).toContainText(name);
  await documents.report.getByRole('button', { name: 'Close' }).first().click();
  await page.goto('about:blank');
  await page.goto(`./#1.${'A'.repeat(1_500_000)}`);
  await expect(documents.notice).toContainText('Your own architectures are untouched.');
});
