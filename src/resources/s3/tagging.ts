import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { tagSchema } from '../../kernel/cloud/tags.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { contentsOf, latestOf, setContents } from './contents.ts';
import { BUCKET_ERRORS, findBucket } from './find-bucket.ts';
import type { Version } from './schema.ts';

const s3 = inService('s3api');
const onBucket = { Bucket: z.string(), ExpectedBucketOwner: z.string().optional() };
const onObject = { ...onBucket, Key: z.string(), VersionId: z.string().optional() };
const Tagging = z.strictObject({ TagSet: z.array(tagSchema) });
const example = { Bucket: 'amazing-photos' };

function refuseDoubled(tags: readonly { readonly Key: string }[]): void {
  if (new Set(tags.map(({ Key }) => Key)).size < tags.length)
    refuse('InvalidTag', 'Cannot provide multiple Tags with the same key');
}

export const putBucketTagging = s3(
  'PutBucketTagging',
  { ...onBucket, Tagging },
  {
    errors: [...BUCKET_ERRORS, 'InvalidTag'],
    example: { ...example, Tagging: { TagSet: [{ Key: 'team', Value: 'web' }] } },
    run: (context, { Bucket: name, Tagging: { TagSet } }) => {
      refuseDoubled(TagSet);
      context.put('s3-bucket', { ...findBucket(context, name), Tags: TagSet });
      return undefined;
    },
  },
);

export const getBucketTagging = s3('GetBucketTagging', onBucket, {
  errors: [...BUCKET_ERRORS, 'NoSuchTagSet'],
  example,
  run: (context, input) => {
    const { Tags } = findBucket(context, input.Bucket);
    if (Tags.length === 0) return refuse('NoSuchTagSet', 'The TagSet does not exist');
    return { TagSet: Tags };
  },
});

export const deleteBucketTagging = s3('DeleteBucketTagging', onBucket, {
  errors: BUCKET_ERRORS,
  example,
  run: (context, input) => {
    context.put('s3-bucket', { ...findBucket(context, input.Bucket), Tags: [] });
    return undefined;
  },
});

function changeObject(
  context: DataContext,
  name: string,
  key: string,
  change: (version: Version) => Version,
): Version {
  const bucket = findBucket(context, name);
  const contents = contentsOf(context, bucket);
  const version = latestOf(contents.versions, key);
  if (version === undefined) return refuse('NoSuchKey', 'The specified key does not exist.', 'Key');
  const versions = contents.versions.map((each) => (each === version ? change(each) : each));
  setContents(context, bucket, { ...contents, versions });
  return version;
}

const OBJECT_ERRORS = [...BUCKET_ERRORS, 'NoSuchKey'];

export const putObjectTagging = s3(
  'PutObjectTagging',
  { ...onObject, Tagging },
  {
    errors: [...OBJECT_ERRORS, 'InvalidTag'],
    example: { ...example, Key: 'cat.jpg', Tagging: { TagSet: [] } },
    run: (context, { Bucket: name, Key, Tagging: { TagSet } }) => {
      refuseDoubled(TagSet);
      changeObject(context, name, Key, (version) => ({ ...version, TagSet }));
      return {};
    },
  },
);

export const getObjectTagging = s3('GetObjectTagging', onObject, {
  errors: OBJECT_ERRORS,
  example: { ...example, Key: 'cat.jpg' },
  run: (context, { Bucket: name, Key }) => {
    const { TagSet = [] } = changeObject(context, name, Key, (version) => version);
    return { TagSet };
  },
});

export const deleteObjectTagging = s3('DeleteObjectTagging', onObject, {
  errors: OBJECT_ERRORS,
  example: { ...example, Key: 'cat.jpg' },
  run: (context, { Bucket: name, Key }) => {
    changeObject(context, name, Key, ({ TagSet: _gone, ...version }) => version);
    return {};
  },
});
