import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { bytesOfBase64 } from '../../kernel/lib/bytes.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { jsonObject, picked, present } from '../shared/data/facts.ts';
import { iso } from '../shared/time.ts';
import { type Body, bodyOf, contentsOf, latestOf, readBody, setContents, withVersion } from './contents.ts';
import { BUCKET_ERRORS, findBucket } from './find-bucket.ts';
import type { Bucket, Version } from './schema.ts';

const s3 = inService('s3api');
const onObject = { Bucket: z.string(), Key: z.string(), ExpectedBucketOwner: z.string().optional() };
const example = { Bucket: 'amazing-photos', Key: 'cat.jpg' };

/** What a put gives and a get shows again. */
const HEADERS = [
  'ContentType',
  'CacheControl',
  'ContentDisposition',
  'ContentEncoding',
  'ContentLanguage',
  'Expires',
  'Metadata',
  'WebsiteRedirectLocation',
] as const;
export const headerShape = {
  ...(Object.fromEntries(HEADERS.slice(0, -2).map((name) => [name, z.string().optional()])) as {
    readonly ContentType: z.ZodOptional<z.ZodString>;
  }),
  Metadata: jsonObject.optional(),
  WebsiteRedirectLocation: z.string().optional(),
  StorageClass: z.string().optional(),
  ServerSideEncryption: z.string().optional(),
  SSEKMSKeyId: z.string().optional(),
  ACL: z.string().optional(),
  Tagging: z.string().optional(),
};

export function headersOf(input: object): JsonObject {
  return { ContentType: 'binary/octet-stream', ...picked(input, HEADERS) };
}

/** Lays a new version into the bucket by the rules of its versioning. */
export function storeObject(
  context: DataContext,
  bucket: Bucket,
  key: string,
  body: Body,
  facts: {
    readonly StorageClass?: string | undefined;
    readonly Headers: JsonObject;
    readonly TagSet?: unknown;
  },
): Version {
  if (key === '' || key.length > 1024) refuse('KeyTooLongError', 'Your key is too long');
  const contents = contentsOf(context, bucket);
  const version = {
    Key: key,
    VersionId: bucket.Versioning === 'Enabled' ? context.mintId('version').slice(8) : 'null',
    LastModified: iso(context.at),
    StorageClass: facts.StorageClass ?? 'STANDARD',
    Headers: facts.Headers,
    ...(facts.TagSet !== undefined && { TagSet: facts.TagSet }),
    ...body,
  } as Version;
  setContents(context, bucket, { ...contents, versions: withVersion(contents.versions, version) });
  return version;
}

/** `team=web&stage=test` */
function tagsOf(text: string | undefined): { readonly Key: string; readonly Value: string }[] | undefined {
  return text
    ?.split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      return { Key: at < 0 ? pair : pair.slice(0, at), Value: at < 0 ? '' : pair.slice(at + 1) };
    });
}

export function versionOf(bucket: Bucket, { VersionId }: Version): { readonly VersionId?: string } {
  return bucket.Versioning === undefined ? {} : { VersionId };
}

export const putObject = s3(
  'PutObject',
  {
    ...onObject,
    ...headerShape,
    Body: z.string().optional(),
    ContentMD5: z.string().optional(),
    ContentLength: z.int().optional(),
    IfNoneMatch: z.string().optional(),
    ChecksumAlgorithm: z.string().optional(),
  },
  {
    errors: [
      ...BUCKET_ERRORS,
      'AccessControlListNotSupported',
      'InvalidRequest',
      'KeyTooLongError',
      'PreconditionFailed',
    ],
    example: { ...example, Body: 'bWVvdw==' },
    run: (context, { Bucket: name, Key, ...input }) => {
      const bucket = findBucket(context, name);
      if (input.ACL !== undefined && input.ACL !== 'bucket-owner-full-control' && isOwnerEnforced(bucket))
        refuse('AccessControlListNotSupported', 'The bucket does not allow ACLs');
      if (input.IfNoneMatch === '*' && latestOf(contentsOf(context, bucket).versions, Key) !== undefined)
        refuse('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
      const version = storeObject(context, bucket, Key, readBody(input.Body), {
        StorageClass: input.StorageClass,
        Headers: headersOf(input),
        TagSet: tagsOf(input.Tagging),
      });
      return {
        ETag: version.ETag,
        ServerSideEncryption: input.ServerSideEncryption ?? 'AES256',
        ...versionOf(bucket, version),
      };
    },
  },
);

function isOwnerEnforced({ OwnershipControls }: Bucket): boolean {
  return JSON.stringify(OwnershipControls ?? '').includes('BucketOwnerEnforced');
}

/** The version that is asked for, or AWS's reason why there is none. */
function findVersion(
  context: DataContext,
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
  notFound: readonly [code: string, message: string],
): Version {
  const { versions } = contentsOf(context, bucket);
  if (versionId === undefined) return latestOf(versions, key) ?? refuse(...notFound);
  const version = versions.find((each) => each.Key === key && each.VersionId === versionId);
  if (version === undefined) return refuse('NoSuchVersion', 'The specified version does not exist.');
  if (version.IsDeleteMarker)
    return refuse('MethodNotAllowed', 'The specified method is not allowed against this resource.');
  return version;
}

const NO_KEY = ['NoSuchKey', 'The specified key does not exist.'] as const;

function shown(bucket: Bucket, version: Version): JsonObject {
  return {
    AcceptRanges: 'bytes',
    LastModified: version.LastModified,
    ContentLength: version.Size,
    ETag: version.ETag,
    ServerSideEncryption: 'AES256',
    Metadata: {},
    ...version.Headers,
    ...versionOf(bucket, version),
    ...(version.StorageClass !== 'STANDARD' && { StorageClass: version.StorageClass }),
    ...(Array.isArray(version.TagSet) && version.TagSet.length > 0 && { TagCount: version.TagSet.length }),
  };
}

const readShape = {
  ...onObject,
  VersionId: z.string().optional(),
  Range: z.string().optional(),
  IfMatch: z.string().optional(),
  IfNoneMatch: z.string().optional(),
  ChecksumMode: z.string().optional(),
};

export const getObject = s3('GetObject', readShape, {
  errors: [
    ...BUCKET_ERRORS,
    'InvalidObjectState',
    'InvalidRange',
    'MethodNotAllowed',
    'NoSuchKey',
    'NoSuchVersion',
  ],
  example,
  run: (context, { Bucket: name, Key, VersionId, Range }) => {
    const bucket = findBucket(context, name);
    const version = findVersion(context, bucket, Key, VersionId, NO_KEY);
    if (version.StorageClass === 'GLACIER' || version.StorageClass === 'DEEP_ARCHIVE')
      refuse('InvalidObjectState', "The operation is not valid for the object's storage class");
    return { ...shown(bucket, version), ...part(version, Range) };
  },
});

/** The bytes of a range (`bytes=0-99`, `bytes=100-`, `bytes=-5`); all of them without one. */
function part(version: Version, range: string | undefined): JsonObject {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (from === undefined || to === undefined || from + to === '') return { Body: version.Body };
  const { Size } = version;
  const first = from === '' ? Math.max(0, Size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? Size - 1 : Math.min(Number(to), Size - 1);
  if (first >= Size || first > last) return refuse('InvalidRange', 'The requested range is not satisfiable');
  const bytes = bytesOfBase64(version.Body)?.subarray(first, last + 1) ?? new Uint8Array();
  return {
    Body: bodyOf(bytes).Body,
    ContentLength: bytes.length,
    ContentRange: `bytes ${first}-${last}/${Size}`,
  };
}

export const headObject = s3('HeadObject', readShape, {
  errors: ['403', '404'],
  example,
  run: (context, { Bucket: name, Key, VersionId }) => {
    const bucket = context.all('s3-bucket').find(({ Name }) => Name === name);
    if (bucket === undefined) return refuse('404', 'Not Found');
    if (bucket.account !== context.account) return refuse('403', 'Forbidden');
    const { versions } = contentsOf(context, bucket);
    const version =
      VersionId === undefined
        ? latestOf(versions, Key)
        : versions.find((each) => each.Key === Key && each.VersionId === VersionId);
    return version === undefined || version.IsDeleteMarker
      ? refuse('404', 'Not Found')
      : shown(bucket, version);
  },
});

export const copyObject = s3(
  'CopyObject',
  {
    ...onObject,
    ...headerShape,
    CopySource: z.string(),
    MetadataDirective: z.enum(['COPY', 'REPLACE']).optional(),
    TaggingDirective: z.string().optional(),
  },
  {
    errors: [
      ...BUCKET_ERRORS,
      'InvalidArgument',
      'InvalidRequest',
      'KeyTooLongError',
      'MethodNotAllowed',
      'NoSuchKey',
      'NoSuchVersion',
    ],
    example: { ...example, CopySource: 'amazing-photos/old.jpg' },
    run: (context, { Bucket: name, Key, CopySource, MetadataDirective, StorageClass, ...input }) => {
      const [, sourceName, sourceKey, sourceVersion] =
        /^\/?([^/]+)\/(.+?)(?:\?versionId=(.*))?$/s.exec(CopySource) ?? [];
      if (sourceName === undefined || sourceKey === undefined)
        return refuse('InvalidArgument', 'Invalid copy source object key');
      const source = findVersion(context, findBucket(context, sourceName), sourceKey, sourceVersion, NO_KEY);
      const bucket = findBucket(context, name);
      const isSame = sourceName === name && sourceKey === Key && sourceVersion === undefined;
      if (isSame && MetadataDirective !== 'REPLACE' && StorageClass === undefined)
        refuse(
          'InvalidRequest',
          "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
        );
      const { Body: body, Size, ETag, TagSet, Headers } = source;
      const version = storeObject(
        context,
        bucket,
        Key,
        { Body: body, Size, ETag },
        {
          StorageClass,
          Headers: MetadataDirective === 'REPLACE' ? headersOf(input) : Headers,
          TagSet,
        },
      );
      return {
        CopyObjectResult: { ETag, LastModified: version.LastModified },
        ServerSideEncryption: 'AES256',
        ...versionOf(bucket, version),
        ...(sourceVersion !== undefined && { CopySourceVersionId: sourceVersion }),
      };
    },
  },
);

export const deleteObject = s3(
  'DeleteObject',
  {
    ...onObject,
    VersionId: z.string().optional(),
    MFA: z.string().optional(),
    BypassGovernanceRetention: z.boolean().optional(),
  },
  {
    errors: BUCKET_ERRORS,
    example,
    run: (context, { Bucket: name, Key, VersionId }) =>
      removeObject(context, findBucket(context, name), Key, VersionId),
  },
);

/** Deleting what is not there is no fault. With versioning on, a marker is laid over the object instead. */
function removeObject(context: DataContext, bucket: Bucket, key: string, versionId: string | undefined) {
  const contents = contentsOf(context, bucket);
  const keep = (versions: readonly Version[]) => setContents(context, bucket, { ...contents, versions });
  if (versionId !== undefined || bucket.Versioning === undefined) {
    const gone = contents.versions.find(
      (each) => each.Key === key && each.VersionId === (versionId ?? 'null'),
    );
    keep(contents.versions.filter((each) => each !== gone));
    return present({ VersionId: versionId, DeleteMarker: gone?.IsDeleteMarker });
  }
  const marker: Version = {
    Key: key,
    VersionId: bucket.Versioning === 'Enabled' ? context.mintId('version').slice(8) : 'null',
    LastModified: iso(context.at),
    IsDeleteMarker: true,
    ETag: '',
    Size: 0,
    StorageClass: 'STANDARD',
    Body: '',
    Headers: {},
  };
  keep(withVersion(contents.versions, marker));
  return { DeleteMarker: true, VersionId: marker.VersionId };
}

export const deleteObjects = s3(
  'DeleteObjects',
  {
    Bucket: z.string(),
    Delete: z.strictObject({
      Objects: z.array(z.strictObject({ Key: z.string(), VersionId: z.string().optional() })),
      Quiet: z.boolean().optional(),
    }),
    ExpectedBucketOwner: z.string().optional(),
    BypassGovernanceRetention: z.boolean().optional(),
  },
  {
    errors: [...BUCKET_ERRORS, 'MalformedXML'],
    example: { Bucket: 'amazing-photos', Delete: { Objects: [{ Key: 'cat.jpg' }] } },
    run: (context, { Bucket: name, Delete: { Objects, Quiet } }) => {
      const bucket = findBucket(context, name);
      if (Objects.length === 0 || Objects.length > 1000)
        refuse(
          'MalformedXML',
          'The XML you provided was not well-formed or did not validate against our published schema',
        );
      const Deleted = Objects.map(({ Key, VersionId }) => {
        const { DeleteMarker, VersionId: removed } = removeObject(context, bucket, Key, VersionId) as {
          readonly DeleteMarker?: boolean;
          readonly VersionId?: string;
        };
        return present({
          Key,
          VersionId,
          DeleteMarker,
          DeleteMarkerVersionId: DeleteMarker ? removed : undefined,
        });
      });
      return Quiet ? {} : { Deleted };
    },
  },
);
