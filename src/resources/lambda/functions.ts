import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { base64OfBytes, bytesOfBase64, utf8Bytes } from '../../kernel/lib/bytes.ts';
import { sha256 } from '../../kernel/lib/digest.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { addNamed, findNamed, mappedTags, named, patchNamed, tagsOfMap } from '../shared/data/described.ts';
import type { Described } from '../shared/data/described-record.ts';
import { jsonObject, kept, picked, present, texts } from '../shared/data/facts.ts';
import { uuidOf } from '../shared/data/ids.ts';
import { arnOf } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';

export const lambda = inService('lambda');
export const FunctionName = z.string().min(1).max(170);
export const GONE = ['ResourceNotFoundException'];
const TABLE = 'lambda-function';
const example = { FunctionName: 'resize' };

/** A function is named by name or ARN, either with a version or alias behind it. */
export function findFunction(context: DataContext, given: string): Described {
  const name = /^(?:arn:[^:]*:lambda:[^:]*:\d*:function:)?([\w-]+)/.exec(given)?.[1] ?? given;
  const arn = arnOf(context, 'lambda', `function:${name}`);
  return findNamed(context, TABLE, name, 'ResourceNotFoundException', `Function not found: ${arn}`);
}

const configuration = {
  Description: z.string().optional(),
  Handler: z.string().optional(),
  MemorySize: z.int().min(128).max(10_240).optional(),
  Role: z.string().optional(),
  Runtime: z.string().optional(),
  Timeout: z.int().min(1).max(900).optional(),
  Environment: z.looseObject({ Variables: z.record(z.string(), z.string()).optional() }).optional(),
  Layers: texts.optional(),
  VpcConfig: jsonObject.optional(),
  TracingConfig: jsonObject.optional(),
  EphemeralStorage: jsonObject.optional(),
  DeadLetterConfig: jsonObject.optional(),
};
const code = z.looseObject({
  ZipFile: z.string().optional(),
  S3Bucket: z.string().optional(),
  S3Key: z.string().optional(),
  ImageUri: z.string().optional(),
});

/** Size and hash of the code, where the bytes are here; a hash of its address otherwise. */
function codeFacts(given: z.output<typeof code>): { readonly CodeSize: number; readonly CodeSha256: string } {
  const zip = given.ZipFile === undefined ? undefined : bytesOfBase64(given.ZipFile);
  if (given.ZipFile !== undefined && (zip === undefined || zip.length === 0))
    return refuse(
      'InvalidParameterValueException',
      'Could not unzip uploaded file. Please check your file, then try to upload again.',
    );
  if (zip === undefined && given.ImageUri === undefined && given.S3Bucket === undefined)
    return refuse('InvalidParameterValueException', 'Please provide a source for function code.');
  const bytes = zip ?? utf8Bytes(JSON.stringify(given));
  return { CodeSize: zip?.length ?? 0, CodeSha256: base64OfBytes(sha256(bytes)) };
}

const ROLE = /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

export const createFunction = lambda(
  'CreateFunction',
  {
    FunctionName,
    ...configuration,
    Role: z.string(),
    Code: code,
    PackageType: z.enum(['Zip', 'Image']).optional(),
    Architectures: texts.optional(),
    Publish: z.boolean().optional(),
    Tags: mappedTags,
  },
  {
    errors: ['InvalidParameterValueException', 'ResourceConflictException'],
    example: {
      ...example,
      Runtime: 'python3.12',
      Handler: 'app.handler',
      Role: 'arn:aws:iam::111122223333:role/deploy',
      Code: { ZipFile: 'UEsFBg==' },
    },
    run: (context, { FunctionName: name, Code, Publish, Tags, ...input }) => {
      if (named(context, TABLE, name) !== undefined)
        refuse('ResourceConflictException', `Function already exist: ${name}`);
      const isImage = (input.PackageType ?? 'Zip') === 'Image';
      if (!ROLE.test(input.Role))
        refuse(
          'InvalidParameterValueException',
          'The role defined for the function cannot be assumed by Lambda.',
        );
      if (!isImage && (input.Runtime === undefined || input.Handler === undefined))
        refuse(
          'InvalidParameterValueException',
          'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
        );
      const facts = codeFacts(Code);
      const head = context.newRecord(TABLE, 'function');
      const arn = arnOf(context, 'lambda', `function:${name}`);
      const detail = {
        FunctionName: name,
        FunctionArn: arn,
        Description: '',
        MemorySize: 128,
        Timeout: 3,
        PackageType: 'Zip',
        Architectures: ['x86_64'],
        TracingConfig: { Mode: 'PassThrough' },
        EphemeralStorage: { Size: 512 },
        ...present(input),
        ...layersOf(input.Layers),
        ...facts,
        Version: '$LATEST',
        LastModified: lambdaTime(context.at),
        RevisionId: uuidOf(head.id),
        State: 'Pending',
        StateReason: 'The function is being created.',
        StateReasonCode: 'Creating',
        LastUpdateStatus: 'Successful',
      };
      const made = addNamed(context, TABLE, head, name, detail, tagsOfMap(Tags));
      context.schedule(TABLE, made.id, 'Active', 3000);
      return Publish ? publish(context, made, undefined) : shown(made);
    },
  },
);

function layersOf(layers: readonly string[] | undefined) {
  return layers === undefined ? {} : { Layers: layers.map((Arn) => ({ Arn, CodeSize: 0 })) };
}

/** Lambda writes the zone of its times without a colon. */
function lambdaTime(ms: number): string {
  return iso(ms).replace('Z', '+0000');
}

/** What is kept beside the configuration: versions, aliases, permissions, concurrency. */
const BESIDE = ['Versions', 'Aliases', 'Statements', 'Reserved', 'Provisioned'];

export function shown(record: Described): JsonObject {
  return Object.fromEntries(Object.entries(record.Detail).filter(([name]) => !BESIDE.includes(name)));
}

export function settleFunction(context: DataContext, record: Described): void {
  const { StateReason: _reason, StateReasonCode: _code, ...detail } = record.Detail;
  context.put(TABLE, { ...record, Detail: { ...detail, State: 'Active' } });
}

export function versionsOf(record: Described): readonly JsonObject[] {
  return (record.Detail.Versions ?? []) as readonly JsonObject[];
}

function publish(context: DataContext, record: Described, Description: string | undefined): JsonObject {
  const versions = versionsOf(record);
  const Version = String(versions.length + 1);
  const version = {
    ...shown(record),
    ...present({ Description }),
    Version,
    FunctionArn: `${String(record.Detail.FunctionArn)}:${Version}`,
  };
  patchNamed(context, TABLE, record, { Versions: [...versions, version] });
  return version;
}

export const publishVersion = lambda(
  'PublishVersion',
  { FunctionName, Description: z.string().optional(), CodeSha256: z.string().optional() },
  {
    errors: GONE,
    example,
    run: (context, { FunctionName: name, Description }) =>
      publish(context, findFunction(context, name), Description),
  },
);

export const listVersions = lambda(
  'ListVersionsByFunction',
  { FunctionName },
  {
    errors: GONE,
    example,
    run: (context, { FunctionName: name }) => {
      const record = findFunction(context, name);
      const latest = { ...shown(record), FunctionArn: `${String(record.Detail.FunctionArn)}:$LATEST` };
      return { Versions: [latest, ...versionsOf(record)] };
    },
  },
);

export const getFunction = lambda(
  'GetFunction',
  { FunctionName, Qualifier: z.string().optional() },
  {
    errors: GONE,
    example,
    run: (context, { FunctionName: name }) => {
      const record = findFunction(context, name);
      const { Tags } = record;
      return {
        Configuration: shown(record),
        Code: {
          RepositoryType: 'S3',
          Location: `https://awslambda-${record.region}-tasks.s3.${record.region}.amazonaws.com/`,
        },
        ...(Tags.length > 0 && { Tags: Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])) }),
      };
    },
  },
);

export const getFunctionConfiguration = lambda(
  'GetFunctionConfiguration',
  { FunctionName, Qualifier: z.string().optional() },
  { errors: GONE, example, run: (context, { FunctionName: name }) => shown(findFunction(context, name)) },
);

export const listFunctions = lambda(
  'ListFunctions',
  { MaxItems: z.int().optional(), Marker: z.string().optional() },
  {
    example: {},
    run: (context) => ({
      Functions: context.list(TABLE).map((record) => {
        const {
          State: _state,
          StateReason: _reason,
          StateReasonCode: _code,
          LastUpdateStatus: _status,
          ...rest
        } = shown(record);
        return rest;
      }),
    }),
  },
);

export const updateFunctionCode = lambda(
  'UpdateFunctionCode',
  {
    FunctionName,
    ...code.shape,
    ...kept('S3ObjectVersion', 'Architectures'),
    Publish: z.boolean().optional(),
  },
  {
    errors: [...GONE, 'InvalidParameterValueException'],
    example: { ...example, ZipFile: 'UEsFBg==' },
    run: (context, { FunctionName: name, Publish, ...given }) => {
      const changed = patchNamed(context, TABLE, findFunction(context, name), {
        ...codeFacts(given),
        ...picked(given, ['Architectures']),
        LastModified: lambdaTime(context.at),
      });
      return Publish ? publish(context, changed, undefined) : shown(changed);
    },
  },
);

export const updateFunctionConfiguration = lambda(
  'UpdateFunctionConfiguration',
  { FunctionName, ...configuration },
  {
    errors: GONE,
    example: { ...example, MemorySize: 256 },
    run: (context, { FunctionName: name, ...input }) =>
      shown(
        patchNamed(context, TABLE, findFunction(context, name), {
          ...present(input),
          ...layersOf(input.Layers),
          LastModified: lambdaTime(context.at),
        }),
      ),
  },
);

export const deleteFunction = lambda(
  'DeleteFunction',
  { FunctionName, Qualifier: z.string().optional() },
  {
    errors: GONE,
    example,
    run: (context, { FunctionName: name }) => {
      context.remove(TABLE, findFunction(context, name).id);
      return undefined;
    },
  },
);
