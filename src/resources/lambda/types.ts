import { describedType } from '../shared/data/described.ts';
import * as beside from './beside.ts';
import * as functions from './functions.ts';

const {
  lambda: _service,
  FunctionName: _name,
  GONE: _gone,
  findFunction: _find,
  shown: _shown,
  versionsOf: _versions,
  settleFunction,
  ...operations
} = functions;
const { publishLayerVersion, listLayerVersions, ...others } = beside;

export const lambdaTypes = {
  'lambda-function': describedType({
    table: 'lambda-function',
    idPrefix: 'function',
    label: 'Lambda function',
    plural: 'Lambda functions',
    category: 'compute',
    key: 'Functions',
    nameField: 'FunctionName',
    fields: [
      ['FunctionName', 'Name'],
      ['Runtime', 'Runtime'],
      ['Handler', 'Handler'],
      ['Role', 'Role'],
      ['State', 'State'],
    ],
    docs: 'https://docs.aws.amazon.com/lambda/latest/dg/welcome.html',
    operations: [...Object.values(operations), ...Object.values(others)],
    settle: settleFunction,
  }),
  'lambda-layer-version': describedType({
    table: 'lambda-layer-version',
    idPrefix: 'layerversion',
    label: 'Lambda layer version',
    plural: 'Lambda layer versions',
    category: 'compute',
    key: 'LayerVersions',
    nameField: 'LayerVersionArn',
    fields: [['LayerVersionArn', 'ARN']],
    docs: 'https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html',
    operations: [publishLayerVersion, listLayerVersions],
  }),
};
