import { dataType } from '../shared/data/data-type.ts';
import {
  deleteBucketPolicy,
  getBucketAcl,
  getBucketPolicy,
  getBucketPolicyStatus,
  getBucketVersioning,
  getObjectAcl,
  putBucketAcl,
  putBucketPolicy,
  putBucketVersioning,
  putObjectAcl,
} from './access.ts';
import {
  createAccessPoint,
  createBucket,
  deleteAccessPoint,
  deleteBucket,
  getBucketLocation,
  headBucket,
  listAccessPoints,
  listBuckets,
} from './bucket-operations.ts';
import { configurationOperations } from './configuration.ts';
import { listObjects, listObjectsV2, listObjectVersions } from './list-operations.ts';
import {
  abortMultipartUpload,
  completeMultipartUpload,
  createMultipartUpload,
  listMultipartUploads,
  listParts,
  uploadPart,
} from './multipart.ts';
import {
  copyObject,
  deleteObject,
  deleteObjects,
  getObject,
  headObject,
  putObject,
} from './object-operations.ts';
import { accessPointSchema, bucketSchema } from './schema.ts';
import {
  deleteBucketTagging,
  deleteObjectTagging,
  getBucketTagging,
  getObjectTagging,
  putBucketTagging,
  putObjectTagging,
} from './tagging.ts';

const bucket = dataType({
  table: 's3-bucket',
  schema: bucketSchema,
  idPrefix: 'bucket',
  label: 'S3 bucket',
  plural: 'S3 buckets',
  category: 'management',
  key: 'Buckets',
  nameField: 'Name',
  fields: [
    ['Name', 'Name'],
    ['BucketRegion', 'Region'],
    ['CreationDate', 'Created'],
    ['Versioning', 'Versioning', 'With it, deleting an object only lays a marker over it.'],
    ['Policy', 'Policy'],
  ],
  quotas: [{ name: 'S3 buckets', value: 10_000, per: 'account' }],
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingBucket.html',
  operations: [
    createBucket,
    listBuckets,
    headBucket,
    getBucketLocation,
    deleteBucket,
    getBucketVersioning,
    putBucketVersioning,
    putBucketPolicy,
    getBucketPolicy,
    getBucketPolicyStatus,
    deleteBucketPolicy,
    putBucketAcl,
    getBucketAcl,
    putBucketTagging,
    getBucketTagging,
    deleteBucketTagging,
    ...configurationOperations,
    putObject,
    getObject,
    headObject,
    copyObject,
    deleteObject,
    deleteObjects,
    listObjectsV2,
    listObjects,
    listObjectVersions,
    putObjectAcl,
    getObjectAcl,
    putObjectTagging,
    getObjectTagging,
    deleteObjectTagging,
    createMultipartUpload,
    uploadPart,
    completeMultipartUpload,
    abortMultipartUpload,
    listMultipartUploads,
    listParts,
  ],
});

const accessPoint = dataType({
  table: 's3-access-point',
  schema: accessPointSchema,
  idPrefix: 'accesspoint',
  label: 'S3 access point',
  plural: 'S3 access points',
  category: 'management',
  key: 'AccessPointList',
  nameField: 'Name',
  fields: [
    ['Name', 'Name'],
    ['Bucket', 'Bucket'],
    ['NetworkOrigin', 'Network origin'],
  ],
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points.html',
  operations: [createAccessPoint, listAccessPoints, deleteAccessPoint],
});

export const s3Types = { 's3-bucket': bucket, 's3-access-point': accessPoint };
