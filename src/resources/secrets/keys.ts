import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { addNamed, patchNamed } from '../shared/data/described.ts';
import type { Described } from '../shared/data/described-record.ts';
import { jsonObject } from '../shared/data/facts.ts';
import { uuidOf } from '../shared/data/ids.ts';
import { arnOf } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';

const kms = inService('kms');
const KEY = 'kms-key';
const NO_KEY = ['NotFoundException'];

/** A key by id, ARN or alias. */
function findKey(context: DataContext, given: string): Described {
  const isAlias = given.includes('alias/');
  const alias = given.slice(given.indexOf('alias/'));
  const key = context
    .list(KEY)
    .find(({ Name, Detail }) =>
      isAlias
        ? ((Detail.Aliases ?? []) as readonly string[]).includes(alias)
        : Name === given || Detail.Arn === given,
    );
  return (
    key ??
    refuse(
      'NotFoundException',
      isAlias
        ? `Alias ${arnOf(context, 'kms', alias)} is not found.`
        : `Key '${arnOf(context, 'kms', `key/${given}`)}' does not exist`,
    )
  );
}

function metadata({ Detail: { Aliases: _aliases, ...shown } }: Described): JsonObject {
  return shown;
}

const createKey = kms(
  'CreateKey',
  {
    Description: z.string().optional(),
    KeyUsage: z.string().optional(),
    KeySpec: z.string().optional(),
    Policy: z.string().optional(),
    MultiRegion: z.boolean().optional(),
    Tags: z.array(jsonObject).optional(),
  },
  {
    example: { Description: 'For disks' },
    run: (
      context,
      {
        Description = '',
        KeyUsage = 'ENCRYPT_DECRYPT',
        KeySpec = 'SYMMETRIC_DEFAULT',
        MultiRegion = false,
        Tags = [],
      },
    ) => {
      const head = context.newRecord(KEY, 'kmskey');
      const KeyId = uuidOf(head.id);
      const detail = {
        AWSAccountId: context.account,
        KeyId,
        Arn: arnOf(context, 'kms', `key/${KeyId}`),
        CreationDate: iso(context.at),
        Enabled: true,
        Description,
        KeyUsage,
        KeyState: 'Enabled',
        Origin: 'AWS_KMS',
        KeyManager: 'CUSTOMER',
        CustomerMasterKeySpec: KeySpec,
        KeySpec,
        ...(KeyUsage === 'ENCRYPT_DECRYPT' && { EncryptionAlgorithms: [KeySpec] }),
        MultiRegion,
      };
      const tags = Tags.map(({ TagKey, TagValue }) => ({ Key: String(TagKey), Value: String(TagValue) }));
      return { KeyMetadata: metadata(addNamed(context, KEY, head, KeyId, detail, tags)) };
    },
  },
);

const describeKey = kms(
  'DescribeKey',
  { KeyId: z.string() },
  {
    errors: NO_KEY,
    example: { KeyId: 'alias/disks' },
    run: (context, { KeyId }) => ({ KeyMetadata: metadata(findKey(context, KeyId)) }),
  },
);

const listKeys = kms(
  'ListKeys',
  { Limit: z.int().optional(), Marker: z.string().optional() },
  {
    example: {},
    run: (context) => ({
      Keys: context.list(KEY).map(({ Name, Detail }) => ({ KeyId: Name, KeyArn: Detail.Arn })),
      Truncated: false,
    }),
  },
);

const createAlias = kms(
  'CreateAlias',
  { AliasName: z.string().regex(/^alias\/[\w/-]{1,250}$/), TargetKeyId: z.string() },
  {
    errors: [...NO_KEY, 'AlreadyExistsException'],
    example: { AliasName: 'alias/disks', TargetKeyId: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed' },
    run: (context, { AliasName, TargetKeyId }) => {
      const taken = context
        .list(KEY)
        .some(({ Detail }) => ((Detail.Aliases ?? []) as readonly string[]).includes(AliasName));
      if (taken)
        refuse(
          'AlreadyExistsException',
          `An alias with the name ${arnOf(context, 'kms', AliasName)} already exists`,
        );
      const key = findKey(context, TargetKeyId);
      patchNamed(context, KEY, key, {
        Aliases: [...((key.Detail.Aliases ?? []) as readonly string[]), AliasName],
      });
      return undefined;
    },
  },
);

const listAliases = kms(
  'ListAliases',
  { KeyId: z.string().optional(), Limit: z.int().optional(), Marker: z.string().optional() },
  {
    example: {},
    run: (context, { KeyId }) => ({
      Aliases: context
        .list(KEY)
        .filter(({ Name }) => (KeyId ?? Name) === Name)
        .flatMap(({ Name, Detail }) =>
          ((Detail.Aliases ?? []) as readonly string[]).map((AliasName) => ({
            AliasName,
            AliasArn: arnOf(context, 'kms', AliasName),
            TargetKeyId: Name,
          })),
        ),
      Truncated: false,
    }),
  },
);

const deleteAlias = kms(
  'DeleteAlias',
  { AliasName: z.string() },
  {
    errors: NO_KEY,
    example: { AliasName: 'alias/disks' },
    run: (context, { AliasName }) => {
      const key = findKey(context, AliasName.includes('alias/') ? AliasName : `alias/${AliasName}`);
      patchNamed(context, KEY, key, {
        Aliases: ((key.Detail.Aliases ?? []) as readonly string[]).filter((each) => each !== AliasName),
      });
      return undefined;
    },
  },
);

const scheduleKeyDeletion = kms(
  'ScheduleKeyDeletion',
  { KeyId: z.string(), PendingWindowInDays: z.int().min(7).max(30).optional() },
  {
    errors: [...NO_KEY, 'KMSInvalidStateException'],
    example: { KeyId: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed' },
    run: (context, { KeyId, PendingWindowInDays = 30 }) => {
      const key = findKey(context, KeyId);
      if (key.Detail.KeyState === 'PendingDeletion')
        refuse('KMSInvalidStateException', `${String(key.Detail.Arn)} is pending deletion.`);
      const DeletionDate = iso(context.at + PendingWindowInDays * 86_400_000);
      patchNamed(context, KEY, key, { KeyState: 'PendingDeletion', Enabled: false, DeletionDate });
      return { KeyId: key.Detail.Arn, DeletionDate, KeyState: 'PendingDeletion', PendingWindowInDays };
    },
  },
);

export const keyOperations = [
  createKey,
  describeKey,
  listKeys,
  createAlias,
  listAliases,
  deleteAlias,
  scheduleKeyDeletion,
];
