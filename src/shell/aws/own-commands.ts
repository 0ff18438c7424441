import type { Arity } from '../../aws/command-option.ts';
import { type CommandError, unknownOptions, usageError } from '../../aws/errors.ts';
import { globalOptions } from '../../aws/global-options.ts';
import { matchWords } from '../../aws/match-words.ts';

interface OwnCommand {
  /** Words without dashes that have to be given, by what usage calls them. */
  readonly words?: readonly string[];
  /** Options with a value; those with a star have to be given. */
  readonly one?: string;
  readonly many?: string;
  readonly none?: string;
}

/** Commands that AWS CLI has beside those of the services' models, and what they take. */
const COMMANDS: { readonly [service: string]: { readonly [command: string]: OwnCommand } } = {
  cloudformation: {
    deploy: {
      one: 'template-file* stack-name* s3-bucket s3-prefix kms-key-id role-arn',
      many: 'parameter-overrides capabilities notification-arns tags',
      none: 'force-upload use-json no-execute-changeset fail-on-empty-changeset no-fail-on-empty-changeset disable-rollback no-disable-rollback',
    },
    package: {
      one: 'template-file* s3-bucket* s3-prefix kms-key-id output-template-file metadata',
      none: 'use-json force-upload',
    },
  },
  cloudtrail: {
    'validate-logs': {
      one: 'trail-arn* start-time* end-time s3-bucket s3-prefix account-id',
      none: 'verbose',
    },
  },
  ecr: { 'get-login-password': {} },
  ecs: {
    deploy: {
      one: 'service* task-definition* codedeploy-appspec* cluster codedeploy-application codedeploy-deployment-group',
    },
  },
  eks: {
    'get-token': { one: 'cluster-name cluster-id role-arn' },
    'update-kubeconfig': {
      one: 'name* kubeconfig role-arn alias user-alias assume-role-arn proxy-url',
      none: 'dry-run verbose',
    },
  },
  logs: {
    'start-live-tail': {
      one: 'log-event-filter-pattern mode',
      many: 'log-group-identifiers* log-stream-names log-stream-name-prefixes',
    },
    tail: {
      words: ['group_name'],
      one: 'since format filter-pattern log-stream-name-prefix',
      many: 'log-stream-names',
      none: 'follow',
    },
  },
  rds: { 'generate-db-auth-token': { one: 'hostname* port* username*' } },
};

interface OwnOption {
  readonly name: string;
  readonly arity: Arity;
  readonly isRequired: boolean;
}

function optionsOf({ one = '', many = '', none = '' }: OwnCommand): readonly OwnOption[] {
  const lists: readonly (readonly [Arity, string])[] = [
    ['one', one],
    ['many', many],
    ['none', none],
  ];
  return lists.flatMap(([arity, names]) =>
    names
      .split(' ')
      .filter(Boolean)
      .map((name) => ({ name: name.replace('*', ''), arity, isRequired: name.endsWith('*') })),
  );
}

/** What AWS CLI would say of the words after such a command; undefined when it would go ahead, or nothing is known of it. */
export function ownCommandFault(
  service: string,
  command: string,
  words: readonly string[],
): CommandError | undefined {
  const own = COMMANDS[service]?.[command];
  if (own === undefined) return undefined;
  const options = optionsOf(own);
  const matched = matchWords(words, options);
  if (!matched.ok) return matched.error;
  const given = new Set(matched.value.options.map(({ option }) => option.name));
  const { others } = matched.value;
  const missing = [
    ...(own.words ?? []).slice(others.length),
    ...options
      .filter(({ name, isRequired }) => isRequired && !given.has(name))
      .map(({ name }) => `--${name}`),
  ];
  if (missing.length > 0) return usageError(`the following arguments are required: ${missing.join(', ')}`);
  const used = others.slice(0, own.words?.length ?? 0);
  const strangers = matched.value.remaining.filter((word) => !used.includes(word));
  if (strangers.length === 0) return undefined;
  return unknownOptions(
    strangers,
    [...options, ...globalOptions].map(({ name }) => `--${name}`),
  );
}
