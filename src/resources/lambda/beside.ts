import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { base64OfBytes, bytesOfBase64, utf8Bytes } from '../../kernel/lib/bytes.ts';
import { sha256 } from '../../kernel/lib/digest.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { addNamed, patchNamed } from '../shared/data/described.ts';
import type { Described } from '../shared/data/described-record.ts';
import { jsonObject, present, texts } from '../shared/data/facts.ts';
import { uuidOf } from '../shared/data/ids.ts';
import { arnOf } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';
import { FunctionName, findFunction, GONE, lambda, versionsOf } from './functions.ts';

const TABLE = 'lambda-function';
const example = { FunctionName: 'resize' };
const Name = z.string();

function aliasesOf(record: Described): readonly JsonObject[] {
  return (record.Detail.Aliases ?? []) as readonly JsonObject[];
}

function findAlias(record: Described, name: string): JsonObject {
  const alias = aliasesOf(record).find((each) => each.Name === name);
  return (
    alias ??
    refuse('ResourceNotFoundException', `Cannot find alias arn: ${String(record.Detail.FunctionArn)}:${name}`)
  );
}

function checkVersion(record: Described, version: string): void {
  if (version !== '$LATEST' && !versionsOf(record).some(({ Version }) => Version === version))
    refuse(
      'ResourceNotFoundException',
      `Function not found: ${String(record.Detail.FunctionArn)}:${version}`,
    );
}

export const createAlias = lambda(
  'CreateAlias',
  {
    FunctionName,
    Name,
    FunctionVersion: z.string(),
    Description: z.string().optional(),
    RoutingConfig: jsonObject.optional(),
  },
  {
    errors: [...GONE, 'ResourceConflictException'],
    example: { ...example, Name: 'live', FunctionVersion: '1' },
    run: (context, { FunctionName: name, ...input }) => {
      const record = findFunction(context, name);
      checkVersion(record, input.FunctionVersion);
      const AliasArn = `${String(record.Detail.FunctionArn)}:${input.Name}`;
      if (aliasesOf(record).some((each) => each.Name === input.Name))
        refuse('ResourceConflictException', `Alias already exists: ${AliasArn}`);
      const alias = {
        AliasArn,
        Description: '',
        ...present(input),
        RevisionId: uuidOf(`${record.id}/${input.Name}`),
      };
      patchNamed(context, TABLE, record, { Aliases: [...aliasesOf(record), alias] });
      return alias;
    },
  },
);

export const updateAlias = lambda(
  'UpdateAlias',
  {
    FunctionName,
    Name,
    FunctionVersion: z.string().optional(),
    Description: z.string().optional(),
    RoutingConfig: jsonObject.optional(),
  },
  {
    errors: GONE,
    example: { ...example, Name: 'live', FunctionVersion: '2' },
    run: (context, { FunctionName: name, ...input }) => {
      const record = findFunction(context, name);
      const alias = findAlias(record, input.Name);
      if (input.FunctionVersion !== undefined) checkVersion(record, input.FunctionVersion);
      const changed = { ...alias, ...present(input) };
      const Aliases = aliasesOf(record).map((each) => (each === alias ? changed : each));
      patchNamed(context, TABLE, record, { Aliases });
      return changed;
    },
  },
);

export const getAlias = lambda(
  'GetAlias',
  { FunctionName, Name },
  {
    errors: GONE,
    example: { ...example, Name: 'live' },
    run: (context, input) => findAlias(findFunction(context, input.FunctionName), input.Name),
  },
);

export const listAliases = lambda(
  'ListAliases',
  { FunctionName },
  {
    errors: GONE,
    example,
    run: (context, input) => ({ Aliases: aliasesOf(findFunction(context, input.FunctionName)) }),
  },
);

export const deleteAlias = lambda(
  'DeleteAlias',
  { FunctionName, Name },
  {
    errors: GONE,
    example: { ...example, Name: 'live' },
    run: (context, input) => {
      const record = findFunction(context, input.FunctionName);
      const Aliases = aliasesOf(record).filter((each) => each.Name !== input.Name);
      patchNamed(context, TABLE, record, { Aliases });
      return undefined;
    },
  },
);

function statementsOf(record: Described): readonly JsonObject[] {
  return (record.Detail.Statements ?? []) as readonly JsonObject[];
}

export const addPermission = lambda(
  'AddPermission',
  {
    FunctionName,
    StatementId: z.string(),
    Action: z.string(),
    Principal: z.string(),
    SourceArn: z.string().optional(),
    SourceAccount: z.string().optional(),
    Qualifier: z.string().optional(),
  },
  {
    errors: [...GONE, 'ResourceConflictException'],
    example: {
      ...example,
      StatementId: 'api',
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
    },
    run: (context, { FunctionName: name, StatementId, Action, Principal, SourceArn, SourceAccount }) => {
      const record = findFunction(context, name);
      if (statementsOf(record).some(({ Sid }) => Sid === StatementId))
        refuse(
          'ResourceConflictException',
          `The statement id (${StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
        );
      const who = /^\d{12}$/.test(Principal)
        ? { AWS: `arn:aws:iam::${Principal}:root` }
        : { Service: Principal };
      const Condition = {
        ...(SourceAccount !== undefined && { StringEquals: { 'AWS:SourceAccount': SourceAccount } }),
        ...(SourceArn !== undefined && { ArnLike: { 'AWS:SourceArn': SourceArn } }),
      };
      const statement = {
        Sid: StatementId,
        Effect: 'Allow',
        Principal: Principal === '*' ? '*' : who,
        Action,
        Resource: String(record.Detail.FunctionArn),
        ...(Object.keys(Condition).length > 0 && { Condition }),
      } as unknown as JsonObject;
      patchNamed(context, TABLE, record, { Statements: [...statementsOf(record), statement] });
      return { Statement: JSON.stringify(statement) };
    },
  },
);

const NO_POLICY = 'The resource you requested does not exist.';

export const getPolicy = lambda(
  'GetPolicy',
  { FunctionName, Qualifier: z.string().optional() },
  {
    errors: GONE,
    example,
    run: (context, input) => {
      const record = findFunction(context, input.FunctionName);
      const Statement = statementsOf(record);
      if (Statement.length === 0) return refuse('ResourceNotFoundException', NO_POLICY);
      return {
        Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement }),
        RevisionId: uuidOf(`${record.id}/${Statement.length}`),
      };
    },
  },
);

export const removePermission = lambda(
  'RemovePermission',
  { FunctionName, StatementId: z.string() },
  {
    errors: GONE,
    example: { ...example, StatementId: 'api' },
    run: (context, { FunctionName: name, StatementId }) => {
      const record = findFunction(context, name);
      const Statements = statementsOf(record).filter(({ Sid }) => Sid !== StatementId);
      if (Statements.length === statementsOf(record).length)
        refuse('ResourceNotFoundException', `Statement ${StatementId} is not found in resource policy.`);
      patchNamed(context, TABLE, record, { Statements });
      return undefined;
    },
  },
);

const ReservedConcurrentExecutions = z.int().min(0);

export const putFunctionConcurrency = lambda(
  'PutFunctionConcurrency',
  { FunctionName, ReservedConcurrentExecutions },
  {
    errors: GONE,
    example: { ...example, ReservedConcurrentExecutions: 10 },
    run: (context, { FunctionName: name, ...reserved }) => {
      patchNamed(context, TABLE, findFunction(context, name), { Reserved: reserved });
      return reserved;
    },
  },
);

export const getFunctionConcurrency = lambda(
  'GetFunctionConcurrency',
  { FunctionName },
  {
    errors: GONE,
    example,
    run: (context, input) => (findFunction(context, input.FunctionName).Detail.Reserved ?? {}) as JsonObject,
  },
);

export const deleteFunctionConcurrency = lambda(
  'DeleteFunctionConcurrency',
  { FunctionName },
  {
    errors: GONE,
    example,
    run: (context, input) => {
      patchNamed(context, TABLE, findFunction(context, input.FunctionName), { Reserved: undefined });
      return undefined;
    },
  },
);

export const putProvisionedConcurrencyConfig = lambda(
  'PutProvisionedConcurrencyConfig',
  { FunctionName, Qualifier: z.string(), ProvisionedConcurrentExecutions: z.int().min(1) },
  {
    errors: [...GONE, 'InvalidParameterValueException'],
    example: { ...example, Qualifier: 'live', ProvisionedConcurrentExecutions: 5 },
    run: (context, { FunctionName: name, Qualifier, ProvisionedConcurrentExecutions: count }) => {
      const record = findFunction(context, name);
      if (Qualifier === '$LATEST')
        refuse(
          'InvalidParameterValueException',
          'Provisioned Concurrency Configs cannot be applied to unpublished function versions.',
        );
      if (!aliasesOf(record).some((each) => each.Name === Qualifier)) checkVersion(record, Qualifier);
      const provisioned = {
        RequestedProvisionedConcurrentExecutions: count,
        AvailableProvisionedConcurrentExecutions: 0,
        AllocatedProvisionedConcurrentExecutions: 0,
        Status: 'IN_PROGRESS',
        LastModified: iso(context.at).replace('Z', '+0000'),
      };
      patchNamed(context, TABLE, record, {
        Provisioned: { ...(record.Detail.Provisioned as JsonObject | undefined), [Qualifier]: provisioned },
      });
      return provisioned;
    },
  },
);

const LAYER = 'lambda-layer-version';

export const publishLayerVersion = lambda(
  'PublishLayerVersion',
  {
    LayerName: z.string(),
    Description: z.string().optional(),
    Content: z.looseObject({ ZipFile: z.string().optional() }),
    CompatibleRuntimes: texts.optional(),
    CompatibleArchitectures: texts.optional(),
    LicenseInfo: z.string().optional(),
  },
  {
    example: { LayerName: 'tools', Content: { ZipFile: 'UEsFBg==' } },
    run: (context, { LayerName, Content, ...input }) => {
      const LayerArn = arnOf(context, 'lambda', `layer:${LayerName}`);
      const Version = layerVersions(context, LayerArn).length + 1;
      const bytes = bytesOfBase64(Content.ZipFile ?? '') ?? utf8Bytes(JSON.stringify(Content));
      const layer = {
        Content: {
          Location: `https://awslambda-layers.s3.amazonaws.com/`,
          CodeSha256: base64OfBytes(sha256(bytes)),
          CodeSize: bytes.length,
        },
        LayerArn,
        LayerVersionArn: `${LayerArn}:${Version}`,
        Description: '',
        ...present(input),
        CreatedDate: iso(context.at).replace('Z', '+0000'),
        Version,
      };
      addNamed(context, LAYER, context.newRecord(LAYER, 'layerversion'), layer.LayerVersionArn, layer);
      return layer;
    },
  },
);

function layerVersions(context: DataContext, arn: string): readonly Described[] {
  return context.list(LAYER).filter(({ Detail }) => Detail.LayerArn === arn);
}

export const listLayerVersions = lambda(
  'ListLayerVersions',
  { LayerName: z.string() },
  {
    example: { LayerName: 'tools' },
    run: (context, { LayerName }) => ({
      LayerVersions: layerVersions(context, arnOf(context, 'lambda', `layer:${LayerName}`))
        .map(({ Detail: { Content: _content, LayerArn: _arn, ...rest } }) => rest)
        .reverse(),
    }),
  },
);
