import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { inService } from '../shared/data/data-operation.ts';
import { present, texts } from '../shared/data/facts.ts';
import { newGlobal, ofAccount } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';
import {
  checkDocument,
  entityName,
  findGroup,
  findRole,
  PAGES,
  path,
  refuseTaken,
  tagList,
  underPath,
  withTags,
} from './entities.ts';
import { printGroup, printRole, printUser } from './print.ts';
import type { Group, Role } from './schema.ts';

const iam = inService('iam');
const MISSING = ['NoSuchEntity'];
const GroupName = entityName;
const group = { GroupName: 'admins' };

export const createGroup = iam(
  'CreateGroup',
  { GroupName, Path: path },
  {
    errors: ['EntityAlreadyExists'],
    example: group,
    run: (context, { GroupName: name, Path = '/' }) => {
      refuseTaken(
        ofAccount(context, 'iam-group').map((each) => each.GroupName),
        name,
        `Group with name ${name} already exists.`,
      );
      const record: Group = {
        ...newGlobal(context, 'iam-group', 'iamgroup'),
        Tags: [],
        GroupName: name,
        Path,
        CreateDate: iso(context.at),
        AttachedPolicies: [],
        Policies: [],
      };
      context.put('iam-group', record);
      return { Group: printGroup(record) };
    },
  },
);

export const getGroup = iam(
  'GetGroup',
  { GroupName },
  {
    errors: MISSING,
    example: group,
    run: (context, input) => {
      const record = findGroup(context, input.GroupName);
      const members = ofAccount(context, 'iam-user').filter(({ Groups }) =>
        Groups.includes(record.GroupName),
      );
      return { Group: printGroup(record), Users: members.map(printUser), IsTruncated: false };
    },
  },
);

export const listGroups = iam('ListGroups', PAGES, {
  example: {},
  run: (context, { PathPrefix }) => ({
    Groups: underPath(ofAccount(context, 'iam-group'), PathPrefix).map(printGroup),
    IsTruncated: false,
  }),
});

export const deleteGroup = iam(
  'DeleteGroup',
  { GroupName },
  {
    errors: [...MISSING, 'DeleteConflict'],
    example: group,
    run: (context, input) => {
      const record = findGroup(context, input.GroupName);
      const conflict = (what: string) =>
        refuse('DeleteConflict', `Cannot delete entity, must ${what} first.`);
      if (ofAccount(context, 'iam-user').some(({ Groups }) => Groups.includes(record.GroupName)))
        conflict('remove users from group');
      if (record.AttachedPolicies.length > 0) conflict('detach all policies');
      if (record.Policies.length > 0) conflict('delete policies');
      context.remove('iam-group', record.id);
      return undefined;
    },
  },
);

const RoleName = entityName;
const role = { RoleName: 'deploy' };
const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

export const createRole = iam(
  'CreateRole',
  {
    RoleName,
    Path: path,
    AssumeRolePolicyDocument: z.string(),
    Description: z.string().max(1000).optional(),
    MaxSessionDuration: z.int().min(3600).max(43_200).optional(),
    PermissionsBoundary: z.string().optional(),
    Tags: tagList,
  },
  {
    errors: ['EntityAlreadyExists', 'MalformedPolicyDocument'],
    example: { ...role, AssumeRolePolicyDocument: trust },
    run: (context, { RoleName: name, Path = '/', Tags = [], MaxSessionDuration = 3600, ...input }) => {
      const { AssumeRolePolicyDocument, Description, PermissionsBoundary } = input;
      checkDocument(AssumeRolePolicyDocument, true);
      refuseTaken(
        ofAccount(context, 'iam-role').map((each) => each.RoleName),
        name,
        `Role with name ${name} already exists.`,
      );
      const record: Role = {
        ...newGlobal(context, 'iam-role', 'iamrole'),
        Tags,
        RoleName: name,
        Path,
        CreateDate: iso(context.at),
        AttachedPolicies: [],
        Policies: [],
        AssumeRolePolicyDocument,
        MaxSessionDuration,
        ...present({ Description, PermissionsBoundary }),
      };
      context.put('iam-role', record);
      return { Role: printRole(record) };
    },
  },
);

export const createServiceLinkedRole = iam(
  'CreateServiceLinkedRole',
  { AWSServiceName: z.string(), Description: z.string().optional(), CustomSuffix: z.string().optional() },
  {
    errors: ['InvalidInput'],
    example: { AWSServiceName: 'ecs.amazonaws.com' },
    run: (context, { AWSServiceName, CustomSuffix, Description }) => {
      const service = AWSServiceName.split('.')[0] ?? '';
      const words = service.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
      const name = `AWSServiceRoleFor${words}${CustomSuffix === undefined ? '' : `_${CustomSuffix}`}`;
      if (ofAccount(context, 'iam-role').some(({ RoleName: taken }) => taken === name))
        refuse(
          'InvalidInput',
          `Service role name ${name} has been taken in this account, please try a different suffix.`,
        );
      const Principal = { Service: AWSServiceName };
      const statement = { Effect: 'Allow', Action: ['sts:AssumeRole'], Principal };
      const record: Role = {
        ...newGlobal(context, 'iam-role', 'iamrole'),
        Tags: [],
        RoleName: name,
        Path: `/aws-service-role/${AWSServiceName}/`,
        CreateDate: iso(context.at),
        AttachedPolicies: [],
        Policies: [],
        AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
        MaxSessionDuration: 3600,
        ...present({ Description }),
      };
      context.put('iam-role', record);
      return { Role: printRole(record) };
    },
  },
);

export const getRole = iam(
  'GetRole',
  { RoleName },
  {
    errors: MISSING,
    example: role,
    // Nobody has used it, as far as is known.
    run: (context, input) => ({
      Role: { ...printRole(findRole(context, input.RoleName)), RoleLastUsed: {} },
    }),
  },
);

export const listRoles = iam('ListRoles', PAGES, {
  example: {},
  run: (context, { PathPrefix }) => ({
    Roles: underPath(ofAccount(context, 'iam-role'), PathPrefix).map((record) => {
      const { Tags: _tags, ...shown } = printRole(record) as { readonly Tags?: unknown };
      return shown;
    }),
    IsTruncated: false,
  }),
});

export const updateRole = iam(
  'UpdateRole',
  {
    RoleName,
    Description: z.string().max(1000).optional(),
    MaxSessionDuration: z.int().min(3600).max(43_200).optional(),
  },
  {
    errors: MISSING,
    example: { ...role, Description: 'Deploys' },
    run: (context, { RoleName: name, ...changes }) => {
      context.put('iam-role', { ...findRole(context, name), ...present(changes) });
      return {};
    },
  },
);

export const updateAssumeRolePolicy = iam(
  'UpdateAssumeRolePolicy',
  { RoleName, PolicyDocument: z.string() },
  {
    errors: [...MISSING, 'MalformedPolicyDocument'],
    example: { ...role, PolicyDocument: trust },
    run: (context, { RoleName: name, PolicyDocument }) => {
      const record = findRole(context, name);
      checkDocument(PolicyDocument, true);
      context.put('iam-role', { ...record, AssumeRolePolicyDocument: PolicyDocument });
      return undefined;
    },
  },
);

export const deleteRole = iam(
  'DeleteRole',
  { RoleName },
  {
    errors: [...MISSING, 'DeleteConflict'],
    example: role,
    run: (context, input) => {
      const record = findRole(context, input.RoleName);
      const conflict = (what: string) =>
        refuse('DeleteConflict', `Cannot delete entity, must ${what} first.`);
      const profiles = ofAccount(context, 'iam-instance-profile');
      if (profiles.some(({ Roles }) => Roles.includes(record.RoleName)))
        conflict('remove roles from instance profile');
      if (record.AttachedPolicies.length > 0) conflict('detach all policies');
      if (record.Policies.length > 0) conflict('delete policies');
      context.remove('iam-role', record.id);
      return undefined;
    },
  },
);

export const tagRole = iam(
  'TagRole',
  { RoleName, Tags: tagList.unwrap() },
  {
    errors: MISSING,
    example: { ...role, Tags: [{ Key: 'team', Value: 'web' }] },
    run: (context, { RoleName: name, Tags }) => {
      const record = findRole(context, name);
      context.put('iam-role', { ...record, Tags: withTags(record.Tags, Tags) });
      return undefined;
    },
  },
);

export const untagRole = iam(
  'UntagRole',
  { RoleName, TagKeys: texts },
  {
    errors: MISSING,
    example: { ...role, TagKeys: ['team'] },
    run: (context, { RoleName: name, TagKeys }) => {
      const record = findRole(context, name);
      context.put('iam-role', { ...record, Tags: record.Tags.filter(({ Key }) => !TagKeys.includes(Key)) });
      return undefined;
    },
  },
);

export const listRoleTags = iam(
  'ListRoleTags',
  { RoleName },
  {
    errors: MISSING,
    example: role,
    run: (context, input) => ({ Tags: findRole(context, input.RoleName).Tags, IsTruncated: false }),
  },
);
