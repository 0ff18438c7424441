import { after, type DataCase, type ServiceCases } from './data-case.ts';

const FunctionName = 'resize';
const on = { FunctionName };
const lost = { ResourceNotFoundException: { FunctionName: 'lost' } };
const Role = 'arn:aws:iam::111122223333:role/deploy';
const Code = { ZipFile: 'UEsFBg==' };
const made = { Runtime: 'python3.12', Handler: 'app.handler', Role, Code };
const permission = {
  StatementId: 'new',
  Action: 'lambda:InvokeFunction',
  Principal: 'apigateway.amazonaws.com',
};

function onFunction(input: object, refuses: DataCase['refuses'] = {}): DataCase {
  return {
    works: [{ ...on, ...input }],
    refuses: { ResourceNotFoundException: { ...input, FunctionName: 'lost' }, ...refuses },
  };
}

export const lambdaCases: ServiceCases = {
  world: [
    ['lambda:CreateFunction', { ...on, ...made, Publish: true, Tags: { team: 'web' } }],
    ['lambda:CreateFunction', { FunctionName: 'plain', ...made }],
    ['lambda:CreateAlias', { ...on, Name: 'live', FunctionVersion: '1' }],
    ['lambda:AddPermission', { ...on, ...permission, StatementId: 'api' }],
    ['lambda:PublishLayerVersion', { LayerName: 'tools', Content: Code }],
  ],
  cases: {
    'lambda:CreateFunction': {
      works: [
        {
          FunctionName: 'new',
          ...made,
          Environment: { Variables: { A: '1' } },
          Layers: ['arn:aws:lambda:us-east-1:111122223333:layer:tools:1'],
        },
        {
          FunctionName: 'new',
          Role,
          PackageType: 'Image',
          Code: { ImageUri: '111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1' },
          Publish: true,
        },
      ],
      refuses: {
        ResourceConflictException: { ...on, ...made },
        InvalidParameterValueException: [
          { FunctionName: 'new', ...made, Role: 'nobody' },
          { FunctionName: 'new', Role, Code },
          { FunctionName: 'new', ...made, Code: {} },
          { FunctionName: 'new', ...made, Code: { ZipFile: '!' } },
        ],
      },
    },
    'lambda:PublishVersion': onFunction({ Description: 'two' }),
    'lambda:ListVersionsByFunction': onFunction({}),
    'lambda:GetFunction': onFunction({}),
    'lambda:GetFunctionConfiguration': onFunction({}),
    'lambda:ListFunctions': { works: [{}] },
    'lambda:UpdateFunctionCode': onFunction(
      { ZipFile: 'UEsFBgAA', Publish: true },
      { InvalidParameterValueException: on },
    ),
    'lambda:UpdateFunctionConfiguration': onFunction({ MemorySize: 256, Timeout: 30 }),
    'lambda:DeleteFunction': onFunction({}),
    'lambda:CreateAlias': {
      works: [{ ...on, Name: 'next', FunctionVersion: '$LATEST' }],
      refuses: {
        ResourceNotFoundException: { ...on, Name: 'next', FunctionVersion: '9' },
        ResourceConflictException: { ...on, Name: 'live', FunctionVersion: '1' },
      },
    },
    'lambda:UpdateAlias': {
      works: [{ ...on, Name: 'live', FunctionVersion: '$LATEST', Description: 'all' }],
      refuses: {
        ResourceNotFoundException: [
          { ...on, Name: 'lost' },
          { ...on, Name: 'live', FunctionVersion: '9' },
        ],
      },
    },
    'lambda:GetAlias': {
      works: [{ ...on, Name: 'live' }],
      refuses: { ResourceNotFoundException: { ...on, Name: 'x' } },
    },
    'lambda:ListAliases': onFunction({}),
    'lambda:DeleteAlias': onFunction({ Name: 'live' }),
    'lambda:AddPermission': onFunction(
      { ...permission, SourceArn: 'arn:aws:s3:::amazing-photos', SourceAccount: '111122223333' },
      { ResourceConflictException: { ...on, ...permission, StatementId: 'api' } },
    ),
    'lambda:GetPolicy': {
      works: [on],
      refuses: {
        ResourceNotFoundException: [...[lost.ResourceNotFoundException], { FunctionName: 'plain' }],
      },
    },
    'lambda:RemovePermission': {
      works: [{ ...on, StatementId: 'api' }],
      refuses: { ResourceNotFoundException: { ...on, StatementId: 'x' } },
    },
    'lambda:PutFunctionConcurrency': onFunction({ ReservedConcurrentExecutions: 5 }),
    'lambda:GetFunctionConcurrency': {
      works: [on, after([['lambda:PutFunctionConcurrency', { ...on, ReservedConcurrentExecutions: 5 }]], on)],
      refuses: lost,
    },
    'lambda:DeleteFunctionConcurrency': onFunction({}),
    'lambda:PutProvisionedConcurrencyConfig': {
      works: [{ ...on, Qualifier: 'live', ProvisionedConcurrentExecutions: 5 }],
      refuses: {
        ResourceNotFoundException: { ...on, Qualifier: '9', ProvisionedConcurrentExecutions: 5 },
        InvalidParameterValueException: { ...on, Qualifier: '$LATEST', ProvisionedConcurrentExecutions: 5 },
      },
    },
    'lambda:PublishLayerVersion': {
      works: [{ LayerName: 'tools', Content: Code, CompatibleRuntimes: ['python3.12'] }],
    },
    'lambda:ListLayerVersions': { works: [{ LayerName: 'tools' }] },
  },
};
