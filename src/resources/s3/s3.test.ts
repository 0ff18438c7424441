import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { DataLab } from '../../testing/operations/data/data-lab.ts';

const Bucket = 'amazing-photos';
const base64 = (text: string) => Buffer.from(text).toString('base64');

function labWithBucket(): DataLab {
  const lab = new DataLab();
  lab.run('s3api:CreateBucket', { Bucket });
  return lab;
}

it('keeps objects byte for byte, with the ETag of their content', () => {
  const lab = labWithBucket();
  const Body = base64('naïve ünïcode 😀\n\0');
  const ETag = `"${createHash('md5').update(Buffer.from(Body, 'base64')).digest('hex')}"`;
  expect(lab.run('s3api:PutObject', { Bucket, Key: 'a', Body })).toMatchObject({ ETag });
  expect(lab.run('s3api:GetObject', { Bucket, Key: 'a' })).toMatchObject({ Body, ETag });
});

it('lays versions and delete markers over each other', () => {
  const lab = labWithBucket();
  lab.run('s3api:PutObject', { Bucket, Key: 'a', Body: base64('one') });
  lab.run('s3api:PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Enabled' } });
  const second = lab.run('s3api:PutObject', { Bucket, Key: 'a', Body: base64('two') });
  const marker = lab.run('s3api:DeleteObject', { Bucket, Key: 'a' });
  expect(marker).toMatchObject({ DeleteMarker: true });
  expect(lab.refusal('s3api:GetObject', { Bucket, Key: 'a' })).toMatch(/^NoSuchKey: /);
  const listed = lab.run('s3api:ListObjectVersions', { Bucket });
  expect(listed.Versions).toMatchObject([
    { VersionId: second.VersionId, IsLatest: false },
    { VersionId: 'null' },
  ]);
  expect(listed.DeleteMarkers).toMatchObject([{ VersionId: marker.VersionId, IsLatest: true }]);
  expect(lab.run('s3api:GetObject', { Bucket, Key: 'a', VersionId: 'null' }).Body).toBe(base64('one'));
  lab.run('s3api:DeleteObject', { Bucket, Key: 'a', VersionId: String(marker.VersionId) });
  expect(lab.run('s3api:GetObject', { Bucket, Key: 'a' }).Body).toBe(base64('two'));
  expect(lab.refusal('s3api:DeleteBucket', { Bucket })).toMatch(
    /You must delete all versions in the bucket\.$/,
  );
});

it('rolls keys up to the delimiter and pages through them', () => {
  const lab = labWithBucket();
  for (const Key of ['a/1', 'a/2', 'b', 'c/1', 'd']) lab.run('s3api:PutObject', { Bucket, Key });
  const first = lab.run('s3api:ListObjectsV2', { Bucket, Delimiter: '/', MaxKeys: 2 });
  expect(first).toMatchObject({
    CommonPrefixes: [{ Prefix: 'a/' }],
    Contents: [{ Key: 'b' }],
    KeyCount: 2,
    IsTruncated: true,
  });
  const ContinuationToken = String(first.NextContinuationToken);
  expect(lab.run('s3api:ListObjectsV2', { Bucket, Delimiter: '/', ContinuationToken })).toMatchObject({
    CommonPrefixes: [{ Prefix: 'c/' }],
    Contents: [{ Key: 'd' }],
    IsTruncated: false,
  });
});

it('makes an object of its parts', () => {
  const lab = labWithBucket();
  const { UploadId } = lab.run('s3api:CreateMultipartUpload', { Bucket, Key: 'film' });
  const part = { Bucket, Key: 'film', UploadId: String(UploadId) };
  const { ETag } = lab.run('s3api:UploadPart', { ...part, PartNumber: 1, Body: base64('roll') });
  const Parts = [{ PartNumber: 1, ETag: String(ETag) }];
  expect(lab.run('s3api:CompleteMultipartUpload', { ...part, MultipartUpload: { Parts } }).ETag).toMatch(
    /-1"$/,
  );
  expect(lab.run('s3api:GetObject', { Bucket, Key: 'film' }).Body).toBe(base64('roll'));
  expect(lab.run('s3api:ListMultipartUploads', { Bucket })).not.toHaveProperty('Uploads');
});

it('says what is not simulated of large objects, and keeps nothing of them', () => {
  const lab = labWithBucket();
  const Body = 'A'.repeat(1_400_004);
  expect(lab.refusal('s3api:PutObject', { Bucket, Key: 'a', Body })).toBe(
    'NotSimulated: an object here holds up to 1 MiB',
  );
  const part = 'A'.repeat(1_398_100);
  for (let index = 0; index < 8; index++) lab.run('s3api:PutObject', { Bucket, Key: `${index}`, Body: part });
  expect(lab.refusal('s3api:PutObject', { Bucket, Key: '9', Body: part })).toMatch(/^NotSimulated: .* 8 MiB/);
});
