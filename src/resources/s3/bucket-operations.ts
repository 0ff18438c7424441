import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { inService } from '../shared/data/data-operation.ts';
import { jsonObject, present } from '../shared/data/facts.ts';
import { arnOf, ofAccount } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';
import { contentsOf } from './contents.ts';
import { BUCKET_ERRORS, findBucket, isBucketName } from './find-bucket.ts';

const s3 = inService('s3api');
const Bucket = z.string();
const ExpectedBucketOwner = z.string().optional();

/** What AWS gives every new bucket since April 2023: nothing public, no ACLs, encrypted. */
export const NEW_BUCKET = {
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  },
  OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
} as const;

export const createBucket = s3(
  'CreateBucket',
  {
    Bucket,
    CreateBucketConfiguration: z.looseObject({ LocationConstraint: z.string().optional() }).optional(),
    ACL: z.string().optional(),
    ObjectOwnership: z.string().optional(),
    ObjectLockEnabledForBucket: z.boolean().optional(),
  },
  {
    errors: [
      'BucketAlreadyExists',
      'BucketAlreadyOwnedByYou',
      'IllegalLocationConstraintException',
      'InvalidBucketName',
      'InvalidLocationConstraint',
    ],
    example: { Bucket: 'amazing-photos' },
    run: (context, { Bucket: name, CreateBucketConfiguration, ObjectOwnership, ACL }) => {
      if (!isBucketName(name)) refuse('InvalidBucketName', 'The specified bucket is not valid.', 'Bucket');
      const asked = CreateBucketConfiguration?.LocationConstraint;
      const region = bucketRegion(context.region, asked);
      const taken = context.all('s3-bucket').find(({ Name }) => Name === name);
      if (taken !== undefined && taken.account !== context.account)
        refuse(
          'BucketAlreadyExists',
          'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
        );
      // Only in us-east-1 is making one's own bucket again no fault.
      if (taken !== undefined && (region !== 'us-east-1' || taken.region !== region))
        refuse(
          'BucketAlreadyOwnedByYou',
          'Your previous request to create the named bucket succeeded and you already own it.',
        );
      if (taken === undefined)
        context.put('s3-bucket', {
          ...context.newRecord('s3-bucket', 'bucket'),
          region,
          Tags: [],
          Name: name,
          CreationDate: iso(context.at),
          BucketRegion: region,
          ...NEW_BUCKET,
          ...(ObjectOwnership !== undefined && { OwnershipControls: { Rules: [{ ObjectOwnership }] } }),
          ...present({ ACL }),
        });
      return { Location: region === 'us-east-1' ? `/${name}` : `http://${name}.s3.amazonaws.com/` };
    },
  },
);

function bucketRegion(region: string, asked: string | undefined): string {
  if (asked === 'us-east-1')
    return refuse('InvalidLocationConstraint', 'The specified location-constraint is not valid');
  if (region === 'us-east-1') return asked ?? region;
  if (asked === undefined)
    return refuse(
      'IllegalLocationConstraintException',
      'The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.',
    );
  if (asked !== region)
    return refuse(
      'IllegalLocationConstraintException',
      `The ${asked} location constraint is incompatible for the region specific endpoint this request was sent to.`,
    );
  return asked;
}

export const listBuckets = s3(
  'ListBuckets',
  { Prefix: z.string().optional(), BucketRegion: z.string().optional(), MaxBuckets: z.int().optional() },
  {
    example: {},
    run: (context, { Prefix = '', BucketRegion }) => ({
      Buckets: [...ofAccount(context, 's3-bucket')]
        .filter(({ Name, region }) => Name.startsWith(Prefix) && (BucketRegion ?? region) === region)
        .sort((left, right) => (left.Name < right.Name ? -1 : 1))
        .map(({ Name, CreationDate }) => ({ Name, CreationDate })),
      Owner: ownerOf(context),
    }),
  },
);

/** The canonical user of an account. */
export function ownerOf({ account }: { readonly account: string }) {
  return { DisplayName: `owner-${account}`, ID: account.padStart(64, '0') };
}

export const headBucket = s3(
  'HeadBucket',
  { Bucket, ExpectedBucketOwner },
  {
    errors: ['403', '404'],
    example: { Bucket: 'amazing-photos' },
    run: (context, { Bucket: name }) => {
      const bucket = context.all('s3-bucket').find(({ Name }) => Name === name);
      if (bucket === undefined) return refuse('404', 'Not Found');
      if (bucket.account !== context.account) return refuse('403', 'Forbidden');
      return { BucketRegion: bucket.BucketRegion, AccessPointAlias: false };
    },
  },
);

export const getBucketLocation = s3(
  'GetBucketLocation',
  { Bucket, ExpectedBucketOwner },
  {
    errors: BUCKET_ERRORS,
    example: { Bucket: 'amazing-photos' },
    // AWS answers null for the oldest Region; the model knows no such value.
    run: (context, { Bucket: name }) => {
      const { BucketRegion } = findBucket(context, name);
      return BucketRegion === 'us-east-1' ? {} : { LocationConstraint: BucketRegion };
    },
  },
);

export const deleteBucket = s3(
  'DeleteBucket',
  { Bucket, ExpectedBucketOwner },
  {
    errors: [...BUCKET_ERRORS, 'BucketNotEmpty'],
    example: { Bucket: 'amazing-photos' },
    run: (context, { Bucket: name }) => {
      const bucket = findBucket(context, name);
      if (contentsOf(context, bucket).versions.length > 0)
        refuse(
          'BucketNotEmpty',
          bucket.Versioning === undefined
            ? 'The bucket you tried to delete is not empty'
            : 'The bucket you tried to delete is not empty. You must delete all versions in the bucket.',
        );
      context.remove('s3-bucket', bucket.id);
      return undefined;
    },
  },
);

const accessPoint = inService('s3control');

export const createAccessPoint = accessPoint(
  'CreateAccessPoint',
  {
    AccountId: z.string(),
    Name: z.string(),
    Bucket,
    VpcConfiguration: jsonObject.optional(),
    PublicAccessBlockConfiguration: jsonObject.optional(),
  },
  {
    errors: [...BUCKET_ERRORS, 'AccessPointAlreadyOwnedByYou'],
    example: { AccountId: '111122223333', Name: 'finance', Bucket: 'amazing-photos' },
    run: (context, { Name, Bucket: name, VpcConfiguration, PublicAccessBlockConfiguration }) => {
      findBucket(context, name);
      if (context.list('s3-access-point').some((point) => point.Name === Name))
        refuse(
          'AccessPointAlreadyOwnedByYou',
          'Your previous request to create the named accesspoint succeeded and you already own it.',
        );
      const record = {
        ...context.newRecord('s3-access-point', 'accesspoint'),
        Tags: [],
        Name,
        Bucket: name,
        NetworkOrigin: VpcConfiguration === undefined ? ('Internet' as const) : ('VPC' as const),
        CreationDate: iso(context.at),
        ...present({ VpcConfiguration, PublicAccessBlockConfiguration }),
      };
      context.put('s3-access-point', record);
      const { account, region, id } = record;
      return {
        AccessPointArn: arnOf({ account, region }, 's3', `accesspoint/${Name}`),
        Alias: `${Name}-${id.slice(-10)}-s3alias`,
      };
    },
  },
);

export const listAccessPoints = accessPoint(
  'ListAccessPoints',
  { AccountId: z.string(), Bucket: z.string().optional() },
  {
    example: { AccountId: '111122223333' },
    run: (context, { Bucket: name }) => ({
      AccessPointList: context
        .list('s3-access-point')
        .filter((point) => (name ?? point.Bucket) === point.Bucket)
        .map(({ Name, NetworkOrigin, VpcConfiguration, Bucket: bucket, account, region }) => ({
          Name,
          NetworkOrigin,
          ...present({ VpcConfiguration }),
          Bucket: bucket,
          AccessPointArn: arnOf({ account, region }, 's3', `accesspoint/${Name}`),
        })),
    }),
  },
);

export const deleteAccessPoint = accessPoint(
  'DeleteAccessPoint',
  { AccountId: z.string(), Name: z.string() },
  {
    errors: ['NoSuchAccessPoint'],
    example: { AccountId: '111122223333', Name: 'finance' },
    run: (context, { Name }) => {
      const point = context.list('s3-access-point').find((each) => each.Name === Name);
      if (point === undefined) return refuse('NoSuchAccessPoint', 'The specified accesspoint does not exist');
      context.remove('s3-access-point', point.id);
      return undefined;
    },
  },
);
