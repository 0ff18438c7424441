import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { inService } from '../shared/data/data-operation.ts';
import { present } from '../shared/data/facts.ts';
import { ownerOf } from './bucket-operations.ts';
import { contentsOf } from './contents.ts';
import { BUCKET_ERRORS, findBucket } from './find-bucket.ts';
import type { Version } from './schema.ts';

const s3 = inService('s3api');
const common = {
  Bucket: z.string(),
  Prefix: z.string().optional(),
  Delimiter: z.string().optional(),
  MaxKeys: z.int().min(0).optional(),
  EncodingType: z.string().optional(),
  ExpectedBucketOwner: z.string().optional(),
};
const example = { Bucket: 'amazing-photos' };
const ERRORS = [...BUCKET_ERRORS, 'InvalidArgument'];

interface Listing<Item> {
  readonly items: readonly Item[];
  readonly prefixes: readonly string[];
  /** The last key or prefix of this page; absent when nothing follows. */
  readonly last?: string;
}

/** Keys below a prefix, those that share a part up to the delimiter rolled into one. */
function listing<Item extends { readonly Key: string }>(
  all: readonly Item[],
  {
    Prefix = '',
    Delimiter = '',
    MaxKeys = 1000,
    after = '',
  }: {
    readonly Prefix?: string | undefined;
    readonly Delimiter?: string | undefined;
    readonly MaxKeys?: number | undefined;
    readonly after?: string | undefined;
  },
): Listing<Item> {
  const items: Item[] = [];
  const prefixes: string[] = [];
  let last = '';
  for (const item of all) {
    const { Key } = item;
    if (!Key.startsWith(Prefix)) continue;
    const end = Delimiter === '' ? -1 : Key.indexOf(Delimiter, Prefix.length);
    const shared = end < 0 ? undefined : Key.slice(0, end + Delimiter.length);
    if ((shared ?? Key) <= after || (shared !== undefined && prefixes.at(-1) === shared)) continue;
    if (items.length + prefixes.length >= Math.min(MaxKeys, 1000))
      return { items, prefixes, ...(MaxKeys > 0 && { last }) };
    last = shared ?? Key;
    if (shared === undefined) items.push(item);
    else prefixes.push(shared);
  }
  return { items, prefixes };
}

function live(versions: readonly Version[]): readonly Version[] {
  return versions.filter(
    (version, index) => versions[index - 1]?.Key !== version.Key && version.IsDeleteMarker !== true,
  );
}

function entry({ Key, LastModified, ETag, Size, StorageClass }: Version): JsonObject {
  return { Key, LastModified, ETag, Size, StorageClass };
}

/** Lists that hold nothing are left out, as AWS does. */
function lists(fields: { readonly [name: string]: readonly unknown[] }): object {
  return Object.fromEntries(Object.entries(fields).filter(([, list]) => list.length > 0));
}

const rolled = (prefixes: readonly string[]) => prefixes.map((Prefix) => ({ Prefix }));

export const listObjectsV2 = s3(
  'ListObjectsV2',
  {
    ...common,
    StartAfter: z.string().optional(),
    ContinuationToken: z.string().optional(),
    FetchOwner: z.boolean().optional(),
  },
  {
    errors: ERRORS,
    example,
    run: (context, { Bucket: name, FetchOwner, StartAfter, ContinuationToken, ...input }) => {
      const bucket = findBucket(context, name);
      if (ContinuationToken !== undefined && !ContinuationToken.startsWith('after-'))
        refuse('InvalidArgument', 'The continuation token provided is incorrect');
      const after = ContinuationToken?.slice('after-'.length) ?? StartAfter;
      const { items, prefixes, last } = listing(live(contentsOf(context, bucket).versions), {
        ...input,
        after,
      });
      const Owner = FetchOwner ? { Owner: ownerOf(context) } : {};
      return {
        IsTruncated: last !== undefined,
        ...lists({
          Contents: items.map((item) => ({ ...entry(item), ...Owner })),
          CommonPrefixes: rolled(prefixes),
        }),
        Name: name,
        Prefix: input.Prefix ?? '',
        MaxKeys: input.MaxKeys ?? 1000,
        KeyCount: items.length + prefixes.length,
        ...present({
          Delimiter: input.Delimiter,
          StartAfter,
          ContinuationToken,
          NextContinuationToken: last === undefined ? undefined : `after-${last}`,
        }),
      };
    },
  },
);

export const listObjects = s3(
  'ListObjects',
  { ...common, Marker: z.string().optional() },
  {
    errors: BUCKET_ERRORS,
    example,
    run: (context, { Bucket: name, Marker = '', ...input }) => {
      const bucket = findBucket(context, name);
      const { items, prefixes, last } = listing(live(contentsOf(context, bucket).versions), {
        ...input,
        after: Marker,
      });
      return {
        IsTruncated: last !== undefined,
        Marker,
        ...lists({
          Contents: items.map((item) => ({ ...entry(item), Owner: ownerOf(context) })),
          CommonPrefixes: rolled(prefixes),
        }),
        Name: name,
        Prefix: input.Prefix ?? '',
        MaxKeys: input.MaxKeys ?? 1000,
        ...present({ Delimiter: input.Delimiter, NextMarker: last }),
      };
    },
  },
);

export const listObjectVersions = s3(
  'ListObjectVersions',
  { ...common, KeyMarker: z.string().optional(), VersionIdMarker: z.string().optional() },
  {
    errors: BUCKET_ERRORS,
    example,
    run: (context, { Bucket: name, KeyMarker = '', ...input }) => {
      const { versions } = contentsOf(context, findBucket(context, name));
      const { items, prefixes, last } = listing(versions, { ...input, after: KeyMarker });
      const Owner = ownerOf(context);
      const told = items.map((version) => {
        const { Key, VersionId, LastModified } = version;
        const IsLatest = versions.find((each) => each.Key === Key) === version;
        return { version, told: { Owner, Key, VersionId, IsLatest, LastModified } };
      });
      return {
        IsTruncated: last !== undefined,
        KeyMarker,
        VersionIdMarker: '',
        ...lists({
          Versions: told
            .filter(({ version }) => !version.IsDeleteMarker)
            .map(({ version, told }) => ({ ...entry(version), ...told })),
          DeleteMarkers: told.filter(({ version }) => version.IsDeleteMarker).map(({ told }) => told),
          CommonPrefixes: rolled(prefixes),
        }),
        Name: name,
        Prefix: input.Prefix ?? '',
        MaxKeys: input.MaxKeys ?? 1000,
        ...present({ NextKeyMarker: last }),
      };
    },
  },
);
