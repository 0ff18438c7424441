import { expect, it } from 'vitest';
import { newDocument } from '../editor/document.ts';
import { parseLabDocument } from '../io/lab-file/parse-lab-document.ts';
import { readWhole } from '../io/lab-file/read-whole.ts';
import { serialiseLabDocument } from '../io/lab-file/serialise-lab-document.ts';
import { decodeLink } from '../io/share-link/decode-link.ts';
import { encodeLink } from '../io/share-link/encode-link.ts';
import { applyRequest } from '../kernel/cloud/apply.ts';
import { newCloud } from '../kernel/cloud/new-cloud.ts';
import { DataLab } from '../testing/operations/data/data-lab.ts';
import { loadDataServices } from './load-data-services.ts';
import { awsRegistry } from './registry.ts';

const place = { account: '111122223333', region: 'us-east-1' };

it('opens documents and links that hold data, whether or not its types were loaded before', async () => {
  const lab = new DataLab();
  lab.run('s3api:CreateBucket', { Bucket: 'amazing-photos' });
  lab.run('s3api:PutObject', { Bucket: 'amazing-photos', Key: 'cat.jpg', Body: 'bWVvdw==' });
  lab.run('iam:CreateUser', { UserName: 'alice' });
  const document = newDocument('one', 'One', lab.cloud, place);
  const text = serialiseLabDocument(document);
  const unloaded = Object.hasOwn(awsRegistry, 's3-bucket') ? [] : parseLabDocument(text);
  if ('ok' in unloaded) expect(unloaded.ok).toBe(false);
  expect(await readWhole(() => parseLabDocument(text))).toEqual({ ok: true, value: document });
  const link = encodeLink(document);
  const opened = await readWhole(() => decodeLink(link));
  expect(opened.ok && opened.value.document.cloud).toEqual(lab.cloud);
});

it('leaves documents without data as they were, and answers their requests from then on', async () => {
  const empty = newCloud(awsRegistry);
  await loadDataServices();
  await loadDataServices();
  expect(newCloud(awsRegistry)).toEqual(empty);
  const ask = (operation: string, input: { [field: string]: string }, cloud = empty) =>
    applyRequest(awsRegistry, cloud, { service: 's3api', operation, input, ...place, at: 0 });
  const made = ask('CreateBucket', { Bucket: 'amazing-photos' });
  if (!made.ok) throw new Error(made.error.message);
  expect(Object.keys(made.cloud.tables)).toContain('s3-bucket');
  const deleted = ask('DeleteBucket', { Bucket: 'amazing-photos' }, made.cloud);
  if (!deleted.ok) throw new Error(deleted.error.message);
  expect(deleted.cloud.tables).toEqual(empty.tables);
  expect(deleted.cloud.versions).toEqual(empty.versions);
});
