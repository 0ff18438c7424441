import * as z from 'zod';
import { refuse, refuseUnsimulated } from '../../kernel/cloud/aws-error.ts';
import { CLOCK_START } from '../../kernel/cloud/cloud.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { present } from '../shared/data/facts.ts';
import { newGlobal, ofAccount } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';
import {
  arnOfPolicy,
  checkDocument,
  encodedDocument,
  entityName,
  path,
  refuseTaken,
  tagList,
  uniqueId,
} from './entities.ts';
import { printPolicy } from './print.ts';
import type { Policy } from './schema.ts';

const iam = inService('iam');
const PolicyArn = z.string();
const document = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
});
const example = { PolicyArn: 'arn:aws:iam::111122223333:policy/read' };
const MISSING = ['NoSuchEntity'];

/** Policies that AWS keeps: named like them, they are taken for there. What they say is not modelled. */
const MANAGED = /^arn:aws[\w-]*:iam::aws:policy\/(?:[\w-]+\/)*([\w+=,.@-]{1,128})$/;

export function isManaged(arn: string): boolean {
  return MANAGED.test(arn);
}

export function findPolicy(context: DataContext, arn: string): Policy {
  const policy = ofAccount(context, 'iam-policy').find((each) => arnOfPolicy(each) === arn);
  return policy ?? refuse('NoSuchEntity', `Policy ${arn} was not found.`);
}

export const createPolicy = iam(
  'CreatePolicy',
  {
    PolicyName: entityName,
    Path: path,
    PolicyDocument: z.string(),
    Description: z.string().max(1000).optional(),
    Tags: tagList,
  },
  {
    errors: ['EntityAlreadyExists', 'MalformedPolicyDocument'],
    example: { PolicyName: 'read', PolicyDocument: document },
    run: (context, { PolicyName, Path = '/', PolicyDocument, Description, Tags = [] }) => {
      checkDocument(PolicyDocument);
      refuseTaken(
        ofAccount(context, 'iam-policy').map((each) => each.PolicyName),
        PolicyName,
        `A policy called ${PolicyName} already exists. Duplicate names are not allowed.`,
      );
      const CreateDate = iso(context.at);
      const policy: Policy = {
        ...newGlobal(context, 'iam-policy', 'iampolicy'),
        Tags,
        PolicyName,
        Path,
        CreateDate,
        UpdateDate: CreateDate,
        DefaultVersionId: 'v1',
        Versions: [{ VersionId: 'v1', Document: PolicyDocument, CreateDate }],
        ...present({ Description }),
      };
      context.put('iam-policy', policy);
      const { Description: _told, ...shown } = printPolicy(context, policy);
      return { Policy: shown };
    },
  },
);

export const getPolicy = iam(
  'GetPolicy',
  { PolicyArn },
  {
    errors: MISSING,
    example,
    run: (context, { PolicyArn: arn }) => {
      const name = MANAGED.exec(arn)?.[1];
      if (name === undefined) return { Policy: printPolicy(context, findPolicy(context, arn)) };
      const date = iso(CLOCK_START);
      return {
        Policy: {
          PolicyName: name,
          PolicyId: uniqueId('ANPA', arn),
          Arn: arn,
          Path: arn.slice(arn.indexOf(':policy') + 7, arn.lastIndexOf('/') + 1),
          DefaultVersionId: 'v1',
          AttachmentCount: 0,
          PermissionsBoundaryUsageCount: 0,
          IsAttachable: true,
          CreateDate: date,
          UpdateDate: date,
        },
      };
    },
  },
);

export const listPolicies = iam(
  'ListPolicies',
  {
    Scope: z.enum(['All', 'AWS', 'Local']).optional(),
    OnlyAttached: z.boolean().optional(),
    PathPrefix: z.string().optional(),
    PolicyUsageFilter: z.string().optional(),
    Marker: z.string().optional(),
    MaxItems: z.int().optional(),
  },
  {
    example: { Scope: 'Local' },
    run: (context, { Scope = 'All', OnlyAttached, PathPrefix = '/' }) => ({
      Policies: (Scope === 'AWS' ? [] : ofAccount(context, 'iam-policy'))
        .map((policy) => printPolicy(context, policy))
        .filter(({ AttachmentCount }) => !OnlyAttached || AttachmentCount > 0)
        .filter(({ Path }) => Path.startsWith(PathPrefix))
        .map(({ Description: _told, ...policy }) => present({ ...policy, Tags: undefined })),
      IsTruncated: false,
    }),
  },
);

export const deletePolicy = iam(
  'DeletePolicy',
  { PolicyArn },
  {
    errors: [...MISSING, 'DeleteConflict'],
    example,
    run: (context, { PolicyArn: arn }) => {
      const policy = findPolicy(context, arn);
      if (printPolicy(context, policy).AttachmentCount > 0)
        refuse('DeleteConflict', 'Cannot delete a policy attached to entities.');
      if (policy.Versions.length > 1)
        refuse(
          'DeleteConflict',
          "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
        );
      context.remove('iam-policy', policy.id);
      return undefined;
    },
  },
);

function shownVersion(policy: Policy, version: Policy['Versions'][number]) {
  const { VersionId, CreateDate } = version;
  return { VersionId, IsDefaultVersion: VersionId === policy.DefaultVersionId, CreateDate };
}

export const createPolicyVersion = iam(
  'CreatePolicyVersion',
  { PolicyArn, PolicyDocument: z.string(), SetAsDefault: z.boolean().optional() },
  {
    errors: [...MISSING, 'LimitExceeded', 'MalformedPolicyDocument'],
    example: { ...example, PolicyDocument: document },
    run: (context, { PolicyArn: arn, PolicyDocument, SetAsDefault }) => {
      const policy = findPolicy(context, arn);
      checkDocument(PolicyDocument);
      if (policy.Versions.length >= 5)
        refuse(
          'LimitExceeded',
          'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
        );
      const CreateDate = iso(context.at);
      const last = Number(policy.Versions[0]?.VersionId.slice(1) ?? 0);
      const version = { VersionId: `v${last + 1}`, Document: PolicyDocument, CreateDate };
      const changed = {
        ...policy,
        UpdateDate: CreateDate,
        DefaultVersionId: SetAsDefault ? version.VersionId : policy.DefaultVersionId,
        Versions: [version, ...policy.Versions],
      };
      context.put('iam-policy', changed);
      return { PolicyVersion: shownVersion(changed, version) };
    },
  },
);

function findVersion(policy: Policy, id: string): Policy['Versions'][number] {
  const version = policy.Versions.find(({ VersionId }) => VersionId === id);
  const arn = arnOfPolicy(policy);
  return (
    version ?? refuse('NoSuchEntity', `Policy ${arn} version ${id} does not exist or is not attachable.`)
  );
}

const onVersion = { PolicyArn, VersionId: z.string() };
const versionExample = { ...example, VersionId: 'v1' };

export const getPolicyVersion = iam('GetPolicyVersion', onVersion, {
  errors: MISSING,
  example: versionExample,
  run: (context, { PolicyArn: arn, VersionId }) => {
    if (isManaged(arn))
      return refuseUnsimulated("the text of AWS's own policies; attaching them and your own policies work");
    const policy = findPolicy(context, arn);
    const version = findVersion(policy, VersionId);
    return {
      PolicyVersion: { Document: encodedDocument(version.Document), ...shownVersion(policy, version) },
    };
  },
});

export const listPolicyVersions = iam(
  'ListPolicyVersions',
  { PolicyArn },
  {
    errors: MISSING,
    example,
    run: (context, { PolicyArn: arn }) => {
      const policy = findPolicy(context, arn);
      return { Versions: policy.Versions.map((each) => shownVersion(policy, each)), IsTruncated: false };
    },
  },
);

export const setDefaultPolicyVersion = iam('SetDefaultPolicyVersion', onVersion, {
  errors: MISSING,
  example: versionExample,
  run: (context, { PolicyArn: arn, VersionId }) => {
    const policy = findPolicy(context, arn);
    findVersion(policy, VersionId);
    context.put('iam-policy', { ...policy, DefaultVersionId: VersionId, UpdateDate: iso(context.at) });
    return undefined;
  },
});

export const deletePolicyVersion = iam('DeletePolicyVersion', onVersion, {
  errors: [...MISSING, 'DeleteConflict'],
  example: versionExample,
  run: (context, { PolicyArn: arn, VersionId }) => {
    const policy = findPolicy(context, arn);
    const version = findVersion(policy, VersionId);
    if (VersionId === policy.DefaultVersionId)
      refuse('DeleteConflict', 'Cannot delete the default version of a policy.');
    context.put('iam-policy', { ...policy, Versions: policy.Versions.filter((each) => each !== version) });
    return undefined;
  },
});
