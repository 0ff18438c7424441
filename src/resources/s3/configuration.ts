import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { Operation } from '../../kernel/cloud/operation.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { AllTables } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { jsonObject } from '../shared/data/facts.ts';
import { BUCKET_ERRORS, findBucket } from './find-bucket.ts';
import type { Bucket } from './schema.ts';

const s3 = inService('s3api');
const name = { Bucket: z.string(), ExpectedBucketOwner: z.string().optional() };
const example = { Bucket: 'amazing-photos' };

/** The configurations of a bucket that are put, got and deleted as they came. */
interface Configuration {
  /** `BucketWebsite` of `PutBucketWebsite`. */
  readonly name: string;
  /** The parameter, and the fact that holds it. */
  readonly field: keyof Bucket & string;
  /** What Get and Delete answer where there is none; without it an empty answer or `fallback`. */
  readonly missing?: readonly [code: string, message: string];
  readonly fallback?: JsonObject;
  /** Get answers the fields of the configuration without a name around them. */
  readonly isFlat?: true;
  /** Absent where AWS has no such operation. */
  readonly deletes?: string;
  readonly sample: JsonObject;
  readonly check?: (bucket: Bucket) => void;
  readonly checkErrors?: readonly string[];
}

const ENCRYPTED = {
  Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }],
};

const configurations: readonly Configuration[] = [
  {
    name: 'PublicAccessBlock',
    field: 'PublicAccessBlockConfiguration',
    missing: ['NoSuchPublicAccessBlockConfiguration', 'The public access block configuration was not found'],
    deletes: 'DeletePublicAccessBlock',
    sample: { BlockPublicPolicy: false },
  },
  {
    name: 'BucketWebsite',
    field: 'WebsiteConfiguration',
    missing: ['NoSuchWebsiteConfiguration', 'The specified bucket does not have a website configuration'],
    isFlat: true,
    deletes: 'DeleteBucketWebsite',
    sample: { IndexDocument: { Suffix: 'index.html' } },
  },
  {
    name: 'BucketCors',
    field: 'CORSConfiguration',
    missing: ['NoSuchCORSConfiguration', 'The CORS configuration does not exist'],
    isFlat: true,
    deletes: 'DeleteBucketCors',
    sample: { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }] },
  },
  {
    name: 'BucketEncryption',
    field: 'ServerSideEncryptionConfiguration',
    fallback: { ServerSideEncryptionConfiguration: ENCRYPTED },
    deletes: 'DeleteBucketEncryption',
    sample: ENCRYPTED,
  },
  {
    name: 'BucketLifecycleConfiguration',
    field: 'LifecycleConfiguration',
    missing: ['NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'],
    isFlat: true,
    deletes: 'DeleteBucketLifecycle',
    sample: { Rules: [{ ID: 'old', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 30 } }] },
  },
  {
    name: 'BucketReplication',
    field: 'ReplicationConfiguration',
    missing: ['ReplicationConfigurationNotFoundError', 'The replication configuration was not found'],
    deletes: 'DeleteBucketReplication',
    sample: {
      Role: 'arn:aws:iam::111122223333:role/copy',
      Rules: [{ Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::copies' } }],
    },
    checkErrors: ['InvalidRequest'],
    check: ({ Versioning }) => {
      if (Versioning !== 'Enabled')
        refuse(
          'InvalidRequest',
          "Versioning must be 'Enabled' on the bucket to apply a replication configuration",
        );
    },
  },
  {
    name: 'BucketOwnershipControls',
    field: 'OwnershipControls',
    missing: ['OwnershipControlsNotFoundError', 'The bucket ownership controls were not found'],
    deletes: 'DeleteBucketOwnershipControls',
    sample: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
  },
  {
    name: 'BucketNotificationConfiguration',
    field: 'NotificationConfiguration',
    isFlat: true,
    sample: { EventBridgeConfiguration: {} },
  },
  {
    name: 'BucketLogging',
    field: 'BucketLoggingStatus',
    isFlat: true,
    sample: { LoggingEnabled: { TargetBucket: 'logs', TargetPrefix: '' } },
  },
  {
    name: 'BucketAccelerateConfiguration',
    field: 'AccelerateConfiguration',
    isFlat: true,
    sample: { Status: 'Enabled' },
  },
  {
    name: 'BucketRequestPayment',
    field: 'RequestPaymentConfiguration',
    isFlat: true,
    fallback: { Payer: 'BucketOwner' },
    sample: { Payer: 'Requester' },
  },
];

function operationsOf(configuration: Configuration): readonly Operation<AllTables>[] {
  const { name: noun, field, missing, fallback = {}, isFlat, deletes, sample, check } = configuration;
  const missingCode = missing === undefined ? [] : [missing[0]];
  const shape: z.ZodRawShape = { ...name, [field]: jsonObject };
  const put = s3(`Put${noun}`, shape, {
    errors: [...BUCKET_ERRORS, ...(configuration.checkErrors ?? [])],
    example: { ...example, [field]: sample } as never,
    run: (context, input) => {
      const bucket = findBucket(context, String(input.Bucket));
      check?.(bucket);
      context.put('s3-bucket', { ...bucket, [field]: input[field] } as Bucket);
      return undefined;
    },
  });
  const get = s3(`Get${noun}`, name, {
    errors: [...BUCKET_ERRORS, ...missingCode],
    example,
    run: (context, { Bucket: bucketName }) => {
      const found = findBucket(context, bucketName)[field] as JsonObject | undefined;
      if (found === undefined) return missing === undefined ? fallback : refuse(...missing);
      return isFlat ? found : { [field]: found };
    },
  });
  if (deletes === undefined) return [put, get];
  const remove = s3(deletes, name, {
    errors: BUCKET_ERRORS,
    example,
    run: (context, { Bucket: bucketName }) => {
      const { [field]: _gone, ...bucket } = findBucket(context, bucketName);
      context.put('s3-bucket', bucket as Bucket);
      return undefined;
    },
  });
  return [put, get, remove];
}

export const configurationOperations: readonly Operation<AllTables>[] = configurations.flatMap(operationsOf);
