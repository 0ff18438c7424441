import * as z from 'zod';
import { recordSchema, texts } from '../shared/data/facts.ts';

const inlinePolicies = z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: z.string() }));

/** What users, groups and roles have in common. */
const principal = {
  Path: z.string(),
  CreateDate: z.string(),
  /** ARNs. */
  AttachedPolicies: texts,
  Policies: inlinePolicies,
};

export const userSchema = recordSchema({
  UserName: z.string(),
  ...principal,
  PermissionsBoundary: z.string().exactOptional(),
  Groups: texts,
  AccessKeys: z.array(
    z.strictObject({
      AccessKeyId: z.string(),
      Status: z.enum(['Active', 'Inactive']),
      CreateDate: z.string(),
    }),
  ),
  LoginProfile: z
    .strictObject({ CreateDate: z.string(), PasswordResetRequired: z.boolean() })
    .exactOptional(),
});

export const groupSchema = recordSchema({ GroupName: z.string(), ...principal });

export const roleSchema = recordSchema({
  RoleName: z.string(),
  ...principal,
  AssumeRolePolicyDocument: z.string(),
  Description: z.string().exactOptional(),
  MaxSessionDuration: z.number(),
  PermissionsBoundary: z.string().exactOptional(),
});

export const policySchema = recordSchema({
  PolicyName: z.string(),
  Path: z.string(),
  Description: z.string().exactOptional(),
  CreateDate: z.string(),
  UpdateDate: z.string(),
  DefaultVersionId: z.string(),
  /** Newest first. */
  Versions: z.array(z.strictObject({ VersionId: z.string(), Document: z.string(), CreateDate: z.string() })),
});

export const instanceProfileSchema = recordSchema({
  InstanceProfileName: z.string(),
  Path: z.string(),
  CreateDate: z.string(),
  /** Names; AWS allows one. */
  Roles: texts,
});

export type User = z.infer<typeof userSchema>;
export type Group = z.infer<typeof groupSchema>;
export type Role = z.infer<typeof roleSchema>;
export type Policy = z.infer<typeof policySchema>;
export type InstanceProfile = z.infer<typeof instanceProfileSchema>;
