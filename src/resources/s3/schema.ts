import * as z from 'zod';
import { json, jsonObject, kept, recordSchema } from '../shared/data/facts.ts';

/** What is configured on a bucket, each under the name of its parameter. */
export const bucketSchema = recordSchema({
  Name: z.string(),
  CreationDate: z.string(),
  BucketRegion: z.string(),
  Versioning: z.enum(['Enabled', 'Suspended']).exactOptional(),
  Policy: z.string().exactOptional(),
  ACL: z.string().exactOptional(),
  ...kept(
    'PublicAccessBlockConfiguration',
    'WebsiteConfiguration',
    'CORSConfiguration',
    'ServerSideEncryptionConfiguration',
    'LifecycleConfiguration',
    'NotificationConfiguration',
    'BucketLoggingStatus',
    'ReplicationConfiguration',
    'OwnershipControls',
    'AccelerateConfiguration',
    'RequestPaymentConfiguration',
  ),
});

export type Bucket = z.infer<typeof bucketSchema>;

export const accessPointSchema = recordSchema({
  Name: z.string(),
  Bucket: z.string(),
  NetworkOrigin: z.enum(['Internet', 'VPC']),
  CreationDate: z.string(),
  ...kept('VpcConfiguration', 'PublicAccessBlockConfiguration'),
});

export type AccessPoint = z.infer<typeof accessPointSchema>;

/** One version of one object: what a bucket holds, newest first among those of one key. */
export const versionSchema = z.strictObject({
  Key: z.string(),
  VersionId: z.string(),
  LastModified: z.string(),
  IsDeleteMarker: z.boolean().exactOptional(),
  ETag: z.string(),
  Size: z.number(),
  StorageClass: z.string(),
  /** Base64. */
  Body: z.string(),
  /** Content type, metadata and such, under the names of PutObject. */
  Headers: jsonObject,
  TagSet: json.exactOptional(),
  ACL: z.string().exactOptional(),
});

export type Version = z.infer<typeof versionSchema>;

export const uploadSchema = z.strictObject({
  UploadId: z.string(),
  Key: z.string(),
  Initiated: z.string(),
  StorageClass: z.string(),
  Headers: jsonObject,
  Parts: z.array(
    z.strictObject({
      PartNumber: z.number(),
      ETag: z.string(),
      Size: z.number(),
      LastModified: z.string(),
      Body: z.string(),
    }),
  ),
});

export type Upload = z.infer<typeof uploadSchema>;
