import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { collection, readTags, tagMap } from '../shared/data/collection.ts';
import { mappedTags } from '../shared/data/described.ts';
import type { Described } from '../shared/data/described-record.ts';
import { jsonObject, kept, present, texts } from '../shared/data/facts.ts';
import { iso } from '../shared/time.ts';
import { shortId } from './short-id.ts';

const GONE = 'NotFoundException';
const BAD = 'BadRequestException';
const CONFLICT = 'ConflictException';
const restApiId = z.string();
const example = { restApiId: 'a1b2c3d4e5' };
const onResource = { restApiId, resourceId: z.string() };
const resourceExample = { ...example, resourceId: 'abc123' };
const onMethod = { ...onResource, httpMethod: z.string() };
const methodExample = { ...resourceExample, httpMethod: 'GET' };
const paging = { position: z.string().optional(), limit: z.int().optional() };
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'ANY'];

const apis = collection({
  service: 'apigateway',
  table: 'rest-api',
  prefix: 'restapi',
  missing: [GONE, () => 'Invalid API identifier specified'],
  print: (_context, { Detail, Tags }) => {
    const { resources: _a, deployments: _b, stages: _c, ...shown } = Detail;
    return { ...shown, ...(Tags.length > 0 && { tags: tagMap(Tags) }) };
  },
});

type Part = 'resources' | 'deployments' | 'stages';

function partsOf({ Detail }: Described, part: Part): readonly JsonObject[] {
  return Detail[part] as readonly JsonObject[];
}

function findResource(record: Described, id: string): JsonObject {
  return (
    partsOf(record, 'resources').find((each) => each.id === id) ??
    refuse(GONE, 'Invalid Resource identifier specified')
  );
}

function methodsOf(resource: JsonObject): JsonObject {
  return (resource.resourceMethods ?? {}) as JsonObject;
}

function findMethod(record: Described, resourceId: string, httpMethod: string): JsonObject {
  const found = methodsOf(findResource(record, resourceId))[httpMethod];
  return (found as JsonObject | undefined) ?? refuse(GONE, 'Invalid Method identifier specified');
}

/** The resources with other methods on one of them. */
function withMethod(
  record: Described,
  resourceId: string,
  httpMethod: string,
  method: JsonObject | undefined,
): object {
  const changed = partsOf(record, 'resources').map((resource) => {
    if (resource.id !== resourceId) return resource;
    const { [httpMethod]: _old, ...others } = methodsOf(resource);
    return {
      ...resource,
      resourceMethods: method === undefined ? others : { ...others, [httpMethod]: method },
    };
  });
  return { resources: changed };
}

const createRestApi = apis.create(
  'CreateRestApi',
  {
    name: z.string().min(1),
    description: z.string().optional(),
    version: z.string().optional(),
    cloneFrom: z.string().optional(),
    binaryMediaTypes: texts.optional(),
    minimumCompressionSize: z.int().optional(),
    apiKeySource: z.string().optional(),
    endpointConfiguration: jsonObject.optional(),
    policy: z.string().optional(),
    tags: mappedTags,
    disableExecuteApiEndpoint: z.boolean().optional(),
  },
  {
    example: { name: 'orders' },
    make: (context, { tags, cloneFrom: _clone, ...input }, id) => {
      const name = shortId(id);
      const rootResourceId = shortId(`${id}/root`);
      return {
        name,
        tags: readTags(tags),
        detail: {
          id: name,
          createdDate: iso(context.at),
          apiKeySource: 'HEADER',
          disableExecuteApiEndpoint: false,
          ...present(input),
          endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4', ...input.endpointConfiguration },
          rootResourceId,
          resources: [{ id: rootResourceId, path: '/' }],
          deployments: [],
          stages: [],
        },
      };
    },
    answer: (shown) => shown,
  },
);

const getRestApis = apis.list('GetRestApis', undefined, paging, { answer: (items) => ({ items }) });
const getRestApi = apis.change(
  'GetRestApi',
  'restApiId',
  { restApiId },
  { example, answer: (shown) => shown },
);
const deleteRestApi = apis.remove('DeleteRestApi', 'restApiId', { restApiId }, { example });

const createResource = apis.change(
  'CreateResource',
  'restApiId',
  { restApiId, parentId: z.string(), pathPart: z.string() },
  {
    example: { ...example, parentId: 'abc123', pathPart: 'orders' },
    errors: [BAD, CONFLICT],
    apply: (context, record, { parentId, pathPart }) => {
      const parent = findResource(record, parentId);
      if (!/^(?:[a-zA-Z0-9._:-]+|\{[a-zA-Z0-9._:-]+\+?\})$/.test(pathPart))
        refuse(
          BAD,
          "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.",
        );
      if (
        partsOf(record, 'resources').some((each) => each.parentId === parentId && each.pathPart === pathPart)
      )
        refuse(CONFLICT, `Another resource with the same parent already has this name: ${pathPart}`);
      const made = {
        id: shortId(`${record.id}/${context.nextOrdinal('rest-api-resource')}`, 6),
        parentId,
        pathPart,
        path: `${parent.path === '/' ? '' : String(parent.path)}/${pathPart}`,
      };
      return { resources: [...partsOf(record, 'resources'), made] };
    },
    answer: (_shown, record) => partsOf(record, 'resources').at(-1) ?? {},
  },
);

const getResources = apis.change(
  'GetResources',
  'restApiId',
  { restApiId, ...paging, embed: texts.optional() },
  {
    example,
    answer: (_shown, record, { embed }) => ({
      items: partsOf(record, 'resources').map((each) =>
        shownResource(each, embed?.includes('methods') === true),
      ),
    }),
  },
);

/** Methods are named; what they are is only told when asked for. */
function shownResource(resource: JsonObject, isWhole: boolean): JsonObject {
  const { resourceMethods } = resource;
  if (resourceMethods === undefined || isWhole) return resource;
  return {
    ...resource,
    resourceMethods: Object.fromEntries(Object.keys(methodsOf(resource)).map((name) => [name, {}])),
  };
}

const getResource = apis.change(
  'GetResource',
  'restApiId',
  { ...onResource, embed: texts.optional() },
  {
    example: resourceExample,
    answer: (_shown, record, { resourceId, embed }) =>
      shownResource(findResource(record, resourceId), embed?.includes('methods') === true),
  },
);

const deleteResource = apis.change('DeleteResource', 'restApiId', onResource, {
  example: resourceExample,
  errors: [BAD],
  apply: (_context, record, { resourceId }) => {
    if (findResource(record, resourceId).path === '/') refuse(BAD, 'Root resource cannot be deleted');
    const gone = new Set([resourceId]);
    // Whatever lies below goes along.
    for (const each of partsOf(record, 'resources'))
      if (gone.has(String(each.parentId))) gone.add(String(each.id));
    return { resources: partsOf(record, 'resources').filter(({ id }) => !gone.has(String(id))) };
  },
  answer: () => ({}),
});

const putMethod = apis.change(
  'PutMethod',
  'restApiId',
  {
    ...onMethod,
    authorizationType: z.string(),
    authorizerId: z.string().optional(),
    apiKeyRequired: z.boolean().optional(),
    operationName: z.string().optional(),
    authorizationScopes: texts.optional(),
    ...kept('requestParameters', 'requestModels', 'requestValidatorId'),
  },
  {
    example: { ...methodExample, authorizationType: 'NONE' },
    errors: [BAD, CONFLICT],
    apply: (_context, record, { restApiId: _id, resourceId, httpMethod, ...input }) => {
      const resource = findResource(record, resourceId);
      if (!METHODS.includes(httpMethod)) refuse(BAD, 'Invalid HTTP method specified.');
      if (methodsOf(resource)[httpMethod] !== undefined)
        refuse(CONFLICT, 'Method already exists for this resource');
      return withMethod(record, resourceId, httpMethod, {
        httpMethod,
        apiKeyRequired: false,
        ...present(input),
      } as JsonObject);
    },
    answer: (_shown, record, { resourceId, httpMethod }) => findMethod(record, resourceId, httpMethod),
  },
);

const getMethod = apis.change('GetMethod', 'restApiId', onMethod, {
  example: methodExample,
  answer: (_shown, record, { resourceId, httpMethod }) => findMethod(record, resourceId, httpMethod),
});

const deleteMethod = apis.change('DeleteMethod', 'restApiId', onMethod, {
  example: methodExample,
  apply: (_context, record, { resourceId, httpMethod }) => {
    findMethod(record, resourceId, httpMethod);
    return withMethod(record, resourceId, httpMethod, undefined);
  },
  answer: () => ({}),
});

const putIntegration = apis.change(
  'PutIntegration',
  'restApiId',
  {
    ...onMethod,
    type: z.enum(['HTTP', 'AWS', 'MOCK', 'HTTP_PROXY', 'AWS_PROXY']),
    integrationHttpMethod: z.string().optional(),
    uri: z.string().optional(),
    connectionType: z.string().optional(),
    connectionId: z.string().optional(),
    credentials: z.string().optional(),
    passthroughBehavior: z.string().optional(),
    cacheNamespace: z.string().optional(),
    cacheKeyParameters: texts.optional(),
    timeoutInMillis: z.int().optional(),
    ...kept('requestParameters', 'requestTemplates', 'contentHandling', 'tlsConfig'),
  },
  {
    example: {
      ...methodExample,
      type: 'HTTP_PROXY',
      integrationHttpMethod: 'GET',
      uri: 'https://example.com',
    },
    errors: [BAD],
    apply: (
      _context,
      record,
      { restApiId: _id, resourceId, httpMethod, integrationHttpMethod, ...input },
    ) => {
      const method = findMethod(record, resourceId, httpMethod);
      if (input.type !== 'MOCK' && integrationHttpMethod === undefined)
        refuse(BAD, 'Enumeration value for HttpMethod must be non-empty');
      if (input.type !== 'MOCK' && input.uri === undefined)
        refuse(BAD, 'Invalid HTTP endpoint specified for URI');
      const methodIntegration = present({
        passthroughBehavior: 'WHEN_NO_MATCH',
        timeoutInMillis: 29_000,
        cacheNamespace: resourceId,
        cacheKeyParameters: [],
        ...present(input),
        httpMethod: integrationHttpMethod,
      }) as JsonObject;
      return withMethod(record, resourceId, httpMethod, { ...method, methodIntegration });
    },
    answer: (_shown, record, { resourceId, httpMethod }) =>
      findMethod(record, resourceId, httpMethod).methodIntegration as JsonObject,
  },
);

const getIntegration = apis.change('GetIntegration', 'restApiId', onMethod, {
  example: methodExample,
  answer: (_shown, record, { resourceId, httpMethod }) =>
    (findMethod(record, resourceId, httpMethod).methodIntegration as JsonObject | undefined) ??
    refuse(GONE, 'Invalid Integration identifier specified'),
});

interface NewStage {
  readonly stageName: string;
  readonly deploymentId: string;
}

function stageOf(at: number, { stageName, deploymentId, ...input }: NewStage): JsonObject {
  return {
    deploymentId,
    stageName,
    cacheClusterEnabled: false,
    cacheClusterStatus: 'NOT_AVAILABLE',
    methodSettings: {},
    tracingEnabled: false,
    createdDate: iso(at),
    lastUpdatedDate: iso(at),
    ...input,
  };
}

const createDeployment = apis.change(
  'CreateDeployment',
  'restApiId',
  {
    restApiId,
    stageName: z.string().optional(),
    stageDescription: z.string().optional(),
    description: z.string().optional(),
    ...kept('cacheClusterEnabled', 'cacheClusterSize', 'variables', 'canarySettings', 'tracingEnabled'),
  },
  {
    example: { ...example, stageName: 'prod' },
    errors: [BAD],
    apply: (context, record, { stageName, stageDescription, description }) => {
      const methods = partsOf(record, 'resources').flatMap(
        (each) => Object.values(methodsOf(each)) as JsonObject[],
      );
      if (methods.length === 0) refuse(BAD, "The REST API doesn't contain any methods");
      if (methods.some(({ methodIntegration }) => methodIntegration === undefined))
        refuse(BAD, 'No integration defined for method');
      const id = shortId(`${record.id}/${context.nextOrdinal('rest-api-deployment')}`, 6);
      const made = present({ id, description, createdDate: iso(context.at) }) as JsonObject;
      const stages = partsOf(record, 'stages');
      const known = stages.find((each) => each.stageName === stageName);
      const stage =
        stageName === undefined
          ? []
          : [
              known === undefined
                ? stageOf(context.at, {
                    stageName,
                    deploymentId: id,
                    ...(stageDescription !== undefined && { description: stageDescription }),
                  })
                : { ...known, deploymentId: id, lastUpdatedDate: iso(context.at) },
            ];
      return {
        deployments: [...partsOf(record, 'deployments'), made],
        stages: [...stages.filter((each) => each !== known), ...stage],
      };
    },
    answer: (_shown, record) => partsOf(record, 'deployments').at(-1) ?? {},
  },
);

const getDeployments = apis.change(
  'GetDeployments',
  'restApiId',
  { restApiId, ...paging },
  {
    example,
    answer: (_shown, record) => ({ items: partsOf(record, 'deployments') }),
  },
);

function findStage(record: Described, name: string): JsonObject {
  return (
    partsOf(record, 'stages').find((each) => each.stageName === name) ??
    refuse(GONE, 'Invalid stage identifier specified')
  );
}

const createStage = apis.change(
  'CreateStage',
  'restApiId',
  {
    restApiId,
    stageName: z.string(),
    deploymentId: z.string(),
    description: z.string().optional(),
    tracingEnabled: z.boolean().optional(),
    tags: mappedTags,
    ...kept('cacheClusterEnabled', 'cacheClusterSize', 'variables', 'documentationVersion', 'canarySettings'),
  },
  {
    example: { ...example, stageName: 'prod', deploymentId: 'abc123' },
    errors: [BAD, CONFLICT],
    apply: (context, record, { restApiId: _id, ...input }) => {
      if (!/^\w{1,128}$/.test(input.stageName)) refuse(BAD, 'Stage name only allows a-zA-Z0-9_');
      if (!partsOf(record, 'deployments').some(({ id }) => id === input.deploymentId))
        refuse(BAD, 'Invalid deployment identifier specified');
      if (partsOf(record, 'stages').some(({ stageName }) => stageName === input.stageName))
        refuse(CONFLICT, 'Stage already exists');
      return { stages: [...partsOf(record, 'stages'), stageOf(context.at, present(input) as NewStage)] };
    },
    answer: (_shown, record) => partsOf(record, 'stages').at(-1) ?? {},
  },
);

const getStages = apis.change(
  'GetStages',
  'restApiId',
  { restApiId, deploymentId: z.string().optional() },
  {
    example,
    answer: (_shown, record, { deploymentId }) => ({
      item: partsOf(record, 'stages').filter(
        (each) => (deploymentId ?? each.deploymentId) === each.deploymentId,
      ),
    }),
  },
);

const onStage = { restApiId, stageName: z.string() };
const stageExample = { ...example, stageName: 'prod' };

const getStage = apis.change('GetStage', 'restApiId', onStage, {
  example: stageExample,
  answer: (_shown, record, { stageName }) => findStage(record, stageName),
});

const deleteStage = apis.change('DeleteStage', 'restApiId', onStage, {
  example: stageExample,
  apply: (_context, record, { stageName }) => {
    const found = findStage(record, stageName);
    return { stages: partsOf(record, 'stages').filter((each) => each !== found) };
  },
  answer: () => ({}),
});

export const restApiOperations = [
  createRestApi,
  getRestApis,
  getRestApi,
  deleteRestApi,
  createResource,
  getResources,
  getResource,
  deleteResource,
  putMethod,
  getMethod,
  deleteMethod,
  putIntegration,
  getIntegration,
  createDeployment,
  getDeployments,
  createStage,
  getStages,
  getStage,
  deleteStage,
];
