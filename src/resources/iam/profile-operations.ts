import { refuse } from '../../kernel/cloud/aws-error.ts';
import { inService } from '../shared/data/data-operation.ts';
import { newGlobal, ofAccount } from '../shared/data/places.ts';
import { iso } from '../shared/time.ts';
import {
  entityName,
  findProfile,
  findRole,
  PAGES,
  path,
  refuseTaken,
  tagList,
  underPath,
} from './entities.ts';
import { printProfile } from './print.ts';
import type { InstanceProfile } from './schema.ts';

const iam = inService('iam');
const InstanceProfileName = entityName;
const example = { InstanceProfileName: 'web' };
const MISSING = ['NoSuchEntity'];

export const createInstanceProfile = iam(
  'CreateInstanceProfile',
  { InstanceProfileName, Path: path, Tags: tagList },
  {
    errors: ['EntityAlreadyExists'],
    example,
    run: (context, { InstanceProfileName: name, Path = '/', Tags = [] }) => {
      refuseTaken(
        ofAccount(context, 'iam-instance-profile').map((each) => each.InstanceProfileName),
        name,
        `Instance Profile ${name} already exists.`,
      );
      const profile: InstanceProfile = {
        ...newGlobal(context, 'iam-instance-profile', 'iamprofile'),
        Tags,
        InstanceProfileName: name,
        Path,
        CreateDate: iso(context.at),
        Roles: [],
      };
      context.put('iam-instance-profile', profile);
      return { InstanceProfile: printProfile(context, profile) };
    },
  },
);

export const getInstanceProfile = iam(
  'GetInstanceProfile',
  { InstanceProfileName },
  {
    errors: MISSING,
    example,
    run: (context, input) => ({
      InstanceProfile: printProfile(context, findProfile(context, input.InstanceProfileName)),
    }),
  },
);

export const listInstanceProfiles = iam('ListInstanceProfiles', PAGES, {
  example: {},
  run: (context, { PathPrefix }) => ({
    InstanceProfiles: underPath(ofAccount(context, 'iam-instance-profile'), PathPrefix).map((each) =>
      printProfile(context, each),
    ),
    IsTruncated: false,
  }),
});

export const listInstanceProfilesForRole = iam(
  'ListInstanceProfilesForRole',
  { RoleName: entityName },
  {
    errors: MISSING,
    example: { RoleName: 'deploy' },
    run: (context, { RoleName }) => {
      const role = findRole(context, RoleName).RoleName;
      return {
        InstanceProfiles: ofAccount(context, 'iam-instance-profile')
          .filter(({ Roles }) => Roles.includes(role))
          .map((each) => printProfile(context, each)),
        IsTruncated: false,
      };
    },
  },
);

export const deleteInstanceProfile = iam(
  'DeleteInstanceProfile',
  { InstanceProfileName },
  {
    errors: [...MISSING, 'DeleteConflict'],
    example,
    run: (context, input) => {
      const profile = findProfile(context, input.InstanceProfileName);
      if (profile.Roles.length > 0)
        refuse('DeleteConflict', 'Cannot delete entity, must remove roles from instance profile first.');
      context.remove('iam-instance-profile', profile.id);
      return undefined;
    },
  },
);

const withRole = { InstanceProfileName, RoleName: entityName };

export const addRoleToInstanceProfile = iam('AddRoleToInstanceProfile', withRole, {
  errors: [...MISSING, 'LimitExceeded'],
  example: { ...example, RoleName: 'deploy' },
  run: (context, input) => {
    const profile = findProfile(context, input.InstanceProfileName);
    const { RoleName } = findRole(context, input.RoleName);
    if (profile.Roles.length > 0)
      refuse('LimitExceeded', 'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1');
    context.put('iam-instance-profile', { ...profile, Roles: [RoleName] });
    return undefined;
  },
});

export const removeRoleFromInstanceProfile = iam('RemoveRoleFromInstanceProfile', withRole, {
  errors: MISSING,
  example: { ...example, RoleName: 'deploy' },
  run: (context, input) => {
    const profile = findProfile(context, input.InstanceProfileName);
    if (!profile.Roles.includes(input.RoleName))
      refuse(
        'NoSuchEntity',
        `Role ${input.RoleName} in Instance Profile ${input.InstanceProfileName} cannot be found.`,
      );
    context.put('iam-instance-profile', { ...profile, Roles: [] });
    return undefined;
  },
});
