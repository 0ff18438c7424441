import { describe, expect, it } from 'vitest';
import { openShell } from '../test-kit.ts';

describe('aws s3', () => {
  it('makes, fills, lists, copies, synchronises and empties buckets', async () => {
    const { run } = openShell();
    const ran = await run(`
aws s3 mb s3://learn-one; aws s3 mb s3://learn-two --region eu-west-1
mkdir -p site/img; echo hello > site/index.html; echo pic > site/img/a.txt; echo old > old.txt
aws s3 cp old.txt s3://learn-one/docs/
aws s3 sync site s3://learn-one/site --exclude 'img/*'; aws s3 sync site s3://learn-one/site; aws s3 sync site s3://learn-one/site
aws s3 ls s3://learn-one; aws s3 ls s3://learn-one/site/ --recursive --human-readable --summarize
aws s3 cp s3://learn-one/docs/old.txt . ; aws s3 cp s3://learn-one/site/index.html -
rm site/img/a.txt; aws s3 sync site s3://learn-one/site --delete
aws s3 sync s3://learn-one/ s3://learn-two/
aws s3 mv s3://learn-two/docs/old.txt s3://learn-two/new.txt
aws s3 rm s3://learn-one/ --recursive --dryrun
aws s3 rm s3://learn-one/docs/old.txt
aws s3 rb s3://learn-one; echo $?; aws s3 rb s3://learn-one --force; aws s3 ls | cut -c21-`);
    expect(ran.out.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, 'TIME')).toBe(
      [
        'make_bucket: learn-one',
        'make_bucket: learn-two',
        'upload: ./old.txt to s3://learn-one/docs/old.txt',
        'upload: site/index.html to s3://learn-one/site/index.html',
        'upload: site/img/a.txt to s3://learn-one/site/img/a.txt',
        '                           PRE docs/',
        '                           PRE site/',
        'TIME    4 Bytes site/img/a.txt',
        'TIME    6 Bytes site/index.html',
        '',
        'Total Objects: 2',
        '   Total Size: 10 Bytes',
        'download: s3://learn-one/docs/old.txt to ./old.txt',
        'hello',
        'delete: s3://learn-one/site/img/a.txt',
        'copy: s3://learn-one/docs/old.txt to s3://learn-two/docs/old.txt',
        'copy: s3://learn-one/site/index.html to s3://learn-two/site/index.html',
        'move: s3://learn-two/docs/old.txt to s3://learn-two/new.txt',
        '(dryrun) delete: s3://learn-one/docs/old.txt',
        '(dryrun) delete: s3://learn-one/site/index.html',
        'delete: s3://learn-one/docs/old.txt',
        '1',
        'delete: s3://learn-one/site/index.html',
        'remove_bucket: learn-one',
        'learn-two',
        '',
      ].join('\n'),
    );
    expect(ran.err).toBe(
      'remove_bucket failed: s3://learn-one An error occurred (BucketNotEmpty) when calling the DeleteBucket operation: The bucket you tried to delete is not empty\n',
    );
  });

  it.each([
    ['aws s3 cp nope.txt s3://b/', 255, '\nThe user-provided path nope.txt does not exist.\n'],
    [
      'aws s3 cp a b',
      252,
      '\nusage: aws s3 cp <LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>\nError: Invalid argument type\n',
    ],
    ['aws s3 ls s3://no-such-bucket-here', 254, undefined],
    ['aws s3 cp s3://no-such-bucket-here/a .', 1, undefined],
    ['aws s3 lss', 252, undefined],
    ['aws s3 cp', 252, undefined],
  ])('fails as AWS CLI does: %s', async (line, exit, message) => {
    const ran = await openShell().run(line);
    expect(ran).toMatchObject({ exit, out: '' });
    if (message !== undefined) expect(ran.err).toBe(message);
  });

  it('makes links and websites', async () => {
    const ran = await openShell().run(`aws s3 mb s3://learn-site > /dev/null
aws s3 website s3://learn-site --index-document index.html --error-document 404.html
aws s3api get-bucket-website --bucket learn-site --query IndexDocument.Suffix
aws s3 presign 's3://learn-site/a b.pdf' --expires-in 60`);
    expect(ran.out).toMatch(
      /^"index.html"\nhttps:\/\/learn-site\.s3\.us-east-1\.amazonaws\.com\/a%20b\.pdf\?X-Amz-Algorithm=AWS4-HMAC-SHA256&.*&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=[0-9a-f]{64}\n$/,
    );
  });
});
