import type { DataCase, ServiceCases } from './data-case.ts';

const yaml = `
AWSTemplateFormatVersion: 2010-09-09
Description: A function and its table
Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: {Type: String, Default: dev, AllowedValues: [dev, prod], Description: Where}
  Secret: {Type: String, NoEcho: true}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Table:
    Type: AWS::DynamoDB::Table
    Properties: {TableName: !Sub '\${Stage}-orders-\${AWS::Region}'}
  Role:
    Type: AWS::IAM::Role
    DependsOn: Table
    Properties: {RoleName: orders, Policies: [{Resource: !GetAtt Table.Arn}]}
Outputs:
  Name: {Value: !Ref Table, Condition: IsProd}
  Both: {Value: !Sub ['\${Own}-\${Stage}', {Own: !GetAtt [Table, Arn]}]}
`;
const json = JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } });
const wrong = [
  '- a\n- b',
  'Resources: {}',
  'Resources: {Topic: {}}',
  'Resources: {"a-b": {Type: "AWS::SNS::Topic"}}',
  'Things: {}\nResources: {Topic: {Type: "AWS::SNS::Topic"}}',
  'Resources:\n  Topic: {Type: "AWS::SNS::Topic", DependsOn: Lost}',
  `Resources:\n  Topic: {Type: "AWS::SNS::Topic", Properties: {TopicName: !Sub "\${Lost}"}}`,
  'Resources: {Topic: {Type: "AWS::SNS::Topic"}}\nOutputs: {Arn: {Value: !GetAtt Lost.Arn}}',
  'Parameters: {Stage: {Default: dev}}\nResources: {Topic: {Type: "AWS::SNS::Topic"}}',
  'Resources: [',
  '{"Resources": ',
];
const templates: DataCase = {
  works: [{ TemplateBody: yaml }, { TemplateBody: json }],
  refuses: { ValidationError: [{}, ...wrong.map((TemplateBody) => ({ TemplateBody }))] },
};
const StackName = 'lost';
const noStack: NonNullable<DataCase['refuses']> = { ValidationError: { StackName } };

/** Operations that know nothing to answer: no stack can be made. */
export const alwaysRefused: readonly string[] = [
  'cloudformation:DescribeStackEvents',
  'cloudformation:DescribeStackResources',
  'cloudformation:ListStackResources',
  'cloudformation:DescribeChangeSet',
  'cloudformation:ListChangeSets',
];

export const cloudformationCases: ServiceCases = {
  world: [],
  cases: {
    'cloudformation:ValidateTemplate': templates,
    'cloudformation:GetTemplateSummary': {
      ...templates,
      refuses: { ValidationError: [{ StackName }, { TemplateBody: 'Resources: {}' }] },
    },
    'cloudformation:DescribeStacks': { works: [{}, { StackName: 'imported' }], refuses: noStack },
    'cloudformation:ListStacks': { works: [{}, { StackStatusFilter: ['CREATE_COMPLETE'] }] },
    'cloudformation:ListExports': { works: [{}] },
    'cloudformation:DescribeStackEvents': { works: [], refuses: noStack },
    'cloudformation:DescribeStackResources': {
      works: [],
      refuses: { ValidationError: [{ StackName }, { PhysicalResourceId: 'x' }, {}] },
    },
    'cloudformation:ListStackResources': { works: [], refuses: noStack },
    'cloudformation:DescribeChangeSet': {
      works: [],
      refuses: {
        ValidationError: { StackName, ChangeSetName: 'x' },
        ChangeSetNotFound: { ChangeSetName: 'x' },
      },
    },
    'cloudformation:ListChangeSets': { works: [], refuses: noStack },
    'cloudformation:DeleteStack': { works: [{ StackName }] },
  },
};
