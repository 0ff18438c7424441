import type { JsonObject } from '../../../kernel/lib/json.ts';
import { after, type DataCase, type ServiceCases } from './data-case.ts';

const Id = '$distribution';
const config = (CallerReference: string, more: JsonObject = {}) => ({
  CallerReference,
  Comment: 'Web',
  Enabled: true,
  Origins: {
    Quantity: 1,
    Items: [
      { Id: 'web', DomainName: 'photos.s3.amazonaws.com', S3OriginConfig: { OriginAccessIdentity: '' } },
    ],
  },
  DefaultCacheBehavior: { TargetOriginId: 'web', ViewerProtocolPolicy: 'redirect-to-https' },
  ...more,
});
const origin = (more: JsonObject) => ({
  Origins: { Quantity: 1, Items: [{ Id: 'web', DomainName: 'photos.s3.amazonaws.com', ...more }] },
});
const control = {
  Name: 'new',
  OriginAccessControlOriginType: 's3',
  SigningBehavior: 'always',
  SigningProtocol: 'sigv4',
};
const gone: NonNullable<DataCase['refuses']> = { NoSuchDistribution: { Id: 'ELOST' } };
const wrong: { readonly [code: string]: JsonObject } = {
  InconsistentQuantities: config('new', { Aliases: { Quantity: 2, Items: ['a.example.com'] } }),
  InvalidArgument: config('new', { Origins: { Quantity: 0, Items: [] } }),
  InvalidDefaultRootObject: config('new', { DefaultRootObject: '/index.html' }),
  NoSuchOrigin: config('new', {
    DefaultCacheBehavior: { TargetOriginId: 'api', ViewerProtocolPolicy: 'allow-all' },
  }),
  NoSuchOriginAccessControl: config('new', origin({ OriginAccessControlId: 'ELOST' })),
};
const refused = (wrap: (given: JsonObject) => JsonObject) =>
  Object.fromEntries(Object.entries(wrong).map(([code, given]) => [code, wrap(given)]));
const disabled = [
  [
    'cloudfront:UpdateDistribution',
    { Id, IfMatch: '$etag', DistributionConfig: config('one', { Enabled: false }) },
    { newtag: 'ETag' },
  ],
] as const;
const paths = (...Items: readonly string[]) => ({
  CallerReference: 'i-2',
  Paths: { Quantity: Items.length, Items: [...Items] },
});
const DistributionId = Id;
const ARN = 'arn:aws:cloudfront::111122223333:distribution/ELOST';
const more = { Items: [{ Key: 'team', Value: 'web' }] };

export const cloudfrontCases: ServiceCases = {
  world: [
    [
      'cloudfront:CreateDistribution',
      { DistributionConfig: config('one') },
      { distribution: 'Distribution.Id', etag: 'ETag', arn: 'Distribution.ARN' },
    ],
    [
      'cloudfront:CreateInvalidation',
      { DistributionId, InvalidationBatch: { ...paths('/*'), CallerReference: 'i-1' } },
      { invalidation: 'Invalidation.Id' },
    ],
    [
      'cloudfront:CreateOriginAccessControl',
      { OriginAccessControlConfig: { ...control, Name: 'photos' } },
      { control: 'OriginAccessControl.Id', controltag: 'ETag' },
    ],
  ],
  cases: {
    'cloudfront:CreateDistribution': {
      works: [
        { DistributionConfig: config('new') },
        { DistributionConfig: config('cli', origin({ OriginAccessControlId: '$control' })) },
        {
          DistributionConfig: config('new', {
            Aliases: { Quantity: 1, Items: ['www.example.com'] },
            CacheBehaviors: {
              Quantity: 1,
              Items: [{ PathPattern: '/api/*', TargetOriginId: 'web', ViewerProtocolPolicy: 'https-only' }],
            },
          }),
        },
      ],
      refuses: {
        ...refused((DistributionConfig) => ({ DistributionConfig })),
        DistributionAlreadyExists: { DistributionConfig: config('one') },
      },
    },
    'cloudfront:CreateDistributionWithTags': {
      works: [{ DistributionConfigWithTags: { DistributionConfig: config('new'), Tags: more } }],
      refuses: {
        ...refused((DistributionConfig) => ({
          DistributionConfigWithTags: { DistributionConfig, Tags: more },
        })),
        DistributionAlreadyExists: {
          DistributionConfigWithTags: { DistributionConfig: config('one'), Tags: {} },
        },
      },
    },
    'cloudfront:GetDistribution': { works: [{ Id }], refuses: gone },
    'cloudfront:GetDistributionConfig': { works: [{ Id }], refuses: gone },
    'cloudfront:ListDistributions': { works: [{}] },
    'cloudfront:UpdateDistribution': {
      works: [{ Id, IfMatch: '$etag', DistributionConfig: config('one', { Comment: 'New' }) }],
      refuses: {
        NoSuchDistribution: { Id: 'ELOST', DistributionConfig: config('one') },
        ...refused((given) => ({
          Id,
          IfMatch: '$etag',
          DistributionConfig: { ...given, CallerReference: 'one' },
        })),
        IllegalUpdate: { Id, IfMatch: '$etag', DistributionConfig: config('two') },
        InvalidIfMatchVersion: { Id, DistributionConfig: config('one') },
        PreconditionFailed: { Id, IfMatch: 'EOLD', DistributionConfig: config('one') },
      },
    },
    'cloudfront:DeleteDistribution': {
      works: [after([...disabled], { Id, IfMatch: '$newtag' })],
      refuses: {
        ...gone,
        DistributionNotDisabled: { Id, IfMatch: '$etag' },
        InvalidIfMatchVersion: { Id },
        PreconditionFailed: { Id, IfMatch: 'EOLD' },
      },
    },
    'cloudfront:CreateInvalidation': {
      works: [
        { DistributionId, InvalidationBatch: paths('/index.html', '/api/*') },
        { DistributionId, InvalidationBatch: { ...paths('/*'), CallerReference: 'cli' } },
      ],
      refuses: {
        NoSuchDistribution: { DistributionId: 'ELOST', InvalidationBatch: paths('/*') },
        InconsistentQuantities: {
          DistributionId,
          InvalidationBatch: { CallerReference: 'x', Paths: { Quantity: 2, Items: ['/*'] } },
        },
        InvalidArgument: { DistributionId, InvalidationBatch: paths('index.html') },
      },
    },
    'cloudfront:GetInvalidation': {
      works: [{ DistributionId, Id: '$invalidation' }],
      refuses: {
        NoSuchDistribution: { DistributionId: 'ELOST', Id: 'I1' },
        NoSuchInvalidation: { DistributionId, Id: 'I1' },
      },
    },
    'cloudfront:ListInvalidations': {
      works: [{ DistributionId }],
      refuses: { NoSuchDistribution: { DistributionId: 'ELOST' } },
    },
    'cloudfront:CreateOriginAccessControl': {
      works: [{ OriginAccessControlConfig: control }],
      refuses: {
        OriginAccessControlAlreadyExists: { OriginAccessControlConfig: { ...control, Name: 'photos' } },
        InvalidArgument: { OriginAccessControlConfig: { ...control, SigningProtocol: 'sigv2' } },
      },
    },
    'cloudfront:GetOriginAccessControl': {
      works: [{ Id: '$control' }],
      refuses: { NoSuchOriginAccessControl: { Id: 'ELOST' } },
    },
    'cloudfront:ListOriginAccessControls': { works: [{}] },
    'cloudfront:DeleteOriginAccessControl': {
      works: [{ Id: '$control', IfMatch: '$controltag' }],
      refuses: {
        NoSuchOriginAccessControl: { Id: 'ELOST' },
        InvalidIfMatchVersion: { Id: '$control' },
        PreconditionFailed: { Id: '$control', IfMatch: 'EOLD' },
        OriginAccessControlInUse: after(
          [
            [
              'cloudfront:CreateDistribution',
              { DistributionConfig: config('new', origin({ OriginAccessControlId: '$control' })) },
            ],
          ],
          { Id: '$control', IfMatch: '$controltag' },
        ),
      },
    },
    'cloudfront:TagResource': {
      works: [{ Resource: '$arn', Tags: more }],
      refuses: { NoSuchResource: { Resource: ARN, Tags: more } },
    },
    'cloudfront:ListTagsForResource': {
      works: [{ Resource: '$arn' }],
      refuses: { NoSuchResource: { Resource: ARN } },
    },
    'cloudfront:UntagResource': {
      works: [{ Resource: '$arn', TagKeys: { Items: ['team'] } }],
      refuses: { NoSuchResource: { Resource: ARN, TagKeys: { Items: ['team'] } } },
    },
  },
};
