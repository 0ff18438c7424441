import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { DataContext } from '../data-tables.ts';
import type { Bucket } from './schema.ts';

export const BUCKET_ERRORS = ['AccessDenied', 'NoSuchBucket'] as const;

/** The bucket of that name, in whatever Region: names are unique among all accounts. */
export function findBucket(context: DataContext, name: string): Bucket {
  const bucket = context.all('s3-bucket').find(({ Name }) => Name === name);
  if (bucket === undefined) return refuse('NoSuchBucket', 'The specified bucket does not exist', 'Bucket');
  if (bucket.account !== context.account) return refuse('AccessDenied', 'Access Denied');
  return bucket;
}

/** Rules for names of general purpose buckets. */
export function isBucketName(name: string): boolean {
  return (
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes('..') &&
    !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name) &&
    !/^(?:xn--|sthree-|amzn-s3-demo-)/.test(name) &&
    !/(?:-s3alias|--ol-s3)$/.test(name)
  );
}
