import type { JsonObject } from '../../../kernel/lib/json.ts';
import { after, type DataCase, inRegion, type ServiceCases } from './data-case.ts';
import type { Call } from './data-lab.ts';

const Bucket = 'amazing-photos';
const at = { Bucket };
const Key = 'pets/cat.jpg';
const cat = { Bucket, Key };
const Body = 'bWVvdw==';

const world: readonly Call[] = [
  ['s3api:CreateBucket', at],
  ['s3api:CreateBucket', { Bucket: 'kept-photos' }],
  ['s3api:PutBucketVersioning', { Bucket: 'kept-photos', VersioningConfiguration: { Status: 'Enabled' } }],
  ['s3api:CreateBucket', { Bucket: 'empty-bucket' }],
  ['s3api:CreateBucket', { Bucket: 'foreign-bucket' }, {}, '444455556666'],
  [
    's3api:PutObject',
    { ...cat, Body, ContentType: 'image/jpeg', Tagging: 'kind=pet', Metadata: { by: 'me' } },
  ],
  ['s3api:PutObject', { Bucket, Key: 'index.html', Body: '' }],
  ['s3api:PutObject', { Bucket, Key: 'cold.zip', Body, StorageClass: 'GLACIER' }],
  ['s3api:PutObject', { Bucket: 'kept-photos', Key, Body }, { version: 'VersionId' }],
  ['s3api:DeleteObject', { Bucket: 'kept-photos', Key }, { marker: 'VersionId' }],
  ['s3api:CreateMultipartUpload', { Bucket, Key: 'film.mp4' }, { upload: 'UploadId' }],
  [
    's3api:UploadPart',
    { Bucket, Key: 'film.mp4', UploadId: '$upload', PartNumber: 1, Body },
    { part: 'ETag' },
  ],
  ['s3control:CreateAccessPoint', { AccountId: '111122223333', Name: 'finance', Bucket }],
];

/** Others' buckets are not to be seen; every operation on a bucket says so. */
function onBucket(input: JsonObject = at, more: DataCase['refuses'] = {}): DataCase {
  return {
    works: [input],
    refuses: {
      NoSuchBucket: { ...input, Bucket: 'lost-bucket' },
      AccessDenied: { ...input, Bucket: 'foreign-bucket' },
      ...more,
    },
  };
}

function configuration(
  noun: string,
  field: string,
  value: JsonObject,
  missing?: string,
  deletes?: string,
): { readonly [operation: string]: DataCase } {
  const put: Call = [`s3api:Put${noun}`, { ...at, [field]: value }];
  return {
    [`s3api:Put${noun}`]: onBucket({ ...at, [field]: value }),
    [`s3api:Get${noun}`]: {
      ...onBucket(
        at,
        missing === undefined
          ? {}
          : { [missing]: deletes === undefined ? at : after([[`s3api:${deletes}`, at]], at) },
      ),
      works: [after([put], at)],
    },
    ...(deletes === undefined ? {} : { [`s3api:${deletes}`]: onBucket() }),
  };
}

const acl = { ACL: 'private' };
const withAcls: Call = [
  's3api:PutBucketOwnershipControls',
  { ...at, OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } },
];
const policyText = (statement: JsonObject) => JSON.stringify({ Statement: [statement] });
const Resource = `arn:aws:s3:::${Bucket}/*`;
const open = policyText({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource });
const closed = policyText({
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
  Action: 's3:GetObject',
  Resource,
});
const unblocked: Call = ['s3api:DeletePublicAccessBlock', at];
const replication = {
  Role: 'arn:aws:iam::111122223333:role/deploy',
  Rules: [{ Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::empty-bucket' } }],
};

const buckets: { readonly [operation: string]: DataCase } = {
  's3api:CreateBucket': {
    works: [{ Bucket: 'new-bucket', ObjectOwnership: 'ObjectWriter' }, at],
    refuses: {
      InvalidBucketName: ['A', 'Big-Letters', 'a..b', '10.0.0.1', 'xn--x', 'x'.repeat(64)].map((name) => ({
        Bucket: name,
      })),
      InvalidLocationConstraint: {
        Bucket: 'new-bucket',
        CreateBucketConfiguration: { LocationConstraint: 'us-east-1' },
      },
      BucketAlreadyExists: { Bucket: 'foreign-bucket' },
      IllegalLocationConstraintException: [
        inRegion('eu-west-1', { Bucket: 'new-bucket' }),
        inRegion('eu-west-1', {
          Bucket: 'new-bucket',
          CreateBucketConfiguration: { LocationConstraint: 'eu-west-3' },
        }),
      ],
      BucketAlreadyOwnedByYou: {
        Bucket,
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      },
    },
  },
  's3api:ListBuckets': { works: [{}, { Prefix: 'kept-' }] },
  's3api:HeadBucket': {
    works: [at],
    refuses: { 403: { Bucket: 'foreign-bucket' }, 404: { Bucket: 'lost-bucket' } },
  },
  's3api:GetBucketLocation': onBucket(),
  's3api:DeleteBucket': {
    ...onBucket({ Bucket: 'empty-bucket' }, { BucketNotEmpty: [at, { Bucket: 'kept-photos' }] }),
  },
  's3api:GetBucketVersioning': { ...onBucket(), works: [at, { Bucket: 'kept-photos' }] },
  's3api:PutBucketVersioning': onBucket(
    { ...at, VersioningConfiguration: { Status: 'Suspended' } },
    { IllegalVersioningConfigurationException: { ...at, VersioningConfiguration: {} } },
  ),
  's3api:PutBucketPolicy': {
    works: [{ ...at, Policy: closed }, after([unblocked], { ...at, Policy: open })],
    refuses: {
      NoSuchBucket: { Bucket: 'lost-bucket', Policy: closed },
      AccessDenied: { ...at, Policy: open },
      MalformedPolicy: [
        '',
        '[]',
        'no JSON',
        '{}',
        '{"Statement":[1]}',
        policyText({ Effect: 'Maybe' }),
        policyText({ Effect: 'Allow', Principal: '*', Action: '*', Resource: 'arn:aws:s3:::other/*' }),
        policyText({ Effect: 'Allow', Principal: '*', Action: '*' }),
        policyText({ Effect: 'Allow', Principal: '*' }),
        policyText({ Effect: 'Allow', Action: '*' }),
      ].map((Policy) => ({ ...at, Policy })),
    },
  },
  's3api:GetBucketPolicy': {
    ...onBucket(at, { NoSuchBucketPolicy: at }),
    works: [after([['s3api:PutBucketPolicy', { ...at, Policy: closed }]], at)],
  },
  's3api:GetBucketPolicyStatus': {
    ...onBucket(at, { NoSuchBucketPolicy: at }),
    works: [after([unblocked, ['s3api:PutBucketPolicy', { ...at, Policy: open }]], at)],
  },
  's3api:DeleteBucketPolicy': onBucket(),
  's3api:GetBucketAcl': { ...onBucket(), works: [at] },
  's3api:PutBucketAcl': {
    works: [after([withAcls], { ...at, ...acl })],
    refuses: {
      NoSuchBucket: { Bucket: 'lost-bucket', ...acl },
      AccessControlListNotSupported: { ...at, ...acl },
      AccessDenied: after([withAcls], { ...at, ACL: 'public-read' }),
    },
  },
  's3api:PutBucketTagging': onBucket(
    { ...at, Tagging: { TagSet: [{ Key: 'team', Value: 'web' }] } },
    {
      InvalidTag: {
        ...at,
        Tagging: {
          TagSet: [
            { Key: 'a', Value: '1' },
            { Key: 'a', Value: '2' },
          ],
        },
      },
    },
  ),
  's3api:GetBucketTagging': {
    ...onBucket(at, { NoSuchTagSet: at }),
    works: [
      after([['s3api:PutBucketTagging', { ...at, Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] } }]], at),
    ],
  },
  's3api:DeleteBucketTagging': onBucket(),
  ...configuration(
    'PublicAccessBlock',
    'PublicAccessBlockConfiguration',
    { BlockPublicPolicy: false },
    'NoSuchPublicAccessBlockConfiguration',
    'DeletePublicAccessBlock',
  ),
  ...configuration(
    'BucketWebsite',
    'WebsiteConfiguration',
    { IndexDocument: { Suffix: 'index.html' } },
    'NoSuchWebsiteConfiguration',
    'DeleteBucketWebsite',
  ),
  ...configuration(
    'BucketCors',
    'CORSConfiguration',
    { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }] },
    'NoSuchCORSConfiguration',
    'DeleteBucketCors',
  ),
  ...configuration(
    'BucketEncryption',
    'ServerSideEncryptionConfiguration',
    { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }] },
    undefined,
    'DeleteBucketEncryption',
  ),
  ...configuration(
    'BucketLifecycleConfiguration',
    'LifecycleConfiguration',
    { Rules: [{ ID: 'old', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 30 } }] },
    'NoSuchLifecycleConfiguration',
    'DeleteBucketLifecycle',
  ),
  ...configuration(
    'BucketOwnershipControls',
    'OwnershipControls',
    { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
    'OwnershipControlsNotFoundError',
    'DeleteBucketOwnershipControls',
  ),
  ...configuration('BucketNotificationConfiguration', 'NotificationConfiguration', {
    EventBridgeConfiguration: {},
  }),
  ...configuration('BucketLogging', 'BucketLoggingStatus', {
    LoggingEnabled: { TargetBucket: 'logs', TargetPrefix: '' },
  }),
  ...configuration('BucketAccelerateConfiguration', 'AccelerateConfiguration', { Status: 'Enabled' }),
  ...configuration('BucketRequestPayment', 'RequestPaymentConfiguration', { Payer: 'Requester' }),
  's3api:PutBucketReplication': {
    works: [{ Bucket: 'kept-photos', ReplicationConfiguration: replication }],
    refuses: {
      NoSuchBucket: { Bucket: 'lost-bucket', ReplicationConfiguration: replication },
      AccessDenied: { Bucket: 'foreign-bucket', ReplicationConfiguration: replication },
      InvalidRequest: { ...at, ReplicationConfiguration: replication },
    },
  },
  's3api:GetBucketReplication': {
    ...onBucket(at, { ReplicationConfigurationNotFoundError: at }),
    works: [
      after(
        [['s3api:PutBucketReplication', { Bucket: 'kept-photos', ReplicationConfiguration: replication }]],
        {
          Bucket: 'kept-photos',
        },
      ),
    ],
  },
  's3api:DeleteBucketReplication': onBucket(),
};

const objects: { readonly [operation: string]: DataCase } = {
  's3api:PutObject': {
    works: [
      {
        Bucket,
        Key: 'dog.jpg',
        Body,
        StorageClass: 'STANDARD_IA',
        CacheControl: 'no-cache',
        Tagging: 'a=b&c',
      },
      { Bucket: 'kept-photos', Key, Body, IfNoneMatch: '*' },
      { ...cat, ACL: 'bucket-owner-full-control' },
    ],
    refuses: {
      ...lostKey(),
      InvalidRequest: { ...cat, Body: 'no Base64!' },
      KeyTooLongError: { Bucket, Key: 'k'.repeat(1025) },
      PreconditionFailed: { ...cat, IfNoneMatch: '*' },
      AccessControlListNotSupported: { ...cat, ACL: 'public-read' },
    },
  },
  's3api:GetObject': {
    works: [
      cat,
      { ...cat, Range: 'bytes=1-2' },
      { ...cat, Range: 'bytes=-2' },
      { Bucket: 'kept-photos', Key, VersionId: '$version' },
    ],
    refuses: {
      ...lostKey(),
      NoSuchKey: [
        { Bucket, Key: 'lost.jpg' },
        { Bucket: 'kept-photos', Key },
      ],
      NoSuchVersion: { ...cat, VersionId: 'x' },
      MethodNotAllowed: { Bucket: 'kept-photos', Key, VersionId: '$marker' },
      InvalidRange: { ...cat, Range: 'bytes=9-' },
      InvalidObjectState: { Bucket, Key: 'cold.zip' },
    },
  },
  's3api:HeadObject': {
    works: [cat, { Bucket, Key: 'cold.zip' }, { Bucket: 'kept-photos', Key, VersionId: '$version' }],
    refuses: {
      403: { Bucket: 'foreign-bucket', Key },
      404: [
        { Bucket, Key: 'lost.jpg' },
        { Bucket: 'lost-bucket', Key },
        { Bucket: 'kept-photos', Key },
      ],
    },
  },
  's3api:CopyObject': {
    works: [
      { Bucket: 'empty-bucket', Key: 'copy.jpg', CopySource: `${Bucket}/${Key}` },
      { Bucket: 'kept-photos', Key, CopySource: `kept-photos/${Key}?versionId=$version` },
      { ...cat, CopySource: `/${Bucket}/${Key}`, MetadataDirective: 'REPLACE', ContentType: 'image/png' },
    ],
    refuses: {
      NoSuchBucket: { ...cat, CopySource: 'lost-bucket/x' },
      AccessDenied: { ...cat, CopySource: 'foreign-bucket/x' },
      NoSuchKey: { ...cat, CopySource: `${Bucket}/lost.jpg` },
      NoSuchVersion: { ...cat, CopySource: `${Bucket}/${Key}?versionId=x` },
      MethodNotAllowed: { ...cat, CopySource: `kept-photos/${Key}?versionId=$marker` },
      InvalidArgument: { ...cat, CopySource: 'nothing' },
      InvalidRequest: { ...cat, CopySource: `${Bucket}/${Key}` },
      KeyTooLongError: { Bucket, Key: 'k'.repeat(1025), CopySource: `${Bucket}/${Key}` },
    },
  },
  's3api:DeleteObject': {
    ...onBucket(cat),
    works: [
      cat,
      { Bucket, Key: 'lost.jpg' },
      { Bucket: 'kept-photos', Key },
      { Bucket: 'kept-photos', Key, VersionId: '$marker' },
    ],
  },
  's3api:DeleteObjects': onBucket(
    { ...at, Delete: { Objects: [{ Key }, { Key: 'index.html' }] } },
    { MalformedXML: { ...at, Delete: { Objects: [] } } },
  ),
  's3api:ListObjectsV2': {
    ...onBucket(at, { InvalidArgument: { ...at, ContinuationToken: 'x' } }),
    works: [
      at,
      { ...at, Delimiter: '/' },
      { ...at, MaxKeys: 1 },
      { ...at, ContinuationToken: 'after-cold.zip', FetchOwner: true },
    ],
  },
  's3api:ListObjects': { ...onBucket(), works: [at, { ...at, Prefix: 'pets/', Marker: 'a' }] },
  's3api:ListObjectVersions': { ...onBucket(), works: [at, { Bucket: 'kept-photos' }] },
  's3api:PutObjectAcl': {
    works: [after([withAcls], { ...cat, ...acl })],
    refuses: {
      NoSuchBucket: { ...cat, ...acl, Bucket: 'lost-bucket' },
      NoSuchKey: { ...at, Key: 'lost.jpg', ...acl },
      AccessControlListNotSupported: { ...cat, ...acl },
      AccessDenied: after([withAcls], { ...cat, ACL: 'public-read' }),
    },
  },
  's3api:GetObjectAcl': onBucket(cat, { NoSuchKey: { ...at, Key: 'lost.jpg' } }),
  's3api:PutObjectTagging': onBucket(
    { ...cat, Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] } },
    {
      NoSuchKey: { ...at, Key: 'lost.jpg', Tagging: { TagSet: [] } },
      InvalidTag: {
        ...cat,
        Tagging: {
          TagSet: [
            { Key: 'a', Value: '' },
            { Key: 'a', Value: '' },
          ],
        },
      },
    },
  ),
  's3api:GetObjectTagging': onBucket(cat, { NoSuchKey: { ...at, Key: 'lost.jpg' } }),
  's3api:DeleteObjectTagging': onBucket(cat, { NoSuchKey: { ...at, Key: 'lost.jpg' } }),
};

function lostKey(): NonNullable<DataCase['refuses']> {
  return {
    NoSuchBucket: { ...cat, Bucket: 'lost-bucket' },
    AccessDenied: { ...cat, Bucket: 'foreign-bucket' },
  };
}

const film = { Bucket, Key: 'film.mp4', UploadId: '$upload' };
const noUpload = { NoSuchUpload: { ...film, UploadId: 'x' } };
const Parts = [{ PartNumber: 1, ETag: '$part' }];
const secondPart: Call = ['s3api:UploadPart', { ...film, PartNumber: 2, Body }];
const multipart: { readonly [operation: string]: DataCase } = {
  's3api:CreateMultipartUpload': onBucket(cat),
  's3api:UploadPart': onBucket(
    { ...film, PartNumber: 2, Body },
    {
      NoSuchUpload: { ...film, UploadId: 'x', PartNumber: 1 },
      InvalidRequest: { ...film, PartNumber: 1, Body: '!' },
    },
  ),
  's3api:CompleteMultipartUpload': onBucket(
    { ...film, MultipartUpload: { Parts } },
    {
      ...noUpload,
      MalformedXML: film,
      InvalidPart: { ...film, MultipartUpload: { Parts: [{ PartNumber: 1, ETag: 'x' }] } },
      InvalidPartOrder: { ...film, MultipartUpload: { Parts: [...Parts, ...Parts] } },
      EntityTooSmall: after([secondPart], {
        ...film,
        MultipartUpload: { Parts: [...Parts, { PartNumber: 2, ETag: '$part' }] },
      }),
      KeyTooLongError: after(
        [
          ['s3api:CreateMultipartUpload', { Bucket, Key: 'k'.repeat(1025) }, { long: 'UploadId' }],
          ['s3api:UploadPart', { Bucket, Key: 'k'.repeat(1025), UploadId: '$long', PartNumber: 1, Body }],
        ],
        { Bucket, Key: 'k'.repeat(1025), UploadId: '$long', MultipartUpload: { Parts } },
      ),
    },
  ),
  's3api:AbortMultipartUpload': onBucket(film, noUpload),
  's3api:ListMultipartUploads': onBucket(),
  's3api:ListParts': onBucket(film, noUpload),
};

const point = { AccountId: '111122223333', Name: 'new', Bucket };
const accessPoints: { readonly [operation: string]: DataCase } = {
  's3control:CreateAccessPoint': onBucket(point, {
    AccessPointAlreadyOwnedByYou: { ...point, Name: 'finance' },
  }),
  's3control:ListAccessPoints': { works: [{ AccountId: '111122223333', Bucket }] },
  's3control:DeleteAccessPoint': {
    works: [{ AccountId: '111122223333', Name: 'finance' }],
    refuses: { NoSuchAccessPoint: { AccountId: '111122223333', Name: 'x' } },
  },
};

export const s3Cases: ServiceCases = {
  world,
  cases: { ...buckets, ...objects, ...multipart, ...accessPoints },
};
