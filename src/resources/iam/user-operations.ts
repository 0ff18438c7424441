import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import { hashHex } from '../../kernel/lib/hash.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { present, texts } from '../shared/data/facts.ts';
import { newGlobal, ofAccount } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';
import { callerOf } from './caller.ts';
import {
  entityName,
  findGroup,
  findUser,
  PAGES,
  path,
  refuseTaken,
  tagList,
  tagsOf,
  underPath,
  uniqueId,
  withTags,
} from './entities.ts';
import { printGroup, printUser } from './print.ts';
import type { User } from './schema.ts';

const iam = inService('iam');
const UserName = entityName;
const example = { UserName: 'alice' };
const MISSING = ['NoSuchEntity'];

export const createUser = iam(
  'CreateUser',
  { UserName, Path: path, PermissionsBoundary: z.string().optional(), Tags: tagList },
  {
    errors: ['EntityAlreadyExists'],
    example,
    run: (context, { UserName: name, Path = '/', PermissionsBoundary, Tags = [] }) => {
      refuseTaken(
        ofAccount(context, 'iam-user').map((user) => user.UserName),
        name,
        `User with name ${name} already exists.`,
      );
      const user: User = {
        ...newGlobal(context, 'iam-user', 'iamuser'),
        Tags,
        UserName: name,
        Path,
        CreateDate: iso(context.at),
        AttachedPolicies: [],
        Policies: [],
        Groups: [],
        AccessKeys: [],
        ...present({ PermissionsBoundary }),
      };
      context.put('iam-user', user);
      return { User: printUser(user) };
    },
  },
);

export const getUser = iam(
  'GetUser',
  { UserName: UserName.optional() },
  {
    errors: MISSING,
    example,
    run: (context, { UserName: name }) => ({
      User: name === undefined ? callerOf(context) : printUser(findUser(context, name)),
    }),
  },
);

export const listUsers = iam('ListUsers', PAGES, {
  example: {},
  run: (context, { PathPrefix }) => ({
    Users: underPath(ofAccount(context, 'iam-user'), PathPrefix).map((user) => {
      const { Tags: _tags, ...shown } = printUser(user) as { readonly Tags?: unknown };
      return shown;
    }),
    IsTruncated: false,
  }),
});

export const updateUser = iam(
  'UpdateUser',
  { UserName, NewUserName: UserName.optional(), NewPath: path },
  {
    errors: [...MISSING, 'EntityAlreadyExists'],
    example: { ...example, NewUserName: 'alicia' },
    run: (context, { UserName: name, NewUserName, NewPath }) => {
      const user = findUser(context, name);
      if (NewUserName !== undefined)
        refuseTaken(
          ofAccount(context, 'iam-user').flatMap((each) => (each === user ? [] : [each.UserName])),
          NewUserName,
          `User with name ${NewUserName} already exists.`,
        );
      context.put('iam-user', {
        ...user,
        UserName: NewUserName ?? user.UserName,
        Path: NewPath ?? user.Path,
      });
      return undefined;
    },
  },
);

export const deleteUser = iam(
  'DeleteUser',
  { UserName },
  {
    errors: [...MISSING, 'DeleteConflict'],
    example,
    run: (context, { UserName: name }) => {
      const user = findUser(context, name);
      const conflict = (what: string) =>
        refuse('DeleteConflict', `Cannot delete entity, must ${what} first.`);
      if (user.Groups.length > 0) conflict('remove users from group');
      if (user.AttachedPolicies.length > 0) conflict('detach all policies');
      if (user.Policies.length > 0) conflict('delete policies');
      if (user.AccessKeys.length > 0) conflict('delete access keys');
      if (user.LoginProfile !== undefined) conflict('delete login profile');
      context.remove('iam-user', user.id);
      return undefined;
    },
  },
);

export const tagUser = iam(
  'TagUser',
  { UserName, Tags: tagList.unwrap() },
  {
    errors: MISSING,
    example: { ...example, Tags: [{ Key: 'team', Value: 'web' }] },
    run: (context, { UserName: name, Tags }) => {
      const user = findUser(context, name);
      context.put('iam-user', { ...user, Tags: withTags(user.Tags, Tags) });
      return undefined;
    },
  },
);

export const untagUser = iam(
  'UntagUser',
  { UserName, TagKeys: texts },
  {
    errors: MISSING,
    example: { ...example, TagKeys: ['team'] },
    run: (context, { UserName: name, TagKeys }) => {
      const user = findUser(context, name);
      context.put('iam-user', { ...user, Tags: user.Tags.filter(({ Key }) => !TagKeys.includes(Key)) });
      return undefined;
    },
  },
);

export const listUserTags = iam(
  'ListUserTags',
  { UserName },
  {
    errors: MISSING,
    example,
    run: (context, { UserName: name }) => ({
      Tags: tagsOf(findUser(context, name).Tags).Tags ?? [],
      IsTruncated: false,
    }),
  },
);

const membership = { UserName, GroupName: entityName };

export const addUserToGroup = iam('AddUserToGroup', membership, {
  errors: MISSING,
  example: { ...example, GroupName: 'admins' },
  run: (context, { UserName: name, GroupName }) => {
    const user = findUser(context, name);
    const group = findGroup(context, GroupName).GroupName;
    context.put('iam-user', { ...user, Groups: [...user.Groups.filter((each) => each !== group), group] });
    return undefined;
  },
});

export const removeUserFromGroup = iam('RemoveUserFromGroup', membership, {
  errors: MISSING,
  example: { ...example, GroupName: 'admins' },
  run: (context, { UserName: name, GroupName }) => {
    const user = findUser(context, name);
    const group = findGroup(context, GroupName).GroupName;
    context.put('iam-user', { ...user, Groups: user.Groups.filter((each) => each !== group) });
    return undefined;
  },
});

export const listGroupsForUser = iam(
  'ListGroupsForUser',
  { UserName },
  {
    errors: MISSING,
    example,
    run: (context, { UserName: name }) => ({
      Groups: findUser(context, name).Groups.map((group) => printGroup(findGroup(context, group))),
      IsTruncated: false,
    }),
  },
);

/** Without a name IAM means who asks; here nobody in particular does. */
function namedUser(context: DataContext, name: string | undefined): User {
  return findUser(context, name ?? callerOf(context).UserName);
}

export const createAccessKey = iam(
  'CreateAccessKey',
  { UserName: UserName.optional() },
  {
    errors: [...MISSING, 'LimitExceeded'],
    example,
    run: (context, { UserName: name }) => {
      const user = namedUser(context, name);
      if (user.AccessKeys.length >= 2)
        refuse('LimitExceeded', 'Cannot exceed quota for AccessKeysPerUser: 2');
      const seed = `${user.id}/${context.nextOrdinal('access-key')}`;
      const key = {
        AccessKeyId: uniqueId('AKIA', seed).slice(0, 20),
        Status: 'Active' as const,
        CreateDate: iso(context.at),
      };
      context.put('iam-user', { ...user, AccessKeys: [...user.AccessKeys, key] });
      const SecretAccessKey = `${hashHex(`secret/${seed}`)}${hashHex(`${seed}/secret`)}`.slice(0, 40);
      return { AccessKey: { UserName: user.UserName, ...key, SecretAccessKey } };
    },
  },
);

export const listAccessKeys = iam(
  'ListAccessKeys',
  { UserName: UserName.optional() },
  {
    errors: MISSING,
    example,
    run: (context, { UserName: name }) => {
      const user = namedUser(context, name);
      return {
        AccessKeyMetadata: user.AccessKeys.map((key) => ({ UserName: user.UserName, ...key })),
        IsTruncated: false,
      };
    },
  },
);

function keyOf(user: User, id: string): User['AccessKeys'][number] {
  const key = user.AccessKeys.find(({ AccessKeyId }) => AccessKeyId === id);
  return key ?? refuse('NoSuchEntity', `The Access Key with id ${id} cannot be found.`);
}

export const updateAccessKey = iam(
  'UpdateAccessKey',
  { UserName: UserName.optional(), AccessKeyId: z.string(), Status: z.enum(['Active', 'Inactive']) },
  {
    errors: MISSING,
    example: { ...example, AccessKeyId: 'AKIAIOSFODNN7EXAMPLE', Status: 'Inactive' },
    run: (context, { UserName: name, AccessKeyId, Status }) => {
      const user = namedUser(context, name);
      const key = keyOf(user, AccessKeyId);
      const AccessKeys = user.AccessKeys.map((each) => (each === key ? { ...each, Status } : each));
      context.put('iam-user', { ...user, AccessKeys });
      return undefined;
    },
  },
);

export const deleteAccessKey = iam(
  'DeleteAccessKey',
  { UserName: UserName.optional(), AccessKeyId: z.string() },
  {
    errors: MISSING,
    example: { ...example, AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
    run: (context, { UserName: name, AccessKeyId }) => {
      const user = namedUser(context, name);
      const key = keyOf(user, AccessKeyId);
      context.put('iam-user', { ...user, AccessKeys: user.AccessKeys.filter((each) => each !== key) });
      return undefined;
    },
  },
);

const profile = { UserName, Password: z.string(), PasswordResetRequired: z.boolean().optional() };

export const createLoginProfile = iam('CreateLoginProfile', profile, {
  errors: [...MISSING, 'EntityAlreadyExists'],
  example: { ...example, Password: 'Correct-horse-9' },
  run: (context, { UserName: name, PasswordResetRequired = false }) => {
    const user = findUser(context, name);
    if (user.LoginProfile !== undefined)
      refuse('EntityAlreadyExists', `Login Profile for user ${name} already exists.`);
    const LoginProfile = { CreateDate: iso(context.at), PasswordResetRequired };
    context.put('iam-user', { ...user, LoginProfile });
    return { LoginProfile: { UserName: user.UserName, ...LoginProfile } };
  },
});

function loginOf(user: User): NonNullable<User['LoginProfile']> {
  return (
    user.LoginProfile ?? refuse('NoSuchEntity', `Login Profile for User ${user.UserName} cannot be found.`)
  );
}

export const getLoginProfile = iam(
  'GetLoginProfile',
  { UserName },
  {
    errors: MISSING,
    example,
    run: (context, { UserName: name }) => {
      const user = findUser(context, name);
      return { LoginProfile: { UserName: user.UserName, ...loginOf(user) } };
    },
  },
);

export const updateLoginProfile = iam(
  'UpdateLoginProfile',
  { ...profile, Password: z.string().optional() },
  {
    errors: MISSING,
    example: { ...example, Password: 'Correct-horse-10' },
    run: (context, { UserName: name, PasswordResetRequired }) => {
      const user = findUser(context, name);
      const login = loginOf(user);
      const isReset = PasswordResetRequired ?? login.PasswordResetRequired;
      context.put('iam-user', { ...user, LoginProfile: { ...login, PasswordResetRequired: isReset } });
      return undefined;
    },
  },
);

export const deleteLoginProfile = iam(
  'DeleteLoginProfile',
  { UserName },
  {
    errors: MISSING,
    example,
    run: (context, { UserName: name }) => {
      const { LoginProfile: _gone, ...user } = findUser(context, name);
      loginOf(findUser(context, name));
      context.put('iam-user', user);
      return undefined;
    },
  },
);
