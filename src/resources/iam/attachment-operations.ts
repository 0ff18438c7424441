import * as z from 'zod';
import { refuse } from '../../kernel/cloud/aws-error.ts';
import type { Operation } from '../../kernel/cloud/operation.ts';
import type { AllTables, DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { ofAccount } from '../shared/data/places.ts';
import {
  arnOfPolicy,
  checkDocument,
  encodedDocument,
  entityName,
  findGroup,
  findRole,
  findUser,
  type Principal,
  type PrincipalTable,
  uniqueId,
} from './entities.ts';
import { findPolicy, isManaged } from './policy-operations.ts';

const iam = inService('iam');
const MISSING = ['NoSuchEntity'];

/** Users, groups and roles carry policies in the same way, by operations of their own. */
interface Kind {
  readonly noun: 'User' | 'Group' | 'Role';
  readonly table: PrincipalTable;
  readonly find: (context: DataContext, name: string) => Principal;
}

/** An input under the name of whichever parameter its kind has. */
type Named = { readonly [field: string]: unknown };

const kinds: readonly Kind[] = [
  { noun: 'User', table: 'iam-user', find: findUser },
  { noun: 'Group', table: 'iam-group', find: findGroup },
  { noun: 'Role', table: 'iam-role', find: findRole },
];

function attachments({ noun, table, find }: Kind): readonly Operation<AllTables>[] {
  const field = `${noun}Name`;
  const name = { [field]: entityName };
  const onPolicy = { ...name, PolicyArn: z.string() };
  const example = { [field]: 'web', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' };
  const holderOf = (context: DataContext, input: object) => find(context, String((input as Named)[field]));
  const attach = iam(`Attach${noun}Policy`, onPolicy, {
    errors: [...MISSING, 'LimitExceeded'],
    example: example as never,
    run: (context, input) => {
      const record = holderOf(context, input);
      const arn = String(input.PolicyArn);
      if (!isManaged(arn)) findPolicy(context, arn);
      if (record.AttachedPolicies.includes(arn)) return undefined;
      if (record.AttachedPolicies.length >= 10)
        refuse('LimitExceeded', `Cannot exceed quota for PoliciesPer${noun}: 10`);
      context.put(table, { ...record, AttachedPolicies: [...record.AttachedPolicies, arn] } as never);
      return undefined;
    },
  });
  const detach = iam(`Detach${noun}Policy`, onPolicy, {
    errors: MISSING,
    example: example as never,
    run: (context, input) => {
      const record = holderOf(context, input);
      const arn = String(input.PolicyArn);
      if (!record.AttachedPolicies.includes(arn)) refuse('NoSuchEntity', `Policy ${arn} was not found.`);
      const AttachedPolicies = record.AttachedPolicies.filter((each) => each !== arn);
      context.put(table, { ...record, AttachedPolicies } as never);
      return undefined;
    },
  });
  const list = iam(
    `ListAttached${noun}Policies`,
    { ...name, PathPrefix: z.string().optional() },
    {
      errors: MISSING,
      example: { [field]: 'web' } as never,
      run: (context, input) => ({
        AttachedPolicies: holderOf(context, input).AttachedPolicies.map((PolicyArn) => ({
          PolicyName: PolicyArn.slice(PolicyArn.lastIndexOf('/') + 1),
          PolicyArn,
        })),
        IsTruncated: false,
      }),
    },
  );
  return [attach, detach, list];
}

function inlines({ noun, table, find }: Kind): readonly Operation<AllTables>[] {
  const field = `${noun}Name`;
  const name = { [field]: entityName };
  const onPolicy = { ...name, PolicyName: entityName };
  const example = { [field]: 'web', PolicyName: 'inline' };
  const holderOf = (context: DataContext, input: object) => find(context, String((input as Named)[field]));
  const policyOf = (record: Principal, policy: string) =>
    record.Policies.find(({ PolicyName }) => PolicyName === policy) ??
    refuse('NoSuchEntity', `The ${noun.toLowerCase()} policy with name ${policy} cannot be found.`);
  const put = iam(
    `Put${noun}Policy`,
    { ...onPolicy, PolicyDocument: z.string() },
    {
      errors: [...MISSING, 'MalformedPolicyDocument'],
      example: {
        ...example,
        PolicyDocument: '{"Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}',
      } as never,
      run: (context, input) => {
        const record = holderOf(context, input);
        const PolicyName = String(input.PolicyName);
        const PolicyDocument = String(input.PolicyDocument);
        checkDocument(PolicyDocument);
        const others = record.Policies.filter((each) => each.PolicyName !== PolicyName);
        context.put(table, { ...record, Policies: [...others, { PolicyName, PolicyDocument }] } as never);
        return undefined;
      },
    },
  );
  const get = iam(`Get${noun}Policy`, onPolicy, {
    errors: MISSING,
    example: example as never,
    run: (context, input) => {
      const { PolicyName, PolicyDocument } = policyOf(holderOf(context, input), String(input.PolicyName));
      return {
        [field]: String((input as Named)[field]),
        PolicyName,
        PolicyDocument: encodedDocument(PolicyDocument),
      };
    },
  });
  const list = iam(`List${noun}Policies`, name, {
    errors: MISSING,
    example: { [field]: 'web' } as never,
    run: (context, input) => ({
      PolicyNames: holderOf(context, input).Policies.map(({ PolicyName }) => PolicyName),
      IsTruncated: false,
    }),
  });
  const remove = iam(`Delete${noun}Policy`, onPolicy, {
    errors: MISSING,
    example: example as never,
    run: (context, input) => {
      const record = holderOf(context, input);
      const policy = policyOf(record, String(input.PolicyName));
      context.put(table, { ...record, Policies: record.Policies.filter((each) => each !== policy) } as never);
      return undefined;
    },
  });
  return [put, get, list, remove];
}

export const attachmentOperations: readonly Operation<AllTables>[] = kinds.flatMap((kind) => [
  ...attachments(kind),
  ...inlines(kind),
]);

export const listEntitiesForPolicy = iam(
  'ListEntitiesForPolicy',
  { PolicyArn: z.string(), EntityFilter: z.string().optional(), PathPrefix: z.string().optional() },
  {
    errors: MISSING,
    example: { PolicyArn: 'arn:aws:iam::111122223333:policy/read' },
    run: (context, { PolicyArn }) => {
      if (!isManaged(PolicyArn)) arnOfPolicy(findPolicy(context, PolicyArn));
      const holds = ({ AttachedPolicies }: Principal) => AttachedPolicies.includes(PolicyArn);
      return {
        PolicyGroups: ofAccount(context, 'iam-group')
          .filter(holds)
          .map(({ GroupName, id }) => ({ GroupName, GroupId: uniqueId('AGPA', id) })),
        PolicyUsers: ofAccount(context, 'iam-user')
          .filter(holds)
          .map(({ UserName, id }) => ({ UserName, UserId: uniqueId('AIDA', id) })),
        PolicyRoles: ofAccount(context, 'iam-role')
          .filter(holds)
          .map(({ RoleName, id }) => ({ RoleName, RoleId: uniqueId('AROA', id) })),
        IsTruncated: false,
      };
    },
  },
);
