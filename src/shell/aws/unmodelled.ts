import { closestName } from '../../aws/closest-name.ts';
import { invalidChoice, usageError } from '../../aws/errors.ts';
import { serviceNames } from '../../aws/model.ts';
import { commandTable, kebabName } from '../../aws/names.ts';
import type { ServiceModel } from '../../aws/shape.ts';
import { type CommandResult, fail } from '../bash/command.ts';
import { type AwsCall, refuse } from './call.ts';
import { notSimulated } from './not-simulated.ts';
import { ownCommandFault } from './own-commands.ts';

/** Commands where a service's name would stand. */
const WHOLE_COMMANDS: readonly string[] = ['login', 'logout'];

/** A service that the models do not know: one of AWS's others, or none at all. */
export async function unmodelledService(
  call: AwsCall,
  service: string,
  command: string | undefined,
  words: readonly string[],
): Promise<CommandResult> {
  const { SERVICE_NAMES, SERVICE_OPERATIONS } = await import('./generated/catalogue.ts');
  if (!SERVICE_NAMES.includes(service)) {
    const error = invalidChoice('command', service, SERVICE_NAMES);
    const hint = closestName(service, [...serviceNames(), ...SERVICE_NAMES]);
    return refuse(call, hint === undefined ? error : { ...error, hint });
  }
  if (WHOLE_COMMANDS.includes(service)) return fail(`not simulated: aws ${service}.\n`, 255);
  if (command === undefined)
    return refuse(call, usageError('the following arguments are required: operation'));
  const known = SERVICE_OPERATIONS[service]?.split(' ');
  // Of a service whose commands are not listed, any command may be right.
  if (known === undefined) return fail(`not simulated: aws ${service} ${command}.\n`, 255);
  return answer(call, { service, command, words }, known, []);
}

/** A command that the service's model does not have: one of AWS's others, or none at all. */
export async function unmodelledOperation(
  call: AwsCall,
  model: ServiceModel,
  command: string,
  words: readonly string[],
): Promise<CommandResult> {
  const { SERVICE_OPERATIONS } = await import('./generated/catalogue.ts');
  const modelled = Object.keys(model.operations);
  const known = SERVICE_OPERATIONS[model.service]?.split(' ') ?? modelled;
  return answer(call, { service: model.service, command, words }, known, [...commandTable(model).keys()]);
}

/** Commands that AWS CLI has beside those of the services' models. */
const OWN_COMMANDS: { readonly [service: string]: readonly string[] } = {
  cloudformation: ['deploy', 'package', 'wait'],
  cloudtrail: ['create-subscription', 'update-subscription', 'validate-logs'],
  cloudfront: ['sign', 'wait'],
  codecommit: ['credential-helper'],
  deploy: ['push', 'register', 'deregister', 'install', 'uninstall', 'wait'],
  ec2: ['wait'],
  'ec2-instance-connect': ['ssh', 'open-tunnel'],
  ecr: ['get-login-password', 'wait'],
  ecs: ['deploy', 'wait'],
  eks: ['get-token', 'update-kubeconfig', 'wait'],
  emr: ['wait', 'ssh', 'socks', 'get', 'put'],
  gamelift: ['upload-build', 'get-game-session-log'],
  lambda: ['wait'],
  logs: ['tail', 'start-live-tail'],
  rds: ['generate-db-auth-token', 'wait'],
  dynamodb: ['wait'],
  iam: ['wait'],
  s3api: ['wait'],
};

interface Line {
  readonly service: string;
  readonly command: string;
  /** What comes after the command. */
  readonly words: readonly string[];
}

function answer(
  call: AwsCall,
  { service, command, words }: Line,
  operations: readonly string[],
  preferred: readonly string[],
): CommandResult {
  const names = new Map(operations.map((name) => [kebabName(name), name]));
  const own = OWN_COMMANDS[service] ?? [];
  const operation = names.get(command);
  const fault = own.includes(command) ? ownCommandFault(service, command, words) : undefined;
  if (fault !== undefined) return refuse(call, fault);
  if (operation !== undefined || own.includes(command)) return notSimulated(service, operation ?? command);
  const choices = [...names.keys(), ...own, 'help'].sort();
  const error = invalidChoice('operation', command, choices);
  // A blank where a dash belongs.
  const joined = [2, 1].map((count) => [command, ...words.slice(0, count)].join('-'));
  const hint =
    joined.find((name) => names.has(name)) ?? nearest(command, preferred) ?? nearest(command, choices);
  return refuse(call, hint === undefined ? error : { ...error, hint: `aws ${service} ${hint}` });
}

/** By spelling; else the command that shares most of its words. */
function nearest(command: string, choices: readonly string[]): string | undefined {
  const close = closestName(command, choices);
  if (close !== undefined) return close;
  const words = new Set(command.split('-'));
  let best: string | undefined;
  let bestScore = words.size - 1;
  for (const choice of choices) {
    const parts = choice.split('-');
    const score = parts.filter((part) => words.has(part)).length * 2 - parts.length;
    if (score > 0 && score >= bestScore) {
      if (score > bestScore || best === undefined) best = choice;
      bestScore = score;
    }
  }
  return best;
}
