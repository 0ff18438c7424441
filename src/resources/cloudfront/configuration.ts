import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';

const none = { Quantity: 0 };

/** The configuration as CloudFront answers it: with everything it was not told. */
export function wholeConfig(given: JsonObject): JsonObject {
  return {
    Aliases: none,
    DefaultRootObject: '',
    OriginGroups: none,
    CacheBehaviors: none,
    CustomErrorResponses: none,
    Logging: { Enabled: false, IncludeCookies: false, Bucket: '', Prefix: '' },
    PriceClass: 'PriceClass_All',
    ViewerCertificate: {
      CloudFrontDefaultCertificate: true,
      SSLSupportMethod: 'vip',
      MinimumProtocolVersion: 'TLSv1',
      CertificateSource: 'cloudfront',
    },
    Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
    WebACLId: '',
    HttpVersion: 'http2',
    IsIPV6Enabled: true,
    ContinuousDeploymentPolicyId: '',
    Staging: false,
    ...given,
    Origins: eachItem(given.Origins, wholeOrigin),
    DefaultCacheBehavior: wholeBehavior(given.DefaultCacheBehavior as JsonObject),
    ...(given.CacheBehaviors !== undefined && {
      CacheBehaviors: eachItem(given.CacheBehaviors, wholeBehavior),
    }),
  };
}

function eachItem(list: JsonValue | undefined, complete: (item: JsonObject) => JsonObject): JsonObject {
  const { Items, ...rest } = (list ?? none) as JsonObject;
  return Items === undefined ? rest : { ...rest, Items: (Items as readonly JsonObject[]).map(complete) };
}

function wholeOrigin(origin: JsonObject): JsonObject {
  return {
    OriginPath: '',
    CustomHeaders: none,
    ConnectionAttempts: 3,
    ConnectionTimeout: 10,
    OriginShield: { Enabled: false },
    OriginAccessControlId: '',
    ...origin,
  };
}

function wholeBehavior(behavior: JsonObject): JsonObject {
  return {
    TrustedSigners: { Enabled: false, Quantity: 0 },
    TrustedKeyGroups: { Enabled: false, Quantity: 0 },
    AllowedMethods: {
      Quantity: 2,
      Items: ['HEAD', 'GET'],
      CachedMethods: { Quantity: 2, Items: ['HEAD', 'GET'] },
    },
    SmoothStreaming: false,
    Compress: false,
    LambdaFunctionAssociations: none,
    FunctionAssociations: none,
    FieldLevelEncryptionId: '',
    ...behavior,
  };
}

/** Every list of CloudFront says its own length; every behavior names an origin that is there. */
export function checkConfig(config: JsonObject): void {
  checkQuantities(config);
  const origins = ((config.Origins as JsonObject).Items ?? []) as readonly JsonObject[];
  if (origins.length === 0) refuse('InvalidArgument', 'Origins must have at least one item.');
  const groups = ((config.OriginGroups as JsonObject | undefined)?.Items ?? []) as readonly JsonObject[];
  const known = [...origins, ...groups].map(({ Id }) => Id);
  const behaviors = [
    config.DefaultCacheBehavior as JsonObject,
    ...(((config.CacheBehaviors as JsonObject | undefined)?.Items ?? []) as readonly JsonObject[]),
  ];
  if (behaviors.some(({ TargetOriginId }) => TargetOriginId === undefined || !known.includes(TargetOriginId)))
    refuse('NoSuchOrigin', 'One or more of your origins or origin groups do not exist.');
  const root = config.DefaultRootObject;
  if (typeof root === 'string' && root.startsWith('/'))
    refuse('InvalidDefaultRootObject', 'The default root object cannot begin with a slash.');
}

export function checkQuantities(value: JsonValue): void {
  if (typeof value !== 'object' || value === null) return;
  const { Quantity, Items } = Array.isArray(value) ? {} : (value as JsonObject);
  if (typeof Quantity === 'number' && (Array.isArray(Items) ? Items.length : 0) !== Quantity)
    refuse('InconsistentQuantities', 'The value of Quantity and the size of Items do not match.');
  for (const item of Object.values(value)) checkQuantities(item as JsonValue);
}
