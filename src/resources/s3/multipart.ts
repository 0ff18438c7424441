import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { bytesOfBase64, hexOfBytes } from '../../kernel/lib/bytes.ts';
import { md5 } from '../../kernel/lib/digest.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { picked, present } from '../shared/data/facts.ts';
import { iso } from '../shared/time.ts';
import { ownerOf } from './bucket-operations.ts';
import { bodyOf, contentsOf, readBody, setContents } from './contents.ts';
import { BUCKET_ERRORS, findBucket } from './find-bucket.ts';
import { headerShape, headersOf, storeObject, versionOf } from './object-operations.ts';
import type { Bucket, Upload } from './schema.ts';

const s3 = inService('s3api');
const onObject = { Bucket: z.string(), Key: z.string(), ExpectedBucketOwner: z.string().optional() };
const onUpload = { ...onObject, UploadId: z.string() };
const example = { Bucket: 'amazing-photos', Key: 'film.mp4', UploadId: 'u1' };
const ERRORS = [...BUCKET_ERRORS, 'NoSuchUpload'];
/** Every part but the last. */
const SMALLEST_PART = 5_242_880;

function findUpload(context: DataContext, bucket: Bucket, key: string, id: string): Upload {
  const upload = contentsOf(context, bucket).uploads.find((each) => each.Key === key && each.UploadId === id);
  return (
    upload ??
    refuse(
      'NoSuchUpload',
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    )
  );
}

function replaceUpload(context: DataContext, bucket: Bucket, id: string, upload?: Upload): void {
  const contents = contentsOf(context, bucket);
  const others = contents.uploads.filter(({ UploadId }) => UploadId !== id);
  setContents(context, bucket, { ...contents, uploads: upload === undefined ? others : [...others, upload] });
}

export const createMultipartUpload = s3(
  'CreateMultipartUpload',
  { ...onObject, ...headerShape },
  {
    errors: BUCKET_ERRORS,
    example: picked(example, ['Bucket', 'Key']) as { readonly Bucket: string; readonly Key: string },
    run: (context, { Bucket: name, Key, ...input }) => {
      const bucket = findBucket(context, name);
      const UploadId = context.mintId('upload').slice(7);
      replaceUpload(context, bucket, UploadId, {
        UploadId,
        Key,
        Initiated: iso(context.at),
        StorageClass: input.StorageClass ?? 'STANDARD',
        Headers: headersOf(input),
        Parts: [],
      });
      return { Bucket: name, Key, UploadId, ServerSideEncryption: input.ServerSideEncryption ?? 'AES256' };
    },
  },
);

export const uploadPart = s3(
  'UploadPart',
  {
    ...onUpload,
    PartNumber: z.int().min(1).max(10_000),
    Body: z.string().optional(),
    ContentLength: z.int().optional(),
    ContentMD5: z.string().optional(),
  },
  {
    errors: [...ERRORS, 'InvalidRequest'],
    example: { ...example, PartNumber: 1, Body: 'bWVvdw==' },
    run: (context, { Bucket: name, Key, UploadId, PartNumber, Body }) => {
      const bucket = findBucket(context, name);
      const upload = findUpload(context, bucket, Key, UploadId);
      const part = { PartNumber, LastModified: iso(context.at), ...readBody(Body) };
      const Parts = [...upload.Parts.filter((each) => each.PartNumber !== PartNumber), part].sort(
        (left, right) => left.PartNumber - right.PartNumber,
      );
      replaceUpload(context, bucket, UploadId, { ...upload, Parts });
      return { ETag: part.ETag, ServerSideEncryption: 'AES256' };
    },
  },
);

export const completeMultipartUpload = s3(
  'CompleteMultipartUpload',
  {
    ...onUpload,
    MultipartUpload: z
      .strictObject({
        Parts: z.array(z.strictObject({ ETag: z.string(), PartNumber: z.int() })).default([]),
      })
      .optional(),
  },
  {
    errors: [
      ...ERRORS,
      'EntityTooSmall',
      'InvalidPart',
      'InvalidPartOrder',
      'KeyTooLongError',
      'MalformedXML',
    ],
    example,
    run: (context, { Bucket: name, Key, UploadId, MultipartUpload }) => {
      const bucket = findBucket(context, name);
      const upload = findUpload(context, bucket, Key, UploadId);
      const named = MultipartUpload?.Parts ?? [];
      if (named.length === 0)
        refuse(
          'MalformedXML',
          'The XML you provided was not well-formed or did not validate against our published schema',
        );
      if (named.some((part, index) => part.PartNumber <= (named[index - 1]?.PartNumber ?? 0)))
        refuse(
          'InvalidPartOrder',
          'The list of parts was not in ascending order. Parts must be ordered by part number.',
        );
      const parts = named.map(({ PartNumber, ETag }) => {
        const part = upload.Parts.find((each) => each.PartNumber === PartNumber);
        if (part === undefined || part.ETag.replaceAll('"', '') !== ETag.replaceAll('"', ''))
          return refuse(
            'InvalidPart',
            "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
          );
        return part;
      });
      if (parts.slice(0, -1).some(({ Size }) => Size < SMALLEST_PART))
        refuse('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
      const bytes = parts.flatMap(({ Body }) => [...(bytesOfBase64(Body) ?? [])]);
      const digests = parts.flatMap(({ Body }) => [...md5(bytesOfBase64(Body) ?? new Uint8Array())]);
      const ETag = `"${hexOfBytes(md5(Uint8Array.from(digests)))}-${parts.length}"`;
      replaceUpload(context, bucket, UploadId);
      const body = { ...bodyOf(Uint8Array.from(bytes)), ETag };
      const version = storeObject(context, bucket, Key, body, upload);
      return {
        Location: `https://${name}.s3.${bucket.BucketRegion}.amazonaws.com/${Key}`,
        Bucket: name,
        Key,
        ETag,
        ServerSideEncryption: 'AES256',
        ...versionOf(bucket, version),
      };
    },
  },
);

export const abortMultipartUpload = s3('AbortMultipartUpload', onUpload, {
  errors: ERRORS,
  example,
  run: (context, { Bucket: name, Key, UploadId }) => {
    const bucket = findBucket(context, name);
    findUpload(context, bucket, Key, UploadId);
    replaceUpload(context, bucket, UploadId);
    return {};
  },
});

export const listMultipartUploads = s3(
  'ListMultipartUploads',
  {
    Bucket: z.string(),
    Prefix: z.string().optional(),
    Delimiter: z.string().optional(),
    MaxUploads: z.int().optional(),
    ExpectedBucketOwner: z.string().optional(),
  },
  {
    errors: BUCKET_ERRORS,
    example: { Bucket: 'amazing-photos' },
    run: (context, { Bucket: name, Prefix = '', MaxUploads = 1000 }) => {
      const Owner = ownerOf(context);
      const uploads = contentsOf(context, findBucket(context, name)).uploads.filter(({ Key }) =>
        Key.startsWith(Prefix),
      );
      const Uploads = uploads.map(({ UploadId, Key, Initiated, StorageClass }) => ({
        UploadId,
        Key,
        Initiated,
        StorageClass,
        Owner,
        Initiator: Owner,
      }));
      return present({
        Bucket: name,
        MaxUploads,
        IsTruncated: false,
        Prefix,
        Uploads: Uploads.length === 0 ? undefined : Uploads,
      });
    },
  },
);

export const listParts = s3(
  'ListParts',
  { ...onUpload, MaxParts: z.int().optional() },
  {
    errors: ERRORS,
    example,
    run: (context, { Bucket: name, Key, UploadId, MaxParts = 1000 }) => {
      const upload = findUpload(context, findBucket(context, name), Key, UploadId);
      const Owner = ownerOf(context);
      return {
        Bucket: name,
        Key,
        UploadId,
        MaxParts,
        IsTruncated: false,
        Parts: upload.Parts.map((part) => picked(part, ['PartNumber', 'LastModified', 'ETag', 'Size'])),
        Initiator: Owner,
        Owner,
        StorageClass: upload.StorageClass,
      };
    },
  },
);
