import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { addNamed, keyedTags, named, patchNamed } from '../shared/data/described.ts';
import type { Described } from '../shared/data/described-record.ts';
import { present, texts } from '../shared/data/facts.ts';
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

const createSecret = secrets(
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

const getSecretValue = secrets(
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

const putSecretValue = secrets(
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

const updateSecret = secrets(
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

const describeSecret = secrets(
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

const listSecrets = secrets(
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

const deleteSecret = secrets(
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

const restoreSecret = secrets(
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

export const secretOperations = [
  createSecret,
  getSecretValue,
  putSecretValue,
  updateSecret,
  describeSecret,
  listSecrets,
  deleteSecret,
  restoreSecret,
];
