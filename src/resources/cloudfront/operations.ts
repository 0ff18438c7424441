import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { Tag } from '../../kernel/cloud/record.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { collection, readTags, tagOperations } from '../shared/data/collection.ts';
import { inService } from '../shared/data/data-operation.ts';
import type { Described } from '../shared/data/described-record.ts';
import { jsonObject } from '../shared/data/facts.ts';
import { capitalsOf, hexOf } from '../shared/data/ids.ts';
import { globalArn } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';
import { checkConfig, checkQuantities, wholeConfig } from './configuration.ts';

const GONE = 'NoSuchDistribution';
const NO_CONTROL = 'NoSuchOriginAccessControl';
const MINUTES = 60_000;
const cloudfront = inService('cloudfront');
const configErrors = [
  'InconsistentQuantities',
  'InvalidArgument',
  'InvalidDefaultRootObject',
  'NoSuchOrigin',
  NO_CONTROL,
];

const distributions = collection({
  service: 'cloudfront',
  table: 'cloudfront-distribution',
  prefix: 'distribution',
  missing: [GONE, () => 'The specified distribution does not exist.'],
  isGlobal: true,
  print: (_context, { Detail }) => {
    const { ETag: _etag, Invalidations: _invalidations, ...shown } = Detail;
    return shown;
  },
});

const controls = collection({
  service: 'cloudfront',
  table: 'origin-access-control',
  prefix: 'oac',
  missing: [NO_CONTROL, () => 'The specified origin access control does not exist.'],
  isGlobal: true,
  print: (_context, { Detail }) => {
    const { ETag: _etag, ...shown } = Detail;
    return shown;
  },
});

/** Changes with every change of what it is the tag of. */
function etagOf(context: DataContext, id: string): string {
  return `E${capitalsOf(`${id}/${context.nextOrdinal(`etag/${id}`)}`, 13)}`;
}

function configOf({ Detail }: Described): JsonObject {
  return Detail.DistributionConfig as JsonObject;
}

/** What the command line put in place of a reference is made unique. */
function readReference(context: DataContext, given: JsonObject): JsonObject {
  if (given.CallerReference !== 'cli') return given;
  return {
    ...given,
    CallerReference: `cli-${Math.floor(context.at / 1000)}-${context.nextOrdinal('cloudfront-cli')}`,
  };
}

function checkControls(context: DataContext, config: JsonObject): void {
  const origins = ((config.Origins as JsonObject).Items ?? []) as readonly JsonObject[];
  for (const { OriginAccessControlId } of origins)
    if (typeof OriginAccessControlId === 'string' && OriginAccessControlId !== '')
      controls.find(context, OriginAccessControlId);
}

function create(context: DataContext, given: JsonObject, tags: readonly Tag[]): object {
  const config = readReference(context, given);
  checkConfig(config);
  checkControls(context, config);
  const known = distributions
    .all(context)
    .find((each) => configOf(each).CallerReference === config.CallerReference);
  if (known !== undefined)
    refuse(
      'DistributionAlreadyExists',
      'The caller reference that you are using to create a distribution is associated with another distribution. Already exists: ' +
        known.Name,
    );
  const record = distributions.add(context, (id) => {
    const Id = `E${capitalsOf(id, 13)}`;
    return {
      name: Id,
      tags,
      detail: {
        Id,
        ARN: globalArn(context, 'cloudfront', `distribution/${Id}`),
        Status: 'InProgress',
        LastModifiedTime: iso(context.at),
        InProgressInvalidationBatches: 0,
        DomainName: `d${hexOf(id, 13)}.cloudfront.net`,
        ActiveTrustedSigners: { Enabled: false, Quantity: 0 },
        ActiveTrustedKeyGroups: { Enabled: false, Quantity: 0 },
        DistributionConfig: wholeConfig(config),
        AliasICPRecordals: aliasesOf(config).map((CNAME) => ({ CNAME, ICPRecordalStatus: 'APPROVED' })),
        ETag: etagOf(context, Id),
        Invalidations: [],
      },
    };
  });
  context.schedule('cloudfront-distribution', record.id, 'Deployed', 5 * MINUTES);
  return {
    Location: `https://cloudfront.amazonaws.com/2020-05-31/distribution/${record.Name}`,
    ETag: record.Detail.ETag,
    Distribution: distributions.print(context, record),
  };
}

function aliasesOf(config: JsonObject): readonly string[] {
  return ((config.Aliases as JsonObject | undefined)?.Items ?? []) as readonly string[];
}

const exampleConfig = {
  CallerReference: 'one',
  Comment: 'Web',
  Enabled: true,
  Origins: { Quantity: 1, Items: [{ Id: 'web', DomainName: 'origin.example.com' }] },
  DefaultCacheBehavior: { TargetOriginId: 'web', ViewerProtocolPolicy: 'allow-all' },
};

const createDistribution = cloudfront(
  'CreateDistribution',
  { DistributionConfig: jsonObject },
  {
    example: { DistributionConfig: exampleConfig },
    errors: [...configErrors, 'DistributionAlreadyExists'],
    run: (context, { DistributionConfig }) => create(context, DistributionConfig, []),
  },
);

const createDistributionWithTags = cloudfront(
  'CreateDistributionWithTags',
  { DistributionConfigWithTags: z.strictObject({ DistributionConfig: jsonObject, Tags: jsonObject }) },
  {
    example: {
      DistributionConfigWithTags: {
        DistributionConfig: exampleConfig,
        Tags: { Items: [{ Key: 'team', Value: 'web' }] },
      },
    },
    errors: [...configErrors, 'DistributionAlreadyExists'],
    run: (context, { DistributionConfigWithTags: { DistributionConfig, Tags } }) =>
      create(context, DistributionConfig, readTags(Tags.Items ?? [])),
  },
);

const Id = z.string();
const example = { Id: 'E1234567890ABC' };

const getDistribution = distributions.change(
  'GetDistribution',
  'Id',
  { Id },
  {
    example,
    answer: (Distribution, { Detail }) => ({ ETag: Detail.ETag, Distribution }),
  },
);

const getDistributionConfig = distributions.change(
  'GetDistributionConfig',
  'Id',
  { Id },
  {
    example,
    answer: (_shown, record) => ({ ETag: record.Detail.ETag, DistributionConfig: configOf(record) }),
  },
);

const paging = { Marker: z.string().optional(), MaxItems: z.string().optional() };

const listDistributions = distributions.list('ListDistributions', undefined, paging, {
  answer: (shown) => ({
    DistributionList: {
      Marker: '',
      MaxItems: 100,
      IsTruncated: false,
      Quantity: shown.length,
      ...(shown.length > 0 && { Items: shown.map(summaryOf) }),
    },
  }),
});

/** A distribution as a list shows it: its configuration's fields stand beside its own. */
function summaryOf(shown: JsonObject): JsonObject {
  const {
    CallerReference: _reference,
    Logging: _logging,
    DefaultRootObject: _root,
    ContinuousDeploymentPolicyId: _policy,
    ...config
  } = shown.DistributionConfig as JsonObject;
  const {
    Id: id = '',
    ARN = '',
    Status = '',
    LastModifiedTime = '',
    DomainName = '',
    AliasICPRecordals = [],
  } = shown;
  return { Id: id, ARN, Status, LastModifiedTime, DomainName, ...config, AliasICPRecordals };
}

function checkTag(record: Described, given: string | undefined): void {
  if (given === undefined)
    refuse('InvalidIfMatchVersion', 'The If-Match version is missing or not valid for the resource.');
  if (given !== record.Detail.ETag)
    refuse(
      'PreconditionFailed',
      "The request failed because it didn't meet the preconditions in one or more request-header fields.",
    );
}

const updateDistribution = distributions.change(
  'UpdateDistribution',
  'Id',
  { Id, DistributionConfig: jsonObject, IfMatch: z.string().optional() },
  {
    example: { ...example, IfMatch: 'E0987654321XYZ', DistributionConfig: exampleConfig },
    errors: [...configErrors, 'IllegalUpdate', 'InvalidIfMatchVersion', 'PreconditionFailed'],
    apply: (context, record, { DistributionConfig, IfMatch }) => {
      checkTag(record, IfMatch);
      if (DistributionConfig.CallerReference !== configOf(record).CallerReference)
        refuse('IllegalUpdate', 'The update contains modifications that are not allowed.');
      checkConfig(DistributionConfig);
      checkControls(context, DistributionConfig);
      return {
        DistributionConfig: wholeConfig(DistributionConfig),
        Status: 'InProgress',
        LastModifiedTime: iso(context.at),
        ETag: etagOf(context, record.Name),
      };
    },
    settles: ['Deployed', 5 * MINUTES],
    answer: (Distribution, { Detail }) => ({ ETag: Detail.ETag, Distribution }),
  },
);

const deleteDistribution = distributions.remove(
  'DeleteDistribution',
  'Id',
  { Id, IfMatch: z.string().optional() },
  {
    example: { ...example, IfMatch: 'E0987654321XYZ' },
    errors: ['DistributionNotDisabled', 'InvalidIfMatchVersion', 'PreconditionFailed'],
    before: (_context, record, { IfMatch }) => {
      checkTag(record, IfMatch);
      if (configOf(record).Enabled === true)
        refuse('DistributionNotDisabled', 'The distribution you are trying to delete has not been disabled.');
    },
  },
);

function invalidationsOf({ Detail }: Described): readonly JsonObject[] {
  return Detail.Invalidations as readonly JsonObject[];
}

const DistributionId = z.string();

const createInvalidation = distributions.change(
  'CreateInvalidation',
  'DistributionId',
  { DistributionId, InvalidationBatch: jsonObject },
  {
    example: {
      DistributionId: example.Id,
      InvalidationBatch: { CallerReference: 'one', Paths: { Quantity: 1, Items: ['/*'] } },
    },
    errors: ['InconsistentQuantities', 'InvalidArgument'],
    apply: (context, record, { InvalidationBatch: given }) => {
      const batch = readReference(context, given);
      checkQuantities(batch);
      const paths = ((batch.Paths as JsonObject).Items ?? []) as readonly string[];
      const wrong = paths.find((path) => !path.startsWith('/'));
      if (wrong !== undefined)
        refuse('InvalidArgument', 'Your request contains one or more invalid invalidation paths.');
      const invalidation = {
        Id: `I${capitalsOf(`${record.id}/${context.nextOrdinal(`invalidation/${record.id}`)}`, 25)}`,
        // Nothing is cached: there is nothing to wait for.
        Status: 'Completed',
        CreateTime: iso(context.at),
        InvalidationBatch: batch,
      };
      return { Invalidations: [invalidation, ...invalidationsOf(record)] };
    },
    answer: (_shown, record) => {
      const [made] = invalidationsOf(record);
      const at = `https://cloudfront.amazonaws.com/2020-05-31/distribution/${record.Name}/invalidation`;
      return { Location: `${at}/${String(made?.Id)}`, Invalidation: { ...made, Status: 'InProgress' } };
    },
  },
);

const getInvalidation = distributions.change(
  'GetInvalidation',
  'DistributionId',
  { DistributionId, Id },
  {
    example: { DistributionId: example.Id, Id: 'I2J0I21PCUYOIK' },
    errors: ['NoSuchInvalidation'],
    answer: (_shown, record, { Id: id }) => ({
      Invalidation:
        invalidationsOf(record).find((each) => each.Id === id) ??
        refuse('NoSuchInvalidation', 'The specified invalidation does not exist.'),
    }),
  },
);

const listInvalidations = distributions.change(
  'ListInvalidations',
  'DistributionId',
  { DistributionId, ...paging },
  {
    example: { DistributionId: example.Id },
    answer: (_shown, record) => {
      const all = invalidationsOf(record);
      return {
        InvalidationList: {
          Marker: '',
          MaxItems: 100,
          IsTruncated: false,
          Quantity: all.length,
          ...(all.length > 0 && {
            Items: all.map(({ Id: id, CreateTime, Status }) => ({ Id: id, CreateTime, Status })),
          }),
        },
      };
    },
  },
);

const createOriginAccessControl = cloudfront(
  'CreateOriginAccessControl',
  { OriginAccessControlConfig: jsonObject },
  {
    example: {
      OriginAccessControlConfig: {
        Name: 'bucket',
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    },
    errors: ['OriginAccessControlAlreadyExists', 'InvalidArgument'],
    run: (context, { OriginAccessControlConfig: config }) => {
      const isKnown = (each: Described) =>
        (each.Detail.OriginAccessControlConfig as JsonObject).Name === config.Name;
      if (controls.all(context).some(isKnown))
        refuse('OriginAccessControlAlreadyExists', 'An origin access control with this name already exists.');
      if (config.SigningProtocol !== 'sigv4')
        refuse('InvalidArgument', 'The signing protocol must be sigv4.');
      const record = controls.add(context, (id) => {
        const name = `E${capitalsOf(id, 13)}`;
        return {
          name,
          detail: {
            Id: name,
            OriginAccessControlConfig: { Description: '', ...config },
            ETag: etagOf(context, name),
          },
        };
      });
      return {
        Location: `https://cloudfront.amazonaws.com/2020-05-31/origin-access-control/${record.Name}`,
        ETag: record.Detail.ETag,
        OriginAccessControl: controls.print(context, record),
      };
    },
  },
);

const getOriginAccessControl = controls.change(
  'GetOriginAccessControl',
  'Id',
  { Id },
  {
    example,
    answer: (OriginAccessControl, { Detail }) => ({ OriginAccessControl, ETag: Detail.ETag }),
  },
);

const listOriginAccessControls = controls.list('ListOriginAccessControls', undefined, paging, {
  answer: (shown) => ({
    OriginAccessControlList: {
      Marker: '',
      MaxItems: 100,
      IsTruncated: false,
      Quantity: shown.length,
      ...(shown.length > 0 && {
        Items: shown.map(({ Id: id, OriginAccessControlConfig }) => ({
          Id: id,
          ...(OriginAccessControlConfig as JsonObject),
        })),
      }),
    },
  }),
});

const deleteOriginAccessControl = controls.remove(
  'DeleteOriginAccessControl',
  'Id',
  { Id, IfMatch: z.string().optional() },
  {
    example: { ...example, IfMatch: 'E0987654321XYZ' },
    errors: ['InvalidIfMatchVersion', 'OriginAccessControlInUse', 'PreconditionFailed'],
    before: (context, record, { IfMatch }) => {
      checkTag(record, IfMatch);
      const isUsed = distributions.all(context).some((each) => {
        const origins = ((configOf(each).Origins as JsonObject).Items ?? []) as readonly JsonObject[];
        return origins.some(({ OriginAccessControlId }) => OriginAccessControlId === record.Name);
      });
      if (isUsed)
        refuse(
          'OriginAccessControlInUse',
          'Cannot delete the origin access control because it is in use by one or more distributions.',
        );
    },
  },
);

export const distributionOperations = [
  createDistribution,
  createDistributionWithTags,
  getDistribution,
  getDistributionConfig,
  listDistributions,
  updateDistribution,
  deleteDistribution,
  createInvalidation,
  getInvalidation,
  listInvalidations,
  ...tagOperations({
    service: 'cloudfront',
    tables: ['cloudfront-distribution'],
    by: 'Resource',
    add: 'TagResource',
    list: 'ListTagsForResource',
    remove: 'UntagResource',
    tags: 'Tags',
    tagsShape: jsonObject,
    read: (given) => readTags((given as JsonObject).Items ?? []),
    keys: 'TagKeys',
    keysShape: jsonObject,
    readKeys: (given) => ((given as JsonObject).Items ?? []) as readonly string[],
    missing: ['NoSuchResource', () => 'A resource that was specified is not valid.'],
    example: {
      name: 'arn:aws:cloudfront::111122223333:distribution/E1234567890ABC',
      tags: { Items: [{ Key: 'team', Value: 'web' }] },
    },
    answer: ({ Tags }) => ({ Tags: { Items: Tags } }),
  }),
];
export const controlOperations = [
  createOriginAccessControl,
  getOriginAccessControl,
  listOriginAccessControls,
  deleteOriginAccessControl,
];
