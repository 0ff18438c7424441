import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { JsonObject, JsonValue } from '../../kernel/lib/json.ts';
import { parseJsonText } from '../../kernel/lib/json-text.ts';
import { inService } from '../shared/data/data-operation.ts';
import { jsonObject } from '../shared/data/facts.ts';
import { ownerOf } from './bucket-operations.ts';
import { contentsOf, latestOf, setContents } from './contents.ts';
import { BUCKET_ERRORS, findBucket } from './find-bucket.ts';
import type { Bucket } from './schema.ts';

const s3 = inService('s3api');
const onBucket = { Bucket: z.string(), ExpectedBucketOwner: z.string().optional() };
const onObject = { ...onBucket, Key: z.string(), VersionId: z.string().optional() };
const example = { Bucket: 'amazing-photos' };

export const getBucketVersioning = s3('GetBucketVersioning', onBucket, {
  errors: BUCKET_ERRORS,
  example,
  run: (context, input) => {
    const { Versioning } = findBucket(context, input.Bucket);
    return Versioning === undefined ? {} : { Status: Versioning };
  },
});

export const putBucketVersioning = s3(
  'PutBucketVersioning',
  {
    ...onBucket,
    VersioningConfiguration: z.strictObject({
      Status: z.enum(['Enabled', 'Suspended']).optional(),
      MFADelete: z.string().optional(),
    }),
    MFA: z.string().optional(),
  },
  {
    errors: [...BUCKET_ERRORS, 'IllegalVersioningConfigurationException'],
    example: { ...example, VersioningConfiguration: { Status: 'Enabled' } },
    run: (context, { Bucket: name, VersioningConfiguration: { Status } }) => {
      const bucket = findBucket(context, name);
      if (Status === undefined)
        return refuse('IllegalVersioningConfigurationException', 'The Versioning element must be specified');
      context.put('s3-bucket', { ...bucket, Versioning: Status });
      return undefined;
    },
  },
);

export const putBucketPolicy = s3(
  'PutBucketPolicy',
  { ...onBucket, Policy: z.string(), ConfirmRemoveSelfBucketAccess: z.boolean().optional() },
  {
    errors: [...BUCKET_ERRORS, 'MalformedPolicy'],
    example: { ...example, Policy: '{"Version":"2012-10-17","Statement":[]}' },
    run: (context, { Bucket: name, Policy }) => {
      const bucket = findBucket(context, name);
      const statements = statementsOf(Policy, name);
      if (isBlocked(bucket, 'BlockPublicPolicy') && statements.some(isPublic))
        refuse(
          'AccessDenied',
          `User: arn:aws:iam::${context.account}:root is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::${name}" because public policies are blocked by the BlockPublicPolicy block public access setting.`,
        );
      context.put('s3-bucket', { ...bucket, Policy });
      return undefined;
    },
  },
);

function isBlocked(bucket: Bucket, setting: string): boolean {
  const block = (bucket.PublicAccessBlockConfiguration ?? {}) as JsonObject;
  return block[setting] === true;
}

/** The policy's statements, or AWS's reason why it is none. */
function statementsOf(text: string, bucket: string): readonly JsonObject[] {
  const parsed = parseJsonText(text);
  if (!parsed.ok || !text.trimStart().startsWith('{'))
    return refuse('MalformedPolicy', "Policies must be valid JSON and the first byte must be '{'");
  const { Statement } = parsed.value as JsonObject;
  if (Statement === undefined) return refuse('MalformedPolicy', 'Missing required field Statement');
  const statements = (Array.isArray(Statement) ? Statement : [Statement]) as readonly JsonValue[];
  for (const statement of statements) checkStatement(statement, bucket);
  return statements as readonly JsonObject[];
}

function checkStatement(statement: JsonValue, bucket: string): void {
  if (typeof statement !== 'object' || statement === null || Array.isArray(statement))
    refuse('MalformedPolicy', 'Policy has invalid syntax');
  const { Effect, Action, NotAction, Principal, NotPrincipal, Resource, NotResource } =
    statement as JsonObject;
  if (Effect !== 'Allow' && Effect !== 'Deny') refuse('MalformedPolicy', `Invalid effect: ${String(Effect)}`);
  if (Action === undefined && NotAction === undefined)
    refuse('MalformedPolicy', 'Missing required field Action');
  if (Principal === undefined && NotPrincipal === undefined)
    refuse('MalformedPolicy', 'Missing required field Principal');
  const resources = [Resource ?? NotResource ?? []].flat();
  if (resources.length === 0) refuse('MalformedPolicy', 'Missing required field Resource');
  const own = `:s3:::${bucket}`;
  const isOwn = (resource: JsonValue): boolean => {
    const text = String(resource);
    const at = text.indexOf(':s3:::');
    const rest = at < 0 ? '' : text.slice(at);
    return rest === own || rest.startsWith(`${own}/`);
  };
  if (!resources.every(isOwn)) refuse('MalformedPolicy', 'Policy has invalid resource');
}

/** Open to anyone, without a condition. */
function isPublic({ Effect, Principal, Condition }: JsonObject): boolean {
  const principals =
    typeof Principal === 'object' && Principal !== null
      ? [(Principal as JsonObject).AWS].flat()
      : [Principal];
  return Effect === 'Allow' && principals.includes('*') && Condition === undefined;
}

const NO_POLICY = ['NoSuchBucketPolicy', 'The bucket policy does not exist'] as const;

export const getBucketPolicy = s3('GetBucketPolicy', onBucket, {
  errors: [...BUCKET_ERRORS, NO_POLICY[0]],
  example,
  run: (context, input) => {
    const { Policy } = findBucket(context, input.Bucket);
    return Policy === undefined ? refuse(...NO_POLICY) : { Policy };
  },
});

export const getBucketPolicyStatus = s3('GetBucketPolicyStatus', onBucket, {
  errors: [...BUCKET_ERRORS, NO_POLICY[0]],
  example,
  run: (context, input) => {
    const { Policy } = findBucket(context, input.Bucket);
    if (Policy === undefined) return refuse(...NO_POLICY);
    return { PolicyStatus: { IsPublic: statementsOf(Policy, input.Bucket).some(isPublic) } };
  },
});

export const deleteBucketPolicy = s3('DeleteBucketPolicy', onBucket, {
  errors: BUCKET_ERRORS,
  example,
  run: (context, input) => {
    const { Policy: _gone, ...bucket } = findBucket(context, input.Bucket);
    context.put('s3-bucket', bucket);
    return undefined;
  },
});

const grants = {
  ACL: z.string().optional(),
  AccessControlPolicy: jsonObject.optional(),
  GrantFullControl: z.string().optional(),
  GrantRead: z.string().optional(),
  GrantReadACP: z.string().optional(),
  GrantWrite: z.string().optional(),
  GrantWriteACP: z.string().optional(),
};

/** ACLs are off on every bucket whose owner did not turn them on. */
function checkAcl(bucket: Bucket, ACL: string | undefined): void {
  const { Rules } = (bucket.OwnershipControls ?? { Rules: [] }) as { readonly Rules: readonly JsonObject[] };
  if (Rules.some(({ ObjectOwnership }) => ObjectOwnership === 'BucketOwnerEnforced'))
    refuse('AccessControlListNotSupported', 'The bucket does not allow ACLs');
  if (ACL?.startsWith('public-') && isBlocked(bucket, 'BlockPublicAcls'))
    refuse('AccessDenied', 'Access Denied');
}

const ACL_ERRORS = [...BUCKET_ERRORS, 'AccessControlListNotSupported'];

export const putBucketAcl = s3(
  'PutBucketAcl',
  { ...onBucket, ...grants },
  {
    errors: ACL_ERRORS,
    example: { ...example, ACL: 'private' },
    run: (context, { Bucket: name, ACL }) => {
      const bucket = findBucket(context, name);
      checkAcl(bucket, ACL);
      context.put('s3-bucket', { ...bucket, ACL: ACL ?? 'custom' });
      return undefined;
    },
  },
);

/** What a canned ACL means, as grants. */
function grantsOf(account: string, acl = 'private') {
  const Owner = ownerOf({ account });
  const everyone = { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' };
  const open = acl === 'public-read' ? ['READ'] : acl === 'public-read-write' ? ['READ', 'WRITE'] : [];
  return {
    Owner,
    Grants: [
      { Grantee: { ...Owner, Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' },
      ...open.map((Permission) => ({ Grantee: everyone, Permission })),
    ],
  };
}

export const getBucketAcl = s3('GetBucketAcl', onBucket, {
  errors: BUCKET_ERRORS,
  example,
  run: (context, input) => grantsOf(context.account, findBucket(context, input.Bucket).ACL),
});

export const putObjectAcl = s3(
  'PutObjectAcl',
  { ...onObject, ...grants },
  {
    errors: [...ACL_ERRORS, 'NoSuchKey'],
    example: { ...example, Key: 'cat.jpg', ACL: 'private' },
    run: (context, { Bucket: name, Key, ACL }) => {
      const bucket = findBucket(context, name);
      const contents = contentsOf(context, bucket);
      const version = latestOf(contents.versions, Key);
      if (version === undefined) return refuse('NoSuchKey', 'The specified key does not exist.');
      checkAcl(bucket, ACL);
      const versions = contents.versions.map((each) =>
        each === version ? { ...each, ACL: ACL ?? 'custom' } : each,
      );
      setContents(context, bucket, { ...contents, versions });
      return {};
    },
  },
);

export const getObjectAcl = s3('GetObjectAcl', onObject, {
  errors: [...BUCKET_ERRORS, 'NoSuchKey'],
  example: { ...example, Key: 'cat.jpg' },
  run: (context, { Bucket: name, Key }) => {
    const version = latestOf(contentsOf(context, findBucket(context, name)).versions, Key);
    if (version === undefined) return refuse('NoSuchKey', 'The specified key does not exist.');
    return grantsOf(context.account, version.ACL);
  },
});
