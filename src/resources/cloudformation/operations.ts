import * as z from 'zod';
import { refuse, refuseUnsimulated } from '../../kernel/cloud/aws-error.ts';
import type { DataContext } from '../data-tables.ts';
import { collection } from '../shared/data/collection.ts';
import { inService } from '../shared/data/data-operation.ts';
import { present, texts } from '../shared/data/facts.ts';
import { INVALID, readTemplate, type Template } from './template.ts';

// No stack can be made here. Those that an import brought are listed; what happens in them is not simulated.

const cloudformation = inService('cloudformation');
const FETCHED = 'templates that lie elsewhere. A template is read with --template-body file://….';
const body = { TemplateBody: z.string().optional(), TemplateURL: z.string().optional() };
const paging = { NextToken: z.string().optional() };
const StackName = z.string();
const example = { StackName: 'web' };
const minimal = 'Resources: {Topic: {Type: "AWS::SNS::Topic"}}';

function read(input: {
  readonly TemplateBody?: string | undefined;
  readonly TemplateURL?: string | undefined;
}): Template {
  if (input.TemplateURL !== undefined) return refuseUnsimulated(FETCHED);
  if (input.TemplateBody === undefined)
    return refuse(INVALID, 'Either Template URL or Template Body must be specified.');
  return readTemplate(input.TemplateBody);
}

const BUILT =
  'stacks of CloudFormation at work. What a template describes can be made with the commands of each service.';
const stacks = collection({
  service: 'cloudformation',
  table: 'cloudformation-stack',
  prefix: 'stack',
  missing: [INVALID, (name) => `Stack with id ${name} does not exist`],
});

/** What asks for the inside of a stack: nobody knows it. */
function askStack(context: DataContext, name: string, missing: string): never {
  return stacks.get(context, name) === undefined ? refuse(INVALID, missing) : refuseUnsimulated(BUILT);
}

export const validateTemplate = cloudformation('ValidateTemplate', body, {
  example: { TemplateBody: minimal },
  errors: [INVALID],
  run: (_context, input) => {
    const { parameters, description, capabilities, reason, transforms } = read(input);
    return present({
      Parameters: parameters.map(([ParameterKey, { Default, NoEcho, Description }]) =>
        present({
          ParameterKey,
          DefaultValue: Default === undefined ? undefined : String(Default),
          NoEcho: NoEcho === true || NoEcho === 'true',
          Description: typeof Description === 'string' ? Description : undefined,
        }),
      ),
      Description: description,
      Capabilities: capabilities.length === 0 ? undefined : capabilities,
      CapabilitiesReason: reason,
      DeclaredTransforms: transforms.length === 0 ? undefined : transforms,
    });
  },
});

export const getTemplateSummary = cloudformation(
  'GetTemplateSummary',
  { ...body, StackName: StackName.optional() },
  {
    example: { TemplateBody: minimal },
    errors: [INVALID],
    run: (context, { StackName: name, ...input }) => {
      if (name !== undefined) return askStack(context, name, `Stack with id ${name} does not exist`);
      const { parameters, description, capabilities, reason, transforms, types, version } = read(input);
      return present({
        Parameters: parameters.map(([ParameterKey, { Default, NoEcho, Description, Type, AllowedValues }]) =>
          present({
            ParameterKey,
            DefaultValue: Default === undefined ? undefined : String(Default),
            ParameterType: String(Type),
            NoEcho: NoEcho === true || NoEcho === 'true',
            Description: typeof Description === 'string' ? Description : undefined,
            ParameterConstraints: Array.isArray(AllowedValues)
              ? { AllowedValues: AllowedValues.map(String) }
              : {},
          }),
        ),
        Description: description,
        Capabilities: capabilities.length === 0 ? undefined : capabilities,
        CapabilitiesReason: reason,
        ResourceTypes: types,
        Version: version,
        DeclaredTransforms: transforms,
      });
    },
  },
);

export const describeStacks = stacks.list(
  'DescribeStacks',
  'StackName',
  { StackName: StackName.optional(), ...paging },
  { answer: (Stacks) => ({ Stacks }) },
);

export const listStacks = cloudformation(
  'ListStacks',
  { ...paging, StackStatusFilter: texts.optional() },
  {
    example: {},
    run: (context, { StackStatusFilter }) => ({
      StackSummaries: stacks
        .all(context)
        .filter(({ Detail }) => StackStatusFilter?.includes(String(Detail.StackStatus)) ?? true)
        .map(({ Detail: { StackId, StackName: name, CreationTime, StackStatus } }) =>
          present({ StackId, StackName: name, CreationTime, StackStatus }),
        ),
    }),
  },
);

export const listExports = cloudformation('ListExports', paging, {
  example: {},
  run: () => ({ Exports: [] }),
});

export const describeStackEvents = cloudformation(
  'DescribeStackEvents',
  { StackName, ...paging },
  {
    example,
    errors: [INVALID],
    run: (context, { StackName: name }) => askStack(context, name, `Stack [${name}] does not exist`),
  },
);

export const describeStackResources = cloudformation(
  'DescribeStackResources',
  {
    StackName: StackName.optional(),
    LogicalResourceId: z.string().optional(),
    PhysicalResourceId: z.string().optional(),
  },
  {
    example,
    errors: [INVALID],
    run: (context, { StackName: name, PhysicalResourceId }) => {
      if (name !== undefined) return askStack(context, name, `Stack with id ${name} does not exist`);
      return refuse(INVALID, `Stack for ${PhysicalResourceId ?? 'undefined'} does not exist`);
    },
  },
);

export const listStackResources = cloudformation(
  'ListStackResources',
  { StackName, ...paging },
  {
    example,
    errors: [INVALID],
    run: (context, { StackName: name }) => askStack(context, name, `Stack with id ${name} does not exist`),
  },
);

export const describeChangeSet = cloudformation(
  'DescribeChangeSet',
  {
    ChangeSetName: z.string(),
    StackName: StackName.optional(),
    IncludePropertyValues: z.boolean().optional(),
    ...paging,
  },
  {
    example: { ...example, ChangeSetName: 'next' },
    errors: ['ChangeSetNotFound', INVALID],
    run: (context, { ChangeSetName, StackName: name }) => {
      if (name !== undefined) return askStack(context, name, `Stack [${name}] does not exist`);
      return refuse('ChangeSetNotFound', `ChangeSet [${ChangeSetName}] does not exist`);
    },
  },
);

export const listChangeSets = cloudformation(
  'ListChangeSets',
  { StackName, ...paging },
  {
    example,
    errors: [INVALID],
    run: (context, { StackName: name }) => askStack(context, name, `Stack [${name}] does not exist`),
  },
);

/** A stack that is not there is deleted without a fault. */
export const deleteStack = cloudformation(
  'DeleteStack',
  {
    StackName,
    RetainResources: texts.optional(),
    RoleARN: z.string().optional(),
    ClientRequestToken: z.string().optional(),
    DeletionMode: z.string().optional(),
  },
  {
    example,
    run: (context, { StackName: name }) => {
      if (stacks.get(context, name) !== undefined) refuseUnsimulated(BUILT);
      return {};
    },
  },
);
