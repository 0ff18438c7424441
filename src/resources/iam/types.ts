import { dataType } from '../shared/data/data-type.ts';
import { attachmentOperations, listEntitiesForPolicy } from './attachment-operations.ts';
import * as groupsAndRoles from './group-and-role-operations.ts';
import * as policies from './policy-operations.ts';
import * as profiles from './profile-operations.ts';
import { groupSchema, instanceProfileSchema, policySchema, roleSchema, userSchema } from './schema.ts';
import { assumeRole, getCallerIdentity, getSessionToken } from './sts-operations.ts';
import * as users from './user-operations.ts';

const page = (name: string) => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${name}.html`;
const quota = (name: string, value: number) => [{ name, value, per: 'account' }];

const user = dataType({
  table: 'iam-user',
  schema: userSchema,
  idPrefix: 'iamuser',
  label: 'IAM user',
  plural: 'IAM users',
  category: 'security',
  key: 'Users',
  nameField: 'UserName',
  fields: [
    ['UserName', 'Name'],
    ['Path', 'Path'],
    ['CreateDate', 'Created'],
  ],
  quotas: quota('IAM users', 5000),
  docs: page('id_users'),
  operations: [
    ...Object.values(users),
    getCallerIdentity,
    getSessionToken,
    assumeRole,
    ...attachmentOperations,
    listEntitiesForPolicy,
  ],
});

const { createGroup, getGroup, listGroups, deleteGroup, ...roles } = groupsAndRoles;

const group = dataType({
  table: 'iam-group',
  schema: groupSchema,
  idPrefix: 'iamgroup',
  label: 'IAM group',
  plural: 'IAM groups',
  category: 'security',
  key: 'Groups',
  nameField: 'GroupName',
  fields: [
    ['GroupName', 'Name'],
    ['Path', 'Path'],
    ['CreateDate', 'Created'],
  ],
  quotas: quota('IAM groups', 300),
  docs: page('id_groups'),
  operations: [createGroup, getGroup, listGroups, deleteGroup],
});

const role = dataType({
  table: 'iam-role',
  schema: roleSchema,
  idPrefix: 'iamrole',
  label: 'IAM role',
  plural: 'IAM roles',
  category: 'security',
  key: 'Roles',
  nameField: 'RoleName',
  fields: [
    ['RoleName', 'Name'],
    ['Path', 'Path'],
    ['Description', 'Description'],
    ['AssumeRolePolicyDocument', 'Trust policy', 'Who may take on the role.'],
    ['CreateDate', 'Created'],
  ],
  quotas: quota('IAM roles', 1000),
  docs: page('id_roles'),
  operations: Object.values(roles),
});

const { isManaged: _managed, findPolicy: _find, ...policyOperations } = policies;

const policy = dataType({
  table: 'iam-policy',
  schema: policySchema,
  idPrefix: 'iampolicy',
  label: 'IAM policy',
  plural: 'IAM policies',
  category: 'security',
  key: 'Policies',
  nameField: 'PolicyName',
  fields: [
    ['PolicyName', 'Name'],
    ['Description', 'Description'],
    ['DefaultVersionId', 'Default version'],
    ['UpdateDate', 'Changed'],
  ],
  quotas: quota('Customer managed policies', 1500),
  docs: page('access_policies'),
  operations: Object.values(policyOperations),
});

const profile = dataType({
  table: 'iam-instance-profile',
  schema: instanceProfileSchema,
  idPrefix: 'iamprofile',
  label: 'Instance profile',
  plural: 'Instance profiles',
  category: 'security',
  key: 'InstanceProfiles',
  nameField: 'InstanceProfileName',
  fields: [
    ['InstanceProfileName', 'Name'],
    ['CreateDate', 'Created'],
  ],
  quotas: quota('Instance profiles', 1000),
  docs: page('id_roles_use_switch-role-ec2_instance-profiles'),
  operations: Object.values(profiles),
});

export const iamTypes = {
  'iam-user': user,
  'iam-group': group,
  'iam-role': role,
  'iam-policy': policy,
  'iam-instance-profile': profile,
};
