import type { JsonObject } from '../../../kernel/lib/json.ts';
import { after, type DataCase, type ServiceCases } from './data-case.ts';
import type { Call } from './data-lab.ts';

const Tags = [{ Key: 'team', Value: 'web' }];
const lost = { NoSuchEntity: { UserName: 'nobody' } };
const lostRole = { NoSuchEntity: { RoleName: 'nobody' } };
const lostPolicy = { NoSuchEntity: { PolicyArn: 'arn:aws:iam::111122223333:policy/lost' } };
const policyText = (statement: JsonObject) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
const reading = policyText({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' });
const trust = policyText({
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
  Action: 'sts:AssumeRole',
});
const distrust = policyText({
  Effect: 'Allow',
  Principal: { Service: 'ec2.amazonaws.com' },
  Action: 'sts:AssumeRole',
});
const managed = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const own = 'arn:aws:iam::111122223333:policy/read';
const spare = 'arn:aws:iam::111122223333:policy/spare';
const version: Call = ['iam:CreatePolicyVersion', { PolicyArn: spare, PolicyDocument: reading }];
const badDocuments = ['', 'no JSON', '{}', policyText({ Effect: 'Maybe', Action: '*', Resource: '*' })];

const world: readonly Call[] = [
  ['iam:CreateUser', { UserName: 'alice', Tags }],
  ['iam:CreateUser', { UserName: 'bob' }],
  ['iam:CreateGroup', { GroupName: 'admins' }],
  ['iam:CreateGroup', { GroupName: 'empty' }],
  ['iam:AddUserToGroup', { UserName: 'alice', GroupName: 'admins' }],
  ['iam:CreateAccessKey', { UserName: 'alice' }, { accesskey: 'AccessKey.AccessKeyId' }],
  ['iam:CreateLoginProfile', { UserName: 'alice', Password: 'Correct-horse-9' }],
  ['iam:CreateRole', { RoleName: 'deploy', AssumeRolePolicyDocument: trust, Tags }],
  ['iam:CreateRole', { RoleName: 'web', AssumeRolePolicyDocument: distrust }],
  ['iam:CreatePolicy', { PolicyName: 'read', PolicyDocument: reading }],
  ['iam:CreatePolicy', { PolicyName: 'spare', PolicyDocument: reading }],
  ['iam:CreateInstanceProfile', { InstanceProfileName: 'web' }],
  ['iam:AddRoleToInstanceProfile', { InstanceProfileName: 'web', RoleName: 'deploy' }],
  ['iam:CreateInstanceProfile', { InstanceProfileName: 'empty' }],
];

/** Policies on users, groups and roles: the same operations under three names. */
function carrying(noun: 'User' | 'Group' | 'Role', name: string): { readonly [operation: string]: DataCase } {
  const field = `${noun}Name`;
  const who = { [field]: name };
  const nobody = { [field]: 'nobody' };
  const PolicyName = 'inline';
  const attach = `iam:Attach${noun}Policy`;
  const put: Call = [`iam:Put${noun}Policy`, { ...who, PolicyName, PolicyDocument: reading }];
  const ten = Array.from(
    { length: 10 },
    (_, index): Call => [attach, { ...who, PolicyArn: `${managed}${index}` }],
  );
  return {
    [attach]: {
      works: [
        { ...who, PolicyArn: managed },
        { ...who, PolicyArn: own },
      ],
      refuses: {
        NoSuchEntity: [
          { ...nobody, PolicyArn: own },
          { ...who, ...lostPolicy.NoSuchEntity },
        ],
        LimitExceeded: after(ten, { ...who, PolicyArn: own }),
      },
    },
    [`iam:Detach${noun}Policy`]: {
      works: [after([[attach, { ...who, PolicyArn: own }]], { ...who, PolicyArn: own })],
      refuses: {
        NoSuchEntity: [
          { ...nobody, PolicyArn: own },
          { ...who, PolicyArn: own },
        ],
      },
    },
    [`iam:ListAttached${noun}Policies`]: {
      works: [after([[attach, { ...who, PolicyArn: managed }]], who)],
      refuses: { NoSuchEntity: nobody },
    },
    [`iam:Put${noun}Policy`]: {
      works: [after([put], { ...who, PolicyName, PolicyDocument: reading })],
      refuses: {
        NoSuchEntity: { ...nobody, PolicyName, PolicyDocument: reading },
        MalformedPolicyDocument: [...badDocuments, trust].map((PolicyDocument) => ({
          ...who,
          PolicyName,
          PolicyDocument,
        })),
      },
    },
    [`iam:Get${noun}Policy`]: {
      works: [after([put], { ...who, PolicyName })],
      refuses: {
        NoSuchEntity: [
          { ...nobody, PolicyName },
          { ...who, PolicyName },
        ],
      },
    },
    [`iam:List${noun}Policies`]: { works: [after([put], who)], refuses: { NoSuchEntity: nobody } },
    [`iam:Delete${noun}Policy`]: {
      works: [after([put], { ...who, PolicyName })],
      refuses: {
        NoSuchEntity: [
          { ...nobody, PolicyName },
          { ...who, PolicyName },
        ],
      },
    },
  };
}

const bobWith = (...calls: readonly Call[]) => after(calls, { UserName: 'bob' });
const emptyWith = (...calls: readonly Call[]) => after(calls, { GroupName: 'empty' });
const webWith = (...calls: readonly Call[]) => after(calls, { RoleName: 'web' });
const inline = { PolicyName: 'inline', PolicyDocument: reading };

const users: { readonly [operation: string]: DataCase } = {
  'iam:CreateUser': {
    works: [{ UserName: 'carol', Path: '/staff/', Tags, PermissionsBoundary: own }],
    refuses: { EntityAlreadyExists: { UserName: 'Alice' } },
  },
  'iam:GetUser': { works: [{ UserName: 'alice' }, {}], refuses: lost },
  'iam:ListUsers': { works: [{}, { PathPrefix: '/staff/' }] },
  'iam:UpdateUser': {
    works: [{ UserName: 'alice', NewUserName: 'alicia', NewPath: '/staff/' }],
    refuses: { ...lost, EntityAlreadyExists: { UserName: 'alice', NewUserName: 'bob' } },
  },
  'iam:DeleteUser': {
    works: [{ UserName: 'bob' }],
    refuses: {
      ...lost,
      DeleteConflict: [
        { UserName: 'alice' },
        bobWith(['iam:AttachUserPolicy', { UserName: 'bob', PolicyArn: own }]),
        bobWith(['iam:PutUserPolicy', { UserName: 'bob', ...inline }]),
        bobWith(['iam:CreateAccessKey', { UserName: 'bob' }]),
        bobWith(['iam:CreateLoginProfile', { UserName: 'bob', Password: 'Correct-horse-9' }]),
      ],
    },
  },
  'iam:TagUser': { works: [{ UserName: 'bob', Tags }], refuses: { NoSuchEntity: { UserName: 'x', Tags } } },
  'iam:UntagUser': {
    works: [{ UserName: 'alice', TagKeys: ['team'] }],
    refuses: { NoSuchEntity: { UserName: 'x', TagKeys: [] } },
  },
  'iam:ListUserTags': { works: [{ UserName: 'alice' }, { UserName: 'bob' }], refuses: lost },
  'iam:AddUserToGroup': {
    works: [{ UserName: 'bob', GroupName: 'admins' }],
    refuses: {
      NoSuchEntity: [
        { UserName: 'x', GroupName: 'admins' },
        { UserName: 'bob', GroupName: 'x' },
      ],
    },
  },
  'iam:RemoveUserFromGroup': {
    works: [{ UserName: 'alice', GroupName: 'admins' }],
    refuses: { NoSuchEntity: { UserName: 'alice', GroupName: 'x' } },
  },
  'iam:ListGroupsForUser': { works: [{ UserName: 'alice' }], refuses: lost },
  'iam:CreateAccessKey': {
    works: [{ UserName: 'alice' }],
    refuses: {
      ...lost,
      LimitExceeded: after([['iam:CreateAccessKey', { UserName: 'alice' }]], { UserName: 'alice' }),
    },
  },
  'iam:ListAccessKeys': { works: [{ UserName: 'alice' }], refuses: lost },
  'iam:UpdateAccessKey': {
    works: [{ UserName: 'alice', AccessKeyId: '$accesskey', Status: 'Inactive' }],
    refuses: { NoSuchEntity: { UserName: 'bob', AccessKeyId: '$accesskey', Status: 'Inactive' } },
  },
  'iam:DeleteAccessKey': {
    works: [{ UserName: 'alice', AccessKeyId: '$accesskey' }],
    refuses: { NoSuchEntity: { UserName: 'bob', AccessKeyId: '$accesskey' } },
  },
  'iam:CreateLoginProfile': {
    works: [{ UserName: 'bob', Password: 'Correct-horse-9', PasswordResetRequired: true }],
    refuses: {
      NoSuchEntity: { UserName: 'x', Password: 'y' },
      EntityAlreadyExists: { UserName: 'alice', Password: 'y' },
    },
  },
  'iam:GetLoginProfile': { works: [{ UserName: 'alice' }], refuses: { NoSuchEntity: { UserName: 'bob' } } },
  'iam:UpdateLoginProfile': {
    works: [{ UserName: 'alice', Password: 'z', PasswordResetRequired: true }],
    refuses: { NoSuchEntity: { UserName: 'bob', Password: 'z' } },
  },
  'iam:DeleteLoginProfile': {
    works: [{ UserName: 'alice' }],
    refuses: { NoSuchEntity: { UserName: 'bob' } },
  },
};

const groupsAndRoles: { readonly [operation: string]: DataCase } = {
  'iam:CreateGroup': {
    works: [{ GroupName: 'ops' }],
    refuses: { EntityAlreadyExists: { GroupName: 'ADMINS' } },
  },
  'iam:GetGroup': { works: [{ GroupName: 'admins' }], refuses: { NoSuchEntity: { GroupName: 'x' } } },
  'iam:ListGroups': { works: [{}] },
  'iam:DeleteGroup': {
    works: [{ GroupName: 'empty' }],
    refuses: {
      NoSuchEntity: { GroupName: 'x' },
      DeleteConflict: [
        { GroupName: 'admins' },
        emptyWith(['iam:AttachGroupPolicy', { GroupName: 'empty', PolicyArn: own }]),
        emptyWith(['iam:PutGroupPolicy', { GroupName: 'empty', ...inline }]),
      ],
    },
  },
  'iam:CreateRole': {
    works: [
      {
        RoleName: 'new',
        AssumeRolePolicyDocument: trust,
        Path: '/service/',
        Description: 'For builds',
        MaxSessionDuration: 7200,
        Tags,
      },
    ],
    refuses: {
      EntityAlreadyExists: { RoleName: 'deploy', AssumeRolePolicyDocument: trust },
      MalformedPolicyDocument: [...badDocuments, reading].map((AssumeRolePolicyDocument) => ({
        RoleName: 'new',
        AssumeRolePolicyDocument,
      })),
    },
  },
  'iam:CreateServiceLinkedRole': {
    works: [{ AWSServiceName: 'ecs.amazonaws.com' }],
    refuses: {
      InvalidInput: after([['iam:CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' }]], {
        AWSServiceName: 'ecs.amazonaws.com',
      }),
    },
  },
  'iam:GetRole': { works: [{ RoleName: 'deploy' }], refuses: lostRole },
  'iam:ListRoles': { works: [{}] },
  'iam:UpdateRole': { works: [{ RoleName: 'web', Description: 'Web' }], refuses: lostRole },
  'iam:UpdateAssumeRolePolicy': {
    works: [{ RoleName: 'web', PolicyDocument: trust }],
    refuses: {
      NoSuchEntity: { RoleName: 'nobody', PolicyDocument: trust },
      MalformedPolicyDocument: { RoleName: 'web', PolicyDocument: 'x' },
    },
  },
  'iam:DeleteRole': {
    works: [{ RoleName: 'web' }],
    refuses: {
      ...lostRole,
      DeleteConflict: [
        { RoleName: 'deploy' },
        webWith(['iam:AttachRolePolicy', { RoleName: 'web', PolicyArn: own }]),
        webWith(['iam:PutRolePolicy', { RoleName: 'web', ...inline }]),
      ],
    },
  },
  'iam:TagRole': { works: [{ RoleName: 'web', Tags }], refuses: { NoSuchEntity: { RoleName: 'x', Tags } } },
  'iam:UntagRole': {
    works: [{ RoleName: 'deploy', TagKeys: ['team'] }],
    refuses: { NoSuchEntity: { RoleName: 'x', TagKeys: [] } },
  },
  'iam:ListRoleTags': { works: [{ RoleName: 'deploy' }], refuses: lostRole },
};

const onRead = { PolicyArn: own };
const policies: { readonly [operation: string]: DataCase } = {
  'iam:CreatePolicy': {
    works: [{ PolicyName: 'new', PolicyDocument: reading, Description: 'Reads', Path: '/x/', Tags }],
    refuses: {
      EntityAlreadyExists: { PolicyName: 'read', PolicyDocument: reading },
      MalformedPolicyDocument: { PolicyName: 'new', PolicyDocument: trust },
    },
  },
  'iam:GetPolicy': { works: [onRead, { PolicyArn: managed }], refuses: lostPolicy },
  'iam:ListPolicies': { works: [{ Scope: 'Local' }, { Scope: 'AWS' }, { OnlyAttached: true }] },
  'iam:DeletePolicy': {
    works: [{ PolicyArn: spare }],
    refuses: {
      ...lostPolicy,
      DeleteConflict: [
        after([version], { PolicyArn: spare }),
        after([['iam:AttachUserPolicy', { UserName: 'bob', ...onRead }]], onRead),
      ],
    },
  },
  'iam:CreatePolicyVersion': {
    works: [{ ...onRead, PolicyDocument: reading, SetAsDefault: true }],
    refuses: {
      NoSuchEntity: { ...lostPolicy.NoSuchEntity, PolicyDocument: reading },
      MalformedPolicyDocument: { ...onRead, PolicyDocument: '[' },
      LimitExceeded: after([version, version, version, version], {
        PolicyArn: spare,
        PolicyDocument: reading,
      }),
    },
  },
  'iam:GetPolicyVersion': {
    works: [{ ...onRead, VersionId: 'v1' }],
    refuses: {
      NoSuchEntity: [
        { ...onRead, VersionId: 'v9' },
        { ...lostPolicy.NoSuchEntity, VersionId: 'v1' },
      ],
    },
  },
  'iam:ListPolicyVersions': { works: [onRead], refuses: lostPolicy },
  'iam:SetDefaultPolicyVersion': {
    works: [after([version], { PolicyArn: spare, VersionId: 'v2' })],
    refuses: { NoSuchEntity: { ...onRead, VersionId: 'v9' } },
  },
  'iam:DeletePolicyVersion': {
    works: [after([version], { PolicyArn: spare, VersionId: 'v2' })],
    refuses: {
      NoSuchEntity: { ...onRead, VersionId: 'v9' },
      DeleteConflict: { ...onRead, VersionId: 'v1' },
    },
  },
  'iam:ListEntitiesForPolicy': {
    works: [
      after([['iam:AttachRolePolicy', { RoleName: 'web', ...onRead }]], onRead),
      { PolicyArn: managed },
    ],
    refuses: lostPolicy,
  },
};

const profileAndRole = { InstanceProfileName: 'empty', RoleName: 'web' };
const lostProfile = { NoSuchEntity: { InstanceProfileName: 'x' } };
const profiles: { readonly [operation: string]: DataCase } = {
  'iam:CreateInstanceProfile': {
    works: [{ InstanceProfileName: 'new', Tags }],
    refuses: { EntityAlreadyExists: { InstanceProfileName: 'web' } },
  },
  'iam:GetInstanceProfile': { works: [{ InstanceProfileName: 'web' }], refuses: lostProfile },
  'iam:ListInstanceProfiles': { works: [{}] },
  'iam:ListInstanceProfilesForRole': { works: [{ RoleName: 'deploy' }], refuses: lostRole },
  'iam:DeleteInstanceProfile': {
    works: [{ InstanceProfileName: 'empty' }],
    refuses: { ...lostProfile, DeleteConflict: { InstanceProfileName: 'web' } },
  },
  'iam:AddRoleToInstanceProfile': {
    works: [profileAndRole],
    refuses: {
      NoSuchEntity: { ...profileAndRole, RoleName: 'x' },
      LimitExceeded: { InstanceProfileName: 'web', RoleName: 'web' },
    },
  },
  'iam:RemoveRoleFromInstanceProfile': {
    works: [{ InstanceProfileName: 'web', RoleName: 'deploy' }],
    refuses: { NoSuchEntity: profileAndRole },
  },
};

const deploy = { RoleArn: 'arn:aws:iam::111122223333:role/deploy', RoleSessionName: 'build' };
const tokens: { readonly [operation: string]: DataCase } = {
  'sts:GetCallerIdentity': { works: [{}] },
  'sts:GetSessionToken': { works: [{}, { DurationSeconds: 900 }] },
  'sts:AssumeRole': {
    works: [deploy],
    refuses: {
      AccessDenied: [
        { ...deploy, RoleArn: 'arn:aws:iam::111122223333:role/web' },
        { ...deploy, RoleArn: 'arn:aws:iam::111122223333:role/lost' },
      ],
      ValidationError: { ...deploy, DurationSeconds: 43_200 },
    },
  },
};

export const iamCases: ServiceCases = {
  world,
  cases: {
    ...users,
    ...groupsAndRoles,
    ...policies,
    ...profiles,
    ...tokens,
    ...carrying('User', 'bob'),
    ...carrying('Group', 'empty'),
    ...carrying('Role', 'web'),
  },
};
