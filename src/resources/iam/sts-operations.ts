import * as z from 'zod';
import { refuse, refuseUnsimulated } from '../../kernel/cloud/aws-error.ts';
import { hashHex } from '../../kernel/lib/hash.ts';
import type { DataContext } from '../data-tables.ts';
import { inService } from '../shared/data/data-operation.ts';
import { jsonObject, texts } from '../shared/data/facts.ts';
import { iso } from '../shared/time.ts';
import { callerOf } from './caller.ts';
import { arnOfRole, uniqueId } from './entities.ts';

const sts = inService('sts');

export const getCallerIdentity = sts(
  'GetCallerIdentity',
  {},
  {
    example: {},
    run: (context) => {
      const { UserId, Arn } = callerOf(context);
      return { UserId, Account: context.account, Arn };
    },
  },
);

function credentials(context: DataContext, seconds: number) {
  const seed = `session/${context.nextOrdinal('session')}`;
  return {
    AccessKeyId: uniqueId('ASIA', seed).slice(0, 20),
    SecretAccessKey: `${hashHex(`secret/${seed}`)}${hashHex(`${seed}/secret`)}`.slice(0, 40),
    SessionToken: `${hashHex(`token/${seed}`)}${hashHex(`${seed}/token`)}`,
    Expiration: iso(context.at + seconds * 1000),
  };
}

export const getSessionToken = sts(
  'GetSessionToken',
  {
    DurationSeconds: z.int().min(900).max(129_600).optional(),
    SerialNumber: z.string().optional(),
    TokenCode: z.string().optional(),
  },
  {
    example: {},
    run: (context, { DurationSeconds = 43_200 }) => ({ Credentials: credentials(context, DurationSeconds) }),
  },
);

/** Whether a trust policy lets that caller in; undefined where a condition decides. */
function trusts(document: string, account: string, arn: string): boolean | undefined {
  const { Statement } = JSON.parse(document) as { readonly Statement?: unknown };
  let isTrusted: boolean | undefined = false;
  for (const statement of [Statement].flat()) {
    const { Effect, Action, Principal, Condition } = Object(statement) as {
      readonly [field: string]: unknown;
    };
    const { AWS } = Object(Principal) as { readonly AWS?: unknown };
    const named = Principal === '*' ? ['*'] : [AWS ?? []].flat();
    const names = ['*', account, `arn:aws:iam::${account}:root`, arn];
    const isMeant = named.some((each) => names.includes(String(each)));
    const asked = [Action].flat().some((each) => ['*', 'sts:*', 'sts:AssumeRole'].includes(String(each)));
    if (!isMeant || !asked) continue;
    if (Condition !== undefined) isTrusted ||= undefined;
    else if (Effect === 'Deny') return false;
    else isTrusted = true;
  }
  return isTrusted;
}

export const assumeRole = sts(
  'AssumeRole',
  {
    RoleArn: z.string(),
    RoleSessionName: z.string().regex(/^[\w+=,.@-]{2,64}$/),
    DurationSeconds: z.int().min(900).max(43_200).optional(),
    ExternalId: z.string().optional(),
    Policy: z.string().optional(),
    PolicyArns: z.array(jsonObject).optional(),
    Tags: z.array(jsonObject).optional(),
    TransitiveTagKeys: texts.optional(),
    SerialNumber: z.string().optional(),
    TokenCode: z.string().optional(),
    SourceIdentity: z.string().optional(),
  },
  {
    errors: ['AccessDenied', 'ValidationError'],
    example: { RoleArn: 'arn:aws:iam::111122223333:role/deploy', RoleSessionName: 'build' },
    run: (context, { RoleArn, RoleSessionName, DurationSeconds = 3600 }) => {
      const role = context.all('iam-role').find((each) => arnOfRole(each) === RoleArn);
      const caller = callerOf(context);
      const isTrusted = role && trusts(role.AssumeRolePolicyDocument, context.account, caller.Arn);
      if (role === undefined || isTrusted === false)
        return refuse(
          'AccessDenied',
          `User: ${caller.Arn} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
        );
      if (isTrusted === undefined)
        return refuseUnsimulated('conditions of a trust policy; one without conditions is followed');
      if (DurationSeconds > role.MaxSessionDuration)
        refuse(
          'ValidationError',
          'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
        );
      return {
        Credentials: credentials(context, DurationSeconds),
        AssumedRoleUser: {
          AssumedRoleId: `${uniqueId('AROA', role.id)}:${RoleSessionName}`,
          Arn: `arn:aws:sts::${role.account}:assumed-role/${role.RoleName}/${RoleSessionName}`,
        },
      };
    },
  },
);
