import { after, type DataCase, type ServiceCases } from './data-case.ts';
import type { Call } from './data-lab.ts';

const SecretId = 'db/password';
const on = { SecretId };
const gone = (input: object = {}): NonNullable<DataCase['refuses']> => ({
  ResourceNotFoundException: { ...input, SecretId: 'lost' },
});
const isDeleted: Call = ['secretsmanager:DeleteSecret', on];

export const secretsCases: ServiceCases = {
  world: [
    [
      'secretsmanager:CreateSecret',
      { Name: SecretId, SecretString: 'correct horse', Tags: [{ Key: 'team', Value: 'web' }] },
    ],
    ['secretsmanager:CreateSecret', { Name: 'empty' }],
    ['ssm:PutParameter', { Name: '/app/url', Value: 'https://example.com', Type: 'String' }],
    [
      'kms:CreateKey',
      { Description: 'For disks', Tags: [{ TagKey: 'team', TagValue: 'web' }] },
      { kmskey: 'KeyMetadata.KeyId' },
    ],
    ['kms:CreateAlias', { AliasName: 'alias/disks', TargetKeyId: '$kmskey' }],
  ],
  cases: {
    'secretsmanager:CreateSecret': {
      works: [{ Name: 'new', SecretString: 'x', Description: 'y' }, { Name: 'bare' }],
      refuses: { ResourceExistsException: { Name: SecretId } },
    },
    'secretsmanager:GetSecretValue': {
      works: [
        on,
        after([['secretsmanager:PutSecretValue', { ...on, SecretString: 'new' }]], {
          ...on,
          VersionStage: 'AWSPREVIOUS',
        }),
      ],
      refuses: {
        ResourceNotFoundException: [{ SecretId: 'lost' }, { SecretId: 'empty' }],
        InvalidRequestException: after([isDeleted], on),
      },
    },
    'secretsmanager:PutSecretValue': {
      works: [{ ...on, SecretString: 'new' }],
      refuses: {
        ...gone({ SecretString: 'new' }),
        InvalidParameterException: on,
        InvalidRequestException: after([isDeleted], { ...on, SecretString: 'new' }),
      },
    },
    'secretsmanager:UpdateSecret': {
      works: [
        { ...on, Description: 'z' },
        { ...on, SecretString: 'new' },
      ],
      refuses: { ...gone(), InvalidRequestException: after([isDeleted], on) },
    },
    'secretsmanager:DescribeSecret': { works: [on], refuses: gone() },
    'secretsmanager:ListSecrets': { works: [{}] },
    'secretsmanager:DeleteSecret': {
      works: [on, { ...on, ForceDeleteWithoutRecovery: true }, { ...on, RecoveryWindowInDays: 7 }],
      refuses: {
        ...gone(),
        InvalidParameterException: [
          { ...on, RecoveryWindowInDays: 3 },
          { ...on, RecoveryWindowInDays: 7, ForceDeleteWithoutRecovery: true },
        ],
      },
    },
    'secretsmanager:RestoreSecret': { works: [after([isDeleted], on)], refuses: gone() },
    'ssm:PutParameter': {
      works: [
        { Name: '/app/new', Value: 'x', Type: 'SecureString', Description: 'y' },
        { Name: '/app/url', Value: 'y', Overwrite: true },
      ],
      refuses: {
        ParameterAlreadyExists: { Name: '/app/url', Value: 'x', Type: 'String' },
        ValidationException: [
          { Name: 'new', Value: 'x' },
          { Name: 'new', Type: 'String', Value: 'x'.repeat(4097) },
        ],
      },
    },
    'ssm:GetParameter': { works: [{ Name: '/app/url' }], refuses: { ParameterNotFound: { Name: 'x' } } },
    'ssm:GetParameters': { works: [{ Names: ['/app/url', 'x'] }] },
    'ssm:GetParametersByPath': { works: [{ Path: '/app' }, { Path: '/', Recursive: true }] },
    'ssm:DescribeParameters': { works: [{}] },
    'ssm:DeleteParameter': { works: [{ Name: '/app/url' }], refuses: { ParameterNotFound: { Name: 'x' } } },
    'kms:CreateKey': { works: [{}, { Description: 'x', KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' }] },
    'kms:DescribeKey': {
      works: [{ KeyId: '$kmskey' }, { KeyId: 'alias/disks' }],
      refuses: { NotFoundException: [{ KeyId: 'x' }, { KeyId: 'alias/x' }] },
    },
    'kms:ListKeys': { works: [{}] },
    'kms:CreateAlias': {
      works: [{ AliasName: 'alias/new', TargetKeyId: '$kmskey' }],
      refuses: {
        NotFoundException: { AliasName: 'alias/new', TargetKeyId: 'x' },
        AlreadyExistsException: { AliasName: 'alias/disks', TargetKeyId: '$kmskey' },
      },
    },
    'kms:ListAliases': { works: [{}] },
    'kms:DeleteAlias': {
      works: [{ AliasName: 'alias/disks' }],
      refuses: { NotFoundException: { AliasName: 'alias/x' } },
    },
    'kms:ScheduleKeyDeletion': {
      works: [{ KeyId: '$kmskey', PendingWindowInDays: 7 }],
      refuses: {
        NotFoundException: { KeyId: 'x' },
        KMSInvalidStateException: after([['kms:ScheduleKeyDeletion', { KeyId: '$kmskey' }]], {
          KeyId: '$kmskey',
        }),
      },
    },
  },
};
