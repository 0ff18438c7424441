import type { DataContext } from '../data-tables.ts';
import { present } from '../shared/data/facts.ts';
import { ofAccount } from '../shared/data/places.ts';
import {
  arnOfGroup,
  arnOfPolicy,
  arnOfProfile,
  arnOfRole,
  arnOfUser,
  encodedDocument,
  tagsOf,
  uniqueId,
} from './entities.ts';
import type { Group, InstanceProfile, Policy, Role, User } from './schema.ts';

function boundaryOf(arn: string | undefined) {
  return arn === undefined ? undefined : { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: arn };
}

export function printUser(user: User) {
  return present({
    Path: user.Path,
    UserName: user.UserName,
    UserId: uniqueId('AIDA', user.id),
    Arn: arnOfUser(user),
    CreateDate: user.CreateDate,
    PermissionsBoundary: boundaryOf(user.PermissionsBoundary),
    ...tagsOf(user.Tags),
  });
}

export function printGroup(group: Group) {
  return {
    Path: group.Path,
    GroupName: group.GroupName,
    GroupId: uniqueId('AGPA', group.id),
    Arn: arnOfGroup(group),
    CreateDate: group.CreateDate,
  };
}

export function printRole(role: Role) {
  return present({
    Path: role.Path,
    RoleName: role.RoleName,
    RoleId: uniqueId('AROA', role.id),
    Arn: arnOfRole(role),
    CreateDate: role.CreateDate,
    AssumeRolePolicyDocument: encodedDocument(role.AssumeRolePolicyDocument),
    Description: role.Description,
    MaxSessionDuration: role.MaxSessionDuration,
    PermissionsBoundary: boundaryOf(role.PermissionsBoundary),
    ...tagsOf(role.Tags),
  });
}

export function printProfile(context: DataContext, profile: InstanceProfile) {
  const roles = ofAccount(context, 'iam-role').filter(({ RoleName }) => profile.Roles.includes(RoleName));
  return {
    Path: profile.Path,
    InstanceProfileName: profile.InstanceProfileName,
    InstanceProfileId: uniqueId('AIPA', profile.id),
    Arn: arnOfProfile(profile),
    CreateDate: profile.CreateDate,
    Roles: roles.map((role) => ({ ...printRole(role), MaxSessionDuration: undefined })).map(present),
  };
}

export function printPolicy(context: DataContext, policy: Policy) {
  const arn = arnOfPolicy(policy);
  const holders = [
    ...ofAccount(context, 'iam-user'),
    ...ofAccount(context, 'iam-group'),
    ...ofAccount(context, 'iam-role'),
  ];
  return present({
    PolicyName: policy.PolicyName,
    PolicyId: uniqueId('ANPA', policy.id),
    Arn: arn,
    Path: policy.Path,
    DefaultVersionId: policy.DefaultVersionId,
    AttachmentCount: holders.filter(({ AttachedPolicies }) => AttachedPolicies.includes(arn)).length,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    Description: policy.Description,
    CreateDate: policy.CreateDate,
    UpdateDate: policy.UpdateDate,
    ...tagsOf(policy.Tags),
  });
}
