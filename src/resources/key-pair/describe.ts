import * as z from 'zod';
import type { ImportContext, ImportedRecord } from '../../kernel/cloud/registry.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { extraFields, milliseconds, readObject } from '../shared/import-object.ts';
import { iso } from '../shared/time.ts';
import type { AwsListView } from '../tables.ts';
import type { KeyPair } from './schema.ts';

/** The key pair as DescribeKeyPairs answers it with IncludePublicKey. */
export function printKeyPair(_view: AwsListView, record: KeyPair): JsonObject {
  return {
    ...(record.extra as JsonObject | undefined),
    KeyPairId: record.id,
    KeyType: record.KeyType,
    Tags: record.Tags.map((tag) => ({ ...tag })),
    ...(record.PublicKey === undefined ? {} : { PublicKey: record.PublicKey }),
    CreateTime: iso(record.CreateTime),
    KeyName: record.KeyName,
    KeyFingerprint: record.KeyFingerprint,
  };
}

const rawSchema = z.looseObject({
  KeyPairId: z.string().optional(),
  KeyName: z.string(),
  KeyType: z.enum(['rsa', 'ed25519']).default('rsa'),
  KeyFingerprint: z.string().default(''),
  CreateTime: z.string().optional(),
  PublicKey: z.string().optional(),
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string().default('') })).default([]),
});

/** Old answers have no KeyPairId: the name serves, as it is unique in its Region. */
export function parseKeyPair(raw: JsonObject, context: ImportContext): readonly ImportedRecord[] | string {
  const read = readObject(rawSchema, raw);
  if (typeof read === 'string') return read;
  const id = read.KeyPairId ?? context.mintId('key', read.KeyName);
  const record: KeyPair = {
    id,
    key: id,
    account: context.account,
    region: context.region,
    Tags: read.Tags,
    ...extraFields(raw, Object.keys(rawSchema.shape), {}),
    KeyName: read.KeyName,
    KeyType: read.KeyType,
    KeyFingerprint: read.KeyFingerprint,
    CreateTime: milliseconds(read.CreateTime) ?? 0,
    ...(read.PublicKey === undefined ? {} : { PublicKey: read.PublicKey }),
  };
  return [{ table: 'key-pair', record }];
}
