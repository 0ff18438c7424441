import { describedType } from '../shared/data/described.ts';
import { httpApiOperations } from './http-apis.ts';
import { restApiOperations } from './rest-apis.ts';

/** What is said of APIs is kept. None of them answers a request. */
export const apiGatewayTypes = {
  'http-api': describedType({
    table: 'http-api',
    idPrefix: 'httpapi',
    label: 'HTTP or WebSocket API',
    plural: 'HTTP and WebSocket APIs',
    key: 'Apis',
    nameField: 'ApiId',
    fields: [
      ['Name', 'Name'],
      ['ProtocolType', 'Protocol'],
      ['ApiEndpoint', 'Endpoint'],
    ],
    docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html',
    operations: httpApiOperations,
  }),
  'rest-api': describedType({
    table: 'rest-api',
    idPrefix: 'restapi',
    label: 'REST API',
    plural: 'REST APIs',
    key: 'RestApis',
    nameField: 'id',
    fields: [
      ['name', 'Name'],
      ['id', 'ID'],
    ],
    docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-rest-api.html',
    operations: restApiOperations,
  }),
};
