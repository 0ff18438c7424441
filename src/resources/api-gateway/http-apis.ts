import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { collection, readTags, tagMap, tagOperations } from '../shared/data/collection.ts';
import { mappedTags } from '../shared/data/described.ts';
import type { Described } from '../shared/data/described-record.ts';
import { jsonObject, kept, present, texts } from '../shared/data/facts.ts';
import { hexOf } from '../shared/data/ids.ts';
import { iso } from '../shared/time.ts';
import { shortId } from './short-id.ts';

const GONE = 'NotFoundException';
const BAD = 'BadRequestException';
const CONFLICT = 'ConflictException';
const ApiId = z.string();
const example = { ApiId: 'a1b2c3d4e5' };
const paging = { MaxResults: z.string().optional(), NextToken: z.string().optional() };

const apis = collection({
  service: 'apigatewayv2',
  table: 'http-api',
  prefix: 'httpapi',
  missing: [GONE, (id) => `Invalid API identifier specified ${id}`],
  print: (_context, { Detail, Tags }) => {
    const { Integrations: _a, Routes: _b, Stages: _c, Deployments: _d, ...shown } = Detail;
    return { ...shown, Tags: tagMap(Tags) };
  },
});

type Part = 'Integrations' | 'Routes' | 'Stages' | 'Deployments';

function partsOf({ Detail }: Described, part: Part): readonly JsonObject[] {
  return Detail[part] as readonly JsonObject[];
}

const WORDS: { readonly [K in Part]: readonly [field: string, label: string] } = {
  Integrations: ['IntegrationId', 'Integration'],
  Routes: ['RouteId', 'Route'],
  Stages: ['StageName', 'Stage'],
  Deployments: ['DeploymentId', 'Deployment'],
};

function findPart(record: Described, part: Part, id: string): JsonObject {
  const [field, label] = WORDS[part];
  const found = partsOf(record, part).find((each) => each[field] === id);
  return found ?? refuse(GONE, `Unable to find ${label} by id ${id} within the provided API`);
}

/** Reads, lists and deletes what belongs to an API. */
function partOperations(
  part: Part,
  names: { readonly get?: string; readonly list: string; readonly remove?: string },
) {
  const [field] = WORDS[part];
  const shape = { ApiId, [field]: z.string() };
  const named = { ...example, [field]: 'abc1234' };
  const idOf = (input: object) => String((input as JsonObject)[field]);
  return [
    ...(names.get === undefined
      ? []
      : [
          apis.change(names.get, 'ApiId', shape, {
            example: named as never,
            answer: (_shown, record, input) => findPart(record, part, idOf(input)),
          }),
        ]),
    apis.change(
      names.list,
      'ApiId',
      { ApiId, ...paging },
      {
        example,
        answer: (_shown, record) => ({ Items: partsOf(record, part) }),
      },
    ),
    ...(names.remove === undefined
      ? []
      : [
          apis.change(names.remove, 'ApiId', shape, {
            example: named as never,
            ...(part === 'Integrations' && { errors: [CONFLICT] }),
            apply: (_context, record, input) => {
              const found = findPart(record, part, idOf(input));
              const target = `integrations/${idOf(input)}`;
              const user =
                part === 'Integrations'
                  ? partsOf(record, 'Routes').find(({ Target }) => Target === target)
                  : undefined;
              if (user !== undefined)
                refuse(
                  CONFLICT,
                  `Cannot delete Integration '${idOf(input)}' because it is referenced by Route: ${String(user.RouteKey)}`,
                );
              return { [part]: partsOf(record, part).filter((each) => each !== found) };
            },
            answer: () => ({}),
          }),
        ]),
  ];
}

const settings = {
  ApiKeySelectionExpression: z.string().optional(),
  CorsConfiguration: jsonObject.optional(),
  Description: z.string().optional(),
  DisableExecuteApiEndpoint: z.boolean().optional(),
  DisableSchemaValidation: z.boolean().optional(),
  IpAddressType: z.string().optional(),
  RouteSelectionExpression: z.string().optional(),
  Version: z.string().optional(),
};

/** What a quick start makes: one integration, one route for everything, and a stage that deploys by itself. */
function quickParts(context: DataContext, id: string, Target: string, RouteKey: string): object {
  const IntegrationId = hexOf(`${id}/integration`, 7);
  const isFunction = Target.startsWith('arn:aws:lambda:');
  const common = { ApiGatewayManaged: true };
  return {
    Integrations: [
      {
        ...common,
        ConnectionType: 'INTERNET',
        IntegrationId,
        IntegrationMethod: isFunction ? 'POST' : 'ANY',
        IntegrationType: isFunction ? 'AWS_PROXY' : 'HTTP_PROXY',
        IntegrationUri: Target,
        PayloadFormatVersion: isFunction ? '2.0' : '1.0',
        TimeoutInMillis: 30_000,
      },
    ],
    Routes: [
      {
        ...common,
        ApiKeyRequired: false,
        AuthorizationType: 'NONE',
        RouteId: hexOf(`${id}/route`, 7),
        RouteKey,
        Target: `integrations/${IntegrationId}`,
      },
    ],
    Stages: [{ ...common, ...newStage(context, '$default', { AutoDeploy: true }) }],
  };
}

function newStage(context: DataContext, StageName: string, input: object): JsonObject {
  return {
    AutoDeploy: false,
    CreatedDate: iso(context.at),
    DefaultRouteSettings: { DetailedMetricsEnabled: false },
    LastUpdatedDate: iso(context.at),
    RouteSettings: {},
    StageVariables: {},
    Tags: {},
    ...input,
    StageName,
  };
}

const createApi = apis.create(
  'CreateApi',
  {
    ...settings,
    Name: z.string().min(1),
    ProtocolType: z.enum(['HTTP', 'WEBSOCKET']),
    CredentialsArn: z.string().optional(),
    RouteKey: z.string().optional(),
    Target: z.string().optional(),
    Tags: mappedTags,
  },
  {
    example: { Name: 'orders', ProtocolType: 'HTTP' },
    errors: [BAD],
    make: (context, { Tags, Target, RouteKey, CredentialsArn: _credentials, ...input }, id) => {
      const isSocket = input.ProtocolType === 'WEBSOCKET';
      if (isSocket && input.RouteSelectionExpression === undefined)
        refuse(BAD, 'RouteSelectionExpression is required when ProtocolType is WEBSOCKET');
      if (isSocket && Target !== undefined)
        refuse(BAD, 'Quick create is only supported for HTTP protocol type APIs');
      const name = shortId(id);
      return {
        name,
        tags: readTags(Tags),
        detail: {
          ApiEndpoint: `${isSocket ? 'wss' : 'https'}://${name}.execute-api.${context.region}.amazonaws.com`,
          ApiId: name,
          ApiKeySelectionExpression: '$request.header.x-api-key',
          CreatedDate: iso(context.at),
          DisableExecuteApiEndpoint: false,
          IpAddressType: 'ipv4',
          RouteSelectionExpression: '$request.method $request.path',
          ...present(input),
          Integrations: [],
          Routes: [],
          Stages: [],
          Deployments: [],
          ...(Target !== undefined && quickParts(context, id, Target, RouteKey ?? '$default')),
        },
      };
    },
    answer: (shown) => shown,
  },
);

const getApis = apis.list('GetApis', undefined, paging, { answer: (Items) => ({ Items }) });
const getApi = apis.change('GetApi', 'ApiId', { ApiId }, { example, answer: (shown) => shown });
const updateApi = apis.change(
  'UpdateApi',
  'ApiId',
  { ApiId, ...settings, Name: z.string().optional() },
  {
    example: { ...example, Name: 'orders-2' },
    apply: (_context, _record, { ApiId: _id, ...changes }) => present(changes),
    answer: (shown) => shown,
  },
);
const deleteApi = apis.remove('DeleteApi', 'ApiId', { ApiId }, { example });

const createIntegration = apis.change(
  'CreateIntegration',
  'ApiId',
  {
    ApiId,
    IntegrationType: z.enum(['AWS', 'HTTP', 'MOCK', 'HTTP_PROXY', 'AWS_PROXY']),
    IntegrationUri: z.string().optional(),
    IntegrationMethod: z.string().optional(),
    PayloadFormatVersion: z.string().optional(),
    ConnectionId: z.string().optional(),
    ConnectionType: z.string().optional(),
    TimeoutInMillis: z.int().min(50).max(30_000).optional(),
    Description: z.string().optional(),
    ...kept(
      'ContentHandlingStrategy',
      'CredentialsArn',
      'IntegrationSubtype',
      'PassthroughBehavior',
      'RequestParameters',
      'RequestTemplates',
      'ResponseParameters',
      'TemplateSelectionExpression',
      'TlsConfig',
    ),
  },
  {
    example: {
      ...example,
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'GET',
      IntegrationUri: 'https://example.com',
    },
    errors: [BAD],
    apply: (context, record, { ApiId: _id, ...input }) => {
      if (input.IntegrationType === 'AWS_PROXY' && input.PayloadFormatVersion === undefined)
        refuse(BAD, 'PayloadFormatVersion is a required parameter for integration with type AWS_PROXY');
      if (
        input.IntegrationType.endsWith('PROXY') &&
        input.IntegrationUri === undefined &&
        input.IntegrationSubtype === undefined
      )
        refuse(BAD, 'IntegrationUri should be a valid URL or ARN');
      const IntegrationId = hexOf(`${record.id}/${context.nextOrdinal('http-api-integration')}`, 7);
      const made = {
        ConnectionType: 'INTERNET',
        PayloadFormatVersion: '1.0',
        TimeoutInMillis: 30_000,
        ...(input.IntegrationType === 'AWS_PROXY' && { IntegrationMethod: 'POST' }),
        ...present(input),
        IntegrationId,
      };
      return { Integrations: [...partsOf(record, 'Integrations'), made] };
    },
    answer: (_shown, record) => partsOf(record, 'Integrations').at(-1) ?? {},
  },
);

const createRoute = apis.change(
  'CreateRoute',
  'ApiId',
  {
    ApiId,
    RouteKey: z.string(),
    Target: z.string().optional(),
    ApiKeyRequired: z.boolean().optional(),
    AuthorizationType: z.string().optional(),
    AuthorizerId: z.string().optional(),
    OperationName: z.string().optional(),
    AuthorizationScopes: texts.optional(),
    ...kept(
      'ModelSelectionExpression',
      'RequestModels',
      'RequestParameters',
      'RouteResponseSelectionExpression',
    ),
  },
  {
    example: { ...example, RouteKey: 'GET /orders', Target: 'integrations/abc1234' },
    errors: [BAD, CONFLICT],
    apply: (context, record, { ApiId: _id, ...input }) => {
      const { RouteKey, Target } = input;
      const isHttp = record.Detail.ProtocolType === 'HTTP';
      if (
        isHttp &&
        RouteKey !== '$default' &&
        !/^(?:ANY|GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \//.test(RouteKey)
      )
        refuse(
          BAD,
          `The provided route key is not formatted properly for HTTP protocol. Format should be "<HTTP METHOD> /<RESOURCE PATH>" or "$default"`,
        );
      if (partsOf(record, 'Routes').some((each) => each.RouteKey === RouteKey))
        refuse(CONFLICT, `Route with key ${RouteKey} already exists for this API`);
      if (Target !== undefined) findPart(record, 'Integrations', Target.replace(/^integrations\//, ''));
      const made = {
        ApiKeyRequired: false,
        AuthorizationType: 'NONE',
        ...present(input),
        RouteId: hexOf(`${record.id}/${context.nextOrdinal('http-api-route')}`, 7),
      };
      return { Routes: [...partsOf(record, 'Routes'), made] };
    },
    answer: (_shown, record) => partsOf(record, 'Routes').at(-1) ?? {},
  },
);

const createStage = apis.change(
  'CreateStage',
  'ApiId',
  {
    ApiId,
    StageName: z.string().min(1).max(128),
    AutoDeploy: z.boolean().optional(),
    DeploymentId: z.string().optional(),
    Description: z.string().optional(),
    Tags: mappedTags,
    ...kept(
      'AccessLogSettings',
      'ClientCertificateId',
      'DefaultRouteSettings',
      'RouteSettings',
      'StageVariables',
    ),
  },
  {
    example: { ...example, StageName: 'prod', AutoDeploy: true },
    errors: [CONFLICT],
    apply: (context, record, { ApiId: _id, StageName, ...input }) => {
      if (partsOf(record, 'Stages').some((each) => each.StageName === StageName))
        refuse(CONFLICT, 'Stage already exists');
      if (input.DeploymentId !== undefined) findPart(record, 'Deployments', input.DeploymentId);
      return { Stages: [...partsOf(record, 'Stages'), newStage(context, StageName, present(input))] };
    },
    answer: (_shown, record) => partsOf(record, 'Stages').at(-1) ?? {},
  },
);

const createDeployment = apis.change(
  'CreateDeployment',
  'ApiId',
  { ApiId, Description: z.string().optional(), StageName: z.string().optional() },
  {
    example: { ...example, StageName: 'prod' },
    errors: [BAD],
    apply: (context, record, { Description, StageName }) => {
      if (partsOf(record, 'Routes').length === 0)
        refuse(BAD, 'At least one route is required before deploying the Api.');
      const DeploymentId = hexOf(`${record.id}/${context.nextOrdinal('http-api-deployment')}`, 6);
      if (StageName !== undefined) findPart(record, 'Stages', StageName);
      const made = present({
        AutoDeployed: false,
        CreatedDate: iso(context.at),
        DeploymentId,
        DeploymentStatus: 'DEPLOYED',
        Description,
      });
      return {
        Deployments: [...partsOf(record, 'Deployments'), made],
        Stages: partsOf(record, 'Stages').map((each) =>
          each.StageName === StageName ? { ...each, DeploymentId } : each,
        ),
      };
    },
    answer: (_shown, record) => partsOf(record, 'Deployments').at(-1) ?? {},
  },
);

export const httpApiOperations = [
  createApi,
  getApis,
  getApi,
  updateApi,
  deleteApi,
  createIntegration,
  ...partOperations('Integrations', {
    get: 'GetIntegration',
    list: 'GetIntegrations',
    remove: 'DeleteIntegration',
  }),
  createRoute,
  ...partOperations('Routes', { get: 'GetRoute', list: 'GetRoutes', remove: 'DeleteRoute' }),
  createStage,
  ...partOperations('Stages', { get: 'GetStage', list: 'GetStages', remove: 'DeleteStage' }),
  createDeployment,
  ...partOperations('Deployments', { list: 'GetDeployments' }),
  ...tagOperations({
    service: 'apigatewayv2',
    tables: ['http-api'],
    by: 'ResourceArn',
    add: 'TagResource',
    list: 'GetTags',
    remove: 'UntagResource',
    tags: 'Tags',
    tagsShape: z.record(z.string(), z.string()),
    keys: 'TagKeys',
    missing: [GONE, (arn) => `Invalid resource identifier specified ${arn}`],
    example: { name: 'arn:aws:apigateway:us-east-1::/apis/a1b2c3d4e5', tags: { team: 'web' } },
    named: (arn) => arn.slice(arn.lastIndexOf('/') + 1),
    answer: ({ Tags }) => ({ Tags: tagMap(Tags) }),
  }),
];
