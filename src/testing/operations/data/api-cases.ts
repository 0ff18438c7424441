import type { JsonObject } from '../../../kernel/lib/json.ts';
import { after, type DataCase, type ServiceCases } from './data-case.ts';

const ApiId = '$api';
const noApi = (more: JsonObject = {}): NonNullable<DataCase['refuses']> => ({
  NotFoundException: { ...more, ApiId: 'lost' },
});
const Target = 'arn:aws:lambda:us-east-1:111122223333:function:resize';
const integration = {
  ApiId,
  IntegrationType: 'HTTP_PROXY',
  IntegrationMethod: 'GET',
  IntegrationUri: 'https://example.com',
};
const part = (field: string, known: string, more: NonNullable<DataCase['refuses']> = {}): DataCase => ({
  works: [{ ApiId, [field]: known }],
  refuses: {
    NotFoundException: [
      { ApiId: 'lost', [field]: known },
      { ApiId, [field]: 'lost' },
    ],
    ...more,
  },
});
const lostArn = 'arn:aws:apigateway:us-east-1::/apis/lost';
const Tags = { team: 'web' };

export const httpApiCases: ServiceCases = {
  world: [
    ['apigatewayv2:CreateApi', { Name: 'orders', ProtocolType: 'HTTP', Tags }, { api: 'ApiId' }],
    ['apigatewayv2:CreateIntegration', integration, { integration: 'IntegrationId' }],
    ['apigatewayv2:CreateIntegration', integration, { loose: 'IntegrationId' }],
    [
      'apigatewayv2:CreateRoute',
      { ApiId, RouteKey: 'GET /orders', Target: 'integrations/$integration' },
      { route: 'RouteId' },
    ],
    ['apigatewayv2:CreateStage', { ApiId, StageName: 'prod' }],
  ],
  cases: {
    'apigatewayv2:CreateApi': {
      works: [
        { Name: 'new', ProtocolType: 'HTTP', Target, Tags },
        { Name: 'new', ProtocolType: 'HTTP', Target: 'https://example.com', RouteKey: 'GET /' },
        { Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' },
      ],
      refuses: {
        BadRequestException: [
          { Name: 'chat', ProtocolType: 'WEBSOCKET' },
          { Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: 'x', Target },
        ],
      },
    },
    'apigatewayv2:GetApis': { works: [{}] },
    'apigatewayv2:GetApi': { works: [{ ApiId }], refuses: noApi() },
    'apigatewayv2:UpdateApi': { works: [{ ApiId, Name: 'orders-2', Description: 'x' }], refuses: noApi() },
    'apigatewayv2:DeleteApi': { works: [{ ApiId }], refuses: noApi() },
    'apigatewayv2:CreateIntegration': {
      works: [
        integration,
        { ApiId, IntegrationType: 'AWS_PROXY', IntegrationUri: Target, PayloadFormatVersion: '2.0' },
      ],
      refuses: {
        ...noApi({ ...integration }),
        BadRequestException: [
          { ApiId, IntegrationType: 'AWS_PROXY', IntegrationUri: Target },
          { ApiId, IntegrationType: 'HTTP_PROXY' },
        ],
      },
    },
    'apigatewayv2:GetIntegration': part('IntegrationId', '$integration'),
    'apigatewayv2:GetIntegrations': { works: [{ ApiId }], refuses: noApi() },
    'apigatewayv2:DeleteIntegration': part('IntegrationId', '$loose', {
      ConflictException: { ApiId, IntegrationId: '$integration' },
    }),
    'apigatewayv2:CreateRoute': {
      works: [
        { ApiId, RouteKey: '$default' },
        { ApiId, RouteKey: 'ANY /{proxy+}', Target: 'integrations/$integration' },
      ],
      refuses: {
        NotFoundException: [
          { ApiId: 'lost', RouteKey: 'GET /' },
          { ApiId, RouteKey: 'GET /', Target: 'integrations/lost' },
        ],
        BadRequestException: { ApiId, RouteKey: 'orders' },
        ConflictException: { ApiId, RouteKey: 'GET /orders' },
      },
    },
    'apigatewayv2:GetRoute': part('RouteId', '$route'),
    'apigatewayv2:GetRoutes': { works: [{ ApiId }], refuses: noApi() },
    'apigatewayv2:DeleteRoute': part('RouteId', '$route'),
    'apigatewayv2:CreateStage': {
      works: [{ ApiId, StageName: '$default', AutoDeploy: true }],
      refuses: {
        NotFoundException: [
          { ApiId: 'lost', StageName: 'x' },
          { ApiId, StageName: 'x', DeploymentId: 'lost' },
        ],
        ConflictException: { ApiId, StageName: 'prod' },
      },
    },
    'apigatewayv2:GetStage': part('StageName', 'prod'),
    'apigatewayv2:GetStages': { works: [{ ApiId }], refuses: noApi() },
    'apigatewayv2:DeleteStage': part('StageName', 'prod'),
    'apigatewayv2:CreateDeployment': {
      works: [{ ApiId, StageName: 'prod', Description: 'First' }, { ApiId }],
      refuses: {
        NotFoundException: [{ ApiId: 'lost' }, { ApiId, StageName: 'lost' }],
        BadRequestException: after(
          [['apigatewayv2:CreateApi', { Name: 'empty', ProtocolType: 'HTTP' }, { empty: 'ApiId' }]],
          { ApiId: '$empty' },
        ),
      },
    },
    'apigatewayv2:GetDeployments': { works: [{ ApiId }], refuses: noApi() },
    'apigatewayv2:TagResource': {
      works: [{ ResourceArn: 'arn:aws:apigateway:us-east-1::/apis/$api', Tags }],
      refuses: { NotFoundException: { ResourceArn: lostArn, Tags } },
    },
    'apigatewayv2:GetTags': {
      works: [{ ResourceArn: 'arn:aws:apigateway:us-east-1::/apis/$api' }],
      refuses: { NotFoundException: { ResourceArn: lostArn } },
    },
    'apigatewayv2:UntagResource': {
      works: [{ ResourceArn: 'arn:aws:apigateway:us-east-1::/apis/$api', TagKeys: ['team'] }],
      refuses: { NotFoundException: { ResourceArn: lostArn, TagKeys: ['team'] } },
    },
  },
};

const restApiId = '$rest';
const noRest = (more: JsonObject = {}): NonNullable<DataCase['refuses']> => ({
  NotFoundException: { ...more, restApiId: 'lost' },
});
const method = { restApiId, resourceId: '$resource', httpMethod: 'GET' };
const lostMethod = {
  NotFoundException: [
    { ...method, httpMethod: 'PUT' },
    { ...method, resourceId: 'lost' },
  ],
};
const proxy = { ...method, type: 'HTTP_PROXY', integrationHttpMethod: 'GET', uri: 'https://example.com' };
const bare = [
  ['apigateway:CreateRestApi', { name: 'bare' }, { bare: 'id', bareroot: 'rootResourceId' }],
] as const;

export const restApiCases: ServiceCases = {
  world: [
    ['apigateway:CreateRestApi', { name: 'orders', tags: Tags }, { rest: 'id', root: 'rootResourceId' }],
    ['apigateway:CreateResource', { restApiId, parentId: '$root', pathPart: 'orders' }, { resource: 'id' }],
    ['apigateway:PutMethod', { ...method, authorizationType: 'NONE' }],
    ['apigateway:PutIntegration', proxy],
    ['apigateway:CreateDeployment', { restApiId, stageName: 'prod' }, { deployment: 'id' }],
  ],
  cases: {
    'apigateway:CreateRestApi': {
      works: [{ name: 'new', description: 'x', endpointConfiguration: { types: ['REGIONAL'] }, tags: Tags }],
    },
    'apigateway:GetRestApis': { works: [{}] },
    'apigateway:GetRestApi': { works: [{ restApiId }], refuses: noRest() },
    'apigateway:DeleteRestApi': { works: [{ restApiId }], refuses: noRest() },
    'apigateway:CreateResource': {
      works: [{ restApiId, parentId: '$resource', pathPart: '{id}' }],
      refuses: {
        NotFoundException: [
          { restApiId: 'lost', parentId: '$root', pathPart: 'x' },
          { restApiId, parentId: 'lost', pathPart: 'x' },
        ],
        BadRequestException: { restApiId, parentId: '$root', pathPart: 'a b' },
        ConflictException: { restApiId, parentId: '$root', pathPart: 'orders' },
      },
    },
    'apigateway:GetResources': {
      works: [{ restApiId }, { restApiId, embed: ['methods'] }],
      refuses: noRest(),
    },
    'apigateway:GetResource': {
      works: [{ restApiId, resourceId: '$resource' }],
      refuses: { NotFoundException: { restApiId, resourceId: 'lost' } },
    },
    'apigateway:DeleteResource': {
      works: [{ restApiId, resourceId: '$resource' }],
      refuses: {
        NotFoundException: { restApiId, resourceId: 'lost' },
        BadRequestException: { restApiId, resourceId: '$root' },
      },
    },
    'apigateway:PutMethod': {
      works: [{ ...method, httpMethod: 'POST', authorizationType: 'AWS_IAM', apiKeyRequired: true }],
      refuses: {
        NotFoundException: { ...method, resourceId: 'lost', authorizationType: 'NONE' },
        BadRequestException: { ...method, httpMethod: 'FETCH', authorizationType: 'NONE' },
        ConflictException: { ...method, authorizationType: 'NONE' },
      },
    },
    'apigateway:GetMethod': { works: [method], refuses: lostMethod },
    'apigateway:DeleteMethod': { works: [method], refuses: lostMethod },
    'apigateway:PutIntegration': {
      works: [proxy, { ...method, type: 'MOCK' }],
      refuses: {
        NotFoundException: { ...proxy, httpMethod: 'PUT' },
        BadRequestException: [
          { ...method, type: 'HTTP_PROXY', uri: 'https://example.com' },
          { ...method, type: 'HTTP_PROXY', integrationHttpMethod: 'GET' },
        ],
      },
    },
    'apigateway:GetIntegration': {
      works: [method],
      refuses: {
        NotFoundException: after(
          [['apigateway:PutMethod', { ...method, httpMethod: 'POST', authorizationType: 'NONE' }]],
          {
            ...method,
            httpMethod: 'POST',
          },
        ),
      },
    },
    'apigateway:CreateDeployment': {
      works: [
        { restApiId },
        { restApiId, stageName: 'prod', description: 'Again' },
        { restApiId, stageName: 'test', stageDescription: 'x' },
      ],
      refuses: {
        ...noRest(),
        BadRequestException: [
          after([...bare], { restApiId: '$bare' }),
          after(
            [
              ...bare,
              [
                'apigateway:PutMethod',
                { restApiId: '$bare', resourceId: '$bareroot', httpMethod: 'GET', authorizationType: 'NONE' },
              ],
            ],
            { restApiId: '$bare' },
          ),
        ],
      },
    },
    'apigateway:GetDeployments': { works: [{ restApiId }], refuses: noRest() },
    'apigateway:CreateStage': {
      works: [{ restApiId, stageName: 'test', deploymentId: '$deployment', variables: { a: 'b' } }],
      refuses: {
        NotFoundException: { restApiId: 'lost', stageName: 'test', deploymentId: '$deployment' },
        BadRequestException: [
          { restApiId, stageName: 'a b', deploymentId: '$deployment' },
          { restApiId, stageName: 'test', deploymentId: 'lost' },
        ],
        ConflictException: { restApiId, stageName: 'prod', deploymentId: '$deployment' },
      },
    },
    'apigateway:GetStages': {
      works: [{ restApiId }, { restApiId, deploymentId: '$deployment' }],
      refuses: noRest(),
    },
    'apigateway:GetStage': {
      works: [{ restApiId, stageName: 'prod' }],
      refuses: {
        NotFoundException: [
          { restApiId, stageName: 'lost' },
          { restApiId: 'lost', stageName: 'prod' },
        ],
      },
    },
    'apigateway:DeleteStage': {
      works: [{ restApiId, stageName: 'prod' }],
      refuses: { NotFoundException: { restApiId, stageName: 'lost' } },
    },
  },
};
