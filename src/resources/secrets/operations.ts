import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { addNamed, keyedTags, named, patchNamed } from '../shared/data/described.ts';
import type { Described } from '../shared/data/described-record.ts';
import { jsonObject, present, texts } from '../shared/data/facts.ts';
import { hexOf, uuidOf } from '../shared/data/ids.ts';
import { arnOf } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';

const secrets = inService('secretsmanager');
const SECRET = 'secret';
const GONE = ['ResourceNotFoundException'];
const SecretId = z.string();
const example = { SecretId: 'db/password' };
const value = { SecretString: z.string().max(65_536).optional(), SecretBinary: z.string().optional() };

function findSecret(context: DataContext, id: string): Described {
  const secret = context.list(SECRET).find(({ Name, Detail }) => Name === id || Detail.ARN === id);
  return secret ?? refuse('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
}

function refuseDeleted(secret: Described): void {
  if (secret.Detail.DeletedDate !== undefined)
    refuse(
      'InvalidRequestException',
      "You can't perform this operation on the secret because it was marked for deletion.",
    );
}

interface Versions {
  readonly versions: readonly ({ readonly VersionId: string; readonly Created: string } & JsonObject)[];
}

/** Newest first. The values lie beside the record: no describe call shows them. */
function versionsOf(context: DataContext, secret: Described): Versions['versions'] {
  return (context.guest(secret.id) as Versions | undefined)?.versions ?? [];
}

function addVersion(context: DataContext, secret: Described, given: object): string | undefined {
  const fields = present(given);
  if (Object.keys(fields).length === 0) return undefined;
  const versions = versionsOf(context, secret);
  const VersionId = uuidOf(`${secret.id}/${context.nextOrdinal('secret-version')}`);
  const version = { VersionId, Created: iso(context.at), ...fields };
  context.setGuest(secret.id, { versions: [version, ...versions].slice(0, 10) } as unknown as JsonObject);
  return VersionId;
}

export const createSecret = secrets(
  'CreateSecret',
  {
    Name: z.string().min(1).max(512),
    Description: z.string().optional(),
    KmsKeyId: z.string().optional(),
    ...value,
    Tags: keyedTags,
  },
  {
    errors: ['ResourceExistsException'],
    example: { Name: 'db/password', SecretString: 'correct horse' },
    run: (context, { Name, SecretString, SecretBinary, Tags, ...input }) => {
      if (named(context, SECRET, Name) !== undefined)
        refuse('ResourceExistsException', `The operation failed because the secret ${Name} already exists.`);
      const head = context.newRecord(SECRET, 'secret');
      const ARN = arnOf(context, 'secretsmanager', `secret:${Name}-${hexOf(head.id, 6)}`);
      const detail = {
        ARN,
        Name,
        ...present(input),
        CreatedDate: iso(context.at),
        LastChangedDate: iso(context.at),
      };
      const secret = addNamed(context, SECRET, head, Name, detail, Tags);
      return present({ ARN, Name, VersionId: addVersion(context, secret, { SecretString, SecretBinary }) });
    },
  },
);

export const getSecretValue = secrets(
  'GetSecretValue',
  { SecretId, VersionId: z.string().optional(), VersionStage: z.string().optional() },
  {
    errors: [...GONE, 'InvalidRequestException'],
    example,
    run: (context, { SecretId: id, VersionId, VersionStage = 'AWSCURRENT' }) => {
      const secret = findSecret(context, id);
      refuseDeleted(secret);
      const versions = versionsOf(context, secret);
      const at =
        VersionId === undefined
          ? ['AWSCURRENT', 'AWSPREVIOUS'].indexOf(VersionStage)
          : versions.findIndex((each) => each.VersionId === VersionId);
      const version = versions[at];
      if (version === undefined)
        return refuse(
          'ResourceNotFoundException',
          `Secrets Manager can't find the specified secret value for ${VersionId === undefined ? 'staging label' : 'VersionId'}: ${VersionId ?? VersionStage}`,
        );
      const { Created, ...shown } = version;
      return {
        ARN: secret.Detail.ARN,
        Name: secret.Name,
        ...shown,
        VersionStages: stagesOf(at),
        CreatedDate: Created,
      };
    },
  },
);

function stagesOf(at: number): readonly string[] {
  return at === 0 ? ['AWSCURRENT'] : at === 1 ? ['AWSPREVIOUS'] : [];
}

export const putSecretValue = secrets(
  'PutSecretValue',
  { SecretId, ...value, VersionStages: texts.optional() },
  {
    errors: [...GONE, 'InvalidParameterException', 'InvalidRequestException'],
    example: { ...example, SecretString: 'battery staple' },
    run: (context, { SecretId: id, SecretString, SecretBinary }) => {
      const secret = findSecret(context, id);
      refuseDeleted(secret);
      if ((SecretString === undefined) === (SecretBinary === undefined))
        refuse('InvalidParameterException', 'You must provide either SecretString or SecretBinary.');
      const VersionId = addVersion(context, secret, { SecretString, SecretBinary });
      patchNamed(context, SECRET, secret, { LastChangedDate: iso(context.at) });
      return present({ ARN: secret.Detail.ARN, Name: secret.Name, VersionId, VersionStages: ['AWSCURRENT'] });
    },
  },
);

export const updateSecret = secrets(
  'UpdateSecret',
  { SecretId, Description: z.string().optional(), KmsKeyId: z.string().optional(), ...value },
  {
    errors: [...GONE, 'InvalidRequestException'],
    example: { ...example, SecretString: 'battery staple' },
    run: (context, { SecretId: id, SecretString, SecretBinary, ...input }) => {
      const secret = findSecret(context, id);
      refuseDeleted(secret);
      const VersionId = addVersion(context, secret, { SecretString, SecretBinary });
      patchNamed(context, SECRET, secret, { ...present(input), LastChangedDate: iso(context.at) });
      return present({ ARN: secret.Detail.ARN, Name: secret.Name, VersionId });
    },
  },
);

function described(context: DataContext, secret: Described) {
  const entries = versionsOf(context, secret)
    .slice(0, 2)
    .map(({ VersionId }, at) => [VersionId, stagesOf(at)]);
  return { ...secret.Detail, Tags: secret.Tags, stages: Object.fromEntries(entries) as JsonObject };
}

export const describeSecret = secrets(
  'DescribeSecret',
  { SecretId },
  {
    errors: GONE,
    example,
    run: (context, input) => {
      const { stages, ...shown } = described(context, findSecret(context, input.SecretId));
      return { ...shown, VersionIdsToStages: stages };
    },
  },
);

export const listSecrets = secrets(
  'ListSecrets',
  {
    MaxResults: z.int().optional(),
    NextToken: z.string().optional(),
    IncludePlannedDeletion: z.boolean().optional(),
    SortOrder: z.string().optional(),
  },
  {
    example: {},
    run: (context, { IncludePlannedDeletion }) => ({
      SecretList: context
        .list(SECRET)
        .filter(({ Detail }) => IncludePlannedDeletion || Detail.DeletedDate === undefined)
        .map((secret) => {
          const { stages, ...shown } = described(context, secret);
          return { ...shown, SecretVersionsToStages: stages };
        }),
    }),
  },
);

export const deleteSecret = secrets(
  'DeleteSecret',
  { SecretId, RecoveryWindowInDays: z.int().optional(), ForceDeleteWithoutRecovery: z.boolean().optional() },
  {
    errors: [...GONE, 'InvalidParameterException'],
    example,
    run: (context, { SecretId: id, RecoveryWindowInDays: days, ForceDeleteWithoutRecovery }) => {
      if (days !== undefined && ForceDeleteWithoutRecovery)
        refuse(
          'InvalidParameterException',
          "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
        );
      if (days !== undefined && (days < 7 || days > 30))
        refuse(
          'InvalidParameterException',
          'The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).',
        );
      const secret = findSecret(context, id);
      const DeletionDate = iso(context.at + (ForceDeleteWithoutRecovery ? 0 : (days ?? 30) * 86_400_000));
      if (ForceDeleteWithoutRecovery) context.remove(SECRET, secret.id);
      else patchNamed(context, SECRET, secret, { DeletedDate: iso(context.at) });
      return { ARN: secret.Detail.ARN, Name: secret.Name, DeletionDate };
    },
  },
);

export const restoreSecret = secrets(
  'RestoreSecret',
  { SecretId },
  {
    errors: GONE,
    example,
    run: (context, input) => {
      const secret = findSecret(context, input.SecretId);
      patchNamed(context, SECRET, secret, { DeletedDate: undefined });
      return { ARN: secret.Detail.ARN, Name: secret.Name };
    },
  },
);

const ssm = inService('ssm');
const PARAMETER = 'ssm-parameter';
const NO_PARAMETER = ['ParameterNotFound'];

function findParameter(context: DataContext, name: string): Described {
  const parameter = named(context, PARAMETER, name);
  return parameter ?? refuse('ParameterNotFound', `Parameter ${name} not found.`);
}

/** SecureString values are shown encrypted unless decryption is asked for; nothing here encrypts. */
function shownParameter({ Detail }: Described): JsonObject {
  const { Tier: _tier, Description: _description, ...shown } = Detail;
  return shown;
}

export const putParameter = ssm(
  'PutParameter',
  {
    Name: z.string().regex(/^[\w./-]{1,1011}$/),
    Value: z.string().min(1),
    Type: z.enum(['String', 'StringList', 'SecureString']).optional(),
    Description: z.string().optional(),
    Overwrite: z.boolean().optional(),
    KeyId: z.string().optional(),
    AllowedPattern: z.string().optional(),
    Tier: z.string().optional(),
    DataType: z.string().optional(),
    Tags: keyedTags,
  },
  {
    errors: ['ParameterAlreadyExists', 'ValidationException'],
    example: { Name: '/app/url', Value: 'https://example.com', Type: 'String' },
    run: (
      context,
      { Name, Value, Overwrite, Type, Description, DataType = 'text', Tier = 'Standard', Tags },
    ) => {
      const known = named(context, PARAMETER, Name);
      if (known !== undefined && !Overwrite)
        refuse(
          'ParameterAlreadyExists',
          'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
        );
      if (known === undefined && Type === undefined)
        refuse('ValidationException', 'A parameter type is required when you create a parameter.');
      if (Value.length > (Tier === 'Advanced' ? 8192 : 4096))
        refuse(
          'ValidationException',
          'Standard tier parameters support a maximum parameter value of 4096 characters.',
        );
      const Version = Number(known?.Detail.Version ?? 0) + 1;
      const detail = {
        Name,
        Type: Type ?? known?.Detail.Type,
        Value,
        Version,
        LastModifiedDate: iso(context.at),
        ARN: arnOf(context, 'ssm', `parameter${Name.startsWith('/') ? '' : '/'}${Name}`),
        DataType,
        Tier,
        ...present({ Description }),
      };
      addNamed(
        context,
        PARAMETER,
        known ?? context.newRecord(PARAMETER, 'parameter'),
        Name,
        detail,
        Tags ?? known?.Tags,
      );
      return { Version, Tier };
    },
  },
);

export const getParameter = ssm(
  'GetParameter',
  { Name: z.string(), WithDecryption: z.boolean().optional() },
  {
    errors: NO_PARAMETER,
    example: { Name: '/app/url' },
    run: (context, { Name }) => ({ Parameter: shownParameter(findParameter(context, Name)) }),
  },
);

export const getParameters = ssm(
  'GetParameters',
  { Names: texts, WithDecryption: z.boolean().optional() },
  {
    example: { Names: ['/app/url'] },
    run: (context, { Names }) => ({
      Parameters: Names.flatMap((name) => named(context, PARAMETER, name) ?? []).map(shownParameter),
      InvalidParameters: Names.filter((name) => named(context, PARAMETER, name) === undefined),
    }),
  },
);

export const getParametersByPath = ssm(
  'GetParametersByPath',
  {
    Path: z.string(),
    Recursive: z.boolean().optional(),
    WithDecryption: z.boolean().optional(),
    MaxResults: z.int().optional(),
    NextToken: z.string().optional(),
  },
  {
    example: { Path: '/app' },
    run: (context, { Path, Recursive }) => {
      const prefix = Path.endsWith('/') ? Path : `${Path}/`;
      const below = context.list(PARAMETER).filter(({ Name }) => Name.startsWith(prefix));
      return {
        Parameters: below
          .filter(({ Name }) => Recursive || !Name.slice(prefix.length).includes('/'))
          .map(shownParameter),
      };
    },
  },
);

export const describeParameters = ssm(
  'DescribeParameters',
  { MaxResults: z.int().optional(), NextToken: z.string().optional() },
  {
    example: {},
    run: (context) => ({
      Parameters: context.list(PARAMETER).map(({ Detail: { Value: _value, ...shown } }) => shown),
    }),
  },
);

export const deleteParameter = ssm(
  'DeleteParameter',
  { Name: z.string() },
  {
    errors: NO_PARAMETER,
    example: { Name: '/app/url' },
    run: (context, { Name }) => {
      context.remove(PARAMETER, findParameter(context, Name).id);
      return {};
    },
  },
);

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

export const createKey = kms(
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

export const describeKey = kms(
  'DescribeKey',
  { KeyId: z.string() },
  {
    errors: NO_KEY,
    example: { KeyId: 'alias/disks' },
    run: (context, { KeyId }) => ({ KeyMetadata: metadata(findKey(context, KeyId)) }),
  },
);

export const listKeys = kms(
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

export const createAlias = kms(
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

export const listAliases = kms(
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

export const deleteAlias = kms(
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

export const scheduleKeyDeletion = kms(
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
