import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { ResourceRecord, Tag } from '../../kernel/cloud/record.ts';
import { hashHex } from '../../kernel/lib/hash.ts';
import type { DataContext } from '../data-tables.ts';
import { globalArn, ofAccount } from '../shared/data/places.ts';
import type { Group, InstanceProfile, Policy, Role, User } from './schema.ts';

/** Tables whose records carry policies. */
export interface Principals {
  readonly 'iam-user': User;
  readonly 'iam-group': Group;
  readonly 'iam-role': Role;
}

export type Principal = User | Group | Role;
export type PrincipalTable = keyof Principals;

export const path = z
  .string()
  .regex(/^\/(?:[!-~]{1,510}\/)?$/, 'must begin and end with /')
  .optional();
export const entityName = z.string().regex(/^[\w+=,.@-]{1,128}$/, 'must be letters, digits and +=,.@_-');
export const tagList = z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional();

export const PAGES = {
  PathPrefix: z.string().optional(),
  Marker: z.string().optional(),
  MaxItems: z.int().optional(),
};

/** Sixteen characters of Base32 behind a prefix that tells the kind, as IAM's own ids have. */
export function uniqueId(prefix: string, from: string): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const hex = hashHex(`${prefix}/${from}`) + hashHex(`${from}/${prefix}`);
  const drawn = Array.from({ length: 17 }, (_, index) =>
    digits.charAt(Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16) % 32),
  );
  return prefix + drawn.join('');
}

export function arnOfUser(user: User): string {
  return globalArn(user, 'iam', `user${user.Path}${user.UserName}`);
}

export function arnOfGroup(group: Group): string {
  return globalArn(group, 'iam', `group${group.Path}${group.GroupName}`);
}

export function arnOfRole(role: Role): string {
  return globalArn(role, 'iam', `role${role.Path}${role.RoleName}`);
}

export function arnOfPolicy(policy: Policy): string {
  return globalArn(policy, 'iam', `policy${policy.Path}${policy.PolicyName}`);
}

export function arnOfProfile(profile: InstanceProfile): string {
  return globalArn(profile, 'iam', `instance-profile${profile.Path}${profile.InstanceProfileName}`);
}

function byName<R>(records: readonly R[], nameOf: (record: R) => string, kind: string, name: string): R {
  const record = records.find((each) => nameOf(each).toLowerCase() === name.toLowerCase());
  return record ?? refuse('NoSuchEntity', `The ${kind} with name ${name} cannot be found.`);
}

export function findUser(context: DataContext, name: string): User {
  return byName(ofAccount(context, 'iam-user'), ({ UserName }) => UserName, 'user', name);
}

export function findGroup(context: DataContext, name: string): Group {
  return byName(ofAccount(context, 'iam-group'), ({ GroupName }) => GroupName, 'group', name);
}

export function findRole(context: DataContext, name: string): Role {
  return byName(ofAccount(context, 'iam-role'), ({ RoleName }) => RoleName, 'role', name);
}

export function findProfile(context: DataContext, name: string): InstanceProfile {
  const profile = ofAccount(context, 'iam-instance-profile').find(
    ({ InstanceProfileName }) => InstanceProfileName === name,
  );
  return profile ?? refuse('NoSuchEntity', `Instance Profile ${name} cannot be found.`);
}

/** Names of one kind are unique in an account, whatever their case. */
export function refuseTaken(names: readonly string[], name: string, message: string): void {
  if (names.some((each) => each.toLowerCase() === name.toLowerCase())) refuse('EntityAlreadyExists', message);
}

/** A policy is JSON with statements; what they allow is not looked into. */
export function checkDocument(text: string, isTrust = false): void {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    refuse('MalformedPolicyDocument', 'This policy contains invalid Json');
  }
  const { Statement } = Object(parsed) as { readonly Statement?: unknown };
  const statements = Array.isArray(Statement) ? (Statement as unknown[]) : [Statement];
  for (const statement of statements) {
    const { Effect, Action, NotAction, Principal, Resource } = Object(statement) as ResourceRecord & {
      readonly [field: string]: unknown;
    };
    if ((Effect !== 'Allow' && Effect !== 'Deny') || (Action === undefined && NotAction === undefined))
      refuse('MalformedPolicyDocument', 'Syntax errors in policy.');
    if (isTrust && Resource !== undefined)
      refuse('MalformedPolicyDocument', 'Has prohibited field Resource.');
    if (isTrust && Principal === undefined)
      refuse('MalformedPolicyDocument', 'Missing required field Principal.');
    if (!isTrust && Principal !== undefined)
      refuse('MalformedPolicyDocument', 'Policy document should not specify a principal.');
  }
}

/** IAM answers documents as RFC 3986 has them; the command line decodes them. */
export function encodedDocument(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export function tagsOf(tags: readonly Tag[]): { readonly Tags?: readonly Tag[] } {
  return tags.length === 0 ? {} : { Tags: tags };
}

export function withTags(existing: readonly Tag[], added: readonly Tag[]): Tag[] {
  const rest = existing.filter(({ Key }) => !added.some((tag) => tag.Key === Key));
  return [...rest, ...added];
}

export function underPath<R extends { readonly Path: string }>(
  records: readonly R[],
  prefix = '/',
): readonly R[] {
  return records.filter(({ Path }) => Path.startsWith(prefix));
}
